// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Clause, Keep, Restore, Rule, Terms} from "../src/interfaces/IPolicies.sol";
import {Strictness} from "../src/libraries/Strictness.sol";
import {Test} from "./Test.sol";

contract StrictnessTest is Test {
    uint256 private constant RULES = uint256(type(Rule).max) + 1;

    /// @dev Terms with something in every rule.
    function base() private pure returns (Terms memory terms) {
        terms.interval = 100;
        terms.lateness = 100;
        terms.minRetention = 100;
        terms.keep = Keep(10, 10, 10, 10, 10, 10);
        terms.grace = 100;
        (terms.k, terms.n, terms.w, terms.organisations) = (2, 4, 3, 2);
        terms.slots = slotsOf(0xF);
        (terms.restoreRole, terms.approverRole, terms.approvals) = (4, 3, 2);
        (terms.requestTtl, terms.grantTtl, terms.panel) = (100, 100, 1);
        (terms.restore.delay, terms.restore.deadline, terms.restore.successor) = (100, 200, 150);
        terms.restore.clauses = new Clause[](2);
        terms.restore.clauses[0] = Clause({organisations: 0, approvals: 2});
        terms.restore.clauses[1] = Clause({organisations: 6, approvals: 1});
        terms.restore.regions = regionsOf(3);
    }

    function slotsOf(uint256 set) private pure returns (uint32[] memory slots) {
        slots = new uint32[](size(set));
        uint256 next;
        for (uint32 i = 0; i < 32; ++i) {
            if (set >> i & 1 != 0) slots[next++] = i + 1;
        }
    }

    function regionsOf(uint256 set) private pure returns (bytes32[] memory regions) {
        uint32[] memory slots = slotsOf(set);
        regions = new bytes32[](slots.length);
        for (uint256 i = 0; i < slots.length; ++i) {
            regions[i] = bytes32(uint256(slots[i]));
        }
    }

    function size(uint256 set) private pure returns (uint256 count) {
        for (; set != 0; set &= set - 1) {
            ++count;
        }
    }

    function bit(Rule rule) private pure returns (uint256) {
        return 1 << uint256(rule);
    }

    /// @dev `looser` loosens one rule alone, and the way back none.
    function loosensOnly(Terms memory looser, Rule rule) private pure {
        assertEq(Strictness.loosened(base(), looser), bit(rule), "what is looser");
        assertEq(Strictness.loosened(looser, base()), 0, "what is tighter");
    }

    /// @dev `other` cannot be compared in one rule.
    function differsIn(Terms memory other, Rule rule) private pure {
        assertEq(Strictness.loosened(base(), other), bit(rule), "what is other");
        assertEq(Strictness.loosened(other, base()), bit(rule), "what was other");
    }

    function test_loosened_durations() public pure {
        Terms memory terms = base();
        terms.interval = 101;
        loosensOnly(terms, Rule.Interval);
        terms = base();
        terms.lateness = 101;
        loosensOnly(terms, Rule.Lateness);
        terms = base();
        terms.minRetention = 99;
        loosensOnly(terms, Rule.MinRetention);
        terms = base();
        terms.requestTtl = 101;
        loosensOnly(terms, Rule.RequestTtl);
        terms = base();
        terms.grantTtl = 101;
        loosensOnly(terms, Rule.GrantTtl);
        terms = base();
        terms.restore.delay = 99;
        loosensOnly(terms, Rule.Delay);
        terms = base();
        terms.restore.deadline = 201;
        loosensOnly(terms, Rule.Deadline);
        terms.restore.deadline = 0;
        loosensOnly(terms, Rule.Deadline);
        terms = base();
        terms.restore.successor = 149;
        loosensOnly(terms, Rule.Successor);
        terms.restore.successor = 0;
        assertEq(Strictness.loosened(base(), terms), 0, "a successor restores itself no more");
        assertEq(Strictness.loosened(terms, base()), bit(Rule.Successor), "a successor may restore itself");
    }

    function test_loosened_keep() public pure {
        Terms memory terms = base();
        terms.keep.last = 9;
        loosensOnly(terms, Rule.Keep);
        terms = base();
        terms.keep.hourly = 9;
        loosensOnly(terms, Rule.Keep);
        terms = base();
        terms.keep.daily = 9;
        loosensOnly(terms, Rule.Keep);
        terms = base();
        terms.keep.weekly = 9;
        loosensOnly(terms, Rule.Keep);
        terms = base();
        terms.keep.monthly = 9;
        loosensOnly(terms, Rule.Keep);
        terms = base();
        terms.keep.yearly = 0;
        loosensOnly(terms, Rule.Keep);
        // More of one kind makes up for no less of another.
        terms.keep.last = type(uint16).max;
        differsIn(terms, Rule.Keep);
    }

    function test_loosened_spread() public pure {
        Terms memory terms = base();
        terms.k = 3;
        loosensOnly(terms, Rule.Shards);
        terms = base();
        terms.w = 2;
        loosensOnly(terms, Rule.Quorum);
        terms = base();
        terms.organisations = 1;
        loosensOnly(terms, Rule.Organisations);
        terms = base();
        terms.slots = slotsOf(0x1E);
        differsIn(terms, Rule.Slots);
        // A slot less, which may lack its shards no more.
        (terms.n, terms.w, terms.slots) = (3, 2, slotsOf(7));
        loosensOnly(terms, Rule.Slots);
        // Two slots more, and as few that must hold: all could be new ones.
        terms = base();
        (terms.n, terms.w, terms.slots) = (6, 3, slotsOf(0x3F));
        assertEq(Strictness.loosened(base(), terms), bit(Rule.Quorum), "more slots, the same quorum");
        terms.w = 5;
        assertEq(Strictness.loosened(base(), terms), 0, "more slots, a larger quorum");
        // In another order.
        terms = base();
        (terms.slots[0], terms.slots[3]) = (4, 1);
        assertEq(Strictness.loosened(base(), terms), 0, "other order");
    }

    function test_loosened_people() public pure {
        Terms memory terms = base();
        terms.restoreRole = 5;
        differsIn(terms, Rule.Requesters);
        terms = base();
        terms.approverRole = 5;
        differsIn(terms, Rule.Approvers);
        terms = base();
        terms.panel = 2;
        differsIn(terms, Rule.Panel);
        terms = base();
        terms.approvals = 1;
        loosensOnly(terms, Rule.Approvals);
    }

    function test_loosened_clauses() public pure {
        Terms memory terms = base();
        terms.restore.clauses[0].approvals = 1;
        loosensOnly(terms, Rule.Clauses);
        terms = base();
        terms.restore.clauses[1].organisations = 0xE;
        loosensOnly(terms, Rule.Clauses);
        terms.restore.clauses[1].organisations = 0;
        loosensOnly(terms, Rule.Clauses);
        terms.restore.clauses = new Clause[](0);
        loosensOnly(terms, Rule.Clauses);
        terms = base();
        terms.restore.clauses[1].organisations = 0xC;
        differsIn(terms, Rule.Clauses);
    }

    function test_loosened_regions() public pure {
        Terms memory terms = base();
        terms.restore.regions = regionsOf(7);
        loosensOnly(terms, Rule.Regions);
        terms.restore.regions = regionsOf(0);
        loosensOnly(terms, Rule.Regions);
        terms.restore.regions = regionsOf(6);
        differsIn(terms, Rule.Regions);
        terms.restore.regions = regionsOf(1);
        assertEq(Strictness.loosened(base(), terms), 0, "one less");
    }

    /// @dev The grace is no rule of its own, and neither direction of it is looser.
    function test_loosened_notByGrace() public pure {
        Terms memory terms = base();
        terms.grace = 0;
        assertEq(Strictness.loosened(base(), terms) | Strictness.loosened(terms, base()), 0, "grace");
    }

    /// @dev Terms of few different values, so that equal ones are met often.
    function drawn(uint256 seed) private pure returns (Terms memory terms) {
        uint256[] memory r = new uint256[](32);
        for (uint256 i = 0; i < 32; ++i) {
            r[i] = uint256(keccak256(abi.encode(seed, i)));
        }
        (terms.interval, terms.lateness, terms.minRetention) =
        (uint64(r[0] % 3), uint64(r[1] % 3), uint64(r[2] % 3));
        terms.keep =
            Keep(uint16(r[3] % 2), uint16(r[4] % 2), uint16(r[5] % 2), 0, uint16(r[6] % 2), uint16(r[7] % 2));
        terms.slots = slotsOf(r[8] % 63 + 1);
        terms.n = uint8(terms.slots.length);
        terms.k = uint8(r[9] % terms.n + 1);
        terms.w = uint8(r[10] % (terms.n - terms.k + 1)) + terms.k;
        terms.organisations = uint8(r[11] % 3);
        (terms.restoreRole, terms.approverRole, terms.panel) =
        (uint64(r[12] % 2), uint64(r[13] % 2), uint32(r[14] % 2));
        (terms.approvals, terms.requestTtl, terms.grantTtl) =
        (uint8(r[15] % 3), uint64(r[16] % 3), uint64(r[17] % 3));
        (terms.restore.delay, terms.restore.deadline, terms.restore.successor) =
        (uint64(r[18] % 3), uint64(r[19] % 3), uint64(r[30] % 3));
        terms.restore.regions = regionsOf(r[20] % 8);
        terms.restore.clauses = new Clause[](r[21] % 3);
        for (uint256 i = 0; i < terms.restore.clauses.length; ++i) {
            terms.restore.clauses[i] = Clause(r[22 + i] % 8 << 1, uint8(r[24 + i] % 3 + 1));
        }
    }

    function testFuzz_loosened_reflexive(uint256 seed) public pure {
        Terms memory terms = drawn(seed);
        assertEq(Strictness.loosened(terms, terms), 0, "looser than itself");
    }

    /// @dev In each rule by itself: so no row of changes that loosen nothing ends where something is loosened.
    function testFuzz_loosened_transitive(uint256 seed) public pure {
        for (uint256 i = 0; i < 8; ++i) {
            Terms memory a = drawn(seed ^ i);
            Terms memory b = drawn(seed ^ i ^ 0x100);
            Terms memory c = drawn(seed ^ i ^ 0x200);
            uint256 either = Strictness.loosened(a, b) | Strictness.loosened(b, c);
            assertEq(Strictness.loosened(a, c) & ~either, 0, "loosened by two steps that loosen nothing");
        }
    }

    /// @dev What is looser in neither direction is the same, however clauses, slots and regions are ordered.
    function testFuzz_loosened_antisymmetric(uint256 seed, uint256 mask) public pure {
        Terms memory a = drawn(seed);
        Terms memory b = drawn(uint256(keccak256(abi.encode(seed, mask % 4))));
        uint256 differ = Strictness.loosened(a, b) | Strictness.loosened(b, a);
        for (uint256 i = 0; i < RULES; ++i) {
            if (differ >> i & 1 == 0) {
                assertTrue(same(a, b, Rule(i)), "different, and looser in no direction");
            }
        }
    }

    function same(Terms memory a, Terms memory b, Rule rule) private pure returns (bool) {
        if (rule == Rule.Interval) return a.interval == b.interval;
        if (rule == Rule.Lateness) return a.lateness == b.lateness;
        if (rule == Rule.MinRetention) return a.minRetention == b.minRetention;
        if (rule == Rule.Keep) return keccak256(abi.encode(a.keep)) == keccak256(abi.encode(b.keep));
        if (rule == Rule.Shards) return a.k == b.k;
        if (rule == Rule.Slots) return keccak256(abi.encode(a.slots)) == keccak256(abi.encode(b.slots));
        if (rule == Rule.Quorum) return a.n - a.w == b.n - b.w;
        if (rule == Rule.Organisations) return a.organisations == b.organisations;
        if (rule == Rule.Requesters) return a.restoreRole == b.restoreRole;
        if (rule == Rule.Approvers) return a.approverRole == b.approverRole;
        if (rule == Rule.Approvals) return a.approvals == b.approvals;
        if (rule == Rule.Delay) return a.restore.delay == b.restore.delay;
        if (rule == Rule.Deadline) return a.restore.deadline == b.restore.deadline;
        if (rule == Rule.RequestTtl) return a.requestTtl == b.requestTtl;
        if (rule == Rule.GrantTtl) return a.grantTtl == b.grantTtl;
        if (rule == Rule.Panel) return a.panel == b.panel;
        if (rule == Rule.Successor) return a.restore.successor == b.restore.successor;
        if (rule == Rule.Regions) {
            return keccak256(abi.encode(a.restore.regions)) == keccak256(abi.encode(b.restore.regions));
        }
        // Clauses: met by the same organisations.
        for (uint256 approving = 0; approving < 16; approving += 2) {
            if (met(a, approving) != met(b, approving)) return false;
        }
        return true;
    }

    function met(Terms memory terms, uint256 approving) private pure returns (bool) {
        for (uint256 i = 0; i < terms.restore.clauses.length; ++i) {
            Clause memory clause = terms.restore.clauses[i];
            uint256 among = clause.organisations == 0 ? approving : approving & clause.organisations;
            if (size(among) < clause.approvals) return false;
        }
        return true;
    }

    /// @dev What the words mean: by clauses that are not looser no organisations approve that could not before.
    function testFuzz_loosened_clausesMean(uint256 seed) public pure {
        for (uint256 i = 0; i < 8; ++i) {
            Terms memory a = drawn(seed ^ i);
            Terms memory b = drawn(seed ^ i ^ 0x100);
            if (Strictness.loosened(a, b) & bit(Rule.Clauses) != 0) continue;
            for (uint256 approving = 0; approving < 16; approving += 2) {
                assertTrue(!met(b, approving) || met(a, approving), "approved by fewer");
            }
        }
    }

    /// @dev Likewise, by slots, quorum and k that are not looser no stores count that did not, and any that could
    /// restore still can.
    function testFuzz_loosened_spreadMeans(uint256 seed) public pure {
        uint256 spread = bit(Rule.Shards) | bit(Rule.Slots) | bit(Rule.Quorum);
        for (uint256 i = 0; i < 8; ++i) {
            Terms memory a = drawn(seed ^ i);
            Terms memory b = drawn(seed ^ i ^ 0x100);
            if (Strictness.loosened(a, b) & spread != 0) continue;
            (uint256 old, uint256 next) = (setOf(a.slots), setOf(b.slots));
            for (uint256 holding = 0; holding < 64; ++holding) {
                if (size(holding & next) < b.w) continue;
                assertTrue(size(holding & old) >= a.w, "counts with fewer of the old slots");
                assertTrue(size(holding & next) - b.k >= a.w - a.k, "survives the loss of fewer");
            }
        }
    }

    function setOf(uint32[] memory slots) private pure returns (uint256 set) {
        for (uint256 i = 0; i < slots.length; ++i) {
            set |= 1 << (slots[i] - 1);
        }
    }
}
