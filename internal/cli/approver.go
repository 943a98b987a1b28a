package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
	"unicode"

	"github.com/ethereum/go-ethereum/common"
	"github.com/spf13/cobra"

	"github.com/byssus-iot/byssus/internal/cli/term"
	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/identity"
	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/ledger/state"
	"github.com/byssus-iot/byssus/internal/passkey"
	"github.com/byssus-iot/byssus/internal/record"
)

// personTime is how long a command waits for a person to use a passkey.
const personTime = 10 * time.Minute

// passkeyView is a passkey as it is shown.
type passkeyView struct {
	Name     string    `json:"name"`
	Approver string    `json:"approver"` // the address that it has roles as
	Approves bool      `json:"approves"` // it has the approver's role
	KeyFile  bool      `json:"keyFile"`
	AddedAt  time.Time `json:"addedAt,omitzero"`
	Proposal uint64    `json:"proposal,omitempty"` // that gives it the role, if others must vote
}

// keyKind says what keeps a passkey.
func (v passkeyView) keyKind() string {
	if v.KeyFile {
		return "key file"
	}
	return "passkey"
}

// ownNumber is the installation's organisation on the chain.
func (i *installation) ownNumber(ctx context.Context, c *ledger.Client) (uint32, error) {
	if i.conf.Number != 0 || i.conf.Node == "" {
		return max(i.conf.Number, 1), nil
	}
	// Admitted after the founding: the chain knows its number.
	operator, err := i.account(operatorKey)
	if err != nil {
		return 0, err
	}
	number, err := c.OrganisationOf(ctx, operator.Address())
	if err == nil && number == 0 {
		err = term.Exitf(term.Refused, "%s is no member of the consortium: `byssus consortium propose admit` of a member proposes it by its card", term.Clean(i.conf.Organisation))
	}
	return number, err
}

// ownPasskeys are the passkeys of the installation's organisation.
func ownPasskeys(ctx context.Context, c *ledger.Client, i *installation) ([]ledger.Passkey, error) {
	number, err := i.ownNumber(ctx, c)
	if err != nil {
		return nil, err
	}
	return c.Passkeys(ctx, number)
}

func (a *app) approverCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "approver",
		Short: "Whose passkeys approve restores for this organisation",
		Long: `Adds, lists and removes the passkeys with which people approve restores for this
organisation. A passkey approves once its address has the approver's role: an
organisation that is alone gives it at once, in a consortium the members vote.`,
		Example: `  byssus approver add Ada              a page asks for a passkey
  byssus approver list
  byssus approver remove Ada           it approves nothing from then on`,
	}
	cmd.AddCommand(a.approverAddCmd(), a.approverListCmd(), a.approverRemoveCmd())
	return cmd
}

func (a *app) approverAddCmd() *cobra.Command {
	var keyFile string
	var noBrowser bool
	cmd := &cobra.Command{
		Use:   "add NAME",
		Short: "Add a person's passkey",
		Long: `Opens a page on this machine on which a person makes a passkey, and adds it. With
--key-file a key in a file takes its place, for automation: it is made if it is
not there, and whoever has it can approve.`,
		Example: `  byssus approver add Ada
  byssus approver add night-shift --key-file ./night.pem`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			name := args[0]
			if _, err := ledger.Name(name); err != nil || strings.TrimSpace(name) == "" {
				return term.Exitf(term.Usage, "%q is no name of 1 to 31 bytes", term.Clean(name))
			}
			return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				operator, err := i.account(operatorKey)
				if err != nil {
					return err
				}
				list, err := ownPasskeys(ctx, c, i)
				if err != nil {
					return err
				}
				for _, k := range list {
					if k.Name == name {
						return term.Exitf(term.Usage, "%s has a passkey already, %s: remove it, or use another name", term.Clean(name), k.Approver)
					}
				}
				made, err := a.makePasskey(cmd, i, name, keyFile, noBrowser)
				if err != nil {
					return err
				}
				short, cancel := context.WithTimeout(ctx, finalTime)
				defer cancel()
				return untaken(short, a.addPasskey(short, cmd, i, c, operator, name, made))
			})
		},
	}
	cmd.Flags().StringVar(&keyFile, "key-file", "", "a P-256 key in a file (PKCS #8, PEM) in place of a passkey; made if it is not there")
	cmd.Flags().BoolVar(&noBrowser, "no-browser", false, "print the page's address, and open no browser")
	return cmd
}

