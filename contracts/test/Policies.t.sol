// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Clause, IPolicies, Keep, Quorum, Terms} from "../src/interfaces/IPolicies.sol";
import {Fixture, Key} from "./Fixture.sol";

contract PoliciesTest is Fixture {
    uint64 private constant PUBLIC = type(uint64).max;

    function setUp() public override {
        super.setUp();
        vm.startPrank(operator);
    }

    function publishRefused(Terms memory terms, bytes memory reason) private {
        vm.expectRevert(reason);
        policies.publish(0, "refused", terms);
    }

    function durationRefused(Terms memory terms, string memory what, uint64 value, uint64 least, uint64 most)
        private
    {
        publishRefused(
            terms, abi.encodeWithSelector(IPolicies.DurationOutOfRange.selector, what, value, least, most)
        );
    }

    function test_publish_newPolicy() public {
        Terms memory terms = termsOf();
        terms.keep = Keep(1, 2, 3, 4, 5, 6);
        vm.expectEmit(true, true, true, true, address(policies));
        emit IPolicies.PolicyPublished(2, 1, "another", uint64(START), uint64(START), terms);
        (uint32 number, uint32 version) = policies.publish(0, "another", terms);
        assertEq(number, 2, "number");
        assertEq(version, 1, "version");
        assertEq(policies.policyCount(), 2, "count");
        assertEq(abi.encode(policies.terms(2, 1)), abi.encode(terms), "terms");
        (bytes32 name, uint64 publishedAt) = policies.published(2, 1);
        assertEq(name, "another", "name");
        assertEq(publishedAt, START, "published at");
        Quorum memory quorum = policies.quorum(2, 1);
        assertEq(quorum.minRetention, terms.minRetention, "minRetention");
        assertEq(abi.encode(quorum.keep), abi.encode(terms.keep), "keep");
        assertEq(quorum.n, terms.n, "n");
        assertEq(quorum.w, terms.w, "w");
        assertEq(quorum.organisations, terms.organisations, "organisations");
        assertEq(keccak256(abi.encode(quorum.slots)), keccak256(abi.encode(terms.slots)), "slots");
    }

    function test_publish_nextVersionLeavesTheOld() public {
        Terms memory first = termsOf();
        Terms memory second = termsOf();
        second.minRetention = 1 days;
        second.w = 6;
        vm.warp(START + 100);
        (uint32 number, uint32 version) = policies.publish(policy, "second", second);
        assertEq(number, policy, "number");
        assertEq(version, 2, "version");
        assertEq(abi.encode(policies.terms(policy, 1)), abi.encode(first), "first version");
        assertEq(abi.encode(policies.terms(policy, 2)), abi.encode(second), "second version");
        (uint32 version_, uint64 since) = policies.inForce(policy);
        assertEq(version_, 2, "in force");
        assertEq(since, START + 100, "since");
    }

    function test_publish_impossibleCoding() public {
        Terms memory terms = termsOf();
        terms.k = 0;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.KMissing.selector));
        terms = termsOf();
        terms.n = 33;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.TooManySlots.selector, 33, 32));
        terms = termsOf();
        terms.k = 7;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.KTooLarge.selector, 7, 6));
        terms = termsOf();
        terms.w = 3;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.QuorumBelowK.selector, 3, 4));
        terms = termsOf();
        terms.w = 7;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.QuorumAboveN.selector, 7, 6));
        terms = termsOf();
        terms.organisations = 7;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.OrganisationsAboveN.selector, 7, 6));
        terms = termsOf();
        terms.slots = new uint32[](5);
        publishRefused(terms, abi.encodeWithSelector(IPolicies.SlotsExpected.selector, 6, 5));
    }

    function test_publish_impossibleSlots() public {
        Terms memory terms = termsOf();
        terms.slots[5] = 7;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.SlotUnassigned.selector, 7));
        terms.slots[5] = 0;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.SlotUnassigned.selector, 0));
        terms.slots[5] = 1;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.SlotTwice.selector, 1));
    }

    function test_publish_keepsTooLong() public {
        Terms memory terms = termsOf();
        terms.keep = Keep(65_535, 65_535, 36_500, 5214, 1216, 100);
        policies.publish(0, "as long as can be", terms);
        terms.keep = Keep(0, 0, 36_501, 0, 0, 0);
        publishRefused(terms, abi.encodeWithSelector(IPolicies.KeepTooLong.selector, "daily", 36_501, 36_500));
        terms.keep = Keep(0, 0, 0, 5215, 0, 0);
        publishRefused(terms, abi.encodeWithSelector(IPolicies.KeepTooLong.selector, "weekly", 5215, 5214));
        terms.keep = Keep(0, 0, 0, 0, 1217, 0);
        publishRefused(terms, abi.encodeWithSelector(IPolicies.KeepTooLong.selector, "monthly", 1217, 1216));
        terms.keep = Keep(0, 0, 0, 0, 0, 101);
        publishRefused(terms, abi.encodeWithSelector(IPolicies.KeepTooLong.selector, "yearly", 101, 100));
    }

    function test_publish_impossibleDurations() public {
        Terms memory terms = termsOf();
        terms.interval = 0;
        durationRefused(terms, "interval", 0, 1, 365 days);
        terms.interval = 365 days + 1;
        durationRefused(terms, "interval", 365 days + 1, 1, 365 days);
        terms = termsOf();
        terms.lateness = 365 days + 1;
        durationRefused(terms, "lateness", 365 days + 1, 0, 365 days);
        terms = termsOf();
        terms.minRetention = 36_500 days + 1;
        durationRefused(terms, "minRetention", 36_500 days + 1, 0, 36_500 days);
        terms = termsOf();
        terms.grace = type(uint64).max;
        durationRefused(terms, "grace", type(uint64).max, 0, 36_500 days);
        terms = termsOf();
        terms.requestTtl = 0;
        durationRefused(terms, "requestTtl", 0, 1, 365 days);
        terms = termsOf();
        terms.grantTtl = 0;
        durationRefused(terms, "grantTtl", 0, 1, 365 days);
    }

    function test_publish_impossibleRestores() public {
        Terms memory terms = termsOf();
        terms.approvals = 0;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.ApprovalsMissing.selector));
        terms = termsOf();
        terms.restoreRole = PUBLIC;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.RoleOpenToAll.selector, PUBLIC));
        terms = termsOf();
        terms.approverRole = PUBLIC;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.RoleOpenToAll.selector, PUBLIC));
        terms = termsOf();
        terms.panel = 2;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.PanelUnknown.selector, 2));
        terms.panel = 0;
        publishRefused(terms, abi.encodeWithSelector(IPolicies.PanelUnknown.selector, 0));
    }

    function clauseRefused(uint256 organisations, uint8 approvals, bytes memory reason) private {
        Terms memory terms = termsOf();
        terms.restore.clauses = new Clause[](2);
        terms.restore.clauses[0] = Clause({organisations: 0, approvals: 1});
        terms.restore.clauses[1] = Clause({organisations: organisations, approvals: approvals});
        publishRefused(terms, reason);
    }

    function test_publish_impossibleClauses() public {
        bytes4 impossible = IPolicies.ClauseImpossible.selector;
        clauseRefused(0, 0, abi.encodeWithSelector(impossible, 1, 0, 2));
        clauseRefused(0, 3, abi.encodeWithSelector(impossible, 1, 3, 2));
        clauseRefused(1 << 2, 2, abi.encodeWithSelector(impossible, 1, 2, 1));
        clauseRefused(1, 1, abi.encodeWithSelector(IPolicies.OrganisationUnknown.selector, 0));
        clauseRefused(1 << 1 | 1 << 3, 1, abi.encodeWithSelector(IPolicies.OrganisationUnknown.selector, 3));
        clauseRefused(1 << 255, 1, abi.encodeWithSelector(IPolicies.OrganisationUnknown.selector, 255));
        stores.updateOrganisation(2, address(0xB2), false);
        clauseRefused(1 << 2, 1, abi.encodeWithSelector(IPolicies.OrganisationInactive.selector, 2));
        Terms memory terms = termsOf();
        terms.restore.clauses = new Clause[](9);
        publishRefused(terms, abi.encodeWithSelector(IPolicies.TooManyClauses.selector, 9, 8));
        terms = termsOf();
        terms.restore.delay = 365 days + 1;
        durationRefused(terms, "delay", 365 days + 1, 0, 365 days);
    }

    function test_publish_impossibleRegions() public {
        Terms memory terms = termsOf();
        terms.restore.regions = new bytes32[](9);
        publishRefused(terms, abi.encodeWithSelector(IPolicies.TooManyRegions.selector, 9, 8));
        terms.restore.regions = new bytes32[](1);
        publishRefused(terms, abi.encodeWithSelector(IPolicies.RegionMissing.selector));
        terms = termsOf();
        terms.restore.deadline = 365 days + 1;
        durationRefused(terms, "deadline", 365 days + 1, 0, 365 days);
    }

    /// @dev Of organisations that no set can have, none is counted.
    function test_publish_countableOrganisations() public {
        for (uint256 i = 3; i <= 256; ++i) {
            stores.addOrganisation(bytes32(i), address(0));
        }
        Terms memory terms = termsOf();
        terms.restore.clauses = new Clause[](8);
        for (uint256 i = 0; i < 8; ++i) {
            terms.restore.clauses[i] = Clause({organisations: type(uint256).max - 1, approvals: 255});
        }
        terms.restore.clauses[7].organisations = 0;
        terms.restore.delay = 365 days;
        terms.restore.regions = new bytes32[](8);
        for (uint256 i = 0; i < 8; ++i) {
            terms.restore.regions[i] = bytes32(type(uint256).max - i);
        }
        (uint32 number,) = policies.publish(0, "largest", terms);
        assertEq(abi.encode(policies.terms(number, 1)), abi.encode(terms), "terms");
    }

    function test_publish_unknownPolicy() public {
        vm.expectRevert(abi.encodeWithSelector(IPolicies.PolicyUnknown.selector, 2));
        policies.publish(2, "unknown", termsOf());
    }

    /// @dev Three organisations could hold two of six slots each; one that holds three is too much for k = 4.
    function test_publish_organisationHoldsTooMuch() public {
        // Slots 1, 3, 5 are the second organisation's, 2, 4, 6 the first's.
        stores.addOrganisation("third", address(0xB3));
        Key memory key = keyOf("third's store");
        stores.addStore(3, key.x, key.y, 0, 0, "");
        stores.assignSlot(6, 7);
        publishRefused(
            termsOf(), abi.encodeWithSelector(IPolicies.OrganisationHoldsTooMuch.selector, 2, 3, 2)
        );
        key = keyOf("third's second store");
        stores.addStore(3, key.x, key.y, 0, 0, "");
        stores.assignSlot(5, 8);
        policies.publish(0, "spread", termsOf());
    }

    /// @dev Reference for the rule of spread: count by a plain table.
    function testFuzz_publish_spread(uint256 seed, uint8 n, uint8 k) public {
        n = uint8(bound(n, 1, 12));
        k = uint8(bound(k, 1, n));
        for (uint256 i = 3; i <= 6; ++i) {
            stores.addOrganisation(bytes32(i), address(0));
        }
        uint256[7] memory held;
        Terms memory terms = termsOf();
        terms.slots = new uint32[](n);
        (terms.n, terms.k, terms.w, terms.organisations) = (n, k, k, 1);
        for (uint32 i = 0; i < n; ++i) {
            uint32 organisation = uint32(uint256(keccak256(abi.encode(seed, i))) % 6 + 1);
            ++held[organisation];
            Key memory key = keyOf(string(abi.encodePacked("spread ", i)));
            stores.addStore(organisation, key.x, key.y, 0, 0, "");
            stores.assignSlot(7 + i, 7 + i);
            terms.slots[i] = 7 + i;
        }
        uint256 distinct;
        uint256 most;
        for (uint256 i = 1; i <= 6; ++i) {
            if (held[i] > 0) ++distinct;
            if (held[i] > most) most = held[i];
        }
        bool refused = distinct * (n - k) >= n && most > n - k;
        (bool accepted,) =
            address(policies).call(abi.encodeCall(policies.publish, (0, bytes32("fuzzed"), terms)));
        assertTrue(accepted != refused, "spread judged wrongly");
    }

    function test_publish_largest() public {
        Terms memory terms = termsOf();
        terms.slots = new uint32[](32);
        (terms.n, terms.k, terms.w) = (32, 20, 28);
        for (uint32 i = 0; i < 32; ++i) {
            Key memory key = keyOf(string(abi.encodePacked("large ", i)));
            stores.addStore(1 + i % 2, key.x, key.y, 0, 0, "");
            stores.assignSlot(7 + i, 7 + i);
            terms.slots[i] = 7 + i;
        }
        (uint32 number,) = policies.publish(0, "largest", terms);
        assertEq(abi.encode(policies.terms(number, 1)), abi.encode(terms), "terms");
    }

    function test_assign() public {
        vm.expectEmit(true, true, true, true, address(policies));
        emit IPolicies.PolicyAssigned("device", policy, uint64(START));
        policies.assign("device", policy);
        assertEq(policies.policyOf("device"), policy, "policy");
    }

    function test_assign_unknownPolicy() public {
        vm.expectRevert(abi.encodeWithSelector(IPolicies.PolicyUnknown.selector, 2));
        policies.assign("device", 2);
        vm.expectRevert(abi.encodeWithSelector(IPolicies.PolicyUnknown.selector, 0));
        policies.assign("device", 0);
    }

    function test_assignAtEnrolment_unknownPolicy() public {
        vm.stopPrank();
        vm.prank(address(fleet));
        vm.expectRevert(abi.encodeWithSelector(IPolicies.PolicyUnknown.selector, 5));
        policies.assignAtEnrolment("device", 5);
    }

    function test_versionAccepted_withinGrace() public {
        assertTrue(policies.versionAccepted(policy, 1), "the only version");
        assertFalse(policies.versionAccepted(policy, 0), "version 0");
        assertFalse(policies.versionAccepted(policy, 2), "a version to come");
        assertFalse(policies.versionAccepted(9, 1), "an unknown policy");
        assertFalse(policies.versionAccepted(9, 0), "an unknown policy's version 0");

        Terms memory terms = termsOf();
        terms.grace = 100;
        policies.publish(policy, "second", terms);
        vm.warp(START + 100);
        assertTrue(policies.versionAccepted(policy, 1), "the one before, in the last second of the grace");
        assertTrue(policies.versionAccepted(policy, 2), "the latest");
        vm.warp(START + 101);
        assertFalse(policies.versionAccepted(policy, 1), "the one before, after the grace");

        policies.publish(policy, "third", terms);
        assertFalse(policies.versionAccepted(policy, 1), "two before, in the grace");
        assertTrue(policies.versionAccepted(policy, 2), "one before, in the grace");
    }

    function test_terms_unknown() public {
        vm.expectRevert(abi.encodeWithSelector(IPolicies.VersionUnknown.selector, policy, 2));
        policies.terms(policy, 2);
        assertEq(policies.quorum(policy, 2).slots.length, 0, "an unknown version has slots");
    }
}
