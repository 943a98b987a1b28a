// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Record} from "./ISnapshots.sol";

/// @notice What became of a request.
enum RequestStatus {
    None,
    Open,
    Granted,
    Denied,
    Withdrawn,
    Reported
}

/// @notice Somebody wants to read a snapshot.
struct Request {
    bytes32 device;
    bytes32 recordHash;
    /// @notice keccak256 of the HPKE public key that custodians re-seal shares to.
    bytes32 recipient;
    /// @notice keccak256(x || y) of the P-256 key that will read from stores.
    bytes32 reader;
    bytes32 purpose;
    /// @notice The account that asked, or the gateway that relayed the device's own request.
    address requester;
    /// @notice The epoch that a grant releases.
    uint32 epoch;
    /// @notice The policy in force when it was made, which it is judged by.
    uint32 policy;
    uint32 policyVersion;
    /// @notice In Unix seconds of the chain, as the next two.
    uint64 requestedAt;
    /// @notice The last second in which it can be approved.
    uint64 openUntil;
    /// @notice The last second of the grant; 0 before it.
    uint64 grantedUntil;
    /// @notice The device key's generation if the device itself asked, else 0.
    uint32 generation;
    RequestStatus status;
    uint8 approvals;
}

/// @title Restores: request, approval, grant, report
interface IRecovery {
    error SnapshotUnknown(bytes32 recordHash);
    error PolicyMissing(bytes32 device);
    error NotRequester(uint64 role);
    error DeviceNotActive(bytes32 device);
    error BadSignature();
    error RequestUnknown(uint256 id);
    error RequestClosed(uint256 id, RequestStatus status);
    error RequestExpired(uint64 openUntil);
    error NotApprover(uint64 role);
    error SelfApproval();
    error AlreadyApproved();
    error DeviceKeyChanged(bytes32 device);
    error NotOwner(address requester);
    error NotGranted(uint256 id, RequestStatus status);

    event Requested(
        uint256 indexed id,
        bytes32 indexed device,
        bytes32 indexed recordHash,
        uint32 epoch,
        bytes32 recipient,
        bytes32 reader,
        bytes32 purpose,
        address requester,
        bool byDevice,
        uint64 openUntil
    );
    event RequestRefused(
        bytes32 indexed device, bytes32 indexed recordHash, address indexed by, bool byDevice, bytes reason
    );
    event Approved(uint256 indexed id, address indexed approver, uint8 approvals, uint8 needed);
    event Granted(
        uint256 indexed id,
        bytes32 indexed device,
        uint32 indexed epoch,
        bytes32 recipient,
        bytes32 reader,
        uint64 expires
    );
    event Denied(uint256 indexed id, address indexed by, bytes32 reason);
    event Withdrawn(uint256 indexed id, address indexed by);
    event Reported(
        uint256 indexed id,
        bytes32 indexed device,
        uint64 elapsed,
        bytes32 listRoot,
        uint64 files,
        uint64 size,
        bytes32 evidence
    );

    /// @notice Asks to read a snapshot. Anyone may call it; whoever lacks the role that the device's policy names
    /// gets no request but a RequestRefused on the record.
    /// @param record the accepted record
    /// @param recipient keccak256 of the HPKE public key to re-seal shares to
    /// @param reader keccak256(x || y) of the P-256 key that will read from stores
    /// @param purpose why, a name or a hash
    /// @return id the request's number, from 1; 0 when refused
    function request(Record calldata record, bytes32 recipient, bytes32 reader, bytes32 purpose)
        external
        returns (uint256 id);

    /// @notice The same for a device that asks for itself. A request brought again gives its number again.
    /// Role: GATEWAY.
    /// @param nonce tells one request of the device from another
    /// @param signature r || s over RestoreRequest by the device's current key
    /// @return id the request's number; 0 when refused
    function requestByDevice(
        Record calldata record,
        bytes32 recipient,
        bytes32 reader,
        bytes32 purpose,
        uint64 nonce,
        bytes calldata signature
    ) external returns (uint256 id);

    /// @notice Approves a request; the last approval needed grants it. The policy's approverRole, but not the
    /// account that asked.
    function approve(uint256 id) external;

    /// @notice Denies a request, or ends its grant. The policy's approverRole.
    /// @param reason why, a name or a hash
    function deny(uint256 id, bytes32 reason) external;

    /// @notice Takes a request back, or ends its grant. The account that asked.
    function withdraw(uint256 id) external;

    /// @notice Says what came of a grant and closes it. The account that asked, or for a device's own request any
    /// gateway.
    /// @param listRoot the pack list root that was restored
    /// @param files how many files
    /// @param size how many bytes
    /// @param evidence a hash of what shows it
    function report(uint256 id, bytes32 listRoot, uint64 files, uint64 size, bytes32 evidence) external;

    /// @notice A request; all zero when unknown.
    function requestOf(uint256 id) external view returns (Request memory);

    /// @notice Whether a request's grant holds now.
    function isGranted(uint256 id) external view returns (bool);

    /// @notice Whether an account has approved a request.
    function hasApproved(uint256 id, address account) external view returns (bool);

    /// @notice How many requests there are; their numbers are 1 to this.
    function requestCount() external view returns (uint256);

    /// @notice The EIP-712 domain of all that devices sign.
    function domainSeparator() external view returns (bytes32);
}
