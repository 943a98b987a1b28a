// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {WebAuthn} from "@openzeppelin/contracts/utils/cryptography/WebAuthn.sol";
import {Assertion, IApprovers, Passkey} from "./interfaces/IApprovers.sol";
import {IStores} from "./interfaces/IStores.sol";

/// @title Passkeys that approve restores
/// @dev What the client data must be is the order of WebAuthn level 2, 5.8.1.2: a template instead of a JSON parser.
/// OpenZeppelin's WebAuthn is asked last, for the signature; what it refuses without a reason, and what it leaves to
/// others (relying party, origin), is looked at before.
contract Approvers is IApprovers {
    /// @notice The most passkeys in use that an organisation has.
    uint256 public constant MAX_PASSKEYS = 64;
    /// @notice Hash of relying party, flags, counter: what authenticator data has at least, in bytes.
    uint256 public constant MIN_AUTHENTICATOR_DATA = 37;
    /// @notice With what extensions add, in bytes.
    uint256 public constant MAX_AUTHENTICATOR_DATA = 256;
    /// @notice The longest client data, in bytes: browsers make some 130 to 270.
    uint256 public constant MAX_CLIENT_DATA = 1024;

    /// @notice SHA-256 of "localhost", the relying party of every page of this program.
    bytes32 public constant RELYING_PARTY =
        0x49960de5880e8c687434170f6476605b8fe4aeb9a28632c7995cf3ba831d9763;

    bytes private constant TYPE_AND_CHALLENGE = '{"type":"webauthn.get","challenge":"';
    /// @dev Where `"type"` and `"challenge"` begin in it.
    uint256 private constant TYPE_AT = 1;
    uint256 private constant CHALLENGE_AT = 23;
    bytes private constant ORIGIN = '","origin":"http://localhost:';
    bytes private constant NOT_CROSS = '","crossOrigin":false';
    /// @dev Of a TCP port.
    uint256 private constant MAX_DIGITS = 5;

    IStores private immutable _stores;

    mapping(address approver => Passkey) private _passkeys;
    mapping(uint32 organisation => address[]) private _passkeysOf;

    /// @param stores where organisations and their accounts are known
    constructor(IStores stores) {
        _stores = stores;
    }

    /// @inheritdoc IApprovers
    function add(uint32 organisation, bytes32 x, bytes32 y, bytes32 credential, bytes32 name)
        external
        returns (address approver)
    {
        _requireAccount(organisation);
        _requireActive(organisation);
        if (name == 0) revert NameMissing();
        if (!P256.isValidPublicKey(x, y)) revert KeyInvalid(x, y);
        approver = approverOf(organisation, x, y);
        if (_passkeys[approver].organisation != 0) revert PasskeyKnown(approver);
        if (_passkeysOf[organisation].length >= MAX_PASSKEYS) revert TooManyPasskeys(MAX_PASSKEYS);

        _passkeys[approver] = Passkey({
            x: x,
            y: y,
            credential: credential,
            name: name,
            organisation: organisation,
            addedAt: uint64(block.timestamp),
            removedAt: 0
        });
        _passkeysOf[organisation].push(approver);
        emit PasskeyAdded(approver, organisation, x, y, credential, name);
    }

    /// @inheritdoc IApprovers
    function remove(address approver) external {
        Passkey storage removed = _requireInUse(approver);
        uint32 organisation = removed.organisation;
        _requireAccount(organisation);

        removed.removedAt = uint64(block.timestamp);
        address[] storage list = _passkeysOf[organisation];
        uint256 index = 0;
        while (list[index] != approver) ++index;
        list[index] = list[list.length - 1];
        list.pop();
        emit PasskeyRemoved(approver, organisation);
    }

    /// @inheritdoc IApprovers
    function verify(address approver, bytes32 challenge, Assertion calldata assertion)
        external
        view
        returns (uint32 organisation)
    {
        Passkey storage key = _requireInUse(approver);
        organisation = key.organisation;
        _requireActive(organisation);
        _checkAuthenticatorData(assertion.authenticatorData);
        _checkClientData(assertion.clientData, challenge);
        if (uint256(assertion.s) > P256.N / 2) revert SignatureHigh(assertion.s);
        WebAuthn.WebAuthnAuth memory auth = WebAuthn.WebAuthnAuth({
            r: assertion.r,
            s: assertion.s,
            challengeIndex: CHALLENGE_AT,
            typeIndex: TYPE_AT,
            authenticatorData: assertion.authenticatorData,
            clientDataJSON: string(assertion.clientData)
        });
        if (!WebAuthn.verify(abi.encode(challenge), auth, key.x, key.y)) revert AssertionForged(approver);
    }

    /// @inheritdoc IApprovers
    function passkey(address approver) external view returns (Passkey memory) {
        return _passkeys[approver];
    }

    /// @inheritdoc IApprovers
    function passkeysOf(uint32 organisation) external view returns (address[] memory) {
        return _passkeysOf[organisation];
    }

    /// @inheritdoc IApprovers
    function approverOf(uint32 organisation, bytes32 x, bytes32 y) public pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode(organisation, x, y)))));
    }

    function _requireInUse(address approver) private view returns (Passkey storage found) {
        found = _passkeys[approver];
        if (found.organisation == 0) revert PasskeyUnknown(approver);
        if (found.removedAt != 0) revert PasskeyGone(approver, found.removedAt);
    }

    function _requireAccount(uint32 organisation) private view {
        if (organisation == 0 || organisation > _stores.organisationCount()) {
            revert OrganisationUnknown(organisation);
        }
        address account = _stores.organisation(organisation).account;
        if (msg.sender != account) revert NotOrganisation(organisation, account);
    }

    function _requireActive(uint32 organisation) private view {
        if (!_stores.organisation(organisation).active) revert OrganisationInactive(organisation);
    }

    function _checkAuthenticatorData(bytes calldata data) private pure {
        uint256 length = data.length;
        if (length < MIN_AUTHENTICATOR_DATA || length > MAX_AUTHENTICATOR_DATA) {
            revert AuthenticatorDataLength(length, MIN_AUTHENTICATOR_DATA, MAX_AUTHENTICATOR_DATA);
        }
        bytes32 relyingParty = bytes32(data[:32]);
        if (relyingParty != RELYING_PARTY) revert RelyingPartyWrong(relyingParty);
        bytes1 flags = data[32];
        if (flags & WebAuthn.AUTH_DATA_FLAGS_UP == 0) revert UserNotPresent();
        if (flags & WebAuthn.AUTH_DATA_FLAGS_UV == 0) revert UserNotVerified();
        if (flags & WebAuthn.AUTH_DATA_FLAGS_BE == 0 && flags & WebAuthn.AUTH_DATA_FLAGS_BS != 0) {
            revert BackupFlagsWrong();
        }
    }

    /// @dev {"type":"webauthn.get","challenge":"...","origin":"http://localhost:PORT" and then the end, or
    /// ,"crossOrigin":false and what a browser likes to add: WebAuthn lets nothing come before it.
    function _checkClientData(bytes calldata data, bytes32 challenge) private pure {
        if (data.length > MAX_CLIENT_DATA) revert ClientDataTooLong(data.length, MAX_CLIENT_DATA);
        if (!_has(data, 0, TYPE_AND_CHALLENGE)) revert ClientDataTypeWrong();
        uint256 next = TYPE_AND_CHALLENGE.length;
        bytes memory wanted = bytes(Base64.encodeURL(abi.encode(challenge)));
        if (!_has(data, next, wanted)) revert ChallengeWrong(challenge);
        next += wanted.length;
        if (!_has(data, next, ORIGIN)) revert OriginWrong();
        next += ORIGIN.length;
        uint256 digits = 0;
        while (next < data.length && data[next] >= "0" && data[next] <= "9") {
            ++digits;
            ++next;
        }
        if (digits == 0 || digits > MAX_DIGITS) revert OriginWrong();
        bool ends = _has(data, next, '"}') && data.length == next + 2;
        if (!ends && !_has(data, next, NOT_CROSS)) revert OriginWrong();
    }

    /// @dev Whether a text stands at a place. The place is within the data, or its end.
    function _has(bytes calldata data, uint256 next, bytes memory text) private pure returns (bool) {
        uint256 end = next + text.length;
        return end <= data.length && keccak256(data[next:end]) == keccak256(text);
    }
}
