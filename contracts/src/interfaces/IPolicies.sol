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
    /// @notice How long after a successor, a device that took another's place, asked for a restore of its own that is
    /// granted without approvals, unless the device before shows that it lives; 0 is never.
    uint64 successor;
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

/// @notice What of a policy can be loosened. A rule that is not looser is tighter or as it was.
enum Rule {
    /// @notice Looser when longer.
    Interval,
    /// @notice Looser when longer.
    Lateness,
    /// @notice Looser when shorter.
    MinRetention,
    /// @notice Looser when one of the counts is smaller.
    Keep,
    /// @notice k: looser when more shards are needed to rebuild a pack.
    Shards,
    /// @notice Looser when a slot is left out.
    Slots,
    /// @notice n - w, how many slots may lack their shards: looser when more.
    Quorum,
    /// @notice Looser when fewer.
    Organisations,
    /// @notice The role that may request a restore: looser when another.
    Requesters,
    /// @notice The role that approves one: looser when another.
    Approvers,
    /// @notice Looser when fewer.
    Approvals,
    /// @notice Looser when an old clause has none in its place that asks for as many approvals of no others.
    Clauses,
    /// @notice Looser when shorter.
    Delay,
    /// @notice Looser when there is one more, or anywhere is allowed.
    Regions,
    /// @notice Looser when later, or none.
    Deadline,
    /// @notice Looser when longer.
    RequestTtl,
    /// @notice Looser when longer.
    GrantTtl,
    /// @notice The custodians' panel: looser when another.
    Panel,
    /// @notice Whether and when a successor restores without approvals: looser when sooner, or at all.
    Successor
}

/// @title Versioned rules, and which device is under which
/// @notice A published version never changes. One that loosens nothing is in force at once; one that loosens any rule
/// waits for the consortium's delay, and so does a device that is put under a policy that is looser than its own.
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
    /// @notice No restore can be reported in time that waits so long for its grant: `delay`, or a successor's.
    error DeadlineImpossible(uint64 deadline, uint64 delay);
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

    /// @notice No version of the policy waits.
    error NothingWaits(uint32 policy);

    /// @notice A version of a policy was published. It is in force from `from` on, unless it is withdrawn before; the
    /// one before holds for its grace from then.
    event PolicyPublished(
        uint32 indexed policy,
        uint32 indexed version,
        bytes32 name,
        uint64 publishedAt,
        uint64 from,
        Terms terms
    );
    /// @notice A version that waited will never be in force.
    event VersionWithdrawn(uint32 indexed policy, uint32 indexed version);
    /// @notice A device is under this policy from `from` on, unless it is put under another before. What it waited for
    /// until now is over.
    event PolicyAssigned(bytes32 indexed device, uint32 indexed policy, uint64 from);

    /// @notice Publishes a version of a policy: in force at once, or, if it loosens a rule of the version in force,
    /// after the consortium's delay. One that waited until now is withdrawn. Role: OPERATOR.
    /// @param policy the policy's number, or 0 for a new one
    /// @param name a name for people
    /// @param terms_ the rules
    /// @return number the policy's number, from 1
    /// @return version the version's number, from 1
    function publish(uint32 policy, bytes32 name, Terms calldata terms_)
        external
        returns (uint32 number, uint32 version);

    /// @notice Withdraws the version of a policy that waits. Role: OPERATOR.
    function withdraw(uint32 policy) external;

    /// @notice Puts a device under a policy: at once, or, if any version of it that can be in force until the delay is
    /// over is looser than what the device is under, after the consortium's delay. The policy it is under ends what
    /// waits. Role: OPERATOR.
    function assign(bytes32 device, uint32 policy) external;

    /// @notice The same, when a device is enrolled. Role: FLEET.
    function assignAtEnrolment(bytes32 device, uint32 policy) external;

    /// @notice The rules of a version; reverts when it is unknown.
    function terms(uint32 policy, uint32 version) external view returns (Terms memory);

    /// @notice The name a version was published under, and when, in Unix seconds of the chain; zero when unknown.
    function published(uint32 policy, uint32 version) external view returns (bytes32 name, uint64 publishedAt);

    /// @notice The part of the rules that decides whether a snapshot is accepted; empty when unknown.
    function quorum(uint32 policy, uint32 version) external view returns (Quorum memory);

    /// @notice The version of a policy that is in force, and since when; zero when the policy is unknown.
    function inForce(uint32 policy) external view returns (uint32 version, uint64 since);

    /// @notice The version of a policy that waits, and from when on it is in force; zero when none does.
    function waiting(uint32 policy) external view returns (uint32 version, uint64 from);

    /// @notice Which rules of the version in force these terms would loosen; reverts when they cannot be published.
    /// @return rules a set: bit i is Rule(i); 0 is none
    function loosened(uint32 policy, Terms calldata terms_) external view returns (uint256 rules);

    /// @notice The policy a device is under, 0 when none.
    function policyOf(bytes32 device) external view returns (uint32);

    /// @notice The policy that a device waits to be put under, and from when on it is; zero when none.
    function waitingFor(bytes32 device) external view returns (uint32 policy, uint64 from);

    /// @notice When a device's first snapshot is due, in Unix seconds of the chain, by the version that was in force
    /// when the device came under its first policy; 0 when it is under none.
    function firstDeadline(bytes32 device) external view returns (uint32 policy, uint32 version, uint64 due);

    /// @notice Whether a record may name this version now: the one in force, or the one before within its grace.
    function versionAccepted(uint32 policy, uint32 version) external view returns (bool);

    /// @notice How many policies there are; their numbers are 1 to this.
    function policyCount() external view returns (uint32);
}
