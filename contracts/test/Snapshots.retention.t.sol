// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Keep, Terms} from "../src/interfaces/IPolicies.sol";
import {Head, ISnapshots, Item, ReceiptIn, Record, Snapshot} from "../src/interfaces/ISnapshots.sol";
import {SnapshotsFixture} from "./SnapshotsFixture.sol";

/// @dev Until when snapshots are kept, under rules that keep the first of an hour, a day, a week, a month, a year.
contract SnapshotsRetentionTest is SnapshotsFixture {
    uint256 private constant HOUR = 3600;
    uint256 private constant DAY = 24 * HOUR;
    uint256 private constant YEAR = 365 * DAY;

    /// @dev Begins at the beginning of a day of the retention clock that begins no week, month or year.
    function setUp() public override {
        super.setUp();
        setClock((START / DAY + 1) * DAY);
        receiptLife = uint64(90 * YEAR);
    }

    /// @dev The retention clock and the chain's time, as if it had ticked all along.
    function setClock(uint256 time) private {
        vm.warp(time);
        vm.store(address(clock), 0, bytes32(time | time << 64));
    }

    /// @dev A version with these rules, on one slot.
    function rule(uint64 minRetention, Keep memory keep) private {
        Terms memory terms = termsOf();
        (terms.k, terms.w, terms.minRetention, terms.keep) = (1, 1, minRetention, keep);
        vm.prank(operator);
        policies.publish(policy, "kept", terms);
    }

    function next() private returns (Snapshot memory) {
        Record memory record = nextRecord(device);
        anchor(itemOf(record, key, 1));
        return snapshots.snapshot(digestOf(record));
    }

    /// @dev The next snapshot is the first of these, and kept so long from now.
    function keeps(uint8 spans, uint256 seconds_, string memory what) private {
        uint64 time = clock.time();
        if (spans != 0) {
            vm.expectEmit(true, true, true, true, address(snapshots));
            emit ISnapshots.BucketsOpened(device, snapshots.head(device).sequence + 1, time, spans);
        }
        bytes32 before = bucketsOf(snapshots.head(device));
        assertEq(next().expiry, time + seconds_, what);
        bytes32 after_ = bucketsOf(snapshots.head(device));
        assertTrue((before == after_) == (spans == 0), what);
    }

    /// @dev One more snapshot, accepted or not. A call of its own, after which its memory is free again.
    function bringRubbish() external {
        Record memory record = nextRecord(device);
        record.listRoot = keccak256(abi.encode("rubbish", record.sequence));
        Item[] memory items = batchOf(itemOf(record, key, 1));
        vm.prank(gateway);
        snapshots.anchorBatch(items);
    }

    function bucketsOf(Head memory head) private pure returns (bytes32) {
        return keccak256(abi.encode(head.hour, head.day, head.week, head.month, head.year));
    }

    function test_retention_firstOfEach() public {
        rule(1 hours, Keep(0, 24, 30, 10, 12, 3));
        keeps(31, 3 * YEAR, "first of all");
        vm.warp(block.timestamp + 60);
        keeps(0, 1 hours, "another of the hour");
        setClock(block.timestamp + HOUR - 61);
        keeps(0, 1 hours, "the last second of the hour");
        setClock(block.timestamp + 1);
        keeps(1, 24 * HOUR, "the next hour");
        setClock(block.timestamp + 22 * HOUR + HOUR - 1);
        keeps(1, 24 * HOUR, "the last hour of the day");
        setClock(block.timestamp + 1);
        keeps(3, 30 * DAY, "the next day");
        setClock((block.timestamp / (7 * DAY) + 1) * 7 * DAY);
        keeps(7, 70 * DAY, "the next week");
        setClock((block.timestamp / (30 * DAY) + 1) * 30 * DAY);
        keeps(block.timestamp % (7 * DAY) < 2 * DAY ? 11 : 15, 360 * DAY, "the next month");
        setClock((block.timestamp / YEAR + 1) * YEAR + HOUR / 2);
        keeps(31, 3 * YEAR, "the next year");
        assertEq(
            abi.encode(
                snapshots.head(device).hour,
                snapshots.head(device).day,
                snapshots.head(device).week,
                snapshots.head(device).month,
                snapshots.head(device).year
            ),
            abi.encode(
                block.timestamp / HOUR + 1,
                block.timestamp / DAY + 1,
                block.timestamp / (7 * DAY) + 1,
                block.timestamp / (30 * DAY) + 1,
                block.timestamp / YEAR + 1
            ),
            "what it is the first of"
        );
    }

    function test_retention_theLongestRuleHolds() public {
        rule(10 days, Keep(0, 24, 3, 0, 0, 0));
        keeps(3, 10 days, "the minimum is longer than any rule");
        rule(0, Keep(0, 1000, 3, 0, 0, 0));
        setClock(block.timestamp + DAY);
        keeps(3, 1000 * HOUR, "hours that are longer than days");
        rule(0, Keep(0, 0, 0, 0, 0, 0));
        keeps(0, 0, "no rule");
    }

    function test_retention_keepLastSetsNoExpiry() public {
        rule(1 days, Keep(100, 0, 0, 0, 0, 0));
        keeps(0, 1 days, "keep-last");
        assertEq(policies.terms(policy, 2).keep.last, 100, "last");
    }

    /// @dev A rule that is new begins with the next snapshot; a bucket that was opened stays open.
    function test_retention_aPolicyChanges() public {
        rule(0, Keep(0, 0, 5, 0, 0, 0));
        keeps(2, 5 * DAY, "first of the day");
        vm.warp(block.timestamp + 60);
        rule(0, Keep(0, 0, 50, 0, 0, 0));
        keeps(0, 0, "no second first of the day");
        rule(0, Keep(0, 0, 50, 0, 2, 0));
        keeps(8, 60 * DAY, "first of the month since there is a rule");
        rule(0, Keep(0, 0, 0, 0, 0, 0));
        keeps(0, 0, "no rule");
        rule(0, Keep(0, 7, 50, 0, 2, 0));
        keeps(1, 7 * HOUR, "first of the hour since there is a rule, not of the day and month again");
        setClock(block.timestamp + DAY);
        keeps(3, 50 * DAY, "first of the next day, by the version of now");
    }

    /// @dev The version before, within its grace, is what a record is kept by that names it.
    function test_retention_theVersionBefore() public {
        rule(0, Keep(0, 0, 5, 0, 0, 0));
        Record memory record = nextRecord(device);
        rule(0, Keep(0, 0, 0, 0, 0, 1));
        anchor(itemOf(record, key, 1));
        assertEq(snapshots.snapshot(digestOf(record)).expiry, clock.time() + 5 * DAY, "expiry");
        keeps(16, YEAR, "the newer version");
    }

    /// @dev Receipts must hold as long as the rules keep the snapshot, and one that is refused opens nothing.
    function test_retention_receiptsHoldSoLong() public {
        rule(1 days, Keep(0, 0, 0, 0, 0, 2));
        Record memory record = nextRecord(device);
        uint64 needed = clock.time() + uint64(2 * YEAR);
        receiptLife = uint64(2 * YEAR - 1);
        refused(
            itemOf(record, key, 1),
            abi.encodeWithSelector(ISnapshots.ReceiptTooShort.selector, 0, needed - 1, needed)
        );
        assertEq(snapshots.head(device).year, 0, "a refused record opened a bucket");
        receiptLife = uint64(2 * YEAR);
        anchor(itemOf(record, key, 1));
        receiptLife = 1 days;
        keeps(0, 1 days, "the second of the year");
        // Receipts that come later must hold as long, too.
        ReceiptIn[] memory receipts = new ReceiptIn[](1);
        receipts[0] = receiptOf(record, 1, clock.time() + 1 days);
        vm.expectRevert(
            abi.encodeWithSelector(ISnapshots.ReceiptTooShort.selector, 1, receipts[0].validUntil, needed)
        );
        vm.prank(gateway);
        snapshots.addReceipts(record, receipts);
    }

    /// @dev Devices open buckets of their own, and a key that replaces another opens none again.
    function test_retention_perDevice() public {
        rule(0, Keep(0, 0, 5, 0, 0, 0));
        keeps(2, 5 * DAY, "one device");
        (bytes32 first, bytes32 second) = (device, enrol(deviceKey(2)));
        (device, key) = (second, deviceKey(2));
        keeps(2, 5 * DAY, "the other");
        (device, key) = (first, deviceKey(3));
        enrolAs(key, first);
        keeps(0, 0, "the first, under another key");
    }

    /// @dev However the chain's time leaps, the retention clock goes an hour at most: one hour begins, and nothing that
    /// was kept expires.
    function test_retention_theChainsTimeLeaps() public {
        rule(0, Keep(0, 48, 30, 0, 0, 1));
        keeps(19, YEAR, "first of all");
        setClock(block.timestamp + DAY);
        Snapshot memory kept = next();
        uint256 opened = clock.time();
        uint256[3] memory leaps = [uint256(400 days), 4_102_444_800 - block.timestamp, 10_000 * YEAR];
        for (uint256 i = 0; i < leaps.length; ++i) {
            vm.warp(block.timestamp + leaps[i]);
            uint64 time = clock.time();
            assertEq(time, opened + (i + 1) * HOUR, "the retention clock");
            keeps(1, 48 * HOUR, "one more hour");
            keeps(0, 0, "no other");
            assertLe(time, kept.expiry, "expired");
            clock.tick();
        }
    }

    /// @dev What the rules promise of a device's snapshots is kept when the device floods the chain for a month: its
    /// rubbish takes the firsts of times to come, and nothing that was kept.
    function test_retention_aFloodTakesNothing() public {
        rule(1 hours, Keep(3, 48, 35, 8, 6, 2));
        bytes32[] memory good = new bytes32[](40);
        uint64[] memory promised = new uint64[](40);
        for (uint256 day = 0; day < 40; ++day) {
            Record memory record = nextRecord(device);
            uint64 time = clock.time();
            anchor(itemOf(record, key, 1));
            good[day] = digestOf(record);
            // The rule that keeps each day's first promises so much at least.
            promised[day] = time + uint64(35 * DAY);
            assertLe(promised[day], snapshots.snapshot(good[day]).expiry, "expiry");
            for (uint256 hour = 0; hour < 24; ++hour) {
                vm.warp(block.timestamp + HOUR);
                clock.tick();
            }
        }
        uint256 rubbish;
        for (uint256 hour = 0; hour < 30 * 24; ++hour) {
            // As many at once as its bucket holds once a day, and a few in each other hour.
            uint256 burst = hour % 24 == 0 ? 33 : 2;
            for (uint256 i = 0; i < burst; ++i) {
                this.bringRubbish();
                ++rubbish;
            }
            vm.warp(block.timestamp + HOUR);
            clock.tick();
        }
        assertEq(snapshots.head(device).sequence, 40 + rubbish - 30, "what the chain took of it");
        uint256 alive;
        for (uint256 day = 0; day < 40; ++day) {
            uint64 expiry = snapshots.snapshot(good[day]).expiry;
            assertLe(promised[day], expiry, "shortened");
            if (promised[day] > clock.time()) {
                ++alive;
                assertTrue(expiry > clock.time(), "expired before its time");
            }
        }
        assertEq(alive, 4, "days whose promise lasts");
        assertTrue(snapshots.snapshot(good[0]).expiry > clock.time(), "the year's first");
    }

    /// @dev Any rules, any times between snapshots: the same expiry as by looking through all before.
    function testFuzz_retention_asByBruteForce(uint16[5] memory counts, uint32[10] memory gaps, uint64 least)
        public
    {
        Keep memory keep =
            Keep(0, counts[0] % 3000, counts[1] % 200, counts[2] % 30, counts[3] % 12, counts[4] % 3);
        least = uint64(bound(least, 0, 60 days));
        rule(least, keep);
        uint256[5] memory rules =
            [uint256(keep.hourly), keep.daily, keep.weekly, keep.monthly, uint256(keep.yearly)];
        uint256[5] memory lengths = [HOUR, DAY, 7 * DAY, 30 * DAY, YEAR];
        uint256[10] memory times;
        for (uint256 i = 0; i < gaps.length; ++i) {
            setClock(block.timestamp + gaps[i] % (i % 2 == 0 ? 2 * HOUR : 70 * DAY));
            times[i] = block.timestamp;
            uint256 longest = least;
            for (uint256 span = 0; span < 5; ++span) {
                bool first = true;
                for (uint256 j = 0; j < i; ++j) {
                    if (times[j] / lengths[span] == times[i] / lengths[span]) first = false;
                }
                uint256 kept = rules[span] * lengths[span];
                if (first && kept > longest) longest = kept;
            }
            assertEq(next().expiry, times[i] + longest, "expiry");
        }
    }
}
