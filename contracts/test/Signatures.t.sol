// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Signatures} from "../src/libraries/Signatures.sol";
import {Test} from "./Test.sol";

/// @dev Makes the library callable with calldata.
contract SignaturesHarness {
    function verify(bytes32 digest, bytes calldata signature, bytes32 x, bytes32 y)
        external
        view
        returns (bool)
    {
        return Signatures.verify(digest, signature, x, y);
    }
}

contract SignaturesTest is Test {
    SignaturesHarness private harness;
    bytes32 private x;
    bytes32 private y;

    uint256 private constant SECRET = 0xb0b;
    bytes32 private constant DIGEST = keccak256("what is signed");

    function setUp() public {
        harness = new SignaturesHarness();
        (uint256 x_, uint256 y_) = vm.publicKeyP256(SECRET);
        (x, y) = (bytes32(x_), bytes32(y_));
    }

    function lowS(bytes32 digest) private pure returns (bytes32 r, bytes32 s) {
        (r, s) = vm.signP256(SECRET, digest);
        if (uint256(s) > P256.N / 2) s = bytes32(P256.N - uint256(s));
    }

    /// @dev Wycheproof, ecdsa_secp256r1_sha256_p1363: a valid signature with small r and s.
    function test_verify_knownVector() public view {
        bytes memory signature = abi.encodePacked(uint256(5), uint256(1));
        assertTrue(
            harness.verify(
                0xbb5a52f42f9c9261ed4361f59422a1e30036e7c32b270c8807a419feca605023,
                signature,
                0xa71af64de5126a4a4e02b7922d66ce9415ce88a4c9d25514d91082c8725ac957,
                0x5d47723c8fbe580bb369fec9c2665d8e30a435b9932645482e7c9f11e872296b
            ),
            "valid signature refused"
        );
    }

    function testFuzz_verify_acceptsLowS(bytes32 digest) public view {
        (bytes32 r, bytes32 s) = lowS(digest);
        assertTrue(harness.verify(digest, abi.encodePacked(r, s), x, y), "valid signature refused");
    }

    function testFuzz_verify_refusesHighS(bytes32 digest) public view {
        (bytes32 r, bytes32 s) = lowS(digest);
        s = bytes32(P256.N - uint256(s));
        assertFalse(harness.verify(digest, abi.encodePacked(r, s), x, y), "high s accepted");
    }

    function testFuzz_verify_refusesAnyChangedBit(uint256 bit) public view {
        (bytes32 r, bytes32 s) = lowS(DIGEST);
        bytes32[5] memory words = [DIGEST, r, s, x, y];
        bit = bound(bit, 0, 5 * 256 - 1);
        words[bit / 256] ^= bytes32(1 << (bit % 256));
        assertFalse(
            harness.verify(words[0], abi.encodePacked(words[1], words[2]), words[3], words[4]),
            "changed signature accepted"
        );
    }

    function testFuzz_verify_refusesOtherLengths(uint8 length) public view {
        if (length == 64) length = 65;
        (bytes32 r, bytes32 s) = lowS(DIGEST);
        bytes memory signature = abi.encodePacked(r, s, new bytes(191));
        assembly ("memory-safe") {
            mstore(signature, length)
        }
        assertFalse(harness.verify(DIGEST, signature, x, y), "wrong length accepted");
    }

    function test_verify_refusesZeroAndOffCurve() public view {
        (bytes32 r, bytes32 s) = lowS(DIGEST);
        assertFalse(harness.verify(DIGEST, new bytes(64), x, y), "zero signature accepted");
        assertFalse(harness.verify(DIGEST, abi.encodePacked(r, bytes32(0)), x, y), "zero s accepted");
        assertFalse(harness.verify(DIGEST, abi.encodePacked(bytes32(0), s), x, y), "zero r accepted");
        assertFalse(
            harness.verify(DIGEST, abi.encodePacked(P256.N, s), x, y), "r of the order's size accepted"
        );
        assertFalse(harness.verify(DIGEST, abi.encodePacked(r, s), 0, 0), "zero key accepted");
        assertFalse(
            harness.verify(DIGEST, abi.encodePacked(r, s), x, bytes32(uint256(y) ^ 1)), "key off curve"
        );
    }
}

/// @dev The same on a chain without the precompile.
/// forge-config: default.evm_version = "prague"
contract SignaturesWithoutPrecompileTest is Test {
    function test_verify_refusesWithoutPrecompile() public {
        SignaturesHarness harness = new SignaturesHarness();
        (uint256 x, uint256 y) = vm.publicKeyP256(7);
        (bytes32 r, bytes32 s) = vm.signP256(7, keccak256("text"));
        if (uint256(s) > P256.N / 2) s = bytes32(P256.N - uint256(s));
        (, bytes memory output) = address(0x100).staticcall(abi.encode(keccak256("text"), r, s, x, y));
        assertEq(output.length, 0, "this chain has the precompile");
        assertFalse(
            harness.verify(keccak256("text"), abi.encodePacked(r, s), bytes32(x), bytes32(y)),
            "accepted without a verification"
        );
    }
}
