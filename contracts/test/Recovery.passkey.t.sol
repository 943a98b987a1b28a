// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Terms} from "../src/interfaces/IPolicies.sol";
import {Assertion, IApprovers} from "../src/interfaces/IApprovers.sol";
import {Answer, IRecovery, RequestStatus} from "../src/interfaces/IRecovery.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Key} from "./Fixture.sol";
import {PasskeyFixture} from "./PasskeyFixture.sol";

contract RecoveryPasskeyTest is PasskeyFixture {
    Key private person;
    address private passkey;
    bytes32 private device;
    Record private record;
    uint256 private id;

    function setUp() public override {
        super.setUp();
        Key memory key = deviceKey(1);
        device = enrol(key);
        record = anchorNext(key, device);
        person = personKey();
        passkey = addPasskey(person);
        manager.grantRole(APPROVER, passkey, 0);
        id = request("reader");
    }

    function request(bytes32 reader) private returns (uint256) {
        vm.prank(requester);
        return recovery.request(record, "recipient", reader, "why", "north");
    }

    function signed(uint256 request_, Answer answer, bytes32 reason, uint64 nonce)
        private
        view
        returns (Assertion memory)
    {
        return assertionOf(person, challengeOf(request_, passkey, answer, reason, nonce));
    }

    function decide(uint256 request_, Answer answer, bytes32 reason, Assertion memory assertion) private {
        vm.prank(stranger);
        recovery.decideByPasskey(request_, passkey, answer, reason, assertion);
    }

    function refused(uint256 request_, Answer answer, Assertion memory assertion, bytes memory reason)
        private
    {
        vm.prank(stranger);
        vm.expectRevert(reason);
        recovery.decideByPasskey(request_, passkey, answer, 0, assertion);
    }

    /// @dev The refusal of what was signed for something else: the contract says what should have been.
    function wrongChallenge(uint256 request_, Answer answer) private view returns (bytes memory) {
        return abi.encodeWithSelector(
            IApprovers.ChallengeWrong.selector, recovery.challengeOf(request_, passkey, answer, 0)
        );
    }

    function statusOf(uint256 request_) private view returns (uint256) {
        return uint256(recovery.requestOf(request_).status);
    }

    function twoApprovals() private {
        Terms memory terms = termsOf();
        terms.approvals = 2;
        vm.prank(operator);
        policies.publish(policy, "two approvals", terms);
    }

    function test_approve() public {
        Assertion memory assertion = signed(id, Answer.Approve, 0, 0);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Approved(id, passkey, 1, 1, 1);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Granted(id, device, 1, "recipient", "reader", uint64(block.timestamp + 2 hours));
        decide(id, Answer.Approve, 0, assertion);
        assertTrue(recovery.isGranted(id), "granted");
        assertTrue(recovery.approvalOf(id, passkey) == 1, "approved");
        assertEq(recovery.answersOf(id, passkey), 1, "answers");
        assertEq(recovery.requestOf(id).approvals, 1, "approvals");
    }

    /// @dev A passkey and an account are two passkeys.
    function test_approve_besideAccount() public {
        twoApprovals();
        id = request("other");
        decide(id, Answer.Approve, 0, signed(id, Answer.Approve, 0, 0));
        assertEq(statusOf(id), uint256(RequestStatus.Open), "open");
        vm.prank(approver);
        recovery.approve(id);
        assertTrue(recovery.isGranted(id), "granted");
    }

    function test_deny() public {
        Assertion memory assertion = signed(id, Answer.Deny, "not today", 0);
        vm.expectEmit(true, true, true, true, address(recovery));
        emit IRecovery.Denied(id, passkey, "not today");
        decide(id, Answer.Deny, "not today", assertion);
        assertEq(statusOf(id), uint256(RequestStatus.Denied), "denied");
    }

    /// @dev The same passkey ends what it granted, by another assertion.
    function test_deny_grant() public {
        decide(id, Answer.Approve, 0, signed(id, Answer.Approve, 0, 0));
        refused(id, Answer.Deny, signed(id, Answer.Deny, 0, 0), wrongChallenge(id, Answer.Deny));
        decide(id, Answer.Deny, 0, signed(id, Answer.Deny, 0, 1));
        assertTrue(!recovery.isGranted(id), "granted");
        assertEq(recovery.answersOf(id, passkey), 2, "answers");
    }

    function test_challengeOf() public view {
        assertEq(
            recovery.challengeOf(id, passkey, Answer.Deny, "why not"),
            challengeOf(id, passkey, Answer.Deny, "why not", 0),
            "challenge"
        );
    }

    function test_refused_answer() public {
        bytes memory missing = abi.encodeWithSelector(IRecovery.AnswerMissing.selector);
        refused(id, Answer.None, signed(id, Answer.None, 0, 0), missing);
        bytes memory data = abi.encodeCall(
            IRecovery.decideByPasskey, (id, passkey, Answer.Approve, 0, signed(id, Answer.Approve, 0, 0))
        );
        data[4 + 64 + 31] = 0x03; // no answer
        (bool success,) = address(recovery).call(data);
        assertFalse(success, "an unknown answer");
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RequestUnknown.selector, 2));
        recovery.challengeOf(2, passkey, Answer.Approve, 0);
        refused(
            2,
            Answer.Approve,
            signed(id, Answer.Approve, 0, 0),
            abi.encodeWithSelector(IRecovery.RequestUnknown.selector, 2)
        );
    }

    /// @dev What was signed for one thing counts for nothing else.
    function test_refused_replay() public {
        Assertion memory assertion = signed(id, Answer.Approve, 0, 0);
        // Another request, be it of the same device, snapshot, and key.
        uint256 other = request("reader");
        refused(other, Answer.Approve, assertion, wrongChallenge(other, Answer.Approve));
        // Another answer.
        refused(id, Answer.Deny, assertion, wrongChallenge(id, Answer.Deny));
        // Another reason.
        Assertion memory denial = signed(id, Answer.Deny, "not today", 0);
        refused(id, Answer.Deny, denial, wrongChallenge(id, Answer.Deny));
        // Another organisation's passkey with the same key, though it may approve.
        vm.prank(second);
        address copy = passkeys.add(2, person.x, person.y, "credential", "Ada");
        manager.grantRole(APPROVER, copy, 0);
        bytes memory wrong = abi.encodeWithSelector(
            IApprovers.ChallengeWrong.selector, recovery.challengeOf(id, copy, Answer.Approve, 0)
        );
        vm.expectRevert(wrong);
        recovery.decideByPasskey(id, copy, Answer.Approve, 0, assertion);
        // Again.
        decide(id, Answer.Approve, 0, assertion);
        refused(id, Answer.Approve, assertion, wrongChallenge(id, Answer.Approve));
    }

    function test_refused_otherChain() public {
        bytes32 challenge = challengeOf(keccak256("another genesis"), id, passkey, Answer.Approve, 0, 0);
        refused(id, Answer.Approve, assertionOf(person, challenge), wrongChallenge(id, Answer.Approve));
    }

    function test_refused_role() public {
        manager.revokeRole(APPROVER, passkey);
        bytes memory wrong = abi.encodeWithSelector(IRecovery.NotApprover.selector, APPROVER);
        refused(id, Answer.Approve, signed(id, Answer.Approve, 0, 0), wrong);
        refused(id, Answer.Deny, signed(id, Answer.Deny, 0, 0), wrong);
        assertEq(recovery.answersOf(id, passkey), 0, "answers");
    }

    function test_refused_twice() public {
        twoApprovals();
        id = request("other");
        decide(id, Answer.Approve, 0, signed(id, Answer.Approve, 0, 0));
        refused(
            id,
            Answer.Approve,
            signed(id, Answer.Approve, 0, 1),
            abi.encodeWithSelector(IRecovery.AlreadyApproved.selector)
        );
    }

    function test_refused_closed() public {
        Assertion memory assertion = signed(id, Answer.Approve, 0, 0);
        vm.prank(requester);
        recovery.withdraw(id);
        refused(
            id,
            Answer.Approve,
            assertion,
            abi.encodeWithSelector(IRecovery.RequestClosed.selector, id, RequestStatus.Withdrawn)
        );
        id = request("reader");
        assertion = signed(id, Answer.Approve, 0, 0);
        uint64 until = recovery.requestOf(id).openUntil;
        vm.warp(until + 1);
        refused(
            id, Answer.Approve, assertion, abi.encodeWithSelector(IRecovery.RequestExpired.selector, until)
        );
    }

    function test_refused_removed() public {
        vm.prank(first);
        passkeys.remove(passkey);
        refused(
            id,
            Answer.Approve,
            signed(id, Answer.Approve, 0, 0),
            abi.encodeWithSelector(IApprovers.PasskeyGone.selector, passkey, START)
        );
    }

    /// @dev An address that no organisation added, though it be made of a key that another one added.
    function test_refused_unknown() public {
        address fake = passkeys.approverOf(2, person.x, person.y);
        Assertion memory assertion = signed(id, Answer.Approve, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IApprovers.PasskeyUnknown.selector, fake));
        recovery.decideByPasskey(id, fake, Answer.Approve, 0, assertion);
    }

    function testFuzz_refused_rubbish(bytes memory data, bytes memory client, bytes32 r, bytes32 s) public {
        vm.expectRevert();
        recovery.decideByPasskey(id, passkey, Answer.Approve, 0, Assertion(data, client, r, s));
        assertEq(statusOf(id), uint256(RequestStatus.Open), "open");
    }
}
