// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    AccessManager as OpenZeppelinAccessManager
} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IRolePauses} from "./interfaces/IRolePauses.sol";

/// @title Who has which role: OpenZeppelin's contract, and pauses
contract AccessManager is OpenZeppelinAccessManager, IRolePauses {
    mapping(uint64 roleId => bool) private _paused;

    /// @notice Nothing is called by way of this contract: call the target.
    /// @param target the contract that was to be called
    error CallDirectly(address target);

    /// @param initialAdmin the account that sets up the roles
    constructor(address initialAdmin) OpenZeppelinAccessManager(initialAdmin) {}

    /// @notice Reverts, whoever calls it. The target would see this contract as its caller, and not who calls: so a
    /// monitor that is an officer too could confirm what it reported, and holders could end each other's holds. What
    /// was scheduled is done by calling the target itself.
    /// @param target the contract that was to be called
    /// @return nothing: it reverts
    function execute(address target, bytes calldata) public payable override returns (uint32) {
        revert CallDirectly(target);
    }

    /// @inheritdoc IRolePauses
    function pauseRole(uint64 roleId) external onlyAuthorized {
        if (roleId == ADMIN_ROLE || roleId == PUBLIC_ROLE) revert AccessManagerLockedRole(roleId);
        _setPaused(roleId, true);
        emit RolePaused(roleId);
    }

    /// @inheritdoc IRolePauses
    function unpauseRole(uint64 roleId) external onlyAuthorized {
        _setPaused(roleId, false);
        emit RoleUnpaused(roleId);
    }

    /// @inheritdoc IRolePauses
    function isRolePaused(uint64 roleId) external view returns (bool) {
        return _paused[roleId];
    }

    /// @notice Whether an account has a role that is not paused, and with which delay. Everything that asks who may
    /// do what asks here.
    /// @param roleId the role
    /// @param account the account
    /// @return isMember whether it has the role
    /// @return executionDelay how many seconds it must wait between scheduling a call and making it
    function hasRole(uint64 roleId, address account)
        public
        view
        override
        returns (bool isMember, uint32 executionDelay)
    {
        if (_paused[roleId]) return (false, 0);
        return super.hasRole(roleId, account);
    }

    function _setPaused(uint64 roleId, bool paused) private {
        if (_paused[roleId] == paused) revert RolePauseUnchanged(roleId, paused);
        _paused[roleId] = paused;
    }
}
