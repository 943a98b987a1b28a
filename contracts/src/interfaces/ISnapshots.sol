// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a device signs of a snapshot (EIP-712). Its digest is the record hash.
struct Record {
    bytes32 device;
    /// @notice Counts the device's accepted snapshots, from 1.
    uint64 sequence;
    /// @notice The record hash of the accepted snapshot before it, 0 for the first.
    bytes32 previous;
    /// @notice The root of the pack list.
    bytes32 listRoot;
    /// @notice SHA-256 of the key box: the epoch key sealed to the custodians.
    bytes32 sealedKeyHash;
    uint32 policy;
    uint32 policyVersion;
    /// @notice Why the backup started; 1 a person's command, 2 schedule, 3 storage threshold, 4 integrity, 5 anomaly,
    /// 6 predicted loss, 7 command from the chain, 8 before an update or a shutdown.
    uint8 trigger;
    /// @notice The epoch whose key seals the manifest, from 1.
    uint32 epoch;
    bytes32 epochCommitment;
    uint8 verdict;
    bytes32 verdictHash;
    /// @notice The hash of a record the device signed before at this sequence and that was refused for good, or 0.
    bytes32 supersedes;
}

/// @notice A store's signature over Receipt, without what the chain knows already.
struct ReceiptIn {
    /// @notice Which of the policy's slots, from 0.
    uint8 position;
    /// @notice Until when the store promises to keep its share, by the retention clock.
    uint64 validUntil;
    bytes32 r;
    bytes32 s;
}

/// @notice A record as it is brought to the chain.
struct Item {
    Record record;
    /// @notice r || s by the device's current key, 64 bytes.
    bytes signature;
    ReceiptIn[] receipts;
}

/// @notice Where a device's history stands.
struct Head {
    /// @notice The last accepted record, 0 when none.
    bytes32 recordHash;
    /// @notice The last accepted sequence, 0 when none.
    uint64 sequence;
    /// @notice When it was accepted, in Unix seconds of the chain.
    uint64 anchoredAt;
    /// @notice The current epoch, 0 when none.
    uint32 epoch;
    /// @notice The latest epoch whose key was released: the device must start a later one. 0 when none.
    uint32 releasedEpoch;
    /// @notice The generation of the device's key whose history forked, 0 when none did.
    uint32 forkedGeneration;
    /// @notice How many seconds after `anchoredAt` the device's token bucket is full again.
    uint32 bucketRefill;
    /// @notice keccak256(epochCommitment || sealedKeyHash) of the current epoch.
    bytes32 epochKeys;
    /// @notice The policy of the last accepted record, and its version.
    uint32 policy;
    uint32 policyVersion;
    /// @notice How many seconds after `anchoredAt` the next one must be accepted, by that version: no later one moves
    /// the deadline.
    uint32 window;
    /// @notice How many deadlines the device missed: one that passed counts once it is flagged, or a snapshot came.
    uint32 breaches;
    /// @notice For how many seconds it was overdue, over all breaches that are over.
    uint64 overdue;
    /// @notice The longest of them, in seconds, as far as 32 bits count.
    uint32 longest;
    /// @notice Whether the deadline that is next was missed and flagged.
    bool flagged;
    /// @notice Which hour a snapshot was last the first of, under a rule that keeps the first of each: the hour of 1970
    /// that the retention clock was in, counted from 1; 0 when none was. The same for days, weeks, months of 30 days
    /// and years of 365. 32 bits count hours for 490,000 years.
    uint32 hour;
    uint32 day;
    uint32 week;
    uint32 month;
    uint32 year;
}

/// @notice An accepted snapshot.
struct Snapshot {
    /// @notice Until when it is kept at least, by the retention clock.
    uint64 expiry;
    /// @notice When it was accepted, in Unix seconds of the chain; 0 when it was not.
    uint64 anchoredAt;
    uint64 sequence;
    /// @notice Which of the policy's slots gave a receipt, bit by position.
    uint32 positions;
    uint32 epoch;
}

