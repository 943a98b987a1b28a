package e2e

import (
	"context"
	"errors"
	"flag"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/byssus-iot/byssus/internal/agent/command"
	"github.com/byssus-iot/byssus/internal/cli"
	"github.com/byssus-iot/byssus/test/ports"
)

// atOnce is how many scripts run at once: most of a script's time is waiting
// for the next block.
const atOnce = 4

// TestMain runs the scripts, or, started again by one of them, is byssus or
// byssus-agent.
func TestMain(m *testing.M) {
	if err := flag.Set("test.parallel", strconv.Itoa(atOnce)); err != nil { // -parallel still counts
		log.Fatal(err)
	}
	testscript.Main(m, map[string]func(){
		"byssus": func() {
			mustSetClock()
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			os.Exit(cli.Main(ctx, os.Args[1:], os.Stdout, os.Stderr))
		},
		"byssus-agent": func() {
			mustSetClock()
			os.Exit(command.Main(os.Args[1:]))
		},
	})
}

func mustSetClock() {
	if err := setClock(); err != nil {
		log.Fatalf("%s: %v", clockEnv, err)
	}
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               setUp,
		Condition:           condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "confined": confined, "start": start, "roles": roles, "spawn": spawn, "quit": quit, "interrupt": interrupt, "kill9": kill9, "ends": ends,
			"answers": answers, "comes": comes, "waitfor": waitfor, "waitfile": waitfile, "waituntil": waituntil, "apart": apart,
			"json": compareField, "jsonenv": keepField, "valid": validJSON,
			"makedata": makeData, "makekinds": makeKinds, "alike": alike, "flip": flip, "cut": cut, "edit": edit, "clone": clone,
			"smalldisk": smallDisk, "fill": fillDisk, "hold": hold, "rogue": rogue, "receive": receive, "rpc": callNode, "scrape": scrape, "helps": helps,
		},
	})
}

// serverPath adds to a PATH where Debian has servers that scripts run, if they are
// installed.
func serverPath(path string) string {
	dirs, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil {
		panic(err) // the pattern is right
	}
	if len(dirs) > 0 {
		path += ":" + dirs[len(dirs)-1]
	}
	return path + ":/usr/sbin"
}

// setUp gives a script folders and addresses of its own.
func setUp(env *testscript.Env) error {
	port, release, err := ports.Block()
	if err != nil {
		return err
	}
	second, releaseSecond, err := ports.Block()
	if err != nil {
		return errors.Join(err, release())
	}
	at := func(p int) string { return "127.0.0.1:" + strconv.Itoa(p) }
	env.Setenv("PATH", serverPath(env.Getenv("PATH")))
	env.Setenv("LISTEN", at(port))
	env.Setenv("LISTEN2", at(second))
	env.Setenv("RPC", "http://"+at(port))
	env.Setenv("GATEWAY", at(port+1))
	env.Setenv("CUSTODIAN", at(port+2))
	env.Setenv("METRICS", at(port+4))
	env.Setenv("OTHER1", at(port+16))
	env.Setenv("OTHER2", at(port+17))
	for n := range 6 {
		env.Setenv("STORE"+strconv.Itoa(n+1), at(port+10+n))
	}
	docs, err := filepath.Abs("../../docs")
	if err != nil {
		return err
	}
	env.Setenv("DOCS", docs)
	env.Setenv("BYSSUS_DATA", filepath.Join(env.WorkDir, "site"))
	env.Setenv("BYSSUS_STATE", filepath.Join(env.WorkDir, "state"))
	env.Defer(func() { _, _ = release(), releaseSecond() }) // after the group's processes have ended
	env.Values[groupKey{}] = newGroup(env)
	return nil
}
