// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IClock} from "./interfaces/IClock.sol";
import {DeviceStatus, IFleet} from "./interfaces/IFleet.sol";
import {IPolicies, Quorum} from "./interfaces/IPolicies.sol";
import {Head, ISnapshots, Item, ReceiptIn, Record, Snapshot} from "./interfaces/ISnapshots.sol";
import {IStores} from "./interfaces/IStores.sol";
import {Digests} from "./libraries/Digests.sol";
import {Signatures} from "./libraries/Signatures.sol";

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

    /// @dev The most slots a policy has, and so the most receipts a record has.
    uint256 private constant MAX_SLOTS = 32;
    /// @dev Words of `Rules.signers` per position: x, y, and the packed rest.
    uint256 private constant SIGNER_WORDS = 3;

    /// @dev The rules of one policy version, read once and kept for the records of a batch that follow. Stores'
    /// keys are read when a receipt first needs them.
    struct Rules {
        uint32 policy;
        uint32 version;
        uint64 minRetention;
        uint256 n;
        uint256 w;
        uint256 organisations;
        /// The retention clock.
        uint64 time;
        /// How many organisations the slots have; 0 until it was needed.
        uint256 spread;
        uint32[] slots;
        /// Per position x, y, and slot version << 64 | organisation << 32 | group + 1; the last is 0 until read.
        /// The group is the same number for positions of one organisation.
        uint256[] signers;
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
            // What one item leaves in memory the next may overwrite: `rules` lies below, and memory that only grew
            // would cost more with each item.
            uint256 free;
            assembly ("memory-safe") {
                free := mload(0x40)
            }
            Item calldata item = items[i];
            bytes32 recordHash = Digests.ofRecord(domainSeparator, item.record);
            bytes memory refusal = _anchor(rules, item, recordHash);
            if (refusal.length != 0) {
                emit Refused(item.record.device, recordHash, item.record.sequence, refusal, _msgSender());
            }
            assembly ("memory-safe") {
                mstore(0x40, free)
            }
        }
    }

    /// @inheritdoc ISnapshots
    function addReceipts(Record calldata record, ReceiptIn[] calldata receipts) external restricted {
        bytes32 recordHash = Digests.ofRecord(domainSeparator, record);
        if (_snapshots[recordHash].anchoredAt == 0) revert SnapshotUnknown(recordHash);
        Rules memory rules = _newRules();
        _raise(_addReceipts(rules, record, recordHash, receipts, false));
    }

    /// @inheritdoc ISnapshots
    function reportFork(Record calldata accepted, Record calldata other, bytes calldata otherSignature)
        external
    {
        bytes32 device = accepted.device;
        bytes32 acceptedHash = Digests.ofRecord(domainSeparator, accepted);
        bytes32 otherHash = Digests.ofRecord(domainSeparator, other);
        if (_snapshots[acceptedHash].anchoredAt == 0) revert SnapshotUnknown(acceptedHash);
        bytes32 pair = keccak256(abi.encode(acceptedHash, otherHash));
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
        bytes32 pair = keccak256(abi.encode(acceptedHash, next));
        if (pair != _forks[device]) revert ForkUnknown(device);

        _heads[device].forkedGeneration = 0;
        _answered[pair] = true;
        emit ForkAnswered(device, acceptedHash, next);
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
            return _addReceipts(rules, record, recordHash, item.receipts, true);
        }

        Head memory last = _heads[device];
        // The bucket as one number (the generic cell rate algorithm of ITU-T I.371): the time at which it is full
        // again. Each token taken moves that time by what it takes to come back.
        uint256 fullAt = uint256(last.anchoredAt) + last.bucketRefill;
        uint256 refill = (fullAt > block.timestamp ? fullAt - block.timestamp : 0) + BUCKET_SECONDS;
        if (refill > BUCKET_TOKENS * BUCKET_SECONDS) {
            return abi.encodeWithSelector(
                RateLimited.selector, block.timestamp + refill - BUCKET_TOKENS * BUCKET_SECONDS
            );
        }
        if (record.sequence != last.sequence + 1) {
            return abi.encodeWithSelector(SequenceExpected.selector, last.sequence + 1);
        }
        if (record.previous != last.recordHash) {
            return abi.encodeWithSelector(PreviousExpected.selector, last.recordHash);
        }
        if (!Signatures.verify(recordHash, item.signature, x, y)) {
            return abi.encodeWithSelector(BadSignature.selector);
        }
        refusal = _checkPolicy(rules, record);
        if (refusal.length != 0) return refusal;
        bytes32 epochKeys = keccak256(abi.encode(record.epochCommitment, record.sealedKeyHash));
        refusal = _checkEpoch(last, record.epoch, epochKeys);
        if (refusal.length != 0) return refusal;
        uint64 expiry = rules.time + rules.minRetention;
        uint256 positions;
        (positions, refusal) = _checkReceipts(rules, record, item.receipts, expiry);
        if (refusal.length != 0) return refusal;

        // Nothing refuses it any more. The token is taken here and not before: a record refused for what its relayer
        // added to it must not cost the device anything, or forged receipts could keep the device out.
        _heads[device] = Head({
            recordHash: recordHash,
            sequence: record.sequence,
            anchoredAt: uint64(block.timestamp),
            epoch: record.epoch,
            releasedEpoch: last.releasedEpoch,
            forkedGeneration: last.forkedGeneration,
            bucketRefill: uint32(refill),
            epochKeys: epochKeys
        });
        _snapshots[recordHash] = Snapshot({
            expiry: expiry,
            anchoredAt: uint64(block.timestamp),
            sequence: record.sequence,
            positions: uint32(positions),
            epoch: record.epoch
        });
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

    /// @dev Adds receipts to an accepted snapshot. Those of positions it has are passed over unread; those that do
    /// not hold are passed over if `lenient`, and refuse the rest otherwise.
    function _addReceipts(
        Rules memory rules,
        Record calldata record,
        bytes32 recordHash,
        ReceiptIn[] calldata receipts,
        bool lenient
    ) private returns (bytes memory refusal) {
        _load(rules, record.policy, record.policyVersion);
        Snapshot memory accepted = _snapshots[recordHash];
        uint256 positions = accepted.positions;
        if (receipts.length > rules.n) {
            if (lenient) return "";
            return abi.encodeWithSelector(TooManyReceipts.selector, receipts.length, rules.n);
        }
        for (uint256 i = 0; i < receipts.length; ++i) {
            uint8 position = receipts[i].position;
            if (position < rules.n && positions & (1 << position) != 0) continue;
            refusal = _checkReceipt(rules, record, receipts[i], accepted.expiry);
            if (refusal.length == 0) {
                positions |= 1 << position;
            } else if (lenient) {
                refusal = "";
            } else {
                return refusal;
            }
        }
        if (positions == accepted.positions) return "";
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
        if (
            record.policy != assigned || assigned == 0
                || !_policies.versionAccepted(assigned, record.policyVersion)
        ) {
            (uint32 version,) = _policies.latest(assigned);
            return abi.encodeWithSelector(PolicyExpected.selector, assigned, version);
        }
        _load(rules, assigned, record.policyVersion);
    }

    /// @dev An epoch never goes back, keeps its keys, and ends when its key was released.
    function _checkEpoch(Head memory last, uint32 epoch, bytes32 epochKeys)
        private
        pure
        returns (bytes memory refusal)
    {
        uint256 most = uint256(last.epoch) + MAX_EPOCH_STEP;
        if (epoch == 0 || epoch < last.epoch || epoch > most) {
            uint32 least = last.epoch == 0 ? 1 : last.epoch;
            if (most > type(uint32).max) most = type(uint32).max;
            return abi.encodeWithSelector(EpochExpected.selector, least, most);
        }
        if (epoch <= last.releasedEpoch) {
            return abi.encodeWithSelector(EpochReleased.selector, last.releasedEpoch);
        }
        if (epoch == last.epoch && epochKeys != last.epochKeys) {
            return abi.encodeWithSelector(EpochCommitmentExpected.selector, last.epochKeys);
        }
    }

    /// @dev Whether a new record has the receipts its policy asks, and of which positions they are.
    function _checkReceipts(
        Rules memory rules,
        Record calldata record,
        ReceiptIn[] calldata receipts,
        uint64 expiry
    ) private view returns (uint256 positions, bytes memory refusal) {
        uint256 count = receipts.length;
        if (count > rules.n) {
            return (0, abi.encodeWithSelector(TooManyReceipts.selector, count, rules.n));
        }
        uint256 groups;
        for (uint256 i = 0; i < count; ++i) {
            ReceiptIn calldata receipt = receipts[i];
            uint256 bit = 1 << receipt.position;
            if (positions & bit != 0) {
                return (0, abi.encodeWithSelector(ReceiptTwice.selector, receipt.position));
            }
            refusal = _checkReceipt(rules, record, receipt, expiry);
            if (refusal.length != 0) return (0, refusal);
            positions |= bit;
            groups |= 1 << _groupOf(rules, receipt.position);
        }
        if (count < rules.w) return (0, abi.encodeWithSelector(QuorumNotMet.selector, count, rules.w));
        uint256 organisations = _countBits(groups);
        if (organisations < rules.organisations) {
            uint256 spread = _spreadOf(rules);
            uint256 want = spread < rules.organisations ? spread : rules.organisations;
            if (organisations < want) {
                return (0, abi.encodeWithSelector(OrganisationsNotMet.selector, organisations, want));
            }
        }
    }

    /// @dev Whether a receipt is of the policy's slot, signed by the slot's store of today, for long enough.
    function _checkReceipt(
        Rules memory rules,
        Record calldata record,
        ReceiptIn calldata receipt,
        uint64 expiry
    ) private view returns (bytes memory refusal) {
        uint8 position = receipt.position;
        if (position >= rules.n) {
            return abi.encodeWithSelector(PositionOutOfRange.selector, position, rules.n);
        }
        (uint256 x, uint256 y, uint256 slotVersion) = _signerOf(rules, position);
        bytes32 digest = Digests.ofReceipt(
            domainSeparator,
            record.device,
            record.listRoot,
            rules.slots[position],
            slotVersion,
            receipt.validUntil
        );
        if (!Signatures.verify(digest, receipt.r, receipt.s, bytes32(x), bytes32(y))) {
            return abi.encodeWithSelector(BadReceipt.selector, position);
        }
        if (receipt.validUntil < expiry) {
            return abi.encodeWithSelector(ReceiptTooShort.selector, position, receipt.validUntil, expiry);
        }
    }

    function _newRules() private view returns (Rules memory rules) {
        rules.time = _clock.time();
        rules.slots = new uint32[](MAX_SLOTS);
        rules.signers = new uint256[](MAX_SLOTS * SIGNER_WORDS);
    }

    /// @dev Makes `rules` those of a published version.
    function _load(Rules memory rules, uint32 policy, uint32 version) private view {
        if (rules.policy == policy && rules.version == version) return;
        Quorum memory quorum = _policies.quorum(policy, version);
        rules.policy = policy;
        rules.version = version;
        rules.minRetention = quorum.minRetention;
        rules.n = quorum.n;
        rules.w = quorum.w;
        rules.organisations = quorum.organisations;
        rules.spread = 0;
        for (uint256 i = 0; i < quorum.slots.length; ++i) {
            rules.slots[i] = quorum.slots[i];
            rules.signers[i * SIGNER_WORDS + 2] = 0;
        }
    }

    /// @dev The key and version of a position's slot.
    function _signerOf(Rules memory rules, uint256 position)
        private
        view
        returns (uint256 x, uint256 y, uint256 slotVersion)
    {
        uint256[] memory signers = rules.signers;
        uint256 first = position * SIGNER_WORDS;
        if (signers[first + 2] == 0) _loadSigner(rules, position);
        return (signers[first], signers[first + 1], signers[first + 2] >> 64);
    }

    function _loadSigner(Rules memory rules, uint256 position) private view {
        (bytes32 x, bytes32 y, uint32 version, uint32 organisation) = _stores.signerOf(rules.slots[position]);
        uint256[] memory signers = rules.signers;
        uint256 group = position;
        for (uint256 i = 0; i < rules.n; ++i) {
            uint256 known = signers[i * SIGNER_WORDS + 2];
            if (known != 0 && uint32(known >> 32) == organisation) {
                group = uint32(known) - 1;
                break;
            }
        }
        uint256 first = position * SIGNER_WORDS;
        signers[first] = uint256(x);
        signers[first + 1] = uint256(y);
        signers[first + 2] = uint256(version) << 64 | uint256(organisation) << 32 | (group + 1);
    }

    /// @dev The group of a position whose signer was read.
    function _groupOf(Rules memory rules, uint256 position) private pure returns (uint256) {
        return uint32(rules.signers[position * SIGNER_WORDS + 2]) - 1;
    }

    /// @dev How many organisations the slots have.
    function _spreadOf(Rules memory rules) private view returns (uint256) {
        if (rules.spread == 0) {
            uint256 groups;
            for (uint256 i = 0; i < rules.n; ++i) {
                _signerOf(rules, i);
                groups |= 1 << _groupOf(rules, i);
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
