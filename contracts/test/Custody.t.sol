// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Custodian, ICustody, Panel} from "../src/interfaces/ICustody.sol";
import {Fixture, Key} from "./Fixture.sol";

contract CustodyTest is Fixture {
    Key private key;

    function setUp() public override {
        super.setUp();
        key = keyOf("custodian 2");
        vm.startPrank(operator);
    }

    function members(uint256 count) private pure returns (uint32[] memory list) {
        list = new uint32[](count);
        for (uint32 i = 0; i < count; ++i) {
            list[i] = i + 1;
        }
    }

    function addCustodians(uint256 count) private {
        for (uint256 i = 2; i <= count; ++i) {
            Key memory next = keyOf(string(abi.encodePacked("custodian", i)));
            custody.addCustodian(1, next.x, next.y, 0, "");
        }
    }

    function test_addCustodian() public {
        vm.expectEmit(true, true, true, true, address(custody));
        emit ICustody.CustodianAdded(2, 2, key.x, key.y, "tls", "https://c.invalid:1");
        assertEq(custody.addCustodian(2, key.x, key.y, "tls", "https://c.invalid:1"), 2, "number");
        Custodian memory found = custody.custodian(2);
        assertEq(found.x, key.x, "x");
        assertEq(found.y, key.y, "y");
        assertEq(found.tlsKeyHash, "tls", "tls");
        assertEq(found.organisation, 2, "organisation");
        assertEq(found.endpoint, "https://c.invalid:1", "endpoint");
        assertEq(custody.custodianCount(), 2, "count");
    }

    function test_addCustodian_refusals() public {
        vm.expectRevert(abi.encodeWithSelector(ICustody.OrganisationUnknown.selector, 3));
        custody.addCustodian(3, key.x, key.y, 0, "");
        vm.expectRevert(abi.encodeWithSelector(ICustody.OrganisationUnknown.selector, 0));
        custody.addCustodian(0, key.x, key.y, 0, "");
        vm.expectRevert(abi.encodeWithSelector(ICustody.EndpointTooLong.selector, 257, 256));
        custody.addCustodian(1, key.x, key.y, 0, string(new bytes(257)));
        vm.expectRevert(abi.encodeWithSelector(ICustody.KeyInvalid.selector, key.x, key.x));
        custody.addCustodian(1, key.x, key.x, 0, "");
        Key memory first = keyOf("custodian 1");
        vm.expectRevert(abi.encodeWithSelector(ICustody.KeyInUse.selector, 1));
        custody.addCustodian(1, first.x, first.y, 0, "");
        stores.updateOrganisation(1, address(0), false);
        vm.expectRevert(abi.encodeWithSelector(ICustody.OrganisationInactive.selector, 1));
        custody.addCustodian(1, key.x, key.y, 0, "");
        assertEq(custody.custodianCount(), 1, "count");
    }

    function test_updateCustodian() public {
        vm.expectEmit(true, true, true, true, address(custody));
        emit ICustody.CustodianUpdated(1, "https://moved.invalid:1", "next");
        custody.updateCustodian(1, "https://moved.invalid:1", "next");
        assertEq(custody.custodian(1).endpoint, "https://moved.invalid:1", "endpoint");
        assertEq(custody.custodian(1).tlsKeyHash, "next", "tls");
    }

    function test_updateCustodian_refusals() public {
        vm.expectRevert(abi.encodeWithSelector(ICustody.CustodianUnknown.selector, 2));
        custody.updateCustodian(2, "", 0);
        vm.expectRevert(abi.encodeWithSelector(ICustody.CustodianUnknown.selector, 0));
        custody.updateCustodian(0, "", 0);
        vm.expectRevert(abi.encodeWithSelector(ICustody.EndpointTooLong.selector, 257, 256));
        custody.updateCustodian(1, string(new bytes(257)), 0);
    }

    function test_addPanel() public {
        addCustodians(16);
        vm.expectEmit(true, true, true, true, address(custody));
        emit ICustody.PanelAdded(2, 9, members(16));
        assertEq(custody.addPanel(9, members(16)), 2, "number");
        Panel memory found = custody.panel(2);
        assertEq(found.m, 9, "m");
        assertEq(found.custodians.length, 16, "n");
        for (uint256 i = 0; i < 16; ++i) {
            assertEq(found.custodians[i], i + 1, "member");
        }
        assertEq(custody.panelCount(), 2, "count");
    }

    function test_addPanel_refusals() public {
        vm.expectRevert(abi.encodeWithSelector(ICustody.PanelSizeWrong.selector, 0, 1, 16));
        custody.addPanel(0, members(1));
        vm.expectRevert(abi.encodeWithSelector(ICustody.PanelSizeWrong.selector, 2, 1, 16));
        custody.addPanel(2, members(1));
        vm.expectRevert(abi.encodeWithSelector(ICustody.PanelSizeWrong.selector, 0, 0, 16));
        custody.addPanel(0, members(0));
        vm.expectRevert(abi.encodeWithSelector(ICustody.PanelSizeWrong.selector, 1, 17, 16));
        custody.addPanel(1, members(17));
        vm.expectRevert(abi.encodeWithSelector(ICustody.CustodianUnknown.selector, 2));
        custody.addPanel(1, members(2));
        vm.expectRevert(abi.encodeWithSelector(ICustody.CustodianUnknown.selector, 0));
        custody.addPanel(1, new uint32[](1));
        uint32[] memory twice = new uint32[](2);
        (twice[0], twice[1]) = (1, 1);
        vm.expectRevert(abi.encodeWithSelector(ICustody.CustodianTwice.selector, 1));
        custody.addPanel(1, twice);
        assertEq(custody.panelCount(), 1, "count");
        assertEq(custody.panel(2).custodians.length, 0, "an unknown panel has members");
    }
}
