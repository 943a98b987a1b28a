package chain_test

import (
	"bytes"
	"errors"
	"io"
	"math/big"
	"net/http"
	"strings"
	"testing"
	"time"

	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	cmttypes "github.com/cometbft/cometbft/types"
	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/crypto/kzg4844"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/ethclient/gethclient"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/ethereum/go-ethereum/trie"
	"github.com/holiman/uint256"

	"github.com/byssus-iot/byssus/internal/chain"
	"github.com/byssus-iot/byssus/internal/chain/chaintest"
)

// counter is a contract that logs what it is called with under topic 42 and
// counts its calls in slot 0. Written by hand, deployed by the first ten bytes.
var counter = common.FromHex("6011600a5f3960115ff3" +
	"365f5f37" + // CALLDATACOPY(0, 0, CALLDATASIZE)
	"602a365fa1" + // LOG1(0, CALLDATASIZE, 42)
	"5f546001015f55" + // SSTORE(0, SLOAD(0) + 1)
	"00")

var topic = common.BigToHash(big.NewInt(42))

func TestLogsAndSubscriptions(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t)
	http, ws := dial(t, node.URL()), dial(t, node.WSURL())
	address := send(t, http, nil, counter).ContractAddress

	heads := make(chan *types.Header, 16)
	headSub, err := ws.SubscribeNewHead(t.Context(), heads)
	if err != nil {
		t.Fatal(err)
	}
	defer headSub.Unsubscribe()
	logs := make(chan types.Log, 16)
	query := ethereum.FilterQuery{Addresses: []common.Address{address}, Topics: [][]common.Hash{{topic}}}
	logSub, err := ws.SubscribeFilterLogs(t.Context(), query, logs)
	if err != nil {
		t.Fatal(err)
	}
	defer logSub.Unsubscribe()

	words := []string{"one", "two", "three"}
	for _, word := range words {
		send(t, ws, &address, []byte(word))
	}
	for i, word := range words {
		select {
		case log := <-logs:
			if string(log.Data) != word {
				t.Errorf("log %d is %q", i, log.Data)
			}
		case <-time.After(patience):
			t.Fatal("no log came")
		}
		select {
		case head := <-heads:
			if head.Number.Int64() != int64(i)+2 {
				t.Errorf("head %d is block %d", i, head.Number)
			}
		case <-time.After(patience):
			t.Fatal("no head came")
		}
	}
	for name, client := range map[string]*ethclient.Client{"http": http, "ws": ws} {
		found, err := client.FilterLogs(t.Context(), query)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(found) != len(words) {
			t.Errorf("%s finds %d logs", name, len(found))
		}
	}
}

func TestNamespaces(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t)
	debug := chaintest.Start(t, chaintest.WithConfig(func(c *chain.Config) { c.Debug = true }))
	for _, url := range []string{node.URL(), node.WSURL()} {
		client, err := rpc.Dial(url)
		if err != nil {
			t.Fatal(err)
		}
		defer client.Close()
		var any any
		for _, method := range []string{"eth_chainId", "net_version", "web3_clientVersion", "byssus_status"} {
			if err := client.Call(&any, method); err != nil {
				t.Errorf("%s: %v", method, err)
			}
		}
		if err := client.Call(&any, "eth_syncing"); err != nil || any != false {
			t.Errorf("eth_syncing: %v, %v", any, err)
		}
		for _, method := range []string{
			"admin_nodeInfo", "admin_addPeer", "personal_listAccounts", "miner_setExtra", "engine_exchangeCapabilities",
			"debug_setHead", "debug_gcStats", "debug_writeMemProfile", "debug_traceBlockByNumber", "debug_getRawHeader",
			"txpool_content", "dev_addWithdrawal",
		} {
			var coded rpc.Error
			if err := client.Call(&any, method); !errors.As(err, &coded) || coded.ErrorCode() != -32601 {
				t.Errorf("%s is answered %v", method, err)
			}
		}
	}
	client, err := rpc.Dial(debug.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	var raw string
	if err := client.Call(&raw, "debug_getRawHeader", "latest"); err != nil || raw == "" {
		t.Errorf("debug_getRawHeader: %v", err)
	}
}

