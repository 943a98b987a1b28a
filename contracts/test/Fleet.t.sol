// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Device, DeviceStatus, IFleet, Invitation, InvitationStatus} from "../src/interfaces/IFleet.sol";
import {Fixture, Key} from "./Fixture.sol";

contract FleetTest is Fixture {
    Key private token;
    Key private key;
    bytes32 private invitation;
    uint64 private expires;

    function setUp() public override {
        super.setUp();
        token = keyOf("token");
        key = keyOf("device");
        invitation = idOf(token);
        expires = uint64(START + 1 hours);
    }

    function invite() private {
        inviteAs(policy, 0);
    }

    function inviteAs(uint32 policy_, bytes32 replaces) private {
        vm.prank(operator);
        fleet.invite(invitation, token.x, token.y, 1, policy_, expires, "pump 7", replaces);
    }

    function inviteRefused(
        bytes memory reason,
        uint32 organisation,
        uint32 policy_,
        uint64 until,
        bytes32 old
    ) private {
        vm.prank(operator);
        vm.expectRevert(reason);
        fleet.invite(invitation, token.x, token.y, organisation, policy_, until, "pump 7", old);
    }

    function enrolWith(Key memory tokenKey, Key memory device, bytes32 digest) private returns (bytes32) {
        vm.prank(gateway);
        return
            fleet.enrol(
                invitation, device.x, device.y, signature(tokenKey, digest), signature(device, digest)
            );
    }

    function enrolDevice() private returns (bytes32) {
        return enrolWith(token, key, enrolmentDigest(invitation, key));
    }

    function enrolRefused(bytes memory reason) private {
        bytes memory tokenSignature = signature(token, enrolmentDigest(invitation, key));
        bytes memory deviceSignature = signature(key, enrolmentDigest(invitation, key));
        vm.prank(gateway);
        vm.expectRevert(reason);
        fleet.enrol(invitation, key.x, key.y, tokenSignature, deviceSignature);
    }

    function test_invite() public {
        vm.expectEmit(true, true, true, true, address(fleet));
        emit IFleet.Invited(invitation, 0, 1, token.x, token.y, policy, expires, "pump 7");
        invite();
        Invitation memory found = fleet.invitation(invitation);
        assertEq(found.tokenX, token.x, "x");
        assertEq(found.tokenY, token.y, "y");
        assertEq(found.organisation, 1, "organisation");
        assertEq(found.policy, policy, "policy");
        assertEq(found.expires, expires, "expires");
        assertEq(uint256(found.status), uint256(InvitationStatus.Open), "status");
        assertEq(found.label, "pump 7", "label");
    }

    function test_invite_refusals() public {
        vm.startPrank(operator);
        vm.expectRevert(abi.encodeWithSelector(IFleet.InvitationIdWrong.selector, invitation));
        fleet.invite("wrong", token.x, token.y, 1, policy, expires, 0, 0);
        bytes32 offCurve = bytes32(uint256(token.y) ^ 1);
        vm.expectRevert(abi.encodeWithSelector(IFleet.KeyInvalid.selector, token.x, offCurve));
        fleet.invite(keccak256(abi.encode(token.x, offCurve)), token.x, offCurve, 1, policy, expires, 0, 0);
        vm.stopPrank();
        inviteRefused(
            abi.encodeWithSelector(IFleet.InvitationExpired.selector, START - 1),
            1,
            policy,
            uint64(START - 1),
            0
        );
        inviteRefused(abi.encodeWithSelector(IFleet.OrganisationUnknown.selector, 3), 3, policy, expires, 0);
        inviteRefused(abi.encodeWithSelector(IFleet.OrganisationUnknown.selector, 0), 0, policy, expires, 0);
        inviteRefused(abi.encodeWithSelector(IFleet.PolicyUnknown.selector, 2), 1, 2, expires, 0);
        inviteRefused(
            abi.encodeWithSelector(IFleet.DeviceUnknown.selector, bytes32("nobody")), 1, 0, expires, "nobody"
        );
        bytes32 device = enrol(deviceKey(1));
        inviteRefused(
            abi.encodeWithSelector(IFleet.OrganisationExpected.selector, 1), 2, policy, expires, device
        );
        invite();
        inviteRefused(
            abi.encodeWithSelector(IFleet.InvitationKnown.selector, invitation), 1, policy, expires, 0
        );
    }

    function test_withdrawInvitation() public {
        invite();
        vm.expectEmit(true, true, true, true, address(fleet));
        emit IFleet.InvitationRevoked(invitation);
        vm.prank(operator);
        fleet.withdrawInvitation(invitation);
        bytes memory reason = abi.encodeWithSelector(IFleet.InvitationWithdrawn.selector, invitation);
        enrolRefused(reason);
        vm.prank(operator);
        vm.expectRevert(reason);
        fleet.withdrawInvitation(invitation);
    }

    function test_withdrawInvitation_unknown() public {
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IFleet.InvitationUnknown.selector, invitation));
        fleet.withdrawInvitation(invitation);
    }

    function test_enrol() public {
        invite();
        vm.warp(expires);
        vm.expectEmit(true, true, true, true, address(fleet));
        emit IFleet.DeviceEnrolled(idOf(key), invitation, 1, key.x, key.y, "pump 7");
        bytes32 device = enrolDevice();
        assertEq(device, idOf(key), "id");
        Device memory found = fleet.device(device);
        assertEq(found.x, key.x, "x");
        assertEq(found.y, key.y, "y");
        assertEq(found.organisation, 1, "organisation");
        assertEq(uint256(found.status), uint256(DeviceStatus.Active), "status");
        assertEq(found.generation, 1, "generation");
        assertEq(found.enrolledAt, expires, "enrolled at");
        assertEq(found.label, "pump 7", "label");
        assertEq(fleet.idOfKey(idOf(key)), device, "id of key");
        assertEq(policies.policyOf(device), policy, "policy");
        assertEq(fleet.deviceCount(), 1, "count");
        assertEq(fleet.deviceAt(0), device, "device at 0");
        Invitation memory used = fleet.invitation(invitation);
        assertEq(uint256(used.status), uint256(InvitationStatus.Used), "invitation's status");
        assertEq(used.device, device, "invitation's device");
        assertEq(used.usedAt, expires, "invitation's time");
    }

    function test_enrol_withoutPolicy() public {
        inviteAs(0, 0);
        assertEq(policies.policyOf(enrolDevice()), 0, "policy");
    }

    function test_enrol_unknownInvitation() public {
        enrolRefused(abi.encodeWithSelector(IFleet.InvitationUnknown.selector, invitation));
    }

    function test_enrol_expired() public {
        invite();
        vm.warp(expires + 1);
        enrolRefused(abi.encodeWithSelector(IFleet.InvitationExpired.selector, expires));
    }

    function test_enrol_used() public {
        invite();
        bytes32 device = enrolDevice();
        vm.warp(START + 5);
        bytes memory reason = abi.encodeWithSelector(IFleet.InvitationUsed.selector, device, START);
        enrolRefused(reason);
        vm.prank(operator);
        vm.expectRevert(reason);
        fleet.withdrawInvitation(invitation);
    }

    /// @dev A gateway in between that puts a key of its own in place has no signature of the token over it.
    function test_enrol_swappedKey() public {
        invite();
        Key memory other = keyOf("gateway's own");
        bytes32 digest = enrolmentDigest(invitation, key);
        bytes memory tokenSignature = signature(token, digest);
        bytes memory otherSignature = signature(other, enrolmentDigest(invitation, other));
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IFleet.BadTokenSignature.selector));
        fleet.enrol(invitation, other.x, other.y, tokenSignature, otherSignature);
    }

    function test_enrol_badDeviceSignature() public {
        invite();
        bytes memory tokenSignature = signature(token, enrolmentDigest(invitation, key));
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IFleet.BadDeviceSignature.selector));
        fleet.enrol(invitation, key.x, key.y, tokenSignature, tokenSignature);
    }

    function test_enrol_highS() public {
        invite();
        bytes32 digest = enrolmentDigest(invitation, key);
        (bytes32 r, bytes32 s) = sign(token, digest);
        bytes memory high = abi.encodePacked(r, bytes32(P256.N - uint256(s)));
        bytes memory deviceSignature = signature(key, digest);
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IFleet.BadTokenSignature.selector));
        fleet.enrol(invitation, key.x, key.y, high, deviceSignature);
    }

    function test_enrol_signatureOfAnotherChain() public {
        invite();
        bytes32 digest = typed(
            keccak256("another genesis"),
            abi.encode(
                keccak256("Enrolment(bytes32 invitation,bytes32 x,bytes32 y)"), invitation, key.x, key.y
            )
        );
        bytes memory tokenSignature = signature(token, digest);
        bytes memory deviceSignature = signature(key, digest);
        vm.prank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IFleet.BadTokenSignature.selector));
        fleet.enrol(invitation, key.x, key.y, tokenSignature, deviceSignature);
    }

    function test_enrol_invalidKeys() public {
        invite();
        vm.startPrank(gateway);
        vm.expectRevert(abi.encodeWithSelector(IFleet.KeyInvalid.selector, bytes32(0), bytes32(0)));
        fleet.enrol(invitation, 0, 0, new bytes(64), new bytes(64));
        bytes32 offCurve = bytes32(uint256(key.y) ^ 1);
        vm.expectRevert(abi.encodeWithSelector(IFleet.KeyInvalid.selector, key.x, offCurve));
        fleet.enrol(invitation, key.x, offCurve, new bytes(64), new bytes(64));
    }

    function test_enrol_keyInUse() public {
        bytes32 device = enrol(key);
        invite();
        enrolRefused(abi.encodeWithSelector(IFleet.KeyInUse.selector, device));
    }

    function test_enrol_replacement() public {
        bytes32 device = enrol(deviceKey(1));
        inviteAs(0, device);
        vm.warp(START + 50);
        vm.expectEmit(true, true, true, true, address(fleet));
        emit IFleet.DeviceReplaced(device, invitation, 2, key.x, key.y);
        assertEq(enrolDevice(), device, "id");
        Device memory found = fleet.device(device);
        assertEq(found.x, key.x, "x");
        assertEq(found.generation, 2, "generation");
        assertEq(found.enrolledAt, START, "enrolled at");
        assertEq(found.label, "a device", "label");
        assertEq(policies.policyOf(device), policy, "policy");
        assertEq(fleet.deviceCount(), 1, "count");
        assertEq(fleet.idOfKey(idOf(key)), device, "id of the new key");
        assertEq(fleet.idOfKey(device), device, "id of the old key");
    }

    function test_enrol_replacementOfRevoked() public {
        bytes32 device = enrol(deviceKey(1));
        vm.prank(operator);
        fleet.revoke(device);
        enrolAs(key, device);
        assertEq(uint256(fleet.device(device).status), uint256(DeviceStatus.Active), "status");
    }

    /// @dev A token that was made to replace one key must not, forgotten in a drawer, replace the next one too.
    function test_enrol_replacementOutdated() public {
        bytes32 device = enrol(deviceKey(1));
        inviteAs(0, device);
        assertEq(fleet.invitation(invitation).generation, 1, "generation");
        enrolAs(deviceKey(2), device);
        enrolRefused(abi.encodeWithSelector(IFleet.InvitationOutdated.selector, device));
        (bytes32 x,,, uint32 generation) = fleet.keyOf(device);
        assertEq(x, deviceKey(2).x, "key");
        assertEq(generation, 2, "generation");
    }

    /// @dev A key that was replaced stays used up, for its own device too.
    function test_enrol_replacementByOldKey() public {
        bytes32 device = enrol(key);
        enrolAs(deviceKey(2), device);
        inviteAs(0, device);
        enrolRefused(abi.encodeWithSelector(IFleet.KeyInUse.selector, device));
    }

    function test_revoke() public {
        bytes32 device = enrol(key);
        vm.expectEmit(true, true, true, true, address(fleet));
        emit IFleet.DeviceRevoked(device);
        vm.prank(operator);
        fleet.revoke(device);
        (bytes32 x,, DeviceStatus status, uint32 generation) = fleet.keyOf(device);
        assertEq(x, key.x, "x");
        assertEq(uint256(status), uint256(DeviceStatus.Revoked), "status");
        assertEq(generation, 1, "generation");
    }

    function test_revoke_refusals() public {
        bytes32 device = enrol(key);
        vm.startPrank(operator);
        vm.expectRevert(abi.encodeWithSelector(IFleet.DeviceUnknown.selector, bytes32("nobody")));
        fleet.revoke("nobody");
        fleet.revoke(device);
        vm.expectRevert(abi.encodeWithSelector(IFleet.DeviceNotActive.selector, device));
        fleet.revoke(device);
    }

    function test_domainSeparator_isOneForAll() public view {
        assertEq(fleet.domainSeparator(), snapshots.domainSeparator(), "snapshots");
        assertEq(fleet.domainSeparator(), recovery.domainSeparator(), "recovery");
    }
}
