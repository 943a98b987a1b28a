package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/light"
)

// members makes installations that wait for a chain, and returns them with their
// cards.
func members(t testing.TB, names ...string) ([]*installation, []card) {
	t.Helper()
	var all []*installation
	var cards []card
	for n, name := range names {
		a := &app{data: filepath.Join(t.TempDir(), name)}
		i, err := a.makeMember(name, fmt.Sprintf("127.0.0.1:%d", 21000+100*n), 2)
		if err != nil {
			t.Fatal(err)
		}
		c, err := readCard(i.path(cardFile))
		if err != nil {
			t.Fatal(err)
		}
		all, cards = append(all, i), append(cards, c)
	}
	return all, cards
}

// TestGenesisFollowsFromTheCards: the order of cards does not matter, and every
// change of one does.
func TestGenesisFollowsFromTheCards(t *testing.T) {
	_, cards := members(t, "acme", "borealis", "corvus", "delta")
	a := accord{Delay: 5, Cards: cards}
	want, err := a.genesis()
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(a.Cards)
	if again, err := a.genesis(); err != nil || !bytes.Equal(again, want) {
		t.Errorf("another order makes another chain (%v)", err)
	}
	g, err := light.ParseGenesis(want)
	if err != nil {
		t.Fatal(err)
	}
	read, err := accordOf(g.Founding())
	if err != nil {
		t.Fatal(err)
	}
	if again, err := read.genesis(); err != nil || !bytes.Equal(again, want) {
		t.Errorf("what the document says was agreed makes another one (%v)", err)
	}
	read.Delay++
	if other, err := read.genesis(); err != nil || bytes.Equal(other, want) {
		t.Errorf("another delay makes the same chain (%v)", err)
	}
	read.Delay--
	read.Cards[2].Stores[0].Region = "elsewhere"
	if other, err := read.genesis(); err != nil || bytes.Equal(other, want) {
		t.Errorf("a changed card makes the same chain (%v)", err)
	}
}

// TestCardsThatCannotBeTogether are refused.
func TestCardsThatCannotBeTogether(t *testing.T) {
	_, cards := members(t, "acme", "borealis")
	for name, list := range map[string][]card{
		"none":  {},
		"twice": {cards[0], cards[1], cards[0]},
		"copied key": func() []card {
			copied := cards[1]
			copied.Validator = cards[0].Validator
			return []card{cards[0], copied}
		}(),
	} {
		if _, err := (accord{Cards: list}).genesis(); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// TestAcceptRefuses documents in which somebody changed something, and takes the
// right one, also twice.
func TestAcceptRefuses(t *testing.T) {
	all, cards := members(t, "acme", "borealis")
	write := func(doc []byte) string {
		file := filepath.Join(t.TempDir(), "doc.json")
		if err := durable.WriteFile(durable.OS(), file, doc, 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	good, err := accord{Delay: 5, Cards: cards}.genesis()
	if err != nil {
		t.Fatal(err)
	}
	forged := slices.Clone(cards)
	forged[1].Gateway = cards[0].Gateway
	other, err := accord{Delay: 5, Cards: forged}.genesis()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := accept(all[1], write(other)); err == nil || !strings.Contains(err.Error(), "not the one in") {
		t.Errorf("a document with a false card of its own: %v", err)
	}
	tampered := bytes.Replace(good, []byte(`"delaySeconds": 5`), []byte(`"delaySeconds": 6`), 1)
	if bytes.Equal(tampered, good) {
		t.Fatal("nothing was changed")
	}
	if _, err := accept(all[1], write(tampered)); err == nil || !strings.Contains(err.Error(), "not what its cards make") {
		t.Errorf("a document that does not follow from its cards: %v", err)
	}
	file := write(good)
	for range 2 {
		founder, err := accept(all[1], file)
		if err != nil || !founder {
			t.Fatalf("accept: %v, %v", founder, err)
		}
	}
	again, err := openInstallation(all[1].dir)
	if err != nil {
		t.Fatal(err)
	}
	if again.conf.Number != 2 || again.conf.Stores[0].Number != 3 || again.conf.Stores[1].Number != 4 ||
		!exists(again.storeDir(3)) || !exists(again.storeDir(4)) || exists(again.storeDir(1)) {
		t.Errorf("numbers after accepting: %+v", again.conf)
	}
	if _, err := accept(all[1], write(other)); err == nil {
		t.Error("a second chain was accepted")
	}
}

// FuzzParseCard: no bytes make parsing panic, and what is taken is taken again.
func FuzzParseCard(f *testing.F) {
	_, cards := members(f, "acme")
	raw, err := json.Marshal(cards[0])
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		c, err := parseCard(raw)
		if err != nil {
			return
		}
		again, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parseCard(again); err != nil {
			t.Fatalf("a card that was taken is refused when it is written again: %v", err)
		}
	})
}
