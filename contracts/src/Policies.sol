// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {ICustody} from "./interfaces/ICustody.sol";
import {Clause, IPolicies, Keep, Quorum, Restore, Terms} from "./interfaces/IPolicies.sol";
import {IStores, Slot} from "./interfaces/IStores.sol";
import {Buckets} from "./libraries/Buckets.sol";
import {Organisations} from "./libraries/Organisations.sol";
import {Strictness} from "./libraries/Strictness.sol";

/// @title Versioned rules, and which device is under which
contract Policies is IPolicies, AccessManaged {
    /// @notice The most slots a policy has.
    uint8 public constant MAX_SLOTS = 32;
    /// @notice The longest retention and grace, in seconds. It keeps every expiry far from overflow.
    uint64 public constant MAX_RETENTION = 100 * 365 days;
    /// @notice The longest interval and the longest life of a request or a grant, in seconds.
    uint64 public constant MAX_SPAN = 365 days;
    /// @notice The most clauses a restore needs.
    uint256 public constant MAX_CLAUSES = 8;
    /// @notice The most regions that a restore may be bound to.
    uint256 public constant MAX_REGIONS = 8;
    /// @dev AccessManager's role that everybody has.
    uint64 private constant PUBLIC_ROLE = type(uint64).max;

    /// @dev Terms as they are stored: the first word, the third and the slots are all that an anchor reads.
    struct Version {
        uint64 interval;
        uint64 minRetention;
        uint64 grace;
        uint8 k;
        uint8 n;
        uint8 w;
        uint8 organisations;
        uint32 panel;
        uint64 restoreRole;
        uint64 approverRole;
        uint64 requestTtl;
        uint64 grantTtl;
        uint64 publishedAt;
        uint8 approvals;
        uint64 lateness;
        uint16 keepLast;
        uint16 keepHourly;
        uint16 keepDaily;
        uint16 keepWeekly;
        uint16 keepMonthly;
        uint16 keepYearly;
        bytes32 name;
        uint32[MAX_SLOTS] slots;
    }

    /// @dev What decides whether a version is accepted now, in one word: as it was when something was published or
    /// withdrawn last. A grace is below 2^32 (MAX_RETENTION).
    struct Standing {
        // The version in force then, since when, and for how long from then the one before it is accepted.
        uint32 version;
        uint40 since;
        uint32 grace;
        // The one before; 0: none.
        uint32 previous;
        // The newest; it waits until `from`, unless that is 0.
        uint32 last;
        uint40 from;
        uint32 lastGrace;
    }

    /// @dev The policy a device is under; when its first snapshot is due, by the first policy it was put under and the
    /// version that was in force then; and the policy that it is under from `from` on, unless that is 0.
    struct Assignment {
        uint32 policy;
        uint32 firstPolicy;
        uint32 firstVersion;
        uint64 firstDue;
        uint32 next;
        uint64 from;
    }

    IStores private immutable _stores;
    ICustody private immutable _custody;
    IConsortium private immutable _consortium;

    mapping(uint32 policy => Standing) private _standings;
    mapping(uint32 policy => mapping(uint32 version => Version)) private _versions;
    mapping(bytes32 device => Assignment) private _assignments;
    uint32 private _policyCount;
    mapping(uint32 policy => mapping(uint32 version => Restore)) private _restores;

    /// @param authority the AccessManager
    /// @param stores where slots are known
    /// @param custody where panels are known
    /// @param consortium whose delay what loosens rules waits for; it may be deployed later
    constructor(address authority, IStores stores, ICustody custody, IConsortium consortium)
        AccessManaged(authority)
    {
        _stores = stores;
        _custody = custody;
        _consortium = consortium;
    }

    /// @inheritdoc IPolicies
    function publish(uint32 policy, bytes32 name, Terms calldata terms_)
        external
        restricted
        returns (uint32 number, uint32 version)
    {
        _requirePossible(terms_);
        uint64 publishedAt = uint64(block.timestamp);
        uint64 from;
        if (policy > _policyCount) revert PolicyUnknown(policy);
        number = policy == 0 ? ++_policyCount : policy;
        (version, from) = _follow(number, terms_);

        Version storage stored = _versions[number][version];
        stored.interval = terms_.interval;
        stored.minRetention = terms_.minRetention;
        stored.grace = terms_.grace;
        stored.k = terms_.k;
        stored.n = terms_.n;
        stored.w = terms_.w;
        stored.organisations = terms_.organisations;
        stored.panel = terms_.panel;
        stored.restoreRole = terms_.restoreRole;
        stored.approverRole = terms_.approverRole;
        stored.requestTtl = terms_.requestTtl;
        stored.grantTtl = terms_.grantTtl;
        stored.publishedAt = publishedAt;
        stored.lateness = terms_.lateness;
        stored.keepLast = terms_.keep.last;
        stored.keepHourly = terms_.keep.hourly;
        stored.keepDaily = terms_.keep.daily;
        stored.keepWeekly = terms_.keep.weekly;
        stored.keepMonthly = terms_.keep.monthly;
        stored.keepYearly = terms_.keep.yearly;
        stored.approvals = terms_.approvals;
        stored.name = name;
        for (uint256 i = 0; i < terms_.slots.length; ++i) {
            stored.slots[i] = terms_.slots[i];
        }
        _restores[number][version] = terms_.restore;
        emit PolicyPublished(number, version, name, publishedAt, from, terms_);
    }

    /// @inheritdoc IPolicies
    function withdraw(uint32 policy) external restricted {
        Standing memory standing = _standing(policy);
        if (standing.from == 0) revert NothingWaits(policy);
        (standing.from, standing.lastGrace) = (0, 0);
        _standings[policy] = standing;
        emit VersionWithdrawn(policy, standing.last);
    }

    /// @inheritdoc IPolicies
    function assign(bytes32 device, uint32 policy) external restricted {
        _assign(device, policy);
    }

    /// @inheritdoc IPolicies
    function assignAtEnrolment(bytes32 device, uint32 policy) external restricted {
        _assign(device, policy);
    }

    /// @inheritdoc IPolicies
    function terms(uint32 policy, uint32 version) external view returns (Terms memory) {
        return _terms(policy, version);
    }

    /// @inheritdoc IPolicies
    function published(uint32 policy, uint32 version)
        external
        view
        returns (bytes32 name, uint64 publishedAt)
    {
        Version storage stored = _versions[policy][version];
        return (stored.name, stored.publishedAt);
    }

    /// @inheritdoc IPolicies
    function quorum(uint32 policy, uint32 version) external view returns (Quorum memory) {
        Version storage stored = _versions[policy][version];
        return Quorum({
            // Each is below 2^25 (MAX_SPAN).
            window: uint32(stored.interval + stored.lateness),
            minRetention: stored.minRetention,
            keep: _keepOf(stored),
            n: stored.n,
            w: stored.w,
            organisations: stored.organisations,
            slots: _slotsOf(stored)
        });
    }

    /// @inheritdoc IPolicies
    function inForce(uint32 policy) external view returns (uint32 version, uint64 since) {
        Standing memory standing = _standing(policy);
        return (standing.version, standing.since);
    }

    /// @inheritdoc IPolicies
    function waiting(uint32 policy) external view returns (uint32 version, uint64 from) {
        Standing memory standing = _standing(policy);
        return standing.from == 0 ? (0, 0) : (standing.last, standing.from);
    }

    /// @inheritdoc IPolicies
    function loosened(uint32 policy, Terms calldata terms_) external view returns (uint256 rules) {
        if (policy == 0 || policy > _policyCount) revert PolicyUnknown(policy);
        _requirePossible(terms_);
        return Strictness.loosened(_terms(policy, _standing(policy).version), terms_);
    }

    /// @inheritdoc IPolicies
    function policyOf(bytes32 device) external view returns (uint32) {
        return _policyOf(_assignments[device]);
    }

    /// @inheritdoc IPolicies
    function waitingFor(bytes32 device) external view returns (uint32 policy, uint64 from) {
        Assignment storage assignment = _assignments[device];
        return block.timestamp < assignment.from ? (assignment.next, assignment.from) : (0, 0);
    }

    /// @inheritdoc IPolicies
    function firstDeadline(bytes32 device) external view returns (uint32 policy, uint32 version, uint64 due) {
        Assignment storage assignment = _assignments[device];
        return (assignment.firstPolicy, assignment.firstVersion, assignment.firstDue);
    }

    /// @inheritdoc IPolicies
    function versionAccepted(uint32 policy, uint32 version) external view returns (bool) {
        Standing memory standing = _standing(policy);
        if (version == 0) return false;
        return version == standing.version || (version == standing.previous && _inGrace(standing));
    }

    /// @inheritdoc IPolicies
    function policyCount() external view returns (uint32) {
        return _policyCount;
    }

    /// @dev The next version of a policy, and from when on it is in force.
    function _follow(uint32 policy, Terms calldata terms_) private returns (uint32 version, uint64 from) {
        Standing memory standing = _standing(policy);
        if (standing.from != 0) emit VersionWithdrawn(policy, standing.last);
        version = standing.last + 1;
        from = uint64(block.timestamp);
        if (version > 1 && Strictness.loosened(_terms(policy, standing.version), terms_) != 0) {
            from += _consortium.parameters().delay;
        }
        standing.last = version;
        if (from > block.timestamp) {
            (standing.from, standing.lastGrace) = (uint40(from), uint32(terms_.grace));
        } else {
            standing.previous = standing.version;
            (standing.version, standing.since, standing.grace) = (version, uint40(from), uint32(terms_.grace));
            (standing.from, standing.lastGrace) = (0, 0);
        }
        _standings[policy] = standing;
    }

    /// @dev How a policy stands now: what waited for this moment is in force.
    function _standing(uint32 policy) private view returns (Standing memory standing) {
        standing = _standings[policy];
        if (standing.from == 0 || block.timestamp < standing.from) return standing;
        standing.previous = standing.version;
        (standing.version, standing.since, standing.grace) =
        (standing.last, standing.from, standing.lastGrace);
        (standing.from, standing.lastGrace) = (0, 0);
    }

    /// @dev Whether a policy is looser than what a device is under, in a version that is accepted, or that may come into
    /// force before anybody had the consortium's delay to see it coming for this device.
    function _loosensFor(uint32 current, uint32 policy) private view returns (bool) {
        Terms memory old = _terms(current, _standing(current).version);
        Standing memory standing = _standing(policy);
        if (Strictness.loosened(old, _terms(policy, standing.version)) != 0) return true;
        if (standing.from != 0 && Strictness.loosened(old, _terms(policy, standing.last)) != 0) return true;
        return standing.previous != 0 && _inGrace(standing)
            && Strictness.loosened(old, _terms(policy, standing.previous)) != 0;
    }

    function _inGrace(Standing memory standing) private view returns (bool) {
        return block.timestamp <= uint256(standing.since) + standing.grace;
    }

    function _terms(uint32 policy, uint32 version) private view returns (Terms memory) {
        Version storage stored = _versions[policy][version];
        if (stored.publishedAt == 0) revert VersionUnknown(policy, version);
        return Terms({
            interval: stored.interval,
            lateness: stored.lateness,
            minRetention: stored.minRetention,
            keep: _keepOf(stored),
            grace: stored.grace,
            k: stored.k,
            n: stored.n,
            w: stored.w,
            organisations: stored.organisations,
            slots: _slotsOf(stored),
            restoreRole: stored.restoreRole,
            approverRole: stored.approverRole,
            approvals: stored.approvals,
            requestTtl: stored.requestTtl,
            grantTtl: stored.grantTtl,
            panel: stored.panel,
            restore: _restores[policy][version]
        });
    }

    function _assign(bytes32 device, uint32 policy) private {
        if (policy == 0 || policy > _policyCount) revert PolicyUnknown(policy);
        Assignment memory assignment = _assignments[device];
        uint32 current = _policyOf(assignment);
        uint64 from = uint64(block.timestamp);
        if (current == 0) {
            uint32 version = _standing(policy).version;
            Version storage stored = _versions[policy][version];
            assignment.firstPolicy = policy;
            assignment.firstVersion = version;
            assignment.firstDue = from + stored.interval + stored.lateness;
        } else if (policy != current && _loosensFor(current, policy)) {
            from += _consortium.parameters().delay;
        }
        if (from > block.timestamp) {
            (assignment.policy, assignment.next, assignment.from) = (current, policy, from);
        } else {
            (assignment.policy, assignment.next, assignment.from) = (policy, 0, 0);
        }
        _assignments[device] = assignment;
        emit PolicyAssigned(device, policy, from);
    }

    function _policyOf(Assignment memory assignment) private view returns (uint32) {
        return
            assignment.from != 0 && block.timestamp >= assignment.from ? assignment.next : assignment.policy;
    }

    function _slotsOf(Version storage stored) private view returns (uint32[] memory slots) {
        uint256 n = stored.n;
        slots = new uint32[](n);
        for (uint256 i = 0; i < n; ++i) {
            slots[i] = stored.slots[i];
        }
    }

    function _keepOf(Version storage stored) private view returns (Keep memory) {
        return Keep({
            last: stored.keepLast,
            hourly: stored.keepHourly,
            daily: stored.keepDaily,
            weekly: stored.keepWeekly,
            monthly: stored.keepMonthly,
            yearly: stored.keepYearly
        });
    }

    /// @dev Refuses rules that no device could meet, or that promise what cannot hold.
    function _requirePossible(Terms calldata terms_) private view {
        uint8 n = terms_.n;
        if (terms_.k == 0) revert KMissing();
        if (n > MAX_SLOTS) revert TooManySlots(n, MAX_SLOTS);
        if (terms_.k > n) revert KTooLarge(terms_.k, n);
        if (terms_.w < terms_.k) revert QuorumBelowK(terms_.w, terms_.k);
        if (terms_.w > n) revert QuorumAboveN(terms_.w, n);
        if (terms_.organisations > n) revert OrganisationsAboveN(terms_.organisations, n);
        if (terms_.slots.length != n) revert SlotsExpected(n, terms_.slots.length);
        _requireDuration("interval", terms_.interval, 1, MAX_SPAN);
        _requireDuration("lateness", terms_.lateness, 0, MAX_SPAN);
        _requireDuration("minRetention", terms_.minRetention, 0, MAX_RETENTION);
        _requireKept("hourly", terms_.keep.hourly, Buckets.HOUR);
        _requireKept("daily", terms_.keep.daily, Buckets.DAY);
        _requireKept("weekly", terms_.keep.weekly, Buckets.WEEK);
        _requireKept("monthly", terms_.keep.monthly, Buckets.MONTH);
        _requireKept("yearly", terms_.keep.yearly, Buckets.YEAR);
        _requireDuration("grace", terms_.grace, 0, MAX_RETENTION);
        _requireDuration("requestTtl", terms_.requestTtl, 1, MAX_SPAN);
        _requireDuration("grantTtl", terms_.grantTtl, 1, MAX_SPAN);
        if (terms_.approvals == 0) revert ApprovalsMissing();
        if (terms_.restoreRole == PUBLIC_ROLE) revert RoleOpenToAll(PUBLIC_ROLE);
        if (terms_.approverRole == PUBLIC_ROLE) revert RoleOpenToAll(PUBLIC_ROLE);
        if (terms_.panel == 0 || terms_.panel > _custody.panelCount()) revert PanelUnknown(terms_.panel);
        _requireSpread(terms_.slots, n - terms_.k);
        _requireSatisfiable(terms_.restore);
    }

    /// @dev Refuses what no organisations of today could approve together.
    function _requireSatisfiable(Restore calldata restore) private view {
        _requireDuration("delay", restore.delay, 0, MAX_SPAN);
        _requireDuration("deadline", restore.deadline, 0, MAX_SPAN);
        uint64 longest = restore.delay;
        if (restore.successor != 0) {
            // What nobody approves can be denied for as long, at least, as what people do.
            _requireDuration("successor", restore.successor, restore.delay, MAX_SPAN);
            longest = restore.successor;
        }
        if (restore.deadline != 0 && restore.deadline < longest) {
            revert DeadlineImpossible(restore.deadline, longest);
        }
        if (restore.regions.length > MAX_REGIONS) {
            revert TooManyRegions(restore.regions.length, MAX_REGIONS);
        }
        for (uint256 i = 0; i < restore.regions.length; ++i) {
            if (restore.regions[i] == 0) revert RegionMissing();
        }
        Clause[] calldata clauses = restore.clauses;
        if (clauses.length > MAX_CLAUSES) revert TooManyClauses(clauses.length, MAX_CLAUSES);
        for (uint256 i = 0; i < clauses.length; ++i) {
            uint256 among = clauses[i].organisations;
            uint256 size = among == 0 ? _countable() : Organisations.count(among);
            if (clauses[i].approvals == 0 || clauses[i].approvals > size) {
                revert ClauseImpossible(i, clauses[i].approvals, size);
            }
            _requireActive(among);
        }
    }

    /// @dev How many organisations there are that a set can have. One that ceased to be a member counts here.
    function _countable() private view returns (uint256) {
        uint32 count = _stores.organisationCount();
        return count < Organisations.MAX ? count : Organisations.MAX;
    }

    function _requireActive(uint256 organisations) private view {
        uint32 last = _stores.organisationCount();
        for (uint32 number = 0; organisations != 0; ++number) {
            if (organisations & 1 != 0) {
                if (number == 0 || number > last) revert OrganisationUnknown(number);
                if (!_stores.organisation(number).active) revert OrganisationInactive(number);
            }
            organisations >>= 1;
        }
    }

    function _requireDuration(string memory what, uint64 value, uint64 least, uint64 most) private pure {
        if (value < least || value > most) revert DurationOutOfRange(what, value, least, most);
    }

    /// @dev Refuses a rule that keeps the first snapshot of a span beyond the longest retention.
    function _requireKept(string memory rule, uint16 count, uint256 span) private pure {
        uint256 most = MAX_RETENTION / span;
        if (count > most) revert KeepTooLong(rule, count, most);
    }

    /// @dev Slots must be assigned and distinct (so are their stores: each holds one slot at most), and no
    /// organisation may hold more than `spare` of them (its loss alone would lose data) where there are
    /// organisations enough for that.
    function _requireSpread(uint32[] calldata slots, uint256 spare) private view {
        uint256 n = slots.length;
        Slot[] memory assigned = new Slot[](n);
        for (uint256 i = 0; i < n; ++i) {
            assigned[i] = _stores.slot(slots[i]);
            if (assigned[i].store == 0) revert SlotUnassigned(slots[i]);
            for (uint256 j = 0; j < i; ++j) {
                if (slots[j] == slots[i]) revert SlotTwice(slots[i]);
            }
        }
        uint256 distinct;
        uint256 most;
        uint32 holder;
        for (uint256 i = 0; i < n; ++i) {
            uint256 held;
            bool first = true;
            for (uint256 j = 0; j < n; ++j) {
                if (assigned[j].organisation != assigned[i].organisation) continue;
                if (j < i) first = false;
                ++held;
            }
            if (first) ++distinct;
            if (held > most) (most, holder) = (held, assigned[i].organisation);
        }
        if (distinct * spare >= n && most > spare) revert OrganisationHoldsTooMuch(holder, most, spare);
    }
}
