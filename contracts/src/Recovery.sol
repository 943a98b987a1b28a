// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Assertion, IApprovers} from "./interfaces/IApprovers.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {DeviceStatus, IFleet} from "./interfaces/IFleet.sol";
import {IIncidents, Orders} from "./interfaces/IIncidents.sol";
import {Clause, IPolicies, Terms} from "./interfaces/IPolicies.sol";
import {Answer, Decision, IRecovery, Request, RequestStatus} from "./interfaces/IRecovery.sol";
import {ISnapshots, Record} from "./interfaces/ISnapshots.sol";
import {Digests} from "./libraries/Digests.sol";
import {Organisations} from "./libraries/Organisations.sol";
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
    IApprovers private immutable _approvers;
    IConsortium private immutable _consortium;
    IIncidents private immutable _incidents;

    mapping(uint256 id => Request) private _requests;
    /// @dev Who approves a request, for which organisation: an account, or the address a passkey acts under.
    mapping(uint256 id => mapping(address approver => uint32 organisation)) private _approvalOf;
    /// @dev Digest of a device's own request => its number.
    mapping(bytes32 digest => uint256 id) private _requestOfDigest;
    uint256 private _requestCount;
    /// @dev Of the last grant. A store learns from one word which request to look at when a reader comes, however
    /// many there are; it is written by grants alone, so that nobody hides a grant by asking again.
    mapping(bytes32 device => mapping(bytes32 reader => uint256 id)) private _grantOf;
    /// @dev When a device's token bucket of own requests is full again, in Unix seconds of the chain.
    mapping(bytes32 device => uint256) private _bucketFullAt;
    /// @dev How many answers of a passkey a request has: no assertion counts twice.
    mapping(uint256 id => mapping(address approver => uint64)) private _answers;
    /// @dev Record hash of the snapshot that the last report is of.
    mapping(bytes32 device => bytes32) private _lastReported;
    /// @dev How many people of an organisation approve a request.
    mapping(uint256 id => mapping(uint32 organisation => uint16)) private _approvalsFor;
    /// @dev The last self-restore that a successor asked for.
    mapping(bytes32 device => uint256 id) private _selfRestoreOf;

    /// @param authority the AccessManager
    /// @param genesis the hash of the chain's EVM genesis block
    /// @param fleet where devices' keys are known
    /// @param policies where the rules are known
    /// @param snapshots where snapshots are known and releases are noted
    /// @param approvers where passkeys are known
    /// @param consortium where it is known for which organisation an account acts
    /// @param incidents where it is known what stands against restores of a device
    constructor(
        address authority,
        bytes32 genesis,
        IFleet fleet,
        IPolicies policies,
        ISnapshots snapshots,
        IApprovers approvers,
        IConsortium consortium,
        IIncidents incidents
    ) AccessManaged(authority) {
        domainSeparator = Digests.domain(genesis);
        _fleet = fleet;
        _policies = policies;
        _snapshots = snapshots;
        _approvers = approvers;
        _consortium = consortium;
        _incidents = incidents;
    }

    /// @inheritdoc IRecovery
    function request(
        Record calldata record,
        bytes32 recipient,
        bytes32 reader,
        bytes32 purpose,
        bytes32 region
    ) external returns (uint256 id) {
        bytes32 recordHash = Digests.ofRecord(domainSeparator, record);
        (uint32 policy, uint32 version, bytes memory refusal) =
            _checkSnapshot(record.device, recordHash, region);
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
        return _open(record, recordHash, recipient, reader, purpose, region, policy, version, 0, 0);
    }

    /// @inheritdoc IRecovery
    function requestByDevice(
        Record calldata record,
        bytes32 recipient,
        bytes32 reader,
        bytes32 purpose,
        bytes32 region,
        uint64 nonce,
        bytes calldata signature
    ) external restricted returns (uint256 id) {
        bytes32 device = record.device;
        bytes32 recordHash = Digests.ofRecord(domainSeparator, record);
        bytes32 digest = Digests.ofRestoreRequest(
            domainSeparator, device, recordHash, recipient, reader, purpose, region, nonce
        );
        id = _requestOfDigest[digest];
        if (id != 0) return id;

        (uint32 policy, uint32 version, bytes memory refusal) = _checkSnapshot(device, recordHash, region);
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
        id = _open(record, recordHash, recipient, reader, purpose, region, policy, version, generation, nonce);
        _requestOfDigest[digest] = id;
        if (generation > 1) _beginSelfRestore(id, policy, version);
    }

    /// @inheritdoc IRecovery
    function approve(uint256 id) external {
        address account = _msgSender();
        _approve(id, account, _consortium.organisationOf(account));
    }

    /// @inheritdoc IRecovery
    function revoke(uint256 id) external {
        _revoke(id, _msgSender());
    }

    /// @inheritdoc IRecovery
    function grant(uint256 id) external {
        (Request storage found, Terms memory rules) = _undecided(id);
        Orders memory orders = _incidents.ordersOf(found.device);
        uint256 more = _more(orders);
        uint64 selfGrantableAt = found.selfGrantableAt;
        // While an incident asks for more approvals than the policy, none is not enough.
        bool byItself = selfGrantableAt != 0 && block.timestamp >= selfGrantableAt && more == 0;
        if (!byItself) {
            if (!_areMet(found, rules, 0)) {
                if (selfGrantableAt == 0) revert CriteriaNotMet(id);
                if (more == 0) revert SelfRestoreWaits(id, selfGrantableAt);
            }
            if (!_areMet(found, rules, more)) {
                revert MoreApprovalsNeeded(id, rules.approvals + more, orders.approvalsUntil);
            }
        }
        _requireAsker(found, rules);
        if (!byItself) {
            // An incident's end met the criteria, and not an approval: the delay has not begun.
            if (found.status == RequestStatus.Open && rules.restore.delay != 0) {
                _meet(id, found, rules);
                return;
            }
            if (block.timestamp < found.grantableAt) revert GrantWaits(id, found.grantableAt);
        }
        if (_blocks(orders)) revert RestoresBlocked(found.device, orders.blockedUntil);
        _grant(id, found, rules);
    }

    /// @inheritdoc IRecovery
    function cancelSelfRestore(uint256 id, bytes32 x, bytes32 y, bytes calldata signature) external {
        (Request storage found, Terms memory rules) = _undecided(id);
        if (found.selfGrantableAt == 0) revert NoSelfRestore(id);
        bytes32 device = found.device;
        // Any key before the present one: of several replacements in a row, none hides who was there first.
        bytes32 keyHash = keccak256(abi.encode(x, y));
        (bytes32 currentX, bytes32 currentY,,) = _fleet.keyOf(device);
        if (_fleet.idOfKey(keyHash) != device || (x == currentX && y == currentY)) {
            revert KeyNotReplaced(device);
        }
        bytes32 digest = Digests.ofAlive(domainSeparator, device, uint64(id));
        if (!Signatures.verify(digest, signature, x, y)) revert BadSignature();

        found.selfGrantableAt = 0;
        uint64 openUntil = found.openUntil;
        if (found.status == RequestStatus.Open) {
            openUntil = found.requestedAt + rules.requestTtl;
            found.openUntil = openUntil;
        }
        emit SelfRestoreCancelled(id, device, keyHash, openUntil);
    }

    /// @inheritdoc IRecovery
    function deny(uint256 id, bytes32 reason) external {
        _deny(id, _msgSender(), reason);
    }

    /// @inheritdoc IRecovery
    function decideByPasskey(
        uint256 id,
        address approver,
        Answer answer,
        bytes32 reason,
        Assertion calldata assertion
    ) external {
        uint32 organisation =
            _approvers.verify(approver, challengeOf(id, approver, answer, reason), assertion);
        ++_answers[id][approver];
        if (answer == Answer.Approve) _approve(id, approver, organisation);
        else if (answer == Answer.Revoke) _revoke(id, approver);
        else _deny(id, approver, reason);
    }

    /// @inheritdoc IRecovery
    function withdraw(uint256 id) external {
        Request storage found = _endable(id);
        _requireOwner(found);
        found.status = RequestStatus.Withdrawn;
        emit Withdrawn(id, _msgSender());
    }

    /// @inheritdoc IRecovery
    function report(
        uint256 id,
        bytes32 listRoot,
        uint64 files,
        uint64 size,
        uint32 positions,
        bytes32 evidence
    ) external {
        Request storage found = _granted(id);
        _requireOwner(found);
        _report(id, found, listRoot, files, size, positions, evidence);
    }

    /// @inheritdoc IRecovery
    function reportByDevice(
        uint256 id,
        bytes32 listRoot,
        uint64 files,
        uint64 size,
        uint32 positions,
        bytes32 evidence,
        bytes calldata signature
    ) external restricted {
        Request storage found = _granted(id);
        if (found.generation == 0) revert NotOwner(found.requester);
        bytes32 device = found.device;
        if (!_hasKey(device, found.generation)) revert DeviceKeyChanged(device);
        (bytes32 x, bytes32 y,,) = _fleet.keyOf(device);
        bytes32 digest =
            Digests.ofRestoreReport(domainSeparator, uint64(id), listRoot, files, size, positions, evidence);
        if (!Signatures.verify(digest, signature, x, y)) revert BadSignature();
        _report(id, found, listRoot, files, size, positions, evidence);
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
    function approvalOf(uint256 id, address approver) external view returns (uint32) {
        return _approvalOf[id][approver];
    }

    /// @inheritdoc IRecovery
    function challengeOf(uint256 id, address approver, Answer answer, bytes32 reason)
        public
        view
        returns (bytes32)
    {
        Request storage found = _known(id);
        if (answer == Answer.None) revert AnswerMissing();
        Decision memory decision = Decision({
            request: uint64(id),
            device: found.device,
            record: found.recordHash,
            recipient: found.recipient,
            reader: found.reader,
            purpose: found.purpose,
            region: found.region,
            requester: found.requester,
            epoch: found.epoch,
            policy: found.policy,
            policyVersion: found.policyVersion,
            approver: approver,
            answer: answer,
            reason: reason,
            nonce: _answers[id][approver]
        });
        return Digests.ofDecision(domainSeparator, decision);
    }

    /// @inheritdoc IRecovery
    function answersOf(uint256 id, address approver) external view returns (uint64) {
        return _answers[id][approver];
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
        bytes32 region,
        uint32 policy,
        uint32 version,
        uint32 generation,
        uint64 nonce
    ) private returns (uint256 id) {
        uint64 openUntil =
            uint64(block.timestamp) + _policies.terms(policy, version).requestTtl;
        id = ++_requestCount;
        Request storage opened = _requests[id];
        opened.device = record.device;
        opened.recordHash = recordHash;
        opened.recipient = recipient;
        opened.reader = reader;
        opened.purpose = purpose;
        opened.region = region;
        opened.listRoot = record.listRoot;
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
            region,
            _msgSender(),
            policy,
            version,
            generation,
            nonce,
            openUntil
        );
    }

    /// @dev Counts an approval by whom it may come from: an organisation counts in a clause once, however many of its
    /// people approve.
    function _approve(uint256 id, address approver, uint32 organisation) private {
        (Request storage found, Terms memory rules) = _undecided(id);
        if (!_holds(rules.approverRole, approver)) revert NotApprover(rules.approverRole);
        if (approver == found.requester) revert SelfApproval();
        _requireAsker(found, rules);
        if (organisation == 0) revert NoOrganisation(approver);
        if (organisation > Organisations.MAX) {
            revert OrganisationOutOfRange(organisation, Organisations.MAX);
        }
        if (_approvalOf[id][approver] != 0) revert AlreadyApproved();

        _approvalOf[id][approver] = organisation;
        ++_approvalsFor[id][organisation];
        found.organisations |= Organisations.only(organisation);
        uint16 approvals = ++found.approvals;
        emit Approved(id, approver, organisation, approvals, rules.approvals);
        if (found.status == RequestStatus.Met) return;
        Orders memory orders = _incidents.ordersOf(found.device);
        if (!_areMet(found, rules, _more(orders))) return;
        if (rules.restore.delay == 0 && !_blocks(orders)) _grant(id, found, rules);
        else _meet(id, found, rules);
    }

    /// @dev Lets a successor's own request be granted by itself, if its policy does, unless another one stands, or one was
    /// denied or cancelled since the device has its key.
    function _beginSelfRestore(uint256 id, uint32 policy, uint32 version) private {
        Terms memory rules = _policies.terms(policy, version);
        if (rules.restore.successor == 0) return;
        Request storage asked = _requests[id];
        bytes32 device = asked.device;
        Request storage last = _requests[_selfRestoreOf[device]];
        if (last.generation == asked.generation && !_isOver(last)) return;
        _selfRestoreOf[device] = id;
        uint64 selfGrantableAt = uint64(block.timestamp) + rules.restore.successor;
        uint64 openUntil = selfGrantableAt + rules.grantTtl;
        if (openUntil < asked.openUntil) openUntil = asked.openUntil;
        asked.selfGrantableAt = selfGrantableAt;
        asked.openUntil = openUntil;
        emit SelfRestoreBegun(id, device, selfGrantableAt, openUntil);
    }

    /// @dev Whether a self-restore ended so that there may be another with the same key: it was reported, or expired.
    function _isOver(Request storage found) private view returns (bool) {
        RequestStatus status = found.status;
        if (found.selfGrantableAt == 0 || status == RequestStatus.Denied) return false;
        if (status == RequestStatus.Granted) return block.timestamp > found.grantedUntil;
        return status == RequestStatus.Reported || block.timestamp > found.openUntil;
    }

    /// @dev The delay begins: none is one that is over at once, and a block is all that the grant waits for.
    function _meet(uint256 id, Request storage found, Terms memory rules) private {
        uint64 grantableAt = uint64(block.timestamp) + rules.restore.delay;
        // As long as a grant holds, but not shorter than it was open: it waits for nobody's approval any more.
        uint64 openUntil = grantableAt + rules.grantTtl;
        if (openUntil < found.openUntil) openUntil = found.openUntil;
        found.status = RequestStatus.Met;
        found.grantableAt = grantableAt;
        found.openUntil = openUntil;
        emit CriteriaMet(id, grantableAt, openUntil);
    }

    function _revoke(uint256 id, address approver) private {
        (Request storage found, Terms memory rules) = _undecided(id);
        uint32 organisation = _approvalOf[id][approver];
        if (organisation == 0) revert NotApproved();

        delete _approvalOf[id][approver];
        uint16 approvals = --found.approvals;
        if (--_approvalsFor[id][organisation] == 0) found.organisations ^= Organisations.only(organisation);
        emit ApprovalRevoked(id, approver, organisation, approvals);
        if (found.status != RequestStatus.Met || _areMet(found, rules, 0)) return;
        uint64 openUntil = found.requestedAt + rules.requestTtl;
        uint64 selfGrantableAt = found.selfGrantableAt;
        if (selfGrantableAt != 0 && openUntil < selfGrantableAt + rules.grantTtl) {
            openUntil = selfGrantableAt + rules.grantTtl;
        }
        found.status = RequestStatus.Open;
        found.grantableAt = 0;
        found.openUntil = openUntil;
        emit Reopened(id, openUntil);
    }

    function _deny(uint256 id, address approver, bytes32 reason) private {
        Request storage found = _endable(id);
        uint64 role = _policies.terms(found.policy, found.policyVersion).approverRole;
        if (!_holds(role, approver)) revert NotApprover(role);
        found.status = RequestStatus.Denied;
        emit Denied(id, approver, reason);
    }

    function _grant(uint256 id, Request storage found, Terms memory rules) private {
        uint64 expires = uint64(block.timestamp) + rules.grantTtl;
        (bytes32 device, uint32 epoch) = (found.device, found.epoch);
        found.status = RequestStatus.Granted;
        found.grantedUntil = expires;
        _grantOf[device][found.reader] = id;
        emit Granted(id, device, epoch, found.recipient, found.reader, expires);
        _snapshots.noteRelease(device, epoch);
    }

    /// @dev Whether a request has the approvals that its rules ask for, and so many more.
    function _areMet(Request storage found, Terms memory rules, uint256 more) private view returns (bool) {
        if (found.approvals < rules.approvals + more) return false;
        uint256 approving = found.organisations;
        Clause[] memory clauses = rules.restore.clauses;
        for (uint256 i = 0; i < clauses.length; ++i) {
            uint256 among = clauses[i].organisations;
            uint256 counted = Organisations.count(among == 0 ? approving : approving & among);
            if (counted < clauses[i].approvals) return false;
        }
        return true;
    }

    /// @dev How many approvals more than the policy's incidents ask for.
    function _more(Orders memory orders) private view returns (uint256) {
        return block.timestamp <= orders.approvalsUntil ? 1 : 0;
    }

    /// @dev Whether an incident lets no restore be granted.
    function _blocks(Orders memory orders) private view returns (bool) {
        return block.timestamp <= orders.blockedUntil;
    }

    /// @dev A request that waits for approvals or for its delay, in time.
    function _undecided(uint256 id) private view returns (Request storage found, Terms memory rules) {
        found = _known(id);
        if (found.status != RequestStatus.Open && found.status != RequestStatus.Met) {
            revert RequestClosed(id, found.status);
        }
        if (block.timestamp > found.openUntil) revert RequestExpired(found.openUntil);
        rules = _policies.terms(found.policy, found.policyVersion);
    }

    /// @dev A request that waits, or its grant.
    function _endable(uint256 id) private view returns (Request storage found) {
        found = _known(id);
        RequestStatus status = found.status;
        if (status != RequestStatus.Open && status != RequestStatus.Met && status != RequestStatus.Granted) {
            revert RequestClosed(id, status);
        }
    }

    /// @dev Who asked may still ask: an account has the role, a device the key it asked with.
    function _requireAsker(Request storage found, Terms memory rules) private view {
        if (found.generation == 0) {
            if (!_holds(rules.restoreRole, found.requester)) revert NotRequester(rules.restoreRole);
        } else if (!_hasKey(found.device, found.generation)) {
            revert DeviceKeyChanged(found.device);
        }
    }

    /// @dev The policy in force for a device, if the record is one of its accepted snapshots and may go to a region.
    function _checkSnapshot(bytes32 device, bytes32 recordHash, bytes32 region)
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
        (version,) = _policies.inForce(policy);
        bytes32[] memory regions = _policies.terms(policy, version).restore.regions;
        if (regions.length == 0) return (policy, version, refusal);
        for (uint256 i = 0; i < regions.length; ++i) {
            if (regions[i] == region) return (policy, version, refusal);
        }
        refusal = abi.encodeWithSelector(RegionNotAllowed.selector, region);
    }

    function _report(
        uint256 id,
        Request storage found,
        bytes32 listRoot,
        uint64 files,
        uint64 size,
        uint32 positions,
        bytes32 evidence
    ) private {
        if (listRoot != found.listRoot) revert ListRootExpected(found.listRoot);
        found.status = RequestStatus.Reported;
        _lastReported[found.device] = found.recordHash;
        found.reportedAt = uint64(block.timestamp);
        found.positions = positions;
        uint64 elapsed = uint64(block.timestamp) - found.requestedAt;
        uint64 deadline = _policies.terms(found.policy, found.policyVersion).restore.deadline;
        bool late = deadline != 0 && elapsed > deadline;
        emit Reported(id, found.device, elapsed, deadline, late, listRoot, files, size, positions, evidence);
    }

    function _granted(uint256 id) private view returns (Request storage found) {
        found = _known(id);
        if (found.status != RequestStatus.Granted) revert NotGranted(id, found.status);
    }

    function _known(uint256 id) private view returns (Request storage found) {
        found = _requests[id];
        if (found.status == RequestStatus.None) revert RequestUnknown(id);
    }

    /// @dev What a device asked for itself, no account owns: the gateway only relayed it.
    function _requireOwner(Request storage found) private view {
        if (_msgSender() != found.requester || found.generation != 0) revert NotOwner(found.requester);
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
