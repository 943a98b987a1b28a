// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Which snapshots are kept longer than all are, as counts; 0: the rule is not there. The first snapshot of an
/// hour is kept for `hourly` hours from when it was accepted, the first of a day for `daily` days, and so on: a week
/// has 7 days, a month 30, a year 365, and all begin with 1970, by the retention clock.
struct Keep {
    /// @notice How many of a device's newest snapshots are not retired, however old they are. It sets no expiry.
    uint16 last;
    uint16 hourly;
    uint16 daily;
    uint16 weekly;
    uint16 monthly;
    uint16 yearly;
}

/// @notice So many organisations of these must approve a restore, each by somebody of its own.
struct Clause {
    /// @notice A set of organisations: bit i is organisation i; 0 is any of them.
    uint256 organisations;
    uint8 approvals;
}

/// @notice What a restore needs beside the approvals of people. All durations are in seconds.
struct Restore {
    /// @notice How long after the last approval a restore is granted; until then it can be denied.
    uint64 delay;
    /// @notice How long a restore may take, from its request to its report; 0 is any time. It is measured, and
    /// nothing is refused for it.
    uint64 deadline;
    /// @notice All of them must be met; 8 at most.
    Clause[] clauses;
    /// @notice Where a restore may go, by names; 8 at most. None is anywhere.
    bytes32[] regions;
}

/// @notice The rules a device is under. All durations are in seconds.
struct Terms {
    /// @notice How often the device backs up at least.
    uint64 interval;
    /// @notice How long after that a snapshot may still be accepted before the device is in breach.
    uint64 lateness;
    /// @notice How long a snapshot is kept at least, by the retention clock.
    uint64 minRetention;
    /// @notice Which snapshots are kept longer.
    Keep keep;
    /// @notice How long the version before this one is accepted still.
    uint64 grace;
    /// @notice How many shards rebuild a pack.
    uint8 k;
    /// @notice How many shards, so slots, there are: 32 at most.
    uint8 n;
    /// @notice How many slots must have given a receipt before a snapshot is accepted.
    uint8 w;
    /// @notice Of how many organisations those slots must be, as far as the slots have so many.
    uint8 organisations;
    /// @notice Exactly n slots, distinct.
    uint32[] slots;
    /// @notice The role that may request a restore.
    uint64 restoreRole;
    /// @notice The role that approves or denies one.
    uint64 approverRole;
    /// @notice How many approvals grant it.
    uint8 approvals;
    /// @notice How long a request stays open.
    uint64 requestTtl;
    /// @notice How long a grant holds.
    uint64 grantTtl;
    /// @notice The custodians' panel that keeps the epoch keys.
    uint32 panel;
    /// @notice What a restore needs beside these approvals.
    Restore restore;
}

/// @notice What of a policy decides whether a snapshot is accepted, how long it is kept, and until when the next must
/// be.
struct Quorum {
    /// @notice How long after one snapshot the next must be accepted: interval and lateness.
    uint32 window;
    uint64 minRetention;
    Keep keep;
    uint8 n;
    uint8 w;
    uint8 organisations;
    uint32[] slots;
}

