// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev OpenZeppelin's contract, unchanged, compiled with the others so that it can be deployed beside them.
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
