// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Answer, Decision} from "../src/interfaces/IRecovery.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Digests} from "../src/libraries/Digests.sol";
import {Test} from "./Test.sol";

/// @dev Makes the library callable with calldata.
contract DigestsHarness {
    function ofRecord(bytes32 domain, Record calldata record) external pure returns (bytes32) {
        return Digests.ofRecord(domain, record);
    }
}

/// @dev The digests against those that internal/record computes of the same values, on chain 31337.
contract DigestsTest is Test {
    DigestsHarness private harness;
    bytes32 private domain;

    function setUp() public {
        harness = new DigestsHarness();
        domain = Digests.domain(repeated(0xaa));
    }

    function repeated(uint8 value) private pure returns (bytes32) {
        return bytes32(uint256(value) * (type(uint256).max / 255));
    }

    function recordOf() private pure returns (Record memory) {
        return Record({
            device: repeated(1),
            sequence: 0x0102030405060708,
            previous: repeated(2),
            listRoot: repeated(3),
            sealedKeyHash: repeated(4),
            policy: 0x11121314,
            policyVersion: 0x21222324,
            trigger: 8,
            epoch: 0x31323334,
            epochCommitment: repeated(5),
            verdict: 200,
            verdictHash: repeated(6),
            supersedes: repeated(7)
        });
    }

    function test_ofRecord() public view {
        assertEq(
            harness.ofRecord(domain, recordOf()),
            0xc5c66fcdad51b2baa9f0b8c7c0c92d9c2215074bc3f2a22b19809a6b21e5db3b,
            "record"
        );
    }

    function test_ofReceipt() public view {
        assertEq(
            Digests.ofReceipt(domain, repeated(1), repeated(3), 0x41424344, 0x51525354, 0x6162636465666768),
            0x6870c2554c64bc2ede576b71b75d9c145b80cbdbee424014f33cd7c1547a435a,
            "receipt"
        );
    }

    function test_ofEnrolment() public view {
        assertEq(
            Digests.ofEnrolment(domain, repeated(8), repeated(9), repeated(10)),
            0x1292ca7394f2da7e73d7f2ab94533a57f47f681284c543048c5e097a1992ad95,
            "enrolment"
        );
    }

    function test_ofRestoreRequest() public view {
        assertEq(
            Digests.ofRestoreRequest(
                domain,
                repeated(1),
                repeated(11),
                repeated(12),
                repeated(13),
                repeated(14),
                repeated(15),
                0x7172737475767778
            ),
            0xc191b9ff3d78c3b99f39cc3dc51df9be22c6977c8afb67ef323f0b940a0a83f4,
            "restore request"
        );
    }

    function test_ofRestoreReport() public view {
        assertEq(
            Digests.ofRestoreReport(
                domain,
                0x0102030405060708,
                repeated(11),
                0x1112131415161718,
                0x2122232425262728,
                0x31323334,
                repeated(12)
            ),
            0x5e3e6bcd6badb6804b030479195a882156c0940f841e252c615c087dfacdc94d,
            "restore report"
        );
    }

    function test_ofDecision() public view {
        Decision memory decision = Decision({
            request: 0x0102030405060708,
            device: repeated(1),
            record: repeated(2),
            recipient: repeated(3),
            reader: repeated(4),
            purpose: repeated(5),
            region: repeated(9),
            requester: address(bytes20(repeated(6))),
            epoch: 0x11121314,
            policy: 0x21222324,
            policyVersion: 0x31323334,
            approver: address(bytes20(repeated(7))),
            answer: Answer.Deny,
            reason: repeated(8),
            nonce: 0x4142434445464748
        });
        assertEq(
            Digests.ofDecision(domain, decision),
            0xde3232ddc166bcddfff142a46bbb9c83adcb96e25025c81e86249311678bbe01,
            "decision"
        );
    }

    /// @dev A member with bits above its type is no record: the call reverts, as Solidity's own decoder would.
    function testFuzz_ofRecord_refusesWideMembers(uint256 which, uint256 bit) public view {
        uint256[6] memory members = [uint256(1), 5, 6, 7, 8, 10];
        uint256[6] memory widths = [uint256(64), 32, 32, 8, 32, 8];
        which = bound(which, 0, 5);
        bit = bound(bit, widths[which], 255);
        bytes memory data = abi.encodeCall(DigestsHarness.ofRecord, (domain, recordOf()));
        uint256 place = 0x20 + 4 + 0x20 + members[which] * 0x20;
        assembly ("memory-safe") {
            let word := add(data, place)
            mstore(word, or(mload(word), shl(bit, 1)))
        }
        (bool success,) = address(harness).staticcall(data);
        assertFalse(success, "a wide member was hashed");
    }
}
