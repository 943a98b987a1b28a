// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Roles that rest for a while
interface IRolePauses {
    /// @notice The role is in this state already.
    error RolePauseUnchanged(uint64 roleId, bool paused);

    /// @notice Nobody holds the role until it is unpaused. Who has it is not forgotten.
    event RolePaused(uint64 indexed roleId);
    /// @notice Who was given the role holds it again.
    event RoleUnpaused(uint64 indexed roleId);

    /// @notice Pauses a role: it counts as held by nobody. ADMIN and PUBLIC cannot be paused. Role: ADMIN.
    function pauseRole(uint64 roleId) external;

    /// @notice Ends the pause of a role. Role: ADMIN.
    function unpauseRole(uint64 roleId) external;

    /// @notice Whether a role is paused.
    function isRolePaused(uint64 roleId) external view returns (bool);
}
