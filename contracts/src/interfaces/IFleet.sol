// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a device may do now.
enum DeviceStatus {
    None,
    Active,
    Revoked
}

/// @notice A thing that is backed up. Its id is keccak256(x || y) of its first key.
struct Device {
    /// @notice The current P-256 public key.
    bytes32 x;
    bytes32 y;
    /// @notice The organisation that owns the device.
    uint32 organisation;
    DeviceStatus status;
    /// @notice Counts the device's keys from 1: each replacement adds one.
    uint32 generation;
    /// @notice When the device was enrolled first, in Unix seconds of the chain.
    uint64 enrolledAt;
    bytes32 label;
}

/// @notice What became of an invitation.
enum InvitationStatus {
    None,
    Open,
    Used,
    Withdrawn
}

/// @notice The right to enrol one device once. Its id is keccak256(x || y) of its token's key.
struct Invitation {
    /// @notice The token's one-time P-256 public key.
    bytes32 tokenX;
    bytes32 tokenY;
    uint32 organisation;
    /// @notice The policy the device is put under; 0 leaves a replaced device under its own, and a new one under none.
    uint32 policy;
    /// @notice The last second in which it can be used, in Unix seconds of the chain.
    uint64 expires;
    /// @notice When it was used, 0 before.
    uint64 usedAt;
    InvitationStatus status;
    /// @notice The generation of the key it replaces, 0 for a new device.
    uint32 generation;
    /// @notice A name for people, of a new device; a replaced one keeps its own.
    bytes32 label;
    /// @notice The device whose key the enrolment replaces, 0 for a new device.
    bytes32 replaces;
    /// @notice The device that used it, 0 before.
    bytes32 device;
}

/// @title Devices, their keys and how they come to be
interface IFleet {
    /// @notice The invitation must be named keccak256 of its token's key.
    error InvitationIdWrong(bytes32 expected);
    /// @notice There was an invitation with this token before: make a new token.
    error InvitationKnown(bytes32 invitation);
    /// @notice Nobody was invited with this token.
    error InvitationUnknown(bytes32 invitation);
    /// @notice The invitation's last second is over: ask for a new one.
    error InvitationExpired(uint64 expires);
    /// @notice The invitation was used already, by this device at this time.
    error InvitationUsed(bytes32 device, uint64 usedAt);
    /// @notice The device got another key since it was invited to replace one: ask for a new invitation.
    error InvitationOutdated(bytes32 device);
    /// @notice The invitation was taken back.
    error InvitationWithdrawn(bytes32 invitation);
    /// @notice These coordinates are no P-256 public key.
    error KeyInvalid(bytes32 x, bytes32 y);
    /// @notice The key is or was this device's: every enrolment needs a new one.
    error KeyInUse(bytes32 device);
    /// @notice Enrolment is not signed by the invitation's token.
    error BadTokenSignature();
    /// @notice Enrolment is not signed by the new device key.
    error BadDeviceSignature();
    /// @notice No device has this id.
    error DeviceUnknown(bytes32 device);
    /// @notice The device is revoked.
    error DeviceNotActive(bytes32 device);
    /// @notice No organisation has this number.
    error OrganisationUnknown(uint32 organisation);
    /// @notice The device to be replaced belongs to this organisation.
    error OrganisationExpected(uint32 organisation);
    /// @notice No policy has this number.
    error PolicyUnknown(uint32 policy);

    /// @notice Somebody may enrol a device, or the next key of one.
    event Invited(
        bytes32 indexed invitation,
        bytes32 indexed replaces,
        uint32 indexed organisation,
        bytes32 tokenX,
        bytes32 tokenY,
        uint32 policy,
        uint64 expires,
        bytes32 label
    );
    /// @notice An unused invitation was taken back.
    event InvitationRevoked(bytes32 indexed invitation);
    /// @notice A new device has its first key.
    event DeviceEnrolled(
        bytes32 indexed device,
        bytes32 indexed invitation,
        uint32 indexed organisation,
        bytes32 x,
        bytes32 y,
        bytes32 label
    );
    /// @notice A device has its next key; the one before counts no more.
    event DeviceReplaced(
        bytes32 indexed device, bytes32 indexed invitation, uint32 indexed generation, bytes32 x, bytes32 y
    );
    /// @notice A device may do nothing any more.
    event DeviceRevoked(bytes32 indexed device);

    /// @notice Invites one device. Role: OPERATOR. An invitation to replace a device's key is for the key it has now:
    /// of several, the first to be used ends the others.
    /// @param invitation keccak256(tokenX || tokenY)
    /// @param tokenX the token's one-time public key
    /// @param tokenY the token's one-time public key
    /// @param organisation the organisation the device will belong to; for a replacement, the device's own
    /// @param policy the policy the device will be put under, or 0
    /// @param expires the last second of the chain in which it can be used
    /// @param label a name for people; a replaced device keeps its own
    /// @param replaces the device whose key will be replaced, or 0
    function invite(
        bytes32 invitation,
        bytes32 tokenX,
        bytes32 tokenY,
        uint32 organisation,
        uint32 policy,
        uint64 expires,
        bytes32 label,
        bytes32 replaces
    ) external;

    /// @notice Takes an unused invitation back. Role: OPERATOR.
    function withdrawInvitation(bytes32 invitation) external;

    /// @notice Enrols the device that holds the token, or gives a device its next key. Role: GATEWAY.
    /// @param invitation the invitation's id
    /// @param x the new device key
    /// @param y the new device key
    /// @param tokenSignature r || s over Enrolment by the token's key
    /// @param deviceSignature r || s over Enrolment by the new device key
    /// @return device the device's id
    function enrol(
        bytes32 invitation,
        bytes32 x,
        bytes32 y,
        bytes calldata tokenSignature,
        bytes calldata deviceSignature
    ) external returns (bytes32 device);

    /// @notice Ends what a device may do; its snapshots stay. A replacement makes it active again. Role: OPERATOR.
    function revoke(bytes32 device) external;

    /// @notice A device; all zero when unknown.
    function device(bytes32 id) external view returns (Device memory);

    /// @notice What verifies a device's signature now; all zero when the device is unknown.
    function keyOf(bytes32 id)
        external
        view
        returns (bytes32 x, bytes32 y, DeviceStatus status, uint32 generation);

    /// @notice The device that has or had a key; 0 when none.
    /// @param keyHash keccak256(x || y)
    function idOfKey(bytes32 keyHash) external view returns (bytes32);

    /// @notice An invitation; all zero when unknown.
    function invitation(bytes32 id) external view returns (Invitation memory);

    /// @notice How many devices were ever enrolled.
    function deviceCount() external view returns (uint256);

    /// @notice A device's id by the order of enrolment, from 0.
    function deviceAt(uint256 index) external view returns (bytes32);

    /// @notice The EIP-712 domain of all that devices sign.
    function domainSeparator() external view returns (bytes32);
}