// What one client may ask for is bounded, and a page in a browser may ask for
// nothing, whatever name it has for this machine.
func TestRPCBounds(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t)
	client := dial(t, node.URL())
	post := func(body io.Reader, change func(*http.Request)) (int, string) {
		t.Helper()
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, node.URL(), body)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		if change != nil {
			change(req)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		raw, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		if to := res.Header.Get("Access-Control-Allow-Origin"); to != "" {
			t.Errorf("pages of %s may read the answer", to)
		}
		return res.StatusCode, string(raw)
	}
	const call = `{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}`
	if code, said := post(strings.NewReader(call), nil); code != http.StatusOK || !strings.Contains(said, "0xc93b") {
		t.Errorf("a plain call: %d %s", code, said)
	}
	_, _ = post(strings.NewReader(call), func(r *http.Request) { r.Header.Set("Origin", "http://attacker.example") })
	if code, _ := post(strings.NewReader(strings.Repeat(" ", 6<<20)+call), nil); code != http.StatusRequestEntityTooLarge {
		t.Errorf("6 MiB: status %d", code)
	}
	batch := "[" + strings.Repeat(call+",", 1000) + call + "]"
	if _, said := post(strings.NewReader(batch), nil); !strings.Contains(said, "batch too large") || strings.Contains(said, "0xc93b") {
		t.Errorf("1001 calls: %.200s", said)
	}
	for name, change := range map[string]func(*http.Request){
		"another host's name":   func(r *http.Request) { r.Host = "attacker.example" },
		"a form's content type": func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") },
	} {
		if code, said := post(strings.NewReader(call), change); strings.Contains(said, "0xc93b") {
			t.Errorf("%s: %d %s", name, code, said)
		}
	}
	if ws, err := rpc.DialWebsocket(t.Context(), node.WSURL(), "http://attacker.example"); err == nil {
		ws.Close()
		t.Error("a page of another origin has a web socket")
	}
	// An endless loop ends at the cap of gas, not with the caller's.
	loop := common.FromHex("5b5f56")
	code := hexutil.Bytes(loop)
	to := common.Address{0xee}
	var answer any
	err := client.Client().Call(&answer, "eth_call", map[string]any{"to": to, "gas": "0xffffffffffff"}, "latest",
		map[common.Address]any{to: map[string]any{"code": code}})
	if err == nil || !strings.Contains(err.Error(), "out of gas") {
		t.Errorf("an endless loop: %v", err)
	}
	many := make([]common.Address, 1001)
	if _, err := client.FilterLogs(t.Context(), ethereum.FilterQuery{Addresses: many}); err == nil {
		t.Error("logs of 1001 addresses are answered")
	}
	// Without a balance nothing gets into the pool, and no account takes all of it.
	stranger, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	if err := client.SendTransaction(t.Context(), sign(t, stranger, 0, &to, nil, pay{gas: 21_000, tip: 1, cap: 1})); err == nil {
		t.Error("an account without a balance gets into the pool")
	}
	refused := 0
	for nonce := range uint64(1100) { // with a gap before them, they wait
		if client.SendTransaction(t.Context(), sign(t, chaintest.Key(3), nonce+1, &to, nil, generous)) != nil {
			refused++
		}
	}
	var status chain.Status
	eventually(t, "what waits is cut to an account's share", func() bool {
		if err := client.Client().Call(&status, "byssus_status"); err != nil {
			t.Fatal(err)
		}
		return status.Queued <= 1024
	})
	if status.Queued+refused < 1024 {
		t.Errorf("%d wait, %d were refused", status.Queued, refused)
	}
}

// A client that sends one transaction after another asks for its next nonce each
// time, and gets one that it has not used.
func TestPendingNonce(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t)
	client := dial(t, node.URL())
	from, to := chaintest.Address(0), chaintest.Address(99)
	for want := range uint64(300) {
		nonce, err := client.PendingNonceAt(t.Context(), from)
		if err != nil {
			t.Fatal(err)
		}
		if nonce != want {
			t.Fatalf("after %d transactions the next nonce is %d", want, nonce)
		}
		if err := client.SendTransaction(t.Context(), sign(t, chaintest.Key(0), nonce, &to, nil, generous)); err != nil {
			t.Fatal(err)
		}
	}
	// What waits behind a gap is not counted.
	if err := client.SendTransaction(t.Context(), sign(t, chaintest.Key(1), 1, &to, nil, generous)); err != nil {
		t.Fatal(err)
	}
	if nonce, err := client.PendingNonceAt(t.Context(), chaintest.Address(1)); err != nil || nonce != 0 {
		t.Errorf("with nonce 1 in the pool alone, the next is %d, %v", nonce, err)
	}
}

