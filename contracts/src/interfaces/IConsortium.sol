// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What an organisation gives to be admitted; nothing of it is secret.
struct Card {
    bytes32 name;
    /// @notice The Ed25519 key its validator signs blocks with.
    bytes32 validator;
    /// @notice The P-256 key, kept offline, that signs checkpoints.
    bytes32 checkpointX;
    bytes32 checkpointY;
    /// @notice The account that votes for it.
    address account;
    /// @notice The account of its node: what that sends by itself.
    address node;
}

/// @notice Where a member stands.
enum MemberStatus {
    None,
    /// @notice Its validator is in force.
    Active,
    /// @notice Its validator signed twice: out until a proposal releases it.
    Jailed,
    /// @notice Its validator is out until its own node says that it is back. So a member begins.
    Absent,
    /// @notice It is no member any more.
    Removed
}

/// @notice An organisation of the consortium, or one that was.
struct Member {
    bytes32 name;
    bytes32 validator;
    bytes32 checkpointX;
    bytes32 checkpointY;
    address account;
    MemberStatus status;
    /// @notice The block in which its status or its validator's key changed last.
    uint64 since;
    address node;
    /// @notice The first block for which its validator answers for signing twice.
    uint64 answersFrom;
}

/// @notice What a proposal sets all at once.
struct Parameters {
    /// @notice The gas limit of a block.
    uint64 gasLimit;
    /// @notice The least seconds between blocks.
    uint32 pace;
    /// @notice How many members must vote for a proposal: more than half of them.
    uint32 threshold;
    /// @notice Seconds between a proposal's passing and the earliest moment of its execution.
    uint32 delay;
    /// @notice Seconds from a proposal's making to its end.
    uint32 lifetime;
    /// @notice The least number of validators.
    uint32 floor;
    /// @notice How many blocks a validator must have been missing from to be absent.
    uint32 absence;
}

/// @notice An account that may send transactions, beside an organisation's own two.
struct Account {
    address account;
    uint32 organisation;
}

/// @notice What a consortium begins with: organisation i + 1 has card i.
struct Founding {
    Card[] organisations;
    Parameters parameters;
    Account[] accounts;
}

/// @notice A call that a proposal makes when it is executed.
struct Call {
    address target;
    bytes data;
}

/// @notice What became of a proposal.
enum ProposalStatus {
    Unknown,
    /// @notice It lacks votes.
    Open,
    /// @notice It has the votes: it can be executed from `executableAt` on.
    Passed,
    Executed,
    Cancelled,
    Expired
}

/// @notice How a member voted.
enum Vote {
    None,
    Yes,
    No
}

/// @notice A proposal as it stands: votes of today's members, counted by today's rules.
struct Proposal {
    uint32 proposer;
    ProposalStatus status;
    uint32 yes;
    uint32 no;
    uint64 proposedAt;
    uint64 expires;
    /// @notice 0 while it lacks votes.
    uint64 executableAt;
    string reason;
    Call[] calls;
}

/// @notice What a validator did.
enum ReportKind {
    SignedTwice,
    Absent
}

/// @title Who runs the chain, and what they agree on
/// @notice Nodes read three words of its storage directly: slot 0 the validators, slot 1 what blocks must keep to,
/// slot 2 the accounts admitted.
interface IConsortium {
    /// @notice Only a proposal can do this, when it is executed.
    error OnlyByProposal();
    /// @notice The account votes for no member.
    /// @param account the account
    error NotVoter(address account);
    /// @notice No member has this number.
    /// @param organisation the number
    error NotMember(uint32 organisation);
    /// @notice There are `most` members already.
    /// @param most how many there may be
    error TooManyMembers(uint256 most);
    /// @notice A consortium has a member at least.
    error NoMembers();
    /// @notice A card has a name, a validator's key and two accounts.
    error CardIncomplete();
    /// @notice These coordinates are no P-256 public key.
    /// @param x of the key
    /// @param y of the key
    error KeyInvalid(bytes32 x, bytes32 y);
    /// @notice This member has the key already.
    /// @param organisation the member that has it
    error KeyTaken(uint32 organisation);
    /// @notice The account belongs to this organisation already.
    /// @param account the account
    /// @param organisation whose it is
    error AccountTaken(address account, uint32 organisation);
    /// @notice The account is admitted for nobody.
    /// @param account the account
    error AccountUnknown(address account);
    /// @notice An organisation's own account or its node's: it changes when keys are rotated.
    /// @param account the account
    error AccountNeeded(address account);
    /// @notice An organisation has `most` further accounts at most.
    /// @param most how many there may be
    error TooManyAccounts(uint256 most);
    /// @notice Stores gave the organisation another number: somebody else registered there.
    /// @param organisation its number here
    /// @param registered its number there
    error OutOfStep(uint32 organisation, uint32 registered);
    /// @notice A parameter must be from `least` to `most`.
    /// @param what the parameter's name
    /// @param value what it was to be
    /// @param least the least it may be
    /// @param most the most it may be
    error ParameterOutOfRange(string what, uint256 value, uint256 least, uint256 most);
    /// @notice A successor is a contract.
    /// @param successor the address
    error SuccessorWithoutCode(address successor);

