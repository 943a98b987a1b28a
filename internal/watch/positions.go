package watch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"sync"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/record"
)

// position is how far a receiver was told.
type position struct {
	Chain   record.Hash `json:"chain"`             // of its genesis
	Block   uint64      `json:"block"`             // the next event is in this block or a later one
	Index   uint        `json:"index"`             // in this block: at this place in its log or behind
	Opening bool        `json:"opening,omitempty"` // first it is told what was open when telling began
}

// positions are the receivers' positions, kept in a file.
type positions struct {
	file string

	mu  sync.Mutex
	all map[string]position // by receiver.key
}

const (
	positionsVersion  = 1
	maxPositionsBytes = 1 << 20
)

type positionsFile struct {
	Version   int                 `json:"version"`
	Receivers map[string]position `json:"receivers"`
}

// key names a receiver in the file without its credentials.
func (r receiver) key() string {
	sum := sha256.Sum256([]byte(r.kind + " " + r.url))
	return hex.EncodeToString(sum[:])
}

// openPositions reads the file. One that is damaged is said and counts as none:
// telling begins anew at the present, with what is open then.
func openPositions(file string, log *slog.Logger) (*positions, error) {
	p := &positions{file: file, all: map[string]position{}}
	raw, err := durable.ReadFile(durable.OS(), file, maxPositionsBytes)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return p, nil
	case err != nil && !errors.Is(err, durable.ErrTooLarge):
		return nil, fmt.Errorf("read how far receivers of alerts were told: %w", err)
	case err == nil:
		var all map[string]position
		if all, err = parsePositions(raw); err == nil {
			p.all = all
		}
	}
	if err != nil {
		log.Warn("the file of how far receivers of alerts were told is damaged: they are told anew what is open, then what comes", "file", file, "error", err)
	}
	return p, nil
}

// parsePositions parses the file's content.
func parsePositions(raw []byte) (map[string]position, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	var f positionsFile
	if err := d.Decode(&f); err != nil {
		return nil, err
	}
	if d.More() || f.Version != positionsVersion || f.Receivers == nil || len(f.Receivers) > 2*maxReceivers {
		return nil, fmt.Errorf("it is of version %d with %d receivers", f.Version, len(f.Receivers))
	}
	return f.Receivers, nil
}

func (p *positions) get(key string) (position, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	at, ok := p.all[key]
	return at, ok
}

// set keeps a receiver's position durably.
func (p *positions) set(key string, at position) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	before, known := p.all[key]
	if known && before == at {
		return nil
	}
	p.all[key] = at
	err := p.write()
	if err != nil { // what is not kept is told again
		p.all[key] = before
	}
	return err
}

// keep forgets the receivers that are none any more.
func (p *positions) keep(is map[string]bool) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	before := len(p.all)
	maps.DeleteFunc(p.all, func(key string, _ position) bool { return !is[key] })
	if len(p.all) == before {
		return nil
	}
	return p.write()
}

func (p *positions) write() error {
	raw, err := json.MarshalIndent(positionsFile{positionsVersion, p.all}, "", "  ")
	if err == nil {
		err = durable.WriteFile(durable.OS(), p.file, append(raw, '\n'), 0o600)
	}
	if err != nil {
		return fmt.Errorf("keep how far receivers of alerts were told: %w", err)
	}
	return nil
}
