package e2e

import (
	"bytes"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/store/disk"
	"github.com/byssus-iot/byssus/internal/watch"
)

func hold(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "hold NAME ADDRESS")
	l, err := net.Listen("tcp", args[1])
	ts.Check(err)
	groupOf(ts).keep(ts, args[0], l)
}

// rogue answers at a store's address: with the store's own key but garbage, or
// never, or with a key that is not the store's.
func rogue(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 3, "rogue NAME STORE garbage|stalls|stranger")
	keys, err := disk.LoadKeys(durable.OS(), filepath.Join(ts.Getenv("BYSSUS_DATA"), "stores", args[1]))
	ts.Check(err)
	if args[2] == "stranger" {
		if keys.TLS, err = identity.LoadOrCreate(durable.OS(), filepath.Join(ts.Getenv("WORK"), "stranger.key")); err != nil {
			ts.Fatalf("%v", err)
		}
	}
	cert, err := identity.Certificate(keys.TLS)
	ts.Check(err)
	conf := &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{cert}, ClientAuth: tls.RequestClientCert}
	l, err := tls.Listen("tcp", ts.Getenv("STORE"+args[1]), conf)
	ts.Check(err)
	over := make(chan struct{})
	s := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if args[2] == "stalls" {
			select {
			case <-r.Context().Done():
			case <-over:
			}
			return
		}
		_, _ = io.Copy(io.Discard, io.LimitReader(r.Body, 64<<20)) // polite enough to listen
		w.WriteHeader(http.StatusOK)
		_, _ = io.WriteString(w, `{"store":[[[`+strings.Repeat("\x00garbage", 100)) // the client may be gone
	})}
	go func() { _ = s.Serve(l) }() // ends with Close
	groupOf(ts).keep(ts, args[0], closer(func() error {
		close(over)
		return s.Close()
	}))
}

// receive serves who is told of breaches.
func receive(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "receive NAME VARIABLE")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	out, err := os.Create(ts.MkAbs(args[0] + ".out"))
	ts.Check(err)
	s := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
		if err == nil {
			_, err = fmt.Fprintf(out, "%s %s %s %s\n", r.Method, r.URL.Path, r.Header.Get(watch.SignatureHeader), body)
		}
		if err != nil {
			w.WriteHeader(http.StatusInternalServerError)
		}
	})}
	go func() { _ = s.Serve(l) }() // ends with Close
	ts.Setenv(args[1], "http://"+l.Addr().String())
	groupOf(ts).keep(ts, args[0], closer(func() error { return errors.Join(s.Close(), out.Close()) }))
}

type closer func() error

func (c closer) Close() error { return c() }

// callNode calls the node's JSON-RPC and prints the result.
func callNode(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, "rpc METHOD PARAMS")
	body := fmt.Sprintf(`{"jsonrpc":"2.0","id":1,"method":%q,"params":%s}`, args[0], args[1])
	res, err := http.Post(ts.Getenv("RPC"), "application/json", strings.NewReader(body))
	ts.Check(err)
	defer res.Body.Close()
	var answer struct {
		Result json.RawMessage
		Error  *struct{ Message string }
	}
	ts.Check(json.NewDecoder(res.Body).Decode(&answer))
	if answer.Error != nil {
		ts.Fatalf("%s: %s", args[0], answer.Error.Message)
	}
	var pretty bytes.Buffer
	ts.Check(json.Indent(&pretty, answer.Result, "", "  "))
	fmt.Fprintln(ts.Stdout(), pretty.String())
}

// scrape reads the installation's metrics and prints them.
func scrape(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 0, "scrape")
	res, err := http.Get("http://" + ts.Getenv("METRICS") + "/metrics")
	ts.Check(err)
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		ts.Fatalf("metrics: %s", res.Status)
	}
	_, err = io.Copy(ts.Stdout(), res.Body)
	ts.Check(err)
}

var subcommand = regexp.MustCompile(`(?m)^  ([a-z][a-z-]*) +\S`)

// helps reads the help of a program and of every command below it.
func helps(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, "helps PROGRAM")
	var poor []string
	seen := 0
	var look func(args []string)
	look = func(args []string) {
		ts.Check(ts.Exec(args[0], append(args[1:len(args):len(args)], "--help")...))
		text := ts.ReadFile("stdout")
		seen++
		if !strings.Contains(text, "Examples:\n  ") {
			poor = append(poor, strings.Join(args, " "))
		}
		_, list, found := strings.Cut(text, "Available Commands:\n")
		if !found {
			return
		}
		list, _, _ = strings.Cut(list, "\n\n")
		for _, m := range subcommand.FindAllStringSubmatch(list, -1) {
			if m[1] != "help" && m[1] != "completion" {
				look(append(args[:len(args):len(args)], m[1]))
			}
		}
	}
	look(args[:1])
	if seen < 5 {
		ts.Fatalf("%s has only %d commands", args[0], seen)
	}
	if len(poor) > 0 {
		ts.Fatalf("no example in the help of: %s", strings.Join(poor, ", "))
	}
}
