// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IClock} from "./interfaces/IClock.sol";

/// @title The retention clock
contract Clock is IClock {
    /// @notice The most that one tick adds, in seconds.
    uint64 public constant MAX_STEP = 1 hours;

    uint64 private _time;
    uint64 private _tickedAt;

    /// @notice Starts the clock at the chain's time.
    constructor() {
        _time = uint64(block.timestamp);
        _tickedAt = uint64(block.timestamp);
        emit Ticked(_time, _tickedAt);
    }

    /// @inheritdoc IClock
    function tick() external {
        _time = time();
        _tickedAt = uint64(block.timestamp);
        emit Ticked(_time, _tickedAt);
    }

    /// @inheritdoc IClock
    function time() public view returns (uint64) {
        uint64 passed = uint64(block.timestamp) - _tickedAt;
        return _time + (passed < MAX_STEP ? passed : MAX_STEP);
    }
}
