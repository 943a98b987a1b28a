// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ICustody} from "./interfaces/ICustody.sol";
import {Clause, IPolicies, Keep, Quorum, Restore, Terms} from "./interfaces/IPolicies.sol";
import {IStores, Slot} from "./interfaces/IStores.sol";
import {Buckets} from "./libraries/Buckets.sol";
import {Organisations} from "./libraries/Organisations.sol";

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

    /// @dev What decides whether a version is accepted now, in one word.
    struct Latest {
        uint32 version;
        uint64 publishedAt;
        uint64 grace;
    }

    /// @dev The policy a device is under; and when its first snapshot is due, by the first policy it was put under
    /// and the version that was the latest then.
    struct Assignment {
        uint32 policy;
        uint32 firstPolicy;
        uint32 firstVersion;
        uint64 firstDue;
    }

    IStores private immutable _stores;
    ICustody private immutable _custody;

    mapping(uint32 policy => Latest) private _latest;
    mapping(uint32 policy => mapping(uint32 version => Version)) private _versions;
    mapping(bytes32 device => Assignment) private _assignments;
    uint32 private _policyCount;
    mapping(uint32 policy => mapping(uint32 version => Restore)) private _restores;

    /// @param authority the AccessManager
    /// @param stores where slots are known
    /// @param custody where panels are known
    constructor(address authority, IStores stores, ICustody custody) AccessManaged(authority) {
        _stores = stores;
        _custody = custody;
    }

    /// @inheritdoc IPolicies
    function publish(uint32 policy, bytes32 name, Terms calldata terms_)
        external
        restricted
        returns (uint32 number, uint32 version)
    {
        _requirePossible(terms_);
        if (policy == 0) {
            number = ++_policyCount;
        } else {
            if (policy > _policyCount) revert PolicyUnknown(policy);
            number = policy;
        }
        version = _latest[number].version + 1;
        uint64 publishedAt = uint64(block.timestamp);
        _latest[number] = Latest({version: version, publishedAt: publishedAt, grace: terms_.grace});

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
        emit PolicyPublished(number, version, name, publishedAt, terms_);
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
    function latest(uint32 policy) external view returns (uint32 version, uint64 publishedAt) {
        return (_latest[policy].version, _latest[policy].publishedAt);
    }

    /// @inheritdoc IPolicies
    function policyOf(bytes32 device) external view returns (uint32) {
        return _assignments[device].policy;
    }

    /// @inheritdoc IPolicies
    function firstDeadline(bytes32 device) external view returns (uint32 policy, uint32 version, uint64 due) {
        Assignment storage assignment = _assignments[device];
        return (assignment.firstPolicy, assignment.firstVersion, assignment.firstDue);
    }

    /// @inheritdoc IPolicies
    function versionAccepted(uint32 policy, uint32 version) external view returns (bool) {
        Latest memory current = _latest[policy];
        if (version == 0) return false;
        if (version == current.version) return true;
        return
            uint256(version) + 1 == current.version && block.timestamp <= current.publishedAt + current.grace;
    }

    /// @inheritdoc IPolicies
    function policyCount() external view returns (uint32) {
        return _policyCount;
    }

    function _assign(bytes32 device, uint32 policy) private {
        if (policy == 0 || policy > _policyCount) revert PolicyUnknown(policy);
        Assignment storage assignment = _assignments[device];
        assignment.policy = policy;
        if (assignment.firstDue == 0) {
            uint32 version = _latest[policy].version;
            Version storage stored = _versions[policy][version];
            assignment.firstPolicy = policy;
            assignment.firstVersion = version;
            assignment.firstDue = uint64(block.timestamp) + stored.interval + stored.lateness;
        }
        emit PolicyAssigned(device, policy);
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