func TestBlobTransactionIsRefused(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t)
	client := dial(t, node.URL())
	var blob kzg4844.Blob
	commitment, err := kzg4844.BlobToCommitment(&blob)
	if err != nil {
		t.Fatal(err)
	}
	proofs, err := kzg4844.ComputeCellProofs(&blob)
	if err != nil {
		t.Fatal(err)
	}
	sidecar := types.NewBlobTxSidecar(types.BlobSidecarVersion1, []kzg4844.Blob{blob}, []kzg4844.Commitment{commitment}, proofs)
	tx, err := types.SignNewTx(chaintest.Key(0), types.LatestSignerForChainID(big.NewInt(chaintest.ChainID)), &types.BlobTx{
		ChainID:    uint256.NewInt(chaintest.ChainID),
		GasTipCap:  uint256.NewInt(1),
		GasFeeCap:  uint256.NewInt(1e9),
		BlobFeeCap: uint256.NewInt(1e9),
		Gas:        100_000,
		BlobHashes: sidecar.BlobHashes(),
		Sidecar:    sidecar,
	})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := tx.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	for _, method := range []string{"eth_sendRawTransaction", "eth_sendRawTransactionSync"} {
		var answer any
		err := client.Client().Call(&answer, method, "0x"+common.Bytes2Hex(raw))
		if err == nil || !strings.Contains(err.Error(), "blob transactions (EIP-4844) are not accepted") {
			t.Errorf("%s: %v", method, err)
		}
	}
	// The same methods still take what is no blob.
	to := chaintest.Address(99)
	raw, err = sign(t, chaintest.Key(0), 0, &to, nil, generous).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var receipt struct{ Status string }
	if err := client.Client().Call(&receipt, "eth_sendRawTransactionSync", "0x"+common.Bytes2Hex(raw)); err != nil || receipt.Status != "0x1" {
		t.Errorf("eth_sendRawTransactionSync: %v, status %s", err, receipt.Status)
	}
}

// lightBlock asks for a light block and checks it as a light client would, with
// CometBFT's own types: the validators are the genesis document's, two thirds of
// them signed, and what they signed is the EVM header.
func lightBlock(t testing.TB, node *chain.Node, client *ethclient.Client, at string) (*cmttypes.LightBlock, *types.Header) {
	t.Helper()
	var answer chain.LightBlock
	if err := client.Client().Call(&answer, "byssus_lightBlock", at); err != nil {
		t.Fatalf("byssus_lightBlock %s: %v", at, err)
	}
	pb := new(cmtproto.LightBlock)
	if err := pb.Unmarshal(answer.LightBlock); err != nil {
		t.Fatal(err)
	}
	light, err := cmttypes.LightBlockFromProto(pb)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := cmttypes.GenesisDocFromJSON(node.GenesisDoc())
	if err != nil {
		t.Fatal(err)
	}
	if err := light.ValidateBasic(doc.ChainID); err != nil {
		t.Fatal(err)
	}
	validators := make([]*cmttypes.Validator, len(doc.Validators))
	for i, v := range doc.Validators {
		validators[i] = cmttypes.NewValidator(v.PubKey, v.Power)
	}
	trusted := cmttypes.NewValidatorSet(validators)
	if !bytes.Equal(light.ValidatorsHash, trusted.Hash()) {
		t.Fatal("validators are not those of genesis")
	}
	if err := trusted.VerifyCommitLight(doc.ChainID, light.Commit.BlockID, light.Height, light.Commit); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(light.AppHash, crypto.Keccak256(answer.EVMHeader)) {
		t.Fatal("the validators signed another EVM header")
	}
	header := new(types.Header)
	if err := rlp.DecodeBytes(answer.EVMHeader, header); err != nil {
		t.Fatal(err)
	}
	return light, header
}

func TestLightBlock(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t)
	client := dial(t, node.URL())
	lightBlock(t, node, client, "0x0")
	address := send(t, client, nil, counter).ContractAddress
	for i := range 3 {
		receipt := send(t, client, &address, []byte{byte(i)})
		// At once: the block that signs this one is still to come.
		light, header := lightBlock(t, node, client, "latest")
		if header.Hash() != receipt.BlockHash {
			t.Fatalf("the light block is of EVM block %d, the newest is %d", header.Number, receipt.BlockNumber)
		}
		proof, err := gethclient.New(client.Client()).GetProof(t.Context(), address, []string{common.Hash{}.Hex()}, header.Number)
		if err != nil {
			t.Fatal(err)
		}
		if got := provenSlot(t, header.Root, address, proof); got != uint64(i)+1 {
			t.Errorf("after %d calls the proven count is %d", i+1, got)
		}
		first, same := lightBlock(t, node, client, "0x"+header.Number.Text(16))
		if same.Hash() != header.Hash() || first.Height > light.Height {
			t.Errorf("by number: block %s at height %d, by tag: %s at %d", same.Hash(), first.Height, header.Hash(), light.Height)
		}
	}
	var answer any
	if err := client.Client().Call(&answer, "byssus_lightBlock", "0xffff"); err == nil || !strings.Contains(err.Error(), "not there yet") {
		t.Errorf("a block of the future: %v", err)
	}
}

