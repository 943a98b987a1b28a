// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Sets of organisations
/// @dev A set is a word: its bit i is organisation i. Organisations above 255 are in no set.
library Organisations {
    /// @notice The highest number that is in a set.
    uint32 internal constant MAX = 255;

    /// @notice The set of one organisation.
    /// @param organisation the organisation's number
    /// @return set the set
    function only(uint32 organisation) internal pure returns (uint256 set) {
        return 1 << uint256(organisation);
    }

    /// @notice How many organisations a set has.
    /// @param set the set
    /// @return size how many
    function count(uint256 set) internal pure returns (uint256 size) {
        // Each step takes the lowest one away (Kernighan), so there are 256 at most.
        for (; set != 0; set &= set - 1) {
            ++size;
        }
    }
}
