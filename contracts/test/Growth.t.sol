// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Assertion} from "../src/interfaces/IApprovers.sol";
import {Kind} from "../src/interfaces/IIncidents.sol";
import {Terms} from "../src/interfaces/IPolicies.sol";
import {Answer} from "../src/interfaces/IRecovery.sol";
import {Item, ReceiptIn, Record} from "../src/interfaces/ISnapshots.sol";
import {Digests} from "../src/libraries/Digests.sol";
import {Key} from "./Fixture.sol";
import {PasskeyFixture} from "./PasskeyFixture.sol";

/// @dev What each call that changes state costs while there is 1, then 100, then 10,000 of each: devices, policies,
/// approvals of a request, holds on a snapshot and on its device, monitors, and incidents that are open. The figures
/// are whole transactions and compared with snapshots/Growth.json. Policies.withdraw is not among them, which needs a
/// delay; what governs, of which the organisations' number alone decides, is in ConsortiumGasTest.
contract GrowthGasTest is PasskeyFixture {
    /// @dev How much dearer a call may be among 10,000 than alone: larger numbers have fewer zero bytes in calldata,
    /// 12 gas each (EIP-2028: 16 for 4).
    uint256 private constant SLACK = 100;

    /// @dev Nothing that grows has such a number.
    uint256 private constant OUTSIDE = 1 << 20;

    /// @dev What calls cost, in the order in which they were made.
    struct Figures {
        string[64] names;
        uint256[64] gas;
        uint256 count;
    }

    bytes32 private device;
    Record private record;
    uint256 private request;
    uint32 private patient;
    uint256 private grown;

    function setUp() public override {
        super.setUp();
        begin();
        growTo(10_000);
    }

    /// forge-config: default.isolate = true
    function test_gas_growth() public {
        Figures memory most = measure("10,000");
        // Everything anew.
        setUpAlone();
        Figures memory least = measure("1");
        growTo(100);
        Figures memory some = measure("100");
        for (uint256 i = 0; i < least.count; ++i) {
            assertLe(some.gas[i], least.gas[i] + SLACK, string.concat(least.names[i], ", among 100"));
            assertLe(most.gas[i], least.gas[i] + SLACK, string.concat(least.names[i], ", among 10,000"));
        }
    }

    function setUpAlone() private {
        super.setUp();
        begin();
        growTo(1);
    }

    /// @dev A device with a snapshot, and a request to restore it that waits for a hundred days.
    function begin() private {
        grown = 0;
        Terms memory terms = termsOf();
        terms.restore.delay = 100 days;
        terms.requestTtl = 300 days;
        terms.minRetention = 1 hours;
        vm.prank(operator);
        (patient,) = policies.publish(0, "patient", terms);
        device = enrol(deviceKey(0));
        vm.prank(operator);
        policies.assign(device, patient);
        record = anchorNext(deviceKey(0), device);
        vm.prank(requester);
        request = recovery.request(record, "recipient", "reader", "why", "north");
    }

    function growTo(uint256 to) private {
        while (grown < to) this.grow();
        assertEq(recovery.requestOf(request).approvals, to, "approvals");
        assertEq(retention.holdsOnDevice(device), to, "holds");
        assertEq(incidents.incidentCount(), to, "incidents");
        assertEq(fleet.deviceCount(), to, "devices");
    }

    /// @dev One more of each. A call of its own, so that memory does not grow with them.
    function grow() external {
        address account = address(uint160(0x10000 + grown));
        bytes32 other = grown == 0 ? device : enrol(deviceKey(grown));
        vm.prank(operator);
        policies.publish(0, "another", termsOf());
        manager.grantRole(APPROVER, account, 0);
        // An account of the first organisation, as the consortium keeps it; it would admit 64 of each, not 10,000.
        vm.store(address(consortium), keccak256(abi.encode(account, 2)), bytes32(uint256(1)));
        vm.prank(account);
        recovery.approve(request);
        manager.grantRole(LEGAL, account, 0);
        vm.prank(account);
        retention.hold(record, "why");
        vm.prank(account);
        retention.holdDevice(device, "why");
        manager.grantRole(MONITOR, account, 0);
        vm.prank(operator);
        incidents.setMonitor(account, 0x7e, new uint32[](0));
        vm.prank(account);
        incidents.report(other, Kind.Anomaly, "evidence");
        ++grown;
    }

    /// @dev Measures every call, each part from the same state, and leaves the state as it was.
    function measure(string memory size) private returns (Figures memory figures) {
        part(figures, measureStores);
        part(figures, measureFleet);
        part(figures, measurePolicies);
        part(figures, measureSnapshots);
        part(figures, measureForks);
        part(figures, measureRecovery);
        part(figures, measureDeviceRecovery);
        part(figures, measureApprovals);
        part(figures, measurePasskeys);
        part(figures, measureHolds);
        part(figures, measureFreezes);
        part(figures, measureRetirement);
        part(figures, measureIncidents);
        for (uint256 i = 0; i < figures.count; ++i) {
            vm.snapshotValue("Growth", string.concat(figures.names[i], ", among ", size), figures.gas[i]);
        }
    }

    /// @dev The figures are in memory, and outlast what undoes the part.
    function part(Figures memory figures, function(Figures memory) internal measured) private {
        uint256 before = vm.snapshotState();
        measured(figures);
        vm.revertToState(before);
    }

    function note(Figures memory figures, string memory name) private view {
        figures.names[figures.count] = name;
        figures.gas[figures.count++] = vm.lastCallGas().gasTotalUsed;
    }

    function measureStores(Figures memory figures) private {
        Key memory key = keyOf("another store");
        vm.startPrank(operator);
        stores.addOrganisation("another", stranger);
        note(figures, "Stores.addOrganisation");
        stores.updateOrganisation(3, stranger, true);
        note(figures, "Stores.updateOrganisation");
        stores.addStore(1, key.x, key.y, "tls", "here", "https://store.invalid:1");
        note(figures, "Stores.addStore");
        stores.updateStore(7, "https://store.invalid:2", "tls");
        note(figures, "Stores.updateStore");
        stores.assignSlot(7, 7);
        note(figures, "Stores.assignSlot");
        custody.addCustodian(1, key.x, key.y, "tls", "https://custodian.invalid:1");
        note(figures, "Custody.addCustodian");
        custody.updateCustodian(2, "https://custodian.invalid:2", "tls");
        note(figures, "Custody.updateCustodian");
        uint32[] memory members = new uint32[](2);
        (members[0], members[1]) = (1, 2);
        custody.addPanel(1, members);
        note(figures, "Custody.addPanel");
        vm.stopPrank();
        clock.tick();
        note(figures, "Clock.tick");
    }

    function measureFleet(Figures memory figures) private {
        Key memory key = deviceKey(OUTSIDE);
        Key memory token = keyOf("token");
        uint64 expires = uint64(block.timestamp + 1 hours);
        vm.startPrank(operator);
        fleet.invite(idOf(key), key.x, key.y, 1, policy, expires, "a device", 0);
        fleet.withdrawInvitation(idOf(key));
        note(figures, "Fleet.withdrawInvitation");
        fleet.invite(idOf(token), token.x, token.y, 1, policy, expires, "a device", 0);
        note(figures, "Fleet.invite");
        vm.stopPrank();
        bytes32 digest = enrolmentDigest(idOf(token), key);
        bytes memory tokenSignature = signature(token, digest);
        bytes memory deviceSignature = signature(key, digest);
        vm.prank(gateway);
        bytes32 id = fleet.enrol(idOf(token), key.x, key.y, tokenSignature, deviceSignature);
        note(figures, "Fleet.enrol");
        vm.prank(operator);
        fleet.revoke(id);
        note(figures, "Fleet.revoke");
    }

    function measurePolicies(Figures memory figures) private {
        Terms memory terms = termsOf();
        vm.startPrank(operator);
        (uint32 made,) = policies.publish(0, "new", terms);
        note(figures, "Policies.publish, a policy");
        terms.w = 6;
        policies.publish(made, "newer", terms);
        note(figures, "Policies.publish, a version");
        policies.assign(device, made);
        note(figures, "Policies.assign");
        vm.stopPrank();
    }

    function measureSnapshots(Figures memory figures) private {
        Key memory key = deviceKey(OUTSIDE);
        bytes32 id = enrol(key);
        anchorNext(key, id);
        note(figures, "Snapshots.anchor, the first");
        vm.warp(block.timestamp + 600);
        Record memory later = anchorNext(key, id);
        note(figures, "Snapshots.anchor, a later one");
        ReceiptIn[] memory receipts = new ReceiptIn[](1);
        receipts[0] = receiptOf(later, 5, clock.time() + receiptLife);
        vm.prank(gateway);
        snapshots.addReceipts(later, receipts);
        note(figures, "Snapshots.addReceipts");
        vm.warp(block.timestamp + 600);
        Item[] memory items = new Item[](1);
        items[0] = itemOf(nextRecord(id), key, 5);
        vm.prank(gateway);
        snapshots.anchorBatch(items);
        note(figures, "Snapshots.anchorBatch, of one");
        vm.warp(snapshots.dueAt(id) + 1);
        snapshots.flagOverdue(id);
        note(figures, "Snapshots.flagOverdue");
    }

    function measureForks(Figures memory figures) private {
        Key memory key = deviceKey(OUTSIDE);
        bytes32 id = enrol(key);
        Record[] memory line = new Record[](3);
        for (uint256 i = 0; i < 3; ++i) {
            line[i] = nextRecord(id);
            line[i].listRoot = bytes32(i + 1);
            if (i > 0) line[i].supersedes = digestOf(line[i - 1]);
        }
        anchor(itemOf(line[2], key, 5));
        bytes memory otherSignature = signature(key, digestOf(line[0]));
        snapshots.reportFork(line[2], line[0], otherSignature);
        note(figures, "Snapshots.reportFork");
        Record[] memory between = new Record[](1);
        between[0] = line[1];
        snapshots.answerFork(line[2], between);
        note(figures, "Snapshots.answerFork");
    }

    function measureRecovery(Figures memory figures) private {
        bytes32 id = enrol(deviceKey(OUTSIDE));
        Record memory anchored = anchorNext(deviceKey(OUTSIDE), id);
        vm.prank(requester);
        uint256 first_ = recovery.request(anchored, "recipient", "reader", "why", "north");
        note(figures, "Recovery.request");
        vm.prank(approver);
        recovery.approve(first_);
        note(figures, "Recovery.approve, which grants");
        vm.prank(requester);
        recovery.report(first_, anchored.listRoot, 1, 1, 1, "evidence");
        note(figures, "Recovery.report");
        vm.prank(requester);
        uint256 next = recovery.request(anchored, "recipient", "reader", "why", "north");
        vm.prank(approver);
        recovery.deny(next, "no");
        note(figures, "Recovery.deny");
        vm.prank(requester);
        next = recovery.request(anchored, "recipient", "reader", "why", "north");
        vm.prank(requester);
        recovery.withdraw(next);
        note(figures, "Recovery.withdraw");
    }

    /// @dev The digests are those of the library: RecoveryRequestTest holds it to the text of EIP-712.
    function measureDeviceRecovery(Figures memory figures) private {
        Key memory key = deviceKey(OUTSIDE);
        bytes32 id = enrol(key);
        Record memory anchored = anchorNext(key, id);
        bytes32 domain = recovery.domainSeparator();
        bytes memory signed = signature(
            key,
            Digests.ofRestoreRequest(domain, id, digestOf(anchored), "recipient", "reader", "why", "north", 1)
        );
        vm.prank(gateway);
        uint256 made = recovery.requestByDevice(anchored, "recipient", "reader", "why", "north", 1, signed);
        note(figures, "Recovery.requestByDevice");
        vm.prank(approver);
        recovery.approve(made);
        signed = signature(
            key, Digests.ofRestoreReport(domain, uint64(made), anchored.listRoot, 1, 1, 1, "evidence")
        );
        vm.prank(gateway);
        recovery.reportByDevice(made, anchored.listRoot, 1, 1, 1, "evidence", signed);
        note(figures, "Recovery.reportByDevice");
    }

    /// @dev Of the request that has all the approvals.
    function measureApprovals(Figures memory figures) private {
        vm.prank(approver);
        recovery.approve(request);
        note(figures, "Recovery.approve, one more");
        vm.prank(approver);
        recovery.revoke(request);
        note(figures, "Recovery.revoke");
        vm.warp(block.timestamp + 100 days);
        recovery.grant(request);
        note(figures, "Recovery.grant");
    }

    function measurePasskeys(Figures memory figures) private {
        Key memory key = personKey();
        address passkey = addPasskey(key);
        note(figures, "Approvers.add");
        manager.grantRole(APPROVER, passkey, 0);
        Assertion memory assertion = assertionOf(key, challengeOf(request, passkey, Answer.Approve, 0, 0));
        recovery.decideByPasskey(request, passkey, Answer.Approve, 0, assertion);
        note(figures, "Recovery.decideByPasskey");
        vm.prank(first);
        passkeys.remove(passkey);
        note(figures, "Approvers.remove");
    }

    function measureHolds(Figures memory figures) private {
        vm.startPrank(legal);
        retention.hold(record, "why");
        note(figures, "Retention.hold");
        retention.release(record, legal, "over");
        note(figures, "Retention.release");
        retention.holdDevice(device, "why");
        note(figures, "Retention.holdDevice");
        retention.releaseDevice(device, legal, "over");
        note(figures, "Retention.releaseDevice");
        vm.stopPrank();
    }

    function measureFreezes(Figures memory figures) private {
        bytes32 recordHash = digestOf(record);
        vm.startPrank(answerer);
        retention.freeze(device, uint64(block.timestamp + 1 days));
        note(figures, "Retention.freeze");
        retention.thaw(device);
        note(figures, "Retention.thaw");
        retention.freezeSnapshot(device, recordHash, uint64(block.timestamp + 1 days));
        note(figures, "Retention.freezeSnapshot");
        retention.thawSnapshot(device, recordHash);
        note(figures, "Retention.thawSnapshot");
        vm.stopPrank();
    }

    function measureRetirement(Figures memory figures) private {
        bytes32 id = enrol(deviceKey(OUTSIDE));
        vm.prank(operator);
        policies.assign(id, patient);
        Record memory anchored = anchorNext(deviceKey(OUTSIDE), id);
        vm.warp(block.timestamp + 1 hours);
        clock.tick();
        Record[] memory batch = new Record[](1);
        batch[0] = anchorNext(deviceKey(OUTSIDE), id);
        vm.warp(block.timestamp + 1 hours);
        clock.tick();
        retention.retire(anchored);
        note(figures, "Retention.retire");
        anchorNext(deviceKey(OUTSIDE), id);
        vm.warp(block.timestamp + 1 hours);
        clock.tick();
        retention.retireBatch(batch);
        note(figures, "Retention.retireBatch, of one");
        assertTrue(retention.isRetired(digestOf(batch[0])), "retired");
    }

    function measureIncidents(Figures memory figures) private {
        bytes32 id = enrol(deviceKey(OUTSIDE));
        Record memory good = anchorNext(deviceKey(OUTSIDE), id);
        vm.startPrank(operator);
        incidents.setMonitor(monitor, 0x7e, new uint32[](0));
        note(figures, "Incidents.setMonitor");
        incidents.setResponse(policy, Kind.Anomaly, 0xff, 1 days);
        note(figures, "Incidents.setResponse");
        incidents.setResponse(policy, Kind.Integrity, 0xff, 1 days);
        vm.stopPrank();
        vm.startPrank(monitor);
        uint256 incident = incidents.reportSince(good, Kind.Anomaly, "evidence");
        note(figures, "Incidents.reportSince, all responses");
        incidents.report(id, Kind.Anomaly, "evidence");
        note(figures, "Incidents.report, again");
        uint256 next = incidents.report(id, Kind.Integrity, "evidence");
        note(figures, "Incidents.report, all responses");
        vm.stopPrank();
        vm.startPrank(officer);
        incidents.confirm(incident, "seen");
        note(figures, "Incidents.confirm");
        incidents.close(incident, "over");
        note(figures, "Incidents.close");
        incidents.dismiss(next, "nothing");
        note(figures, "Incidents.dismiss");
        vm.stopPrank();
    }
}
