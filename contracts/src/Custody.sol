// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Custodian, ICustody, Panel} from "./interfaces/ICustody.sol";
import {IStores} from "./interfaces/IStores.sol";

/// @title Custodians and their panels
contract Custody is ICustody, AccessManaged {
    /// @notice The longest endpoint, in bytes.
    uint256 public constant MAX_ENDPOINT = 256;
    /// @notice The largest panel.
    uint256 public constant MAX_PANEL = 16;

    /// @dev Panel as it is stored: at fixed places, so that a proof of three words shows a whole panel.
    struct Members {
        uint8 m;
        uint8 n;
        uint32[MAX_PANEL] custodians;
    }

    IStores private immutable _stores;

    mapping(uint32 custodian => Custodian) private _custodians;
    mapping(uint32 panel => Members) private _panels;
    /// @dev keccak256(x || y) of a signing key => the custodian that has it.
    mapping(bytes32 keyHash => uint32 custodian) private _custodianOfKey;
    uint32 private _custodianCount;
    uint32 private _panelCount;

    /// @param authority the AccessManager
    /// @param stores where organisations are known
    constructor(address authority, IStores stores) AccessManaged(authority) {
        _stores = stores;
    }

    /// @inheritdoc ICustody
    function addCustodian(
        uint32 organisation,
        bytes32 x,
        bytes32 y,
        bytes32 tlsKeyHash,
        string calldata endpoint
    ) external restricted returns (uint32 custodianId) {
        if (organisation == 0 || organisation > _stores.organisationCount()) {
            revert OrganisationUnknown(organisation);
        }
        if (!_stores.organisation(organisation).active) revert OrganisationInactive(organisation);
        _requireEndpoint(endpoint);
        if (!P256.isValidPublicKey(x, y)) revert KeyInvalid(x, y);
        bytes32 keyHash = keccak256(abi.encode(x, y));
        if (_custodianOfKey[keyHash] != 0) revert KeyInUse(_custodianOfKey[keyHash]);

        custodianId = ++_custodianCount;
        _custodianOfKey[keyHash] = custodianId;
        _custodians[custodianId] =
            Custodian({x: x, y: y, tlsKeyHash: tlsKeyHash, organisation: organisation, endpoint: endpoint});
        emit CustodianAdded(custodianId, organisation, x, y, tlsKeyHash, endpoint);
    }

    /// @inheritdoc ICustody
    function updateCustodian(uint32 custodianId, string calldata endpoint, bytes32 tlsKeyHash)
        external
        restricted
    {
        if (custodianId == 0 || custodianId > _custodianCount) revert CustodianUnknown(custodianId);
        _requireEndpoint(endpoint);
        _custodians[custodianId].endpoint = endpoint;
        _custodians[custodianId].tlsKeyHash = tlsKeyHash;
        emit CustodianUpdated(custodianId, endpoint, tlsKeyHash);
    }

    /// @inheritdoc ICustody
    function addPanel(uint8 m, uint32[] calldata custodians) external restricted returns (uint32 panelId) {
        uint256 n = custodians.length;
        if (m == 0 || m > n || n > MAX_PANEL) revert PanelSizeWrong(m, n, MAX_PANEL);
        panelId = ++_panelCount;
        Members storage added = _panels[panelId];
        added.m = m;
        added.n = uint8(n);
        for (uint256 i = 0; i < n; ++i) {
            if (custodians[i] == 0 || custodians[i] > _custodianCount) {
                revert CustodianUnknown(custodians[i]);
            }
            for (uint256 j = 0; j < i; ++j) {
                if (custodians[i] == custodians[j]) revert CustodianTwice(custodians[i]);
            }
            added.custodians[i] = custodians[i];
        }
        emit PanelAdded(panelId, m, custodians);
    }

    /// @inheritdoc ICustody
    function custodian(uint32 id) external view returns (Custodian memory) {
        return _custodians[id];
    }

    /// @inheritdoc ICustody
    function panel(uint32 id) external view returns (Panel memory found) {
        Members storage stored = _panels[id];
        found.m = stored.m;
        found.custodians = new uint32[](stored.n);
        for (uint256 i = 0; i < found.custodians.length; ++i) {
            found.custodians[i] = stored.custodians[i];
        }
    }

    /// @inheritdoc ICustody
    function custodianCount() external view returns (uint32) {
        return _custodianCount;
    }

    /// @inheritdoc ICustody
    function panelCount() external view returns (uint32) {
        return _panelCount;
    }

    function _requireEndpoint(string calldata endpoint) private pure {
        uint256 length = bytes(endpoint).length;
        if (length > MAX_ENDPOINT) revert EndpointTooLong(length, MAX_ENDPOINT);
    }
}
