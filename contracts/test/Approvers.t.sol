// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Assertion, IApprovers, Passkey} from "../src/interfaces/IApprovers.sol";
import {Key} from "./Fixture.sol";
import {PasskeyFixture} from "./PasskeyFixture.sol";

contract ApproversTest is PasskeyFixture {
    bytes32 private constant CHALLENGE = keccak256("what is asked");

    Key private key;
    address private passkey;

    function setUp() public override {
        super.setUp();
        key = personKey();
        passkey = addPasskey(key);
    }

    function verify(Assertion memory assertion) private view returns (uint32) {
        return passkeys.verify(passkey, CHALLENGE, assertion);
    }

    function refused(Assertion memory assertion, bytes memory reason) private {
        vm.expectRevert(reason);
        passkeys.verify(passkey, CHALLENGE, assertion);
    }

    /// @dev Signed by the right key, with other authenticator data.
    function withData(bytes memory data) private view returns (Assertion memory) {
        return assertionOf(key, data, clientDataOf(CHALLENGE));
    }

    function withFlags(bytes1 flags) private view returns (Assertion memory) {
        return withData(authenticatorDataOf(sha256("localhost"), flags, ""));
    }

    /// @dev Signed by the right key, with other client data.
    function withClient(bytes memory data) private view returns (Assertion memory) {
        return assertionOf(key, authenticatorDataOf(sha256("localhost"), FLAGS, ""), data);
    }

    function withOrigin(string memory origin, string memory rest) private view returns (Assertion memory) {
        return withClient(clientDataOf(CHALLENGE, origin, rest));
    }

    function only(bytes4 selector) private pure returns (bytes memory) {
        return abi.encodeWithSelector(selector);
    }

    function test_add() public {
        Key memory other = keyOf("another person's");
        address expected = address(uint160(uint256(keccak256(abi.encode(uint256(2), other.x, other.y)))));
        vm.expectEmit(true, true, true, true, address(passkeys));
        emit IApprovers.PasskeyAdded(expected, 2, other.x, other.y, "its credential", "Grace");
        vm.prank(second);
        assertEq(passkeys.add(2, other.x, other.y, "its credential", "Grace"), expected, "passkey");
        assertEq(passkeys.approverOf(2, other.x, other.y), expected, "approverOf");
        Passkey memory found = passkeys.passkey(expected);
        assertEq(found.x, other.x, "x");
        assertEq(found.y, other.y, "y");
        assertEq(found.credential, "its credential", "credential");
        assertEq(found.name, "Grace", "name");
        assertEq(found.organisation, 2, "organisation");
        assertEq(found.addedAt, START, "addedAt");
        assertEq(found.removedAt, 0, "removedAt");
        assertEq(passkeys.passkeysOf(1).length, 1, "of the first");
        assertEq(passkeys.passkeysOf(2)[0], expected, "of the second");
    }

    /// @dev Nobody takes another's key for itself: it gets an address of its own, where the key's answers count
    /// nothing, since they name the address.
    function test_add_sameKeyOfAnother() public {
        vm.prank(second);
        address copy = passkeys.add(2, key.x, key.y, "credential", "Ada");
        assertTrue(copy != passkey, "one address");
    }

    function test_add_refused() public {
        address[4] memory others = [operator, stranger, second, address(this)];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(abi.encodeWithSelector(IApprovers.NotOrganisation.selector, 1, first));
            passkeys.add(1, key.x, key.y, 0, "Eve");
        }
        vm.expectRevert(abi.encodeWithSelector(IApprovers.OrganisationUnknown.selector, 0));
        passkeys.add(0, key.x, key.y, 0, "Eve");
        vm.expectRevert(abi.encodeWithSelector(IApprovers.OrganisationUnknown.selector, 3));
        passkeys.add(3, key.x, key.y, 0, "Eve");
        // No organisation's account is nobody's.
        vm.prank(address(0));
        vm.expectRevert(abi.encodeWithSelector(IApprovers.OrganisationUnknown.selector, 3));
        passkeys.add(3, key.x, key.y, 0, "Eve");

        vm.startPrank(first);
        vm.expectRevert(only(IApprovers.NameMissing.selector));
        passkeys.add(1, key.x, key.y, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IApprovers.KeyInvalid.selector, key.x, key.x));
        passkeys.add(1, key.x, key.x, 0, "Ada");
        vm.expectRevert(abi.encodeWithSelector(IApprovers.PasskeyKnown.selector, passkey));
        passkeys.add(1, key.x, key.y, 0, "Ada again");
        vm.stopPrank();

        vm.prank(operator);
        stores.updateOrganisation(1, first, false);
        Key memory other = keyOf("another person's");
        vm.prank(first);
        vm.expectRevert(abi.encodeWithSelector(IApprovers.OrganisationInactive.selector, 1));
        passkeys.add(1, other.x, other.y, 0, "Grace");
    }

    function test_add_atMost() public {
        vm.startPrank(first);
        for (uint256 i = 1; i < 64; ++i) {
            Key memory more = deviceKey(i);
            passkeys.add(1, more.x, more.y, 0, "one more");
        }
        Key memory last = deviceKey(64);
        vm.expectRevert(abi.encodeWithSelector(IApprovers.TooManyPasskeys.selector, 64));
        passkeys.add(1, last.x, last.y, 0, "too many");
        // From the middle, so that another takes its place in the list.
        address middle = passkeys.passkeysOf(1)[31];
        passkeys.remove(middle);
        assertEq(passkeys.passkeysOf(1).length, 63, "after removal");
        passkeys.add(1, last.x, last.y, 0, "not too many");
        address[] memory all = passkeys.passkeysOf(1);
        assertEq(all.length, 64, "length");
        for (uint256 i = 0; i < all.length; ++i) {
            assertTrue(all[i] != middle, "the removed one");
            for (uint256 j = 0; j < i; ++j) {
                assertTrue(all[i] != all[j], "twice");
            }
        }
        vm.stopPrank();
        // The second organisation has a list of its own.
        vm.prank(second);
        passkeys.add(2, last.x, last.y, 0, "another's");
    }

    function test_remove() public {
        vm.warp(START + 5);
        vm.expectEmit(true, true, true, true, address(passkeys));
        emit IApprovers.PasskeyRemoved(passkey, 1);
        vm.prank(first);
        passkeys.remove(passkey);
        assertEq(passkeys.passkeysOf(1).length, 0, "list");
        assertEq(passkeys.passkey(passkey).removedAt, START + 5, "removedAt");
        bytes memory gone = abi.encodeWithSelector(IApprovers.PasskeyGone.selector, passkey, START + 5);
        refused(assertionOf(key, CHALLENGE), gone);
        vm.startPrank(first);
        vm.expectRevert(gone);
        passkeys.remove(passkey);
        // For good: who has the stolen key gets it back by no mistake.
        vm.expectRevert(abi.encodeWithSelector(IApprovers.PasskeyKnown.selector, passkey));
        passkeys.add(1, key.x, key.y, "credential", "Ada");
        vm.stopPrank();
    }

    function test_remove_refused() public {
        address[3] memory others = [operator, stranger, second];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(abi.encodeWithSelector(IApprovers.NotOrganisation.selector, 1, first));
            passkeys.remove(passkey);
        }
        vm.expectRevert(abi.encodeWithSelector(IApprovers.PasskeyUnknown.selector, stranger));
        passkeys.remove(stranger);
    }

    /// @dev Who is no member any more can still take keys away, but no key of it counts.
    function test_inactive() public {
        vm.prank(operator);
        stores.updateOrganisation(1, first, false);
        refused(
            assertionOf(key, CHALLENGE), abi.encodeWithSelector(IApprovers.OrganisationInactive.selector, 1)
        );
        vm.prank(first);
        passkeys.remove(passkey);
    }

    /// @dev The account is the one that the organisation has now.
    function test_rotatedAccount() public {
        vm.prank(operator);
        stores.updateOrganisation(1, stranger, true);
        vm.prank(first);
        vm.expectRevert(abi.encodeWithSelector(IApprovers.NotOrganisation.selector, 1, stranger));
        passkeys.remove(passkey);
        vm.prank(stranger);
        passkeys.remove(passkey);
    }

    function test_verify() public view {
        assertEq(verify(assertionOf(key, CHALLENGE)), 1, "organisation");
        // What browsers write: ports, what they add, what they leave out; and what authenticators add.
        verify(withOrigin("http://localhost:1", ',"crossOrigin":false}'));
        verify(withOrigin("http://localhost:65535", "}"));
        verify(withOrigin("http://localhost:80", ',"crossOrigin":false,"other_keys_can_be_added_here":"x"}'));
        verify(withFlags(0x0d));
        verify(withFlags(0x1d));
        verify(withData(authenticatorDataOf(sha256("localhost"), 0x85, new bytes(219))));
        bytes memory longest = new bytes(1024 - clientDataOf(CHALLENGE, "http://localhost:1", "").length);
        bytes memory end = ',"crossOrigin":false,';
        for (uint256 i = 0; i < end.length; ++i) {
            longest[i] = end[i];
        }
        verify(withOrigin("http://localhost:1", string(longest)));
    }

    function test_verify_unknown() public {
        Assertion memory assertion = assertionOf(key, CHALLENGE);
        vm.expectRevert(abi.encodeWithSelector(IApprovers.PasskeyUnknown.selector, stranger));
        passkeys.verify(stranger, CHALLENGE, assertion);
    }

    function test_verify_authenticatorData() public {
        bytes4 length = IApprovers.AuthenticatorDataLength.selector;
        refused(withData(""), abi.encodeWithSelector(length, 0, 37, 256));
        refused(withData(new bytes(36)), abi.encodeWithSelector(length, 36, 37, 256));
        refused(
            withData(authenticatorDataOf(sha256("localhost"), FLAGS, new bytes(220))),
            abi.encodeWithSelector(length, 257, 37, 256)
        );
        bytes32 wrong = sha256("insurer.example");
        refused(
            withData(authenticatorDataOf(wrong, FLAGS, "")),
            abi.encodeWithSelector(IApprovers.RelyingPartyWrong.selector, wrong)
        );
    }

    function test_verify_flags() public {
        refused(withFlags(0x00), only(IApprovers.UserNotPresent.selector));
        refused(withFlags(0x04), only(IApprovers.UserNotPresent.selector));
        refused(withFlags(0x01), only(IApprovers.UserNotVerified.selector));
        refused(withFlags(0xfb), only(IApprovers.UserNotVerified.selector));
        refused(withFlags(0x15), only(IApprovers.BackupFlagsWrong.selector));
    }

    function test_verify_clientData() public {
        refused(
            withClient(new bytes(1025)),
            abi.encodeWithSelector(IApprovers.ClientDataTooLong.selector, 1025, 1024)
        );
        bytes4 type_ = IApprovers.ClientDataTypeWrong.selector;
        refused(withClient(""), only(type_));
        refused(withClient('{"type":"webauthn.get","challenge":'), only(type_));
        bytes memory create = clientDataOf(CHALLENGE);
        bytes memory name = "create";
        bytes memory made = new bytes(create.length + 3);
        for (uint256 i = 0; i < made.length; ++i) {
            made[i] = i < 18 ? create[i] : i < 24 ? name[i - 18] : create[i - 3];
        }
        refused(withClient(made), only(type_));
        // A space is JSON too, but no browser's.
        refused(withClient(abi.encodePacked(" ", clientDataOf(CHALLENGE))), only(type_));
        bytes memory wrong = abi.encodeWithSelector(IApprovers.ChallengeWrong.selector, CHALLENGE);
        refused(withClient('{"type":"webauthn.get","challenge":"'), wrong);
        refused(withClient(clientDataOf(keccak256("something else"))), wrong);
        // The right one, but not where it is looked for.
        refused(
            withClient(
                abi.encodePacked(
                    '{"type":"webauthn.get","challenge":"","x":"', this.after23(clientDataOf(CHALLENGE))
                )
            ),
            wrong
        );
    }

    function after23(bytes calldata data) external pure returns (bytes memory) {
        return data[23:];
    }

    function test_verify_origin() public {
        string[12] memory origins = [
            "",
            "http://localhost",
            "http://localhost:",
            "http://localhost:123456",
            "http://localhost:80a",
            "http://localhost.evil.example:80",
            "http://localhost:80.evil.example",
            "http://localhost:80/",
            "https://localhost:80",
            "http://127.0.0.1:80",
            "HTTP://localhost:80",
            "http://localhost:-1"
        ];
        for (uint256 i = 0; i < origins.length; ++i) {
            refused(withOrigin(origins[i], ',"crossOrigin":false}'), only(IApprovers.OriginWrong.selector));
        }
        string[6] memory rests = ["", ',"crossOrigin":true}', "}}", "} ", ',"a":1,"crossOrigin":false}', ","];
        for (uint256 i = 0; i < rests.length; ++i) {
            refused(withOrigin("http://localhost:80", rests[i]), only(IApprovers.OriginWrong.selector));
        }
        bytes memory data = clientDataOf(CHALLENGE, "http://localhost:80", "");
        // Cut anywhere behind the challenge.
        for (uint256 length = 79; length < data.length; length += 3) {
            refused(withClient(this.before(data, length)), only(IApprovers.OriginWrong.selector));
        }
    }

    function before(bytes calldata data, uint256 length) external pure returns (bytes memory) {
        return data[:length];
    }

    function test_verify_signature() public {
        Assertion memory assertion = assertionOf(key, CHALLENGE);
        bytes32 low = assertion.s;
        assertion.s = bytes32(P256.N - uint256(low));
        refused(assertion, abi.encodeWithSelector(IApprovers.SignatureHigh.selector, assertion.s));
        bytes memory forged = abi.encodeWithSelector(IApprovers.AssertionForged.selector, passkey);
        assertion.s = bytes32(P256.N / 2);
        refused(assertion, forged);
        assertion.s = bytes32(P256.N / 2 + 1);
        refused(assertion, abi.encodeWithSelector(IApprovers.SignatureHigh.selector, assertion.s));
        assertion.s = 0;
        refused(assertion, forged);
        assertion.s = low;
        assertion.r = 0;
        refused(assertion, forged);
        refused(assertionOf(keyOf("another person's"), CHALLENGE), forged);
        // Flags that were not signed.
        assertion = withFlags(0x01);
        assertion.authenticatorData[32] = FLAGS;
        refused(assertion, forged);
        // An origin that was not signed.
        assertion = withOrigin("http://localhost:80", "}");
        assertion.clientData = clientDataOf(CHALLENGE, "http://localhost:81", "}");
        refused(assertion, forged);
    }

    /// @dev One bit anywhere in what was signed, or in the signature, and it is none.
    function testFuzz_verify_bits(uint256 bit) public {
        Assertion memory assertion = assertionOf(key, CHALLENGE);
        uint256 data = assertion.authenticatorData.length;
        uint256 client = assertion.clientData.length;
        bit = bound(bit, 0, 8 * (data + client + 64) - 1);
        uint256 place = bit / 8;
        uint8 mask = uint8(1 << bit % 8);
        if (place < data) {
            assertion.authenticatorData[place] ^= bytes1(mask);
        } else if (place < data + client) {
            assertion.clientData[place - data] ^= bytes1(mask);
        } else if (place < data + client + 32) {
            assertion.r ^= bytes32(uint256(mask) << 8 * (place - data - client));
        } else {
            assertion.s ^= bytes32(uint256(mask) << 8 * (place - data - client - 32));
        }
        vm.expectRevert();
        passkeys.verify(passkey, CHALLENGE, assertion);
    }

    /// @dev Whatever is brought, nothing passes that the key did not sign.
    function testFuzz_verify_rubbish(bytes memory data, bytes memory client, bytes32 r, bytes32 s) public {
        Assertion memory assertion = Assertion({authenticatorData: data, clientData: client, r: r, s: s});
        vm.expectRevert();
        passkeys.verify(passkey, CHALLENGE, assertion);
        assertion.authenticatorData = authenticatorDataOf(sha256("localhost"), FLAGS, data);
        assertion.clientData = clientDataOf(CHALLENGE);
        vm.expectRevert();
        passkeys.verify(passkey, CHALLENGE, assertion);
    }
}
