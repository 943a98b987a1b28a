// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Call,
    Card,
    Founding,
    IConsortium,
    Member,
    MemberStatus,
    Parameters,
    Proposal,
    ProposalStatus,
    Vote
} from "../src/interfaces/IConsortium.sol";
import {IStores} from "../src/interfaces/IStores.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

/// @dev Calls back when it is called, and tells what came of it.
contract Caller {
    function callBack(address target, bytes calldata data) external {
        (bool success, bytes memory reason) = target.call(data);
        if (!success) {
            assembly {
                revert(add(reason, 32), mload(reason))
            }
        }
    }
}

contract ConsortiumTest is ConsortiumFixture {
    function expect(bytes4 selector) private {
        vm.expectRevert(abi.encodeWithSelector(selector));
    }

    function test_founding() public view {
        assertEq(consortium.memberCount(), 4, "members");
        assertEq(consortium.validators().length, 4, "validators");
        assertEq(stores.organisationCount(), 4, "in Stores");
        for (uint32 i = 1; i <= 4; ++i) {
            Member memory found = consortium.member(i);
            assertEq(found.name, cardOf(i).name, "name");
            assertEq(uint8(found.status), uint8(MemberStatus.Active), "status");
            assertEq(consortium.organisationOf(accountOf(i)), i, "account");
            assertEq(consortium.organisationOf(nodeOf(i)), i, "node");
            assertEq(stores.organisation(i).account, accountOf(i), "account in Stores");
            assertTrue(has(consortium.validators(), validatorOf(i)), "validator");
        }
        assertEq(consortium.organisationOf(gateway), 1, "further account");
        assertEq(consortium.accountsOf(1).length, 1, "further accounts");
    }

    function test_founding_refused() public {
        prepare();
        Founding memory founding = foundingOf(2);
        founding.organisations[1].validator = founding.organisations[0].validator;
        vm.expectRevert();
        deployed("Consortium", abi.encode(stores, founding));
        founding = foundingOf(2);
        founding.parameters.threshold = 1;
        vm.expectRevert();
        deployed("Consortium", abi.encode(stores, founding));
        founding.organisations = new Card[](0);
        vm.expectRevert();
        deployed("Consortium", abi.encode(stores, founding));
    }

    /// @dev An installation of one: what it proposes it executes at once.
    function test_alone() public {
        Founding memory founding = foundingOf(1);
        founding.parameters.delay = 0;
        found(founding);
        uint256 id = propose(1, address(manager), abi.encodeCall(manager.grantRole, (OPERATOR, operator, 0)));
        consortium.execute(id);
        (bool member,) = manager.hasRole(OPERATOR, operator);
        assertTrue(member, "role");
    }

    function test_onlyByProposal() public {
        bytes[9] memory calls = [
            abi.encodeCall(IConsortium.admit, (cardOf(5))),
            abi.encodeCall(IConsortium.remove, (2)),
            abi.encodeCall(IConsortium.rotate, (2, cardOf(5))),
            abi.encodeCall(IConsortium.release, (2)),
            abi.encodeCall(IConsortium.setParameters, (parametersOf(4))),
            abi.encodeCall(IConsortium.setVersion, (2, 1e6)),
            abi.encodeCall(IConsortium.setSuccessor, ("Fleet", address(stores))),
            abi.encodeCall(IConsortium.admitAccount, (stranger, 1)),
            abi.encodeCall(IConsortium.dismissAccount, (gateway))
        ];
        address[4] memory who = [accountOf(1), nodeOf(1), stranger, address(manager)];
        for (uint256 i = 0; i < calls.length; ++i) {
            for (uint256 j = 0; j < who.length; ++j) {
                vm.prank(who[j]);
                (bool success, bytes memory reason) = address(consortium).call(calls[i]);
                assertFalse(success, "let in");
                assertEq(reason, abi.encodeWithSelector(IConsortium.OnlyByProposal.selector), "reason");
            }
        }
    }

    function test_onlyMembersVote() public {
        uint256 id = propose(1, abi.encodeCall(IConsortium.remove, (4)));
        address[3] memory who = [stranger, nodeOf(2), gateway];
        for (uint256 i = 0; i < who.length; ++i) {
            bytes memory reason = abi.encodeWithSelector(IConsortium.NotVoter.selector, who[i]);
            vm.prank(who[i]);
            vm.expectRevert(reason);
            consortium.vote(id, true);
            vm.prank(who[i]);
            vm.expectRevert(reason);
            consortium.cancel(id);
            Call[] memory calls = new Call[](1);
            vm.prank(who[i]);
            vm.expectRevert(reason);
            consortium.propose(calls, "");
        }
    }

    function test_proposalBounds() public {
        vm.startPrank(accountOf(1));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.CallsOutOfRange.selector, 0, 16));
        consortium.propose(new Call[](0), "");
        vm.expectRevert(abi.encodeWithSelector(IConsortium.CallsOutOfRange.selector, 17, 16));
        consortium.propose(new Call[](17), "");
        Call[] memory calls = new Call[](2);
        calls[0].data = new bytes(4000);
        calls[1].data = new bytes(4191);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.ProposalTooLong.selector, 8193, 8192));
        consortium.propose(calls, "ab");
        consortium.propose(calls, "a");
        vm.stopPrank();
    }

    function test_proposal() public {
        uint256 id = propose(1, abi.encodeCall(IConsortium.admitAccount, (stranger, 2)));
        Proposal memory found = consortium.proposal(id);
        assertEq(uint8(found.status), uint8(ProposalStatus.Open), "open");
        assertEq(found.yes, 1, "its maker's vote");
        assertEq(found.reason, "why", "reason");
        assertEq(found.calls.length, 1, "calls");
        assertEq(found.calls[0].target, address(consortium), "target");
        assertEq(uint8(consortium.voteOf(id, 1)), uint8(Vote.Yes), "vote");

        vote(2, id, true);
        vote(2, id, true);
        vote(4, id, false);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.ProposalNotPassed.selector, id, 2, 3));
        consortium.execute(id);

        vm.warp(START + 100);
        vote(3, id, true);
        found = consortium.proposal(id);
        assertEq(uint8(found.status), uint8(ProposalStatus.Passed), "passed");
        assertEq(found.yes, 3, "yes");
        assertEq(found.no, 1, "no");
        assertEq(found.executableAt, START + 100 + 1 days, "when");
        vm.warp(START + 99 + 1 days);
        vm.expectRevert(
            abi.encodeWithSelector(IConsortium.ProposalWaits.selector, id, uint64(START + 100 + 1 days))
        );
        consortium.execute(id);

        vm.warp(START + 100 + 1 days);
        vm.prank(stranger);
        consortium.execute(id);
        assertEq(consortium.organisationOf(stranger), 2, "admitted");
        assertEq(uint8(consortium.proposal(id).status), uint8(ProposalStatus.Executed), "executed");
        bytes memory closed = abi.encodeWithSelector(IConsortium.ProposalClosed.selector, id, 3);
        vm.expectRevert(closed);
        consortium.execute(id);
        vm.prank(accountOf(1));
        vm.expectRevert(closed);
        consortium.vote(id, false);
        vm.prank(accountOf(1));
        vm.expectRevert(closed);
        consortium.cancel(id);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.ProposalUnknown.selector, id + 1));
        consortium.execute(id + 1);
        assertEq(uint8(consortium.proposal(id + 1).status), uint8(ProposalStatus.Unknown), "unknown");
    }

    function test_expiry() public {
        uint256 id = passed(abi.encodeCall(IConsortium.admitAccount, (stranger, 2)));
        vm.warp(START + 30 days);
        assertEq(uint8(consortium.proposal(id).status), uint8(ProposalStatus.Expired), "expired");
        vm.expectRevert(abi.encodeWithSelector(IConsortium.ProposalClosed.selector, id, 5));
        consortium.execute(id);
        vm.warp(START + 30 days - 1);
        consortium.execute(id);
    }

    function test_cancel() public {
        uint256 id = passed(abi.encodeCall(IConsortium.admitAccount, (stranger, 2)));
        vm.prank(accountOf(2));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotProposer.selector, 1));
        consortium.cancel(id);
        vm.prank(accountOf(1));
        consortium.cancel(id);
        vm.warp(START + 2 days);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.ProposalClosed.selector, id, 4));
        consortium.execute(id);
    }

    /// @dev A vote taken back stops it, and when it is given again the delay begins anew.
    function test_delayBeginsAnew() public {
        uint256 id = passed(abi.encodeCall(IConsortium.admitAccount, (stranger, 2)));
        vote(3, id, false);
        vm.warp(START + 2 days);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.ProposalNotPassed.selector, id, 2, 3));
        consortium.execute(id);
        vote(4, id, true);
        assertEq(consortium.proposal(id).executableAt, START + 3 days, "when");
        vm.warp(START + 2 days + 1);
        vote(3, id, true); // one more than needed begins nothing
        assertEq(consortium.proposal(id).executableAt, START + 3 days, "when, with one more");
    }

    /// @dev The vote of a removed member carries nothing, not even when the organisation is admitted again.
    function test_removedVote() public {
        uint256 removal = propose(1, abi.encodeCall(IConsortium.remove, (4)));
        uint256 id = propose(4, abi.encodeCall(IConsortium.admitAccount, (stranger, 1)));
        vote(1, id, true);
        vote(2, id, true);
        vote(2, removal, true);
        vote(3, removal, true);
        vm.warp(START + 1 days);
        vm.roll(block.number + 1);
        consortium.execute(removal);
        assertEq(consortium.proposal(id).yes, 2, "yes");
        vm.expectRevert(abi.encodeWithSelector(IConsortium.ProposalNotPassed.selector, id, 2, 3));
        consortium.execute(id);
        vm.prank(accountOf(4));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotVoter.selector, accountOf(4)));
        consortium.vote(id, true);

        enact(abi.encodeCall(IConsortium.admit, (cardOf(4))));
        assertEq(consortium.organisationOf(accountOf(4)), 5, "another number");
        assertEq(consortium.proposal(id).yes, 2, "yes, when admitted again");
        vm.prank(accountOf(4));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotProposer.selector, 4));
        consortium.cancel(id);
        // Now that it is a member it votes like any other.
        vm.prank(accountOf(4));
        consortium.vote(id, true);
        assertEq(consortium.proposal(id).executableAt, block.timestamp + 1 days, "when");
    }

    /// @dev What passes because fewer votes are asked waits from then on.
    function test_thresholdLowered() public {
        Parameters memory wanted = parametersOf(4);
        wanted.threshold = 4;
        enact(abi.encodeCall(IConsortium.setParameters, (wanted)));
        uint256 id = propose(1, abi.encodeCall(IConsortium.admitAccount, (stranger, 1)));
        vote(2, id, true);
        vote(3, id, true);
        wanted.threshold = 3;
        enact(abi.encodeCall(IConsortium.setParameters, (wanted)));
        assertEq(consortium.proposal(id).executableAt, block.timestamp + 1 days, "when");
        vm.expectRevert(
            abi.encodeWithSelector(IConsortium.ProposalWaits.selector, id, uint64(block.timestamp + 1 days))
        );
        consortium.execute(id);
    }

    /// @dev The same where a removal lowers it.
    function test_thresholdLoweredByRemoval() public {
        found(foundingOf(2));
        uint256 id = propose(1, abi.encodeCall(IConsortium.admitAccount, (stranger, 1)));
        enact(abi.encodeCall(IConsortium.remove, (2)));
        assertEq(consortium.parameters().threshold, 1, "threshold");
        assertEq(consortium.proposal(id).executableAt, block.timestamp + 1 days, "when");
    }

    function test_failedCall() public {
        Call[] memory calls = new Call[](2);
        calls[0] = Call(address(consortium), abi.encodeCall(IConsortium.admitAccount, (stranger, 1)));
        calls[1] = Call(address(consortium), abi.encodeCall(IConsortium.admitAccount, (approver, 9)));
        vm.prank(accountOf(1));
        uint256 id = consortium.propose(calls, "");
        vote(2, id, true);
        vote(3, id, true);
        vm.warp(START + 1 days);
        vm.expectRevert(
            abi.encodeWithSelector(
                IConsortium.CallFailed.selector, 1, abi.encodeWithSelector(IConsortium.NotMember.selector, 9)
            )
        );
        consortium.execute(id);
        assertEq(consortium.organisationOf(stranger), 0, "half of it was done");
        assertEq(uint8(consortium.proposal(id).status), uint8(ProposalStatus.Passed), "may be tried again");

        id = passed(stranger, "");
        vm.warp(block.timestamp + 1 days);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.CallWithoutCode.selector, 0, stranger));
        consortium.execute(id);
    }

    /// @dev Who is called by a proposal may call back, and gains nothing by it.
    function test_reentrancy() public {
        Caller caller = new Caller();
        uint256 other = propose(1, abi.encodeCall(IConsortium.remove, (4)));
        uint256 id = other + 1;
        bytes[3] memory tries = [
            abi.encodeCall(IConsortium.execute, (id)),
            abi.encodeCall(IConsortium.execute, (other)),
            abi.encodeCall(IConsortium.admitAccount, (stranger, 1))
        ];
        bytes[3] memory reasons = [
            abi.encodeWithSelector(IConsortium.ProposalClosed.selector, id, 3),
            abi.encodeWithSelector(IConsortium.ProposalNotPassed.selector, other, 1, 3),
            abi.encodeWithSelector(IConsortium.OnlyByProposal.selector)
        ];
        for (uint256 i = 0; i < tries.length; ++i) {
            uint256 made =
                passed(address(caller), abi.encodeCall(Caller.callBack, (address(consortium), tries[i])));
            vm.warp(block.timestamp + 1 days);
            if (i == 0) assertEq(made, id, "number");
            vm.expectRevert(abi.encodeWithSelector(IConsortium.CallFailed.selector, 0, reasons[i]));
            consortium.execute(made);
        }
        // Another one that has passed is executed within, once.
        vote(2, other, true);
        vote(3, other, true);
        enact(address(caller), abi.encodeCall(Caller.callBack, (address(consortium), tries[1])));
        assertEq(uint8(consortium.member(4).status), uint8(MemberStatus.Removed), "removed");
    }

    function test_admit() public {
        enact(abi.encodeCall(IConsortium.admit, (cardOf(5))));
        assertEq(uint8(consortium.member(5).status), uint8(MemberStatus.Absent), "status");
        assertEq(consortium.member(5).since, block.number, "since");
        assertEq(consortium.validators().length, 4, "validators");
        assertEq(stores.organisationCount(), 5, "in Stores");
        assertEq(consortium.organisationOf(nodeOf(5)), 5, "node");
        assertEq(consortium.parameters().threshold, 3, "threshold of five");
        enact(abi.encodeCall(IConsortium.admit, (cardOf(6))));
        assertEq(consortium.parameters().threshold, 4, "threshold of six");

        vm.prank(nodeOf(5));
        consortium.comeBack();
        assertTrue(has(consortium.validators(), validatorOf(5)), "in force");
        vm.prank(nodeOf(6));
        expect(IConsortium.ValidatorsChangedInThisBlock.selector);
        consortium.comeBack();
        comeBack(6);
        assertEq(consortium.validators().length, 6, "validators");
        vm.roll(block.number + 1);
        vm.prank(nodeOf(6));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotAbsent.selector, nodeOf(6)));
        consortium.comeBack();
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotAbsent.selector, stranger));
        consortium.comeBack();
    }

    function test_admit_refused() public {
        Card memory card = cardOf(5);
        card.name = 0;
        expectFailure(
            abi.encodeCall(IConsortium.admit, (card)),
            abi.encodeWithSelector(IConsortium.CardIncomplete.selector)
        );
        card = cardOf(5);
        card.validator = validatorOf(2);
        expectFailure(
            abi.encodeCall(IConsortium.admit, (card)),
            abi.encodeWithSelector(IConsortium.KeyTaken.selector, 2)
        );
        card = cardOf(5);
        (card.checkpointX, card.checkpointY) = (cardOf(3).checkpointX, cardOf(3).checkpointY);
        expectFailure(
            abi.encodeCall(IConsortium.admit, (card)),
            abi.encodeWithSelector(IConsortium.KeyTaken.selector, 3)
        );
        card = cardOf(5);
        card.checkpointY = 0;
        expectFailure(
            abi.encodeCall(IConsortium.admit, (card)),
            abi.encodeWithSelector(IConsortium.KeyInvalid.selector, card.checkpointX, 0)
        );
        card = cardOf(5);
        card.node = card.account;
        expectFailure(
            abi.encodeCall(IConsortium.admit, (card)),
            abi.encodeWithSelector(IConsortium.AccountTaken.selector, card.account, 5)
        );
        card = cardOf(5);
        card.account = gateway;
        expectFailure(
            abi.encodeCall(IConsortium.admit, (card)),
            abi.encodeWithSelector(IConsortium.AccountTaken.selector, gateway, 1)
        );
    }

    function test_endowment() public {
        uint256 endowment = 2 ** 128;
        Card memory card = cardOf(5);
        vm.deal(card.node, endowment);
        vm.deal(address(consortium), 2 * endowment - 1);
        enact(abi.encodeCall(IConsortium.admit, (card)));
        assertEq(card.account.balance, endowment, "what had nothing");
        assertEq(card.node.balance, endowment, "what had enough");
        assertEq(address(consortium).balance, endowment - 1, "what is left");
        // With too little left, or where nobody can take it, admission goes on.
        enact(abi.encodeCall(IConsortium.admitAccount, (address(77), 1)));
        assertEq(address(77).balance, 0, "given from nothing");
        vm.deal(address(consortium), endowment);
        enact(abi.encodeCall(IConsortium.admitAccount, (address(stores), 1)));
        assertEq(consortium.organisationOf(address(stores)), 1, "a contract");
        assertEq(address(stores).balance, 0, "to a contract that takes none");
    }

    function test_mostMembers() public {
        found(foundingOf(64));
        assertEq(consortium.members().length, 64, "members");
        expectFailure(
            abi.encodeCall(IConsortium.admit, (cardOf(65))),
            abi.encodeWithSelector(IConsortium.TooManyMembers.selector, 64)
        );
    }

    function test_remove() public {
        enact(abi.encodeCall(IConsortium.admitAccount, (stranger, 2)));
        enact(abi.encodeCall(IConsortium.admitAccount, (approver, 2)));
        enact(abi.encodeCall(IConsortium.remove, (2)));
        assertEq(uint8(consortium.member(2).status), uint8(MemberStatus.Removed), "status");
        assertEq(consortium.member(2).since, block.number, "since");
        assertFalse(has(consortium.validators(), validatorOf(2)), "validator");
        assertEq(consortium.validators().length, 3, "validators");
        assertEq(consortium.members().length, 3, "members");
        address[4] memory gone = [accountOf(2), nodeOf(2), stranger, approver];
        for (uint256 i = 0; i < gone.length; ++i) {
            assertEq(consortium.organisationOf(gone[i]), 0, "account");
        }
        assertFalse(stores.organisation(2).active, "active in Stores");
        expectFailure(
            abi.encodeCall(IConsortium.remove, (2)), abi.encodeWithSelector(IConsortium.NotMember.selector, 2)
        );
        enact(abi.encodeCall(IConsortium.remove, (4)));
        assertEq(consortium.parameters().threshold, 2, "threshold");
        enact(abi.encodeCall(IConsortium.remove, (3)));
        expectFailure(
            abi.encodeCall(IConsortium.remove, (1)),
            abi.encodeWithSelector(IConsortium.BelowFloor.selector, 1)
        );
    }

    function test_rotate() public {
        Card memory card = cardOf(7);
        enact(abi.encodeCall(IConsortium.rotate, (2, card)));
        Member memory found = consortium.member(2);
        assertEq(found.name, cardOf(2).name, "the name stays");
        assertEq(found.account, accountOf(7), "account");
        assertEq(consortium.organisationOf(accountOf(2)), 0, "old account");
        assertEq(consortium.organisationOf(nodeOf(7)), 2, "node");
        assertEq(stores.organisation(2).account, accountOf(7), "account in Stores");
        assertEq(consortium.validators().length, 4, "validators");
        assertTrue(has(consortium.validators(), validatorOf(7)), "validator");
        assertEq(found.answersFrom, block.number, "answers from");
        assertEq(found.since, block.number, "since");

        // Accounts may change places.
        (card.account, card.node) = (card.node, card.account);
        vm.prank(accountOf(7));
        Call[] memory calls = new Call[](1);
        calls[0] = Call(address(consortium), abi.encodeCall(IConsortium.rotate, (2, card)));
        uint256 id = consortium.propose(calls, "");
        vote(1, id, true);
        vote(3, id, true);
        vm.warp(block.timestamp + 1 days);
        consortium.execute(id);
        assertEq(consortium.member(2).node, accountOf(7), "node");
        assertEq(consortium.organisationOf(accountOf(7)), 2, "account that is a node's now");
    }

    function test_rotate_refused() public {
        Card memory card = cardOf(2);
        card.validator = validatorOf(1);
        bytes memory data = abi.encodeCall(IConsortium.rotate, (2, card));
        expectFailure(data, abi.encodeWithSelector(IConsortium.KeyTaken.selector, 1));
        card = cardOf(2);
        card.node = nodeOf(1);
        data = abi.encodeCall(IConsortium.rotate, (2, card));
        expectFailure(data, abi.encodeWithSelector(IConsortium.AccountTaken.selector, nodeOf(1), 1));
        data = abi.encodeCall(IConsortium.rotate, (9, cardOf(9)));
        expectFailure(data, abi.encodeWithSelector(IConsortium.NotMember.selector, 9));
    }

    /// @dev Two changes of the validators in one block do not go; the second goes in the next.
    function test_oneChangeInABlock() public {
        uint256 first = passed(abi.encodeCall(IConsortium.remove, (4)));
        uint256 second = passed(abi.encodeCall(IConsortium.rotate, (2, cardOf(7))));
        vm.warp(START + 1 days);
        vm.roll(block.number + 1);
        consortium.execute(first);
        vm.expectRevert(
            abi.encodeWithSelector(
                IConsortium.CallFailed.selector,
                0,
                abi.encodeWithSelector(IConsortium.ValidatorsChangedInThisBlock.selector)
            )
        );
        consortium.execute(second);
        vm.roll(block.number + 1);
        consortium.execute(second);
    }

    function test_version() public {
        enact(abi.encodeCall(IConsortium.setVersion, (2, uint64(block.number + 100))));
        (uint32 version, uint64 at) = consortium.version();
        assertEq(version, 2, "version");
        assertEq(at, block.number + 99, "block");
        bytes memory data = abi.encodeCall(IConsortium.setVersion, (3, uint64(block.number + 1)));
        uint64 past = uint64(block.number + 1);
        expectFailure(data, abi.encodeWithSelector(IConsortium.VersionBlockPast.selector, past));
    }

    /// @dev A contract's place is taken by another; organisations are registered with the next Stores.
    function test_successor() public {
        expectFailure(
            abi.encodeCall(IConsortium.setSuccessor, ("Fleet", stranger)),
            abi.encodeWithSelector(IConsortium.SuccessorWithoutCode.selector, stranger)
        );
        IStores next = IStores(deployed("Stores", abi.encode(manager)));
        enact(abi.encodeCall(IConsortium.setSuccessor, ("Stores", address(next))));
        assertEq(consortium.successor("Stores"), address(next), "successor");
        bytes4[] memory functions = new bytes4[](1);
        functions[0] = IStores.addOrganisation.selector;
        enact(
            address(manager),
            abi.encodeCall(manager.setTargetFunctionRole, (address(next), functions, CONSORTIUM))
        );
        // It does not know the first four, so the number would be another.
        expectFailure(
            abi.encodeCall(IConsortium.admit, (cardOf(5))),
            abi.encodeWithSelector(IConsortium.OutOfStep.selector, 5, 1)
        );
        enact(abi.encodeCall(IConsortium.setSuccessor, ("Stores", address(0))));
        enact(abi.encodeCall(IConsortium.admit, (cardOf(5))));
        assertEq(stores.organisationCount(), 5, "in the first Stores");
    }

    function test_accounts() public {
        enact(abi.encodeCall(IConsortium.admitAccount, (stranger, 1)));
        enact(abi.encodeCall(IConsortium.admitAccount, (approver, 1)));
        expectFailure(
            abi.encodeCall(IConsortium.admitAccount, (stranger, 2)),
            abi.encodeWithSelector(IConsortium.AccountTaken.selector, stranger, 1)
        );
        enact(abi.encodeCall(IConsortium.dismissAccount, (gateway)));
        assertEq(consortium.organisationOf(gateway), 0, "dismissed");
        assertEq(consortium.accountsOf(1).length, 2, "left");
        assertEq(consortium.organisationOf(stranger), 1, "another");
        expectFailure(
            abi.encodeCall(IConsortium.dismissAccount, (gateway)),
            abi.encodeWithSelector(IConsortium.AccountUnknown.selector, gateway)
        );
        address[2] memory needed = [accountOf(1), nodeOf(1)];
        for (uint256 i = 0; i < 2; ++i) {
            expectFailure(
                abi.encodeCall(IConsortium.dismissAccount, (needed[i])),
                abi.encodeWithSelector(IConsortium.AccountNeeded.selector, needed[i])
            );
        }
    }

    /// @dev Parameters are taken exactly when all are in range.
    function testFuzz_parameters(Parameters memory wanted, uint8 corner) public {
        wanted.gasLimit = uint64(bound(wanted.gasLimit, (1 << 26) - 1, (1 << 40) + 1));
        wanted.pace = uint32(bound(wanted.pace, 0, 61));
        wanted.threshold = uint32(bound(wanted.threshold, 2, 5));
        wanted.delay = uint32(bound(wanted.delay, 0, 30 days + 1));
        wanted.lifetime = uint32(bound(wanted.lifetime, wanted.delay + 1 hours - 1, 365 days + 1));
        wanted.floor = uint32(bound(wanted.floor, 0, 5));
        wanted.absence = uint32(bound(wanted.absence, 9, 1_000_001));
        if (corner % 2 == 0) {
            (wanted.threshold, wanted.floor) = (3, 4);
        }
        bool good = wanted.gasLimit >= 1 << 26 && wanted.gasLimit <= 1 << 40 && wanted.pace >= 1
            && wanted.pace <= 60 && wanted.threshold >= 3 && wanted.threshold <= 4 && wanted.delay <= 30 days
            && wanted.lifetime >= wanted.delay + 1 hours && wanted.lifetime <= 365 days && wanted.floor >= 1
            && wanted.floor <= 4 && wanted.absence >= 10 && wanted.absence <= 1_000_000;
        uint256 id = passed(abi.encodeCall(IConsortium.setParameters, (wanted)));
        vm.warp(START + 1 days);
        (bool success,) = address(consortium).call(abi.encodeCall(IConsortium.execute, (id)));
        assertTrue(success == good, "taken");
        if (success) {
            assertEq(abi.encode(consortium.parameters()), abi.encode(wanted), "parameters");
        }
    }
}
