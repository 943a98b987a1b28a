// Package browser drives a headless Chromium with a passkey authenticator in
// software, for tests in which a person answers a page of byssus.
package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync/atomic"
	"time"
)

// Patience is how long a test waits for what must come: much longer than it ever
// takes.
const Patience = 90 * time.Second

// maxMessage is the longest message taken from the browser, in bytes.
const maxMessage = 8 << 20

// ErrNone says that this machine has no Chromium.
var ErrNone = errors.New("there is no Chromium: run make clients, or name one by CHROMIUM")

// T is the test that a browser is for: what goes wrong in the browser fails it.
type T interface {
	Fatalf(format string, args ...any)
}

// Browser is a headless Chromium with one tab, spoken to by the Chrome DevTools
// Protocol through a pipe.
type Browser struct {
	// Authenticator is the id of the one that keeps the passkeys.
	Authenticator string

	t       T
	in      *os.File
	answers chan []byte
	session string
	number  atomic.Int64
	end     func()
	profile string
}

// Program returns the Chromium that CHROMIUM names, or the one on the PATH, or
// ErrNone.
func Program() (string, error) {
	name := os.Getenv("CHROMIUM")
	if name == "" {
		name = "chromium"
	}
	program, err := exec.LookPath(name)
	if err != nil {
		return "", ErrNone
	}
	return program, nil
}

// Start starts Chromium, and in its tab an authenticator that keeps passkeys and
// knows its person. Who starts it closes it.
func Start(t T) (*Browser, error) {
	program, err := Program()
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp("", "byssus-chromium-")
	if err != nil {
		return nil, err
	}
	b := &Browser{t: t, answers: make(chan []byte, 1024), profile: profile, end: func() {}}
	if err := b.start(program); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

func (b *Browser) start(program string) error {
	args := []string{"--headless=new", "--remote-debugging-pipe", "--user-data-dir=" + b.profile, "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-default-browser-check"}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // Chromium has none for root
	}
	theirIn, in, err := os.Pipe()
	if err != nil {
		return err
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, program, append(args, "about:blank")...)
	cmd.ExtraFiles = []*os.File{theirIn, theirOut} // 3 and 4, as the protocol wants them
	cmd.WaitDelay = 10 * time.Second
	if err := cmd.Start(); err != nil {
		cancel()
		return err
	}
	theirIn.Close()
	theirOut.Close()
	b.in = in
	b.end = func() {
		in.Close() // which ends it
		cancel()
		_ = cmd.Wait()
		out.Close()
	}
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

	var target struct {
		ID string `json:"targetId"`
	}
	if err := b.try("Target.createTarget", map[string]any{"url": "about:blank"}, &target); err != nil {
		return err
	}
	var attached struct {
		Session string `json:"sessionId"`
	}
	if err := b.try("Target.attachToTarget", map[string]any{"targetId": target.ID, "flatten": true}, &attached); err != nil {
		return err
	}
	b.session = attached.Session
	var made struct {
		ID string `json:"authenticatorId"`
	}
	options := map[string]any{"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
		"hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}
	err = errors.Join(b.try("Page.enable", nil, nil), b.try("WebAuthn.enable", nil, nil),
		b.try("WebAuthn.addVirtualAuthenticator", map[string]any{"options": options}, &made))
	b.Authenticator = made.ID
	return err
}

// Close ends the browser and removes what it wrote.
func (b *Browser) Close() error {
	b.end()
	// Chromium's helpers write for a moment after it has ended.
	err := os.RemoveAll(b.profile)
	for range 50 {
		if err == nil {
			break
		}
		time.Sleep(100 * time.Millisecond)
		err = os.RemoveAll(b.profile)
	}
	return err
}

// Call calls a method of the DevTools protocol, which must succeed.
func (b *Browser) Call(method string, params map[string]any, result any) {
	if err := b.try(method, params, result); err != nil {
		b.t.Fatalf("%v", err)
	}
}

// try calls a method of the protocol and waits for its result.
func (b *Browser) try(method string, params map[string]any, result any) error {
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
		return err
	}
	if _, err := b.in.Write(append(text, 0)); err != nil {
		return fmt.Errorf("%s: the browser is gone: %w", method, err)
	}
	late := time.After(Patience)
	for {
		select {
		case raw, ok := <-b.answers:
			if !ok {
				return fmt.Errorf("%s: the browser is gone", method)
			}
			var answer struct {
				ID     int64           `json:"id"`
				Result json.RawMessage `json:"result"`
				Error  *struct {
					Message string `json:"message"`
				} `json:"error"`
			}
			if err := json.Unmarshal(raw, &answer); err != nil {
				return fmt.Errorf("%s: %w", method, err)
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
				return fmt.Errorf("%s: %w", method, err)
			}
			return nil
		case <-late:
			return fmt.Errorf("%s: the browser does not answer", method)
		}
	}
}

// Run runs an asynchronous function's body in the tab, as if the person had touched
// the page, and returns what it returns.
func Run[T any](b *Browser, body string) T {
	value, err := tryRun[T](b, body)
	if err != nil {
		b.t.Fatalf("%v", err)
	}
	return value
}

// tryRun is Run where the tab may be on its way to another page.
func tryRun[T any](b *Browser, body string) (value T, err error) {
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

// Shown is what a person sees, and what the page sent for them.
type Shown struct {
	Title string            `json:"title"`
	Rows  map[string]string `json:"rows"`
	Said  string            `json:"said"`
	Sent  string            `json:"sent"`
}

// Open opens a page and reads what it shows.
func (b *Browser) Open(url string) Shown {
	return b.OpenBy(url, url)
}

// OpenBy opens a page by one that leads to it.
func (b *Browser) OpenBy(by, url string) Shown {
	var navigated struct {
		Problem string `json:"errorText"`
	}
	b.Call("Page.navigate", map[string]any{"url": by}, &navigated)
	if navigated.Problem != "" {
		b.t.Fatalf("%s: %s", by, navigated.Problem)
	}
	for late := time.Now().Add(Patience); ; time.Sleep(20 * time.Millisecond) {
		page, err := tryRun[*Shown](b, `
			const go = document.getElementById("go");
			if (location.href !== `+Quote(url)+` || !go || go.hidden) return null;
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

// Press presses the page's button, and waits until the page says what came of it.
func (b *Browser) Press() Shown {
	return Run[Shown](b, `
		const send = window.fetch;
		let sent = "";
		window.fetch = (to, options) => { sent = options.body; return send(to, options); };
		document.getElementById("go").click();
		const said = document.getElementById("said");
		const late = Date.now() + `+fmt.Sprint(Patience.Milliseconds())+`;
		while (said.textContent.startsWith("Waiting")) {
			if (Date.now() > late) throw new Error("the page says nothing");
			await new Promise((done) => setTimeout(done, 20));
		}
		window.fetch = send;
		return {said: said.textContent, sent};`)
}

// Quote writes a string as JavaScript does.
func Quote(s string) string {
	text, _ := json.Marshal(s) // a string always can
	return string(text)
}