// makePasskey has a person make a passkey on a page, or takes a key file's.
func (a *app) makePasskey(cmd *cobra.Command, i *installation, name, keyFile string, noBrowser bool) (passkey.Created, error) {
	if keyFile != "" {
		key, err := identity.LoadOrCreate(durable.OS(), keyFile)
		if err != nil {
			return passkey.Created{}, err
		}
		public, err := record.PublicKeyOf(&key.PublicKey)
		return passkey.Created{Key: public}, err // no authenticator keeps it: it has no credential
	}
	ctx, cancel := context.WithTimeout(cmd.Context(), personTime)
	defer cancel()
	p := page{cmd: cmd, dir: i.dir, noBrowser: noBrowser}
	defer p.close()
	return passkey.Make(ctx, passkey.Question{
		Title: "Make a passkey that approves restores",
		Rows: []passkey.Row{{Name: "person", Value: term.Clean(name)}, {Name: "organisation", Value: term.Clean(i.conf.Organisation)},
			{Name: "chain", Value: a.chainName(i)}},
		Button: "Make the passkey",
		Done:   "The passkey is made. You can close this page.",
	}, term.Clean(name), p.show)
}

// chainName names the installation's chain by its genesis.
func (a *app) chainName(i *installation) string {
	g, _, err := i.genesis()
	if err != nil {
		return "unknown"
	}
	return g.Domain().Genesis.String()
}

func (a *app) addPasskey(ctx context.Context, cmd *cobra.Command, i *installation, c *ledger.Client, operator *ledger.Account, name string, made passkey.Created) error {
	number, err := i.ownNumber(ctx, c)
	if err != nil {
		return err
	}
	approver, err := c.AddPasskey(ctx, operator, number, made, name)
	if err != nil {
		return err
	}
	proposal, given, err := c.Govern(ctx, operator, "the passkey of "+name+" approves restores", c.GrantRoleCall(ledger.RoleApprover, approver))
	if err != nil {
		return fmt.Errorf("the passkey is added, as %s, but the approver's role could not be proposed: %w", approver, err)
	}
	v := passkeyView{Name: name, Approver: approver.String(), Approves: given, KeyFile: made.Credential == record.Hash{}}
	if !given {
		v.Proposal = proposal
	}
	return a.print(cmd, v, func(w io.Writer) {
		fmt.Fprintf(w, "%s of %s added, as %s\n", v.keyKind(), term.Clean(name), v.Approver)
		if given {
			fmt.Fprintln(w, "it approves restores from now on")
		} else {
			fmt.Fprintf(w, "it approves restores once proposal %d is executed: the members vote\n", proposal)
		}
	})
}

func (a *app) approverListCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "Whose passkeys this organisation has",
		Example: `  byssus approver list`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withClient(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				list, err := ownPasskeys(ctx, c, i)
				if err != nil {
					return err
				}
				views := []passkeyView{}
				rows := [][]string{{"NAME", "KEY", "APPROVES", "ADDED", "ADDRESS"}}
				for _, k := range list {
					has, err := c.HasRole(ctx, ledger.RoleApprover, k.Approver)
					if err != nil {
						return err
					}
					v := passkeyView{Name: k.Name, Approver: k.Approver.String(), Approves: has, KeyFile: k.Credential == record.Hash{}, AddedAt: k.AddedAt}
					views = append(views, v)
					approves := "no: it has not the role"
					if has {
						approves = "yes"
					}
					rows = append(rows, []string{term.Clean(v.Name), v.keyKind(), approves, when(v.AddedAt), v.Approver})
				}
				return a.print(cmd, views, func(w io.Writer) {
					if len(views) == 0 {
						fmt.Fprintln(w, "no passkey approves for this organisation: `byssus approver add NAME` adds one")
						return
					}
					term.Table(w, rows)
				})
			})
		},
	}
}

