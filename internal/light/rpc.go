package light

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// maxAnswerBytes bounds an answer: proofs of [MaxProofSlots] slots and an
// account, each of at most some 12 nodes of 532 bytes on a chain of this size,
// in hexadecimal.
const maxAnswerBytes = 4 << 20

// RPCSource is a [Source] that asks a node's JSON-RPC: byssus_lightBlock,
// byssus_lightBlockAt and eth_getProof over HTTP.
type RPCSource struct {
	url    string
	name   string
	client *http.Client
}

// rpcTimeout is how long a node may take for an answer, of a client that brings
// no other limit.
const rpcTimeout = 30 * time.Second

// NewRPCSource returns a source that asks the node at an http or https URL. The
// client brings timeouts and TLS; nil means a plain one that gives a node 30
// seconds.
func NewRPCSource(nodeURL string, client *http.Client) (*RPCSource, error) {
	u, err := url.Parse(nodeURL)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return nil, errors.New("node: want an http or https URL")
	}
	if client == nil {
		client = &http.Client{Timeout: rpcTimeout}
	}
	return &RPCSource{url: nodeURL, name: "node " + u.Redacted(), client: client}, nil
}

// String names the node, without any password in its URL.
func (s *RPCSource) String() string { return s.name }

// RPCError is what a node answers instead of a result.
type RPCError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

// Error says what the node said.
func (e *RPCError) Error() string {
	return fmt.Sprintf("the node answered %d: %.500s", e.Code, e.Message)
}

// LightBlock implements [Source].
func (s *RPCSource) LightBlock(ctx context.Context) (evmHeader, lightBlock []byte, err error) {
	var result struct {
		EVMHeader  hexBytes `json:"evmHeader"`
		LightBlock hexBytes `json:"lightBlock"`
	}
	if err := s.call(ctx, &result, "byssus_lightBlock", "latest"); err != nil {
		return nil, nil, err
	}
	return result.EVMHeader, result.LightBlock, nil
}

// LightBlockAt implements [Source].
func (s *RPCSource) LightBlockAt(ctx context.Context, height uint64) ([]byte, error) {
	var block hexBytes
	err := s.call(ctx, &block, "byssus_lightBlockAt", "0x"+strconv.FormatUint(height, 16))
	return block, err
}

// Proof implements [Source].
func (s *RPCSource) Proof(ctx context.Context, address [20]byte, slots [][32]byte, number uint64) (account [][]byte, storage [][][]byte, err error) {
	keys := make([]string, len(slots))
	for i, slot := range slots {
		keys[i] = "0x" + hex.EncodeToString(slot[:])
	}
	// What the node says beside the nodes is not read: the values are in them.
	var result struct {
		AccountProof []hexBytes `json:"accountProof"`
		StorageProof []struct {
			Proof []hexBytes `json:"proof"`
		} `json:"storageProof"`
	}
	if err := s.call(ctx, &result, "eth_getProof", Address(address), keys, "0x"+strconv.FormatUint(number, 16)); err != nil {
		return nil, nil, err
	}
	storage = make([][][]byte, len(result.StorageProof))
	for i, p := range result.StorageProof {
		storage[i] = nodes(p.Proof)
	}
	return nodes(result.AccountProof), storage, nil
}

func nodes(list []hexBytes) [][]byte {
	out := make([][]byte, len(list))
	for i, n := range list {
		out[i] = n
	}
	return out
}

// unanswered is the error of a call that got no whole answer, unless the caller
// ended it.
func unanswered(ctx context.Context, method string, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	return fmt.Errorf("%s: %w: %w", method, ErrUnanswered, err)
}

func (s *RPCSource) call(ctx context.Context, result any, method string, params ...any) error {
	body, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
	if err != nil {
		return fmt.Errorf("encode %s: %w", method, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := s.client.Do(req)
	if err != nil {
		if u, ok := errors.AsType[*url.Error](err); ok {
			err = u.Err // without the URL, which may hold a password
		}
		return unanswered(ctx, method, err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(res.Body, maxAnswerBytes+1))
	if err != nil {
		return unanswered(ctx, method, err)
	}
	if len(raw) > maxAnswerBytes {
		return fmt.Errorf("%s: the answer is longer than %d bytes", method, maxAnswerBytes)
	}
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: the node answered with HTTP status %d", method, res.StatusCode)
	}
	if err := parseAnswer(raw, result); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	return nil
}

// parseAnswer reads a JSON-RPC 2.0 response into result.
func parseAnswer(raw []byte, result any) error {
	var answer struct {
		Result json.RawMessage `json:"result"`
		Error  *RPCError       `json:"error"`
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		return fmt.Errorf("the answer is no JSON-RPC: %w", err)
	}
	if answer.Error != nil {
		return answer.Error
	}
	if len(answer.Result) == 0 || string(answer.Result) == "null" {
		return errors.New("the answer has no result")
	}
	if err := json.Unmarshal(answer.Result, result); err != nil {
		return fmt.Errorf("the result is not what was asked for: %w", err)
	}
	return nil
}

// hexBytes is a byte string, in JSON 0x and hexadecimal digits.
type hexBytes []byte

// UnmarshalText reads 0x and hexadecimal digits.
func (b *hexBytes) UnmarshalText(text []byte) error {
	if len(text) < 2 || text[0] != '0' || text[1] != 'x' {
		return errors.New("bytes want 0x and hexadecimal digits")
	}
	raw, err := hex.DecodeString(string(text[2:]))
	if err != nil {
		return errors.New("bytes want 0x and hexadecimal digits")
	}
	*b = raw
	return nil
}
