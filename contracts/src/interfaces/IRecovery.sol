// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Assertion} from "./IApprovers.sol";
import {Record} from "./ISnapshots.sol";

/// @notice What became of a request.
enum RequestStatus {
    None,
    Open,
    Granted,
    Denied,
    Withdrawn,
    Reported,
    /// @notice All criteria are met; it is granted when the policy's delay is over.
    Met
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
    /// @notice The last second in which it can be approved, or granted once its criteria are met.
    uint64 openUntil;
    /// @notice The last second of the grant; 0 before it.
    uint64 grantedUntil;
    /// @notice The device key's generation if the device itself asked, else 0.
    uint32 generation;
    RequestStatus status;
    /// @notice How many people approve it.
    uint16 approvals;
    /// @notice When it can be granted, once its criteria are met; 0 before.
    uint64 grantableAt;
    /// @notice When it was reported; 0 before.
    uint64 reportedAt;
    /// @notice Which places of the layout the report says it was read from; bit i is place i.
    uint32 positions;
    /// @notice From when on it is granted without approvals, since it is a successor's self-restore; 0 if it is none, or
    /// is none any more.
    uint64 selfGrantableAt;
    /// @notice The set of organisations whose people approve it: bit i is organisation i.
    uint256 organisations;
    /// @notice The root of the snapshot's pack list, which the report must name.
    bytes32 listRoot;
    /// @notice Where it goes, as whoever asks states it; 0 when not stated.
    bytes32 region;
}

/// @notice What an approver answers to a request.
enum Answer {
    None,
    Approve,
    Deny,
    /// @notice Takes an approval back.
    Revoke
}

/// @notice What a passkey signs as the challenge: an answer, and all of the request that it is an answer to.
struct Decision {
    uint64 request;
    bytes32 device;
    bytes32 record;
    bytes32 recipient;
    bytes32 reader;
    bytes32 purpose;
    bytes32 region;
    address requester;
    uint32 epoch;
    uint32 policy;
    uint32 policyVersion;
    /// @notice The address that the passkey acts under.
    address approver;
    Answer answer;
    /// @notice Why it is denied, a name or a hash.
    bytes32 reason;
    /// @notice How many answers the passkey has given to this request before.
    uint64 nonce;
}

/// @title Restores: request, approval, grant, report
interface IRecovery {
    /// @notice No accepted snapshot has this record hash.
    error SnapshotUnknown(bytes32 recordHash);
    /// @notice The device's policy lets only this role request a restore; an account that lost it since it asked
    /// is granted nothing.
    error NotRequester(uint64 role);
    /// @notice The device's policy lets restores go to certain regions only, and not to this one; 0 is none stated.
    error RegionNotAllowed(bytes32 region);
    /// @notice The device is revoked and can ask for nothing.
    error DeviceNotActive(bytes32 device);
    /// @notice What was brought is not signed by the key it needs, with a low s: RestoreRequest and RestoreReport by the
    /// device's current one, Alive by the one that was named.
    error BadSignature();
    /// @notice The device's bucket of own requests is empty until this time of the chain, in Unix seconds.
    error TooManyRequests(uint64 retryAt);
    /// @notice No request has this number.
    error RequestUnknown(uint256 id);
    /// @notice The request is no longer open.
    error RequestClosed(uint256 id, RequestStatus status);
    /// @notice The request was open until this time of the chain, in Unix seconds.
    error RequestExpired(uint64 openUntil);
    /// @notice The request has not the approvals that its policy asks for.
    error CriteriaNotMet(uint256 id);
    /// @notice An incident of the device asks for so many approvals, which is more than the policy does, until that
    /// second; or its officer ends it sooner.
    error MoreApprovalsNeeded(uint256 id, uint256 approvals, uint64 until);
    /// @notice An incident of the device lets no restore be granted until that second; or its officer ends it sooner.
    error RestoresBlocked(bytes32 device, uint64 until);
    /// @notice The request is granted from this time of the chain on, in Unix seconds, unless it is denied.
    error GrantWaits(uint256 id, uint64 grantableAt);
    /// @notice The successor's self-restore is granted from this time of the chain on, in Unix seconds, unless it is
    /// approved sooner, is denied, or the device before shows that it lives.
    error SelfRestoreWaits(uint256 id, uint64 selfGrantableAt);
    /// @notice The request is no self-restore of a successor, or is none any more: there is nothing to cancel.
    error NoSelfRestore(uint256 id);
    /// @notice The device had no such key before the one it has now: only a device that was replaced shows that it lives.
    error KeyNotReplaced(bytes32 device);
    /// @notice The policy lets only this role approve or deny.
    error NotApprover(uint64 role);
    /// @notice Who asked cannot approve.
    error SelfApproval();
    /// @notice Only who acts for an organisation approves; this account acts for none.
    error NoOrganisation(address account);
    /// @notice Approvals are counted for organisations up to `most`.
    error OrganisationOutOfRange(uint32 organisation, uint32 most);
    /// @notice The account has approved the request before.
    error AlreadyApproved();
    /// @notice The account does not approve the request.
    error NotApproved();
    /// @notice The device that asked was revoked or has another key by now.
    error DeviceKeyChanged(bytes32 device);
    /// @notice Only this account may do that, or a gateway to report for a device.
    error NotOwner(address requester);
    /// @notice A passkey approves, denies, or takes its approval back.
    error AnswerMissing();
    /// @notice The snapshot's pack list has another root: what was restored is not what was granted.
    error ListRootExpected(bytes32 listRoot);
    /// @notice Only what was granted can be reported.
    error NotGranted(uint256 id, RequestStatus status);

