// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {IStores, Organisation, Slot, Store} from "./interfaces/IStores.sol";

/// @title Organisations, stores, and which store holds which slot
contract Stores is IStores, AccessManaged {
    /// @notice The longest endpoint, in bytes.
    uint256 public constant MAX_ENDPOINT = 256;

    mapping(uint32 organisation => Organisation) private _organisations;
    mapping(uint32 store => Store) private _stores;
    mapping(uint32 slot => Slot) private _slots;
    /// @dev keccak256(x || y) of a signing key => the store that has it. Two stores with one key could not be told
    /// apart by their receipts.
    mapping(bytes32 keyHash => uint32 store) private _storeOfKey;
    uint32 private _organisationCount;
    uint32 private _storeCount;
    uint32 private _slotCount;

    /// @param authority the AccessManager
    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IStores
    function addOrganisation(bytes32 name, address account)
        external
        restricted
        returns (uint32 organisationId)
    {
        organisationId = ++_organisationCount;
        _organisations[organisationId] = Organisation({name: name, account: account, active: true});
        emit OrganisationAdded(organisationId, name, account);
    }

    /// @inheritdoc IStores
    function updateOrganisation(uint32 organisationId, address account, bool active) external restricted {
        if (organisationId == 0 || organisationId > _organisationCount) {
            revert OrganisationUnknown(organisationId);
        }
        _organisations[organisationId].account = account;
        _organisations[organisationId].active = active;
        emit OrganisationUpdated(organisationId, account, active);
    }

    /// @inheritdoc IStores
    function addStore(
        uint32 organisationId,
        bytes32 x,
        bytes32 y,
        bytes32 tlsKeyHash,
        bytes32 region,
        string calldata endpoint
    ) external restricted returns (uint32 storeId) {
        _requireActive(organisationId);
        _requireEndpoint(endpoint);
        if (!P256.isValidPublicKey(x, y)) revert KeyInvalid(x, y);
        bytes32 keyHash = keccak256(abi.encode(x, y));
        if (_storeOfKey[keyHash] != 0) revert KeyInUse(_storeOfKey[keyHash]);

        storeId = ++_storeCount;
        _storeOfKey[keyHash] = storeId;
        _stores[storeId] = Store({
            x: x,
            y: y,
            tlsKeyHash: tlsKeyHash,
            region: region,
            organisation: organisationId,
            slot: 0,
            endpoint: endpoint
        });
        emit StoreAdded(storeId, organisationId, x, y, tlsKeyHash, region, endpoint);
    }

    /// @inheritdoc IStores
    function updateStore(uint32 storeId, string calldata endpoint, bytes32 tlsKeyHash) external restricted {
        if (storeId == 0 || storeId > _storeCount) revert StoreUnknown(storeId);
        _requireEndpoint(endpoint);
        _stores[storeId].endpoint = endpoint;
        _stores[storeId].tlsKeyHash = tlsKeyHash;
        emit StoreUpdated(storeId, endpoint, tlsKeyHash);
    }

    /// @inheritdoc IStores
    function assignSlot(uint32 number, uint32 storeId) external restricted {
        if (storeId == 0 || storeId > _storeCount) revert StoreUnknown(storeId);
        uint32 next = _slotCount + 1;
        if (number == 0 || number > next) revert SlotOutOfOrder(number, next);
        if (number == next) _slotCount = next;

        Slot storage assigned = _slots[number];
        uint32 before = assigned.store;
        if (before == storeId) revert SlotUnchanged(number, storeId);
        uint32 held = _stores[storeId].slot;
        if (held != 0) revert StoreTaken(storeId, held);
        uint32 organisationId = _stores[storeId].organisation;
        _requireActive(organisationId);
        if (before != 0) _stores[before].slot = 0;
        _stores[storeId].slot = number;
        uint32 version = assigned.version + 1;
        _slots[number] = Slot({store: storeId, version: version, organisation: organisationId});
        emit SlotAssigned(number, storeId, version, organisationId);
    }

    /// @inheritdoc IStores
    function organisation(uint32 id) external view returns (Organisation memory) {
        return _organisations[id];
    }

    /// @inheritdoc IStores
    function store(uint32 id) external view returns (Store memory) {
        return _stores[id];
    }

    /// @inheritdoc IStores
    function slot(uint32 number) external view returns (Slot memory) {
        return _slots[number];
    }

    /// @inheritdoc IStores
    function slotWithStore(uint32 number) external view returns (Slot memory, Store memory) {
        Slot memory assigned = _slots[number];
        return (assigned, _stores[assigned.store]);
    }

    /// @inheritdoc IStores
    function signerOf(uint32 slotNumber)
        external
        view
        returns (bytes32 x, bytes32 y, uint32 version, uint32 organisationId)
    {
        Slot memory assigned = _slots[slotNumber];
        Store storage holder = _stores[assigned.store];
        return (holder.x, holder.y, assigned.version, assigned.organisation);
    }

    /// @inheritdoc IStores
    function organisationCount() external view returns (uint32) {
        return _organisationCount;
    }

    /// @inheritdoc IStores
    function storeCount() external view returns (uint32) {
        return _storeCount;
    }

    /// @inheritdoc IStores
    function slotCount() external view returns (uint32) {
        return _slotCount;
    }

    function _requireActive(uint32 organisationId) private view {
        if (organisationId == 0 || organisationId > _organisationCount) {
            revert OrganisationUnknown(organisationId);
        }
        if (!_organisations[organisationId].active) revert OrganisationInactive(organisationId);
    }

    function _requireEndpoint(string calldata endpoint) private pure {
        uint256 length = bytes(endpoint).length;
        if (length > MAX_ENDPOINT) revert EndpointTooLong(length, MAX_ENDPOINT);
    }
}
