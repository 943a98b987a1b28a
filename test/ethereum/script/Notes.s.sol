// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Notes} from "../src/Notes.sol";

interface Vm {
    function startBroadcast() external;
    function stopBroadcast() external;
}

/// Deploys Notes and writes three, for `forge script --broadcast`.
contract NotesScript {
    Vm internal constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    function run() external returns (Notes notes) {
        VM.startBroadcast();
        notes = new Notes(41);
        notes.write("one");
        notes.write("two");
        notes.write("three");
        VM.stopBroadcast();
        require(notes.count() == 44, "three notes");
    }
}