    /// @notice Somebody wants to read a snapshot, and is judged by this version of a policy. `generation` and `nonce`
    /// are those of a device that asks for itself, else 0.
    event Requested(
        uint256 indexed id,
        bytes32 indexed device,
        bytes32 indexed recordHash,
        uint32 epoch,
        bytes32 recipient,
        bytes32 reader,
        bytes32 purpose,
        bytes32 region,
        address requester,
        uint32 policy,
        uint32 policyVersion,
        uint32 generation,
        uint64 nonce,
        uint64 openUntil
    );
    /// @notice The request is a successor's self-restore: it can be granted without approvals from `selfGrantableAt` to
    /// `openUntil`.
    event SelfRestoreBegun(
        uint256 indexed id, bytes32 indexed device, uint64 selfGrantableAt, uint64 openUntil
    );
    /// @notice A device that was replaced showed that it lives, by its key: the request needs its approvals as any other,
    /// until `openUntil`, and the successor asks for no self-restore with its key any more. `keyHash` is
    /// keccak256(x || y) of the key that signed.
    event SelfRestoreCancelled(
        uint256 indexed id, bytes32 indexed device, bytes32 indexed keyHash, uint64 openUntil
    );
    /// @notice Somebody wanted to read a snapshot and may not; `reason` is the encoded error.
    event RequestRefused(
        bytes32 indexed device, bytes32 indexed recordHash, address indexed by, bool byDevice, bytes reason
    );
    /// @notice An approval was given, by who acts for an organisation. `approver` is an account, or the address a
    /// passkey acts under; `approvals` of people there are now, of `needed` that the policy asks for beside its clauses.
    event Approved(
        uint256 indexed id,
        address indexed approver,
        uint32 indexed organisation,
        uint16 approvals,
        uint8 needed
    );
    /// @notice An approval was taken back; `approvals` of people are left.
    event ApprovalRevoked(
        uint256 indexed id, address indexed approver, uint32 indexed organisation, uint16 approvals
    );
    /// @notice A request has the approvals it needs: it can be granted from `grantableAt` to `openUntil`.
    event CriteriaMet(uint256 indexed id, uint64 grantableAt, uint64 openUntil);
    /// @notice A request lost an approval it needs: it can be approved until `openUntil`.
    event Reopened(uint256 indexed id, uint64 openUntil);
    /// @notice Custodians and stores may serve the request until `expires`.
    event Granted(
        uint256 indexed id,
        bytes32 indexed device,
        uint32 indexed epoch,
        bytes32 recipient,
        bytes32 reader,
        uint64 expires
    );
    /// @notice The request was denied, or its grant ended.
    event Denied(uint256 indexed id, address indexed by, bytes32 reason);
    /// @notice The request was taken back, or its grant ended.
    event Withdrawn(uint256 indexed id, address indexed by);
    /// @notice What came of the grant; `elapsed` counts the chain's seconds since the request, `deadline` is how many
    /// the policy allows, 0 for any, and `late` tells whether they were more.
    event Reported(
        uint256 indexed id,
        bytes32 indexed device,
        uint64 elapsed,
        uint64 deadline,
        bool late,
        bytes32 listRoot,
        uint64 files,
        uint64 size,
        uint32 positions,
        bytes32 evidence
    );

    /// @notice Asks to read a snapshot. Anyone may call it; whoever lacks the role that the device's policy names
    /// gets no request but a RequestRefused on the record.
    /// @param record the accepted record
    /// @param recipient keccak256 of the HPKE public key to re-seal shares to
    /// @param reader keccak256(x || y) of the P-256 key that will read from stores
    /// @param purpose why, a name or a hash
    /// @param region where it goes, a name; 0 when not stated. Nobody checks whether it is true: it is on the record.
    /// @return id the request's number, from 1; 0 when refused
    function request(
        Record calldata record,
        bytes32 recipient,
        bytes32 reader,
        bytes32 purpose,
        bytes32 region
    ) external returns (uint256 id);

    /// @notice The same for a device that asks for itself. A request brought again gives its number again.
    /// If the device is a successor, whose key is not its first, and its policy lets one restore itself, the request is
    /// granted without approvals once the policy's delay for that is over. One such self-restore stands at a time; after
    /// one that was denied, or cancelled, those that are asked for with the same key need approvals. Role: GATEWAY.
    /// @param nonce tells one request of the device from another
    /// @param signature r || s over RestoreRequest by the device's current key
    /// @return id the request's number; 0 when refused
    function requestByDevice(
        Record calldata record,
        bytes32 recipient,
        bytes32 reader,
        bytes32 purpose,
        bytes32 region,
        uint64 nonce,
        bytes calldata signature
    ) external returns (uint256 id);

