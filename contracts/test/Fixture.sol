// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {IApprovers} from "../src/interfaces/IApprovers.sol";
import {IClock} from "../src/interfaces/IClock.sol";
import {Account, Card, Founding, IConsortium, Parameters} from "../src/interfaces/IConsortium.sol";
import {ICustody} from "../src/interfaces/ICustody.sol";
import {IFleet} from "../src/interfaces/IFleet.sol";
import {IIncidents} from "../src/interfaces/IIncidents.sol";
import {Clause, IPolicies, Keep, Restore, Terms} from "../src/interfaces/IPolicies.sol";
import {IRecovery} from "../src/interfaces/IRecovery.sol";
import {IRetention} from "../src/interfaces/IRetention.sol";
import {ISnapshots, Item, ReceiptIn, Record} from "../src/interfaces/ISnapshots.sol";
import {IStores} from "../src/interfaces/IStores.sol";
import {Test} from "./Test.sol";

/// @dev A P-256 key pair.
struct Key {
    uint256 secret;
    bytes32 x;
    bytes32 y;
}

/// @dev All contracts, deployed from their artefacts (so that a test contract holds none of their code) and set up as the README says, with two organisations, six stores in six slots, a
/// panel of one custodian, and a policy of 4 of 6 slots with a quorum of 5. The typed data is hashed here anew, by
/// the text of EIP-712 and not by the library under test.
abstract contract Fixture is Test {
    uint64 internal constant OPERATOR = 1;
    uint64 internal constant GATEWAY = 2;
    uint64 internal constant APPROVER = 3;
    uint64 internal constant REQUESTER = 4;
    uint64 internal constant LEGAL = 5;
    uint64 internal constant MONITOR = 6;
    uint64 internal constant OFFICER = 7;
    uint64 internal constant FLEET = 10;
    uint64 internal constant RECOVERY = 11;
    uint64 internal constant INCIDENTS = 13;

    bytes32 internal constant GENESIS = keccak256("the genesis block");
    uint256 internal constant START = 1_800_000_000;

    address internal constant operator = address(0xA1);
    address internal constant gateway = address(0xA2);
    address internal constant approver = address(0xA3);
    address internal constant approver2 = address(0xA4);
    address internal constant requester = address(0xA5);
    address internal constant stranger = address(0xA6);
    address internal constant legal = address(0xA7);
    address internal constant legal2 = address(0xA8);
    address internal constant answerer = address(0xA9);
    address internal constant monitor = address(0xAA);
    address internal constant monitor2 = address(0xAB);
    address internal constant officer = address(0xAC);
    /// @dev Of the first organisation as approver is; approver2 is of the second.
    address internal constant approver3 = address(0xAD);

    IAccessManager internal manager;
    IClock internal clock;
    IStores internal stores;
    ICustody internal custody;
    IPolicies internal policies;
    IFleet internal fleet;
    ISnapshots internal snapshots;
    IApprovers internal passkeys;
    IRecovery internal recovery;
    IRetention internal retention;
    IIncidents internal incidents;
    IConsortium internal consortium;

    uint32 internal policy;
    /// @dev For how long from now the receipts that are made hold: a day longer than they must under the standard policy.
    uint64 internal receiptLife = 31 days;

    function setUp() public virtual {
        vm.warp(START);
        deploy();
        populate();
    }

    function deploy() internal {
        manager = IAccessManager(deployed("AccessManager", abi.encode(address(this))));
        clock = IClock(deployed("Clock", ""));
        stores = IStores(deployed("Stores", abi.encode(manager)));
        custody = ICustody(deployed("Custody", abi.encode(manager, stores)));
        // The Consortium comes last, and Policies and Recovery are told where it will be; for it Stores is open to all.
        bytes4[] memory functions = new bytes4[](1);
        functions[0] = IStores.addOrganisation.selector;
        manager.setTargetFunctionRole(address(stores), functions, type(uint64).max);
        consortium = IConsortium(vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 7));
        policies = IPolicies(deployed("Policies", abi.encode(manager, stores, custody, consortium)));
        fleet = IFleet(deployed("Fleet", abi.encode(manager, GENESIS, stores, policies)));
        snapshots =
            ISnapshots(deployed("Snapshots", abi.encode(manager, GENESIS, clock, fleet, stores, policies)));
        passkeys = IApprovers(deployed("Approvers", abi.encode(stores)));
        address expected = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 2);
        recovery = IRecovery(
            deployed(
                "Recovery",
                abi.encode(manager, GENESIS, fleet, policies, snapshots, passkeys, consortium, expected)
            )
        );
        retention = IRetention(
            deployed("Retention", abi.encode(manager, GENESIS, clock, fleet, policies, snapshots, recovery))
        );
        incidents = IIncidents(
            deployed("Incidents", abi.encode(manager, GENESIS, clock, fleet, policies, snapshots, retention))
        );
        assertEq(address(incidents), expected, "where Incidents is");
        address founded = deployed("Consortium", abi.encode(stores, twoOrganisations()));
        assertEq(founded, address(consortium), "where the Consortium is");

        manager.grantRole(FLEET, address(fleet), 0);
        manager.grantRole(INCIDENTS, address(incidents), 0);
        manager.grantRole(RECOVERY, address(recovery), 0);
        functions = new bytes4[](5);
        functions[0] = IStores.addOrganisation.selector;
        functions[1] = IStores.updateOrganisation.selector;
        functions[2] = IStores.addStore.selector;
        functions[3] = IStores.updateStore.selector;
        functions[4] = IStores.assignSlot.selector;
        manager.setTargetFunctionRole(address(stores), functions, OPERATOR);
        functions = new bytes4[](3);
        functions[0] = ICustody.addCustodian.selector;
        functions[1] = ICustody.updateCustodian.selector;
        functions[2] = ICustody.addPanel.selector;
        manager.setTargetFunctionRole(address(custody), functions, OPERATOR);
        functions[0] = IFleet.invite.selector;
        functions[1] = IFleet.withdrawInvitation.selector;
        functions[2] = IFleet.revoke.selector;
        manager.setTargetFunctionRole(address(fleet), functions, OPERATOR);
        functions[0] = ISnapshots.anchor.selector;
        functions[1] = ISnapshots.anchorBatch.selector;
        functions[2] = ISnapshots.addReceipts.selector;
        manager.setTargetFunctionRole(address(snapshots), functions, GATEWAY);
        functions = new bytes4[](3);
        functions[0] = IPolicies.publish.selector;
        functions[1] = IPolicies.assign.selector;
        functions[2] = IPolicies.withdraw.selector;
        manager.setTargetFunctionRole(address(policies), functions, OPERATOR);
        functions = new bytes4[](1);
        functions[0] = IPolicies.assignAtEnrolment.selector;
        manager.setTargetFunctionRole(address(policies), functions, FLEET);
        functions[0] = IFleet.enrol.selector;
        manager.setTargetFunctionRole(address(fleet), functions, GATEWAY);
        functions[0] = ISnapshots.noteRelease.selector;
        manager.setTargetFunctionRole(address(snapshots), functions, RECOVERY);
        functions[0] = IRecovery.requestByDevice.selector;
        manager.setTargetFunctionRole(address(recovery), functions, GATEWAY);
        functions[0] = IRecovery.reportByDevice.selector;
        manager.setTargetFunctionRole(address(recovery), functions, GATEWAY);
        functions = new bytes4[](4);
        functions[0] = IRetention.hold.selector;
        functions[1] = IRetention.release.selector;
        functions[2] = IRetention.holdDevice.selector;
        functions[3] = IRetention.releaseDevice.selector;
        manager.setTargetFunctionRole(address(retention), functions, LEGAL);
        functions[0] = IRetention.freeze.selector;
        functions[1] = IRetention.thaw.selector;
        functions[2] = IRetention.freezeSnapshot.selector;
        functions[3] = IRetention.thawSnapshot.selector;
        manager.setTargetFunctionRole(address(retention), functions, INCIDENTS);
        functions = new bytes4[](2);
        functions[0] = IIncidents.setMonitor.selector;
        functions[1] = IIncidents.setResponse.selector;
        manager.setTargetFunctionRole(address(incidents), functions, OPERATOR);
        functions[0] = IIncidents.report.selector;
        functions[1] = IIncidents.reportSince.selector;
        manager.setTargetFunctionRole(address(incidents), functions, MONITOR);
        functions = new bytes4[](3);
        functions[0] = IIncidents.confirm.selector;
        functions[1] = IIncidents.dismiss.selector;
        functions[2] = IIncidents.close.selector;
        manager.setTargetFunctionRole(address(incidents), functions, OFFICER);

        manager.grantRole(OPERATOR, operator, 0);
        manager.grantRole(GATEWAY, gateway, 0);
        manager.grantRole(APPROVER, approver, 0);
        manager.grantRole(APPROVER, approver2, 0);
        manager.grantRole(APPROVER, approver3, 0);
        manager.grantRole(REQUESTER, requester, 0);
        manager.grantRole(LEGAL, legal, 0);
        manager.grantRole(LEGAL, legal2, 0);
        manager.grantRole(INCIDENTS, answerer, 0);
        manager.grantRole(MONITOR, monitor, 0);
        manager.grantRole(MONITOR, monitor2, 0);
        manager.grantRole(OFFICER, officer, 0);
    }

    /// @dev How long what loosens a rule waits, in seconds.
    function delay() internal pure virtual returns (uint32) {
        return 0;
    }

    function twoOrganisations() internal pure returns (Founding memory founding) {
        founding.organisations = new Card[](2);
        founding.organisations[0] = organisationCard("first", address(0xB1));
        founding.organisations[1] = organisationCard("second", address(0xB2));
        founding.parameters = Parameters({
            gasLimit: 300_000_000,
            pace: 1,
            threshold: 2,
            delay: delay(),
            lifetime: 30 days,
            floor: 1,
            absence: 100
        });
        address[6] memory accounts = [operator, gateway, approver, approver3, requester, approver2];
        founding.accounts = new Account[](6);
        for (uint256 i = 0; i < 6; ++i) {
            founding.accounts[i] = Account({account: accounts[i], organisation: i < 5 ? 1 : 2});
        }
    }

    function organisationCard(string memory name, address account) private pure returns (Card memory) {
        Key memory checkpoint = keyOf(name);
        return Card({
            name: bytes32(bytes(name)),
            validator: keccak256(bytes(name)),
            checkpointX: checkpoint.x,
            checkpointY: checkpoint.y,
            account: account,
            node: address(uint160(account) + 0x10)
        });
    }

    function populate() internal {
        vm.startPrank(operator);
        for (uint32 i = 1; i <= 6; ++i) {
            Key memory key = storeKey(i);
            stores.addStore(1 + i % 2, key.x, key.y, bytes32(uint256(i)), "here", "https://store.invalid:1");
            stores.assignSlot(i, i);
        }
        Key memory custodianKey = keyOf("custodian 1");
        custody.addCustodian(1, custodianKey.x, custodianKey.y, 0, "https://custodian.invalid:1");
        uint32[] memory members = new uint32[](1);
        members[0] = 1;
        custody.addPanel(1, members);
        (policy,) = policies.publish(0, "standard", termsOf());
        vm.stopPrank();
    }

    /// @dev 4 of 6, quorum 5 of one organisation at least, kept for 30 days, every hour and ten minutes at
    /// least, one approval.
    function termsOf() internal pure returns (Terms memory terms) {
        uint32[] memory slots = new uint32[](6);
        for (uint32 i = 0; i < 6; ++i) {
            slots[i] = i + 1;
        }
        terms = Terms({
            interval: 1 hours,
            lateness: 10 minutes,
            minRetention: 30 days,
            keep: Keep(0, 0, 0, 0, 0, 0),
            grace: 1 days,
            k: 4,
            n: 6,
            w: 5,
            organisations: 1,
            slots: slots,
            restoreRole: REQUESTER,
            approverRole: APPROVER,
            approvals: 1,
            requestTtl: 1 days,
            grantTtl: 2 hours,
            panel: 1,
            restore: Restore({
                delay: 0, deadline: 0, successor: 0, clauses: new Clause[](0), regions: new bytes32[](0)
            })
        });
    }

    function keyOf(string memory name) internal pure returns (Key memory key) {
        key.secret = uint256(keccak256(bytes(name))) >> 1;
        (uint256 x, uint256 y) = vm.publicKeyP256(key.secret);
        (key.x, key.y) = (bytes32(x), bytes32(y));
    }

    function storeKey(uint256 store) internal pure returns (Key memory) {
        return keyOf(string(abi.encodePacked("store ", store)));
    }

    function deviceKey(uint256 number) internal pure returns (Key memory) {
        return keyOf(string(abi.encodePacked("device ", number)));
    }

    function idOf(Key memory key) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(key.x, key.y));
    }

    /// @dev A low-s signature.
    function sign(Key memory key, bytes32 digest) internal pure returns (bytes32 r, bytes32 s) {
        (r, s) = vm.signP256(key.secret, digest);
        if (uint256(s) > P256.N / 2) s = bytes32(P256.N - uint256(s));
    }

    function signature(Key memory key, bytes32 digest) internal pure returns (bytes memory) {
        (bytes32 r, bytes32 s) = sign(key, digest);
        return abi.encodePacked(r, s);
    }

    function typed(bytes32 genesis, bytes memory fields) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,bytes32 salt)"),
                keccak256("Byssus"),
                keccak256("1"),
                block.chainid,
                genesis
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, keccak256(fields)));
    }

    function digestOf(Record memory r) internal view returns (bytes32) {
        return digestOf(GENESIS, r);
    }

    function digestOf(bytes32 genesis, Record memory r) internal view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "Record(bytes32 device,uint64 sequence,bytes32 previous,bytes32 listRoot,bytes32 sealedKeyHash,uint32 policy,uint32 policyVersion,uint8 trigger,uint32 epoch,bytes32 epochCommitment,uint8 verdict,bytes32 verdictHash,bytes32 supersedes)"
        );
        bytes memory front =
            abi.encode(typeHash, r.device, r.sequence, r.previous, r.listRoot, r.sealedKeyHash, r.policy);
        bytes memory back = abi.encode(
            r.policyVersion, r.trigger, r.epoch, r.epochCommitment, r.verdict, r.verdictHash, r.supersedes
        );
        return typed(genesis, bytes.concat(front, back));
    }

    function receiptDigest(bytes32 device, bytes32 listRoot, uint32 slot, uint32 version, uint64 validUntil)
        internal
        view
        returns (bytes32)
    {
        bytes32 typeHash = keccak256(
            "Receipt(bytes32 device,bytes32 listRoot,uint32 slot,uint32 slotVersion,uint64 validUntil)"
        );
        return typed(GENESIS, abi.encode(typeHash, device, listRoot, slot, version, validUntil));
    }

    function enrolmentDigest(bytes32 invitation, Key memory key) internal view returns (bytes32) {
        return typed(
            GENESIS,
            abi.encode(
                keccak256("Enrolment(bytes32 invitation,bytes32 x,bytes32 y)"), invitation, key.x, key.y
            )
        );
    }

    /// @dev Invites and enrols a device under the standard policy.
    function enrol(Key memory key) internal returns (bytes32 device) {
        return enrolAs(key, 0);
    }

    /// @dev The same, as the next key of a device.
    function enrolAs(Key memory key, bytes32 replaces) internal returns (bytes32 device) {
        Key memory token = keyOf(string(abi.encodePacked("token of ", key.x)));
        bytes32 invitation = idOf(token);
        vm.prank(operator);
        fleet.invite(
            invitation, token.x, token.y, 1, policy, uint64(block.timestamp + 1 hours), "a device", replaces
        );
        bytes32 digest = enrolmentDigest(invitation, key);
        vm.prank(gateway);
        return fleet.enrol(invitation, key.x, key.y, signature(token, digest), signature(key, digest));
    }

    /// @dev The record that would follow a device's head, in the same epoch.
    function nextRecord(bytes32 device) internal view returns (Record memory record) {
        (uint32 version,) = policies.inForce(policies.policyOf(device));
        record.device = device;
        record.sequence = snapshots.head(device).sequence + 1;
        record.previous = snapshots.head(device).recordHash;
        record.listRoot = keccak256(abi.encode("list", device, record.sequence));
        record.policy = policies.policyOf(device);
        record.policyVersion = version;
        record.trigger = 2;
        record.epoch = snapshots.head(device).epoch;
        if (record.epoch == 0) record.epoch = 1;
        setEpoch(record, record.epoch);
    }

    function setEpoch(Record memory record, uint32 epoch) internal pure {
        record.epoch = epoch;
        record.sealedKeyHash = keccak256(abi.encode("sealed", record.device, epoch));
        record.epochCommitment = keccak256(abi.encode("commitment", record.device, epoch));
    }

    function expiryNow() internal view returns (uint64) {
        return clock.time() + 30 days;
    }

    /// @dev A receipt of the store that holds slot `position + 1`, which is store `position + 1` at first.
    function receiptOf(Record memory record, uint8 position, uint64 validUntil)
        internal
        view
        returns (ReceiptIn memory receipt)
    {
        uint32 slot = position + 1;
        bytes32 digest =
            receiptDigest(record.device, record.listRoot, slot, stores.slot(slot).version, validUntil);
        receipt.position = position;
        receipt.validUntil = validUntil;
        (receipt.r, receipt.s) = sign(storeKey(stores.slot(slot).store), digest);
    }

    /// @dev Receipts of the first `count` positions.
    function receiptsOf(Record memory record, uint8 count)
        internal
        view
        returns (ReceiptIn[] memory receipts)
    {
        receipts = new ReceiptIn[](count);
        for (uint8 i = 0; i < count; ++i) {
            receipts[i] = receiptOf(record, i, clock.time() + receiptLife);
        }
    }

    function itemOf(Record memory record, Key memory key, uint8 receipts)
        internal
        view
        returns (Item memory)
    {
        return Item({
            record: record,
            signature: signature(key, digestOf(record)),
            receipts: receiptsOf(record, receipts)
        });
    }

    /// @dev Anchors the record that follows, with a quorum of receipts.
    function anchorNext(Key memory key, bytes32 device) internal returns (Record memory record) {
        record = nextRecord(device);
        anchor(itemOf(record, key, 5));
    }

    function anchor(Item memory item) internal {
        vm.prank(gateway);
        snapshots.anchor(item);
    }

    function expectUnauthorized(address caller) internal {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
    }
}
