package door

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxWord    = 64  // bytes of a code, a rule, a state
	maxMessage = 512 // bytes of a gateway's words; one that keeps to its own bound sends 300
)

// ErrGarbage is wrapped when a gateway's answer is not what was asked for, or too
// long.
var ErrGarbage = errors.New("garbage")

// parseAnswer reads an answer of a gateway, which is trusted with nothing: its
// value, or the *Error it stands for. Texts meant for people are bounded then,
// and safe to show.
func parseAnswer[T any](status int, raw []byte) (T, error) {
	var out, none T
	if err := parseStatus(status, raw); err != nil {
		return none, err
	}
	if err := json.Unmarshal(raw, &out); err != nil {
		// It may quote the answer.
		return none, fmt.Errorf("%w: %s", ErrGarbage, clean(err.Error(), maxMessage))
	}
	if o, is := any(&out).(*Outcome); is {
		o.Status, o.Rule, o.Message = clean(o.Status, maxWord), clean(o.Rule, maxWord), clean(o.Message, maxMessage)
	}
	return out, nil
}

// parseStatus returns the error that an answer is, or nil.
func parseStatus(status int, raw []byte) error {
	if status/100 == 2 {
		return nil
	}
	e := &Error{Status: status}
	if json.Unmarshal(raw, e) != nil {
		return fmt.Errorf("%w: status %d and no reason", ErrGarbage, status)
	}
	e.Code, e.Rule, e.Message = clean(e.Code, maxWord), clean(e.Rule, maxWord), clean(e.Message, maxMessage)
	if e.Code == "" {
		return fmt.Errorf("%w: status %d and no reason", ErrGarbage, status)
	}
	return e
}

// clean cuts a text and leaves out what a terminal would act on.
func clean(s string, most int) string {
	cut := len(s) > most
	if cut {
		s = s[:most]
	}
	s = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, s)
	if cut {
		s += "…"
	}
	return s
}
