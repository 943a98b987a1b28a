// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Decision} from "../interfaces/IRecovery.sol";
import {Record} from "../interfaces/ISnapshots.sol";

/// @title What is signed, as EIP-712 hashes it
/// @notice The domain names the chain by the hash of its EVM genesis block and names no contract, on purpose: a
/// successor contract must be able to accept records that were signed before it existed.
library Digests {
    bytes32 internal constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,bytes32 salt)");

    bytes32 internal constant RECORD_TYPEHASH = keccak256(
        "Record(bytes32 device,uint64 sequence,bytes32 previous,bytes32 listRoot,bytes32 sealedKeyHash,uint32 policy,uint32 policyVersion,uint8 trigger,uint32 epoch,bytes32 epochCommitment,uint8 verdict,bytes32 verdictHash,bytes32 supersedes)"
    );

    bytes32 internal constant RECEIPT_TYPEHASH = keccak256(
        "Receipt(bytes32 device,bytes32 listRoot,uint32 slot,uint32 slotVersion,uint64 validUntil)"
    );

    bytes32 internal constant ENROLMENT_TYPEHASH =
        keccak256("Enrolment(bytes32 invitation,bytes32 x,bytes32 y)");

    bytes32 internal constant RESTORE_REQUEST_TYPEHASH = keccak256(
        "RestoreRequest(bytes32 device,bytes32 record,bytes32 recipient,bytes32 reader,bytes32 purpose,bytes32 region,uint64 nonce)"
    );

    bytes32 internal constant RESTORE_REPORT_TYPEHASH = keccak256(
        "RestoreReport(uint64 request,bytes32 listRoot,uint64 files,uint64 size,uint32 positions,bytes32 evidence)"
    );

    bytes32 internal constant ALIVE_TYPEHASH = keccak256("Alive(bytes32 device,uint64 request)");

    bytes32 internal constant DECISION_TYPEHASH = keccak256(
        "Decision(uint64 request,bytes32 device,bytes32 record,bytes32 recipient,bytes32 reader,bytes32 purpose,bytes32 region,address requester,uint32 epoch,uint32 policy,uint32 policyVersion,address approver,uint8 answer,bytes32 reason,uint64 nonce)"
    );

    /// @notice The domain separator of the chain whose EVM genesis block has this hash.
    /// @param genesis the hash of the chain's EVM genesis block
    /// @return the domain separator
    function domain(bytes32 genesis) internal view returns (bytes32) {
        return
            keccak256(
                abi.encode(DOMAIN_TYPEHASH, keccak256("Byssus"), keccak256("1"), block.chainid, genesis)
            );
    }

    /// @notice The digest of a struct hash in a domain: keccak256(0x1901 || domain || structHash).
    /// @param domainSeparator the domain
    /// @param structHash the hash of the struct
    /// @return result the digest
    function digest(bytes32 domainSeparator, bytes32 structHash) internal pure returns (bytes32 result) {
        assembly ("memory-safe") {
            let buffer := mload(0x40)
            mstore(buffer, hex"1901")
            mstore(add(buffer, 0x02), domainSeparator)
            mstore(add(buffer, 0x22), structHash)
            result := keccak256(buffer, 0x42)
        }
    }

    /// @notice keccak256(first || second).
    /// @param first the first word
    /// @param second the second word
    /// @return result the hash
    function pair(bytes32 first, bytes32 second) internal pure returns (bytes32 result) {
        assembly ("memory-safe") {
            mstore(0x00, first)
            mstore(0x20, second)
            result := keccak256(0x00, 0x40)
        }
    }

    /// @notice The record hash: the digest of Record.
    /// @param domainSeparator the domain
    /// @param record the record
    /// @return the record hash
    function ofRecord(bytes32 domainSeparator, Record calldata record) internal pure returns (bytes32) {
        bytes32 typeHash = RECORD_TYPEHASH;
        bytes32 structHash;
        // The same as keccak256(abi.encode(typeHash, record)): calldata has the words as EIP-712 wants them. Like
        // the decoder of Solidity this refuses a narrow member with bits set above its type.
        assembly ("memory-safe") {
            let wide := shr(64, calldataload(add(record, 0x20))) // sequence
            wide := or(wide, shr(32, calldataload(add(record, 0xa0)))) // policy
            wide := or(wide, shr(32, calldataload(add(record, 0xc0)))) // policyVersion
            wide := or(wide, shr(8, calldataload(add(record, 0xe0)))) // trigger
            wide := or(wide, shr(32, calldataload(add(record, 0x100)))) // epoch
            wide := or(wide, shr(8, calldataload(add(record, 0x140)))) // verdict
            if wide { revert(0, 0) }
            let buffer := mload(0x40)
            mstore(buffer, typeHash)
            calldatacopy(add(buffer, 0x20), record, 0x1a0)
            structHash := keccak256(buffer, 0x1c0)
        }
        return digest(domainSeparator, structHash);
    }

    /// @notice The digest of Receipt.
    /// @param domainSeparator the domain
    /// @param device the device's id
    /// @param listRoot the root of the pack list
    /// @param slot the slot's number
    /// @param slotVersion the slot's version
    /// @param validUntil until when the share is kept, by the retention clock
    /// @return the digest
    function ofReceipt(
        bytes32 domainSeparator,
        bytes32 device,
        bytes32 listRoot,
        uint256 slot,
        uint256 slotVersion,
        uint256 validUntil
    ) internal pure returns (bytes32) {
        bytes32 typeHash = RECEIPT_TYPEHASH;
        bytes32 structHash;
        // The same as keccak256(abi.encode(...)), without leaving the words in memory: it runs w times an anchor.
        assembly ("memory-safe") {
            let buffer := mload(0x40)
            mstore(buffer, typeHash)
            mstore(add(buffer, 0x20), device)
            mstore(add(buffer, 0x40), listRoot)
            mstore(add(buffer, 0x60), slot)
            mstore(add(buffer, 0x80), slotVersion)
            mstore(add(buffer, 0xa0), validUntil)
            structHash := keccak256(buffer, 0xc0)
        }
        return digest(domainSeparator, structHash);
    }

    /// @notice The digest of Enrolment.
    /// @param domainSeparator the domain
    /// @param invitation the invitation's id
    /// @param x of the device's key
    /// @param y of the device's key
    /// @return the digest
    function ofEnrolment(bytes32 domainSeparator, bytes32 invitation, bytes32 x, bytes32 y)
        internal
        pure
        returns (bytes32)
    {
        return digest(domainSeparator, keccak256(abi.encode(ENROLMENT_TYPEHASH, invitation, x, y)));
    }

    /// @notice The digest of RestoreRequest.
    /// @param domainSeparator the domain
    /// @param device the device's id
    /// @param record the snapshot's record hash
    /// @param recipient keccak256 of the HPKE public key to re-seal shares to
    /// @param reader keccak256(x || y) of the key that reads from stores
    /// @param purpose why
    /// @param region where it goes
    /// @param nonce tells one request of the device from another
    /// @return the digest
    function ofRestoreRequest(
        bytes32 domainSeparator,
        bytes32 device,
        bytes32 record,
        bytes32 recipient,
        bytes32 reader,
        bytes32 purpose,
        bytes32 region,
        uint64 nonce
    ) internal pure returns (bytes32) {
        return digest(
            domainSeparator,
            keccak256(
                abi.encode(
                    RESTORE_REQUEST_TYPEHASH, device, record, recipient, reader, purpose, region, nonce
                )
            )
        );
    }

    /// @notice The digest of RestoreReport.
    /// @param domainSeparator the domain
    /// @param request the request's number
    /// @param listRoot the root of the pack list that was restored
    /// @param files how many files
    /// @param size how many bytes
    /// @param positions which places of the layout it was read from
    /// @param evidence a hash of what shows it
    /// @return the digest
    function ofRestoreReport(
        bytes32 domainSeparator,
        uint64 request,
        bytes32 listRoot,
        uint64 files,
        uint64 size,
        uint32 positions,
        bytes32 evidence
    ) internal pure returns (bytes32) {
        return digest(
            domainSeparator,
            keccak256(
                abi.encode(RESTORE_REPORT_TYPEHASH, request, listRoot, files, size, positions, evidence)
            )
        );
    }

    /// @notice The digest of Alive.
    function ofAlive(bytes32 domainSeparator, bytes32 device, uint64 request)
        internal
        pure
        returns (bytes32)
    {
        return digest(domainSeparator, keccak256(abi.encode(ALIVE_TYPEHASH, device, request)));
    }

    /// @notice The digest of Decision.
    /// @param domainSeparator the domain
    /// @param decision the answer and its request
    /// @return the digest
    function ofDecision(bytes32 domainSeparator, Decision memory decision) internal pure returns (bytes32) {
        return digest(domainSeparator, keccak256(abi.encode(DECISION_TYPEHASH, decision)));
    }
}
