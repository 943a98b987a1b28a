// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IClock} from "../src/interfaces/IClock.sol";
import {Test, Vm} from "./Test.sol";

contract ClockTest is Test {
    uint64 private constant START = 1_800_000_000;

    IClock private clock;

    function setUp() public {
        vm.warp(START);
        clock = IClock(deployed("Clock", ""));
    }

    function test_constructor_startsAtBlockTime() public view {
        assertEq(clock.time(), START, "time");
    }

    /// @dev So that the clock can be followed from events alone.
    function test_constructor_event() public {
        vm.recordLogs();
        deployed("Clock", "");
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1, "events");
        assertEq(logs[0].topics[0], IClock.Ticked.selector, "event");
        assertEq(logs[0].data, abi.encode(START, START), "time and block time");
    }

    function test_time_runsWithinAnHour() public {
        vm.warp(START + 3599);
        assertEq(clock.time(), START + 3599, "before the hour");
        vm.warp(START + 3600);
        assertEq(clock.time(), START + 3600, "at the hour");
        vm.warp(START + 3601);
        assertEq(clock.time(), START + 3600, "after the hour");
    }

    function test_tick_neverCatchesUp() public {
        vm.warp(START + 10 days);
        vm.expectEmit(true, true, true, true, address(clock));
        emit IClock.Ticked(START + 1 hours, START + 10 days);
        clock.tick();
        vm.warp(START + 10 days + 60);
        assertEq(clock.time(), START + 1 hours + 60, "time");
    }

    function test_tick_againInOneBlockChangesNothing() public {
        vm.warp(START + 60);
        clock.tick();
        clock.tick();
        assertEq(clock.time(), START + 60, "time");
    }

    /// @dev Whatever the intervals and whoever ticks, the clock gains min(interval, one hour) a tick.
    function testFuzz_tick_addsAnHourAtMost(uint32[16] memory intervals) public {
        uint256 chain = START;
        uint256 expected = START;
        for (uint256 i = 0; i < intervals.length; ++i) {
            uint256 interval = bound(intervals[i], 0, 3 hours);
            chain += interval;
            expected += interval < 1 hours ? interval : 1 hours;
            vm.warp(chain);
            assertEq(clock.time(), expected, "time before the tick");
            clock.tick();
            assertEq(clock.time(), expected, "time after the tick");
            assertLe(clock.time(), block.timestamp, "ahead of the chain");
        }
    }
}
