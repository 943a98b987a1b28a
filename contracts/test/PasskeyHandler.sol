// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Terms} from "../src/interfaces/IPolicies.sol";
import {Assertion} from "../src/interfaces/IApprovers.sol";
import {Answer, IRecovery, RequestStatus} from "../src/interfaces/IRecovery.sol";
import {Record} from "../src/interfaces/ISnapshots.sol";
import {Key} from "./Fixture.sol";
import {PasskeyFixture} from "./PasskeyFixture.sol";

/// @dev What people and thieves do with passkeys, in any order: keys added and removed, roles given and taken,
/// requests approved and denied, old assertions brought again, and forged ones. It keeps an account of its own of
/// what must have come of it, and judges each call by that.
contract PasskeyHandler is PasskeyFixture {
    uint256 private constant KEYS = 6;
    uint256 private constant ORGANISATIONS = 2;

    /// @dev Of an address, what the handler did to it.
    struct Known {
        bool added;
        bool removed;
        bool role;
    }

    /// @dev What was taken once, and for what.
    struct Used {
        uint256 request;
        address passkey;
        Answer answer;
        Assertion assertion;
    }

    Record private record;
    address[] private addresses;
    mapping(address passkey => Key) private keyAt;
    mapping(address passkey => uint32) private organisationAt;
    mapping(address passkey => Known) private known;
    mapping(uint256 id => RequestStatus) private status;
    mapping(uint256 id => uint256) private approvals;
    mapping(uint256 id => mapping(address passkey => uint64)) private answers;
    mapping(uint256 id => mapping(address passkey => bool)) private approved;
    Used[] private used;

    function setUp() public override {
        super.setUp();
        Terms memory terms = termsOf();
        terms.approvals = 2;
        vm.prank(operator);
        policies.publish(policy, "two approvals", terms);
        Key memory key = deviceKey(1);
        bytes32 device = enrol(key);
        record = anchorNext(key, device);
        for (uint32 organisation = 1; organisation <= ORGANISATIONS; ++organisation) {
            for (uint256 i = 0; i < KEYS; ++i) {
                Key memory person = deviceKey(100 + i);
                address passkey = passkeys.approverOf(organisation, person.x, person.y);
                addresses.push(passkey);
                keyAt[passkey] = person;
                organisationAt[passkey] = organisation;
                // Most can approve from the beginning, so that much comes to pass.
                if (i < 4) addNow(passkey);
                if (i > 0) setRoleNow(passkey, true);
            }
        }
    }

    function add(uint256 who) external {
        addNow(one(who));
    }

    function addNow(address passkey) private {
        Key memory key = keyAt[passkey];
        bytes memory call =
            abi.encodeCall(passkeys.add, (organisationAt[passkey], key.x, key.y, 0, "a person"));
        bool done = attempt(accountOf(passkey), address(passkeys), call);
        assertTrue(done == !known[passkey].added, "add");
        known[passkey].added = true;
    }

    function remove(uint256 who) external {
        address passkey = one(who);
        bool done = attempt(accountOf(passkey), address(passkeys), abi.encodeCall(passkeys.remove, (passkey)));
        assertTrue(done == inUse(passkey), "remove");
        if (done) known[passkey].removed = true;
    }

    /// @dev The other organisation's account, the operator and strangers change nothing.
    function meddle(uint256 who, uint256 by) external {
        address passkey = one(who);
        address[3] memory others = [operator, stranger, accountOf(passkey) == first ? second : first];
        address other = others[by % 3];
        Key memory key = keyAt[passkey];
        bytes memory call = abi.encodeCall(passkeys.add, (organisationAt[passkey], key.x, key.y, 0, "Eve"));
        assertFalse(attempt(other, address(passkeys), call), "added by another");
        call = abi.encodeCall(passkeys.remove, (passkey));
        assertFalse(attempt(other, address(passkeys), call), "removed by another");
    }

    function setRole(uint256 who, bool role) external {
        setRoleNow(one(who), role);
    }

    function setRoleNow(address passkey, bool role) private {
        if (role) manager.grantRole(APPROVER, passkey, 0);
        else manager.revokeRole(APPROVER, passkey);
        known[passkey].role = role;
    }

    function request() external {
        vm.prank(requester);
        uint256 id = recovery.request(record, "recipient", "reader", "why", "north");
        status[id] = RequestStatus.Open;
    }

    function decide(uint256 which, uint256 who, bool approve) external {
        uint256 id = oneRequest(which);
        if (id == 0) return;
        address passkey = one(who);
        Answer answer = approve ? Answer.Approve : Answer.Deny;
        Assertion memory assertion = signedBy(keyAt[passkey], id, passkey, answer);
        bool may = inUse(passkey) && known[passkey].role;
        may = may
            && (status[id] == RequestStatus.Open
                    ? !approve || !approved[id][passkey]
                    : !approve && status[id] == RequestStatus.Granted);
        assertTrue(bring(id, passkey, answer, assertion) == may, "decide");
        if (!may) return;

        ++answers[id][passkey];
        used.push(Used({request: id, passkey: passkey, answer: answer, assertion: assertion}));
        if (approve) {
            approved[id][passkey] = true;
            if (++approvals[id] == 2) status[id] = RequestStatus.Granted;
        } else {
            status[id] = RequestStatus.Denied;
        }
    }

    /// @dev What was taken once is never taken again: not for the same, not for anything else.
    function replay(uint256 what, uint256 which, uint256 who, bool approve) external {
        uint256 id = oneRequest(which);
        if (used.length == 0 || id == 0) return;
        Used memory old = used[what % used.length];
        assertFalse(bring(old.request, old.passkey, old.answer, old.assertion), "taken twice");
        Answer answer = approve ? Answer.Approve : Answer.Deny;
        assertFalse(bring(id, one(who), answer, old.assertion), "taken for something else");
    }

    /// @dev Who has another key, or one that another organisation added, signs for nobody else.
    function forge(uint256 which, uint256 who, uint256 by) external {
        uint256 id = oneRequest(which);
        if (id == 0) return;
        address passkey = one(who);
        Assertion memory assertion = signedBy(keyOf("a thief's"), id, passkey, Answer.Approve);
        assertFalse(bring(id, passkey, Answer.Approve, assertion), "signed by another key");
        address other = one(by);
        if (other == passkey) return;
        assertion = signedBy(keyAt[other], id, other, Answer.Approve);
        assertFalse(bring(id, passkey, Answer.Approve, assertion), "signed for another");
    }

    /// @dev Every request stands as the answers that were taken say, and no other.
    function checkRequests() external view {
        uint256 count = recovery.requestCount();
        for (uint256 id = 1; id <= count; ++id) {
            assertEq(uint256(recovery.requestOf(id).status), uint256(status[id]), "status");
            assertEq(recovery.requestOf(id).approvals, approvals[id], "approvals");
            for (uint256 i = 0; i < addresses.length; ++i) {
                assertEq(recovery.answersOf(id, addresses[i]), answers[id][addresses[i]], "answers");
            }
        }
    }

    /// @dev The lists hold each passkey in use once, of its organisation.
    function checkLists() external view {
        uint256 listed = 0;
        for (uint32 organisation = 1; organisation <= ORGANISATIONS; ++organisation) {
            address[] memory list = passkeys.passkeysOf(organisation);
            for (uint256 i = 0; i < list.length; ++i) {
                assertTrue(inUse(list[i]) && organisationAt[list[i]] == organisation, "listed");
                for (uint256 j = 0; j < i; ++j) {
                    assertTrue(list[i] != list[j], "listed twice");
                }
                ++listed;
            }
        }
        uint256 expected = 0;
        for (uint256 i = 0; i < addresses.length; ++i) {
            if (inUse(addresses[i])) ++expected;
            assertEq(
                passkeys.passkey(addresses[i]).addedAt != 0 ? 1 : 0,
                known[addresses[i]].added ? 1 : 0,
                "added"
            );
        }
        assertEq(listed, expected, "in use");
    }

    function signedBy(Key memory key, uint256 id, address passkey, Answer answer)
        private
        view
        returns (Assertion memory)
    {
        return assertionOf(key, challengeOf(id, passkey, answer, 0, answers[id][passkey]));
    }

    function bring(uint256 id, address passkey, Answer answer, Assertion memory assertion)
        private
        returns (bool)
    {
        bytes memory call = abi.encodeCall(IRecovery.decideByPasskey, (id, passkey, answer, 0, assertion));
        return attempt(stranger, address(recovery), call);
    }

    function attempt(address by, address target, bytes memory call) private returns (bool success) {
        vm.prank(by);
        (success,) = target.call(call);
    }

    function inUse(address passkey) private view returns (bool) {
        return known[passkey].added && !known[passkey].removed;
    }

    function accountOf(address passkey) private view returns (address) {
        return organisationAt[passkey] == 1 ? first : second;
    }

    function one(uint256 who) private view returns (address) {
        return addresses[who % addresses.length];
    }

    /// @dev One of the newest three requests; 0 while there is none.
    function oneRequest(uint256 which) private view returns (uint256) {
        uint256 count = recovery.requestCount();
        return count < 3 ? (count == 0 ? 0 : 1 + which % count) : count - which % 3;
    }
}