    /// @notice The validators changed in this block already: try in the next one.
    error ValidatorsChangedInThisBlock();
    /// @notice There must be `floor` validators at least.
    /// @param floor the least number of validators
    error BelowFloor(uint32 floor);
    /// @notice Only nodes of validators in force report.
    /// @param account the account
    error NotValidatorNode(address account);
    /// @notice Nobody reports itself.
    error OwnReport();
    /// @notice The organisation has no validator to be set aside for this.
    /// @param organisation the organisation's number
    /// @param memberStatus the member's status
    error NotReportable(uint32 organisation, uint8 memberStatus);
    /// @notice Of this organisation, heights from `least` to `most` are reported now.
    /// @param height the block that was reported
    /// @param least the first that may be
    /// @param most the last that may be
    error HeightOutOfRange(uint64 height, uint64 least, uint64 most);
    /// @notice The organisation reported this already.
    error ReportKnown();
    /// @notice The account is no absent member's node.
    /// @param account the account
    error NotAbsent(address account);
    /// @notice The organisation is not jailed.
    /// @param organisation the organisation's number
    error NotJailed(uint32 organisation);

    /// @notice A proposal makes 1 to `most` calls.
    /// @param calls how many it has
    /// @param most how many it may have
    error CallsOutOfRange(uint256 calls, uint256 most);
    /// @notice A proposal's reason and calls have `most` bytes at most.
    /// @param length how many bytes it has
    /// @param most how many it may have
    error ProposalTooLong(uint256 length, uint256 most);
    /// @notice There is no such proposal.
    /// @param id the proposal's number
    error ProposalUnknown(uint256 id);
    /// @notice The proposal was executed or cancelled, or has expired.
    /// @param id the proposal's number
    /// @param proposalStatus the proposal's status
    error ProposalClosed(uint256 id, uint8 proposalStatus);
    /// @notice The proposal has `yes` votes of members.
    /// @param id the proposal's number
    /// @param yes how many members' votes it has
    /// @param threshold how many it needs
    error ProposalNotPassed(uint256 id, uint32 yes, uint32 threshold);
    /// @notice The proposal passed, and waits.
    /// @param id the proposal's number
    /// @param executableAt from when on it can be executed, in Unix seconds of the chain
    error ProposalWaits(uint256 id, uint64 executableAt);
    /// @notice Only who made a proposal cancels it.
    /// @param organisation the member that made it
    error NotProposer(uint32 organisation);
    /// @notice Nothing stands at the call's target.
    /// @param index which of the proposal's calls, from 0
    /// @param target where it goes
    error CallWithoutCode(uint256 index, address target);
    /// @notice A call of the proposal failed, with this revert data.
    /// @param index which of the proposal's calls, from 0
    /// @param reason the revert data
    error CallFailed(uint256 index, bytes reason);
    /// @notice The version must take effect in a block to come.
    /// @param versionBlock the block from which on it holds
    error VersionBlockPast(uint64 versionBlock);

