package term

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// The exit codes of every command.
const (
	Done       = 0  // done
	Failed     = 1  // failed
	Usage      = 2  // wrong usage
	Refused    = 3  // refused by a rule; the message names it and what would satisfy it
	Damaged    = 4  // data damaged or missing
	Incomplete = 5  // done, but some files could not be read; they are named
	Queued     = 75 // nothing to do but wait; the next run goes on (EX_TEMPFAIL of sysexits.h)
)

// CodesTopic is `help exit-codes`: what each code means, and what to do.
func CodesTopic() *cobra.Command {
	return &cobra.Command{
		Use:   "exit-codes",
		Short: "What the exit codes mean",
		Long: `Every command ends with one of these codes; the reason is on standard error, and
with --json on standard output as {"error": …, "code": …}.

   0  done
   1  failed: the message says what happened and what to do
   2  wrong usage, or a folder that is not what the command works on; nothing was done
   3  refused by a rule, which the message names with what would satisfy it;
      running it again changes nothing
   4  data damaged or missing: what is lost is named; all else was done
   5  done, but for files that could not be read; they are named
  75  not done yet: somebody's approval, a store or the chain is waited for, or it
      was interrupted; nothing is lost, and running it again goes on`,
	}
}

// Codes is the paragraph on exit codes for a command's help.
const Codes = `Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused by a rule,
4 data damaged or missing, 5 incomplete (some files could not be read),
75 queued (nothing to do but wait).`

// Exit is an error that ends the program with a code of its own.
type Exit struct {
	Code    int
	Err     error
	Printed bool // the result is on standard output already: with --json nothing more goes there
}

// Error says what the error inside says.
func (e Exit) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("exit code %d", e.Code)
	}
	return e.Err.Error()
}

// Unwrap returns the error inside.
func (e Exit) Unwrap() error { return e.Err }

// Exitf returns an Exit with a formatted error; %w works.
func Exitf(code int, format string, args ...any) error {
	return Exit{Code: code, Err: fmt.Errorf(format, args...)}
}

// CodeOf returns the exit code of a command's error: Done for nil, the code of
// the outermost Exit in its chain, else Failed.
func CodeOf(err error) int {
	if err == nil {
		return Done
	}
	if e, ok := errors.AsType[Exit](err); ok {
		return e.Code
	}
	return Failed
}

// Execute runs a command tree with the arguments set on it and returns the
// exit code. An error before a command's own code runs is wrong usage. A command
// that ctx broke off says so, and was not done: Queued. A result that could not
// be written is a failure, whatever the command did. With --json (a persistent
// flag the tree may have) an error is also written to standard output, as
// {"error": …, "code": …}, unless the error is an Exit that says that the result
// was printed already.
func Execute(ctx context.Context, root *cobra.Command) int {
	started := false
	wrap(root, &started)
	root.SilenceErrors, root.SilenceUsage = true, true
	out := &output{w: root.OutOrStdout()}
	root.SetOut(out)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		if err = out.err; err == nil {
			return Done
		}
		err = fmt.Errorf("the result could not be written: %w", err)
	}
	code, message := CodeOf(err), plain(err)
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		// What was being asked when it came says nothing to who pressed Ctrl-C.
		if code == Failed {
			code, message = Queued, "what is done stays done; run the same again and it goes on"
		}
		message = "interrupted: " + strings.TrimSuffix(strings.TrimPrefix(message, "interrupted: "), ": "+context.Canceled.Error())
	}
	if !started && code == Failed {
		code = Usage
	}
	exit, _ := errors.AsType[Exit](err)
	if exit.Code != 0 && exit.Err == nil {
		return code // the command said everything itself
	}
	fmt.Fprintf(root.ErrOrStderr(), "%s: %s\n", root.Name(), message)
	if code == Usage {
		if !started {
			fmt.Fprintf(root.ErrOrStderr(), "Usage: %s\n", cmd.UseLine())
		}
		fmt.Fprintf(root.ErrOrStderr(), "See `%s --help`.\n", cmd.CommandPath())
	}
	if f := cmd.Flags().Lookup("json"); !exit.Printed && f != nil && f.Value.String() == "true" {
		_ = JSON(root.OutOrStdout(), map[string]any{"error": message, "code": code})
	}
	return code
}

// output remembers the first error of a writer: commands print as if nothing
// could go wrong.
type output struct {
	w   io.Writer
	err error
}

// Write writes until an error came.
func (o *output) Write(b []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.w.Write(b)
	o.err = err
	return n, err
}

// plain is an error in words, without how a flag's value was parsed.
func plain(err error) string {
	before, _, parsed := strings.Cut(err.Error(), ": strconv.")
	if parsed {
		return before + ": want a whole number that fits"
	}
	return before
}

// wrap notes when a command's own code starts. A command that only groups others
// shows its help, and refuses the name of one it does not have.
func wrap(c *cobra.Command, started *bool) {
	if !c.Runnable() && c.HasSubCommands() {
		if c.Args == nil && c.HasParent() {
			c.Args = cobra.NoArgs
		}
		c.DisableFlagsInUseLine = true
		c.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	}
	if run := c.RunE; run != nil {
		c.RunE = func(cmd *cobra.Command, args []string) error {
			*started = true
			return run(cmd, args)
		}
	}
	for _, sub := range c.Commands() {
		wrap(sub, started)
	}
}

// JSON writes one indented JSON value and a newline.
func JSON(w io.Writer, v any) error { return writeJSON(w, v, "  ") }

// JSONLine writes one JSON value on a line of its own.
func JSONLine(w io.Writer, v any) error { return writeJSON(w, v, "") }

func writeJSON(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", indent)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(harmless(b.Bytes()))
	return err
}
