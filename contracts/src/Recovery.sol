// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {DeviceStatus, IFleet} from "./interfaces/IFleet.sol";
import {IPolicies, Terms} from "./interfaces/IPolicies.sol";
import {IRecovery, Request, RequestStatus} from "./interfaces/IRecovery.sol";
import {ISnapshots, Record} from "./interfaces/ISnapshots.sol";
import {Digests} from "./libraries/Digests.sol";
import {Signatures} from "./libraries/Signatures.sol";

/// @title Restores: request, approval, grant, report
/// @dev A member of a role counts only if AccessManager lets it act at once: an execution delay cannot be kept by a
/// call that is not scheduled.
contract Recovery is IRecovery, AccessManaged {
    /// @inheritdoc IRecovery
    bytes32 public immutable domainSeparator;

    /// @notice How many requests of its own a device may make at once.
    uint256 public constant REQUEST_TOKENS = 16;
    /// @notice Seconds after which it may make one more.
    uint256 public constant REQUEST_SECONDS = 600;

    IFleet private immutable _fleet;
    IPolicies private immutable _policies;
    ISnapshots private immutable _snapshots;

    mapping(uint256 id => Request) private _requests;
    mapping(uint256 id => mapping(address account => bool)) private _approved;
    /// @dev Digest of a device's own request => its number.
    mapping(bytes32 digest => uint256 id) private _requestOfDigest;
    uint256 private _requestCount;
    /// @dev Of the last grant. A store learns from one word which request to look at when a reader comes, however
    /// many there are; it is written by grants alone, so that nobody hides a grant by asking again.
    mapping(bytes32 device => mapping(bytes32 reader => uint256 id)) private _grantOf;
    /// @dev When a device's token bucket of own requests is full again, in Unix seconds of the chain.
    mapping(bytes32 device => uint256) private _bucketFullAt;
    /// @dev Record hash of the snapshot that the last report is of.
    mapping(bytes32 device => bytes32) private _lastReported;

    /// @param authority the AccessManager
    /// @param genesis the hash of the chain's EVM genesis block
    /// @param fleet where devices' keys are known
    /// @param policies where the rules are known
    /// @param snapshots where snapshots are known and releases are noted
    constructor(address authority, bytes32 genesis, IFleet fleet, IPolicies policies, ISnapshots snapshots)
        AccessManaged(authority)
    {
        domainSeparator = Digests.domain(genesis);
        _fleet = fleet;
        _policies = policies;
        _snapshots = snapshots;
    }

    /// @inheritdoc IRecovery
    function request(Record calldata record, bytes32 recipient, bytes32 reader, bytes32 purpose)
        external
        returns (uint256 id)
    {
        bytes32 recordHash = Digests.ofRecord(domainSeparator, record);
        (uint32 policy, uint32 version, bytes memory refusal) = _checkSnapshot(record.device, recordHash);
        if (refusal.length == 0) {
            uint64 role = _policies.terms(policy, version).restoreRole;
            if (!_holds(role, _msgSender())) {
                refusal = abi.encodeWithSelector(NotRequester.selector, role);
            }
        }
        if (refusal.length != 0) {
            emit RequestRefused(record.device, recordHash, _msgSender(), false, refusal);
            return 0;
        }
        return _open(record, recordHash, recipient, reader, purpose, policy, version, 0, 0);
    }

    /// @inheritdoc IRecovery
    function requestByDevice(
        Record calldata record,
        bytes32 recipient,
        bytes32 reader,
        bytes32 purpose,
        uint64 nonce,
        bytes calldata signature
    ) external restricted returns (uint256 id) {
        bytes32 device = record.device;
        bytes32 recordHash = Digests.ofRecord(domainSeparator, record);
        bytes32 digest =
            Digests.ofRestoreRequest(domainSeparator, device, recordHash, recipient, reader, purpose, nonce);
        id = _requestOfDigest[digest];
        if (id != 0) return id;

        (uint32 policy, uint32 version, bytes memory refusal) = _checkSnapshot(device, recordHash);
        (bytes32 x, bytes32 y, DeviceStatus status, uint32 generation) = _fleet.keyOf(device);
        if (refusal.length == 0) {
            if (status != DeviceStatus.Active) {
                refusal = abi.encodeWithSelector(DeviceNotActive.selector, device);
            } else if (!Signatures.verify(digest, signature, x, y)) {
                refusal = abi.encodeWithSelector(BadSignature.selector);
            } else if (requestableAt(device) > block.timestamp) {
                refusal = abi.encodeWithSelector(TooManyRequests.selector, requestableAt(device));
            }
        }
        if (refusal.length != 0) {
            emit RequestRefused(device, recordHash, _msgSender(), true, refusal);
            return 0;
        }
        uint256 fullAt = _bucketFullAt[device];
        _bucketFullAt[device] = (fullAt > block.timestamp ? fullAt : block.timestamp) + REQUEST_SECONDS;
        id = _open(record, recordHash, recipient, reader, purpose, policy, version, generation, nonce);
        _requestOfDigest[digest] = id;
    }

    /// @inheritdoc IRecovery
    function approve(uint256 id) external {
        Request storage found = _requests[id];
        _requireStatus(id, found.status == RequestStatus.Open);
        if (block.timestamp > found.openUntil) revert RequestExpired(found.openUntil);
        Terms memory rules = _policies.terms(found.policy, found.policyVersion);
        address approver = _msgSender();
        if (!_holds(rules.approverRole, approver)) revert NotApprover(rules.approverRole);
        if (approver == found.requester) revert SelfApproval();
        if (_approved[id][approver]) revert AlreadyApproved();
        bytes32 device = found.device;
        if (found.generation == 0) {
            if (!_holds(rules.restoreRole, found.requester)) revert NotRequester(rules.restoreRole);
        } else if (!_hasKey(device, found.generation)) {
            revert DeviceKeyChanged(device);
        }

        _approved[id][approver] = true;
        uint8 approvals = ++found.approvals;
        emit Approved(id, approver, approvals, rules.approvals);
        if (approvals < rules.approvals) return;
        uint64 expires = uint64(block.timestamp) + rules.grantTtl;
        found.status = RequestStatus.Granted;
        found.grantedUntil = expires;
        _grantOf[device][found.reader] = id;
        emit Granted(id, device, found.epoch, found.recipient, found.reader, expires);
        _snapshots.noteRelease(device, found.epoch);
    }

    /// @inheritdoc IRecovery
    function deny(uint256 id, bytes32 reason) external {
        Request storage found = _requests[id];
        _requireStatus(id, found.status == RequestStatus.Open || found.status == RequestStatus.Granted);
        uint64 role = _policies.terms(found.policy, found.policyVersion).approverRole;
        if (!_holds(role, _msgSender())) revert NotApprover(role);
        found.status = RequestStatus.Denied;
        emit Denied(id, _msgSender(), reason);
    }

    /// @inheritdoc IRecovery
    function withdraw(uint256 id) external {
        Request storage found = _requests[id];
        _requireStatus(id, found.status == RequestStatus.Open || found.status == RequestStatus.Granted);
        _requireOwner(found);
        found.status = RequestStatus.Withdrawn;
        emit Withdrawn(id, _msgSender());
    }

    /// @inheritdoc IRecovery
    function report(uint256 id, bytes32 listRoot, uint64 files, uint64 size, bytes32 evidence) external {
        Request storage found = _granted(id);
        _requireOwner(found);
        _report(id, found, listRoot, files, size, evidence);
    }

    /// @inheritdoc IRecovery
    function reportByDevice(
        uint256 id,
        bytes32 listRoot,
        uint64 files,
        uint64 size,
        bytes32 evidence,
        bytes calldata signature
    ) external restricted {
        Request storage found = _granted(id);
        if (found.generation == 0) revert NotOwner(found.requester);
        bytes32 device = found.device;
        if (!_hasKey(device, found.generation)) revert DeviceKeyChanged(device);
        (bytes32 x, bytes32 y,,) = _fleet.keyOf(device);
        bytes32 digest = Digests.ofRestoreReport(domainSeparator, uint64(id), listRoot, files, size, evidence);
        if (!Signatures.verify(digest, signature, x, y)) revert BadSignature();
        _report(id, found, listRoot, files, size, evidence);
    }

    /// @inheritdoc IRecovery
    function requestOf(uint256 id) external view returns (Request memory) {
        return _requests[id];
    }

    /// @inheritdoc IRecovery
    function isGranted(uint256 id) external view returns (bool) {
        Request storage found = _requests[id];
        return found.status == RequestStatus.Granted && block.timestamp <= found.grantedUntil
            && (found.generation == 0 || _hasKey(found.device, found.generation));
    }

    /// @inheritdoc IRecovery
    function grantOf(bytes32 device, bytes32 reader) external view returns (uint256) {
        return _grantOf[device][reader];
    }

    /// @inheritdoc IRecovery
    function requestableAt(bytes32 device) public view returns (uint64) {
        // The bucket as one number (the generic cell rate algorithm of ITU-T I.371).
        uint256 fullAt = _bucketFullAt[device] + REQUEST_SECONDS;
        uint256 size = REQUEST_TOKENS * REQUEST_SECONDS;
        return fullAt > size ? uint64(fullAt - size) : 0;
    }

    /// @inheritdoc IRecovery
    function hasApproved(uint256 id, address account) external view returns (bool) {
        return _approved[id][account];
    }

    /// @inheritdoc IRecovery
    function requestCount() external view returns (uint256) {
        return _requestCount;
    }

    /// @inheritdoc IRecovery
    function lastReported(bytes32 device) external view returns (bytes32) {
        return _lastReported[device];
    }

    function _open(
        Record calldata record,
        bytes32 recordHash,
        bytes32 recipient,
        bytes32 reader,
        bytes32 purpose,
        uint32 policy,
        uint32 version,
        uint32 generation,
        uint64 nonce
    ) private returns (uint256 id) {
        uint64 openUntil = uint64(block.timestamp) + _policies.terms(policy, version).requestTtl;
        id = ++_requestCount;
        Request storage opened = _requests[id];
        opened.device = record.device;
        opened.recordHash = recordHash;
        opened.recipient = recipient;
        opened.reader = reader;
        opened.purpose = purpose;
        opened.requester = _msgSender();
        opened.epoch = record.epoch;
        opened.policy = policy;
        opened.policyVersion = version;
        opened.requestedAt = uint64(block.timestamp);
        opened.openUntil = openUntil;
        opened.generation = generation;
        opened.status = RequestStatus.Open;
        emit Requested(
            id,
            record.device,
            recordHash,
            record.epoch,
            recipient,
            reader,
            purpose,
            _msgSender(),
            policy,
            version,
            generation,
            nonce,
            openUntil
        );
    }

    /// @dev The policy in force for a device, if the record is one of its accepted snapshots.
    function _checkSnapshot(bytes32 device, bytes32 recordHash)
        private
        view
        returns (uint32 policy, uint32 version, bytes memory refusal)
    {
        if (_snapshots.snapshot(recordHash).anchoredAt == 0) {
            refusal = abi.encodeWithSelector(SnapshotUnknown.selector, recordHash);
            return (0, 0, refusal);
        }
        policy = _policies.policyOf(device);
        // There is one: without a policy no snapshot was accepted, and a device leaves one for another only.
        (version,) = _policies.latest(policy);
    }

    function _report(
        uint256 id,
        Request storage found,
        bytes32 listRoot,
        uint64 files,
        uint64 size,
        bytes32 evidence
    ) private {
        found.status = RequestStatus.Reported;
        _lastReported[found.device] = found.recordHash;
        uint64 elapsed = uint64(block.timestamp) - found.requestedAt;
        emit Reported(id, found.device, elapsed, listRoot, files, size, evidence);
    }

    function _granted(uint256 id) private view returns (Request storage found) {
        found = _requests[id];
        if (found.status == RequestStatus.None) revert RequestUnknown(id);
        if (found.status != RequestStatus.Granted) revert NotGranted(id, found.status);
    }

    /// @dev What a device asked for itself, no account owns: the gateway only relayed it.
    function _requireOwner(Request storage found) private view {
        if (_msgSender() != found.requester || found.generation != 0) revert NotOwner(found.requester);
    }

    function _requireStatus(uint256 id, bool allowed) private view {
        RequestStatus status = _requests[id].status;
        if (status == RequestStatus.None) revert RequestUnknown(id);
        if (!allowed) revert RequestClosed(id, status);
    }

    /// @dev Whether a device is active and its key still that of a generation.
    function _hasKey(bytes32 device, uint32 generation) private view returns (bool) {
        (,, DeviceStatus status, uint32 current) = _fleet.keyOf(device);
        return status == DeviceStatus.Active && current == generation;
    }

    function _holds(uint64 role, address account) private view returns (bool) {
        (bool member, uint32 delay) = IAccessManager(authority()).hasRole(role, account);
        return member && delay == 0;
    }
}
