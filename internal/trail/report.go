package trail

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/byssus-iot/byssus/internal/ledger"
	"github.com/byssus-iot/byssus/internal/record"
)

// Line is an event as it is exported.
type Line struct {
	ledger.Event
	Label string `json:"label,omitzero"` // the device's name when it was exported, which no proof covers
}

// Report is what an auditor takes away.
type Report struct {
	Genesis record.Hash // SHA-256 of the genesis document
	Device  string      // the only device it is of; "" if it is of all
	Proven  Proven
	Lines   []Line // oldest first
	Proof   []byte // the file that proves it
	Made    time.Time
}

// MaxEmbeddedProof bounds the proof that a page carries in itself: with it in
// base64 a browser still opens the page.
const MaxEmbeddedProof = 32 << 20

// Format writes a report in one form.
type Format func(w io.Writer, r Report) error

// FormatOf is the format that a file's name asks for: .csv, .jsonl or .html.
func FormatOf(name string) (Format, error) {
	switch ext := filepath.Ext(name); ext {
	case ".csv":
		return CSV, nil
	case ".jsonl":
		return JSONLines, nil
	case ".html":
		return HTML, nil
	default:
		return nil, fmt.Errorf("%s: want a name that ends in .csv, .jsonl or .html", name)
	}
}

// JSONLines writes an event a line.
func JSONLines(w io.Writer, r Report) error {
	e := json.NewEncoder(w)
	for _, l := range r.Lines {
		if err := e.Encode(l); err != nil {
			return fmt.Errorf("write line of block %d: %w", l.Block, err)
		}
	}
	return nil
}

// CSV writes a table (RFC 4180). A field that a spreadsheet would take for a
// formula has an apostrophe before it.
func CSV(w io.Writer, r Report) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	if err := c.Write([]string{"block", "time", "transaction", "index", "by", "contract", "event", "device", "label", "words"}); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	for _, l := range r.Lines {
		if err := c.Write([]string{strconv.FormatUint(l.Block, 10), l.Time.Format(time.RFC3339), l.Transaction.String(), strconv.FormatUint(uint64(l.Index), 10),
			l.By.String(), l.Contract, l.Name, device(l), harmless(l.Label), harmless(l.Words)}); err != nil {
			return fmt.Errorf("write table: %w", err)
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

func device(l Line) string {
	if l.Device == (record.Hash{}) {
		return ""
	}
	return l.Device.String()
}

// harmless is a field that no spreadsheet calculates (OWASP, CSV injection).
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

//go:embed report.html
var page string

var pageTemplate = template.Must(template.New("report").Funcs(template.FuncMap{
	"utc":   func(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05") },
	"short": func(s fmt.Stringer) string { return s.String()[:12] + "…" },
	"known": func(h record.Hash) bool { return h != (record.Hash{}) },
	"args": func(a map[string]any) (string, error) {
		b, err := json.MarshalIndent(a, "", "  ")
		return string(b), err
	},
}).Parse(page))

// proofStart and proofEnd stand around the proof, in base64, in a page.
const (
	proofStart = `<script type="application/octet-stream" id="proof">`
	proofEnd   = `</script>`
)

// HTML writes one page that needs no other file and asks for none. It carries its
// proof in itself, if that has at most [MaxEmbeddedProof] bytes.
func HTML(w io.Writer, r Report) error {
	var out struct {
		Report
		Embedded bool
		Bytes    int
		Kinds    []kind
	}
	out.Report, out.Bytes, out.Embedded, out.Kinds = r, len(r.Proof), len(r.Proof) <= MaxEmbeddedProof, kinds(r.Lines)
	if err := pageTemplate.Execute(w, out); err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	if out.Embedded {
		if _, err := io.WriteString(w, proofStart); err != nil {
			return fmt.Errorf("write page: %w", err)
		}
		e := base64.NewEncoder(base64.StdEncoding, w)
		if _, err := e.Write(r.Proof); err != nil {
			return fmt.Errorf("write page: %w", err)
		}
		if err := e.Close(); err != nil {
			return fmt.Errorf("write page: %w", err)
		}
		if _, err := io.WriteString(w, proofEnd+"\n"); err != nil {
			return fmt.Errorf("write page: %w", err)
		}
	}
	_, err := io.WriteString(w, "</body>\n</html>\n")
	if err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	return nil
}

// kind is how often something happened.
type kind struct {
	Name  string
	Count int
}

func kinds(lines []Line) []kind {
	var out []kind
	at := map[string]int{}
	for _, l := range lines {
		i, had := at[l.Name]
		if !had {
			i = len(out)
			at[l.Name] = i
			out = append(out, kind{Name: l.Name})
		}
		out[i].Count++
	}
	return out
}

// ErrNoProof is wrapped when a page carries no proof in itself.
var ErrNoProof = errors.New("the page carries no proof")

// Embedded returns the proof that a page carries, none of which is checked yet.
func Embedded(page []byte) ([]byte, error) {
	// The mark cannot stand in what events say: the page's text is escaped.
	_, rest, found := bytes.Cut(page, []byte(proofStart))
	text, _, ended := bytes.Cut(rest, []byte(proofEnd))
	if !found || !ended {
		return nil, ErrNoProof
	}
	raw := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, err := base64.StdEncoding.Strict().Decode(raw, text)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoProof, err)
	}
	return raw[:n], nil
}
