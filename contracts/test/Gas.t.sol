// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Kind} from "../src/interfaces/IIncidents.sol";
import {Keep, Terms} from "../src/interfaces/IPolicies.sol";
import {Item, ReceiptIn, Record} from "../src/interfaces/ISnapshots.sol";
import {Assertion} from "../src/interfaces/IApprovers.sol";
import {Answer} from "../src/interfaces/IRecovery.sol";
import {Key} from "./Fixture.sol";
import {PasskeyFixture} from "./PasskeyFixture.sol";

/// @dev What calls cost, as whole transactions. The figures are compared with snapshots/Gas.json.
/// forge-config: default.isolate = true
contract GasTest is PasskeyFixture {
    uint256 private constant MAX = 100;

    bytes32[] private devices;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < MAX; ++i) {
            devices.push(enrol(deviceKey(i)));
        }
    }

    function test_gas_anchor() public {
        spend("anchor, first of a device, 5 receipts", anchorCall(0));
        vm.warp(block.timestamp + 600);
        spend("anchor, later, 5 receipts", anchorCall(0));
    }

    function test_gas_anchorBatch50() public {
        measureBatch(50, "50");
    }

    function test_gas_anchorBatch100() public {
        measureBatch(100, "100");
    }

    function test_gas_anchorBatch50_late() public {
        spend("anchorBatch of 50, first", batchCall(50));
        vm.warp(snapshots.dueAt(devices[0]) + 1);
        uint256 late = spend("anchorBatch of 50, later, each ends a breach", batchCall(50));
        vm.snapshotValue("Gas", "anchorBatch of 50, later, each ends a breach, each", late / 50);
        assertEq(snapshots.head(devices[49]).breaches, 1, "a breach ended");
    }

    function test_gas_anchorBatch50_kept() public {
        keepAll();
        uint256 first = spend("anchorBatch of 50, first, each opens five buckets", batchCall(50));
        vm.snapshotValue("Gas", "anchorBatch of 50, first, each opens five buckets, each", first / 50);
        vm.warp(block.timestamp + 1 hours);
        uint256 later = spend("anchorBatch of 50, later, each opens an hour", batchCall(50));
        vm.snapshotValue("Gas", "anchorBatch of 50, later, each opens an hour, each", later / 50);
        assertEq(snapshots.head(devices[49]).hour, clock.time() / 1 hours + 1, "hour");
    }

    function test_gas_flagOverdue() public {
        vm.warp(snapshots.dueAt(devices[0]) + 1);
        snapshots.flagOverdue(devices[0]);
        vm.snapshotGasLastCall("Gas", "flagOverdue");
    }

    function test_gas_enrol() public {
        Key memory key = deviceKey(MAX);
        Key memory token = keyOf("token");
        bytes32 invitation = idOf(token);
        vm.prank(operator);
        fleet.invite(
            invitation, token.x, token.y, 1, policy, uint64(block.timestamp + 1 hours), "a device", 0
        );
        vm.snapshotGasLastCall("Gas", "invite");
        bytes32 digest = enrolmentDigest(invitation, key);
        bytes memory tokenSignature = signature(token, digest);
        bytes memory deviceSignature = signature(key, digest);
        vm.prank(gateway);
        fleet.enrol(invitation, key.x, key.y, tokenSignature, deviceSignature);
        vm.snapshotGasLastCall("Gas", "enrol");
    }

    function test_gas_restore() public {
        Record memory record = anchorNext(deviceKey(0), devices[0]);
        vm.prank(requester);
        recovery.request(record, "recipient", "reader", "why", "north");
        vm.snapshotGasLastCall("Gas", "request");
        vm.prank(approver);
        recovery.approve(1);
        vm.snapshotGasLastCall("Gas", "approve, the last one needed");
    }

    function test_gas_passkey() public {
        Record memory record = anchorNext(deviceKey(0), devices[0]);
        vm.prank(requester);
        recovery.request(record, "recipient", "reader", "why", "north");
        Key memory key = personKey();
        address passkey = addPasskey(key);
        vm.snapshotGasLastCall("Gas", "add, a passkey");
        manager.grantRole(APPROVER, passkey, 0);
        Assertion memory assertion = assertionOf(key, challengeOf(1, passkey, Answer.Approve, 0, 0));
        recovery.decideByPasskey(1, passkey, Answer.Approve, 0, assertion);
        vm.snapshotGasLastCall("Gas", "decideByPasskey, the last one needed");
        vm.prank(first);
        passkeys.remove(passkey);
        vm.snapshotGasLastCall("Gas", "remove, a passkey");
    }

    function test_gas_addReceipts() public {
        Record memory record = anchorNext(deviceKey(0), devices[0]);
        ReceiptIn[] memory receipts = new ReceiptIn[](1);
        receipts[0] = receiptOf(record, 5, expiryNow());
        vm.prank(gateway);
        snapshots.addReceipts(record, receipts);
        vm.snapshotGasLastCall("Gas", "addReceipts, one");
    }

    /// @dev A full batch, all of which is retired, and one hold.
    function test_gas_retireBatch() public {
        Record[] memory records = new Record[](64);
        for (uint256 i = 0; i < 64; ++i) {
            records[i] = anchorNext(deviceKey(0), devices[0]);
            vm.warp(block.timestamp + 60);
        }
        Record memory last = anchorNext(deviceKey(0), devices[0]);
        vm.prank(legal);
        retention.hold(last, "why");
        vm.snapshotGasLastCall("Gas", "hold");
        uint64 expiry = snapshots.snapshot(digestOf(last)).expiry;
        while (clock.time() <= expiry) {
            vm.warp(block.timestamp + 1 hours);
            clock.tick();
        }
        retention.retireBatch(records);
        vm.snapshotGasLastCall("Gas", "retireBatch of 64");
        assertTrue(retention.isRetired(digestOf(records[63])), "a snapshot of the batch was kept");
    }

    /// @dev The dearest report: all responses, the last good snapshot named; and its end beside five others.
    function test_gas_incidents() public {
        Record memory good = anchorNext(deviceKey(0), devices[0]);
        vm.prank(operator);
        incidents.setMonitor(monitor, 0x7e, new uint32[](0));
        vm.snapshotGasLastCall("Gas", "setMonitor");
        for (uint8 kind = 1; kind <= 6; ++kind) {
            vm.prank(operator);
            incidents.setResponse(policy, Kind(kind), 0xff, 1 days);
            vm.prank(monitor);
            incidents.reportSince(good, Kind(kind), "evidence");
            if (kind == 1) vm.snapshotGasLastCall("Gas", "report of an incident, all responses");
        }
        vm.prank(monitor);
        incidents.report(devices[0], Kind.Anomaly, "evidence");
        vm.snapshotGasLastCall("Gas", "report of an incident again");
        vm.prank(officer);
        incidents.confirm(1, "seen");
        vm.snapshotGasLastCall("Gas", "confirm an incident");
        vm.prank(officer);
        incidents.close(1, "over");
        vm.snapshotGasLastCall("Gas", "close an incident beside five");
    }

    function test_gas_tick() public {
        clock.tick();
        vm.snapshotGasLastCall("Gas", "tick");
    }

    /// @dev What a batch of one item can cost at most (docs/contracts): the batch, the item, its policy read anew.
    function testFuzz_gas_itemBound(uint256 seed, uint8 receipts) public {
        Terms memory terms = termsOf();
        (terms.k, terms.w, terms.organisations) = (1, 1, 2);
        terms.keep = Keep(1, 1, 1, 1, 1, 1);
        receiptLife = 400 days;
        vm.prank(operator);
        policies.publish(policy, "any quorum", terms);
        Item[] memory items = new Item[](1);
        uint8 count = uint8(bound(receipts, 0, 6));
        // A device's first record, or one that ends a breach, or both, or neither.
        if (seed % 3 == 0) anchorNext(deviceKey(0), devices[0]);
        if (seed % 5 < 3) vm.warp(snapshots.dueAt(devices[0]) + 1 + seed % 1000);
        items[0] = itemOf(nextRecord(devices[0]), deviceKey(0), count);
        if (count > 0 && seed % 4 == 0) items[0].receipts[seed % count].r = 0;
        if (seed % 16 == 1) items[0].signature = new bytes(1000);
        vm.prank(gateway);
        snapshots.anchorBatch(items);
        uint256 most = 40_000 + 170_000 + 40_000 + 20_000 * uint256(count);
        assertLe(vm.lastCallGas().gasTotalUsed, most, "gas");
    }

    /// @dev What a batch costs at most: items that cost most, first records of devices whose deadline is over and
    /// whose policy keeps the first of each hour, day, week, month and year, share the reading of their policy.
    function test_gas_batchBound() public {
        keepAll();
        vm.warp(snapshots.dueAt(devices[0]) + 1);
        Item[] memory items = new Item[](50);
        for (uint256 i = 0; i < 50; ++i) {
            items[i] = itemOf(nextRecord(devices[i]), deviceKey(i), 6);
        }
        vm.prank(gateway);
        snapshots.anchorBatch(items);
        uint256 most = 40_000 + 50 * (170_000 + 11_000 * 6) + 40_000 + 9000 * 6;
        assertLe(vm.lastCallGas().gasTotalUsed, most, "gas");
        assertEq(snapshots.head(devices[49]).breaches, 1, "a breach ended");
    }

    /// @dev Publishes a version that has every rule of retention.
    function keepAll() private {
        Terms memory terms = termsOf();
        terms.keep = Keep(1, 1, 1, 1, 1, 1);
        receiptLife = 400 days;
        vm.prank(operator);
        policies.publish(policy, "kept", terms);
    }

    function measureBatch(uint256 count, string memory name) private {
        uint256 first = spend(string.concat("anchorBatch of ", name, ", first"), batchCall(count));
        vm.snapshotValue("Gas", string.concat("anchorBatch of ", name, ", first, each"), first / count);
        vm.warp(block.timestamp + 600);
        uint256 later = spend(string.concat("anchorBatch of ", name, ", later"), batchCall(count));
        vm.snapshotValue("Gas", string.concat("anchorBatch of ", name, ", later, each"), later / count);
        for (uint256 i = 0; i < count; ++i) {
            assertEq(snapshots.head(devices[i]).sequence, 2, "a record of the batch was refused");
        }
    }

    function anchorCall(uint256 device) private view returns (bytes memory) {
        Record memory record = nextRecord(devices[device]);
        return abi.encodeCall(snapshots.anchor, (itemOf(record, deviceKey(device), 5)));
    }

    function batchCall(uint256 count) private view returns (bytes memory) {
        Item[] memory items = new Item[](count);
        for (uint256 i = 0; i < count; ++i) {
            items[i] = itemOf(nextRecord(devices[i]), deviceKey(i), 5);
        }
        return abi.encodeCall(snapshots.anchorBatch, (items));
    }

    /// @dev Each call is a transaction of its own (isolate), so that the figure is what a receipt would say.
    function spend(string memory name, bytes memory data) private returns (uint256 used) {
        vm.prank(gateway);
        (bool success,) = address(snapshots).call(data);
        assertTrue(success, name);
        return vm.snapshotGasLastCall("Gas", name);
    }
}