func TestLightBlockAt(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t)
	client := dial(t, node.URL())
	send(t, client, nil, counter)
	newest, _ := lightBlock(t, node, client, "latest")
	for height := int64(1); height <= newest.Height; height++ {
		var raw hexutil.Bytes
		if err := client.Client().Call(&raw, "byssus_lightBlockAt", hexutil.Uint64(height)); err != nil {
			t.Fatalf("height %d: %v", height, err)
		}
		pb := new(cmtproto.LightBlock)
		if err := pb.Unmarshal(raw); err != nil {
			t.Fatal(err)
		}
		light, err := cmttypes.LightBlockFromProto(pb)
		if err != nil {
			t.Fatal(err)
		}
		if err := light.ValidateBasic(newest.ChainID); err != nil || light.Height != height {
			t.Errorf("height %d: height %d, %v", height, light.Height, err)
		}
		if height == newest.Height && !bytes.Equal(light.Header.Hash(), newest.Header.Hash()) {
			t.Errorf("height %d has header %X, byssus_lightBlock says %X", height, light.Header.Hash(), newest.Header.Hash())
		}
	}
	for height, want := range map[any]string{
		hexutil.Uint64(0):       "the first block has height 1",
		hexutil.Uint64(1 << 40): "not there yet",
		hexutil.Uint64(1 << 63): "not there yet",
		"latest":                "invalid argument",
	} {
		var answer any
		if err := client.Client().Call(&answer, "byssus_lightBlockAt", height); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("height %v: %v", height, err)
		}
	}
}

// provenSlot verifies a proof from the state root down to slot 0.
func provenSlot(t testing.TB, root common.Hash, address common.Address, proof *gethclient.AccountResult) uint64 {
	t.Helper()
	walk := func(root common.Hash, key []byte, nodes []string) []byte {
		db := proofNodes{}
		for _, node := range nodes {
			raw := common.FromHex(node)
			db[string(crypto.Keccak256(raw))] = raw
		}
		value, err := trie.VerifyProof(root, crypto.Keccak256(key), db)
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
	var account types.StateAccount
	if err := rlp.DecodeBytes(walk(root, address[:], proof.AccountProof), &account); err != nil {
		t.Fatal(err)
	}
	var value []byte
	if err := rlp.DecodeBytes(walk(account.Root, common.Hash{}.Bytes(), proof.StorageProof[0].Proof), &value); err != nil {
		t.Fatal(err)
	}
	return new(big.Int).SetBytes(value).Uint64()
}

type proofNodes map[string][]byte

func (p proofNodes) Get(key []byte) ([]byte, error) {
	if raw, ok := p[string(key)]; ok {
		return raw, nil
	}
	return nil, errors.New("not in the proof")
}

func (p proofNodes) Has(key []byte) (bool, error) { return p[string(key)] != nil, nil }

func TestStatus(t *testing.T) {
	t.Parallel()
	node := chaintest.Start(t)
	client := dial(t, node.URL())
	to := chaintest.Address(99)
	receipt := send(t, client, &to, nil)
	var s chain.Status
	eventually(t, "the pool is empty", func() bool {
		if err := client.Client().Call(&s, "byssus_status"); err != nil {
			t.Fatal(err)
		}
		return s.Pending == 0
	})
	genesis, err := client.HeaderByNumber(t.Context(), new(big.Int))
	if err != nil {
		t.Fatal(err)
	}
	number, at := node.Head()
	if s.Chain != "byssus-51515" || s.Genesis != genesis.Hash() || s.Number != number || s.Number != receipt.BlockNumber.Uint64() ||
		s.Time != uint64(at.Unix()) || s.Height < 2 || s.Pending != 0 || s.Queued != 0 || s.Refusal != "" {
		t.Errorf("status is %+v", s)
	}
}