/// @title Accepted snapshots: what is backed up, by whom, under which rule, until when
/// @notice A device's accepted records form one gap-free chain. What was accepted never changes but for more
/// receipts, and nothing is ever taken away.
interface ISnapshots {
    /// @notice A batch has `most` records at most.
    /// @param items how many it has
    /// @param most how many there may be
    error BatchTooLarge(uint256 items, uint256 most);
    /// @notice No device has this id.
    /// @param device the device's id
    error DeviceUnknown(bytes32 device);
    /// @notice The device is revoked.
    /// @param device the device's id
    error DeviceNotActive(bytes32 device);
    /// @notice The device's token bucket is empty until this time of the chain, in Unix seconds.
    /// @param retryAt when it has a token again
    error RateLimited(uint64 retryAt);
    /// @notice The device's next record must have this sequence.
    /// @param sequence the next one
    error SequenceExpected(uint64 sequence);
    /// @notice The device's next record must name this one as the one before.
    /// @param recordHash the last accepted record, 0 before the first
    error PreviousExpected(bytes32 recordHash);
    /// @notice The record is not signed by the device's current key, with a low s.
    error BadSignature();
    /// @notice This version of the device's policy is accepted from then on, in Unix seconds of the chain, not before.
    /// @param policy the policy's number
    /// @param version the version's number
    /// @param from when it comes into force
    error VersionWaits(uint32 policy, uint32 version, uint64 from);
    /// @notice The device is under this policy, whose version in force is this; 0 when it is under none.
    /// @param policy the policy, 0 for none
    /// @param version the version in force
    error PolicyExpected(uint32 policy, uint32 version);
    /// @notice The epoch goes back or leaps: it must be in this range.
    /// @param atLeast the first it may be
    /// @param atMost the last it may be
    error EpochExpected(uint32 atLeast, uint32 atMost);
    /// @notice The key of this epoch was released: the device must start a later one.
    /// @param epoch the last one that was released
    error EpochReleased(uint32 epoch);
    /// @notice The epoch has other keys already: keccak256(epochCommitment || sealedKeyHash) must be this.
    /// @param epochKeys what the epoch began with
    error EpochCommitmentExpected(bytes32 epochKeys);
    /// @notice There is one receipt a slot at most.
    /// @param got how many there are
    /// @param most how many there may be
    error TooManyReceipts(uint256 got, uint256 most);
    /// @notice The policy has slots at positions 0 to n - 1.
    /// @param position which of the policy's slots, from 0
    /// @param n how many slots it has
    error PositionOutOfRange(uint8 position, uint8 n);
    /// @notice Two receipts are for one position.
    /// @param position which of the policy's slots, from 0
    error ReceiptTwice(uint8 position);
    /// @notice The receipt at this position is not signed, with a low s, by the store that holds the slot now.
    /// @param position which of the policy's slots, from 0
    error BadReceipt(uint8 position);
    /// @notice The store promises to keep its share until `validUntil` only; the snapshot is kept until
    /// `needed`.
    /// @param position which of the policy's slots, from 0
    /// @param validUntil until when the store promises to keep its share
    /// @param needed until when the snapshot is kept
    error ReceiptTooShort(uint8 position, uint64 validUntil, uint64 needed);
    /// @notice The policy asks receipts of more slots.
    /// @param got how many there are
    /// @param want how many there must be
    error QuorumNotMet(uint256 got, uint256 want);
    /// @notice The policy asks receipts of more organisations.
    /// @param got how many there are
    /// @param want how many there must be
    error OrganisationsNotMet(uint256 got, uint256 want);
    /// @notice No accepted snapshot has this record hash.
    /// @param recordHash the hash of the record that was brought
    error SnapshotUnknown(bytes32 recordHash);
    /// @notice These are not two records of a device at one sequence, or the accepted one supersedes the
    /// other.
    error NotAFork();
    /// @notice A fork of the device's current key was reported already.
    /// @param device the device's id
    error ForkKnown(bytes32 device);
    /// @notice No fork of the device's current key between these records was reported.
    /// @param device the device's id
    error ForkUnknown(bytes32 device);
    /// @notice The record at this index is not the one that the record before it supersedes, or there are none
    /// or too many.
    /// @param index which record, from 0; or how many there are, where that is what is wrong
    error SupersessionBroken(uint256 index);