    /// @notice An organisation became a member. Its validator is not in force before its node says that it is back.
    /// @param organisation the organisation's number
    /// @param name its name
    /// @param account the account that votes for it
    /// @param node the account of its node
    /// @param validator the Ed25519 key its validator signs blocks with
    /// @param checkpointX of the P-256 key that signs checkpoints
    /// @param checkpointY of the P-256 key that signs checkpoints
    event MemberAdmitted(
        uint32 indexed organisation,
        bytes32 name,
        address account,
        address node,
        bytes32 validator,
        bytes32 checkpointX,
        bytes32 checkpointY
    );
    /// @notice An organisation ceased to be a member.
    /// @param organisation the organisation's number
    event MemberRemoved(uint32 indexed organisation);
    /// @notice A member's accounts and keys are these from now on.
    /// @param organisation the organisation's number
    /// @param account the account that votes for it
    /// @param node the account of its node
    /// @param validator the Ed25519 key its validator signs blocks with
    /// @param checkpointX of the P-256 key that signs checkpoints
    /// @param checkpointY of the P-256 key that signs checkpoints
    event KeysRotated(
        uint32 indexed organisation,
        address account,
        address node,
        bytes32 validator,
        bytes32 checkpointX,
        bytes32 checkpointY
    );
    /// @notice A member's validator was set aside.
    /// @param organisation the organisation's number
    /// @param kind why
    /// @param height the block that the report is of
    event ValidatorSetAside(uint32 indexed organisation, ReportKind kind, uint64 height);
    /// @notice A member's validator would have been set aside, if that did not leave too few.
    /// @param organisation the organisation's number
    /// @param kind what the report says
    /// @param height the block that the report is of
    event FloorHeld(uint32 indexed organisation, ReportKind kind, uint64 height);
    /// @notice A jailed validator may come back.
    /// @param organisation the organisation's number
    event ValidatorReleased(uint32 indexed organisation);
    /// @notice A member's node said that it is back: its validator is in force.
    /// @param organisation the organisation's number
    event ValidatorReturned(uint32 indexed organisation);
    /// @notice A node reported a member's validator.
    /// @param organisation the member that is accused
    /// @param reporter the organisation whose node reported it
    /// @param kind what the report says
    /// @param height the block that the report is of
    event ReportCounted(uint32 indexed organisation, uint32 indexed reporter, ReportKind kind, uint64 height);

    /// @notice The parameters are these from now on.
    /// @param parameters all parameters
    event ParametersSet(Parameters parameters);
    /// @notice A change of the members changed how many of them must vote for a proposal.
    /// @param threshold how many members must vote for a proposal
    event ThresholdAdjusted(uint32 threshold);
    /// @notice From a block on, nodes run this version of the protocol at least.
    /// @param version the version of the protocol
    /// @param versionBlock the block from which on it holds
    event VersionSet(uint32 version, uint64 versionBlock);
    /// @notice A contract has a successor from now on; zero takes it back.
    /// @param name the contract's name
    /// @param successor the contract that takes its place, or zero
    event SuccessorSet(bytes32 indexed name, address successor);
    /// @notice An account may send transactions, for an organisation.
    /// @param account the account
    /// @param organisation the organisation's number
    event AccountAdmitted(address indexed account, uint32 indexed organisation);
    /// @notice An account that had none was given coins for fees.
    /// @param account the account
    event AccountEndowed(address indexed account);
    /// @notice An account may send no transactions any more.
    /// @param account the account
    /// @param organisation the organisation's number
    event AccountDismissed(address indexed account, uint32 indexed organisation);

    /// @notice A proposal was made; who made it votes for it.
    /// @param proposal the proposal's number
    /// @param organisation the member that made it
    /// @param reason why, for people
    /// @param calls what is called when it is executed
    event Proposed(uint256 indexed proposal, uint32 indexed organisation, string reason, Call[] calls);
    /// @notice A member voted, or changed its vote.
    /// @param proposal the proposal's number
    /// @param organisation the member
    /// @param support whether for it
    event Voted(uint256 indexed proposal, uint32 indexed organisation, bool support);
    /// @notice A proposal was executed: all its calls were made.
    /// @param proposal the proposal's number
    event ProposalExecuted(uint256 indexed proposal);
    /// @notice Who made a proposal took it back.
    /// @param proposal the proposal's number
    event ProposalCancelled(uint256 indexed proposal);

    /// @notice Makes a proposal and votes for it. For a member's account.
    /// @param calls what is called when it is executed, in this order, all or none; 16 at most
    /// @param reason why, for people; together with the calls 8 KiB at most
    /// @return id its number, from 1
    function propose(Call[] calldata calls, string calldata reason) external returns (uint256 id);

    /// @notice Votes for a proposal or against it, or changes the vote. For a member's account. The votes of those
    /// who are members when it is executed count.
    /// @param id the proposal's number
    /// @param support whether for it
    function vote(uint256 id, bool support) external;

    /// @notice Takes a proposal back. For the account of the member that made it.
    /// @param id the proposal's number
    function cancel(uint256 id) external;

    /// @notice Executes a proposal that passed and has waited. For anyone.
    /// @param id the proposal's number
    function execute(uint256 id) external;

    /// @notice Says that another member's validator signed twice at a height, or was missing from all blocks of so
    /// long up to a height. For the node of a validator in force; when more than two thirds of the others have said
    /// the same, of the same height, the validator is set aside.
    /// @param organisation the member that is accused
    /// @param kind what its validator did
    /// @param height the block
    function report(uint32 organisation, ReportKind kind, uint64 height) external;

