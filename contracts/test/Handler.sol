// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DeviceStatus} from "../src/interfaces/IFleet.sol";
import {Clause, Keep, Terms} from "../src/interfaces/IPolicies.sol";
import {Request, RequestStatus} from "../src/interfaces/IRecovery.sol";
import {Head, ISnapshots, Item, ReceiptIn, Record, Snapshot} from "../src/interfaces/ISnapshots.sol";
import {Fixture, Key} from "./Fixture.sol";
import {Vm} from "./Test.sol";

/// @dev What the world does to the contracts, in any order: good and bad records, alone and in batches, repairs,
/// policies, replacements, restores, leaps of time. It keeps an account of its own of what was accepted, approved
/// and ticked, which the invariants are held against.
contract Handler is Fixture {
    uint256 private constant DEVICES = 3;

    bytes32[] public devices;
    /// @dev The current key's number by device.
    mapping(bytes32 device => uint256) private keyNumber;
    uint256 private keys;

    /// @dev The record hashes accepted of a device, in their order, and what was true when they were.
    mapping(bytes32 device => bytes32[]) private history;
    mapping(bytes32 recordHash => Record) private records;
    mapping(bytes32 recordHash => Snapshot) private acceptedAs;

    /// @dev The retention clock when it was accepted, and what its BucketsOpened said it is the first of.
    mapping(bytes32 recordHash => uint256) private clockOf;
    mapping(bytes32 recordHash => uint8) private spansOf;

    /// @dev Request => the accounts that approve it.
    mapping(uint256 id => address[]) private approvers;
    /// @dev Request => since when it has what its policy asks for; 0 when it has not.
    mapping(uint256 id => uint256) private metSince;
    /// @dev Requests that were denied or taken back before they were granted.
    mapping(uint256 id => bool) private ended;
    /// @dev Requests that were granted when they should be.
    mapping(uint256 id => bool) private granted;

    /// @dev How a device kept its deadlines.
    struct Kept {
        uint32 breaches;
        uint64 overdue;
        uint32 longest;
        bool flagged;
    }

    /// @dev Of each device, when its next snapshot is due by the version of its last, and what was missed.
    mapping(bytes32 device => uint256) private due;
    mapping(bytes32 device => Kept) private kept;

    uint256 private chainTime = START;
    uint256 private tickedAt = START;
    uint256 private ticked = START;

    function setUp() public override {
        super.setUp();
        receiptLife = 2 * 365 days;
        for (uint256 i = 0; i < DEVICES; ++i) {
            devices.push(enrol(deviceKey(keys)));
            keyNumber[devices[i]] = keys++;
            due[devices[i]] = START + 70 minutes;
        }
        // So that some who ask could approve, if nothing but the role decided.
        manager.grantRole(APPROVER, requester, 0);
        manager.grantRole(APPROVER, gateway, 0);
    }

    /// @dev Time that was set in one call is set anew in the next.
    modifier atTime() {
        vm.warp(chainTime);
        _;
    }

    function pass(uint256 seconds_) external {
        chainTime += bound(seconds_, 1, 3 hours);
        vm.warp(chainTime);
    }

    /// @dev Time enough for another day, week or month to begin, which the retention clock follows.
    function passDays(uint256 days_) external {
        chainTime += bound(days_, 1, 40) * 1 days;
        vm.warp(chainTime);
        (ticked, tickedAt) = (chainTime, chainTime);
        vm.store(address(clock), 0, bytes32(chainTime | chainTime << 64));
    }

    function tick() external atTime {
        uint256 passed = chainTime - tickedAt;
        ticked += passed < 1 hours ? passed : 1 hours;
        tickedAt = chainTime;
        clock.tick();
    }

    function anchorGood(uint256 which, uint256 receipts, bool inBatch) external atTime {
        bytes32 device = devices[which % DEVICES];
        Record memory record = nextRecord(device);
        if (record.epoch <= snapshots.head(device).releasedEpoch) {
            setEpoch(record, snapshots.head(device).releasedEpoch + 1);
        }
        bring(itemOf(record, deviceKey(keyNumber[device]), uint8(bound(receipts, 5, 6))), inBatch);
    }

    function anchorBad(uint256 which, uint256 seed, uint8 flaw, bool inBatch) external atTime {
        bytes32 device = devices[which % DEVICES];
        Record memory record = nextRecord(device);
        flaw = flaw % 8;
        if (flaw == 0) record.sequence = uint64(bound(seed, 0, record.sequence + 2));
        if (flaw == 1) record.previous = bytes32(seed);
        if (flaw == 2) record.policyVersion = uint32(seed % 4);
        if (flaw == 3) setEpoch(record, uint32(seed % 600));
        if (flaw == 4) record.supersedes = bytes32(seed);
        uint256 number = flaw == 5 ? seed % (keys + 1) : keyNumber[device];
        Item memory item = itemOf(record, deviceKey(number), uint8(flaw == 6 ? seed % 7 : 5));
        if (flaw == 7) item.receipts[seed % 5].validUntil += uint64(seed % 3);
        bring(item, inBatch);
    }

    function anchorAgain(uint256 which, uint256 index, bool inBatch) external atTime {
        bytes32 device = devices[which % DEVICES];
        if (history[device].length == 0) return;
        Record memory record = records[history[device][index % history[device].length]];
        bring(itemOf(record, deviceKey(keyNumber[device]), 6), inBatch);
    }

    function addReceipts(uint256 which, uint256 index, uint8 position) external atTime {
        bytes32 device = devices[which % DEVICES];
        if (history[device].length == 0) return;
        Record memory record = records[history[device][index % history[device].length]];
        ReceiptIn[] memory receipts = new ReceiptIn[](1);
        receipts[0] = receiptOf(record, position % 6, expiryNow());
        vm.prank(gateway);
        attempt(address(snapshots), abi.encodeCall(ISnapshots.addReceipts, (record, receipts)));
    }

    function reportFork(uint256 which, uint256 index) external atTime {
        bytes32 device = devices[which % DEVICES];
        if (history[device].length == 0) return;
        Record memory record = records[history[device][index % history[device].length]];
        Record memory other = abi.decode(abi.encode(record), (Record));
        other.listRoot = "another list";
        bytes memory signed = signature(deviceKey(keyNumber[device]), digestOf(other));
        attempt(address(snapshots), abi.encodeCall(ISnapshots.reportFork, (record, other, signed)));
    }

    function flagOverdue(uint256 which) external atTime {
        bytes32 device = devices[which % DEVICES];
        (,, DeviceStatus status,) = fleet.keyOf(device);
        bool overdue = status == DeviceStatus.Active && chainTime > due[device] && !kept[device].flagged;
        bool flagged = attempt(address(snapshots), abi.encodeCall(ISnapshots.flagOverdue, (device)));
        assertTrue(flagged == overdue, "flagged");
        if (!overdue) return;
        kept[device].flagged = true;
        ++kept[device].breaches;
    }

    function publish(
        uint256 interval,
        uint256 lateness,
        uint256 retention,
        uint256 keep,
        uint256 grace,
        uint256 approvals,
        uint256 criteria
    ) external atTime {
        Terms memory terms = termsOf();
        terms.interval = uint64(bound(interval, 1, 1 days));
        terms.lateness = uint64(bound(lateness, 0, 1 days));
        terms.minRetention = uint64(bound(retention, 0, 60 days));
        // Each rule is there or not, and may keep longer than another.
        terms.keep = Keep({
            last: uint16(keep >> 240),
            hourly: keep % 2 == 0 ? 0 : uint16((keep >> 8) % 2000),
            daily: keep / 2 % 2 == 0 ? 0 : uint16((keep >> 24) % 100),
            weekly: keep / 4 % 2 == 0 ? 0 : uint16((keep >> 40) % 20),
            monthly: keep / 8 % 2 == 0 ? 0 : uint16((keep >> 56) % 5),
            yearly: keep / 16 % 2 == 0 ? 0 : 1
        });
        terms.grace = uint64(bound(grace, 0, 2 days));
        terms.approvals = uint8(bound(approvals, 1, 2));
        if (criteria % 2 == 0) terms.restore.delay = uint64(bound(criteria, 1, 8 hours));
        terms.restore.clauses = new Clause[](criteria % 3);
        for (uint256 i = 0; i < terms.restore.clauses.length; ++i) {
            uint256 set = (criteria >> (8 * i)) % 4;
            terms.restore.clauses[i] =
                Clause({organisations: set << 1, approvals: set == 0 || set == 3 ? 2 : 1});
        }
        vm.prank(operator);
        policies.publish(policy, "fuzzed", terms);
    }

    function replace(uint256 which) external atTime {
        bytes32 device = devices[which % DEVICES];
        enrolAs(deviceKey(keys), device);
        keyNumber[device] = keys++;
    }

    function revoke(uint256 which) external atTime {
        vm.prank(operator);
        attempt(address(fleet), abi.encodeCall(fleet.revoke, (devices[which % DEVICES])));
    }

    function moveSlot(uint256 slot) external atTime {
        uint32 number = uint32(slot % 6 + 1);
        vm.startPrank(operator);
        Key memory key = storeKey(stores.storeCount() + 1);
        uint32 added = stores.addStore(1 + number % 2, key.x, key.y, 0, 0, "");
        stores.assignSlot(number, added);
        vm.stopPrank();
    }

    function request(uint256 which, uint256 index, uint256 who) external atTime {
        bytes32 device = devices[which % DEVICES];
        if (history[device].length == 0) return;
        Record memory record = records[history[device][index % history[device].length]];
        vm.prank(account(who));
        recovery.request(record, "recipient", "reader", "why", "north");
    }

    function approve(uint256 id, uint256 who) external atTime {
        id = bound(id, 0, recovery.requestCount());
        vm.prank(account(who));
        if (attempt(address(recovery), abi.encodeCall(recovery.approve, (id)))) {
            approvers[id].push(account(who));
            recount(id);
        }
    }

    function revokeApproval(uint256 id, uint256 who) external atTime {
        id = bound(id, 0, recovery.requestCount());
        vm.prank(account(who));
        if (!attempt(address(recovery), abi.encodeCall(recovery.revoke, (id)))) return;
        address[] storage list = approvers[id];
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i] == account(who)) {
                list[i] = list[list.length - 1];
                list.pop();
                break;
            }
        }
        recount(id);
    }

    function grant(uint256 id) external atTime {
        id = bound(id, 0, recovery.requestCount());
        if (attempt(address(recovery), abi.encodeCall(recovery.grant, (id)))) recount(id);
    }

    /// @dev Enters in the account since when a request's criteria are met, and whether a grant of now is due.
    function recount(uint256 id) private {
        Request memory found = recovery.requestOf(id);
        Terms memory terms = policies.terms(found.policy, found.policyVersion);
        bool met = approvers[id].length >= terms.approvals;
        uint256 approving = 0;
        for (uint256 i = 0; i < approvers[id].length; ++i) {
            approving |= 1 << consortium.organisationOf(approvers[id][i]);
        }
        assertEq(found.organisations, approving, "organisations");
        for (uint256 i = 0; i < terms.restore.clauses.length; ++i) {
            uint256 set = terms.restore.clauses[i].organisations;
            if (set == 0) set = 6;
            uint256 counted = (approving & set & 2) / 2 + (approving & set & 4) / 4;
            if (counted < terms.restore.clauses[i].approvals) met = false;
        }
        if (!met) metSince[id] = 0;
        else if (metSince[id] == 0) metSince[id] = chainTime;
        if (found.grantedUntil == 0) return;
        granted[id] = met && chainTime >= metSince[id] + terms.restore.delay && !ended[id];
    }

    function close(uint256 id, uint256 who, uint256 how) external atTime {
        id = bound(id, 0, recovery.requestCount());
        vm.prank(account(who));
        bool before = recovery.requestOf(id).grantedUntil == 0;
        bytes32 root = recovery.requestOf(id).listRoot;
        bool done;
        if (how % 3 == 0) done = attempt(address(recovery), abi.encodeCall(recovery.deny, (id, 0)));
        if (how % 3 == 1) done = attempt(address(recovery), abi.encodeCall(recovery.withdraw, (id)));
        if (done && before) ended[id] = true;
        if (how % 3 == 2) {
            attempt(address(recovery), abi.encodeCall(recovery.report, (id, root, 0, 0, 0, 0)));
        }
    }

    /// @dev Per device, the accepted records are one chain from the first to the head, without a gap.
    function checkLinear() external atTime {
        for (uint256 i = 0; i < DEVICES; ++i) {
            bytes32[] storage line = history[devices[i]];
            bytes32 previous = 0;
            for (uint256 j = 0; j < line.length; ++j) {
                Record storage record = records[line[j]];
                assertEq(record.device, devices[i], "device");
                assertEq(record.sequence, j + 1, "sequence");
                assertEq(record.previous, previous, "previous");
                previous = line[j];
            }
            assertEq(snapshots.head(devices[i]).recordHash, previous, "head");
            assertEq(snapshots.head(devices[i]).sequence, line.length, "length");
        }
    }

    /// @dev Nothing of an accepted snapshot ever changes but that it gains receipts.
    function checkKept() external atTime {
        for (uint256 i = 0; i < DEVICES; ++i) {
            bytes32[] storage line = history[devices[i]];
            for (uint256 j = 0; j < line.length; ++j) {
                Snapshot memory now_ = snapshots.snapshot(line[j]);
                Snapshot memory then = acceptedAs[line[j]];
                assertEq(now_.expiry, then.expiry, "expiry");
                assertEq(now_.anchoredAt, then.anchoredAt, "time");
                assertEq(now_.sequence, then.sequence, "sequence");
                assertEq(now_.epoch, then.epoch, "epoch");
                assertEq(now_.positions & then.positions, then.positions, "a receipt was lost");
            }
        }
    }

    /// @dev Of the snapshots of a device in an hour that its policy keeps the first of, exactly one is the first, and is
    /// kept so long; and the same of days, weeks, months and years.
    function checkBuckets() external atTime {
        for (uint256 i = 0; i < DEVICES; ++i) {
            bytes32[] storage line = history[devices[i]];
            for (uint256 j = 0; j < line.length; ++j) {
                for (uint256 span = 0; span < 5; ++span) {
                    (uint256 count, uint256 length) = ruleOf(records[line[j]], span);
                    bool first = spansOf[line[j]] >> span & 1 == 1;
                    if (first) {
                        assertLe(clockOf[line[j]] + count * length, acceptedAs[line[j]].expiry, "kept");
                    }
                    uint256 firsts;
                    for (uint256 k = 0; k < line.length; ++k) {
                        if (clockOf[line[k]] / length != clockOf[line[j]] / length) continue;
                        firsts += spansOf[line[k]] >> span & 1;
                    }
                    assertLe(firsts, 1, "two firsts");
                    if (count > 0) assertEq(firsts, 1, "no first");
                    else assertTrue(!first, "first without a rule");
                }
            }
        }
    }

    /// @dev Every deadline that was missed is counted once, flagged or not, and none that was kept.
    function checkDeadlines() external atTime {
        for (uint256 i = 0; i < DEVICES; ++i) {
            Head memory head = snapshots.head(devices[i]);
            assertEq(
                abi.encode(head.breaches, head.overdue, head.longest, head.flagged),
                abi.encode(kept[devices[i]]),
                "breaches"
            );
            assertEq(snapshots.dueAt(devices[i]), due[devices[i]], "due");
        }
    }

    /// @dev Every grant had the approvals that its policy asks for, of people and of organisations, by distinct
    /// accounts of the role, none of which had asked; it was not before its delay, nor after a veto; and its epoch is
    /// noted as released.
    function checkGrants() external atTime {
        for (uint256 id = 1; id <= recovery.requestCount(); ++id) {
            Request memory found = recovery.requestOf(id);
            Terms memory terms = policies.terms(found.policy, found.policyVersion);
            assertEq(found.approvals, approvers[id].length, "approvals");
            if (found.status == RequestStatus.Granted || found.status == RequestStatus.Reported) {
                assertTrue(found.grantedUntil != 0, "granted without an end");
            }
            if (found.grantedUntil == 0) continue;
            assertTrue(granted[id], "granted without its criteria, before its delay or after its end");
            assertTrue(approvers[id].length >= terms.approvals, "approvals of a grant");
            assertTrue(snapshots.head(found.device).releasedEpoch >= found.epoch, "release not noted");
            for (uint256 i = 0; i < approvers[id].length; ++i) {
                (bool member,) = manager.hasRole(terms.approverRole, approvers[id][i]);
                assertTrue(member, "approved without the role");
                assertTrue(approvers[id][i] != found.requester, "approved by who asked");
                for (uint256 j = 0; j < i; ++j) {
                    assertTrue(approvers[id][i] != approvers[id][j], "approved twice");
                }
            }
        }
    }

    /// @dev The retention clock is the sum of min(interval, one hour) over the ticks, and never ahead of the chain.
    function checkClock() external atTime {
        uint256 passed = chainTime - tickedAt;
        assertEq(clock.time(), ticked + (passed < 1 hours ? passed : 1 hours), "time");
        assertLe(clock.time(), block.timestamp, "ahead of the chain");
    }

    function account(uint256 who) private pure returns (address) {
        address[5] memory accounts = [requester, approver, approver2, gateway, stranger];
        return accounts[who % 5];
    }

    function attempt(address target, bytes memory data) private returns (bool success) {
        (success,) = target.call(data);
    }

    /// @dev Brings a record and enters it in the account if it was accepted now.
    function bring(Item memory item, bool inBatch) private {
        bytes32 recordHash = digestOf(item.record);
        bool known = snapshots.snapshot(recordHash).anchoredAt != 0;
        uint256 expiry = expiryInForce(item.record);
        vm.recordLogs();
        vm.prank(gateway);
        if (inBatch) {
            Item[] memory items = new Item[](1);
            items[0] = item;
            snapshots.anchorBatch(items);
        } else {
            attempt(address(snapshots), abi.encodeCall(ISnapshots.anchor, (item)));
        }
        Vm.Log[] memory logs = vm.getRecordedLogs();
        if (known || snapshots.snapshot(recordHash).anchoredAt == 0) return;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != ISnapshots.BucketsOpened.selector) continue;
            (, spansOf[recordHash]) = abi.decode(logs[i].data, (uint64, uint8));
        }
        clockOf[recordHash] = clock.time();
        history[item.record.device].push(recordHash);
        records[recordHash] = item.record;
        acceptedAs[recordHash] = snapshots.snapshot(recordHash);
        assertTrue(acceptedAs[recordHash].expiry == expiry, "expiry at acceptance");
        meet(item.record);
    }

    /// @dev Enters in the account whether a record came in time, and when the next is due.
    function meet(Record memory record) private {
        Kept storage account_ = kept[record.device];
        if (chainTime > due[record.device]) {
            uint32 late = uint32(chainTime - due[record.device]);
            if (!account_.flagged) ++account_.breaches;
            account_.flagged = false;
            account_.overdue += late;
            if (late > account_.longest) account_.longest = late;
        }
        Terms memory terms = policies.terms(record.policy, record.policyVersion);
        due[record.device] = chainTime + terms.interval + terms.lateness;
    }

    /// @dev Until when a record accepted now is kept: by the longest of the rules under which no snapshot of the device
    /// in the same hour, day and so on was before.
    function expiryInForce(Record memory record) private view returns (uint256) {
        (uint32 latest,) = policies.inForce(policy);
        if (record.policyVersion == 0 || record.policyVersion > latest) return 0;
        uint256 now_ = clock.time();
        uint256 longest = policies.terms(record.policy, record.policyVersion).minRetention;
        bytes32[] storage line = history[record.device];
        for (uint256 span = 0; span < 5; ++span) {
            (uint256 count, uint256 length) = ruleOf(record, span);
            bool first = true;
            for (uint256 i = line.length; i > 0 && clockOf[line[i - 1]] / length == now_ / length; --i) {
                (uint256 before,) = ruleOf(records[line[i - 1]], span);
                if (before > 0) first = false;
            }
            if (first && count * length > longest) longest = count * length;
        }
        return now_ + longest;
    }

    /// @dev How many of a length of time the first snapshot is kept, by the version that a record names.
    function ruleOf(Record memory record, uint256 span) private view returns (uint256 count, uint256 length) {
        Keep memory keep = policies.terms(record.policy, record.policyVersion).keep;
        if (span == 0) return (keep.hourly, 3600);
        if (span == 1) return (keep.daily, 86_400);
        if (span == 2) return (keep.weekly, 604_800);
        if (span == 3) return (keep.monthly, 2_592_000);
        return (keep.yearly, 31_536_000);
    }
}
