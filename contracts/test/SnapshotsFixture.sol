// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISnapshots, Item, ReceiptIn, Record} from "../src/interfaces/ISnapshots.sol";
import {Fixture, Key} from "./Fixture.sol";
import {Vm} from "./Test.sol";

/// @dev One device, and every refusal tried both ways: `anchor` must revert with it, a batch must emit it, and both
/// must leave nothing behind.
abstract contract SnapshotsFixture is Fixture {
    Key internal key;
    bytes32 internal device;

    function setUp() public virtual override {
        super.setUp();
        key = deviceKey(1);
        device = enrol(key);
    }

    function batchOf(Item memory item) internal pure returns (Item[] memory items) {
        items = new Item[](1);
        items[0] = item;
    }

    function stateOf(Record memory record) internal view returns (bytes memory) {
        return abi.encode(snapshots.head(record.device), snapshots.snapshot(digestOf(record)));
    }

    function refused(Item memory item, bytes memory reason) internal {
        bytes memory before = stateOf(item.record);
        vm.prank(gateway);
        vm.expectRevert(reason);
        snapshots.anchor(item);

        vm.expectEmit(true, true, true, true, address(snapshots));
        emit ISnapshots.Refused(
            item.record.device, digestOf(item.record), item.record.sequence, reason, gateway
        );
        vm.prank(gateway);
        snapshots.anchorBatch(batchOf(item));
        assertEq(stateOf(item.record), before, "a refused record left something behind");
    }

    /// @dev Tries an item alone and then, from the same state, in a batch: both must do the same to the state, and
    /// the batch must emit what `anchor` reverts with. Leaves the state as the batch left it.
    function bothWays(Item memory item) internal returns (bool accepted, bytes memory reason) {
        uint256 start = vm.snapshotState();
        vm.prank(gateway);
        (accepted, reason) = address(snapshots).call(abi.encodeCall(ISnapshots.anchor, (item)));
        bytes memory after_ = stateOf(item.record);
        vm.revertToState(start);

        vm.recordLogs();
        vm.prank(gateway);
        snapshots.anchorBatch(batchOf(item));
        assertEq(stateOf(item.record), after_, "a batch did otherwise than anchor");
        Vm.Log[] memory logs = vm.getRecordedLogs();
        bool refusedInBatch = logs.length == 1 && logs[0].topics[0] == ISnapshots.Refused.selector;
        assertTrue(refusedInBatch != accepted, "a batch judged otherwise than anchor");
        if (refusedInBatch) {
            (, bytes memory emitted) = abi.decode(logs[0].data, (uint64, bytes));
            assertEq(emitted, reason, "a batch gave another reason than anchor");
        }
    }
}
