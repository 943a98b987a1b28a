// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A party of the consortium.
struct Organisation {
    bytes32 name;
    /// @notice The account it acts with.
    address account;
    /// @notice Whether it may get stores and slots.
    bool active;
}

/// @notice A keeper of shards: one failure domain, one organisation, one region.
struct Store {
    /// @notice The P-256 key its receipts are signed with. It never changes: a new key is a new store.
    bytes32 x;
    bytes32 y;
    /// @notice SHA-256 of the SubjectPublicKeyInfo (DER) it serves TLS with.
    bytes32 tlsKeyHash;
    bytes32 region;
    uint32 organisation;
    /// @notice The slot it holds, 0 when none.
    uint32 slot;
    string endpoint;
}

/// @notice A numbered place for shards.
struct Slot {
    /// @notice The store that holds the slot now; 0 when the slot was never assigned.
    uint32 store;
    /// @notice Counts the assignments, from 1.
    uint32 version;
    /// @notice The store's organisation.
    uint32 organisation;
}

/// @title Organisations, stores, and which store holds which slot
interface IStores {
    /// @notice No organisation has this number.
    /// @param organisation the number
    error OrganisationUnknown(uint32 organisation);
    /// @notice The organisation may get no stores or slots.
    /// @param organisation the organisation
    error OrganisationInactive(uint32 organisation);
    /// @notice No store has this number.
    /// @param store the store's number
    error StoreUnknown(uint32 store);
    /// @notice Slots are numbered without a gap: the next new one is `next`.
    /// @param slot the slot's number
    /// @param next the number of the next new one
    error SlotOutOfOrder(uint32 slot, uint32 next);
    /// @notice The slot is on this store already.
    /// @param slot the slot's number
    /// @param store the store that holds it
    error SlotUnchanged(uint32 slot, uint32 store);
    /// @notice The store holds this slot: with two, its loss would be two.
    /// @param store the store's number
    /// @param slot the slot that it holds
    error StoreTaken(uint32 store, uint32 slot);
    /// @notice These coordinates are no P-256 public key.
    /// @param x of the key
    /// @param y of the key
    error KeyInvalid(bytes32 x, bytes32 y);
    /// @notice This store signs with the key already.
    /// @param store the store that has it
    error KeyInUse(uint32 store);
    /// @notice An endpoint has `most` bytes at most.
    /// @param length how many bytes there are
    /// @param most how many there may be
    error EndpointTooLong(uint256 length, uint256 most);

    /// @notice An organisation was admitted.
    /// @param organisation the organisation's number
    /// @param name its name
    /// @param account the account it acts with
    event OrganisationAdded(uint32 indexed organisation, bytes32 name, address account);
    /// @notice An organisation acts with another account, or may get stores and slots or not.
    /// @param organisation the organisation's number
    /// @param account the account it acts with
    /// @param active whether it may get stores and slots
    event OrganisationUpdated(uint32 indexed organisation, address account, bool active);
    /// @notice A store was added.
    /// @param store the store's number
    /// @param organisation the organisation that runs it
    /// @param x the key of its receipts
    /// @param y the key of its receipts
    /// @param tlsKeyHash SHA-256 of its TLS key's SubjectPublicKeyInfo
    /// @param region where it is, a name
    /// @param endpoint how it is reached
    event StoreAdded(
        uint32 indexed store,
        uint32 indexed organisation,
        bytes32 x,
        bytes32 y,
        bytes32 tlsKeyHash,
        bytes32 region,
        string endpoint
    );
    /// @notice A store is reached otherwise.
    /// @param store the store's number
    /// @param endpoint how it is reached
    /// @param tlsKeyHash SHA-256 of its TLS key's SubjectPublicKeyInfo
    event StoreUpdated(uint32 indexed store, string endpoint, bytes32 tlsKeyHash);
    /// @notice A slot is on this store from now on.
    /// @param slot the slot's number
    /// @param store the store's number
    /// @param version counts the slot's assignments
    /// @param organisation the store's organisation
    event SlotAssigned(uint32 indexed slot, uint32 indexed store, uint32 version, uint32 organisation);

    /// @notice Admits an organisation. Role: CONSORTIUM.
    /// @param name its name
    /// @param account the account it acts with
    /// @return organisation its number, from 1
    function addOrganisation(bytes32 name, address account) external returns (uint32 organisation);

    /// @notice Changes the account of an organisation, or whether it may get stores and slots. Role: CONSORTIUM.
    /// @param organisation the organisation's number
    /// @param account the account it acts with
    /// @param active whether it may get stores and slots
    function updateOrganisation(uint32 organisation, address account, bool active) external;

    /// @notice Adds a store. Role: OPERATOR.
    /// @param organisation the organisation that runs it
    /// @param x the key of its receipts
    /// @param y the key of its receipts
    /// @param tlsKeyHash SHA-256 of its TLS key's SubjectPublicKeyInfo
    /// @param region where it is, a name
    /// @param endpoint how it is reached, 256 bytes at most
    /// @return store its number, from 1
    function addStore(
        uint32 organisation,
        bytes32 x,
        bytes32 y,
        bytes32 tlsKeyHash,
        bytes32 region,
        string calldata endpoint
    ) external returns (uint32 store);

    /// @notice Changes how a store is reached. Role: OPERATOR.
    /// @param store the store's number
    /// @param endpoint how it is reached
    /// @param tlsKeyHash SHA-256 of its TLS key's SubjectPublicKeyInfo
    function updateStore(uint32 store, string calldata endpoint, bytes32 tlsKeyHash) external;

    /// @notice Puts a slot on a store that holds none: a new slot, whose number is the next one, or one to be
    /// repaired. Receipts of the store before it count no longer for snapshots to come, and it is free for another
    /// slot. So distinct slots are distinct stores, whatever is moved when. Role: OPERATOR.
    /// @param slot the slot's number
    /// @param store the store's number
    function assignSlot(uint32 slot, uint32 store) external;

    /// @notice An organisation; all zero when unknown.
    /// @param id the number
    /// @return the organisation
    function organisation(uint32 id) external view returns (Organisation memory);

    /// @notice A store; all zero when unknown.
    /// @param id the number
    /// @return the store
    function store(uint32 id) external view returns (Store memory);

    /// @notice A slot; all zero when never assigned.
    /// @param number the slot's number
    /// @return the slot
    function slot(uint32 number) external view returns (Slot memory);

    /// @notice A slot with the store that holds it.
    /// @param number the slot's number
    /// @return the slot
    /// @return its store
    function slotWithStore(uint32 number) external view returns (Slot memory, Store memory);

    /// @notice What verifies a receipt for a slot now; all zero when the slot was never assigned.
    /// @param slotNumber the slot's number
    /// @return x the key of its store's receipts
    /// @return y the key of its store's receipts
    /// @return version the slot's version
    /// @return organisationId the store's organisation
    function signerOf(uint32 slotNumber)
        external
        view
        returns (bytes32 x, bytes32 y, uint32 version, uint32 organisationId);

    /// @notice How many organisations there are; their numbers are 1 to this.
    /// @return how many
    function organisationCount() external view returns (uint32);

    /// @notice How many stores there are; their numbers are 1 to this.
    /// @return how many
    function storeCount() external view returns (uint32);

    /// @notice How many slots there are; their numbers are 1 to this.
    /// @return how many
    function slotCount() external view returns (uint32);
}
