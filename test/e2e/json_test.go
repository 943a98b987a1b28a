package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// parseJSON reads one JSON value and nothing else.
func parseJSON(raw string) (any, error) {
	d := json.NewDecoder(strings.NewReader(raw))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("something follows the JSON value")
	}
	return v, nil
}

// field finds a value: names and indices between dots, count for a length.
func field(v any, path string) (string, error) {
	for _, part := range strings.Split(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			f, ok := x[part]
			if !ok {
				return "", fmt.Errorf("no field %s in it", part)
			}
			v = f
		case []any:
			if part == "count" {
				return strconv.Itoa(len(x)), nil
			}
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= len(x) {
				return "", fmt.Errorf("no element %s of %d", part, len(x))
			}
			v = x[i]
		default:
			return "", fmt.Errorf("no %s in %v", part, v)
		}
	}
	switch x := v.(type) {
	case string:
		return x, nil
	case nil:
		return "null", nil
	case json.Number:
		return x.String(), nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return strings.TrimSpace(b.String()), err
}

func readField(ts *testscript.TestScript, file, path string) string {
	v, err := parseJSON(ts.ReadFile(file))
	if err != nil {
		ts.Fatalf("%s: %v", file, err)
	}
	got, err := field(v, path)
	if err != nil {
		ts.Fatalf("%s: %s: %v", file, path, err)
	}
	return got
}

func compareField(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 4, "json FILE PATH is|not|has|above|below VALUE")
	got, value := readField(ts, args[0], args[1]), args[3]
	number := func(s string) float64 {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			ts.Fatalf("%s: %q is no number", args[1], s)
		}
		return f
	}
	ok := false
	switch args[2] {
	case "is":
		ok = got == value
	case "not":
		ok = got != value
	case "has":
		ok = strings.Contains(got, value)
	case "above":
		ok = number(got) > number(value)
	case "below":
		ok = number(got) < number(value)
	default:
		ts.Fatalf("unknown comparison %s", args[2])
	}
	if !ok {
		ts.Fatalf("%s is %q, want it %s %q", args[1], got, args[2], value)
	}
}

func keepField(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 3, "jsonenv NAME FILE PATH")
	ts.Setenv(args[0], readField(ts, args[1], args[2]))
}

func validJSON(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, "valid FILE")
	if _, err := parseJSON(ts.ReadFile(args[0])); err != nil {
		ts.Fatalf("%s is not one JSON value: %v", args[0], err)
	}
}
