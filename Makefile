# Byssus. `make demo` shows the main job, `make test` checks everything; both
# install what they need and may be run again. `make help` lists the rest.

GO      ?= go
SRC     ?=
N       ?= 100
MINUTES ?= 5
CHUNKS  ?= 10000000
BLOCKS  ?= 100000
ANCHORS ?= 1000000
MIB     ?= 20
PROBES  ?= 100
SIZE    ?= 512
SEED    ?= 1
REPS    ?= 5
FOR     ?= 60s
DATA    ?=
FUZZTIME ?= 60s
VALIDATORS ?= 4
DATA_DIR ?=
SCORER  ?=
LDFLAGS := -s -w

# One way to compile for programs and tests, so that every package is compiled
# once; nothing here needs cgo.
export CGO_ENABLED := 0
export GOFLAGS     := $(GOFLAGS) -trimpath

.PHONY: help build demo test unit test-ethereum clients contracts drift lint generate crash bench bench-saturation bench-archive bench-index bench-cgroup bench-restart bench-sync bench-validators bench-link bench-liars bench-telemetry bench-ransomware profile fuzz faults soak replay mutate cross clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

build: ## bin/byssus and bin/byssus-agent (needs Go alone)
	@echo "build: bin/byssus and bin/byssus-agent (the first time takes about two minutes)"
	@mkdir -p bin
	$(GO) build -ldflags '$(LDFLAGS)' -o bin/ ./cmd/byssus ./cmd/byssus-agent

demo: build ## back up, sabotage, restore, forge: the main job on this machine (SRC=/path for your own data)
	bin/byssus try $(if $(SRC),'$(SRC)')

test: lint clients unit contracts drift ## everything CI checks

unit: build ## Go tests: units, real processes end to end, the crash test's first 100 rounds
	@echo "test: Go packages, end to end, crash rounds"
	$(GO) test -p 3 -timeout 25m ./... # three at once: most wait for blocks, time-outs and disks half of their time

test-ethereum: clients ## ethers, viem, cast and forge against a node, and what each did
	$(GO) test -count=1 -v ./test/ethereum

clients: # what test/ethereum, test/passkey, test/e2e and the tests of SQLite sources run; without it those, or parts of them, are skipped
	test/ethereum/install.sh
	test/debian.sh "$${CHROMIUM:-chromium}" chromium 'tests of passkeys'
	test/debian.sh sqlite3 sqlite3 'tests of SQLite sources'

contracts: ## Solidity tests: unit, fuzz, invariants, formatting, gas snapshot
	contracts/test.sh

drift: ## the committed artefacts and bindings are what the sources give
	@echo "drift: compiling the contracts anew"
	contracts/generate.sh
	@git diff --exit-code --stat -- contracts/artifacts internal/ledger || \
		{ echo "drift: the committed artefacts or bindings are not what the sources give; run make generate and commit"; exit 1; }

lint: ## formatting, vet, staticcheck, the import rules
	@echo "lint: gofmt, go vet, staticcheck, import rules"
	@bad=$$(gofmt -l $$(git ls-files '*.go')); [ -z "$$bad" ] || { echo "gofmt would change:"; echo "$$bad"; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) vet -tags liar ./internal/chain ./test/liars/...
	$(GO) tool staticcheck -tags liar ./internal/chain ./test/liars/...
	$(GO) test -count=1 ./test/imports
	@echo "lint: byssus-agent's packages exist for mipsle, and the archive's pass vet there"
	@GOOS=linux GOARCH=mipsle $(GO) list -deps ./cmd/byssus-agent >/dev/null
	GOOS=linux GOARCH=mipsle GOMIPS=softfloat $(GO) vet ./internal/archive/... ./internal/durable/...

generate: ## contract artefacts and Go bindings from the Solidity sources
	contracts/generate.sh

crash: build ## kill -9 rounds: make crash N=1000
	$(GO) test -count=1 -timeout 0 -run TestCrash -v ./test/crash -rounds $(N)

bench: build ## anchors a second and gas: make bench MINUTES=5
	$(GO) run ./bench/anchors -minutes $(MINUTES)

bench-validators: ## what four validators cost: anchors a second, finality idle, under load and with one killed: FOR=60s PROBES=100
	$(GO) run ./bench/validators -for $(FOR) -probes $(PROBES)

bench-saturation: ## what floods do to others' records: VALIDATORS=4
	$(GO) run ./bench/saturation -validators $(VALIDATORS)

bench-index: ## the index of an archive of 10 million chunks: memory, disk, lookups, opening, an unchanged backup: CHUNKS=10000000
	$(GO) test -count=1 -timeout 0 -run TestIndexAtScale -v ./internal/archive -index.chunks $(CHUNKS) -index.files 10000

bench-archive: build ## Byssus beside restic, kopia and borg, those on the PATH: SIZE=512 SEED=1 REPS=5, DATA=/path/generator or DATA_DIR=/path
	$(GO) run ./bench/archive -size $(SIZE) -seed $(SEED) -reps $(REPS) -data '$(DATA)' -dir '$(DATA_DIR)'

