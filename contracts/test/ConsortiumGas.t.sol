// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Founding, IConsortium, ReportKind} from "../src/interfaces/IConsortium.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";

/// @dev What governing costs, as whole transactions. The figures are compared with snapshots/Gas.json.
/// forge-config: default.isolate = true
contract ConsortiumGasTest is ConsortiumFixture {
    function test_gas_deploy() public {
        measureDeployment(1, "1");
        measureDeployment(4, "4");
        uint256 most = measureDeployment(16, "16");
        assertLe(most, 1 << 24, "more than a transaction may use");
    }

    function test_gas_govern() public {
        uint256 id = propose(1, abi.encodeCall(IConsortium.admit, (cardOf(5))));
        vm.snapshotGasLastCall("Gas", "propose, an admission");
        vote(2, id, true);
        vm.snapshotGasLastCall("Gas", "vote, of 4");
        vote(3, id, true);
        vm.warp(START + 1 days);
        consortium.execute(id);
        vm.snapshotGasLastCall("Gas", "execute, an admission");
        vm.roll(block.number + 1);
        vm.prank(nodeOf(5));
        consortium.comeBack();
        vm.snapshotGasLastCall("Gas", "comeBack");
    }

    function test_gas_report() public {
        vm.roll(block.number + 500);
        uint64 height = uint64(block.number - 1);
        report(1, 4, ReportKind.Absent, height);
        vm.snapshotGasLastCall("Gas", "report, of 4");
        report(2, 4, ReportKind.Absent, height);
        report(3, 4, ReportKind.Absent, height);
        vm.snapshotGasLastCall("Gas", "report, of 4, the last one needed");
    }

    /// @dev A call of a contract that creates it: some 2 % more than a transaction that does, which pays no memory
    /// and no forwarding.
    function measureDeployment(uint256 count, string memory name) private returns (uint256 used) {
        Founding memory founding = foundingOf(count);
        prepare();
        bytes memory code = abi.encodePacked(
            vm.getCode("out/contracts/Consortium.sol/Consortium.json"), abi.encode(stores, founding)
        );
        Creator creator = new Creator();
        creator.create(code);
        return vm.snapshotGasLastCall("Gas", string.concat("deploy the consortium, ", name));
    }
}

contract Creator {
    function create(bytes calldata code) external returns (address made) {
        bytes memory copy = code;
        assembly {
            made := create(0, add(copy, 32), mload(copy))
        }
        require(made != address(0), "not created");
    }
}