/// @title Versioned rules, and which device is under which
/// @notice A published version never changes.
interface IPolicies {
    /// @notice No policy has this number.
    error PolicyUnknown(uint32 policy);
    /// @notice The policy has no such version.
    error VersionUnknown(uint32 policy, uint32 version);
    /// @notice At least one shard must rebuild a pack.
    error KMissing();
    /// @notice No more shards can be needed than there are.
    error KTooLarge(uint8 k, uint8 n);
    /// @notice A policy has `most` slots at most.
    error TooManySlots(uint8 n, uint8 most);
    /// @notice There must be exactly n slots.
    error SlotsExpected(uint8 n, uint256 got);
    /// @notice The slot is on no store.
    error SlotUnassigned(uint32 slot);
    /// @notice The slot is named twice.
    error SlotTwice(uint32 slot);
    /// @notice A snapshot on fewer slots than k could not be restored.
    error QuorumBelowK(uint8 w, uint8 k);
    /// @notice No more receipts can be asked than there are slots.
    error QuorumAboveN(uint8 w, uint8 n);
    /// @notice No more organisations can be asked than there are slots.
    error OrganisationsAboveN(uint8 organisations, uint8 n);
    /// @notice There are organisations enough that none needs to hold more than n - k slots; this one does.
    error OrganisationHoldsTooMuch(uint32 organisation, uint256 held, uint256 allowed);
    /// @notice This duration, in seconds, is too short or too long.
    error DurationOutOfRange(string what, uint64 value, uint64 least, uint64 most);
    /// @notice The rule would keep a snapshot too long: it may count to `most`.
    error KeepTooLong(string rule, uint16 count, uint256 most);
    /// @notice A restore needs one approval at least.
    error ApprovalsMissing();
    /// @notice A restore needs `most` clauses at most.
    error TooManyClauses(uint256 got, uint256 most);
    /// @notice A restore may go to `most` regions at most, or anywhere.
    error TooManyRegions(uint256 got, uint256 most);
    /// @notice A region has a name.
    error RegionMissing();
    /// @notice Clause `clause`, counted from 0, can ask for 1 approval to one of each of its organisations.
    error ClauseImpossible(uint256 clause, uint256 approvals, uint256 organisations);
    /// @notice No organisation has this number.
    error OrganisationUnknown(uint32 organisation);
    /// @notice The organisation is no member any more: nobody could approve for it.
    error OrganisationInactive(uint32 organisation);
    /// @notice Everybody has this role: it protects nothing.
    error RoleOpenToAll(uint64 role);
    /// @notice No panel has this number.
    error PanelUnknown(uint32 panel);

    /// @notice A version of a policy is in force; the one before holds for its grace.
    event PolicyPublished(
        uint32 indexed policy, uint32 indexed version, bytes32 name, uint64 publishedAt, Terms terms
    );
    /// @notice A device is under this policy.
    event PolicyAssigned(bytes32 indexed device, uint32 indexed policy);

    /// @notice Publishes a version of a policy. Role: OPERATOR.
    /// @param policy the policy's number, or 0 for a new one
    /// @param name a name for people
    /// @param terms_ the rules
    /// @return number the policy's number, from 1
    /// @return version the version's number, from 1
    function publish(uint32 policy, bytes32 name, Terms calldata terms_)
        external
        returns (uint32 number, uint32 version);

    /// @notice Puts a device under a policy. Role: OPERATOR.
    function assign(bytes32 device, uint32 policy) external;

    /// @notice The same, when a device is enrolled. Role: FLEET.
    function assignAtEnrolment(bytes32 device, uint32 policy) external;

    /// @notice The rules of a version; reverts when it is unknown.
    function terms(uint32 policy, uint32 version) external view returns (Terms memory);

    /// @notice The name a version was published under, and when, in Unix seconds of the chain; zero when unknown.
    function published(uint32 policy, uint32 version) external view returns (bytes32 name, uint64 publishedAt);

    /// @notice The part of the rules that decides whether a snapshot is accepted; empty when unknown.
    function quorum(uint32 policy, uint32 version) external view returns (Quorum memory);

    /// @notice The latest version of a policy and when it was published; zero when the policy is unknown.
    function latest(uint32 policy) external view returns (uint32 version, uint64 publishedAt);

    /// @notice The policy a device is under, 0 when none.
    function policyOf(bytes32 device) external view returns (uint32);

    /// @notice When a device's first snapshot is due, in Unix seconds of the chain, by the version that was the latest
    /// when the device came under its first policy; 0 when it is under none.
    function firstDeadline(bytes32 device) external view returns (uint32 policy, uint32 version, uint64 due);

    /// @notice Whether a record may name this version now: the latest, or the one before within the latest's grace.
    function versionAccepted(uint32 policy, uint32 version) external view returns (bool);

    /// @notice How many policies there are; their numbers are 1 to this.
    function policyCount() external view returns (uint32);
}
