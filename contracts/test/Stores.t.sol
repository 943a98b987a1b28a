// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStores, Organisation, Slot, Store} from "../src/interfaces/IStores.sol";
import {Fixture, Key} from "./Fixture.sol";

contract StoresTest is Fixture {
    Key private key;

    function setUp() public override {
        super.setUp();
        key = keyOf("a new store");
        vm.startPrank(operator);
    }

    function addStore(uint32 organisation) private returns (uint32) {
        return stores.addStore(organisation, key.x, key.y, "tls", "there", "https://new.invalid:1");
    }

    function test_addOrganisation() public {
        vm.expectEmit(true, true, true, true, address(stores));
        emit IStores.OrganisationAdded(3, "third", address(0xB3));
        assertEq(stores.addOrganisation("third", address(0xB3)), 3, "number");
        assertEq(stores.organisationCount(), 3, "count");
        Organisation memory found = stores.organisation(3);
        assertEq(found.name, "third", "name");
        assertEq(found.account, address(0xB3), "account");
        assertTrue(found.active, "active");
    }

    function test_updateOrganisation() public {
        vm.expectEmit(true, true, true, true, address(stores));
        emit IStores.OrganisationUpdated(1, address(0xB9), false);
        stores.updateOrganisation(1, address(0xB9), false);
        Organisation memory found = stores.organisation(1);
        assertEq(found.name, "first", "name");
        assertEq(found.account, address(0xB9), "account");
        assertFalse(found.active, "active");
    }

    function test_updateOrganisation_unknown() public {
        vm.expectRevert(abi.encodeWithSelector(IStores.OrganisationUnknown.selector, 3));
        stores.updateOrganisation(3, address(1), true);
        vm.expectRevert(abi.encodeWithSelector(IStores.OrganisationUnknown.selector, 0));
        stores.updateOrganisation(0, address(1), true);
    }

    function test_addStore() public {
        vm.expectEmit(true, true, true, true, address(stores));
        emit IStores.StoreAdded(7, 2, key.x, key.y, "tls", "there", "https://new.invalid:1");
        assertEq(addStore(2), 7, "number");
        Store memory found = stores.store(7);
        assertEq(found.x, key.x, "x");
        assertEq(found.y, key.y, "y");
        assertEq(found.tlsKeyHash, "tls", "tls");
        assertEq(found.region, "there", "region");
        assertEq(found.organisation, 2, "organisation");
        assertEq(found.endpoint, "https://new.invalid:1", "endpoint");
        assertEq(stores.storeCount(), 7, "count");
    }

    function test_addStore_refusals() public {
        vm.expectRevert(abi.encodeWithSelector(IStores.OrganisationUnknown.selector, 9));
        addStore(9);
        vm.expectRevert(abi.encodeWithSelector(IStores.OrganisationUnknown.selector, 0));
        addStore(0);
        vm.expectRevert(abi.encodeWithSelector(IStores.KeyInvalid.selector, bytes32(0), bytes32(0)));
        stores.addStore(1, 0, 0, 0, 0, "");
        bytes32 offCurve = bytes32(uint256(key.y) ^ 1);
        vm.expectRevert(abi.encodeWithSelector(IStores.KeyInvalid.selector, key.x, offCurve));
        stores.addStore(1, key.x, offCurve, 0, 0, "");
        Key memory second = storeKey(2);
        vm.expectRevert(abi.encodeWithSelector(IStores.KeyInUse.selector, 2));
        stores.addStore(1, second.x, second.y, 0, 0, "");
        vm.expectRevert(abi.encodeWithSelector(IStores.EndpointTooLong.selector, 257, 256));
        stores.addStore(1, key.x, key.y, 0, 0, string(new bytes(257)));
        stores.updateOrganisation(1, address(0), false);
        vm.expectRevert(abi.encodeWithSelector(IStores.OrganisationInactive.selector, 1));
        addStore(1);
        assertEq(stores.storeCount(), 6, "count");
    }

    function test_addStore_longestEndpoint() public {
        stores.addStore(1, key.x, key.y, 0, 0, string(new bytes(256)));
        assertEq(bytes(stores.store(7).endpoint).length, 256, "length");
    }

    function test_updateStore() public {
        vm.expectEmit(true, true, true, true, address(stores));
        emit IStores.StoreUpdated(1, "https://moved.invalid:2", "next");
        stores.updateStore(1, "https://moved.invalid:2", "next");
        Store memory found = stores.store(1);
        assertEq(found.endpoint, "https://moved.invalid:2", "endpoint");
        assertEq(found.tlsKeyHash, "next", "tls");
        assertEq(found.x, storeKey(1).x, "x");
    }

    function test_updateStore_refusals() public {
        vm.expectRevert(abi.encodeWithSelector(IStores.StoreUnknown.selector, 7));
        stores.updateStore(7, "", 0);
        vm.expectRevert(abi.encodeWithSelector(IStores.StoreUnknown.selector, 0));
        stores.updateStore(0, "", 0);
        vm.expectRevert(abi.encodeWithSelector(IStores.EndpointTooLong.selector, 257, 256));
        stores.updateStore(1, string(new bytes(257)), 0);
    }

    function test_assignSlot_countsVersions() public {
        uint32 added = addStore(2);
        vm.expectEmit(true, true, true, true, address(stores));
        emit IStores.SlotAssigned(3, added, 2, 2);
        stores.assignSlot(3, added);
        (Slot memory slot, Store memory holder) = stores.slotWithStore(3);
        assertEq(slot.store, added, "store");
        assertEq(slot.version, 2, "version");
        assertEq(slot.organisation, 2, "organisation");
        assertEq(holder.x, key.x, "key");
        (bytes32 x, bytes32 y, uint32 version, uint32 organisation) = stores.signerOf(3);
        assertEq(x, key.x, "signer's x");
        assertEq(y, key.y, "signer's y");
        assertEq(version, 2, "signer's version");
        assertEq(organisation, 2, "signer's organisation");
        assertEq(stores.slotCount(), 6, "count");
        stores.assignSlot(7, 3);
        assertEq(stores.slot(7).version, 1, "version of a new slot");
        assertEq(stores.slotCount(), 7, "count after a new slot");
    }

    /// @dev Else a repair could put two shards of a pack on one store, behind the policy's back.
    function test_assignSlot_oneOfAStore() public {
        uint32 added = addStore(2);
        assertEq(stores.store(3).slot, 3, "held");
        assertEq(stores.store(added).slot, 0, "held by a new store");
        vm.expectRevert(abi.encodeWithSelector(IStores.StoreTaken.selector, 3, 3));
        stores.assignSlot(4, 3);
        vm.expectRevert(abi.encodeWithSelector(IStores.StoreTaken.selector, 3, 3));
        stores.assignSlot(7, 3);
        stores.assignSlot(3, added);
        assertEq(stores.store(added).slot, 3, "held after the move");
        assertEq(stores.store(3).slot, 0, "held by who lost it");
        stores.assignSlot(4, 3);
        assertEq(stores.store(3).slot, 4, "held by who got another");
        assertEq(stores.slotCount(), 6, "count");
    }

    function test_assignSlot_refusals() public {
        vm.expectRevert(abi.encodeWithSelector(IStores.StoreUnknown.selector, 7));
        stores.assignSlot(1, 7);
        vm.expectRevert(abi.encodeWithSelector(IStores.StoreUnknown.selector, 0));
        stores.assignSlot(1, 0);
        vm.expectRevert(abi.encodeWithSelector(IStores.SlotOutOfOrder.selector, 8, 7));
        stores.assignSlot(8, 1);
        vm.expectRevert(abi.encodeWithSelector(IStores.SlotOutOfOrder.selector, 0, 7));
        stores.assignSlot(0, 1);
        vm.expectRevert(abi.encodeWithSelector(IStores.SlotUnchanged.selector, 1, 1));
        stores.assignSlot(1, 1);
        uint32 added = addStore(1);
        stores.updateOrganisation(1, address(0), false);
        vm.expectRevert(abi.encodeWithSelector(IStores.OrganisationInactive.selector, 1));
        stores.assignSlot(1, added);
    }

    function test_views_unknown() public view {
        assertEq(stores.organisation(9).name, 0, "organisation");
        assertEq(stores.store(9).x, 0, "store");
        (bytes32 x,, uint32 version,) = stores.signerOf(9);
        assertEq(x, 0, "signer");
        assertEq(version, 0, "version");
    }
}
