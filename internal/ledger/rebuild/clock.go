package rebuild

import "github.com/byssus-iot/byssus/internal/ledger/bindings"

var clock = bindings.NewClock()

var ofClock = map[string]handler{
	"Ticked": on(clock.UnpackTickedEvent, func(s *State, e *bindings.ClockTicked, _ Block) {
		s.at("Clock", "_time").set(e.Time)
		s.at("Clock", "_tickedAt").set(e.BlockTime)
	}),
}
