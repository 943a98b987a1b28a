// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Clause, Keep, Rule, Terms} from "../interfaces/IPolicies.sol";

/// @title Whether rules ask for less than others
/// @notice Rules are at least as strict as others if no single one of them is looser, whatever else was tightened: no
/// gain here makes up for a loss there. That is a preorder: every policy is as strict as itself, and a row of changes
/// none of which loosens anything loosens nothing between its first and its last. What cannot be compared, as one role
/// with another, is looser in both directions. A policy's name and grace are no rules here: the grace only says how
/// long what holds today holds still.
library Strictness {
    /// @notice Which rules `next` loosens against `old`.
    /// @return rules a set: bit i is Rule(i); 0 is none
    function loosened(Terms memory old, Terms memory next) internal pure returns (uint256 rules) {
        rules = _bit(Rule.Interval, next.interval > old.interval)
            | _bit(Rule.Lateness, next.lateness > old.lateness)
            | _bit(Rule.MinRetention, next.minRetention < old.minRetention)
            | _bit(Rule.Keep, _keepsLess(old.keep, next.keep)) | _bit(Rule.Shards, next.k > old.k)
            | _bit(Rule.Slots, _lacksOne(old.slots, next.slots));
        // So many slots may be without their shards: with all old slots among the new, at least w of the old hold theirs.
        rules |= _bit(Rule.Quorum, next.n - next.w > old.n - old.w)
        | _bit(Rule.Organisations, next.organisations < old.organisations)
        | _bit(Rule.Requesters, next.restoreRole != old.restoreRole)
        | _bit(Rule.Approvers, next.approverRole != old.approverRole)
        | _bit(Rule.Approvals, next.approvals < old.approvals)
        | _bit(Rule.Clauses, _lacksClause(old.restore.clauses, next.restore.clauses));
        rules |= _bit(Rule.Delay, next.restore.delay < old.restore.delay)
        | _bit(Rule.Regions, _leadsElsewhere(old.restore.regions, next.restore.regions))
        | _bit(Rule.Deadline, _orNever(next.restore.deadline) > _orNever(old.restore.deadline))
        | _bit(Rule.RequestTtl, next.requestTtl > old.requestTtl)
        | _bit(Rule.GrantTtl, next.grantTtl > old.grantTtl) | _bit(Rule.Panel, next.panel != old.panel)
        | _bit(Rule.Successor, _orNever(next.restore.successor) < _orNever(old.restore.successor));
    }

    function _bit(Rule rule, bool isLooser) private pure returns (uint256) {
        return isLooser ? 1 << uint256(rule) : 0;
    }

    function _keepsLess(Keep memory old, Keep memory next) private pure returns (bool) {
        return next.last < old.last || next.hourly < old.hourly || next.daily < old.daily
            || next.weekly < old.weekly || next.monthly < old.monthly || next.yearly < old.yearly;
    }

    /// @dev Whether one of the old slots is not among the new: a place that was counted on.
    function _lacksOne(uint32[] memory old, uint32[] memory next) private pure returns (bool) {
        for (uint256 i = 0; i < old.length; ++i) {
            bool found = false;
            for (uint256 j = 0; j < next.length && !found; ++j) {
                found = next[j] == old[i];
            }
            if (!found) return true;
        }
        return false;
    }

    /// @dev Whether one of the old clauses could be unmet while all of the new are met, as far as single ones show it:
    /// each needs a new one that asks for as many approvals at least, of no other organisations.
    function _lacksClause(Clause[] memory old, Clause[] memory next) private pure returns (bool) {
        for (uint256 i = 0; i < old.length; ++i) {
            bool found = false;
            for (uint256 j = 0; j < next.length && !found; ++j) {
                found = next[j].approvals >= old[i].approvals
                    && _within(next[j].organisations, old[i].organisations);
            }
            if (!found) return true;
        }
        return false;
    }

    /// @dev Whether a clause's organisations are all among another's; 0 is all there are.
    function _within(uint256 inner, uint256 outer) private pure returns (bool) {
        return outer == 0 || (inner != 0 && inner & ~outer == 0);
    }

    /// @dev Whether a restore may go where it could not: none named is anywhere.
    function _leadsElsewhere(bytes32[] memory old, bytes32[] memory next) private pure returns (bool) {
        if (old.length == 0) return false;
        if (next.length == 0) return true;
        for (uint256 i = 0; i < next.length; ++i) {
            bool found = false;
            for (uint256 j = 0; j < old.length && !found; ++j) {
                found = next[i] == old[j];
            }
            if (!found) return true;
        }
        return false;
    }

    /// @dev A deadline of 0 is none, and a successor's delay of 0 has no end: later than any.
    function _orNever(uint64 span) private pure returns (uint64) {
        return span == 0 ? type(uint64).max : span;
    }
}
