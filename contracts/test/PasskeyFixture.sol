// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Assertion} from "../src/interfaces/IApprovers.sol";
import {Answer, Request} from "../src/interfaces/IRecovery.sol";
import {Fixture, Key} from "./Fixture.sol";

/// @dev An authenticator and a browser in software, by the text of WebAuthn.
abstract contract PasskeyFixture is Fixture {
    address internal constant first = address(0xB1);
    address internal constant second = address(0xB2);
    /// @dev Flags UP and UV.
    bytes1 internal constant FLAGS = 0x05;

    function personKey() internal pure returns (Key memory) {
        return keyOf("a person's passkey");
    }

    function addPasskey(Key memory key) internal returns (address) {
        vm.prank(first);
        return passkeys.add(1, key.x, key.y, "credential", "Ada");
    }

    function authenticatorDataOf(bytes32 relyingParty, bytes1 flags, bytes memory extensions)
        internal
        pure
        returns (bytes memory)
    {
        return abi.encodePacked(relyingParty, flags, uint32(7), extensions);
    }

    function clientDataOf(bytes32 challenge) internal pure returns (bytes memory) {
        return clientDataOf(challenge, "http://localhost:41234", ',"crossOrigin":false}');
    }

    function clientDataOf(bytes32 challenge, string memory origin, string memory rest)
        internal
        pure
        returns (bytes memory)
    {
        return abi.encodePacked(
            '{"type":"webauthn.get","challenge":"',
            Base64.encodeURL(abi.encodePacked(challenge)),
            '","origin":"',
            origin,
            '"',
            rest
        );
    }

    function assertionOf(Key memory key, bytes memory authenticatorData, bytes memory clientData)
        internal
        pure
        returns (Assertion memory assertion)
    {
        assertion.authenticatorData = authenticatorData;
        assertion.clientData = clientData;
        (assertion.r, assertion.s) =
            sign(key, sha256(abi.encodePacked(authenticatorData, sha256(clientData))));
    }

    function assertionOf(Key memory key, bytes32 challenge) internal pure returns (Assertion memory) {
        return assertionOf(key, authenticatorDataOf(sha256("localhost"), FLAGS, ""), clientDataOf(challenge));
    }

    /// @dev The challenge by the text of EIP-712, from what the contract says of the request.
    function challengeOf(uint256 id, address passkey, Answer answer, bytes32 reason, uint64 nonce)
        internal
        view
        returns (bytes32)
    {
        return challengeOf(GENESIS, id, passkey, answer, reason, nonce);
    }

    function challengeOf(
        bytes32 genesis,
        uint256 id,
        address passkey,
        Answer answer,
        bytes32 reason,
        uint64 nonce
    ) internal view returns (bytes32) {
        Request memory r = recovery.requestOf(id);
        bytes memory front = abi.encode(
            keccak256(
                "Decision(uint64 request,bytes32 device,bytes32 record,bytes32 recipient,bytes32 reader,bytes32 purpose,bytes32 region,address requester,uint32 epoch,uint32 policy,uint32 policyVersion,address approver,uint8 answer,bytes32 reason,uint64 nonce)"
            ),
            id,
            r.device,
            r.recordHash,
            r.recipient,
            r.reader,
            r.purpose,
            r.region
        );
        bytes memory back =
            abi.encode(r.requester, r.epoch, r.policy, r.policyVersion, passkey, answer, reason, nonce);
        return typed(genesis, bytes.concat(front, back));
    }
}
