// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    IConsortium,
    Member,
    MemberStatus,
    Parameters,
    ReportKind,
    Vote
} from "../src/interfaces/IConsortium.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

/// @dev What members, nodes and strangers do to the consortium, in any order. It keeps an account of its own of who
/// voted what when.
contract ConsortiumHandler is ConsortiumFixture {
    uint256 private chainTime = START;
    uint256 private height = BEGIN;
    uint256 private cards = 4;
    /// @dev Proposal => the moment it last came to have the votes it needs, as seen after each step; 0 when it lacks.
    mapping(uint256 id => uint256) private enoughSince;
    bool public executedTooEarly;
    uint256 public executions;

    function setUp() public override {
        super.setUp();
        height = block.number;
    }

    modifier step() {
        vm.warp(chainTime);
        vm.roll(height);
        _;
        follow();
    }

    function pass(uint256 seconds_, uint256 blocks) external step {
        chainTime += bound(seconds_, 0, 12 hours);
        height += bound(blocks, 1, 150);
        vm.warp(chainTime);
        vm.roll(height);
    }

    function proposeAny(uint256 who, uint256 what, uint256 seed) external step {
        make(who, what, seed);
    }

    function voteAny(uint256 who, uint256 id, bool support) external step {
        vm.prank(who % 9 == 0 ? someone(who) : voter(who));
        attempt(abi.encodeCall(IConsortium.vote, (bound(id, 0, consortium.proposalCount()), support)));
    }

    /// @dev All members for one.
    function agree(uint256 id) external step {
        support(bound(id, 0, consortium.proposalCount()));
    }

    function executeAny(uint256 id) external step {
        run(bound(id, 0, consortium.proposalCount()));
    }

    /// @dev The whole way, all for it: random numbers alone would hardly ever see a proposal through.
    function enactAny(uint256 who, uint256 what, uint256 seed) external step {
        make(who, what, seed);
        support(consortium.proposalCount());
        follow();
        chainTime += consortium.parameters().delay;
        height += 1;
        vm.warp(chainTime);
        vm.roll(height);
        run(consortium.proposalCount());
    }

    function cancelAny(uint256 who, uint256 id) external step {
        vm.prank(voter(who));
        attempt(abi.encodeCall(IConsortium.cancel, (bound(id, 0, consortium.proposalCount()))));
    }

    function reportAll(uint256 accused, bool absent, uint256 reporters) external step {
        uint32[] memory members = consortium.members();
        accused = accused % (consortium.memberCount() + 1);
        for (uint256 i = 0; i < members.length; ++i) {
            if (reporters >> i & 1 == 0) continue;
            vm.prank(consortium.member(members[i]).node);
            attempt(
                abi.encodeCall(
                    IConsortium.report,
                    (
                        uint32(accused),
                        absent ? ReportKind.Absent : ReportKind.SignedTwice,
                        uint64(height - 1 - reporters % 3)
                    )
                )
            );
        }
    }

    function comeBackAny(uint256 who) external step {
        vm.prank(consortium.member(uint32(who % (consortium.memberCount() + 1))).node);
        attempt(abi.encodeCall(IConsortium.comeBack, ()));
    }

    /// @dev The validators are the keys of the active members, each once, and not fewer than the floor.
    function checkValidators() external view {
        bytes32[] memory keys = consortium.validators();
        uint32[] memory members = consortium.members();
        uint256 active = 0;
        for (uint256 i = 0; i < members.length; ++i) {
            Member memory found = consortium.member(members[i]);
            assertTrue(found.status != MemberStatus.None && found.status != MemberStatus.Removed, "no member");
            if (found.status != MemberStatus.Active) continue;
            ++active;
            assertTrue(has(keys, found.validator), "an active member's key is missing");
        }
        assertEq(keys.length, active, "validators");
        for (uint256 i = 0; i < keys.length; ++i) {
            for (uint256 j = 0; j < i; ++j) {
                assertTrue(keys[i] != keys[j], "a key twice");
            }
        }
        assertLe(consortium.parameters().floor, keys.length, "floor");
    }

    function checkThreshold() external view {
        uint256 count = consortium.members().length;
        uint256 threshold = consortium.parameters().threshold;
        assertLe(threshold, count, "threshold above the members");
        assertLe(count + 1, 2 * threshold, "half of them are enough");
    }

    /// @dev An account is admitted exactly when it is a member's own, its node's, or one of its further ones.
    function checkAccounts() external view {
        uint256 known = 0;
        for (uint32 id = 1; id <= consortium.memberCount(); ++id) {
            Member memory found = consortium.member(id);
            address[] memory further = consortium.accountsOf(id);
            if (found.status == MemberStatus.Removed) {
                assertEq(further.length, 0, "accounts of a removed one");
                assertTrue(consortium.organisationOf(found.account) != id, "its account");
                assertTrue(consortium.organisationOf(found.node) != id, "its node");
                continue;
            }
            assertEq(consortium.organisationOf(found.account), id, "account");
            assertEq(consortium.organisationOf(found.node), id, "node");
            for (uint256 i = 0; i < further.length; ++i) {
                assertEq(consortium.organisationOf(further[i]), id, "further account");
            }
            known += 2 + further.length;
        }
        // Nobody else's: of all accounts there are in these runs.
        uint256 admitted = 0;
        for (uint256 i = 1; i <= cards + 2; ++i) {
            if (consortium.organisationOf(accountOf(i)) != 0) ++admitted;
            if (consortium.organisationOf(nodeOf(i)) != 0) ++admitted;
        }
        for (uint256 i = 0; i < 4; ++i) {
            if (consortium.organisationOf(extra(i)) != 0) ++admitted;
        }
        if (consortium.organisationOf(gateway) != 0) ++admitted;
        assertEq(admitted, known, "admitted accounts");
    }

    function checkExecutions() external view {
        assertFalse(executedTooEarly, "executed without votes or delay");
    }

    function support(uint256 id) private {
        uint32[] memory members = consortium.members();
        for (uint256 i = 0; i < members.length; ++i) {
            vm.prank(consortium.member(members[i]).account);
            attempt(abi.encodeCall(IConsortium.vote, (id, true)));
        }
    }

    function make(uint256 who, uint256 what, uint256 seed) private {
        uint32 target = uint32(seed % (consortium.memberCount() + 1));
        bytes memory data;
        what = what % 8;
        if (what == 0) data = abi.encodeCall(IConsortium.admit, (cardOf(++cards)));
        if (what == 1) data = abi.encodeCall(IConsortium.remove, (target));
        if (what == 2) data = abi.encodeCall(IConsortium.rotate, (target, cardOf(seed % (cards + 2) + 1)));
        if (what == 3) data = abi.encodeCall(IConsortium.release, (target));
        if (what == 4) {
            Parameters memory wanted = consortium.parameters();
            wanted.threshold = uint32(seed % 7 + 1);
            wanted.floor = uint32(seed / 7 % 4 + 1);
            wanted.delay = uint32(seed / 28 % 2 days);
            data = abi.encodeCall(IConsortium.setParameters, (wanted));
        }
        if (what == 5) data = abi.encodeCall(IConsortium.admitAccount, (someone(seed), target));
        if (what == 6) data = abi.encodeCall(IConsortium.dismissAccount, (someone(seed)));
        if (what == 7) data = abi.encodeCall(IConsortium.admit, (cardOf(seed % cards + 1)));
        vm.prank(voter(who));
        (bool success,) = address(consortium).call(abi.encodeCall(IConsortium.propose, (one(data), "")));
        assertTrue(success, "a member may propose");
    }

    function run(uint256 id) private {
        uint256 since = enoughSince[id];
        uint256 delay = consortium.parameters().delay;
        bool enough = id != 0 && votesFor(id) >= consortium.parameters().threshold;
        vm.prank(stranger);
        if (!attempt(abi.encodeCall(IConsortium.execute, (id)))) return;
        ++executions;
        if (!enough || since == 0 || chainTime < since + delay) executedTooEarly = true;
    }

    /// @dev Notes which proposals have enough votes now, and since when.
    function follow() private {
        for (uint256 id = 1; id <= consortium.proposalCount(); ++id) {
            if (votesFor(id) < consortium.parameters().threshold) {
                enoughSince[id] = 0;
            } else if (enoughSince[id] == 0) {
                enoughSince[id] = chainTime;
            }
        }
    }

    function votesFor(uint256 id) private view returns (uint256 yes) {
        uint32[] memory members = consortium.members();
        for (uint256 i = 0; i < members.length; ++i) {
            if (consortium.voteOf(id, members[i]) == Vote.Yes) ++yes;
        }
    }

    function voter(uint256 who) private view returns (address) {
        uint32[] memory members = consortium.members();
        return consortium.member(members[who % members.length]).account;
    }

    function extra(uint256 number) private pure returns (address) {
        return address(uint160(0xE000 + number));
    }

    function someone(uint256 seed) private view returns (address) {
        if (seed % 3 == 0) return extra(seed % 4);
        if (seed % 3 == 1) return accountOf(seed % cards + 1);
        return nodeOf(seed % cards + 1);
    }

    function attempt(bytes memory data) private returns (bool success) {
        (success,) = address(consortium).call(data);
    }
}