    /// @notice The device's next snapshot is due at this time of the chain, in Unix seconds; 0 when none is, as the
    /// device is under no policy.
    /// @param due when it is due
    error NotOverdue(uint64 due);
    /// @notice That the device missed this deadline was flagged already.
    /// @param due when it was due, in Unix seconds of the chain
    error BreachFlaggedAlready(uint64 due);

    /// @notice A snapshot was accepted. The whole record is in the log.
    /// @param device the device's id
    /// @param sequence the snapshot's place among the device's, from 1
    /// @param recordHash the snapshot's record hash
    /// @param record the snapshot's record
    /// @param signature r || s by the device's key
    /// @param expiry until when the snapshot is kept at least, by the retention clock
    /// @param positions which of the policy's slots gave a receipt, bit by position
    /// @param relayer the account that brought it
    event Anchored(
        bytes32 indexed device,
        uint64 indexed sequence,
        bytes32 indexed recordHash,
        Record record,
        bytes signature,
        uint64 expiry,
        uint32 positions,
        address relayer
    );
    /// @notice A record of a batch was refused; `reason` is the encoded error.
    /// @param device the device's id
    /// @param recordHash the record's hash
    /// @param sequence what the record says is its sequence
    /// @param reason the encoded error
    /// @param relayer the account that brought it
    event Refused(
        bytes32 indexed device,
        bytes32 indexed recordHash,
        uint64 sequence,
        bytes reason,
        address indexed relayer
    );
    /// @notice More slots gave a receipt; `positions` are all of them now.
    /// @param device the device's id
    /// @param recordHash the snapshot's record hash
    /// @param positions which of the policy's slots gave a receipt, bit by position
    /// @param relayer the account that brought it
    event ReceiptsAdded(
        bytes32 indexed device, bytes32 indexed recordHash, uint32 positions, address relayer
    );
    /// @notice The snapshot is the first of its hour (bit 0 of `spans`), day (1), week (2), month (3) or year (4) at
    /// this time of the retention clock, and its policy keeps the first of each longer.
    /// @param device the device's id
    /// @param sequence the snapshot's place among the device's, from 1
    /// @param time the retention clock, in Unix seconds
    /// @param spans bits of hour, day, week, month and year
    event BucketsOpened(bytes32 indexed device, uint64 indexed sequence, uint64 time, uint8 spans);
    /// @notice The device's current key signed two records at one sequence.
    /// @param device the device's id
    /// @param sequence the snapshot's place among the device's, from 1
    /// @param acceptedHash the hash of the accepted record
    /// @param otherHash the hash of the other one
    /// @param reporter the account that called
    event Forked(
        bytes32 indexed device,
        uint64 indexed sequence,
        bytes32 acceptedHash,
        bytes32 otherHash,
        address reporter
    );
    /// @notice The accepted record was shown to supersede the other: it was no fork.
    /// @param device the device's id
    /// @param acceptedHash the hash of the accepted record
    /// @param otherHash the hash of the other one
    event ForkAnswered(bytes32 indexed device, bytes32 acceptedHash, bytes32 otherHash);
    /// @notice The key of this epoch and those before counts as released.
    /// @param device the device's id
    /// @param epoch the epoch
    event EpochReleaseNoted(bytes32 indexed device, uint32 epoch);

