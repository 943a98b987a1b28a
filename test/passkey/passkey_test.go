package passkey

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/byssus-iot/byssus/internal/agent/command"
	"github.com/byssus-iot/byssus/internal/cli"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/light"
	"github.com/byssus-iot/byssus/internal/passkey"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/test/browser"
	"github.com/byssus-iot/byssus/test/ports"
)

// asEnv makes this test's program, started again, one of those under test.
const asEnv = "PASSKEY_TEST_AS"

func TestMain(m *testing.M) {
	switch os.Getenv(asEnv) {
	case "byssus":
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		os.Exit(cli.Main(ctx, os.Args[1:], os.Stdout, os.Stderr))
	case "byssus-agent":
		os.Exit(command.Main(os.Args[1:]))
	}
	os.Exit(m.Run())
}

// site is an installation on this machine, with a device.
type site struct {
	t      *testing.T
	dir    string
	listen string
}

// command is a program under test.
func (s *site) command(ctx context.Context, program string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Env = append(os.Environ(), asEnv+"="+program, "BYSSUS_DATA="+filepath.Join(s.dir, "site"), "BYSSUS_STATE="+filepath.Join(s.dir, "state"))
	cmd.Dir = s.dir
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	return cmd
}

// run runs a program that must end with a code, and returns what it printed.
func (s *site) run(code int, stdin, program string, args ...string) (out, said string) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), 2*browser.Patience)
	defer cancel()
	cmd := s.command(ctx, program, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &stdout, &stderr
	err := cmd.Run()
	if got := cmd.ProcessState.ExitCode(); got != code {
		s.t.Fatalf("%s %v ended with code %d, want %d: %v\n%s%s", program, args, got, code, err, &stdout, &stderr)
	}
	return stdout.String(), stderr.String()
}

var pageAddress = regexp.MustCompile(`http://localhost:\d+/\S+`)

// ask runs a byssus that asks a person on a page, and hands the page's address to
// answer; it returns what the program printed in the end.
func (s *site) ask(answer func(url string), args ...string) string {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), 2*browser.Patience)
	defer cancel()
	cmd := s.command(ctx, "byssus", args...)
	// What a desktop opens files with only notes here what it is to open: the
	// browser of this test opens it.
	cmd.Env = append(cmd.Env, "PATH="+s.dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	var stdout, rest bytes.Buffer
	cmd.Stdout = &stdout
	stderr, err := cmd.StderrPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	lines := bufio.NewReader(stderr)
	for {
		line, err := lines.ReadString('\n')
		rest.WriteString(line)
		if url := pageAddress.FindString(line); url != "" {
			answer(url)
			break
		}
		if err != nil {
			s.t.Fatalf("byssus %v asked nobody: %s%s", args, &stdout, &rest)
		}
	}
	if _, err := io.Copy(&rest, lines); err != nil {
		s.t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		s.t.Fatalf("byssus %v: %v\n%s%s", args, err, &stdout, &rest)
	}
	return stdout.String()
}

