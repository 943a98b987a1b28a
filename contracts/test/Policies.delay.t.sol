// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IPolicies, Rule, Terms} from "../src/interfaces/IPolicies.sol";
import {ISnapshots, Record} from "../src/interfaces/ISnapshots.sol";
import {SnapshotsFixture} from "./SnapshotsFixture.sol";

/// @dev The consortium's delay is a day: what loosens waits so long.
contract PoliciesDelayTest is SnapshotsFixture {
    function delay() internal pure override returns (uint32) {
        return 1 days;
    }

    function looser() private pure returns (Terms memory terms) {
        terms = termsOf();
        terms.minRetention = 1 days;
    }

    function tighter() private pure returns (Terms memory terms) {
        terms = termsOf();
        terms.minRetention = 60 days;
        terms.grace = 100;
    }

    function publish(Terms memory terms) private returns (uint32 version) {
        vm.prank(operator);
        (, version) = policies.publish(policy, "next", terms);
    }

    function inForce(uint32 version, uint256 since) private view {
        (uint32 version_, uint64 since_) = policies.inForce(policy);
        assertEq(version_, version, "in force");
        assertEq(since_, since, "since");
    }

    function waits(uint32 version, uint256 from) private view {
        (uint32 version_, uint64 from_) = policies.waiting(policy);
        assertEq(version_, version, "waiting");
        assertEq(from_, from, "from");
    }

    function test_publish_tighterAtOnce() public {
        vm.warp(START + 10);
        vm.expectEmit(true, true, true, true, address(policies));
        emit IPolicies.PolicyPublished(policy, 2, "next", uint64(START + 10), uint64(START + 10), tighter());
        publish(tighter());
        inForce(2, START + 10);
        waits(0, 0);
        assertTrue(policies.versionAccepted(policy, 1), "the one before, in its grace");
        vm.warp(START + 111);
        assertFalse(policies.versionAccepted(policy, 1), "the one before, after it");
    }

    function test_publish_looserWaits() public {
        Terms memory terms = looser();
        terms.grace = 100;
        uint64 from = uint64(START + 1 days);
        vm.expectEmit(true, true, true, true, address(policies));
        emit IPolicies.PolicyPublished(policy, 2, "next", uint64(START), from, terms);
        publish(terms);
        vm.warp(from - 1);
        inForce(1, START);
        waits(2, from);
        assertFalse(policies.versionAccepted(policy, 2), "accepted while it waits");
        vm.warp(from);
        inForce(2, from);
        waits(0, 0);
        assertTrue(policies.versionAccepted(policy, 2), "refused when in force");
        vm.warp(from + 100);
        assertTrue(policies.versionAccepted(policy, 1), "the one before, in its grace");
        vm.warp(from + 101);
        assertFalse(policies.versionAccepted(policy, 1), "the one before, after it");
    }

    function test_loosened() public {
        Terms memory terms = looser();
        terms.approvals = 2;
        terms.interval = 2 hours;
        assertEq(
            policies.loosened(policy, terms),
            1 << uint256(Rule.MinRetention) | 1 << uint256(Rule.Interval),
            "loosened"
        );
        assertEq(policies.loosened(policy, tighter()), 0, "tightened");
        terms.k = 0;
        vm.expectRevert(abi.encodeWithSelector(IPolicies.KMissing.selector));
        policies.loosened(policy, terms);
        vm.expectRevert(abi.encodeWithSelector(IPolicies.PolicyUnknown.selector, 9));
        policies.loosened(9, termsOf());
        vm.expectRevert(abi.encodeWithSelector(IPolicies.PolicyUnknown.selector, 0));
        policies.loosened(0, termsOf());
    }

    /// @dev A tightening of what waits is measured by what is in force, and the wait begins anew.
    function test_publish_onTopOfWhatWaits() public {
        publish(looser());
        Terms memory terms = looser();
        terms.minRetention = 2 days;
        vm.warp(START + 1 days - 1);
        vm.expectEmit(true, true, true, true, address(policies));
        emit IPolicies.VersionWithdrawn(policy, 2);
        publish(terms);
        inForce(1, START);
        waits(3, START + 2 days - 1);
        vm.warp(START + 1 days);
        inForce(1, START);
        assertFalse(policies.versionAccepted(policy, 2), "withdrawn");
        vm.warp(START + 2 days - 1);
        inForce(3, START + 2 days - 1);
        assertFalse(policies.versionAccepted(policy, 2), "withdrawn");
        assertTrue(policies.versionAccepted(policy, 1), "the one before");
    }

    /// @dev What loosens nothing ends what waits: it is not loosened again behind it.
    function test_publish_tighterEndsWhatWaits() public {
        publish(looser());
        vm.warp(START + 100);
        publish(tighter());
        inForce(3, START + 100);
        waits(0, 0);
        vm.warp(START + 2 days);
        inForce(3, START + 100);
        assertFalse(policies.versionAccepted(policy, 2), "withdrawn");
    }

    /// @dev Neither of two steps loosens the terms before it, nor does the last loosen the first.
    function test_publish_inSteps() public {
        publish(tighter());
        Terms memory terms = tighter();
        terms.minRetention = 59 days;
        publish(terms);
        inForce(2, START);
        waits(3, START + 1 days);
    }

    /// @dev Where Solidity puts what waits: readers of the storage depend on it.
    function test_layout() public {
        publish(tighter());
        Terms memory terms = looser();
        terms.grace = 7;
        uint32 version = publish(terms);
        uint256 from = START + 1 days;
        assertEq(
            uint256(vm.load(address(policies), keccak256(abi.encode(uint256(policy), uint256(1))))),
            2 | START << 32 | uint256(100) << 72 | uint256(1) << 104 | uint256(version) << 136 | from << 168
                | uint256(7) << 208,
            "version, since, grace, previous, last, from, lastGrace"
        );
        uint32 loose = other(terms);
        assign("device", policy);
        assign("device", loose);
        assertEq(
            uint256(vm.load(address(policies), keccak256(abi.encode(bytes32("device"), uint256(3))))),
            policy | uint256(policy) << 32 | uint256(2) << 64 | (START + 70 minutes) << 96 | uint256(loose)
                << 160 | from << 192,
            "policy, first policy, its version, first deadline, next policy, from"
        );
    }

    function test_withdraw() public {
        vm.startPrank(operator);
        vm.expectRevert(abi.encodeWithSelector(IPolicies.NothingWaits.selector, policy));
        policies.withdraw(policy);
        policies.publish(policy, "next", looser());
        vm.warp(START + 1 days - 1);
        vm.expectEmit(true, true, true, true, address(policies));
        emit IPolicies.VersionWithdrawn(policy, 2);
        policies.withdraw(policy);
        vm.warp(START + 5 days);
        inForce(1, START);
        waits(0, 0);
        assertFalse(policies.versionAccepted(policy, 2), "withdrawn");
        (, uint32 version) = policies.publish(policy, "next", looser());
        assertEq(version, 3, "a number is used once");
        vm.warp(START + 6 days);
        vm.expectRevert(abi.encodeWithSelector(IPolicies.NothingWaits.selector, policy));
        policies.withdraw(policy);
        vm.stopPrank();
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        policies.withdraw(policy);
    }

    /// @dev A device anchors under the version in force; the one that waits is refused until its second.
    function test_anchor_versionThatWaits() public {
        publish(looser());
        Record memory record = nextRecord(device);
        assertEq(record.policyVersion, 1, "in force");
        record.policyVersion = 2;
        vm.warp(START + 1 days - 1);
        refused(
            itemOf(record, key, 5),
            abi.encodeWithSelector(ISnapshots.VersionWaits.selector, policy, 2, uint64(START + 1 days))
        );
        vm.warp(START + 1 days);
        anchor(itemOf(record, key, 5));
        assertEq(snapshots.head(device).sequence, 1, "anchored");
    }

    function under(bytes32 device, uint32 number, uint32 next, uint256 from) private view {
        assertEq(policies.policyOf(device), number, "policy");
        (uint32 next_, uint64 from_) = policies.waitingFor(device);
        assertEq(next_, next, "next policy");
        assertEq(from_, from, "from");
    }

    function other(Terms memory terms) private returns (uint32 number) {
        vm.prank(operator);
        (number,) = policies.publish(0, "other", terms);
    }

    function assign(bytes32 device, uint32 number) private {
        vm.prank(operator);
        policies.assign(device, number);
    }

    /// @dev A device is put under a looser policy no sooner than its own could be loosened.
    function test_assign_looserWaits() public {
        uint32 loose = other(looser());
        assign("device", policy);
        vm.expectEmit(true, true, true, true, address(policies));
        emit IPolicies.PolicyAssigned("device", loose, uint64(START + 1 days));
        assign("device", loose);
        under("device", policy, loose, START + 1 days);
        vm.warp(START + 1 days - 1);
        under("device", policy, loose, START + 1 days);
        vm.warp(START + 1 days);
        under("device", loose, 0, 0);
        (uint32 first, uint32 version, uint64 due) = policies.firstDeadline("device");
        assertEq(first, policy, "first policy");
        assertEq(version, 1, "its version");
        assertEq(due, START + 70 minutes, "first deadline");
        // Back to the tighter one at once.
        assign("device", policy);
        under("device", policy, 0, 0);
    }

    function test_assign_sameEndsWhatWaits() public {
        uint32 loose = other(looser());
        assign("device", policy);
        assign("device", loose);
        vm.expectEmit(true, true, true, true, address(policies));
        emit IPolicies.PolicyAssigned("device", policy, uint64(START));
        assign("device", policy);
        vm.warp(START + 3 days);
        under("device", policy, 0, 0);
    }

    /// @dev A policy that is tight now, and looser before anybody had a day to see it coming.
    function test_assign_toWhatIsLoosened() public {
        uint32 number = other(termsOf());
        assign("device", policy);
        vm.prank(operator);
        policies.publish(number, "next", looser());
        vm.warp(START + 1 days - 1);
        assign("device", number);
        under("device", policy, number, START + 2 days - 1);
    }

    /// @dev A policy that is tight now, but accepts the looser version before for its grace.
    function test_assign_toWhatWasLoose() public {
        uint32 number = other(looser());
        vm.prank(operator);
        policies.publish(number, "next", tighter());
        assign("device", policy);
        assign("device", number);
        under("device", policy, number, START + 1 days);
        vm.warp(START + 101);
        assign("device", number);
        under("device", number, 0, 0);
    }

    function test_assign_tighterAtOnce() public {
        uint32 number = other(tighter());
        assign("device", policy);
        assign("device", number);
        under("device", number, 0, 0);
    }

    /// @dev A deadline before the grant could come.
    function test_publish_impossibleDeadline() public {
        Terms memory terms = termsOf();
        (terms.restore.delay, terms.restore.deadline) = (100, 99);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IPolicies.DeadlineImpossible.selector, 99, 100));
        policies.publish(policy, "next", terms);
        terms.restore.deadline = 100;
        publish(terms);
        // A successor's delay is longer.
        terms.restore.successor = 101;
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IPolicies.DeadlineImpossible.selector, 100, 101));
        policies.publish(policy, "next", terms);
        terms.restore.deadline = 101;
        publish(terms);
    }

    /// @dev A successor's delay is as long as the policy's at least, and has a bound; 0 is no such rule.
    function test_publish_successor() public {
        Terms memory terms = termsOf();
        (terms.restore.delay, terms.restore.successor) = (100, 99);
        vm.prank(operator);
        vm.expectRevert(
            abi.encodeWithSelector(IPolicies.DurationOutOfRange.selector, "successor", 99, 100, 365 days)
        );
        policies.publish(policy, "next", terms);
        terms.restore.successor = 365 days + 1;
        vm.prank(operator);
        vm.expectRevert(
            abi.encodeWithSelector(
                IPolicies.DurationOutOfRange.selector, "successor", 365 days + 1, 100, 365 days
            )
        );
        policies.publish(policy, "next", terms);
        terms.restore.successor = 365 days;
        uint32 version = publish(terms);
        assertEq(policies.terms(policy, version).restore.successor, 365 days, "the longest");
        terms.restore.successor = 100;
        version = publish(terms);
        assertEq(policies.terms(policy, version).restore.successor, 100, "the shortest");
    }

    /// @dev Whatever is published and withdrawn: nothing loosens what was in force sooner than a day after it was
    /// published.
    function testFuzz_publish_neverSooner(uint256 seed) public {
        uint256 promised = policies.terms(policy, 1).minRetention;
        // What may come into force, and from when.
        uint256[] memory retention = new uint256[](24);
        uint256[] memory publishedAt = new uint256[](24);
        uint256 now_ = START;
        uint32 last = 1;
        for (uint256 i = 0; i < 16; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(seed, i)));
            now_ += draw % 20 hours;
            vm.warp(now_);
            (uint32 version, uint64 since) = policies.inForce(policy);
            uint256 kept = policies.terms(policy, version).minRetention;
            if (kept < promised) assertTrue(since >= publishedAt[version] + 1 days, "loosened too soon");
            promised = kept;
            (uint32 waiting,) = policies.waiting(policy);
            vm.startPrank(operator);
            if (draw >> 64 & 7 == 0 && waiting != 0) {
                policies.withdraw(policy);
            } else {
                Terms memory terms = termsOf();
                terms.minRetention = uint64((draw >> 128) % 5 + 1) * 10 days;
                (, last) = policies.publish(policy, "fuzzed", terms);
                (retention[last], publishedAt[last]) = (terms.minRetention, now_);
                (version,) = policies.inForce(policy);
                assertEq(
                    policies.terms(policy, version).minRetention,
                    retention[last] >= promised ? retention[last] : promised,
                    "in force after publishing"
                );
                promised = policies.terms(policy, version).minRetention;
            }
            vm.stopPrank();
        }
    }
}
