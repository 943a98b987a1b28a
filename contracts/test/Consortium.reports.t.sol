// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    IConsortium,
    Founding,
    Member,
    MemberStatus,
    Parameters,
    ReportKind
} from "../src/interfaces/IConsortium.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

contract ConsortiumReportsTest is ConsortiumFixture {
    ReportKind private constant TWICE = ReportKind.SignedTwice;
    ReportKind private constant ABSENT = ReportKind.Absent;

    /// @dev Heights from BEGIN + 100 on can be absent ones; blocks go on from BEGIN + 500.
    function setUp() public override {
        super.setUp();
        vm.roll(BEGIN + 500);
    }

    function status(uint32 organisation) private view returns (uint256) {
        return uint8(consortium.member(organisation).status);
    }

    function expectReport(uint256 by, uint32 accused, ReportKind kind, uint64 height, bytes memory reason)
        private
    {
        vm.prank(nodeOf(by));
        vm.expectRevert(reason);
        consortium.report(accused, kind, height);
    }

    /// @dev Exactly more than two thirds of the others set a validator aside, whatever their number.
    function testFuzz_quorum(uint256 count, bool absent, uint256 seed) public {
        count = bound(count, 2, 20);
        found(foundingOf(count));
        vm.roll(block.number + 200);
        uint32 accused = uint32(seed % count + 1);
        ReportKind kind = absent ? ABSENT : TWICE;
        uint256 needed = 2 * (count - 1) / 3 + 1;
        uint256 made = 0;
        uint64 height = uint64(block.number - 1);
        for (uint256 i = 1; made < needed; ++i) {
            if (i == accused) continue;
            assertEq(status(accused), uint8(MemberStatus.Active), "too early");
            report(i, accused, kind, height);
            ++made;
        }
        assertEq(status(accused), uint8(absent ? MemberStatus.Absent : MemberStatus.Jailed), "set aside");
        assertEq(consortium.validators().length, count - 1, "validators");
        assertFalse(has(consortium.validators(), validatorOf(accused)), "its key");
        assertEq(consortium.organisationOf(accountOf(accused)), accused, "it stays a member");
    }

    function test_countedOnce() public {
        report(1, 4, TWICE, 1100);
        expectReport(1, 4, TWICE, 1100, abi.encodeWithSelector(IConsortium.ReportKnown.selector));
        report(2, 4, TWICE, 1100);
        // Other heights and kinds are other reports.
        report(3, 4, TWICE, 1101);
        report(3, 4, ABSENT, 1100);
        (uint32 count, bool held) = consortium.reports(4, TWICE, 1100);
        assertEq(count, 2, "reports");
        assertFalse(held, "held");
        assertTrue(consortium.reportedBy(4, TWICE, 1100, 2), "by 2");
        assertFalse(consortium.reportedBy(4, TWICE, 1100, 3), "by 3");
        assertEq(status(4), uint8(MemberStatus.Active), "status");
        report(3, 4, TWICE, 1100);
        assertEq(status(4), uint8(MemberStatus.Jailed), "status");
        expectReport(1, 4, TWICE, 1101, abi.encodeWithSelector(IConsortium.NotReportable.selector, 4, 2));
    }

    function test_whoReports() public {
        address[3] memory who = [stranger, accountOf(1), gateway];
        for (uint256 i = 0; i < who.length; ++i) {
            vm.prank(who[i]);
            vm.expectRevert(abi.encodeWithSelector(IConsortium.NotValidatorNode.selector, who[i]));
            consortium.report(4, TWICE, 1100);
        }
        expectReport(1, 1, TWICE, 1100, abi.encodeWithSelector(IConsortium.OwnReport.selector));
        expectReport(1, 9, TWICE, 1100, abi.encodeWithSelector(IConsortium.NotReportable.selector, 9, 0));
        setAside(4, ABSENT, 1200);
        expectReport(
            4, 1, TWICE, 1100, abi.encodeWithSelector(IConsortium.NotValidatorNode.selector, nodeOf(4))
        );
    }

    function test_heights() public {
        bytes4 out = IConsortium.HeightOutOfRange.selector;
        uint64 last = uint64(BEGIN + 499);
        expectReport(1, 4, TWICE, last + 1, abi.encodeWithSelector(out, last + 1, BEGIN, last));
        expectReport(1, 4, TWICE, 999, abi.encodeWithSelector(out, 999, BEGIN, last));
        expectReport(1, 4, ABSENT, 1099, abi.encodeWithSelector(out, 1099, BEGIN + 100, last));
        report(1, 4, TWICE, uint64(BEGIN));
        report(1, 4, ABSENT, uint64(BEGIN + 100));
        report(2, 4, TWICE, last);
    }

    /// @dev A validator that came back is not found absent within the same span, nor for what was before.
    function test_absentAndBack() public {
        setAside(4, ABSENT, 1200);
        vm.roll(block.number + 1);
        uint64 back = uint64(block.number);
        vm.prank(nodeOf(4));
        consortium.comeBack();
        assertEq(status(4), uint8(MemberStatus.Active), "status");
        assertTrue(has(consortium.validators(), validatorOf(4)), "its key");
        vm.roll(block.number + 200);
        bytes memory reason = abi.encodeWithSelector(
            IConsortium.HeightOutOfRange.selector, back + 99, back + 100, block.number - 1
        );
        expectReport(1, 4, ABSENT, back + 99, reason);
        // Having been away clears nobody of having signed twice before.
        report(1, 4, TWICE, 1150);
        report(2, 4, TWICE, 1150);
        report(3, 4, TWICE, 1150);
        assertEq(status(4), uint8(MemberStatus.Jailed), "status");
    }

    /// @dev Who is absent can be jailed for what it did; it does not come back by itself then.
    function test_absentThenJailed() public {
        setAside(4, ABSENT, 1200);
        report(1, 4, TWICE, 1100);
        report(2, 4, TWICE, 1100);
        assertEq(status(4), uint8(MemberStatus.Absent), "status");
        report(3, 4, TWICE, 1100);
        assertEq(status(4), uint8(MemberStatus.Jailed), "status");
        assertEq(consortium.validators().length, 3, "validators");
        vm.roll(block.number + 1);
        vm.prank(nodeOf(4));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotAbsent.selector, nodeOf(4)));
        consortium.comeBack();
    }

    function test_release() public {
        expectFailure(
            abi.encodeCall(IConsortium.release, (4)),
            abi.encodeWithSelector(IConsortium.NotJailed.selector, 4)
        );
        setAside(4, TWICE, 1100);
        assertEq(consortium.member(4).since, block.number, "since, jailed");
        enact(abi.encodeCall(IConsortium.release, (4)));
        assertEq(status(4), uint8(MemberStatus.Absent), "status");
        assertEq(consortium.member(4).since, block.number, "since, released");
        comeBack(4);
        assertEq(status(4), uint8(MemberStatus.Active), "status");
        assertEq(consortium.member(4).since, block.number, "since, back");
        // What it was jailed for counts no longer, reported by whomever.
        Member memory found = consortium.member(4);
        expectReport(
            3,
            4,
            TWICE,
            1101,
            abi.encodeWithSelector(
                IConsortium.HeightOutOfRange.selector, 1101, found.answersFrom, block.number - 1
            )
        );
    }

    /// @dev A jailed member still votes, and another key of its validator answers only from then on.
    function test_rotateInJail() public {
        setAside(4, TWICE, 1100);
        enact(abi.encodeCall(IConsortium.rotate, (4, cardOf(7))));
        assertEq(status(4), uint8(MemberStatus.Jailed), "status");
        assertEq(consortium.validators().length, 3, "validators");
    }

    /// @dev The floor keeps a validator; when the floor allows, a report made again sets it aside.
    function test_floor() public {
        Parameters memory wanted = parametersOf(4);
        wanted.floor = 4;
        enact(abi.encodeCall(IConsortium.setParameters, (wanted)));
        setAside(4, TWICE, 1100);
        assertEq(status(4), uint8(MemberStatus.Active), "status");
        (uint32 count, bool held) = consortium.reports(4, TWICE, 1100);
        assertEq(count, 3, "reports");
        assertTrue(held, "held");
        expectReport(1, 4, TWICE, 1100, abi.encodeWithSelector(IConsortium.BelowFloor.selector, 4));
        wanted.floor = 3;
        enact(abi.encodeCall(IConsortium.setParameters, (wanted)));
        report(1, 4, TWICE, 1100);
        assertEq(status(4), uint8(MemberStatus.Jailed), "status");
    }

    /// @dev Reports of those whose validators are not in force any more do not count.
    function test_reportersOfToday() public {
        found(foundingOf(6));
        vm.roll(block.number + 500);
        uint64 height = uint64(block.number - 1);
        report(1, 6, TWICE, height);
        report(2, 6, TWICE, height);
        report(3, 6, TWICE, height);
        for (uint256 i = 2; i <= 5; ++i) {
            report(i, 1, ABSENT, height);
        }
        assertEq(status(1), uint8(MemberStatus.Absent), "status of 1");
        (uint32 count,) = consortium.reports(6, TWICE, height);
        assertEq(count, 2, "reports");
        vm.roll(block.number + 1);
        report(4, 6, TWICE, height);
        // 3 of 4 others
        assertEq(status(6), uint8(MemberStatus.Jailed), "status of 6");
    }

    /// @dev Where the validators changed in this block already, the report that would change them waits for the next.
    function test_oneChangeInABlock() public {
        found(foundingOf(7));
        vm.roll(block.number + 500);
        uint64 height = uint64(block.number - 1);
        setAside(7, ABSENT, height);
        for (uint256 i = 1; i <= 3; ++i) {
            report(i, 6, ABSENT, height);
        }
        expectReport(
            4, 6, ABSENT, height, abi.encodeWithSelector(IConsortium.ValidatorsChangedInThisBlock.selector)
        );
        vm.roll(block.number + 1);
        report(4, 6, ABSENT, height);
        assertEq(status(6), uint8(MemberStatus.Absent), "status");
    }

    /// @dev All others that report, until no more can.
    function setAside(uint32 accused, ReportKind kind, uint64 height) private {
        uint256 others = consortium.validators().length - 1;
        uint256 needed = 2 * others / 3 + 1;
        for (uint256 i = 1; needed > 0; ++i) {
            if (i == accused) continue;
            report(i, accused, kind, height);
            --needed;
        }
    }
}
