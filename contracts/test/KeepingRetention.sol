// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IClock} from "../src/interfaces/IClock.sol";
import {IFleet} from "../src/interfaces/IFleet.sol";
import {IRecovery} from "../src/interfaces/IRecovery.sol";
import {ISnapshots} from "../src/interfaces/ISnapshots.sol";
import {Retention} from "../src/Retention.sol";

/// @dev Retention for a device whose policy keeps its last snapshots.
contract KeepingRetention is Retention {
    uint256 private immutable _last;

    constructor(
        address authority,
        bytes32 genesis,
        IClock clock,
        IFleet fleet,
        ISnapshots snapshots,
        IRecovery recovery,
        uint256 last
    ) Retention(authority, genesis, clock, fleet, snapshots, recovery) {
        _last = last;
    }

    function _keepLast(bytes32) internal view override returns (uint256) {
        return _last;
    }
}
