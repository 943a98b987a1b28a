package passkey

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"sync/atomic"
	"testing"
	"time"
)

// patience is how long the test waits for what must come: much longer than it ever
// takes.
const patience = 90 * time.Second

// maxMessage is the longest message taken from the browser, in bytes.
const maxMessage = 8 << 20

// browser is a headless Chromium with one tab, spoken to by the Chrome DevTools
// Protocol through a pipe.
type browser struct {
	t       *testing.T
	in      *os.File
	answers chan []byte
	session string
	number  atomic.Int64
}

// startBrowser starts Chromium, and in its tab an authenticator that keeps
// passkeys and knows its person.
func startBrowser(t *testing.T) (b *browser, authenticator string) {
	t.Helper()
	name := os.Getenv("CHROMIUM")
	if name == "" {
		name = "chromium"
	}
	program, err := exec.LookPath(name)
	if err != nil {
		t.Skip("there is no Chromium: run make clients, or name one by CHROMIUM")
	}
	profile, err := os.MkdirTemp("", "byssus-chromium-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		// Chromium's helpers write for a moment after it has ended.
		err := os.RemoveAll(profile)
		for range 50 {
			if err == nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
			err = os.RemoveAll(profile)
		}
		t.Error(err)
	})
	args := []string{"--headless=new", "--remote-debugging-pipe", "--user-data-dir=" + profile, "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-default-browser-check"}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // Chromium has none for root
	}
	theirIn, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, program, append(args, "about:blank")...)
	cmd.ExtraFiles = []*os.File{theirIn, theirOut} // 3 and 4, as the protocol wants them
	cmd.WaitDelay = 10 * time.Second
	if err := cmd.Start(); err != nil {
		cancel()
		t.Fatal(err)
	}
	theirIn.Close()
	theirOut.Close()
	b = &browser{t: t, in: in, answers: make(chan []byte, 1024)}
	go func() {
		defer close(b.answers)
		scanner := bufio.NewScanner(out)
		scanner.Buffer(nil, maxMessage)
		scanner.Split(func(data []byte, _ bool) (int, []byte, error) {
			for i, c := range data {
				if c == 0 {
					return i + 1, data[:i], nil
				}
			}
			return 0, nil, nil
		})
		for scanner.Scan() {
			b.answers <- append([]byte(nil), scanner.Bytes()...)
		}
	}()
	t.Cleanup(func() {
		in.Close() // which ends it
		cancel()
		_ = cmd.Wait()
		out.Close()
	})

	var target struct {
		ID string `json:"targetId"`
	}
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct {
		Session string `json:"sessionId"`
	}
	b.call("Target.attachToTarget", map[string]any{"targetId": target.ID, "flatten": true}, &attached)
	b.session = attached.Session
	b.call("Page.enable", nil, nil)
	b.call("WebAuthn.enable", nil, nil)
	var made struct {
		ID string `json:"authenticatorId"`
	}
	b.call("WebAuthn.addVirtualAuthenticator", map[string]any{"options": map[string]any{"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
		"hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}, &made)
	return b, made.ID
}

// call calls a method of the protocol, which must succeed.
func (b *browser) call(method string, params map[string]any, result any) {
	b.t.Helper()
	if err := b.try(method, params, result); err != nil {
		b.t.Fatal(err)
	}
}

// try calls a method of the protocol and waits for its result.
func (b *browser) try(method string, params map[string]any, result any) error {
	b.t.Helper()
	id := b.number.Add(1)
	message := map[string]any{"id": id, "method": method}
	if params != nil {
		message["params"] = params
	}
	if b.session != "" {
		message["sessionId"] = b.session
	}
	text, err := json.Marshal(message)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.in.Write(append(text, 0)); err != nil {
		b.t.Fatalf("%s: the browser is gone: %v", method, err)
	}
	late := time.After(patience)
	for {
		select {
		case raw, ok := <-b.answers:
			if !ok {
				b.t.Fatalf("%s: the browser is gone", method)
			}
			var answer struct {
				ID     int64           `json:"id"`
				Result json.RawMessage `json:"result"`
				Error  *struct {
					Message string `json:"message"`
				} `json:"error"`
			}
			if err := json.Unmarshal(raw, &answer); err != nil {
				b.t.Fatalf("%s: %v", method, err)
			}
			if answer.ID != id {
				continue // an event
			}
			if answer.Error != nil {
				return fmt.Errorf("%s: %s", method, answer.Error.Message)
			}
			if result == nil {
				return nil
			}
			if err := json.Unmarshal(answer.Result, result); err != nil {
				b.t.Fatalf("%s: %v", method, err)
			}
			return nil
		case <-late:
			b.t.Fatalf("%s: the browser does not answer", method)
		}
	}
}

// run runs an asynchronous function's body in the tab, as if the person had touched
// the page, and returns what it returns.
func run[T any](b *browser, body string) T {
	b.t.Helper()
	value, err := tryRun[T](b, body)
	if err != nil {
		b.t.Fatal(err)
	}
	return value
}

// tryRun is run where the tab may be on its way to another page.
func tryRun[T any](b *browser, body string) (value T, err error) {
	b.t.Helper()
	var out struct {
		Result struct {
			Value json.RawMessage `json:"value"`
		} `json:"result"`
		Exception *struct {
			Text      string `json:"text"`
			Exception struct {
				Description string `json:"description"`
			} `json:"exception"`
		} `json:"exceptionDetails"`
	}
	params := map[string]any{"expression": "(async () => {" + body + "})()", "awaitPromise": true, "returnByValue": true, "userGesture": true}
	if err := b.try("Runtime.evaluate", params, &out); err != nil {
		return value, err
	}
	if out.Exception != nil {
		return value, fmt.Errorf("the page: %s %s", out.Exception.Text, out.Exception.Exception.Description)
	}
	if err := json.Unmarshal(out.Result.Value, &value); err != nil {
		return value, fmt.Errorf("the page returned %q: %w", out.Result.Value, err)
	}
	return value, nil
}

// shown is what a person sees, and what the page sent for them.
type shown struct {
	Title string            `json:"title"`
	Rows  map[string]string `json:"rows"`
	Said  string            `json:"said"`
	Sent  string            `json:"sent"`
}

// open opens a page and reads what it shows.
func (b *browser) open(url string) shown {
	b.t.Helper()
	return b.openBy(url, url)
}

// openBy opens a page by one that leads to it.
func (b *browser) openBy(by, url string) shown {
	b.t.Helper()
	var navigated struct {
		Problem string `json:"errorText"`
	}
	b.call("Page.navigate", map[string]any{"url": by}, &navigated)
	if navigated.Problem != "" {
		b.t.Fatalf("%s: %s", by, navigated.Problem)
	}
	for late := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		page, err := tryRun[*shown](b, `
			const go = document.getElementById("go");
			if (location.href !== `+quote(url)+` || !go || go.hidden) return null;
			const rows = {};
			for (const dt of document.querySelectorAll("dt")) rows[dt.textContent] = dt.nextElementSibling.textContent;
			return {title: document.getElementById("title").textContent, rows};`)
		if err == nil && page != nil {
			return *page
		}
		if time.Now().After(late) {
			b.t.Fatalf("%s does not show its question: %v", by, err)
		}
	}
}

// press presses the page's button, and waits until the page says what came of it.
func (b *browser) press() shown {
	b.t.Helper()
	return run[shown](b, `
		const send = window.fetch;
		let sent = "";
		window.fetch = (to, options) => { sent = options.body; return send(to, options); };
		document.getElementById("go").click();
		const said = document.getElementById("said");
		const late = Date.now() + `+fmt.Sprint(patience.Milliseconds())+`;
		while (said.textContent.startsWith("Waiting")) {
			if (Date.now() > late) throw new Error("the page says nothing");
			await new Promise((done) => setTimeout(done, 20));
		}
		window.fetch = send;
		return {said: said.textContent, sent};`)
}

func quote(s string) string {
	text, _ := json.Marshal(s) // a string always can
	return string(text)
}
