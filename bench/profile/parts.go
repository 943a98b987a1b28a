package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/byssus-iot/byssus/bench/pprof"
)

// part is a kind of work, told by a function that is on the stack of a sample.
type part struct {
	name string
	any  []string
}

const byssus = "github.com/byssus-iot/byssus/internal/"

// parts are asked in this order: the first that matches takes the sample.
var parts = []part{
	{"collect garbage", []string{"runtime.gcBgMarkWorker", "runtime.bgsweep", "runtime.bgscavenge", "runtime.gcAssistAlloc", "runtime.gcStart", "runtime.mallocgc"}},
	{"suspicion (forms of files, verdict)", []string{byssus + "suspicion.", "archive.(*feeder).former", "archive.(*memo).former", "archive.(*collector).judge"}},
	{"compress", []string{"klauspost/compress"}},
	{"hash (BLAKE3: chunk ids)", []string{"zeebo/blake3", "lukechampine.com/blake3"}},
	{"roots (SHA-256: shard trees)", []string{byssus + "erasure.Root", "erasure.(*RootHasher)", "crypto/sha256", "internal/fips140/sha256"}},
	{"code (Reed-Solomon)", []string{"klauspost/reedsolomon", byssus + "erasure."}},
	{"seal (AES-GCM, ChaCha20)", []string{"internal/fips140/aes", "crypto/cipher", "chacha20poly1305", byssus + "seal."}},
	{"SQLite", []string{"modernc.org/sqlite", "archive/sqlitesource"}},
	{"sync to disk", []string{"os.(*File).Sync", "syscall.Fsync", "syscall.fdatasync", "golang.org/x/sys/unix.Syncfs", byssus + "durable.osFS.SyncDir", byssus + "archive.syncTree"}},
	{"write", []string{"os.(*File).Write", "os.(*File).WriteAt", "syscall.Write", "syscall.Pwrite"}},
	{"read", []string{"os.(*File).Read", "os.(*File).ReadAt", "syscall.Read", "syscall.Pread", "os.ReadFile", byssus + "durable.ReadFile"}},
	{"names: open, stat, create, rename, attributes", []string{"os.", "syscall.", "internal/syscall", "golang.org/x/sys/unix", "internal/poll"}},
	{"cut (content-defined chunks)", []string{"PlakarKorp/go-cdc-chunkers"}},
	{"encode and decode (CBOR: tree, memo, log)", []string{"seal/dcbor", "fxamacker/cbor"}},
	{"index", []string{"archive.(*index)", "archive.(*chunkStore)", "runtime.map", "internal/runtime/maps"}},
	{"the archive's own", []string{byssus}},
}

const otherPart = "other (runtime, scheduler)"

// partOf is the part that a stack of function names belongs to.
func partOf(stack []string) string {
	for _, p := range parts {
		for _, function := range stack {
			if slices.ContainsFunc(p.any, func(name string) bool { return matches(function, name) }) {
				return p.name
			}
		}
	}
	return otherPart
}

// matches tells whether a function is of a package or a type. A package of the
// standard library of one word must stand at the beginning.
func matches(function, name string) bool {
	if strings.ContainsAny(name, "/(") {
		return strings.Contains(function, name)
	}
	return strings.HasPrefix(function, name)
}

// share is what one part takes.
type share struct {
	name  string
	cpu   time.Duration
	bytes int64 // allocated
	count int64 // allocations
}

// printOperation prints the mean of an operation's profiles.
func printOperation(w io.Writer, dir, op string, reps int) error {
	shares := map[string]*share{}
	of := func(stack []string) *share {
		name := partOf(stack)
		if shares[name] == nil {
			shares[name] = &share{name: name}
		}
		return shares[name]
	}
	var total share
	for rep := range reps {
		name := filepath.Join(dir, fmt.Sprintf("%s.%d", op, rep))
		cpu, err := parse(name + ".cpu")
		if err != nil {
			return err
		}
		for _, s := range cpu.Samples {
			spent := time.Duration(s.Values[len(s.Values)-1])
			of(s.Stack).cpu += spent
			total.cpu += spent
		}
		allocations, err := parse(name + ".allocs")
		if err != nil {
			return err
		}
		for _, s := range allocations.Samples {
			x := of(withoutMalloc(s.Stack))
			x.count, x.bytes = x.count+s.Values[0], x.bytes+s.Values[1]
			total.count, total.bytes = total.count+s.Values[0], total.bytes+s.Values[1]
		}
	}
	var list []*share
	for _, s := range shares {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *share) int { return cmp.Or(cmp.Compare(b.cpu, a.cpu), cmp.Compare(b.bytes, a.bytes)) })
	n := float64(reps)
	fmt.Fprintf(w, "\n| %s: mean of %d | CPU s | share | allocated MiB | allocations |\n| --- | --- | --- | --- | --- |\n", op, reps)
	for _, s := range append(list, &share{"all", total.cpu, total.bytes, total.count}) {
		fmt.Fprintf(w, "| %s | %.3f | %.1f %% | %.1f | %d |\n", s.name, s.cpu.Seconds()/n, 100*float64(s.cpu)/float64(max(1, total.cpu)),
			float64(s.bytes)/n/(1<<20), s.count/int64(reps))
	}
	return nil
}

// withoutMalloc is the stack that allocated: in an allocation profile all of it
// is the collector's.
func withoutMalloc(stack []string) []string {
	for len(stack) > 0 && strings.HasPrefix(stack[0], "runtime.") {
		stack = stack[1:]
	}
	return stack
}

func parse(name string) (*pprof.Profile, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	p, err := pprof.Parse(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}
