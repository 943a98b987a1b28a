// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Fixture, Key} from "./Fixture.sol";
import {Kind} from "../src/interfaces/IIncidents.sol";
import {Clause, Keep, Terms} from "../src/interfaces/IPolicies.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Digests} from "../src/libraries/Digests.sol";

/// @dev Where others read by proof: the words that docs/contracts names, read as they lie in storage.
contract LayoutTest is Fixture {
    Key private key;
    bytes32 private device;
    bytes32 private recordHash;
    Record private record;

    function setUp() public override {
        super.setUp();
        key = deviceKey(1);
        device = enrol(key);
        record = anchorNext(key, device);
        recordHash = digestOf(record);
    }

    /// @dev A word of a value in a mapping: keccak256(key || slot of the mapping) + offset.
    function word(address target, bytes32 at, uint256 mapping_, uint256 offset)
        private
        view
        returns (uint256)
    {
        bytes32 base = keccak256(abi.encode(at, mapping_));
        return uint256(vm.load(target, bytes32(uint256(base) + offset)));
    }

    function test_layout_clock() public view {
        assertEq(uint256(vm.load(address(clock), 0)), START | START << 64, "time, tickedAt");
    }

    function test_layout_fleet() public {
        assertEq(word(address(fleet), device, 1, 0), uint256(key.x), "x");
        assertEq(word(address(fleet), device, 1, 1), uint256(key.y), "y");
        assertEq(
            word(address(fleet), device, 1, 2),
            1 | 1 << 32 | 1 << 40 | START << 72,
            "organisation, status, generation, enrolledAt"
        );
        assertEq(bytes32(word(address(fleet), device, 1, 3)), "a device", "label");
        bytes32 invitation = idOf(keyOf(string(abi.encodePacked("token of ", key.x))));
        assertEq(
            word(address(fleet), invitation, 2, 2),
            1 | uint256(policy) << 32 | (START + 1 hours) << 64 | START << 128 | 2 << 192,
            "organisation, policy, expires, usedAt, status"
        );
        assertEq(bytes32(word(address(fleet), invitation, 2, 5)), device, "device");
        bytes32 replacing = idOf(keyOf("another token"));
        Key memory token = keyOf("another token");
        vm.prank(operator);
        fleet.invite(replacing, token.x, token.y, 1, 0, uint64(START), "", device);
        assertEq(
            word(address(fleet), replacing, 2, 2),
            1 | START << 64 | 1 << 192 | 1 << 200,
            "organisation, policy, expires, usedAt, status, generation"
        );
        assertEq(bytes32(word(address(fleet), idOf(key), 3, 0)), device, "id of key");
        assertEq(uint256(vm.load(address(fleet), bytes32(uint256(4)))), 1, "count");
    }

    function test_layout_stores() public view {
        Key memory first = storeKey(1);
        assertEq(bytes32(word(address(stores), bytes32(uint256(1)), 1, 0)), "first", "name");
        assertEq(word(address(stores), bytes32(uint256(1)), 1, 1), 0xB1 | 1 << 160, "account, active");
        assertEq(word(address(stores), bytes32(uint256(1)), 2, 0), uint256(first.x), "x");
        assertEq(word(address(stores), bytes32(uint256(1)), 2, 2), 1, "tls key hash");
        assertEq(bytes32(word(address(stores), bytes32(uint256(1)), 2, 3)), "here", "region");
        assertEq(word(address(stores), bytes32(uint256(4)), 2, 4), 1 | uint256(4) << 32, "organisation, slot");
        assertEq(
            word(address(stores), bytes32(uint256(1)), 3, 0), 1 | 1 << 32 | 2 << 64, "store, version, org"
        );
        assertEq(uint256(vm.load(address(stores), bytes32(uint256(5)))), 2 | 6 << 32 | 6 << 64, "counts");
    }

    function test_layout_policies() public view {
        assertEq(
            word(address(policies), bytes32(uint256(policy)), 1, 0),
            1 | START << 32 | uint256(1 days) << 72 | uint256(1) << 136,
            "version, since, grace, previous, last, from, lastGrace"
        );
        bytes32 versions = keccak256(abi.encode(uint256(policy), uint256(2)));
        bytes32 base = keccak256(abi.encode(uint256(1), versions));
        assertEq(
            uint256(vm.load(address(policies), base)),
            1 hours | uint256(30 days) << 64 | uint256(1 days) << 128 | 4 << 192 | 6 << 200 | 5 << 208 | 1
                << 216 | uint256(1) << 224,
            "interval, minRetention, grace, k, n, w, organisations, panel"
        );
        assertEq(
            uint256(vm.load(address(policies), bytes32(uint256(base) + 1))),
            REQUESTER | uint256(APPROVER) << 64 | uint256(1 days) << 128 | uint256(2 hours) << 192,
            "restoreRole, approverRole, requestTtl, grantTtl"
        );
        assertEq(
            uint256(vm.load(address(policies), bytes32(uint256(base) + 2))),
            START | 1 << 64 | uint256(10 minutes) << 72,
            "publishedAt, approvals, lateness"
        );
        assertEq(vm.load(address(policies), bytes32(uint256(base) + 3)), "standard", "name");
        assertEq(
            uint256(vm.load(address(policies), bytes32(uint256(base) + 4))),
            1 | 2 << 32 | 3 << 64 | 4 << 96 | 5 << 128 | 6 << 160,
            "slots"
        );
        assertEq(
            word(address(policies), device, 3, 0),
            policy | uint256(policy) << 32 | 1 << 64 | (START + 70 minutes) << 96,
            "policy of the device, first policy, its version, first deadline"
        );
    }

    function test_layout_nextVersion() public {
        Terms memory terms = termsOf();
        terms.grace = 100;
        vm.startPrank(operator);
        policies.publish(policy, "second", terms);
        assertEq(
            word(address(policies), bytes32(uint256(policy)), 1, 0),
            2 | START << 32 | uint256(100) << 72 | uint256(1) << 104 | uint256(2) << 136,
            "version, since, grace, previous, last"
        );
        vm.stopPrank();
    }

    function test_layout_keep() public {
        Terms memory terms = termsOf();
        terms.keep = Keep(1, 2, 3, 4, 5, 6);
        vm.prank(operator);
        policies.publish(policy, "kept", terms);
        bytes32 versions = keccak256(abi.encode(uint256(policy), uint256(2)));
        bytes32 base = keccak256(abi.encode(uint256(2), versions));
        assertEq(
            uint256(vm.load(address(policies), bytes32(uint256(base) + 2))) >> 136,
            1 | 2 << 16 | 3 << 32 | 4 << 48 | 5 << 64 | uint256(6) << 80,
            "last, hourly, daily, weekly, monthly, yearly"
        );

        receiptLife = 6 * 365 days;
        anchorNext(key, device);
        assertEq(
            word(address(snapshots), device, 1, 4),
            (START / 1 hours + 1) | (START / 1 days + 1) << 32 | (START / 7 days + 1) << 64
                | (START / 30 days + 1) << 96 | (START / 365 days + 1) << 128,
            "hour, day, week, month, year"
        );
    }

    function test_layout_restores() public {
        Terms memory terms = termsOf();
        (terms.restore.delay, terms.restore.deadline, terms.restore.successor) = (7, 9, 8);
        terms.restore.regions = new bytes32[](1);
        terms.restore.regions[0] = "north";
        terms.restore.clauses = new Clause[](1);
        terms.restore.clauses[0] = Clause({organisations: 6, approvals: 2});
        vm.prank(operator);
        policies.publish(policy, "restores", terms);
        bytes32 base = keccak256(abi.encode(uint256(2), keccak256(abi.encode(uint256(policy), uint256(5)))));
        assertEq(
            uint256(vm.load(address(policies), base)), 7 | 9 << 64 | 8 << 128, "delay, deadline, successor"
        );
        bytes32 place = bytes32(uint256(base) + 1);
        assertEq(uint256(vm.load(address(policies), place)), 1, "clauses");
        bytes32 first = keccak256(abi.encode(place));
        assertEq(uint256(vm.load(address(policies), first)), 6, "organisations of the clause");
        assertEq(uint256(vm.load(address(policies), bytes32(uint256(first) + 1))), 2, "its approvals");
        place = bytes32(uint256(base) + 2);
        assertEq(uint256(vm.load(address(policies), place)), 1, "regions");
        assertEq(vm.load(address(policies), keccak256(abi.encode(place))), "north", "the region");
    }

    function test_layout_delay() public {
        Terms memory terms = termsOf();
        terms.restore.delay = 1 hours;
        vm.prank(operator);
        policies.publish(policy, "delay", terms);
        vm.prank(requester);
        recovery.request(record, "recipient", "reader", "why", "north");
        vm.prank(approver);
        recovery.approve(1);
        assertEq(word(address(recovery), bytes32(uint256(1)), 1, 7), START + 1 hours, "grantableAt");
    }

    function test_layout_custody() public view {
        Key memory first = keyOf("custodian 1");
        assertEq(word(address(custody), bytes32(uint256(1)), 1, 0), uint256(first.x), "x");
        assertEq(word(address(custody), bytes32(uint256(1)), 1, 3), 1, "organisation");
        assertEq(word(address(custody), bytes32(uint256(1)), 2, 0), 1 | 1 << 8, "m, n");
        assertEq(word(address(custody), bytes32(uint256(1)), 2, 1), 1, "members");
    }

    function test_layout_snapshots() public {
        vm.prank(address(recovery));
        snapshots.noteRelease(device, 7);
        Record memory other = record;
        other.listRoot = "another list";
        snapshots.reportFork(anchoredRecord(), other, signature(key, digestOf(other)));
        assertEq(bytes32(word(address(snapshots), device, 1, 0)), recordHash, "record hash");
        assertEq(
            word(address(snapshots), device, 1, 1),
            1 | START << 64 | 1 << 128 | 7 << 160 | 1 << 192 | uint256(30) << 224,
            "sequence, anchoredAt, epoch, releasedEpoch, forkedGeneration, bucketRefill"
        );
        assertEq(
            bytes32(word(address(snapshots), device, 1, 2)),
            keccak256(abi.encode(record.epochCommitment, record.sealedKeyHash)),
            "epoch keys"
        );
        assertEq(
            word(address(snapshots), recordHash, 2, 0),
            (START + 30 days) | START << 64 | 1 << 128 | 31 << 192 | uint256(1) << 224,
            "expiry, anchoredAt, sequence, positions, epoch"
        );
    }

    function anchoredRecord() private view returns (Record memory) {
        return record;
    }

    function test_layout_recovery() public {
        vm.prank(requester);
        recovery.request(record, "recipient", "reader", "why", "north");
        vm.prank(approver);
        recovery.approve(1);
        bytes32 id = bytes32(uint256(1));
        assertEq(bytes32(word(address(recovery), id, 1, 0)), device, "device");
        assertEq(bytes32(word(address(recovery), id, 1, 1)), recordHash, "record");
        assertEq(bytes32(word(address(recovery), id, 1, 2)), "recipient", "recipient");
        assertEq(bytes32(word(address(recovery), id, 1, 3)), "reader", "reader");
        assertEq(bytes32(word(address(recovery), id, 1, 4)), "why", "purpose");
        assertEq(
            word(address(recovery), id, 1, 5),
            uint160(requester) | 1 << 160 | uint256(policy) << 192 | uint256(1) << 224,
            "requester, epoch, policy, policyVersion"
        );
        assertEq(
            word(address(recovery), id, 1, 6),
            START | (START + 1 days) << 64 | (START + 2 hours) << 128 | uint256(2) << 224 | uint256(1) << 232,
            "requestedAt, openUntil, grantedUntil, generation, status, approvals"
        );
        assertEq(word(address(recovery), id, 1, 8), 1 << 1, "organisations");
        assertEq(bytes32(word(address(recovery), id, 1, 9)), record.listRoot, "list root");
        assertEq(bytes32(word(address(recovery), id, 1, 10)), "north", "region");
        vm.warp(START + 60);
        vm.prank(requester);
        recovery.report(1, record.listRoot, 1, 2, 63, 0);
        assertEq(word(address(recovery), id, 1, 7), (START + 60) << 64 | 63 << 128, "reportedAt, positions");
        assertEq(uint256(vm.load(address(recovery), bytes32(uint256(4)))), 1, "count");
        bytes32 grants = keccak256(abi.encode(device, uint256(5)));
        assertEq(
            uint256(vm.load(address(recovery), keccak256(abi.encode(bytes32("reader"), grants)))), 1, "grant"
        );
        assertEq(bytes32(word(address(recovery), device, 8, 0)), recordHash, "last reported");
    }

    function test_layout_selfRestore() public {
        Terms memory terms = termsOf();
        terms.restore.successor = 1 hours;
        vm.prank(operator);
        policies.publish(policy, "successor", terms);
        Key memory successor = deviceKey(2);
        enrolAs(successor, device);
        bytes32 digest = Digests.ofRestoreRequest(
            recovery.domainSeparator(), device, recordHash, "recipient", "reader", 0, 0, 1
        );
        bytes memory signed = signature(successor, digest);
        vm.prank(gateway);
        recovery.requestByDevice(record, "recipient", "reader", 0, 0, 1, signed);
        assertEq(
            word(address(recovery), bytes32(uint256(1)), 1, 7), (START + 1 hours) << 160, "selfGrantableAt"
        );
        assertEq(word(address(recovery), device, 10, 0), 1, "self-restore");
    }

    function test_layout_retention() public {
        vm.prank(legal);
        retention.hold(record, "why");
        vm.prank(legal);
        retention.holdDevice(device, "why");
        vm.prank(answerer);
        retention.freeze(device, 77);
        vm.prank(answerer);
        retention.freezeSnapshot(device, recordHash, 78);
        assertEq(word(address(retention), recordHash, 5, 0), 78, "snapshot frozen until");
        assertEq(word(address(retention), recordHash, 2, 0), 1, "holds on the snapshot");
        assertEq(word(address(retention), device, 3, 0), 1, "holds on the device");
        assertEq(word(address(retention), device, 4, 0), 77, "frozen until");
        vm.prank(legal);
        retention.release(record, legal, "why");
        vm.prank(legal);
        retention.releaseDevice(device, legal, "why");
        vm.warp(block.timestamp + 600);
        anchorNext(key, device);
        while (clock.time() <= START + 30 days) {
            vm.warp(block.timestamp + 1 hours);
            clock.tick();
        }
        retention.retire(record);
        assertEq(word(address(retention), recordHash, 1, 0), clock.time(), "retired at");
    }

    function test_layout_incidents() public {
        vm.prank(operator);
        incidents.setMonitor(monitor, 0x7e, new uint32[](0));
        vm.prank(operator);
        incidents.setResponse(policy, Kind.Anomaly, 0xff, 100);
        vm.prank(monitor);
        incidents.report(device, Kind.Anomaly, "why");
        assertEq(
            word(address(incidents), device, 1, 0),
            1 | START << 32 | (START + 100) << 96 | (START + 100) << 160,
            "command, commandedAt, commandUntil, redundantUntil"
        );
        assertEq(
            word(address(incidents), device, 1, 1),
            (START + 100) | (START + 100) << 64,
            "blockedUntil, approvalsUntil"
        );
    }
}