func (a *app) approverRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "remove NAME",
		Short: "Remove a person's passkey, at once and for good",
		Long: `Removes a passkey by its person's name or its address. It counts for nothing from
then on, whatever others vote; what it approved before stays approved. A person
whose passkey is lost or stolen gets another with byssus approver add.`,
		Example: `  byssus approver remove Ada`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.decide(cmd.Context(), func(ctx context.Context, i *installation, c *ledger.Client) error {
				k, err := findPasskey(ctx, c, i, args[0])
				if err != nil {
					return err
				}
				operator, err := i.account(operatorKey)
				if err != nil {
					return err
				}
				block, tx, err := c.RemovePasskey(ctx, operator, k.Approver)
				if err != nil {
					return err
				}
				out := map[string]any{"name": k.Name, "approver": k.Approver.String(), "status": "removed", "block": block, "transaction": tx}
				return a.print(cmd, out, func(w io.Writer) {
					fmt.Fprintf(w, "the passkey of %s, %s, is removed in block %d: it approves nothing from now on\n", term.Clean(k.Name), k.Approver, block)
				})
			})
		},
	}
}

// findPasskey finds a passkey of the installation's organisation by name or
// address; by "", the only one.
func findPasskey(ctx context.Context, c *ledger.Client, i *installation, name string) (ledger.Passkey, error) {
	list, err := ownPasskeys(ctx, c, i)
	if err != nil {
		return ledger.Passkey{}, err
	}
	var found []ledger.Passkey
	var names []string
	for _, k := range list {
		names = append(names, term.Clean(k.Name))
		if name == "" || k.Name == name || k.Approver.String() == name {
			found = append(found, k)
		}
	}
	switch {
	case len(list) == 0:
		return ledger.Passkey{}, errors.New("this organisation has no passkeys: `byssus approver add NAME` adds one")
	case len(found) == 0:
		return ledger.Passkey{}, term.Exitf(term.Usage, "nobody called %s has a passkey of this organisation; there are those of %s", term.Clean(name), strings.Join(names, ", "))
	case len(found) > 1 && name == "":
		return ledger.Passkey{}, term.Exitf(term.Usage, "whose passkey? --as names one of %s", strings.Join(names, ", "))
	case len(found) > 1:
		return ledger.Passkey{}, term.Exitf(term.Usage, "several passkeys are %s's: name one by its address, as byssus approver list shows it", term.Clean(name))
	}
	return found[0], nil
}

// byPasskey is how a request is decided with a passkey.
type byPasskey struct {
	as        string // the person; "": the only one there is
	keyFile   string // sign with the key in this file, on no page
	noBrowser bool
}

// isPasskeyFile tells whether a file has a key as `approver add --key-file` makes
// it, and not an account's.
func isPasskeyFile(file string) bool {
	raw, err := durable.ReadFile(durable.OS(), file, 4<<10)
	return err == nil && bytes.HasPrefix(raw, []byte("-----BEGIN "))
}

// decidePasskey answers a request with a passkey: a person's, whom a page asks, or
// a key file's. The operator's account brings the answer.
func (a *app) decidePasskey(cmd *cobra.Command, i *installation, c *ledger.Client, id uint64, answer record.Answer, reason record.Hash, by byPasskey) error {
	ctx := cmd.Context()
	operator, err := i.account(operatorKey)
	if err != nil {
		return err
	}
	sign, k, err := a.signer(cmd, i, c, by)
	if err != nil {
		return err
	}
	q, err := c.State().Request(ctx, id)
	if errors.Is(err, ledger.ErrNotFound) {
		return ledger.NewRefusal("RequestUnknown", map[string]any{"id": id})
	}
	if err != nil {
		return err
	}
	// Nobody is asked to sign what is refused anyway.
	if err := answerable(ctx, c, q, answer); err != nil {
		return err
	}
	terms, err := c.State().Terms(ctx, q.Policy, q.PolicyVersion)
	if err != nil {
		return err
	}
	if has, err := c.HasRole(ctx, terms.ApproverRole, k.Approver); err != nil {
		return err
	} else if !has {
		return ledger.NewRefusal("NotApprover", map[string]any{"role": terms.ApproverRole})
	}
	stands, err := c.HasApproved(ctx, id, k.Approver)
	switch {
	case err != nil:
		return err
	case stands && answer == record.Approve:
		return ledger.NewRefusal("AlreadyApproved", nil)
	case !stands && answer == record.Revoke:
		return ledger.NewRefusal("NotApproved", nil)
	}
	d, err := c.Decision(ctx, id, k.Approver, answer, reason)
	if err != nil {
		return err
	}
	question, err := a.question(ctx, i, c, d, k)
	if err != nil {
		return err
	}
	signed, err := sign(question, d.Digest(c.Domain()))
	if err != nil {
		return err
	}
	short, cancel := context.WithTimeout(ctx, finalTime)
	defer cancel()
	_, _, err = c.Decide(short, operator, d, signed)
	return untaken(short, err)
}

