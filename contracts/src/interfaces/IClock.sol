// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The retention clock
/// @notice Retention runs on a clock of its own, so that no leap of the chain's time expires anything. Each tick
/// moves it by the time since the last one, an hour at most; what is lost so is never caught up. An outage
/// therefore only prolongs what is kept, and the clock is never ahead of the chain's own time.
interface IClock {
    /// @notice The clock was moved.
    /// @param time the retention clock, in seconds
    /// @param blockTime the chain's time of the tick, in Unix seconds
    event Ticked(uint64 time, uint64 blockTime);

    /// @notice Moves the clock to `time()` and counts anew from this block. Anyone may call it.
    function tick() external;

    /// @notice The retention clock at this block, in seconds. It began at the chain's time when it was deployed.
    /// @return the clock, in seconds since 1970
    function time() external view returns (uint64);
}
