package iot

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
)

const (
	statesPerMiB = 20
	statesPerJob = 1000
	maxState     = 8 << 10 // bytes of a small file
)

// states makes the many small files: settings, and state in JSON. On a later
// day one in a hundred is changed, and one in a thousand each renamed, deleted
// and new.
func (s *set) states() error {
	count := max(50, s.bytes/mib*statesPerMiB)
	for from := 0; from < count; from += statesPerJob {
		s.do(func() error {
			for i := from; i < min(count, from+statesPerJob); i++ {
				if err := s.state(i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if s.day > 1 {
		for i := range max(1, count/1000) {
			s.do(func() error {
				return s.put(s.path("state", "new", fmt.Sprintf("day%03d-%04d.json", s.day, i)), s.stateBytes(count+i))
			})
		}
	}
	return nil
}

// state makes, changes, renames or deletes one small file.
func (s *set) state(i int) error {
	path := s.path("state", fmt.Sprintf("unit%03d", i/100), fmt.Sprintf("%05d.", i)+stateForm(i))
	if s.day == 1 {
		return s.put(path, s.stateBytes(i))
	}
	// A file has one fate, on the day that its number says; so what happens does
	// not depend on what happened.
	turn := rand.New(s.random("fate", i)).IntN(1000)
	switch first := (s.day - 2) * 12 % 1000; {
	case turn >= first && turn < first+10:
		return s.put(path, s.stateBytes(i))
	case turn == first+10:
		if err := os.Rename(path, path+".old"); !errors.Is(err, os.ErrNotExist) {
			return err
		}
	case turn == first+11:
		if err := os.Remove(path); !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

func stateForm(i int) string {
	if i%3 == 0 {
		return "conf"
	}
	return "json"
}

// stateBytes is a small file's content as of today.
func (s *set) stateBytes(i int) []byte {
	// What a day changes is a part of the file: the other draws stay the same.
	r, today := rand.New(s.random("state", i)), rand.New(s.random("state", i, s.day))
	var b []byte
	if stateForm(i) == "conf" {
		sections := []string{"net", "mqtt", "sensor", "log", "power"}
		keys := []string{"host", "port", "interval", "qos", "retry", "level", "path"}
		for range 8 + r.IntN(190) {
			b = fmt.Appendf(b, "%s.%s = ", sections[r.IntN(len(sections))], keys[r.IntN(len(keys))])
			switch r.IntN(5) {
			case 0:
				b = append(b, "true"...)
			case 1:
				b = strconv.AppendInt(b, int64(r.IntN(1_000_000)), 10)
			case 2:
				b = fmt.Appendf(b, "10.0.%d.%d", r.IntN(256), r.IntN(256))
			case 3:
				b = fmt.Appendf(b, "/var/lib/iot/%x", r.Uint32())
			case 4:
				b = strconv.AppendInt(b, int64(today.IntN(1_000_000)), 10)
			}
			b = append(b, '\n')
		}
	} else {
		b = fmt.Appendf(b, `{"id":"%016x%016x","device":"dev-%05d","firmware":"2.%d.%d","shadow":[`, r.Uint64(), r.Uint64(), i, r.IntN(9), r.IntN(20))
		for k := range 1 + r.IntN(110) {
			if k > 0 {
				b = append(b, ',')
			}
			b = fmt.Appendf(b, `{"key":"p%d","value":%.3f,"at":%d,"tag":"%08x"}`, k, today.Float64()*100, s.when(s.day).Unix()+int64(today.IntN(86400)), r.Uint32())
		}
		b = append(b, "]}\n"...)
	}
	for len(b) < 200 {
		b = append(b, '\n')
	}
	return b[:min(len(b), maxState)]
}
