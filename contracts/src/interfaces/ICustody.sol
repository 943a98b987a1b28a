// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A keeper of sealed shares of epoch keys.
struct Custodian {
    /// @notice The P-256 key it signs EpochKey and ShareHeld with. It never changes: a new key is a new custodian.
    bytes32 x;
    bytes32 y;
    /// @notice SHA-256 of the SubjectPublicKeyInfo (DER) it serves TLS with.
    bytes32 tlsKeyHash;
    uint32 organisation;
    string endpoint;
}

/// @notice The custodians who share epoch keys, and how many of them open one. A panel never changes.
struct Panel {
    /// @notice How many shares rebuild a key.
    uint8 m;
    /// @notice The custodians, one share each, in the order of the shares.
    uint32[] custodians;
}

/// @title Custodians and their panels
interface ICustody {
    /// @notice No organisation has this number.
    /// @param organisation the number
    error OrganisationUnknown(uint32 organisation);
    /// @notice The organisation may get no custodians.
    /// @param organisation the organisation
    error OrganisationInactive(uint32 organisation);
    /// @notice No custodian has this number.
    /// @param custodian the custodian's number
    error CustodianUnknown(uint32 custodian);
    /// @notice A panel has each custodian once.
    /// @param custodian the custodian's number
    error CustodianTwice(uint32 custodian);
    /// @notice A panel has 1 to `most` custodians, of whom 1 to all rebuild a key.
    /// @param m how many of them rebuild a key
    /// @param n how many custodians there are
    /// @param most how many there may be
    error PanelSizeWrong(uint8 m, uint256 n, uint256 most);
    /// @notice These coordinates are no P-256 public key.
    /// @param x of the key
    /// @param y of the key
    error KeyInvalid(bytes32 x, bytes32 y);
    /// @notice This custodian signs with the key already.
    /// @param custodian the custodian that has it
    error KeyInUse(uint32 custodian);
    /// @notice An endpoint has `most` bytes at most.
    /// @param length how many bytes there are
    /// @param most how many there may be
    error EndpointTooLong(uint256 length, uint256 most);

    /// @notice A custodian was added.
    /// @param custodian the custodian's number
    /// @param organisation the organisation that runs it
    /// @param x the key of its statements
    /// @param y the key of its statements
    /// @param tlsKeyHash SHA-256 of its TLS key's SubjectPublicKeyInfo
    /// @param endpoint how it is reached
    event CustodianAdded(
        uint32 indexed custodian,
        uint32 indexed organisation,
        bytes32 x,
        bytes32 y,
        bytes32 tlsKeyHash,
        string endpoint
    );
    /// @notice A custodian is reached otherwise.
    /// @param custodian the custodian's number
    /// @param endpoint how it is reached
    /// @param tlsKeyHash SHA-256 of its TLS key's SubjectPublicKeyInfo
    event CustodianUpdated(uint32 indexed custodian, string endpoint, bytes32 tlsKeyHash);
    /// @notice A panel was added.
    /// @param panel the panel's number
    /// @param m how many of them rebuild a key
    /// @param custodians who they are, in the order of the shares
    event PanelAdded(uint32 indexed panel, uint8 m, uint32[] custodians);

    /// @notice Adds a custodian. Role: OPERATOR.
    /// @param organisation the organisation that runs it
    /// @param x the key of its statements
    /// @param y the key of its statements
    /// @param tlsKeyHash SHA-256 of its TLS key's SubjectPublicKeyInfo
    /// @param endpoint how it is reached, 256 bytes at most
    /// @return custodian its number, from 1
    function addCustodian(
        uint32 organisation,
        bytes32 x,
        bytes32 y,
        bytes32 tlsKeyHash,
        string calldata endpoint
    ) external returns (uint32 custodian);

    /// @notice Changes how a custodian is reached. Role: OPERATOR.
    /// @param custodian the custodian's number
    /// @param endpoint how it is reached
    /// @param tlsKeyHash SHA-256 of its TLS key's SubjectPublicKeyInfo
    function updateCustodian(uint32 custodian, string calldata endpoint, bytes32 tlsKeyHash) external;

    /// @notice Adds a panel of 1 to 16 distinct custodians, `m` of whom rebuild a key. Role: OPERATOR.
    /// @param m how many of them rebuild a key
    /// @param custodians who they are, in the order of the shares
    /// @return panel its number, from 1
    function addPanel(uint8 m, uint32[] calldata custodians) external returns (uint32 panel);

    /// @notice A custodian; all zero when unknown.
    /// @param id the number
    /// @return the custodian
    function custodian(uint32 id) external view returns (Custodian memory);

    /// @notice A panel; empty when unknown.
    /// @param id the number
    /// @return the panel
    function panel(uint32 id) external view returns (Panel memory);

    /// @notice How many custodians there are; their numbers are 1 to this.
    /// @return how many
    function custodianCount() external view returns (uint32);

    /// @notice How many panels there are; their numbers are 1 to this.
    /// @return how many
    function panelCount() external view returns (uint32);
}