    /// @notice Brings the member's validator in force. For the node of an absent member. It cannot be found absent
    /// before it has been missing from as many blocks again, so nobody comes and goes more often than that.
    function comeBack() external;

    /// @notice Admits a member, as absent. By proposal only.
    /// @param card its name, keys and accounts
    /// @return organisation its number, the same as in Stores
    function admit(Card calldata card) external returns (uint32 organisation);

    /// @notice Removes a member, its validator and its accounts. Roles that its accounts have are the AccessManager's
    /// to take. By proposal only.
    /// @param organisation the organisation's number
    function remove(uint32 organisation) external;

    /// @notice Gives a member other accounts and keys; the name stays. By proposal only.
    /// @param organisation the organisation's number
    /// @param card its keys and accounts
    function rotate(uint32 organisation, Card calldata card) external;

    /// @notice Lets a jailed validator come back: it is absent from then on. By proposal only.
    /// @param organisation the organisation's number
    function release(uint32 organisation) external;

    /// @notice Sets the parameters. By proposal only.
    /// @param parameters all parameters
    function setParameters(Parameters calldata parameters) external;

    /// @notice Asks nodes to run a version of the protocol, from a block to come. By proposal only.
    /// @param version the version of the protocol
    /// @param versionBlock the block from which on it holds
    function setVersion(uint32 version, uint64 versionBlock) external;

    /// @notice Names the contract that takes another's place, by that one's name; zero takes it back. New members
    /// are registered with the successor of "Stores". By proposal only.
    /// @param name the contract's name
    /// @param successor the contract that takes its place, or zero
    function setSuccessor(bytes32 name, address successor) external;

    /// @notice Lets an account send transactions, for a member. By proposal only.
    /// @param account the account
    /// @param organisation the organisation's number
    function admitAccount(address account, uint32 organisation) external;

    /// @notice Ends that. By proposal only.
    /// @param account the account
    function dismissAccount(address account) external;

    /// @notice The keys of the validators in force.
    /// @return the Ed25519 keys, in no order
    function validators() external view returns (bytes32[] memory);

    /// @notice The numbers of the members, in no order.
    /// @return the numbers
    function members() external view returns (uint32[] memory);

    /// @notice An organisation; all zero when unknown.
    /// @param organisation the organisation's number
    /// @return the organisation
    function member(uint32 organisation) external view returns (Member memory);

    /// @notice How many organisations were ever admitted; their numbers are 1 to this.
    /// @return how many
    function memberCount() external view returns (uint32);

    /// @notice The organisation an account sends transactions for; 0 when it may send none.
    /// @param account the account
    /// @return its number
    function organisationOf(address account) external view returns (uint32);

    /// @notice The accounts of an organisation beside its own two.
    /// @param organisation the organisation's number
    /// @return the accounts, in no order
    function accountsOf(uint32 organisation) external view returns (address[] memory);

    /// @notice The parameters in force.
    /// @return all of them
    function parameters() external view returns (Parameters memory);

    /// @notice The version of the protocol that nodes run at least, from a block on; 0 when none was asked for.
    /// @return version_ the version
    /// @return versionBlock the block from which on it is asked for
    function version() external view returns (uint32 version_, uint64 versionBlock);

    /// @notice The successor of a contract; zero when it has none.
    /// @param name the contract's name
    /// @return the contract
    function successor(bytes32 name) external view returns (address);

    /// @notice A proposal; all zero when unknown.
    /// @param id the proposal's number
    /// @return the proposal as it stands
    function proposal(uint256 id) external view returns (Proposal memory);

    /// @notice How many proposals were made; their numbers are 1 to this.
    /// @return how many
    function proposalCount() external view returns (uint256);

    /// @notice How an organisation voted.
    /// @param id the proposal's number
    /// @param organisation the organisation's number
    /// @return the vote
    function voteOf(uint256 id, uint32 organisation) external view returns (Vote);

    /// @notice How many of the validators in force reported this, and whether only the floor keeps the accused.
    /// @param organisation the member that is accused
    /// @param kind what the report says
    /// @param height the block that the report is of
    /// @return count how many validators in force
    /// @return held whether the floor keeps the accused
    function reports(uint32 organisation, ReportKind kind, uint64 height)
        external
        view
        returns (uint32 count, bool held);

    /// @notice Whether an organisation's node reported this.
    /// @param organisation the member that is accused
    /// @param kind what the report says
    /// @param height the block that the report is of
    /// @param reporter the organisation whose node reported it
    /// @return whether it did
    function reportedBy(uint32 organisation, ReportKind kind, uint64 height, uint32 reporter)
        external
        view
        returns (bool);
}