bench-restart: ## a start after kill -9 of a chain of many blocks: BLOCKS=100000, on the disk of TMPDIR
	$(GO) test -count=1 -timeout 0 -run TestRestartOfALongChain -v ./internal/chain -chain.blocks $(BLOCKS)

bench-sync: ## a chain's size, pruned and not, and a new node's state sync: ANCHORS=1000000
	$(GO) test -count=1 -timeout 0 -run TestScale -v ./internal/chain -chain.anchors $(ANCHORS)

bench-cgroup: build ## the agent's full backup in a memory cgroup of 64 MiB (needs root): SIZE=512 SEED=1
	$(GO) run ./bench/cgroup -size $(SIZE) -seed $(SEED)

profile: ## what the archive engine's processor time and allocations go to: SIZE=512 SEED=1
	$(GO) run ./bench/profile -size $(SIZE) -seed $(SEED)

bench-liars: ## finality while one of four validators lies in each way, or is dead: FOR=60s each, some 30 of them
	$(GO) test -count=1 -timeout 0 -v ./test/liars -liars.for $(FOR)

bench-telemetry: ## the anomaly detector on series of the Numenta Anomaly Benchmark: DATA_DIR=/path/with/windows.json, SCORER=/path/program
	$(GO) test -count=1 -timeout 0 -run TestNAB -v ./internal/telemetry -telemetry.data '$(DATA_DIR)' -telemetry.scorer '$(SCORER)'

bench-ransomware: RUNS = 3960
bench-ransomware: ## what the agent suspects: attacks and benign changes of made trees: RUNS=3960 SEED=1
	$(GO) test -count=1 -timeout 0 -v ./bench/ransomware -ransomware.runs $(RUNS) -ransomware.attacks $$(( $(RUNS) / 5 )) -ransomware.seed $(SEED)

bench-link: ## a whole backup over bad links: make bench-link MIB=20
	$(GO) test -count=1 -timeout 0 -run TestBackupOverBadLinks -v ./internal/agent/command -link.mib $(MIB)

fuzz: ## every fuzz target: FUZZTIME=60s each; what fails stays in its package's testdata/fuzz
	@set -e; for p in $$($(GO) list ./...); do \
	  for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz' || true); do \
	    echo "fuzz: $$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$p; done; done

# Tests that fail the n-th operation, for every n.
FAULTS := 'AtEveryOperation|EveryFetchMayFail|FullDisk|FailedWrites|MeteredPowerCut|TestCrash|RandomHistories|TestYear'
FAULTY := ./internal/agent ./internal/archive ./internal/store/disk

faults: ## every disk and network operation of backups and stores fails in turn; what was acknowledged must come back
	@mkdir -p bin
	@{ $(GO) test -count=1 -timeout 0 -v -run $(FAULTS) $(FAULTY) -faults.all || echo 'FAIL: go test'; } | tee bin/faults.log | \
	  grep -E '^(--- |FAIL|panic)|faults: '
	@awk '/^FAIL/ {bad = 1} /faults: [0-9]+ injected/ {sub(/.*faults: /, ""); n += $$1; s += $$3; r += $$6; l += $$9} \
	  END {printf "%d failures injected, %d snapshots acknowledged, %d receipts given, %d lost\n", n, s, r, l; exit bad || n == 0 || l > 0}' bin/faults.log

soak: MINUTES = 60
soak: SEED = 0
soak: ## validators under faults at random, checked after each: MINUTES=60 VALIDATORS=4, SEED= of a run that is to come again
	$(GO) test -count=1 -timeout 0 -run TestSoak -v ./test/network -soak.minutes $(MINUTES) -soak.seed $(SEED) -soak.validators $(VALIDATORS)

replay: ROUNDS = 400
replay: SEED = 0
replay: ## a long walk over the contracts' calls, their state rebuilt from the events and compared: ROUNDS=400, SEED= of a walk that is to come again
	$(GO) test -count=1 -timeout 0 -run TestWalk -v ./internal/ledger/rebuild -rebuild.rounds $(ROUNDS) -rebuild.seed $(SEED)

mutate: MUTANTS = 300
mutate: AGAIN =
mutate: ## changes of the contracts that the tests should see, one at a time: MUTANTS=300 SEED=1, AGAIN=bin/mutation.json for its survivors
	cd contracts && tools/npm.sh
	nice $(GO) run ./test/mutation -seed $(SEED) -mutants $(MUTANTS) $(if $(AGAIN),-again '$(AGAIN)' -json bin/mutation-again.json)

CROSS_TARGETS := amd64 arm64 armv7 mipsle riscv64

cross: ## byssus-agent for every Linux it is built for: bin/linux-*/byssus-agent
	@set -e; for t in $(CROSS_TARGETS); do \
	  case $$t in armv7) arch=arm;; *) arch=$$t;; esac; \
	  echo "cross: bin/linux-$$t/byssus-agent"; mkdir -p bin/linux-$$t; \
	  GOOS=linux GOARCH=$$arch GOARM=7 GOMIPS=softfloat $(GO) build -ldflags '$(LDFLAGS)' -o bin/linux-$$t/ ./cmd/byssus-agent; done

clean: ## remove what was built
	rm -rf bin contracts/out contracts/cache
