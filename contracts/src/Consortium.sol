// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {
    Account,
    Call,
    Card,
    Founding,
    IConsortium,
    Member,
    MemberStatus,
    Parameters,
    Proposal,
    ProposalStatus,
    ReportKind,
    Vote
} from "./interfaces/IConsortium.sol";
import {IStores} from "./interfaces/IStores.sol";

/// @title Who runs the chain, and what they agree on
/// @dev Nodes read slots 0, 1 and 2 as they lie; Layout.t.sol holds them in place. Votes are kept by an organisation's
/// number, which nobody gets twice, and are counted over those who are members at that moment: so the vote of a
/// removed one carries nothing, not even when the same organisation is admitted again.
contract Consortium is IConsortium {
    /// @notice The most members. Loops go over members, votes of members, or validators, which are members'.
    uint256 public constant MAX_MEMBERS = 64;

    /// @notice What an account is given for fees when it is admitted, in wei: they never use it up. The genesis block
    /// gives this contract enough for 2^32 of them.
    uint256 public constant ENDOWMENT = 2 ** 128;
    /// @notice The most accounts of an organisation beside its own two.
    uint256 public constant MAX_ACCOUNTS = 64;
    /// @notice The most calls of a proposal.
    uint256 public constant MAX_CALLS = 16;
    /// @notice The most bytes of a proposal's reason and its calls' data.
    uint256 public constant MAX_BYTES = 8192;

    /// @dev What blocks must keep to.
    struct BlockRules {
        uint64 gasLimit;
        uint32 pace;
        uint32 version;
        uint64 versionBlock;
    }

    /// @dev What proposals and reports must keep to.
    struct VoteRules {
        uint32 threshold;
        uint32 delay;
        uint32 lifetime;
        uint32 floor;
        uint32 absence;
    }

    /// @dev A proposal as it is stored.
    struct Made {
        uint32 proposer;
        bool executed;
        bool cancelled;
        uint64 proposedAt;
        uint64 expires;
        /// @dev When a vote last brought it the threshold.
        uint64 passedAt;
        string reason;
        Call[] calls;
    }

    /// @dev Slot 0. Keys of the active members, in no order.
    bytes32[] private _validators;
    /// @dev Slot 1. A struct, so that nothing else is put into its word.
    BlockRules private _blockRules;
    /// @dev Slot 2. Accounts and nodes of members, and their further accounts.
    mapping(address account => uint32 organisation) private _organisationOf;

    VoteRules private _voteRules;
    uint32 private _memberCount;
    /// @dev The block in which the validators changed last.
    uint64 private _changedIn;
    /// @dev When the threshold was last lowered: what passes by that has not waited before.
    uint64 private _loweredAt;
    uint32[] private _members;
    mapping(uint32 organisation => Member) private _memberOf;
    mapping(uint32 organisation => address[]) private _accountsOf;
    uint256 private _proposalCount;
    mapping(uint256 id => Made) private _proposals;
    mapping(uint256 id => mapping(uint32 organisation => Vote)) private _votes;
    mapping(bytes32 name => address) private _successors;
    /// @dev keccak256(organisation, kind, height) => who reported it.
    mapping(bytes32 reportId => mapping(uint32 reporter => bool)) private _reported;
    /// @dev Whether the quorum was reached, and the floor kept the accused.
    mapping(bytes32 reportId => bool) private _held;

    IStores private immutable _stores;

    /// @dev What changes the consortium is called by the consortium itself, which only `execute` makes it do.
    modifier byProposal() {
        if (msg.sender != address(this)) revert OnlyByProposal();
        _;
    }

    /// @dev The validators change once in a block, so that what nodes tell CometBFT is one change at a time.
    modifier changingValidators() {
        _changeValidators();
        _;
    }

    /// @param stores where organisations are registered; this contract alone may do so
    /// @param founding the first members, whose validators are in force at once
    constructor(IStores stores, Founding memory founding) {
        _stores = stores;
        if (founding.organisations.length == 0) revert NoMembers();
        for (uint256 i = 0; i < founding.organisations.length; ++i) {
            _admit(founding.organisations[i], MemberStatus.Active);
            _validators.push(founding.organisations[i].validator);
        }
        _changedIn = uint64(block.number);
        _setParameters(founding.parameters);
        for (uint256 i = 0; i < founding.accounts.length; ++i) {
            _admitAccount(founding.accounts[i].account, founding.accounts[i].organisation);
        }
    }

    /// @inheritdoc IConsortium
    function propose(Call[] calldata calls, string calldata reason) external returns (uint256 id) {
        uint32 organisation = _requireVoter();
        if (calls.length == 0 || calls.length > MAX_CALLS) revert CallsOutOfRange(calls.length, MAX_CALLS);
        uint256 length = bytes(reason).length;
        for (uint256 i = 0; i < calls.length; ++i) {
            length += calls[i].data.length;
        }
        if (length > MAX_BYTES) revert ProposalTooLong(length, MAX_BYTES);

        id = ++_proposalCount;
        Made storage made = _proposals[id];
        made.proposer = organisation;
        made.proposedAt = uint64(block.timestamp);
        made.expires = uint64(block.timestamp) + _voteRules.lifetime;
        made.reason = reason;
        for (uint256 i = 0; i < calls.length; ++i) {
            made.calls.push(calls[i]);
        }
        emit Proposed(id, organisation, reason, calls);
        _vote(id, organisation, true);
    }

    /// @inheritdoc IConsortium
    function vote(uint256 id, bool support) external {
        uint32 organisation = _requireVoter();
        _requireOpen(id);
        _vote(id, organisation, support);
    }

    /// @inheritdoc IConsortium
    function cancel(uint256 id) external {
        uint32 organisation = _requireVoter();
        _requireOpen(id);
        if (_proposals[id].proposer != organisation) revert NotProposer(_proposals[id].proposer);
        _proposals[id].cancelled = true;
        emit ProposalCancelled(id);
    }

    /// @inheritdoc IConsortium
    function execute(uint256 id) external {
        _requireOpen(id);
        (uint32 yes,) = _count(id);
        if (yes < _voteRules.threshold) revert ProposalNotPassed(id, yes, _voteRules.threshold);
        uint64 executableAt = _executableAt(id);
        if (block.timestamp < executableAt) revert ProposalWaits(id, executableAt);

        // From here on it is closed, so whoever is called may call back: its calls cannot be made twice, and another
        // proposal needs votes of its own.
        _proposals[id].executed = true;
        emit ProposalExecuted(id);
        uint256 count = _proposals[id].calls.length;
        for (uint256 i = 0; i < count; ++i) {
            address target = _proposals[id].calls[i].target;
            if (target.code.length == 0) revert CallWithoutCode(i, target);
            (bool success, bytes memory reason) = target.call(_proposals[id].calls[i].data);
            if (!success) revert CallFailed(i, reason);
        }
    }

    /// @inheritdoc IConsortium
    function report(uint32 organisation, ReportKind kind, uint64 height) external {
        uint32 reporter = _organisationOf[msg.sender];
        if (_memberOf[reporter].node != msg.sender || _memberOf[reporter].status != MemberStatus.Active) {
            revert NotValidatorNode(msg.sender);
        }
        if (reporter == organisation) revert OwnReport();
        Member storage accused = _memberOf[organisation];
        bool active = accused.status == MemberStatus.Active;
        // Who is absent may have signed twice before.
        if (!active && (kind == ReportKind.Absent || accused.status != MemberStatus.Absent)) {
            revert NotReportable(organisation, uint8(accused.status));
        }
        // Absence that began before the validator was in force is none.
        uint64 least =
            kind == ReportKind.SignedTwice ? accused.answersFrom : accused.since + _voteRules.absence;
        if (height < least || height >= block.number) {
            revert HeightOutOfRange(height, least, uint64(block.number - 1));
        }

        bytes32 id = _reportId(organisation, kind, height);
        bool again = _reported[id][reporter];
        // What the floor held back may be tried again, since the floor or the others may have changed.
        if (again && !_held[id]) revert ReportKnown();
        if (!again) {
            _reported[id][reporter] = true;
            emit ReportCounted(organisation, reporter, kind, height);
        }
        if (3 * _reporters(id, organisation) <= 2 * (_validators.length - (active ? 1 : 0))) return;
        if (active && _validators.length <= _voteRules.floor) {
            if (again) revert BelowFloor(_voteRules.floor);
            _held[id] = true;
            emit FloorHeld(organisation, kind, height);
            return;
        }
        if (active) _leave(accused.validator);
        accused.status = kind == ReportKind.SignedTwice ? MemberStatus.Jailed : MemberStatus.Absent;
        accused.since = uint64(block.number);
        emit ValidatorSetAside(organisation, kind, height);
    }

    /// @inheritdoc IConsortium
    function comeBack() external changingValidators {
        uint32 organisation = _organisationOf[msg.sender];
        Member storage back = _memberOf[organisation];
        if (back.node != msg.sender || back.status != MemberStatus.Absent) revert NotAbsent(msg.sender);
        _validators.push(back.validator);
        back.status = MemberStatus.Active;
        back.since = uint64(block.number);
        emit ValidatorReturned(organisation);
    }

    /// @inheritdoc IConsortium
    function admit(Card calldata card) external byProposal returns (uint32 organisation) {
        organisation = _admit(card, MemberStatus.Absent);
        uint32 least = uint32(_members.length / 2 + 1);
        if (_voteRules.threshold < least) {
            _voteRules.threshold = least;
            emit ThresholdAdjusted(least);
        }
    }

    /// @inheritdoc IConsortium
    function remove(uint32 organisation) external byProposal {
        Member storage removed = _requireMember(organisation);
        if (removed.status == MemberStatus.Active) _leave(removed.validator);
        removed.status = MemberStatus.Removed;
        removed.since = uint64(block.number);
        uint256 last = _members.length - 1;
        for (uint256 i = 0; i < last; ++i) {
            if (_members[i] == organisation) {
                _members[i] = _members[last];
                break;
            }
        }
        _members.pop();
        if (_voteRules.threshold > last) {
            _voteRules.threshold = uint32(last);
            _loweredAt = uint64(block.timestamp);
            emit ThresholdAdjusted(uint32(last));
        }
        _dismiss(removed.account, organisation);
        _dismiss(removed.node, organisation);
        address[] storage further = _accountsOf[organisation];
        for (uint256 i = further.length; i > 0; --i) {
            _dismiss(further[i - 1], organisation);
        }
        delete _accountsOf[organisation];
        emit MemberRemoved(organisation);
        _registry().updateOrganisation(organisation, removed.account, false);
    }

    /// @inheritdoc IConsortium
    function rotate(uint32 organisation, Card calldata card) external byProposal {
        Member storage rotated = _requireMember(organisation);
        _requireKeys(card, organisation);
        bytes32 before = rotated.validator;
        if (before != card.validator) {
            if (rotated.status == MemberStatus.Active) {
                _changeValidators();
                _validators[_indexOf(before)] = card.validator;
            }
            rotated.validator = card.validator;
            rotated.since = uint64(block.number);
            rotated.answersFrom = uint64(block.number);
        }
        rotated.checkpointX = card.checkpointX;
        rotated.checkpointY = card.checkpointY;
        // Both go before both come, so that they may change places.
        address account = rotated.account;
        address node = rotated.node;
        delete _organisationOf[account];
        delete _organisationOf[node];
        if (account != card.account && account != card.node) emit AccountDismissed(account, organisation);
        if (node != card.account && node != card.node) emit AccountDismissed(node, organisation);
        rotated.account = card.account;
        rotated.node = card.node;
        _take(card.account, organisation);
        _take(card.node, organisation);
        emit KeysRotated(
            organisation, card.account, card.node, card.validator, card.checkpointX, card.checkpointY
        );
        _registry().updateOrganisation(organisation, card.account, true);
    }

    /// @inheritdoc IConsortium
    function release(uint32 organisation) external byProposal {
        Member storage released = _requireMember(organisation);
        if (released.status != MemberStatus.Jailed) revert NotJailed(organisation);
        released.status = MemberStatus.Absent;
        released.since = uint64(block.number);
        released.answersFrom = uint64(block.number);
        emit ValidatorReleased(organisation);
    }

    /// @inheritdoc IConsortium
    function setParameters(Parameters calldata wanted) external byProposal {
        _setParameters(wanted);
    }

    /// @inheritdoc IConsortium
    function setVersion(uint32 wanted, uint64 versionBlock) external byProposal {
        if (versionBlock <= block.number) revert VersionBlockPast(versionBlock);
        _blockRules.version = wanted;
        _blockRules.versionBlock = versionBlock;
        emit VersionSet(wanted, versionBlock);
    }

    /// @inheritdoc IConsortium
    function setSuccessor(bytes32 name, address successor_) external byProposal {
        if (successor_ != address(0) && successor_.code.length == 0) revert SuccessorWithoutCode(successor_);
        _successors[name] = successor_;
        emit SuccessorSet(name, successor_);
    }

    /// @inheritdoc IConsortium
    function admitAccount(address account, uint32 organisation) external byProposal {
        _admitAccount(account, organisation);
    }

    /// @inheritdoc IConsortium
    function dismissAccount(address account) external byProposal {
        uint32 organisation = _organisationOf[account];
        if (organisation == 0) revert AccountUnknown(account);
        if (_memberOf[organisation].account == account || _memberOf[organisation].node == account) {
            revert AccountNeeded(account);
        }
        address[] storage further = _accountsOf[organisation];
        uint256 last = further.length - 1;
        for (uint256 i = 0; i < last; ++i) {
            if (further[i] == account) {
                further[i] = further[last];
                break;
            }
        }
        further.pop();
        _dismiss(account, organisation);
    }

    /// @inheritdoc IConsortium
    function validators() external view returns (bytes32[] memory) {
        return _validators;
    }

    /// @inheritdoc IConsortium
    function members() external view returns (uint32[] memory) {
        return _members;
    }

    /// @inheritdoc IConsortium
    function member(uint32 organisation) external view returns (Member memory) {
        return _memberOf[organisation];
    }

    /// @inheritdoc IConsortium
    function memberCount() external view returns (uint32) {
        return _memberCount;
    }

    /// @inheritdoc IConsortium
    function organisationOf(address account) external view returns (uint32) {
        return _organisationOf[account];
    }

    /// @inheritdoc IConsortium
    function accountsOf(uint32 organisation) external view returns (address[] memory) {
        return _accountsOf[organisation];
    }

    /// @inheritdoc IConsortium
    function parameters() external view returns (Parameters memory) {
        return Parameters({
            gasLimit: _blockRules.gasLimit,
            pace: _blockRules.pace,
            threshold: _voteRules.threshold,
            delay: _voteRules.delay,
            lifetime: _voteRules.lifetime,
            floor: _voteRules.floor,
            absence: _voteRules.absence
        });
    }

    /// @inheritdoc IConsortium
    function version() external view returns (uint32 version_, uint64 versionBlock) {
        return (_blockRules.version, _blockRules.versionBlock);
    }

    /// @inheritdoc IConsortium
    function successor(bytes32 name) external view returns (address) {
        return _successors[name];
    }

    /// @inheritdoc IConsortium
    function proposal(uint256 id) external view returns (Proposal memory found) {
        Made storage made = _proposals[id];
        found.proposer = made.proposer;
        found.status = _statusOf(id);
        (found.yes, found.no) = _count(id);
        found.proposedAt = made.proposedAt;
        found.expires = made.expires;
        if (found.status != ProposalStatus.Unknown && found.yes >= _voteRules.threshold) {
            found.executableAt = _executableAt(id);
        }
        found.reason = made.reason;
        found.calls = made.calls;
    }

    /// @inheritdoc IConsortium
    function proposalCount() external view returns (uint256) {
        return _proposalCount;
    }

    /// @inheritdoc IConsortium
    function voteOf(uint256 id, uint32 organisation) external view returns (Vote) {
        return _votes[id][organisation];
    }

    /// @inheritdoc IConsortium
    function reports(uint32 organisation, ReportKind kind, uint64 height)
        external
        view
        returns (uint32 count, bool held)
    {
        bytes32 id = _reportId(organisation, kind, height);
        return (uint32(_reporters(id, organisation)), _held[id]);
    }

    /// @inheritdoc IConsortium
    function reportedBy(uint32 organisation, ReportKind kind, uint64 height, uint32 reporter)
        external
        view
        returns (bool)
    {
        return _reported[_reportId(organisation, kind, height)][reporter];
    }

    function _admit(Card memory card, MemberStatus status) private returns (uint32 organisation) {
        if (_members.length >= MAX_MEMBERS) revert TooManyMembers(MAX_MEMBERS);
        if (card.name == 0) revert CardIncomplete();
        organisation = ++_memberCount;
        _requireKeys(card, organisation);
        _members.push(organisation);
        _memberOf[organisation] = Member({
            name: card.name,
            validator: card.validator,
            checkpointX: card.checkpointX,
            checkpointY: card.checkpointY,
            account: card.account,
            status: status,
            since: uint64(block.number),
            node: card.node,
            answersFrom: uint64(block.number)
        });
        _take(card.account, organisation);
        _take(card.node, organisation);
        emit MemberAdmitted(
            organisation,
            card.name,
            card.account,
            card.node,
            card.validator,
            card.checkpointX,
            card.checkpointY
        );
        uint32 registered = _registry().addOrganisation(card.name, card.account);
        if (registered != organisation) revert OutOfStep(organisation, registered);
    }

    /// @dev Keys must be the member's alone: two validators with one key were one, and a quorum of checkpoint keys
    /// would count it twice.
    function _requireKeys(Card memory card, uint32 organisation) private view {
        if (card.validator == 0 || card.account == address(0) || card.node == address(0)) {
            revert CardIncomplete();
        }
        if (!P256.isValidPublicKey(card.checkpointX, card.checkpointY)) {
            revert KeyInvalid(card.checkpointX, card.checkpointY);
        }
        for (uint256 i = 0; i < _members.length; ++i) {
            uint32 other = _members[i];
            if (other == organisation) continue;
            // The same x is the same key or its negative, which whoever has one has too.
            if (
                _memberOf[other].validator == card.validator
                    || _memberOf[other].checkpointX == card.checkpointX
            ) {
                revert KeyTaken(other);
            }
        }
    }

    function _setParameters(Parameters memory wanted) private {
        uint256 count = _members.length;
        _requireRange("gas limit", wanted.gasLimit, 1 << 26, 1 << 40);
        _requireRange("pace", wanted.pace, 1, 60);
        _requireRange("threshold", wanted.threshold, count / 2 + 1, count);
        _requireRange("delay", wanted.delay, 0, 30 days);
        _requireRange("lifetime", wanted.lifetime, uint256(wanted.delay) + 1 hours, 365 days);
        _requireRange("floor", wanted.floor, 1, _validators.length);
        _requireRange("absence", wanted.absence, 10, 1_000_000);
        if (wanted.threshold < _voteRules.threshold) _loweredAt = uint64(block.timestamp);
        _blockRules.gasLimit = wanted.gasLimit;
        _blockRules.pace = wanted.pace;
        _voteRules = VoteRules({
            threshold: wanted.threshold,
            delay: wanted.delay,
            lifetime: wanted.lifetime,
            floor: wanted.floor,
            absence: wanted.absence
        });
        emit ParametersSet(wanted);
    }

    function _requireRange(string memory what, uint256 value, uint256 least, uint256 most) private pure {
        if (value < least || value > most) revert ParameterOutOfRange(what, value, least, most);
    }

    function _admitAccount(address account, uint32 organisation) private {
        _requireMember(organisation);
        if (account == address(0)) revert AccountUnknown(account);
        if (_accountsOf[organisation].length >= MAX_ACCOUNTS) revert TooManyAccounts(MAX_ACCOUNTS);
        _accountsOf[organisation].push(account);
        _take(account, organisation);
        emit AccountAdmitted(account, organisation);
    }

    function _take(address account, uint32 organisation) private {
        if (_organisationOf[account] != 0) revert AccountTaken(account, _organisationOf[account]);
        _organisationOf[account] = organisation;
        _endow(account);
    }

    /// @dev An account pays fees, and coins come from nowhere else. Who has them, or cannot take them, is passed over:
    /// no admission fails for that.
    function _endow(address account) private {
        if (address(this).balance < ENDOWMENT || account.balance >= ENDOWMENT) return;
        // The account may be a contract: it gets what a log costs, and can change nothing here.
        // solhint-disable-next-line avoid-low-level-calls
        (bool taken,) = account.call{value: ENDOWMENT, gas: 2300}("");
        if (taken) emit AccountEndowed(account);
    }

    function _dismiss(address account, uint32 organisation) private {
        delete _organisationOf[account];
        emit AccountDismissed(account, organisation);
    }

    function _changeValidators() private {
        if (_changedIn == block.number) revert ValidatorsChangedInThisBlock();
        _changedIn = uint64(block.number);
    }

    function _leave(bytes32 key) private changingValidators {
        uint256 last = _validators.length - 1;
        if (last < _voteRules.floor) revert BelowFloor(_voteRules.floor);
        _validators[_indexOf(key)] = _validators[last];
        _validators.pop();
    }

    /// @dev The key is there: it is an active member's.
    function _indexOf(bytes32 key) private view returns (uint256 index) {
        while (_validators[index] != key) ++index;
    }

    function _vote(uint256 id, uint32 organisation, bool support) private {
        (uint32 before,) = _count(id);
        _votes[id][organisation] = support ? Vote.Yes : Vote.No;
        (uint32 yes,) = _count(id);
        if (before < _voteRules.threshold && yes >= _voteRules.threshold) {
            _proposals[id].passedAt = uint64(block.timestamp);
        }
        emit Voted(id, organisation, support);
    }

    /// @dev Votes of today's members.
    function _count(uint256 id) private view returns (uint32 yes, uint32 no) {
        for (uint256 i = 0; i < _members.length; ++i) {
            Vote cast = _votes[id][_members[i]];
            if (cast == Vote.Yes) ++yes;
            if (cast == Vote.No) ++no;
        }
    }

    /// @dev Of a proposal that has the votes. More of them come by votes alone, and fewer are asked only when the
    /// threshold is lowered: the later of the two is when it came to have enough.
    function _executableAt(uint256 id) private view returns (uint64) {
        uint64 passedAt = _proposals[id].passedAt;
        return (passedAt > _loweredAt ? passedAt : _loweredAt) + _voteRules.delay;
    }

    function _statusOf(uint256 id) private view returns (ProposalStatus) {
        Made storage made = _proposals[id];
        if (made.proposer == 0) return ProposalStatus.Unknown;
        if (made.executed) return ProposalStatus.Executed;
        if (made.cancelled) return ProposalStatus.Cancelled;
        if (block.timestamp >= made.expires) return ProposalStatus.Expired;
        (uint32 yes,) = _count(id);
        return yes >= _voteRules.threshold ? ProposalStatus.Passed : ProposalStatus.Open;
    }

    function _requireOpen(uint256 id) private view {
        ProposalStatus status = _statusOf(id);
        if (status == ProposalStatus.Unknown) revert ProposalUnknown(id);
        if (status != ProposalStatus.Open && status != ProposalStatus.Passed) {
            revert ProposalClosed(id, uint8(status));
        }
    }

    /// @dev Accounts of those who are no member any more belong to nobody.
    function _requireVoter() private view returns (uint32 organisation) {
        organisation = _organisationOf[msg.sender];
        if (organisation == 0 || _memberOf[organisation].account != msg.sender) revert NotVoter(msg.sender);
    }

    function _requireMember(uint32 organisation) private view returns (Member storage found) {
        found = _memberOf[organisation];
        if (found.status == MemberStatus.None || found.status == MemberStatus.Removed) {
            revert NotMember(organisation);
        }
    }

    /// @dev How many validators in force, other than the accused, reported it.
    function _reporters(bytes32 id, uint32 accused) private view returns (uint256 count) {
        for (uint256 i = 0; i < _members.length; ++i) {
            uint32 reporter = _members[i];
            if (reporter == accused || _memberOf[reporter].status != MemberStatus.Active) continue;
            if (_reported[id][reporter]) ++count;
        }
    }

    function _reportId(uint32 organisation, ReportKind kind, uint64 height) private pure returns (bytes32) {
        return keccak256(abi.encode(organisation, kind, height));
    }

    function _registry() private view returns (IStores) {
        address next = _successors["Stores"];
        return next == address(0) ? _stores : IStores(next);
    }
}
