// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Head, Snapshot} from "../interfaces/ISnapshots.sol";

/// @dev The second word of a Head in storage: its members from sequence to bucketRefill.
type HeadWord is uint256;

using HeadWords for HeadWord global;

/// @title The packed words that an anchor writes
/// @notice Solidity writes a packed struct member by member, and reads it so; an anchor does each in one step. The
/// places are those that Solidity itself gives the members, and all other code uses the structs.
library HeadWords {
    /// @notice The packed word of a stored head.
    /// @param head the stored head
    /// @return word the word
    function load(Head storage head) internal view returns (HeadWord word) {
        assembly ("memory-safe") {
            word := sload(add(head.slot, 1))
        }
    }

    /// @notice Writes the packed word of a stored head.
    /// @param word the word
    /// @param head the stored head
    function store(HeadWord word, Head storage head) internal {
        assembly ("memory-safe") {
            sstore(add(head.slot, 1), word)
        }
    }

    /// @notice The last accepted sequence.
    /// @param word the word
    /// @return the member
    function sequence(HeadWord word) internal pure returns (uint64) {
        return uint64(HeadWord.unwrap(word));
    }

    /// @notice When it was accepted, in Unix seconds of the chain.
    /// @param word the word
    /// @return the member
    function anchoredAt(HeadWord word) internal pure returns (uint64) {
        return uint64(HeadWord.unwrap(word) >> 64);
    }

    /// @notice The current epoch.
    /// @param word the word
    /// @return the member
    function epoch(HeadWord word) internal pure returns (uint32) {
        return uint32(HeadWord.unwrap(word) >> 128);
    }

    /// @notice The latest epoch whose key was released.
    /// @param word the word
    /// @return the member
    function releasedEpoch(HeadWord word) internal pure returns (uint32) {
        return uint32(HeadWord.unwrap(word) >> 160);
    }

    /// @notice How many seconds after `anchoredAt` the device's token bucket is full again.
    /// @param word the word
    /// @return the member
    function bucketRefill(HeadWord word) internal pure returns (uint32) {
        return uint32(HeadWord.unwrap(word) >> 224);
    }

    /// @notice The word after one more snapshot: releasedEpoch and forkedGeneration stay as they are.
    /// @param word the word
    /// @param newSequence its sequence
    /// @param newAnchoredAt when it was accepted
    /// @param newEpoch its epoch
    /// @param newRefill after how many seconds the bucket is full again
    /// @return the word
    function next(HeadWord word, uint64 newSequence, uint64 newAnchoredAt, uint32 newEpoch, uint32 newRefill)
        internal
        pure
        returns (HeadWord)
    {
        uint256 kept = HeadWord.unwrap(word) & (uint256(type(uint64).max) << 160);
        return HeadWord.wrap(
            kept | newSequence | (uint256(newAnchoredAt) << 64) | (uint256(newEpoch) << 128)
                | (uint256(newRefill) << 224)
        );
    }
}

/// @dev The fourth word of a Head in storage: its members from policy to flagged.
type DeadlineWord is uint256;

using DeadlineWords for DeadlineWord global;

/// @title The packed word of a device's deadlines
library DeadlineWords {
    /// @notice The packed word of a stored head.
    /// @param head the stored head
    /// @return word the word
    function load(Head storage head) internal view returns (DeadlineWord word) {
        assembly ("memory-safe") {
            word := sload(add(head.slot, 3))
        }
    }

    /// @notice Writes the packed word of a stored head.
    /// @param word the word
    /// @param head the stored head
    function store(DeadlineWord word, Head storage head) internal {
        assembly ("memory-safe") {
            sstore(add(head.slot, 3), word)
        }
    }

    /// @notice The policy of the last accepted record.
    /// @param word the word
    /// @return the member
    function policy(DeadlineWord word) internal pure returns (uint32) {
        return uint32(DeadlineWord.unwrap(word));
    }

    /// @notice The version of it.
    /// @param word the word
    /// @return the member
    function version(DeadlineWord word) internal pure returns (uint32) {
        return uint32(DeadlineWord.unwrap(word) >> 32);
    }

    /// @notice How many seconds after the last snapshot the next must be accepted.
    /// @param word the word
    /// @return the member
    function window(DeadlineWord word) internal pure returns (uint32) {
        return uint32(DeadlineWord.unwrap(word) >> 64);
    }

    /// @notice The word once the next deadline is by these rules.
    /// @param word the word
    /// @param newPolicy the policy
    /// @param newVersion its version
    /// @param newWindow within how many seconds the next snapshot is due
    /// @return the word
    function under(DeadlineWord word, uint32 newPolicy, uint32 newVersion, uint32 newWindow)
        internal
        pure
        returns (DeadlineWord)
    {
        uint256 kept = DeadlineWord.unwrap(word) >> 96 << 96;
        return DeadlineWord.wrap(kept | newPolicy | (uint256(newVersion) << 32) | (uint256(newWindow) << 64));
    }

    /// @notice The word once a breach that lasted so many seconds is over: counted, if it was not when it was
    /// flagged.
    /// @param word the word
    /// @param duration how many seconds
    /// @return the word
    function ended(DeadlineWord word, uint64 duration) internal pure returns (DeadlineWord) {
        uint256 bits = DeadlineWord.unwrap(word);
        uint32 breaches = uint32(bits >> 96);
        if (bits >> 224 == 0) ++breaches;
        uint64 overdue = uint64(bits >> 128) + duration;
        uint32 longest = uint32(bits >> 192);
        if (duration > longest) {
            longest = duration > type(uint32).max ? type(uint32).max : uint32(duration);
        }
        return DeadlineWord.wrap(
            uint256(uint96(bits)) | (uint256(breaches) << 96) | (uint256(overdue) << 128)
                | (uint256(longest) << 192)
        );
    }
}

/// @title The one word of a Snapshot
library SnapshotWords {
    /// @notice Writes all members of a snapshot at once.
    /// @param snapshot the stored snapshot
    /// @param expiry until when it is kept at least
    /// @param anchoredAt when it was accepted
    /// @param sequence its sequence
    /// @param positions which slots gave a receipt
    /// @param epoch its epoch
    function write(
        Snapshot storage snapshot,
        uint64 expiry,
        uint64 anchoredAt,
        uint64 sequence,
        uint32 positions,
        uint32 epoch
    ) internal {
        uint256 word = uint256(expiry) | (uint256(anchoredAt) << 64) | (uint256(sequence) << 128)
            | (uint256(positions) << 192) | (uint256(epoch) << 224);
        assembly ("memory-safe") {
            sstore(snapshot.slot, word)
        }
    }
}