    /// @notice A device missed a deadline, by the rules of this version, and has not backed up since.
    /// @param device the device's id
    /// @param policy the policy by whose rules it was due
    /// @param version its version
    /// @param due when it was due, in Unix seconds of the chain
    /// @param reporter the account that called
    event BreachFlagged(
        bytes32 indexed device, uint32 indexed policy, uint32 version, uint64 due, address reporter
    );
    /// @notice A device backed up after its deadline: it was in breach for so many seconds.
    /// @param device the device's id
    /// @param policy the policy by whose rules it was due
    /// @param version its version
    /// @param sequence the snapshot that ended it
    /// @param due when it was due, in Unix seconds of the chain
    /// @param duration how many seconds it was late
    event BreachEnded(
        bytes32 indexed device,
        uint32 indexed policy,
        uint32 version,
        uint64 indexed sequence,
        uint64 due,
        uint64 duration
    );

    /// @notice Accepts a record, or reverts with the rule that refuses it. The same record again is no error: it
    /// adds those of its receipts that hold. Role: GATEWAY.
    /// @param item the record, its signature and receipts
    function anchor(Item calldata item) external;

    /// @notice Accepts each of up to 256 records exactly if `anchor` would, in their order. A refused one emits
    /// Refused, whose reason is the error `anchor` would revert with, and leaves nothing else behind. Role: GATEWAY.
    /// @param items the records, their signatures and receipts
    function anchorBatch(Item[] calldata items) external;

    /// @notice Adds receipts to an accepted snapshot. Those of slots it has already are passed over. Role: GATEWAY.
    /// @param record the snapshot's record
    /// @param receipts the receipts to add
    function addReceipts(Record calldata record, ReceiptIn[] calldata receipts) external;

    /// @notice Shows that a device signed another record at a sequence that was accepted. Anyone may call it.
    /// @param accepted the accepted record
    /// @param other the other one
    /// @param otherSignature r || s over `other` by the device's current key
    function reportFork(Record calldata accepted, Record calldata other, bytes calldata otherSignature)
        external;

    /// @notice Shows that a reported fork was none: the accepted record supersedes the other through a line of
    /// records between them, each of which names the next by hash. Anyone may call it.
    /// @param accepted the accepted record
    /// @param between the records from the one `accepted` supersedes to the one that supersedes the other; up to 32
    function answerFork(Record calldata accepted, Record[] calldata between) external;

    /// @notice Records that a device has missed its deadline, if the chain's time says so. Anyone may call it. A
    /// breach that nobody flags is recorded when the next snapshot is accepted.
    /// @param device the device's id
    function flagOverdue(bytes32 device) external;

    /// @notice Notes that an epoch's key was released, so that the device must start a new epoch. Role: RECOVERY.
    /// @param device the device's id
    /// @param epoch the epoch
    function noteRelease(bytes32 device, uint32 epoch) external;

    /// @notice Where a device's history stands; before its first snapshot all zero, but for a missed deadline.
    /// @param device the device's id
    /// @return where it stands
    function head(bytes32 device) external view returns (Head memory);

    /// @notice When a device's next snapshot is due, in Unix seconds of the chain; 0 when it is under no policy.
    /// @param device the device's id
    /// @return the time
    function dueAt(bytes32 device) external view returns (uint64);

    /// @notice An accepted snapshot; all zero when none has this record hash.
    /// @param recordHash the snapshot's record hash
    /// @return the snapshot
    function snapshot(bytes32 recordHash) external view returns (Snapshot memory);

    /// @notice Whether the history of the device's current key forked. A replaced key ends it.
    /// @param device the device's id
    /// @return whether it did
    function isForked(bytes32 device) external view returns (bool);

    /// @notice The EIP-712 digest of a record.
    /// @param record the record, accepted or not
    /// @return the record hash
    function hashOf(Record calldata record) external view returns (bytes32);

    /// @notice The EIP-712 domain of all that devices and stores sign.
    /// @return the domain separator
    function domainSeparator() external view returns (bytes32);
}