// answerable refuses an answer to a request that takes none any more, as the
// contract would.
func answerable(ctx context.Context, c *ledger.Client, q state.Request, answer record.Answer) error {
	switch q.Status {
	case state.Denied, state.Withdrawn, state.Reported:
		return ledger.NewRefusal("RequestClosed", map[string]any{"id": q.ID, "status": uint8(q.Status)})
	case state.Granted:
		if answer != record.Deny {
			return ledger.NewRefusal("RequestClosed", map[string]any{"id": q.ID, "status": uint8(q.Status)})
		}
		return nil
	}
	head, err := c.Head(ctx)
	if err == nil && answer != record.Deny && uint64(head.Time.Unix()) > q.OpenUntil {
		return ledger.NewRefusal("RequestExpired", map[string]any{"openUntil": q.OpenUntil})
	}
	return err
}

// signer returns what signs, and whose passkey that is.
func (a *app) signer(cmd *cobra.Command, i *installation, c *ledger.Client, by byPasskey) (func(passkey.Question, record.Hash) (passkey.Assertion, error), ledger.Passkey, error) {
	if by.keyFile == "" {
		k, err := findPasskey(cmd.Context(), c, i, by.as)
		if err == nil && k.Credential == (record.Hash{}) {
			err = term.Exitf(term.Usage, "the key of %s is in a file: --key names it", term.Clean(k.Name))
		}
		return func(q passkey.Question, challenge record.Hash) (passkey.Assertion, error) {
			ctx, cancel := context.WithTimeout(cmd.Context(), personTime)
			defer cancel()
			p := page{cmd: cmd, dir: i.dir, noBrowser: by.noBrowser}
			defer p.close()
			return passkey.Ask(ctx, q, k.Created, challenge, p.show)
		}, k, err
	}
	key, err := identity.Load(durable.OS(), by.keyFile)
	if err != nil {
		return nil, ledger.Passkey{}, fmt.Errorf("the approver's key: %w", err)
	}
	public, err := record.PublicKeyOf(&key.PublicKey)
	if err != nil {
		return nil, ledger.Passkey{}, err
	}
	list, err := ownPasskeys(cmd.Context(), c, i)
	if err != nil {
		return nil, ledger.Passkey{}, err
	}
	for _, k := range list {
		if k.Key == public {
			return func(_ passkey.Question, challenge record.Hash) (passkey.Assertion, error) {
				return passkey.Sign(key, challenge)
			}, k, nil
		}
	}
	return nil, ledger.Passkey{}, fmt.Errorf("the key in %s approves nothing for this organisation: `byssus approver add NAME --key-file %s` adds it", by.keyFile, by.keyFile)
}

