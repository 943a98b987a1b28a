// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Keep} from "../interfaces/IPolicies.sol";
import {Head} from "../interfaces/ISnapshots.sol";

/// @dev The fifth word of a Head in storage: its members from hour to year.
type BucketWord is uint256;

using Buckets for BucketWord global;

/// @title Which hour, day, week, month and year a device's snapshot was last the first of
/// @notice The retention clock is cut into buckets of each length. The first snapshot of a bucket is kept longer, by
/// the rule for that length. A rule that is not there opens no bucket: when a policy gets it, the next snapshot is a
/// first. A bucket that was opened stays so: no later version of a policy makes a second first of it.
library Buckets {
    /// @notice The lengths of the buckets, in seconds.
    uint64 internal constant HOUR = 1 hours;
    uint64 internal constant DAY = 1 days;
    uint64 internal constant WEEK = 7 days;
    uint64 internal constant MONTH = 30 days;
    uint64 internal constant YEAR = 365 days;

    /// @notice The packed word of a stored head.
    /// @param head the stored head
    /// @return word the word
    function load(Head storage head) internal view returns (BucketWord word) {
        assembly ("memory-safe") {
            word := sload(add(head.slot, 4))
        }
    }

    /// @notice Writes the packed word of a stored head.
    /// @param word the word
    /// @param head the stored head
    function store(BucketWord word, Head storage head) internal {
        assembly ("memory-safe") {
            sstore(add(head.slot, 4), word)
        }
    }

    /// @notice Whether a rule keeps the first snapshot of a span.
    /// @param keep the rules
    /// @return whether one does
    function any(Keep memory keep) internal pure returns (bool) {
        return keep.hourly | keep.daily | keep.weekly | keep.monthly | keep.yearly != 0;
    }

    /// @notice What a snapshot that is accepted at a time of the retention clock is the first of.
    /// @param word the buckets opened before it
    /// @param keep the rules it is under
    /// @param time the retention clock, in seconds
    /// @return the buckets opened with it
    /// @return kept for how many seconds from `time` the longest of the rules that it is the first under keeps it; 0
    /// when it is the first under none
    /// @return opened which these are: hour 1, day 2, week 4, month 8, year 16
    function open(BucketWord word, Keep memory keep, uint64 time)
        internal
        pure
        returns (BucketWord, uint64 kept, uint8 opened)
    {
        uint256 bits = BucketWord.unwrap(word);
        (bits, kept, opened) = _open(bits, 0, keep.hourly, HOUR, time, 0, 0);
        (bits, kept, opened) = _open(bits, 1, keep.daily, DAY, time, kept, opened);
        (bits, kept, opened) = _open(bits, 2, keep.weekly, WEEK, time, kept, opened);
        (bits, kept, opened) = _open(bits, 3, keep.monthly, MONTH, time, kept, opened);
        (bits, kept, opened) = _open(bits, 4, keep.yearly, YEAR, time, kept, opened);
        return (BucketWord.wrap(bits), kept, opened);
    }

    /// @dev Opens the bucket of one length, which has the 32 bits at `place`, if its rule is there and it is not open.
    /// The counts are bounded by Policies, so that no product overflows.
    function _open(
        uint256 bits,
        uint256 place,
        uint64 count,
        uint64 length,
        uint64 time,
        uint64 kept,
        uint8 opened
    ) private pure returns (uint256, uint64, uint8) {
        uint256 bucket = uint32(time / length + 1);
        if (count == 0 || uint32(bits >> (32 * place)) >= bucket) return (bits, kept, opened);
        bits &= ~(uint256(type(uint32).max) << (32 * place));
        bits |= bucket << (32 * place);
        if (count * length > kept) kept = count * length;
        return (bits, kept, opened | uint8(1 << place));
    }
}
