package term

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

func tree(run func() error) (*cobra.Command, *bytes.Buffer, *bytes.Buffer) {
	root := &cobra.Command{Use: "tool"}
	root.PersistentFlags().Bool("json", false, "")
	root.AddCommand(&cobra.Command{Use: "do", Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error { return run() }})
	var out, errs bytes.Buffer
	root.SetOut(&out)
	root.SetErr(&errs)
	return root, &out, &errs
}

func TestExecuteCodes(t *testing.T) {
	refused := Exitf(Refused, "policy 2 asks for 5 stores: %w", errors.New("only 3 answer"))
	cases := []struct {
		args []string
		err  error
		code int
		text string
	}{
		{[]string{"do"}, nil, Done, ""},
		{[]string{"do"}, errors.New("disk gone"), Failed, "disk gone"},
		{[]string{"do"}, fmt.Errorf("backup: %w", refused), Refused, "only 3 answer"},
		{[]string{"do"}, Exit{Code: Queued, Err: errors.New("waiting")}, Queued, "waiting"},
		{[]string{"do"}, Exit{Code: Damaged}, Damaged, ""},
		{[]string{"do", "too-much"}, nil, Usage, "--help"},
		{[]string{"other"}, nil, Usage, "unknown command"},
		{[]string{"do", "--unknown"}, nil, Usage, "unknown flag"},
	}
	for _, c := range cases {
		root, out, errs := tree(func() error { return c.err })
		root.SetArgs(c.args)
		if got := Execute(context.Background(), root); got != c.code {
			t.Errorf("%v, %v: code %d, want %d", c.args, c.err, got, c.code)
		}
		if c.text == "" && errs.Len() > 0 || !strings.Contains(errs.String(), c.text) {
			t.Errorf("%v, %v: standard error %q, want %q in it", c.args, c.err, errs, c.text)
		}
		if out.Len() > 0 {
			t.Errorf("%v: wrote %q to standard output", c.args, out)
		}
	}
}

func TestExecuteJSONError(t *testing.T) {
	root, out, _ := tree(func() error { return Exitf(Refused, "no") })
	root.SetArgs([]string{"do", "--json"})
	Execute(context.Background(), root)
	var got struct {
		Error string
		Code  int
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || got.Error != "no" || got.Code != Refused {
		t.Fatalf("got %q (%v)", out, err)
	}
	root, out, errs := tree(func() error { return Exit{Code: Incomplete, Err: errors.New("one file"), Printed: true} })
	root.SetArgs([]string{"do", "--json"})
	if code := Execute(context.Background(), root); code != Incomplete || out.Len() > 0 || !strings.Contains(errs.String(), "one file") {
		t.Fatalf("code %d, %q, %q", code, out, errs)
	}
}

// A command that was broken off is to be run again, and says so.
func TestExecuteInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, x := range []struct {
		err  error
		code int
		want string
	}{
		{fmt.Errorf("read the log: %w", context.Canceled), Queued, "tool: interrupted: what is done stays done; run the same again and it goes on\n"},
		{Exitf(Queued, "request 3 waits: %w", context.Canceled), Queued, "tool: interrupted: request 3 waits\n"},
		{Exitf(Damaged, "one file is lost"), Damaged, "tool: one file is lost\n"},
	} {
		root, _, errs := tree(func() error { return x.err })
		root.SetArgs([]string{"do"})
		if code := Execute(ctx, root); code != x.code || errs.String() != x.want {
			t.Errorf("%v: code %d, %q, want %d, %q", x.err, code, errs, x.code, x.want)
		}
	}
}

// What was not printed was not done, as far as a script can know.
func TestExecuteOutputFull(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here: ", err)
	}
	defer full.Close()
	root, _, errs := tree(nil)
	cmd, _, err := root.Find([]string{"do"})
	if err != nil {
		t.Fatal(err)
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		fmt.Fprintln(cmd.OutOrStdout(), "a token that is shown once")
		return nil
	}
	root.SetOut(full)
	root.SetArgs([]string{"do"})
	if code := Execute(t.Context(), root); code != Failed || !strings.Contains(errs.String(), "the result could not be written") {
		t.Errorf("code %d, %q", code, errs)
	}
}

func TestProgressLines(t *testing.T) {
	var b bytes.Buffer
	p := NewProgress(&b)
	p.Step("uploading")
	p.last = time.Time{} // as if the last line were long ago
	p.Set(Amount{Done: 512 << 10, Total: 1 << 20, Bytes: true, Note: func() string { return "a\x1bb" }})
	p.Line("store %d is slow", 4)
	p.Close()
	want := "uploading\nuploading 50% 512.0 KiB of 1.0 MiB  a?b\nstore 4 is slow\n"
	if b.String() != want {
		t.Fatalf("got %q, want %q", b.String(), want)
	}
	var none *Progress
	none.Step("x")
	none.Set(Amount{})
	none.Line("y")
	none.Close()
}

func TestWords(t *testing.T) {
	for n, want := range map[uint64]string{0: "0 B", 1023: "1023 B", 1024: "1.0 KiB", 1<<20 - 1: "1.0 MiB", 200 << 20: "200.0 MiB", 1 << 62: "4.0 EiB"} {
		if got := Bytes(n); got != want {
			t.Errorf("Bytes(%d) = %q, want %q", n, got, want)
		}
	}
	for d, want := range map[time.Duration]string{0: "0 s", 1500 * time.Millisecond: "1.5 s", 45 * time.Second: "45 s",
		125 * time.Second: "2 min 5 s", 3 * time.Hour: "3 h", 30 * 24 * time.Hour: "30 days", -time.Hour: "0 s"} {
		if got := Span(d); got != want {
			t.Errorf("Span(%v) = %q, want %q", d, got, want)
		}
	}
	if got := Clean("a\u202eb\xff" + strings.Repeat("é", 300)); !strings.HasPrefix(got, "a?b?é") || len(got) > 410 {
		t.Errorf("Clean gave %q", got)
	}
	var b bytes.Buffer
	Table(&b, [][]string{{"SLOT", "STORE"}, {"1", "north"}, {"12", ""}})
	if want := "SLOT  STORE\n1     north\n12\n"; b.String() != want {
		t.Errorf("Table gave %q, want %q", b.String(), want)
	}
}
