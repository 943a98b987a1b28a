package rebuild

import "github.com/byssus-iot/byssus/internal/ledger/bindings"

var custody = bindings.NewCustody()

var ofCustody = map[string]handler{
	"CustodianAdded": on(custody.UnpackCustodianAddedEvent, func(s *State, e *bindings.CustodyCustodianAdded, _ Block) {
		c := s.at("Custody", "_custodians").key(e.Custodian)
		c.field("x").set(e.X)
		c.field("y").set(e.Y)
		c.field("tlsKeyHash").set(e.TlsKeyHash)
		c.field("organisation").set(e.Organisation)
		c.field("endpoint").setBytes([]byte(e.Endpoint))
		s.at("Custody", "_custodianOfKey").key(keyHash(e.X, e.Y)).set(e.Custodian)
		s.at("Custody", "_custodianCount").set(e.Custodian)
	}),
	"CustodianUpdated": on(custody.UnpackCustodianUpdatedEvent, func(s *State, e *bindings.CustodyCustodianUpdated, _ Block) {
		c := s.at("Custody", "_custodians").key(e.Custodian)
		c.field("endpoint").setBytes([]byte(e.Endpoint))
		c.field("tlsKeyHash").set(e.TlsKeyHash)
	}),
	"PanelAdded": on(custody.UnpackPanelAddedEvent, func(s *State, e *bindings.CustodyPanelAdded, _ Block) {
		panel := s.at("Custody", "_panels").key(e.Panel)
		panel.field("m").set(e.M)
		panel.field("n").set(uint8(len(e.Custodians)))
		for i, c := range e.Custodians {
			panel.field("custodians").index(uint64(i)).set(c)
		}
		s.at("Custody", "_panelCount").set(e.Panel)
	}),
}