    /// @notice Approves a request, for the organisation that the account acts for. The last approval needed grants
    /// it, or begins the policy's delay. The policy's approverRole, but not the account that asked. Who asked must
    /// still be allowed to. An approval counts as it was given: it outlives the role of the account that gave it and
    /// the organisation's membership, but anyone who has the role can deny.
    function approve(uint256 id) external;

    /// @notice Takes an approval back, which is possible until the grant. Whoever gave it, with the role or without.
    function revoke(uint256 id) external;

    /// @notice Grants a request whose criteria are met and whose delay is over, or a self-restore whose own delay is over
    /// while no incident asks for more approvals than the policy. For anyone. Who asked must still be allowed to.
    function grant(uint256 id) external;

    /// @notice Shows that a device lives that was replaced, which cancels its successor's self-restore before it is
    /// granted: the request needs its approvals from then on. For anyone who has the signature.
    /// @param id the request's number
    /// @param x a key that the device had before the one it has now
    /// @param y the same key
    /// @param signature r || s over Alive by that key
    function cancelSelfRestore(uint256 id, bytes32 x, bytes32 y, bytes calldata signature) external;

    /// @notice Denies a request, also in its delay, or ends its grant. The policy's approverRole.
    /// @param reason why, a name or a hash
    function deny(uint256 id, bytes32 reason) external;

    /// @notice Approves or denies a request, or takes an approval back, by a passkey of Approvers whose address has the
    /// policy's approverRole. Anyone may bring it. An assertion counts once, for this request, this answer and this chain.
    /// @param id the request's number
    /// @param approver the address that the passkey acts under
    /// @param answer what the passkey signed
    /// @param reason why it is denied, a name or a hash, which is signed too
    /// @param assertion the passkey's over Decision
    function decideByPasskey(
        uint256 id,
        address approver,
        Answer answer,
        bytes32 reason,
        Assertion calldata assertion
    ) external;

    /// @notice Takes a request back, or ends its grant. The account that asked; not for a device's own request.
    function withdraw(uint256 id) external;

    /// @notice Says what came of a grant and closes it. The account that asked; not for a device's own request.
    /// @param id the request's number
    /// @param listRoot the root of the pack list that was restored: the snapshot's
    /// @param files how many files
    /// @param size how many bytes
    /// @param positions which places of the layout it was read from; bit i is place i
    /// @param evidence a hash of what shows it
    function report(
        uint256 id,
        bytes32 listRoot,
        uint64 files,
        uint64 size,
        uint32 positions,
        bytes32 evidence
    ) external;

    /// @notice The same for a device's own request, signed by the key it asked with. Role: GATEWAY.
    /// @param id the request's number
    /// @param listRoot the root of the pack list that was restored: the snapshot's
    /// @param files how many files
    /// @param size how many bytes
    /// @param positions which places of the layout it was read from; bit i is place i
    /// @param evidence a hash of what shows it
    /// @param signature r || s over RestoreReport by the device's current key
    function reportByDevice(
        uint256 id,
        bytes32 listRoot,
        uint64 files,
        uint64 size,
        uint32 positions,
        bytes32 evidence,
        bytes calldata signature
    ) external;

    /// @notice A request; all zero when unknown.
    function requestOf(uint256 id) external view returns (Request memory);

    /// @notice Whether a request's grant holds now: not past its end, and for a device's own request only while the
    /// device has the key it asked with.
    function isGranted(uint256 id) external view returns (bool);

    /// @notice The request last granted for a device to a reader, 0 when none was. Whether its grant holds, the
    /// request says.
    function grantOf(bytes32 device, bytes32 reader) external view returns (uint256 id);

    /// @notice The first time of the chain, in Unix seconds, at which a device's next own request is taken; past or 0
    /// if one is taken now. A request that is refused, or brought again, takes no token of its bucket.
    function requestableAt(bytes32 device) external view returns (uint64);

    /// @notice The organisation for which an approver approves a request; 0 when it does not.
    /// @param id the request's number
    /// @param approver the account, or the address a passkey acts under
    function approvalOf(uint256 id, address approver) external view returns (uint32 organisation);

    /// @notice What a passkey would sign to give an answer to a request now: the challenge of its assertion.
    function challengeOf(uint256 id, address approver, Answer answer, bytes32 reason)
        external
        view
        returns (bytes32);

    /// @notice How many answers a passkey has given to a request: the nonce of its next one.
    function answersOf(uint256 id, address approver) external view returns (uint64);

    /// @notice How many requests there are; their numbers are 1 to this.
    function requestCount() external view returns (uint256);

    /// @notice The record hash of the snapshot that the last report of a restore of a device is of; 0 before the first.
    function lastReported(bytes32 device) external view returns (bytes32);

    /// @notice The EIP-712 domain of all that devices sign.
    function domainSeparator() external view returns (bytes32);
}
