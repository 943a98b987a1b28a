// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A person's WebAuthn key (P-256), which approves for an organisation.
struct Passkey {
    bytes32 x;
    bytes32 y;
    /// @notice SHA-256 of the credential id that the authenticator gave it.
    bytes32 credential;
    /// @notice The person, as the organisation calls them.
    bytes32 name;
    uint32 organisation;
    /// @notice In Unix seconds of the chain, as the next one.
    uint64 addedAt;
    /// @notice 0 while it is in use.
    uint64 removedAt;
}

/// @notice What an authenticator answers when a person is asked to sign (WebAuthn level 2, 6.3.3).
struct Assertion {
    bytes authenticatorData;
    /// @notice The clientDataJSON, byte for byte.
    bytes clientData;
    bytes32 r;
    bytes32 s;
}

/// @title Passkeys that approve restores
/// @notice A passkey acts under an address made of its organisation and its key, which is no account. AccessManager
/// gives that address roles as it gives them to accounts, and nothing is approved without one.
interface IApprovers {
    /// @notice No organisation has this number.
    /// @param organisation the number
    error OrganisationUnknown(uint32 organisation);
    /// @notice The organisation is no member any more, and its passkeys count for nothing.
    /// @param organisation the organisation
    error OrganisationInactive(uint32 organisation);
    /// @notice Only this account, the organisation's own, adds and removes its passkeys.
    /// @param organisation the organisation
    /// @param account its account
    error NotOrganisation(uint32 organisation, address account);
    /// @notice A passkey has a name.
    error NameMissing();
    /// @notice These coordinates are no P-256 public key.
    /// @param x of the key
    /// @param y of the key
    error KeyInvalid(bytes32 x, bytes32 y);
    /// @notice The organisation has the most passkeys already.
    /// @param most how many an organisation has at most
    error TooManyPasskeys(uint256 most);
    /// @notice The organisation has added this key before.
    /// @param approver the address that the passkey acts under
    error PasskeyKnown(address approver);
    /// @notice No passkey acts under this address.
    /// @param approver the address that the passkey acts under
    error PasskeyUnknown(address approver);
    /// @notice The passkey was removed at this time of the chain, in Unix seconds, for good.
    /// @param approver the address that the passkey acts under
    /// @param removedAt when it was removed
    error PasskeyGone(address approver, uint64 removedAt);
    /// @notice Authenticator data has `least` to `most` bytes.
    /// @param length how many bytes there are
    /// @param least how many there must be
    /// @param most how many there may be
    error AuthenticatorDataLength(uint256 length, uint256 least, uint256 most);
    /// @notice Client data has `most` bytes at most.
    /// @param length how many bytes there are
    /// @param most how many there may be
    error ClientDataTooLong(uint256 length, uint256 most);
    /// @notice The assertion was made for another relying party than localhost.
    /// @param relyingParty SHA-256 of the one it was made for
    error RelyingPartyWrong(bytes32 relyingParty);
    /// @notice The authenticator saw nobody (flag UP).
    error UserNotPresent();
    /// @notice The authenticator did not make sure who it was, by a PIN or a finger (flag UV).
    error UserNotVerified();
    /// @notice The authenticator says that it copied a key which it says it never copies (flags BE, BS).
    error BackupFlagsWrong();
    /// @notice The client data is of no assertion: it does not begin as WebAuthn says.
    error ClientDataTypeWrong();
    /// @notice Something else was signed than this.
    /// @param expected what must have been signed
    error ChallengeWrong(bytes32 expected);
    /// @notice The page that asked was not on http://localhost and a port of its own, or was inside another one's.
    error OriginWrong();
    /// @notice Of the two values of s only the lower one is accepted.
    /// @param s of the signature
    error SignatureHigh(bytes32 s);
    /// @notice The passkey did not sign this.
    /// @param approver the address that the passkey acts under
    error AssertionForged(address approver);

    /// @notice A passkey was added. It may do nothing before AccessManager gives its address a role.
    /// @param approver the address that the passkey acts under
    /// @param organisation whose passkey it is
    /// @param x of the key
    /// @param y of the key
    /// @param credential SHA-256 of the credential id
    /// @param name the person
    event PasskeyAdded(
        address indexed approver,
        uint32 indexed organisation,
        bytes32 x,
        bytes32 y,
        bytes32 credential,
        bytes32 name
    );
    /// @notice A passkey was removed, for good.
    /// @param approver the address that the passkey acts under
    /// @param organisation whose passkey it is
    event PasskeyRemoved(address indexed approver, uint32 indexed organisation);

    /// @notice Adds a passkey. The organisation's own account.
    /// @param organisation whose it is
    /// @param x of the key
    /// @param y of the key
    /// @param credential SHA-256 of the credential id
    /// @param name the person
    /// @return approver the address it acts under
    function add(uint32 organisation, bytes32 x, bytes32 y, bytes32 credential, bytes32 name)
        external
        returns (address approver);

    /// @notice Removes a passkey: from then on it verifies nothing. What it approved before stays approved. The
    /// organisation's own account; another key takes its place by `add` and a role of its own.
    /// @param approver the address it acts under
    function remove(address approver) external;

    /// @notice Reverts unless an assertion is a passkey's over a challenge, made on a page of this program by a person
    /// whom the authenticator verified.
    /// @param approver the address the passkey acts under
    /// @param challenge what must have been signed
    /// @param assertion what the authenticator answered
    /// @return organisation for which the passkey acts
    function verify(address approver, bytes32 challenge, Assertion calldata assertion)
        external
        view
        returns (uint32 organisation);

    /// @notice The address that an organisation's passkey acts under: the last 20 bytes of
    /// keccak256(abi.encode(organisation, x, y)). An organisation that adds another's key gets another address.
    /// @param organisation whose passkey it is
    /// @param x of the key
    /// @param y of the key
    /// @return the address
    function approverOf(uint32 organisation, bytes32 x, bytes32 y) external pure returns (address);

    /// @notice A passkey, removed ones too; all zero when unknown.
    /// @param approver the address that the passkey acts under
    /// @return the passkey
    function passkey(address approver) external view returns (Passkey memory);

    /// @notice Addresses of an organisation's passkeys in use, in no order.
    /// @param organisation whose passkeys they are
    /// @return their addresses
    function passkeysOf(uint32 organisation) external view returns (address[] memory);
}
