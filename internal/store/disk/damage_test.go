package disk_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/byssus-iot/byssus/internal/durable"
	"github.com/byssus-iot/byssus/internal/durable/durabletest"
	"github.com/byssus-iot/byssus/internal/record"
	"github.com/byssus-iot/byssus/internal/store/disk"
)

func TestDamageIsTakenOutOfServiceAndHealed(t *testing.T) {
	for _, damage := range []string{"flip", "truncate", "grow", "empty"} {
		mem := durabletest.NewDisk(1)
		d := open(t, mem, "/store")
		a := archive(t, 1, 5, 9000, 3, nil)
		put(t, d, a)
		complete(t, d, a)
		type object struct {
			kind    disk.Kind
			name    record.Hash
			content []byte
		}
		objects := []object{{disk.List, a.List, a.Head}}
		for root, b := range a.Segments {
			objects = append(objects, object{disk.Segment, root, b})
		}
		for root, b := range a.Shards[slot] {
			objects = append(objects, object{disk.Shard, root, b})
		}
		for _, o := range objects {
			name := path(o.kind, o.name)
			bad := bytes.Clone(o.content)
			switch damage {
			case "flip":
				bad[len(bad)/2] ^= 4
			case "truncate":
				bad = bad[:len(bad)-1]
			case "grow":
				bad = append(bad, 0)
			case "empty":
				bad = nil
			}
			must(t, durable.WriteFile(mem, name, bad, 0o600))
			read := func() error {
				switch o.kind {
				case disk.Shard:
					_, err := readShard(d, o.name)
					return err
				case disk.Segment:
					_, _, err := d.Segment(device, o.name)
					return err
				}
				_, _, err := d.List(device, o.name)
				return err
			}
			var damaged *disk.DamagedError
			if err := read(); !errors.As(err, &damaged) || damaged.Name != o.name || damaged.Kind != o.kind {
				t.Fatalf("%s of %s: %v", damage, name, err)
			}
			if err := read(); !errors.Is(err, disk.ErrNotFound) {
				t.Fatalf("%s of %s, read again: %v", damage, name, err)
			}
			missing, err := d.Holds(context.Background(), device, a.List, slot)
			if o.kind == disk.List {
				if !errors.Is(err, disk.ErrNotFound) {
					t.Fatalf("vouched for a lost list: %v", err)
				}
			} else if err != nil || !slices.Equal(missing, []record.Hash{o.name}) {
				t.Fatalf("%s of %s: missing %v, %v", damage, name, missing, err)
			}
			aside, err := mem.ReadDir("/store/damaged")
			must(t, err)
			if len(aside) == 0 || !strings.Contains(aside[len(aside)-1].Name(), o.name.String()[2:]) {
				t.Fatalf("not kept for inspection: %v", aside)
			}
			put(t, d, a)
			complete(t, d, a)
		}
		if aside, err := mem.ReadDir("/store/damaged"); err != nil || len(aside) > 32 {
			t.Fatalf("%d files kept, %v", len(aside), err)
		}
	}
}

// Putting what is damaged replaces it, though nobody has noticed before.
func TestPutHeals(t *testing.T) {
	mem := durabletest.NewDisk(1)
	d := open(t, mem, "/store")
	a := archive(t, 1, 5, 9000, 3, nil)
	put(t, d, a)
	for root, b := range a.Shards[slot] {
		must(t, durable.WriteFile(mem, path(disk.Shard, root), []byte("rubbish"), 0o600))
		stood, err := putShard(d, root, b)
		if err != nil || stood {
			t.Fatalf("stood %v, %v", stood, err)
		}
		if got, err := readShard(d, root); err != nil || !bytes.Equal(got, b) {
			t.Fatalf("not healed: %v", err)
		}
	}
}

// A shard that is damaged and cannot be moved aside is not served, nor vouched
// for, until it is put again.
func TestDamageOnStubbornDisk(t *testing.T) {
	for _, kinds := range [][]string{{"rename", "remove"}, {"syncdir", "rename", "remove"}} {
		mem := durabletest.NewDisk(1)
		d := open(t, mem, "/store")
		a := archive(t, 1, 5, 9000, 3, nil)
		put(t, d, a)
		complete(t, d, a)
		root := roots(a.Shards[slot])[0]
		bad := bytes.Clone(a.Shards[slot][root])
		bad[0] ^= 1
		must(t, durable.WriteFile(mem, path(disk.Shard, root), bad, 0o600))
		mem.SetFault(func(op durabletest.Op) error {
			if slices.Contains(kinds, op.Kind) {
				return syscall.EROFS
			}
			return nil
		})
		var damaged *disk.DamagedError
		for range 2 {
			if _, err := readShard(d, root); !errors.As(err, &damaged) {
				t.Fatalf("read: %v", err)
			}
		}
		mem.SetFault(nil)
		missing, err := d.Missing(device, []record.Hash{root})
		if err != nil || len(missing) != 1 {
			t.Fatalf("missing %v, %v", missing, err)
		}
		if missing, err = d.Holds(context.Background(), device, a.List, slot); err != nil || !slices.Equal(missing, []record.Hash{root}) {
			t.Fatalf("holds: missing %v, %v", missing, err)
		}
		_, err = putShard(d, root, a.Shards[slot][root])
		must(t, err)
		complete(t, d, a)
	}
}

// A sector the disk cannot read is damage too.
func TestUnreadableSector(t *testing.T) {
	mem := durabletest.NewDisk(1)
	d := open(t, mem, "/store")
	a := archive(t, 1, 5, 9000, 3, nil)
	put(t, d, a)
	root := roots(a.Shards[slot])[0]
	mem.SetFault(func(op durabletest.Op) error {
		if op.Kind == "read" && op.Name == path(disk.Shard, root) {
			return syscall.EIO
		}
		return nil
	})
	var damaged *disk.DamagedError
	if _, err := readShard(d, root); !errors.As(err, &damaged) {
		t.Fatalf("got %v", err)
	}
	mem.SetFault(nil)
	if missing, err := d.Holds(context.Background(), device, a.List, slot); err != nil || !slices.Equal(missing, []record.Hash{root}) {
		t.Fatalf("missing %v, %v", missing, err)
	}
}
