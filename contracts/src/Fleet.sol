// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Device, DeviceStatus, IFleet, Invitation, InvitationStatus} from "./interfaces/IFleet.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {IStores} from "./interfaces/IStores.sol";
import {Digests} from "./libraries/Digests.sol";
import {Signatures} from "./libraries/Signatures.sol";

/// @title Devices, their keys and how they come to be
contract Fleet is IFleet, AccessManaged {
    /// @inheritdoc IFleet
    bytes32 public immutable domainSeparator;

    IStores private immutable _stores;
    IPolicies private immutable _policies;

    mapping(bytes32 id => Device) private _devices;
    mapping(bytes32 id => Invitation) private _invitations;
    /// @dev keccak256(x || y) of every key a device has or had => the device. A key is never used twice.
    mapping(bytes32 keyHash => bytes32 device) private _idOfKey;
    bytes32[] private _ids;

    /// @param authority the AccessManager
    /// @param genesis the hash of the chain's EVM genesis block
    /// @param stores where organisations are known
    /// @param policies where devices are put under their rules
    constructor(address authority, bytes32 genesis, IStores stores, IPolicies policies)
        AccessManaged(authority)
    {
        domainSeparator = Digests.domain(genesis);
        _stores = stores;
        _policies = policies;
    }

    /// @inheritdoc IFleet
    function invite(
        bytes32 id,
        bytes32 tokenX,
        bytes32 tokenY,
        uint32 organisation,
        uint32 policy,
        uint64 expires,
        bytes32 label,
        bytes32 replaces
    ) external restricted {
        bytes32 expected = keccak256(abi.encode(tokenX, tokenY));
        if (id != expected) revert InvitationIdWrong(expected);
        if (!P256.isValidPublicKey(tokenX, tokenY)) revert KeyInvalid(tokenX, tokenY);
        if (_invitations[id].status != InvitationStatus.None) revert InvitationKnown(id);
        if (expires < block.timestamp) revert InvitationExpired(expires);
        if (organisation == 0 || organisation > _stores.organisationCount()) {
            revert OrganisationUnknown(organisation);
        }
        if (policy > _policies.policyCount()) revert PolicyUnknown(policy);
        uint32 generation;
        if (replaces != 0) {
            Device storage replaced = _devices[replaces];
            if (replaced.status == DeviceStatus.None) revert DeviceUnknown(replaces);
            if (replaced.organisation != organisation) revert OrganisationExpected(replaced.organisation);
            generation = replaced.generation;
        }

        _invitations[id] = Invitation({
            tokenX: tokenX,
            tokenY: tokenY,
            organisation: organisation,
            policy: policy,
            expires: expires,
            usedAt: 0,
            status: InvitationStatus.Open,
            generation: generation,
            label: label,
            replaces: replaces,
            device: 0
        });
        emit Invited(id, replaces, organisation, tokenX, tokenY, policy, expires, label);
    }

    /// @inheritdoc IFleet
    function withdrawInvitation(bytes32 id) external restricted {
        _requireUnused(id);
        _invitations[id].status = InvitationStatus.Withdrawn;
        emit InvitationRevoked(id);
    }

    /// @inheritdoc IFleet
    function enrol(
        bytes32 id,
        bytes32 x,
        bytes32 y,
        bytes calldata tokenSignature,
        bytes calldata deviceSignature
    ) external restricted returns (bytes32 deviceId) {
        _requireUnused(id);
        Invitation storage used = _invitations[id];
        if (block.timestamp > used.expires) revert InvitationExpired(used.expires);
        if (!P256.isValidPublicKey(x, y)) revert KeyInvalid(x, y);
        bytes32 digest = Digests.ofEnrolment(domainSeparator, id, x, y);
        if (!Signatures.verify(digest, tokenSignature, used.tokenX, used.tokenY)) revert BadTokenSignature();
        if (!Signatures.verify(digest, deviceSignature, x, y)) revert BadDeviceSignature();
        bytes32 keyHash = keccak256(abi.encode(x, y));
        if (_idOfKey[keyHash] != 0) revert KeyInUse(_idOfKey[keyHash]);

        bytes32 replaces = used.replaces;
        deviceId = replaces == 0 ? keyHash : replaces;
        _idOfKey[keyHash] = deviceId;
        used.status = InvitationStatus.Used;
        used.usedAt = uint64(block.timestamp);
        used.device = deviceId;

        Device storage enrolled = _devices[deviceId];
        if (replaces != 0 && enrolled.generation != used.generation) revert InvitationOutdated(replaces);
        enrolled.x = x;
        enrolled.y = y;
        enrolled.status = DeviceStatus.Active;
        enrolled.generation += 1;
        if (replaces == 0) {
            enrolled.organisation = used.organisation;
            enrolled.enrolledAt = uint64(block.timestamp);
            enrolled.label = used.label;
            _ids.push(deviceId);
            emit DeviceEnrolled(deviceId, id, used.organisation, x, y, used.label);
        } else {
            emit DeviceReplaced(deviceId, id, enrolled.generation, x, y);
        }
        if (used.policy != 0) _policies.assignAtEnrolment(deviceId, used.policy);
    }

    /// @inheritdoc IFleet
    function revoke(bytes32 id) external restricted {
        DeviceStatus status = _devices[id].status;
        if (status == DeviceStatus.None) revert DeviceUnknown(id);
        if (status != DeviceStatus.Active) revert DeviceNotActive(id);
        _devices[id].status = DeviceStatus.Revoked;
        emit DeviceRevoked(id);
    }

    /// @inheritdoc IFleet
    function device(bytes32 id) external view returns (Device memory) {
        return _devices[id];
    }

    /// @inheritdoc IFleet
    function keyOf(bytes32 id)
        external
        view
        returns (bytes32 x, bytes32 y, DeviceStatus status, uint32 generation)
    {
        Device storage found = _devices[id];
        return (found.x, found.y, found.status, found.generation);
    }

    /// @inheritdoc IFleet
    function idOfKey(bytes32 keyHash) external view returns (bytes32) {
        return _idOfKey[keyHash];
    }

    /// @inheritdoc IFleet
    function invitation(bytes32 id) external view returns (Invitation memory) {
        return _invitations[id];
    }

    /// @inheritdoc IFleet
    function deviceCount() external view returns (uint256) {
        return _ids.length;
    }

    /// @inheritdoc IFleet
    function deviceAt(uint256 index) external view returns (bytes32) {
        return _ids[index];
    }

    function _requireUnused(bytes32 id) private view {
        Invitation storage found = _invitations[id];
        if (found.status == InvitationStatus.None) revert InvitationUnknown(id);
        if (found.status == InvitationStatus.Used) revert InvitationUsed(found.device, found.usedAt);
        if (found.status == InvitationStatus.Withdrawn) revert InvitationWithdrawn(id);
    }
}
