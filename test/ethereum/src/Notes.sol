// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// What the clients deploy: it has something of each kind that a client decodes.
contract Notes {
    event Written(address indexed author, uint256 indexed number, string text);

    error TooLong(uint256 length, uint256 limit);

    uint256 public constant LIMIT = 32;

    /// Number of the newest note: slot 0.
    uint256 public count;
    mapping(uint256 number => bytes32 digest) public digests;

    constructor(uint256 first) {
        count = first;
    }

    function write(string calldata text) external returns (uint256 number) {
        require(bytes(text).length != 0, "a note is not empty");
        require(bytes(text).length <= LIMIT, TooLong(bytes(text).length, LIMIT));
        number = ++count;
        digests[number] = keccak256(bytes(text));
        emit Written(msg.sender, number, text);
    }
}
