// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Kind} from "../src/interfaces/IIncidents.sol";
import {Request, RequestStatus} from "../src/interfaces/IRecovery.sol";
import {SuccessorFixture} from "./SuccessorFixture.sol";

/// @dev A device, its successors and people do with its restores what they may, in any order, while time passes and
/// incidents come and go. It keeps an account of its own of which requests are self-restores.
contract SuccessorHandler is SuccessorFixture {
    uint256 private chainTime = START;
    /// @dev Number of the device's key.
    uint256 private generation = 1;
    uint64 private nonces;
    uint64 private successor;

    /// @dev Of each request: when it is granted by itself, 0 if not; who asked; and whether a granted one should be.
    mapping(uint256 id => uint256) private byItselfAt;
    mapping(uint256 id => uint256) private askedBy;
    mapping(uint256 id => bool) private shown;
    mapping(uint256 id => bool) private justified;
    /// @dev Keys with which no self-restore is begun any more.
    mapping(uint256 generation => bool) private spent;
    uint256 private last;

    function setUp() public override {
        super.setUp();
        vm.startPrank(operator);
        incidents.setMonitor(monitor, 0x7e, new uint32[](0));
        incidents.setResponse(policy, Kind.Access, uint16(1 << uint8(Action.MoreApprovals)), 4 hours);
        vm.stopPrank();
        publish(0, 3 hours);
    }

    modifier atTime() {
        vm.warp(chainTime);
        _;
    }

    function pass(uint256 seconds_) external {
        chainTime += bound(seconds_, 1, 4 hours);
    }

    function publish(uint64 delay_, uint64 successor_) public atTime {
        delay_ = uint64(bound(delay_, 0, 4 hours));
        successor = successor_ % 4 == 0 ? 0 : uint64(bound(successor_, delay_ + 1, 9 hours));
        publishSuccessor(delay_, successor);
    }

    function replace() external atTime {
        if (generation == 4) return;
        enrolAs(deviceKey(++generation), device);
    }

    function request() external atTime {
        if (recovery.requestableAt(device) > chainTime) return;
        uint256 id = ask(deviceKey(generation), ++nonces);
        askedBy[id] = generation;
        Request memory before = recovery.requestOf(last);
        bool stands = askedBy[last] == generation
            && ((before.status == RequestStatus.Granted && chainTime <= before.grantedUntil)
                || (before.status != RequestStatus.Granted && chainTime <= before.openUntil));
        if (generation > 1 && successor != 0 && !spent[generation] && !stands) {
            byItselfAt[id] = chainTime + successor;
            last = id;
        }
    }

    function approve(uint256 id, uint256 who) external atTime {
        id = bound(id, 1, recovery.requestCount() + 1);
        vm.prank(who % 2 == 0 ? approver : approver2);
        (bool done,) = address(recovery).call(abi.encodeCall(recovery.approve, (id)));
        if (done) judge(id);
    }

    function revokeApproval(uint256 id, uint256 who) external atTime {
        id = bound(id, 1, recovery.requestCount() + 1);
        vm.prank(who % 2 == 0 ? approver : approver2);
        (bool done,) = address(recovery).call(abi.encodeCall(recovery.revoke, (id)));
        done;
    }

    function grant(uint256 id) external atTime {
        id = bound(id, 1, recovery.requestCount() + 1);
        vm.prank(stranger);
        (bool done,) = address(recovery).call(abi.encodeCall(recovery.grant, (id)));
        if (done) judge(id);
    }

    function grantLast() external atTime {
        vm.prank(stranger);
        (bool done,) = address(recovery).call(abi.encodeCall(recovery.grant, (last)));
        if (done) judge(last);
    }

    /// @dev Enters whether a grant of now is due: it has the policy's approval, or nobody needed to give one.
    function judge(uint256 id) private {
        Request memory found = recovery.requestOf(id);
        if (found.status != RequestStatus.Granted) return;
        bool more = chainTime <= incidents.ordersOf(device).approvalsUntil;
        bool byPeople = found.approvals >= (more ? 2 : 1);
        bool byItself = byItselfAt[id] != 0 && chainTime >= byItselfAt[id] && !shown[id] && !more;
        justified[id] = (byPeople || byItself) && askedBy[id] == generation;
    }

    function deny(uint256 id, uint256 seed) external atTime {
        if (seed % 4 != 0) return;
        id = bound(id, 1, recovery.requestCount() + 1);
        vm.prank(approver);
        (bool done,) = address(recovery).call(abi.encodeCall(recovery.deny, (id, 0)));
        if (done && byItselfAt[id] != 0) spent[askedBy[id]] = true;
    }

    function showLife(uint256 id, uint256 which, uint256 seed) external atTime {
        if (seed % 4 != 0) return;
        id = bound(id, 1, recovery.requestCount() + 1);
        which = bound(which, 1, 5);
        RequestStatus status = recovery.requestOf(id).status;
        bool due = byItselfAt[id] != 0 && !shown[id] && which < generation
            && (status == RequestStatus.Open || status == RequestStatus.Met)
            && chainTime <= recovery.requestOf(id).openUntil;
        (bool done,) = address(recovery).call(alive(deviceKey(which), id));
        assertTrue(done == due, "a sign of life");
        if (!done) return;
        shown[id] = true;
        spent[askedBy[id]] = true;
    }

    function reportIncident(uint256 seed) external atTime {
        if (seed % 8 != 0) return;
        vm.prank(monitor);
        // Now and then it is too soon after the last one.
        (bool done,) =
            address(incidents).call(abi.encodeCall(incidents.report, (device, Kind.Access, bytes32(seed))));
        done;
    }

    /// @dev What is granted has its approvals, or is a self-restore whose delay was over and against which no device
    /// showed that it lives; and requests say which of these they are.
    function checkGrants() external view {
        uint256 count = recovery.requestCount();
        for (uint256 id = 1; id <= count; ++id) {
            Request memory found = recovery.requestOf(id);
            if (found.grantedUntil != 0) assertTrue(justified[id], "granted");
            assertEq(found.selfGrantableAt, shown[id] ? 0 : byItselfAt[id], "granted by itself from");
        }
    }

    /// @dev One self-restore stands at most.
    function checkOne() external {
        vm.warp(chainTime);
        uint256 count = recovery.requestCount();
        uint256 standing;
        for (uint256 id = 1; id <= count; ++id) {
            Request memory found = recovery.requestOf(id);
            if (found.selfGrantableAt == 0 || found.generation != generation) continue;
            bool waits = found.status == RequestStatus.Open || found.status == RequestStatus.Met;
            if (waits && chainTime <= found.openUntil || recovery.isGranted(id)) ++standing;
        }
        assertLe(standing, 1, "self-restores that stand");
    }
}
