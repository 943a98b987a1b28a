package chain

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth/filters"
	"github.com/ethereum/go-ethereum/eth/tracers"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/ethereum/go-ethereum/version"
)

// Bounds of JSON-RPC. They keep one client from taking the node's memory.
const (
	maxBatchItems    = 1000
	maxBatchResponse = 25 << 20 // bytes
	maxRequestBody   = 5 << 20  // bytes
	maxLogCriteria   = 1000     // addresses or topics of one log query
	callGasCap       = 50_000_000
)

// mount puts together what JSON-RPC serves. It must come before serve.
//
// go-ethereum's node can only be told to serve whole namespaces, and its
// namespace "debug" moves the head and writes files. So its own registry is left
// empty, and this one, in which there is nothing that is not named here, stands
// before it.
func (e *engine) mount(a *app, c *consensus) error {
	guard := newSendGuard(e.eth.APIs(), e.enter)
	if guard == nil {
		return errors.New("serve JSON-RPC: go-ethereum takes no transactions in a way that is known here")
	}
	counter, err := newPendingCounter(e.eth.APIs(), e.pool)
	if err != nil {
		return fmt.Errorf("serve JSON-RPC: %w", err)
	}
	system := filters.NewFilterSystem(e.eth.APIBackend, filters.Config{LogQueryLimit: maxLogCriteria})
	var apis []rpc.API
	for _, api := range e.eth.APIs() {
		if api.Namespace == "eth" || api.Namespace == "net" || api.Namespace == "debug" && e.debug {
			apis = append(apis, api)
		}
	}
	apis = append(apis,
		rpc.API{Namespace: "eth", Service: filters.NewFilterAPI(system)},
		rpc.API{Namespace: "eth", Service: guard}, // the last registration of a method wins
		rpc.API{Namespace: "eth", Service: counter},
		rpc.API{Namespace: "web3", Service: web3API{}},
		rpc.API{Namespace: "byssus", Service: &byssusAPI{engine: e, app: a, consensus: c}},
	)
	if e.debug {
		apis = append(apis, tracers.APIs(e.eth.APIBackend)...)
	} else {
		apis = append(apis, rpc.API{Namespace: "debug", Service: newTraceAPI(e.eth.APIBackend)})
	}
	e.rpc = rpc.NewServer()
	e.rpc.SetBatchLimits(maxBatchItems, maxBatchResponse)
	e.rpc.SetHTTPBodyLimit(maxRequestBody)
	for _, api := range apis {
		if err := e.rpc.RegisterName(api.Namespace, api.Service); err != nil {
			return fmt.Errorf("serve JSON-RPC: %w", err)
		}
	}
	// No origins: pages of other sites are answered neither over HTTP, for want
	// of CORS, nor over a web socket.
	calls := node.NewHTTPHandlerStack(e.rpc, nil, []string{"localhost"}, nil, false)
	sockets := e.rpc.WebsocketHandler(nil)
	e.stack.RegisterHandler("JSON-RPC", "/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path != "/":
			http.NotFound(w, r)
		case strings.EqualFold(r.Header.Get("Upgrade"), "websocket"):
			sockets.ServeHTTP(w, r)
		default:
			calls.ServeHTTP(w, r)
		}
	}))
	return nil
}

// url is where JSON-RPC is served over HTTP.
func (e *engine) url() string { return e.stack.HTTPEndpoint() }

// wsURL is where it is served over web sockets.
func (e *engine) wsURL() string { return "ws" + strings.TrimPrefix(e.url(), "http") }

// web3API is the JSON-RPC namespace "web3".
type web3API struct{}

// ClientVersion serves web3_clientVersion.
func (web3API) ClientVersion() string {
	return fmt.Sprintf("byssus/go-ethereum-v%d.%d.%d/%s-%s/%s", version.Major, version.Minor, version.Patch, runtime.GOOS, runtime.GOARCH, runtime.Version())
}

// Sha3 serves web3_sha3, which is Keccak-256.
func (web3API) Sha3(input hexutil.Bytes) hexutil.Bytes { return crypto.Keccak256(input) }

// parseListen reads a loopback host:port. JSON-RPC knows no passwords, so that
// it is served to this machine only.
func parseListen(address string) (host string, port int, err error) {
	if address == "" {
		address = "127.0.0.1:0"
	}
	host, portText, err := net.SplitHostPort(address)
	if err != nil {
		return "", 0, fmt.Errorf("RPC address %q is not host:port: %w", address, err)
	}
	p, err := strconv.ParseUint(portText, 10, 16)
	if err != nil {
		return "", 0, fmt.Errorf("RPC address %q has no port number: %w", address, err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return "", 0, fmt.Errorf("RPC address %q is not a loopback address: JSON-RPC has no authentication, put it behind a server that has", address)
	}
	return host, int(p), nil
}

// checkFree says early, before anything is recovered, that a port is taken.
func checkFree(host string, port int) error {
	l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%w: serve JSON-RPC: %w: choose another address or stop what listens there", ErrAddressInUse, err)
	}
	if err != nil {
		return fmt.Errorf("serve JSON-RPC: %w", err)
	}
	return l.Close()
}
