package term

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestName(t *testing.T) {
	for in, want := range map[string]string{
		"etc/hosts":         "etc/hosts",
		"Prüfstand/x y":     "Prüfstand/x y",
		`back\slash`:        `back\slash`,
		`say "hi"`:          `say "hi"`,
		`"quoted"`:          `"\"quoted\""`,
		"a\nb":              `"a\nb"`,
		"\x1b[2Jgone":       `"\x1b[2Jgone"`,
		"\u009b2J":          `"\u009b2J"`,
		"exe\u202egpj.":     `"exe\u202egpj."`,
		"\xff\xfe":          `"\xff\xfe"`,
		"nul\x7f":           `"nul\x7f"`,
		"no\u00a0break":     `"no\u00a0break"`,
		"zero\u200bwidth":   `"zero\u200bwidth"`,
		"tag\U000e0041":     `"tag\U000e0041"`,
		"replacement\ufffd": "replacement\ufffd",
	} {
		if got := Name(in); got != want {
			t.Errorf("Name(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestJSONIsHarmless(t *testing.T) {
	in := map[string]string{"name": "a\u009b2J\u202e\x1b\x7f\U000e0041ü\xff"}
	for _, write := range []func(*bytes.Buffer) error{
		func(b *bytes.Buffer) error { return JSON(b, in) },
		func(b *bytes.Buffer) error { return JSONLine(b, in) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		for _, c := range b.Bytes() {
			if c < 0x20 && c != '\n' || c == 0x7f || c == 0x9b {
				t.Errorf("byte %#x in %q", c, b.String())
			}
		}
		var out map[string]string
		if err := json.Unmarshal(b.Bytes(), &out); err != nil {
			t.Fatalf("%v: %s", err, b.String())
		}
		if want := "a\u009b2J\u202e\x1b\x7f\U000e0041ü\ufffd"; out["name"] != want {
			t.Errorf("it reads back as %q, want %q", out["name"], want)
		}
	}
}

func TestParseBytes(t *testing.T) {
	for in, want := range map[string]uint64{"0": 0, "4096": 4096, "512K": 512 << 10, "512 KiB": 512 << 10, "1.5G": 3 << 29, "20MB": 20e6, "7b": 7, "1t": 1 << 40} {
		if got, err := ParseBytes(in); err != nil || got != want {
			t.Errorf("ParseBytes(%q) = %d, %v, want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "K", "-1", "1X", "1e9", "0x10", "NaN", "9999999T", "1 2", "1iB", "Inf"} {
		if got, err := ParseBytes(in); err == nil {
			t.Errorf("ParseBytes(%q) = %d, want an error", in, got)
		}
	}
}
