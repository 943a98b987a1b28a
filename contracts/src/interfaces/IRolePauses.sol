// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Roles that rest for a while
interface IRolePauses {
    /// @notice The role is in this state already.
    /// @param roleId the role
    /// @param paused whether it is paused
    error RolePauseUnchanged(uint64 roleId, bool paused);

    /// @notice Nobody holds the role until it is unpaused. Who has it is not forgotten.
    /// @param roleId the role
    event RolePaused(uint64 indexed roleId);
    /// @notice Who was given the role holds it again.
    /// @param roleId the role
    event RoleUnpaused(uint64 indexed roleId);

    /// @notice Pauses a role: it counts as held by nobody. ADMIN and PUBLIC cannot be paused. Role: ADMIN.
    /// @param roleId the role
    function pauseRole(uint64 roleId) external;

    /// @notice Ends the pause of a role. Role: ADMIN.
    /// @param roleId the role
    function unpauseRole(uint64 roleId) external;

    /// @notice Whether a role is paused.
    /// @param roleId the role
    /// @return whether it is
    function isRolePaused(uint64 roleId) external view returns (bool);
}