// question says a decision in words, for the person who is to sign it.
func (a *app) question(ctx context.Context, i *installation, c *ledger.Client, d record.Decision, k ledger.Passkey) (passkey.Question, error) {
	device, err := c.State().Device(ctx, d.Device)
	if err != nil {
		return passkey.Question{}, err
	}
	snapshots, err := c.State().Snapshots(ctx, d.Record)
	if err != nil {
		return passkey.Question{}, err
	}
	q, err := c.State().Request(ctx, d.Request)
	if err != nil {
		return passkey.Question{}, err
	}
	asks := "account " + common.Address(d.Requester).String()
	if q.Generation != 0 {
		asks = "the device itself, by gateway account " + common.Address(d.Requester).String()
	} else if n, err := c.OrganisationOf(ctx, d.Requester); err != nil {
		return passkey.Question{}, err
	} else if n != 0 {
		o, err := c.Organisation(ctx, n)
		if err != nil {
			return passkey.Question{}, err
		}
		asks += ", of " + term.Clean(o.Name)
	}
	verb, done := "Approve", "approved"
	switch d.Answer {
	case record.Deny:
		verb, done = "Deny", "denied"
	case record.Revoke:
		verb, done = "Take back your approval of", "without your approval"
	}
	rows := []passkey.Row{
		{Name: "device", Value: fmt.Sprintf("%s (%s)", term.Clean(device.Label), d.Device)},
		{Name: "snapshot", Value: fmt.Sprintf("%d, anchored %s", snapshots[0].Sequence, when(time.Unix(int64(snapshots[0].AnchoredAt), 0).UTC()))},
		{Name: "who asks", Value: asks},
		{Name: "asked", Value: when(time.Unix(int64(q.RequestedAt), 0).UTC())},
		{Name: "why", Value: because(d.Purpose)},
		{Name: "where to", Value: because(d.Region)},
		{Name: "what it opens", Value: fmt.Sprintf("epoch %d of the device: this snapshot, and every other one of the epoch", d.Epoch)},
		{Name: "to which key", Value: d.Recipient.String()},
		{Name: "read by key", Value: d.Reader.String()},
		{Name: "judged by", Value: fmt.Sprintf("policy %d, version %d", d.Policy, d.PolicyVersion)},
		{Name: "you are", Value: fmt.Sprintf("%s, for %s (%s)", term.Clean(k.Name), term.Clean(i.conf.Organisation), k.Approver)},
		{Name: "chain", Value: c.Domain().Genesis.String()},
	}
	if d.Answer == record.Deny {
		rows = append(rows, passkey.Row{Name: "why you deny it", Value: because(d.Reason)})
	}
	return passkey.Question{Title: fmt.Sprintf("%s restore request %d?", verb, d.Request), Rows: rows, Button: "Sign with your passkey",
		Done: fmt.Sprintf("Request %d is %s as soon as the chain has it: the terminal says so. You can close this page.", d.Request, done)}, nil
}

// because is a purpose or a reason as people wrote it, or its hash.
func because(h record.Hash) string {
	text := strings.TrimRight(string(h[:]), "\x00")
	if text == "" {
		return "nobody said"
	}
	for _, r := range text {
		if !unicode.IsPrint(r) || r == unicode.ReplacementChar {
			return h.String()
		}
	}
	return text
}

// page tells a person where the page is that asks, and opens it.
type page struct {
	cmd       *cobra.Command
	dir       string
	noBrowser bool
	file      string
}

func (p *page) show(url string) {
	if p.noBrowser {
		say(p.cmd, "open this page on this machine; it is for you alone:\n  %s", url)
		return
	}
	say(p.cmd, "your browser opens a page that asks for your passkey; if it does not, open it yourself; it is for you alone:\n  %s", url)
	if err := p.open(url); err != nil {
		say(p.cmd, "no browser could be opened: %v", err)
	}
}

// open starts the browser on a file that leads to the page: who else is on this
// machine sees programs' arguments, and must not see the page's address.
func (p *page) open(url string) error {
	abs, err := filepath.Abs(filepath.Join(p.dir, "passkey.html"))
	if err != nil {
		return err
	}
	text := `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=` + html.EscapeString(url) + `"><title>Byssus</title>`
	if err := os.Remove(abs); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.WriteFile(abs, []byte(text), 0o600); err != nil {
		return err
	}
	p.file = abs
	name, args := "xdg-open", []string{abs}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", abs}
	}
	browser := exec.Command(name, args...)
	if err := browser.Start(); err != nil {
		return err
	}
	go browser.Wait() // it goes on without this program
	return nil
}

// close removes what led to the page.
func (p *page) close() {
	if p.file != "" {
		os.Remove(p.file)
	}
}
