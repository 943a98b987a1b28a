// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title P-256 signatures by the precompile of EIP-7951
library Signatures {
    /// @dev The precompile's address (EIP-7951, P256VERIFY).
    uint256 private constant PRECOMPILE = 0x100;

    /// @dev Half the order of P-256 (FIPS 186-5): of the two valid values of s only the lower one is accepted, so
    /// that nobody can make a second signature from a first.
    uint256 private constant HALF_N = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8;

    /// @notice Whether r || s is the signature of a digest by a key. False, too, for any other length, for a key
    /// that is not on the curve, and on a chain without the precompile.
    /// @param digest what was signed
    /// @param signature r || s, 64 bytes
    /// @param x of the key
    /// @param y of the key
    /// @return whether it is
    function verify(bytes32 digest, bytes calldata signature, bytes32 x, bytes32 y)
        internal
        view
        returns (bool)
    {
        if (signature.length != 64) return false;
        return verify(digest, bytes32(signature[:32]), bytes32(signature[32:]), x, y);
    }

    /// @notice Whether (r, s) is the signature of a digest by a key. False, too, for a key that is not on the
    /// curve, and on a chain without the precompile.
    /// @param digest what was signed
    /// @param r of the signature
    /// @param s of the signature
    /// @param x of the key
    /// @param y of the key
    /// @return valid whether it is
    function verify(bytes32 digest, bytes32 r, bytes32 s, bytes32 x, bytes32 y)
        internal
        view
        returns (bool valid)
    {
        if (uint256(s) > HALF_N) return false;
        // The input is digest, r, s, x, y; the output is the word 1 for a valid signature and nothing otherwise.
        // An address without code answers with nothing as well, which is why the length is looked at.
        assembly ("memory-safe") {
            let input := mload(0x40)
            mstore(input, digest)
            mstore(add(input, 0x20), r)
            mstore(add(input, 0x40), s)
            mstore(add(input, 0x60), x)
            mstore(add(input, 0x80), y)
            mstore(0x00, 0)
            let success := staticcall(gas(), PRECOMPILE, input, 0xa0, 0x00, 0x20)
            valid := and(success, and(eq(returndatasize(), 0x20), eq(mload(0x00), 1)))
        }
    }
}
