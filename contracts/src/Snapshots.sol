// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IClock} from "./interfaces/IClock.sol";
import {DeviceStatus, IFleet} from "./interfaces/IFleet.sol";
import {IPolicies, Keep, Quorum} from "./interfaces/IPolicies.sol";
import {Head, ISnapshots, Item, ReceiptIn, Record, Snapshot} from "./interfaces/ISnapshots.sol";
import {IStores} from "./interfaces/IStores.sol";
import {Buckets, BucketWord} from "./libraries/Buckets.sol";
import {Digests} from "./libraries/Digests.sol";
import {Signatures} from "./libraries/Signatures.sol";
import {DeadlineWord, DeadlineWords, HeadWord, HeadWords, SnapshotWords} from "./libraries/Words.sol";

/// @title Accepted snapshots: what is backed up, by whom, under which rule, until when
/// @dev Whether a record is accepted is decided by functions that return the refusal, as the encoded custom error,
/// and write nothing before the decision: `anchor` reverts with it, `anchorBatch` emits it and goes on. So no item
/// can revert a batch, short of calldata that is no valid encoding of one, and the two cannot differ.
contract Snapshots is ISnapshots, AccessManaged {
    /// @notice The most records in a batch.
    uint256 public constant MAX_BATCH = 256;
    /// @notice How many anchors a device may make at once.
    uint256 public constant BUCKET_TOKENS = 32;
    /// @notice After how many seconds one of them comes back.
    uint256 public constant BUCKET_SECONDS = 30;
    /// @notice How far a record may step the epoch: enough for any device that was offline, and so little that an
    /// infected one cannot use the numbers up.
    uint32 public constant MAX_EPOCH_STEP = 256;
    /// @notice The most records between an accepted one and one it supersedes.
    uint256 public constant MAX_SUPERSEDED = 32;

    /// @dev What the receipts that are read belong to, and so what becomes of one that does not hold or of a second
    /// one for a position: a new record (both refuse it), an accepted record (the first refuses, the second is passed
    /// over), or an accepted record that was anchored again (both are passed over).
    enum Reading {
        New,
        Added,
        Again
    }

    /// @dev A position of a policy: its slot, and what verifies the slot's receipts now.
    struct Signer {
        bytes32 x;
        bytes32 y;
        uint256 slot;
        /// The slot's version; 0 until this was read from Stores.
        uint256 version;
        uint256 organisation;
        /// The same single bit for all positions of one organisation.
        uint256 group;
    }

    /// @dev The rules of one policy version, read once and kept for the records of a batch that follow. Stores'
    /// keys are read when a receipt first needs them.
    struct Rules {
        uint32 policy;
        uint32 version;
        /// Whether records may name this version now.
        bool accepted;
        uint32 window;
        uint64 minRetention;
        Keep keep;
        /// Whether one of them keeps the first of a span.
        bool keeps;
        uint256 n;
        uint256 w;
        uint256 organisations;
        /// The retention clock.
        uint64 time;
        /// How many organisations the slots have; 0 until it was needed.
        uint256 spread;
        /// By position; there may be more of them than n.
        Signer[] signers;
        /// Where memory begins that the next record of a batch may overwrite.
        uint256 floor;
    }

    /// @inheritdoc ISnapshots
    bytes32 public immutable domainSeparator;

    IClock private immutable _clock;
    IFleet private immutable _fleet;
    IStores private immutable _stores;
    IPolicies private immutable _policies;

    mapping(bytes32 device => Head) private _heads;
    mapping(bytes32 recordHash => Snapshot) private _snapshots;
    /// @dev Device => keccak256(accepted || other) of its last reported fork.
    mapping(bytes32 device => bytes32 pair) private _forks;
    /// @dev keccak256(accepted || other) => whether it was shown to be no fork.
    mapping(bytes32 pair => bool) private _answered;

    /// @param authority the AccessManager
    /// @param genesis the hash of the chain's EVM genesis block
    /// @param clock the retention clock
    /// @param fleet where devices' keys are known
    /// @param stores where slots and their stores' keys are known
    /// @param policies where the rules are known
    constructor(
        address authority,
        bytes32 genesis,
        IClock clock,
        IFleet fleet,
        IStores stores,
        IPolicies policies
    ) AccessManaged(authority) {
        domainSeparator = Digests.domain(genesis);
        _clock = clock;
        _fleet = fleet;
        _stores = stores;
        _policies = policies;
    }

    /// @inheritdoc ISnapshots
    function anchor(Item calldata item) external restricted {
        Rules memory rules = _newRules();
        bytes32 recordHash = Digests.ofRecord(domainSeparator, item.record);
        _raise(_anchor(rules, item, recordHash));
    }

    /// @inheritdoc ISnapshots
    function anchorBatch(Item[] calldata items) external restricted {
        if (items.length > MAX_BATCH) revert BatchTooLarge(items.length, MAX_BATCH);
        Rules memory rules = _newRules();
        for (uint256 i = 0; i < items.length; ++i) {
            Item calldata item = items[i];
            bytes32 recordHash = Digests.ofRecord(domainSeparator, item.record);
            bytes memory refusal = _anchor(rules, item, recordHash);
            if (refusal.length != 0) {
                emit Refused(item.record.device, recordHash, item.record.sequence, refusal, _msgSender());
            }
            // What one item left in memory the next may overwrite: memory that only grew would cost more with each.
            uint256 floor = rules.floor;
            assembly ("memory-safe") {
                mstore(0x40, floor)
            }
        }
    }

    /// @inheritdoc ISnapshots
    function addReceipts(Record calldata record, ReceiptIn[] calldata receipts) external restricted {
        bytes32 recordHash = Digests.ofRecord(domainSeparator, record);
        if (_snapshots[recordHash].anchoredAt == 0) revert SnapshotUnknown(recordHash);
        Rules memory rules = _newRules();
        _raise(_addReceipts(rules, record, recordHash, receipts, Reading.Added));
    }

    /// @inheritdoc ISnapshots
    function reportFork(Record calldata accepted, Record calldata other, bytes calldata otherSignature)
        external
    {
        bytes32 device = accepted.device;
        bytes32 acceptedHash = Digests.ofRecord(domainSeparator, accepted);
        bytes32 otherHash = Digests.ofRecord(domainSeparator, other);
        if (_snapshots[acceptedHash].anchoredAt == 0) revert SnapshotUnknown(acceptedHash);
        bytes32 pair = Digests.pair(acceptedHash, otherHash);
        if (
            other.device != device || other.sequence != accepted.sequence || otherHash == acceptedHash
                || otherHash == accepted.supersedes || _answered[pair]
        ) revert NotAFork();
        (bytes32 x, bytes32 y,, uint32 generation) = _fleet.keyOf(device);
        if (!Signatures.verify(otherHash, otherSignature, x, y)) revert BadSignature();
        if (_heads[device].forkedGeneration == generation) revert ForkKnown(device);

        _heads[device].forkedGeneration = generation;
        _forks[device] = pair;
        emit Forked(device, accepted.sequence, acceptedHash, otherHash, _msgSender());
    }

    /// @inheritdoc ISnapshots
    function answerFork(Record calldata accepted, Record[] calldata between) external {
        bytes32 device = accepted.device;
        if (!isForked(device)) revert ForkUnknown(device);
        if (between.length == 0 || between.length > MAX_SUPERSEDED) {
            revert SupersessionBroken(between.length);
        }
        // Each record commits to the next by its hash, and the accepted one was signed and accepted.
        bytes32 acceptedHash = Digests.ofRecord(domainSeparator, accepted);
        bytes32 next = accepted.supersedes;
        for (uint256 i = 0; i < between.length; ++i) {
            if (Digests.ofRecord(domainSeparator, between[i]) != next) revert SupersessionBroken(i);
            next = between[i].supersedes;
        }
        bytes32 pair = Digests.pair(acceptedHash, next);
        if (pair != _forks[device]) revert ForkUnknown(device);

        _heads[device].forkedGeneration = 0;
        _answered[pair] = true;
        emit ForkAnswered(device, acceptedHash, next);
    }

    /// @inheritdoc ISnapshots
    function flagOverdue(bytes32 device) external {
        (,, DeviceStatus status,) = _fleet.keyOf(device);
        if (status == DeviceStatus.None) revert DeviceUnknown(device);
        if (status != DeviceStatus.Active) revert DeviceNotActive(device);
        Head storage head_ = _heads[device];
        (uint32 policy, uint32 version, uint64 due) =
            _deadline(device, HeadWords.load(head_), DeadlineWords.load(head_));
        if (due == 0 || block.timestamp <= due) revert NotOverdue(due);
        if (head_.flagged) revert BreachFlaggedAlready(due);
        head_.flagged = true;
        ++head_.breaches;
        emit BreachFlagged(device, policy, version, due, _msgSender());
    }

    /// @inheritdoc ISnapshots
    function noteRelease(bytes32 device, uint32 epoch) external restricted {
        if (epoch <= _heads[device].releasedEpoch) return;
        _heads[device].releasedEpoch = epoch;
        emit EpochReleaseNoted(device, epoch);
    }

    /// @inheritdoc ISnapshots
    function head(bytes32 device) external view returns (Head memory) {
        return _heads[device];
    }

    /// @inheritdoc ISnapshots
    function dueAt(bytes32 device) external view returns (uint64 due) {
        Head storage head_ = _heads[device];
        (,, due) = _deadline(device, HeadWords.load(head_), DeadlineWords.load(head_));
    }

    /// @inheritdoc ISnapshots
    function snapshot(bytes32 recordHash) external view returns (Snapshot memory) {
        return _snapshots[recordHash];
    }

    /// @inheritdoc ISnapshots
    function isForked(bytes32 device) public view returns (bool) {
        uint32 forked = _heads[device].forkedGeneration;
        if (forked == 0) return false;
        (,,, uint32 generation) = _fleet.keyOf(device);
        return forked == generation;
    }

    /// @inheritdoc ISnapshots
    function hashOf(Record calldata record) external view returns (bytes32) {
        return Digests.ofRecord(domainSeparator, record);
    }

    /// @dev Accepts a record, or returns what refuses it and changes nothing.
    function _anchor(Rules memory rules, Item calldata item, bytes32 recordHash)
        private
        returns (bytes memory refusal)
    {
        Record calldata record = item.record;
        bytes32 device = record.device;
        (bytes32 x, bytes32 y, DeviceStatus status,) = _fleet.keyOf(device);
        if (status == DeviceStatus.None) return abi.encodeWithSelector(DeviceUnknown.selector, device);
        if (status != DeviceStatus.Active) return abi.encodeWithSelector(DeviceNotActive.selector, device);
        if (_snapshots[recordHash].anchoredAt != 0) {
            return _addReceipts(rules, record, recordHash, item.receipts, Reading.Again);
        }

        Head storage head_ = _heads[device];
        HeadWord last = HeadWords.load(head_);
        uint256 refill;
        (refill, refusal) = _checkBucket(last);
        if (refusal.length != 0) return refusal;
        if (record.sequence != uint256(last.sequence()) + 1) {
            return abi.encodeWithSelector(SequenceExpected.selector, uint256(last.sequence()) + 1);
        }
        if (record.previous != head_.recordHash) {
            return abi.encodeWithSelector(PreviousExpected.selector, head_.recordHash);
        }
        if (!Signatures.verify(recordHash, item.signature, x, y)) {
            return abi.encodeWithSelector(BadSignature.selector);
        }
        refusal = _checkPolicy(rules, record);
        if (refusal.length != 0) return refusal;
        bytes32 epochKeys = Digests.pair(record.epochCommitment, record.sealedKeyHash);
        refusal = _checkEpoch(head_, last, record.epoch, epochKeys);
        if (refusal.length != 0) return refusal;
        BucketWord buckets;
        uint64 kept;
        uint8 opened;
        if (rules.keeps) (buckets, kept, opened) = Buckets.load(head_).open(rules.keep, rules.time);
        uint64 expiry = rules.time + (kept > rules.minRetention ? kept : rules.minRetention);
        uint256 positions;
        (positions, refusal) = _checkQuorum(rules, record, item.receipts, expiry);
        if (refusal.length != 0) return refusal;

        // Nothing refuses it any more. The token is taken here and not before: a record refused for what its relayer
        // added to it must not cost the device anything, or forged receipts could keep the device out.
        _meetDeadline(rules, head_, last, record);
        head_.recordHash = recordHash;
        last.next(record.sequence, uint64(block.timestamp), record.epoch, uint32(refill)).store(head_);
        if (record.epoch != last.epoch()) head_.epochKeys = epochKeys;
        if (opened != 0) {
            buckets.store(head_);
            emit BucketsOpened(device, record.sequence, rules.time, opened);
        }
        SnapshotWords.write(
            _snapshots[recordHash],
            expiry,
            uint64(block.timestamp),
            record.sequence,
            uint32(positions),
            record.epoch
        );
        emit Anchored(
            device,
            record.sequence,
            recordHash,
            record,
            item.signature,
            expiry,
            uint32(positions),
            _msgSender()
        );
    }

    /// @dev Records a breach that the accepted record ends, and by which rules the next deadline is reckoned.
    function _meetDeadline(Rules memory rules, Head storage head_, HeadWord last, Record calldata record)
        private
    {
        DeadlineWord word = DeadlineWords.load(head_);
        (uint32 policy, uint32 version, uint64 due) = _deadline(record.device, last, word);
        DeadlineWord next = word;
        if (block.timestamp > due) {
            uint64 duration = uint64(block.timestamp) - due;
            next = next.ended(duration);
            emit BreachEnded(record.device, policy, version, record.sequence, due, duration);
        }
        next = next.under(record.policy, record.policyVersion, rules.window);
        if (DeadlineWord.unwrap(next) != DeadlineWord.unwrap(word)) next.store(head_);
    }

    /// @dev When a device's next snapshot is due, and by which version; 0 when the device is under no policy.
    function _deadline(bytes32 device, HeadWord last, DeadlineWord word)
        private
        view
        returns (uint32 policy, uint32 version, uint64 due)
    {
        if (last.sequence() == 0) return _policies.firstDeadline(device);
        return (word.policy(), word.version(), last.anchoredAt() + word.window());
    }

    /// @dev Whether the device's bucket has a token, and after how many seconds the bucket would be full again if it
    /// were taken: the bucket as one number (the generic cell rate algorithm of ITU-T I.371).
    function _checkBucket(HeadWord last) private view returns (uint256 refill, bytes memory refusal) {
        uint256 fullAt = uint256(last.anchoredAt()) + last.bucketRefill();
        refill = (fullAt > block.timestamp ? fullAt - block.timestamp : 0) + BUCKET_SECONDS;
        if (refill > BUCKET_TOKENS * BUCKET_SECONDS) {
            refusal = abi.encodeWithSelector(
                RateLimited.selector, block.timestamp + refill - BUCKET_TOKENS * BUCKET_SECONDS
            );
        }
    }

    /// @dev Adds receipts to an accepted snapshot, or returns what refuses one of them.
    function _addReceipts(
        Rules memory rules,
        Record calldata record,
        bytes32 recordHash,
        ReceiptIn[] calldata receipts,
        Reading mode
    ) private returns (bytes memory refusal) {
        _load(rules, record.policy, record.policyVersion);
        Snapshot memory accepted = _snapshots[recordHash];
        uint256 positions;
        (positions,, refusal) =
            _readReceipts(rules, record, receipts, accepted.expiry, accepted.positions, mode);
        if (refusal.length != 0 || positions == accepted.positions) return refusal;
        // A position is below 32, so the bits fit.
        _snapshots[recordHash].positions = uint32(positions);
        emit ReceiptsAdded(record.device, recordHash, uint32(positions), _msgSender());
    }

    /// @dev Whether the record names the policy its device is under, in a version accepted now; `rules` are then
    /// that version's.
    function _checkPolicy(Rules memory rules, Record calldata record)
        private
        view
        returns (bytes memory refusal)
    {
        uint32 assigned = _policies.policyOf(record.device);
        uint32 version = record.policyVersion;
        // A device under no policy, 0, has no accepted version.
        if (record.policy == assigned) {
            if (rules.accepted && rules.policy == assigned && rules.version == version) return "";
            if (_policies.versionAccepted(assigned, version)) {
                _load(rules, assigned, version);
                rules.accepted = true;
                return "";
            }
        }
        (uint32 waiting, uint64 from) = _policies.waiting(assigned);
        if (record.policy == assigned && waiting == version && version != 0) {
            return abi.encodeWithSelector(VersionWaits.selector, assigned, version, from);
        }
        (version,) = _policies.inForce(assigned);
        return abi.encodeWithSelector(PolicyExpected.selector, assigned, version);
    }

    /// @dev An epoch never goes back, keeps its keys, and ends when its key was released.
    function _checkEpoch(Head storage head_, HeadWord last, uint32 epoch, bytes32 epochKeys)
        private
        view
        returns (bytes memory refusal)
    {
        uint256 current = last.epoch();
        uint256 most = current + MAX_EPOCH_STEP;
        if (epoch == 0 || epoch < current || epoch > most) {
            if (most > type(uint32).max) most = type(uint32).max;
            return abi.encodeWithSelector(EpochExpected.selector, current == 0 ? 1 : current, most);
        }
        if (epoch <= last.releasedEpoch()) {
            return abi.encodeWithSelector(EpochReleased.selector, last.releasedEpoch());
        }
        if (epoch == current && epochKeys != head_.epochKeys) {
            return abi.encodeWithSelector(EpochCommitmentExpected.selector, head_.epochKeys);
        }
    }

    /// @dev Whether a new record has the receipts its policy asks, and of which positions they are.
    function _checkQuorum(
        Rules memory rules,
        Record calldata record,
        ReceiptIn[] calldata receipts,
        uint64 expiry
    ) private view returns (uint256 positions, bytes memory refusal) {
        uint256 groups;
        (positions, groups, refusal) = _readReceipts(rules, record, receipts, expiry, 0, Reading.New);
        if (refusal.length != 0) return (0, refusal);
        if (receipts.length < rules.w) {
            return (0, abi.encodeWithSelector(QuorumNotMet.selector, receipts.length, rules.w));
        }
        uint256 organisations = _countBits(groups);
        if (organisations < rules.organisations) {
            uint256 spread = _spreadOf(rules);
            uint256 want = spread < rules.organisations ? spread : rules.organisations;
            if (organisations < want) {
                return (0, abi.encodeWithSelector(OrganisationsNotMet.selector, organisations, want));
            }
        }
    }

    /// @dev Reads receipts: each must be of one of the policy's slots, of a store that signs for the slot today, and
    /// hold until `expiry` at least.
    /// @param positions those that have a receipt already
    /// @return all those and the new ones
    /// @return groups the organisations of the new ones, a bit each
    /// @return refusal what is wrong with the first that does not hold
    function _readReceipts(
        Rules memory rules,
        Record calldata record,
        ReceiptIn[] calldata receipts,
        uint64 expiry,
        uint256 positions,
        Reading mode
    ) private view returns (uint256 all, uint256 groups, bytes memory refusal) {
        all = positions;
        uint256 count = receipts.length;
        if (count > rules.n) {
            if (mode == Reading.Again) return (all, groups, refusal);
            return (all, groups, abi.encodeWithSelector(TooManyReceipts.selector, count, rules.n));
        }
        for (uint256 i = 0; i < count; ++i) {
            ReceiptIn calldata receipt = receipts[i];
            uint256 position = receipt.position;
            uint256 bit = 1 << position;
            if (all & bit != 0) {
                if (mode != Reading.New) continue;
                return (all, groups, abi.encodeWithSelector(ReceiptTwice.selector, position));
            }
            if (position >= rules.n) {
                if (mode == Reading.Again) continue;
                return (all, groups, abi.encodeWithSelector(PositionOutOfRange.selector, position, rules.n));
            }
            Signer memory signer = rules.signers[position];
            if (signer.version == 0) _loadSigner(rules, signer, position);
            uint256 validUntil = receipt.validUntil;
            bytes32 digest = Digests.ofReceipt(
                domainSeparator, record.device, record.listRoot, signer.slot, signer.version, validUntil
            );
            if (!Signatures.verify(digest, receipt.r, receipt.s, signer.x, signer.y)) {
                if (mode == Reading.Again) continue;
                return (all, groups, abi.encodeWithSelector(BadReceipt.selector, position));
            }
            if (validUntil < expiry) {
                if (mode == Reading.Again) continue;
                return
                    (
                        all,
                        groups,
                        abi.encodeWithSelector(ReceiptTooShort.selector, position, validUntil, expiry)
                    );
            }
            all |= bit;
            groups |= signer.group;
        }
    }

    function _newRules() private view returns (Rules memory rules) {
        rules.time = _clock.time();
        _keep(rules);
    }

    /// @dev Makes `rules` those of a published version.
    function _load(Rules memory rules, uint32 policy, uint32 version) private view {
        if (rules.policy == policy && rules.version == version) return;
        Quorum memory quorum = _policies.quorum(policy, version);
        uint256 n = quorum.n;
        rules.policy = policy;
        rules.version = version;
        rules.accepted = false;
        rules.window = quorum.window;
        rules.minRetention = quorum.minRetention;
        rules.keep = quorum.keep;
        rules.keeps = Buckets.any(quorum.keep);
        rules.n = n;
        rules.w = quorum.w;
        rules.organisations = quorum.organisations;
        rules.spread = 0;
        if (rules.signers.length < n) rules.signers = new Signer[](n);
        for (uint256 i = 0; i < n; ++i) {
            rules.signers[i].slot = quorum.slots[i];
            rules.signers[i].version = 0;
        }
        _keep(rules);
    }

    /// @dev Keeps what is in memory now for the whole batch.
    function _keep(Rules memory rules) private pure {
        uint256 floor;
        assembly ("memory-safe") {
            floor := mload(0x40)
        }
        rules.floor = floor;
    }

    /// @dev Reads from Stores what verifies the receipts of a position.
    function _loadSigner(Rules memory rules, Signer memory signer, uint256 position) private view {
        (bytes32 x, bytes32 y, uint32 version, uint32 organisation) = _stores.signerOf(uint32(signer.slot));
        signer.x = x;
        signer.y = y;
        signer.organisation = organisation;
        signer.group = 1 << position;
        for (uint256 i = 0; i < rules.n; ++i) {
            Signer memory known = rules.signers[i];
            if (known.version != 0 && known.organisation == organisation) {
                signer.group = known.group;
                break;
            }
        }
        signer.version = version;
    }

    /// @dev How many organisations the slots have.
    function _spreadOf(Rules memory rules) private view returns (uint256) {
        if (rules.spread == 0) {
            uint256 groups;
            for (uint256 i = 0; i < rules.n; ++i) {
                Signer memory signer = rules.signers[i];
                if (signer.version == 0) _loadSigner(rules, signer, i);
                groups |= signer.group;
            }
            rules.spread = _countBits(groups);
        }
        return rules.spread;
    }

    function _countBits(uint256 bits) private pure returns (uint256 count) {
        for (; bits != 0; bits &= bits - 1) {
            ++count;
        }
    }

    /// @dev Reverts with a refusal, if there is one.
    function _raise(bytes memory refusal) private pure {
        if (refusal.length == 0) return;
        assembly ("memory-safe") {
            revert(add(refusal, 0x20), mload(refusal))
        }
    }
}
