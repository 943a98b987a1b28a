package e2e

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strconv"
	"sync"
	"time"
)

// clockEnv is a time, in RFC 3339, that a program is started at by its own clock, or
// by how much that is ahead (240h).
const clockEnv = "CLOCK"

// setClock makes this process's clock false, if clockEnv says so, for all that is
// in it: Go asks the time of the kernel's code that is mapped into every process
// (the vDSO), and this replaces that code. Files' times are the kernel's still.
func setClock() error {
	value := os.Getenv(clockEnv)
	if value == "" {
		return nil
	}
	ahead, err := time.ParseDuration(value)
	at := time.Now().Add(ahead).Round(0) // by the time of day alone
	if err != nil {
		if at, err = time.Parse(time.RFC3339, value); err != nil {
			return err
		}
	}
	memory, where, err := clockCode()
	if err != nil {
		return err
	}
	defer memory.Close()
	if _, err := memory.WriteAt(falseClock(at.Unix()-time.Now().Unix()), where); err != nil {
		return fmt.Errorf("replace the clock's code: %w", err)
	}
	if now := time.Now(); now.Before(at.Add(-time.Minute)) || now.After(at.Add(time.Minute)) {
		return fmt.Errorf("the clock says %s, not %s", now, at)
	}
	return nil
}

// clockCanBeFalse tells whether a program starts here with a false clock: not every
// kernel lets a process write to its own code.
var clockCanBeFalse = sync.OnceValue(func() bool {
	self, err := os.Executable()
	if err != nil {
		return false
	}
	// testscript takes the first argument for the program that is meant.
	cmd := exec.Cmd{Path: self, Args: []string{"byssus-agent", "--help"}, Env: append(os.Environ(), clockEnv+"=24h")}
	return cmd.Run() == nil
})

// falseClock is clock_gettime that adds so many seconds to the time of day, and
// none to clocks that only go on.
func falseClock(ahead int64) []byte {
	code := []byte{
		0xb8, 228, 0, 0, 0, // mov eax, SYS_clock_gettime
		0x0f, 0x05, // syscall
		0x85, 0xff, // test edi, edi; CLOCK_REALTIME is 0
		0x75, 13, // jnz to ret
		0x48, 0xb9, // mov rcx, ahead
	}
	code = binary.LittleEndian.AppendUint64(code, uint64(ahead))
	return append(code,
		0x48, 0x01, 0x0e, // add [rsi], rcx
		0xc3) // ret
}

var mappedClock = regexp.MustCompile(`(?m)^([0-9a-f]+)-([0-9a-f]+) .*\[vdso\]$`)

// clockCode opens this process's memory and finds clock_gettime in it.
func clockCode() (memory *os.File, where int64, err error) {
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		return nil, 0, errors.New("a false clock is written for Linux on amd64 only")
	}
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return nil, 0, err
	}
	found := mappedClock.FindSubmatch(maps)
	if found == nil {
		return nil, 0, errors.New("the kernel maps no clock into this process")
	}
	start, err1 := strconv.ParseInt(string(found[1]), 16, 64)
	end, err2 := strconv.ParseInt(string(found[2]), 16, 64)
	if err := errors.Join(err1, err2); err != nil {
		return nil, 0, err
	}
	if memory, err = os.OpenFile("/proc/self/mem", os.O_RDWR, 0); err != nil {
		return nil, 0, err
	}
	image := make([]byte, end-start)
	if _, err = memory.ReadAt(image, start); err == nil {
		where, err = symbol(image, "__vdso_clock_gettime", uint64(len(falseClock(0))))
	}
	if err != nil {
		memory.Close()
		return nil, 0, err
	}
	return memory, start + where, nil
}

// symbol finds a function of some length at least in a library.
func symbol(image []byte, name string, least uint64) (int64, error) {
	library, err := elf.NewFile(bytes.NewReader(image))
	if err != nil {
		return 0, err
	}
	list, err := library.DynamicSymbols()
	if err != nil {
		return 0, err
	}
	for _, s := range list {
		if s.Name == name && s.Size >= least {
			return int64(s.Value), nil
		}
	}
	return 0, fmt.Errorf("no function %s of %d bytes", name, least)
}