// startSite runs byssus up with a device that has backed something up.
func startSite(t *testing.T) *site {
	t.Helper()
	port, release, err := ports.Block()
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, dir: t.TempDir(), listen: "127.0.0.1:" + strconv.Itoa(port)}
	ctx, cancel := context.WithCancel(context.Background())
	up := s.command(ctx, "byssus", "up", "--listen", s.listen)
	up.Stderr = os.Stderr
	out, err := up.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := up.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		_ = up.Wait() // it was interrupted
		_ = release()
	})
	ready := make(chan bool, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if strings.Contains(lines.Text(), "ready") {
				ready <- true
			}
		}
		close(ready)
	}()
	select {
	case ok := <-ready:
		if !ok {
			t.Fatal("byssus up ended")
		}
	case <-time.After(2 * browser.Patience):
		t.Fatal("byssus up is not ready")
	}
	if err := os.WriteFile(filepath.Join(s.dir, "readings"), []byte("4.2 °C\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"xdg-open", "open"} {
		if err := os.WriteFile(filepath.Join(s.dir, name), []byte(opener), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	token, _ := s.run(0, "", "byssus", "device", "add", "press-7")
	s.run(0, token, "byssus-agent", "join")
	s.run(0, "", "byssus-agent", "backup", "readings")
	return s
}

// opener is what takes a desktop's place.
const opener = "#!/bin/sh\nprintf %s \"$*\" >opening && mv opening opened\n"

// opened waits until a program wanted a browser opened, and returns on what.
func (s *site) opened() string {
	s.t.Helper()
	for late := time.After(browser.Patience); ; {
		text, err := os.ReadFile(filepath.Join(s.dir, "opened"))
		if err == nil {
			return string(text)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			s.t.Fatal(err)
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-late:
			s.t.Fatal("nothing opens a browser")
		}
	}
}

// request asks for a restore that waits for approval.
func (s *site) request(to string) {
	s.t.Helper()
	s.run(75, "", "byssus", "restore", "press-7", "--to", to, "--wait=false")
}

func TestPersonApprovesWithPasskey(t *testing.T) {
	b, err := browser.Start(t)
	if errors.Is(err, browser.ErrNone) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	s := startSite(t)
	var ada passkey.Created

	// Ada makes a passkey on the page, and it is hers on the chain.
	said := s.ask(func(url string) {
		// Who lists this machine's programs sees a file that its owner alone reads,
		// which leads to the page.
		file := s.opened()
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 || strings.Contains(file, "localhost") {
			t.Errorf("a browser is opened on %s: %v, %v", file, info, err)
		}
		page := b.OpenBy("file://"+file, url)
		if page.Title != "Make a passkey that approves restores" || page.Rows["person"] != "Ada" {
			t.Errorf("the page shows %+v", page)
		}
		if after := b.Press(); !strings.HasPrefix(after.Said, "The passkey is made.") {
			t.Fatalf("the page says %q", after.Said)
		}
	}, "approver", "add", "Ada")
	if _, err := os.Stat(s.opened()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the file that led to the page is left: %v", err)
	}
	if !strings.Contains(said, "passkey of Ada added, as 0x") || !strings.Contains(said, "it approves restores from now on") {
		t.Errorf("approver add printed %s", said)
	}
	var credentials struct {
		Credentials []struct {
			RelyingParty string `json:"rpId"`
			Resident     bool   `json:"isResidentCredential"`
		} `json:"credentials"`
	}
	b.Call("WebAuthn.getCredentials", map[string]any{"authenticatorId": b.Authenticator}, &credentials)
	if len(credentials.Credentials) != 1 || credentials.Credentials[0].RelyingParty != "localhost" || !credentials.Credentials[0].Resident {
		t.Fatalf("the authenticator keeps %+v", credentials)
	}
	list, _ := s.run(0, "", "byssus", "approver", "list")
	if !regexp.MustCompile(`Ada +passkey +yes`).MatchString(list) {
		t.Errorf("approver list printed %s", list)
	}

	// The page says what is asked. An authenticator that does not make sure who it
	// is signs nothing; the same page takes the next try.
	s.request("restored")
	var sent, origin string
	said = s.ask(func(url string) {
		origin = url[:strings.LastIndex(strings.TrimSuffix(url, "/"), "/")]
		page := b.Open(url)
		if page.Title != "Approve restore request 1?" || !strings.HasPrefix(page.Rows["device"], "press-7 (0x") || !strings.HasPrefix(page.Rows["snapshot"], "1, anchored") ||
			!strings.HasPrefix(page.Rows["you are"], "Ada, for ") || !strings.HasPrefix(page.Rows["to which key"], "0x") || page.Rows["why"] == "" {
			t.Errorf("the page shows %+v", page)
		}
		b.Call("WebAuthn.setUserVerified", map[string]any{"authenticatorId": b.Authenticator, "isUserVerified": false}, nil)
		if after := b.Press(); strings.HasPrefix(after.Said, "Request 1") || after.Sent != "" {
			t.Errorf("somebody unknown signed: %+v", after)
		}
		b.Call("WebAuthn.setUserVerified", map[string]any{"authenticatorId": b.Authenticator, "isUserVerified": true}, nil)
		after := b.Press()
		if !strings.HasPrefix(after.Said, "Request 1 is approved") {
			t.Fatalf("the page says %q", after.Said)
		}
		sent = after.Sent
	}, "approve", "1", "--passkey", "--no-browser")
	if !strings.Contains(said, "request 1 for press-7 is granted until") {
		t.Errorf("approve printed %s", said)
	}
	s.run(0, "", "byssus", "restore", "press-7", "--to", "restored")

	// What she signed is worth nothing for another request: not to its page ...
	s.request("again")
	said = s.ask(func(url string) {
		b.Open(url)
		if reply := browser.Run[string](b, `
			const reply = await fetch("answer", {method: "POST", headers: {"Content-Type": "application/json"}, body: `+browser.Quote(sent)+`});
			return reply.status + " " + (await reply.json()).problem;`); !strings.HasPrefix(reply, "400 the browser's answer is not usable: the browser signed for something else") {
			t.Errorf("the page took an answer to another request: %s", reply)
		}
		// ... and not to the chain, whatever brings it there.
		ada = s.replay(sent, origin)
		if after := b.Press(); !strings.HasPrefix(after.Said, "Request 2 is denied") {
			t.Fatalf("the page says %q", after.Said)
		}
	}, "deny", "2", "--passkey", "--reason", "nobody is ill", "--no-browser")
	if !strings.Contains(said, "request 2 for press-7 is denied") {
		t.Errorf("deny printed %s", said)
	}

	// Removed, it approves nothing, and nobody is asked.
	s.run(0, "", "byssus", "approver", "remove", "Ada")
	_, why := s.run(1, "", "byssus", "approve", "2", "--passkey", "--no-browser")
	if !strings.Contains(why, "this organisation has no passkeys") {
		t.Errorf("approve said %s", why)
	}
	if ada.Key.IsZero() {
		t.Error("nothing was replayed")
	}
}

// replay brings what the page of request 1 sent to the chain as an answer to
// request 2, and to request 1 again.
func (s *site) replay(sent, origin string) passkey.Created {
	t := s.t
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(s.dir, "site", "genesis.json"))
	if err != nil {
		t.Fatal(err)
	}
	genesis, err := light.ParseGenesis(raw)
	if err != nil {
		t.Fatal(err)
	}
	c, err := ledger.Dial(t.Context(), "http://"+s.listen, genesis)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	operator, err := ledger.LoadAccount(filepath.Join(s.dir, "site", "keys", "operator.key"))
	if err != nil {
		t.Fatal(err)
	}
	list, err := c.Passkeys(t.Context(), 1)
	if err != nil || len(list) != 1 {
		t.Fatalf("passkeys %+v, %v", list, err)
	}
	decision := func(id uint64) record.Decision {
		d, err := c.Decision(t.Context(), id, list[0].Approver, record.Approve, record.Hash{})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	first := decision(1)
	first.Nonce = 0 // as it was signed
	signed, err := passkey.ParseAssertion([]byte(sent), list[0].Created, passkey.Wanted{Challenge: first.Digest(c.Domain()), Origin: origin})
	if err != nil {
		t.Fatal(err)
	}
	for id := range uint64(2) {
		if _, _, err := c.Decide(t.Context(), operator, decision(id+1), signed); ledger.RuleOf(err) != "ChallengeWrong" {
			t.Errorf("brought for request %d: rule %q, want ChallengeWrong: %v", id+1, ledger.RuleOf(err), err)
		}
	}
	return list[0].Created
}
