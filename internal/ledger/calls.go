package ledger

import (
	"fmt"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"github.com/byssus-iot/byssus/internal/ledger/bindings"
	"github.com/byssus-iot/byssus/internal/record"
)

// Call is a call that a proposal makes, as the Consortium contract.
type Call struct {
	Target common.Address
	Data   []byte
}

func (c *Client) ofConsortium(data []byte) Call { return Call{c.contracts["Consortium"], data} }

func (c *Client) ofManager(data []byte) Call { return Call{c.contracts["AccessManager"], data} }

// AdmitCall admits an organisation as a member.
func (c *Client) AdmitCall(card Card) (Call, error) {
	b, err := card.toBinding()
	return c.ofConsortium(consortium.PackAdmit(b)), err
}

// RotateCall gives an organisation the accounts and keys of a card.
func (c *Client) RotateCall(organisation uint32, card Card) (Call, error) {
	b, err := card.toBinding()
	return c.ofConsortium(consortium.PackRotate(organisation, b)), err
}

// RemoveCall removes a member, its validator and its accounts. Roles that the
// accounts have are taken by calls of their own.
func (c *Client) RemoveCall(organisation uint32) Call {
	return c.ofConsortium(consortium.PackRemove(organisation))
}

// ReleaseCall lets a jailed validator come back.
func (c *Client) ReleaseCall(organisation uint32) Call {
	return c.ofConsortium(consortium.PackRelease(organisation))
}

// SetParametersCall sets the parameters.
func (c *Client) SetParametersCall(p Parameters) Call {
	return c.ofConsortium(consortium.PackSetParameters(bindings.Parameters(p)))
}

// SetVersionCall asks nodes to run a version of the protocol from a block on.
func (c *Client) SetVersionCall(version uint32, block uint64) Call {
	return c.ofConsortium(consortium.PackSetVersion(version, block))
}

// SetSuccessorCall names the contract that takes another's place.
func (c *Client) SetSuccessorCall(name string, successor common.Address) (Call, error) {
	key, err := Name(name)
	return c.ofConsortium(consortium.PackSetSuccessor(key, successor)), err
}

// AdmitAccountCall lets an account send transactions, for a member.
func (c *Client) AdmitAccountCall(account common.Address, organisation uint32) Call {
	return c.ofConsortium(consortium.PackAdmitAccount(account, organisation))
}

// DismissAccountCall ends that.
func (c *Client) DismissAccountCall(account common.Address) Call {
	return c.ofConsortium(consortium.PackDismissAccount(account))
}

// GrantRoleCall gives an account a role.
func (c *Client) GrantRoleCall(role uint64, account common.Address) Call {
	return c.ofManager(accessManager.PackGrantRole(role, account, 0))
}

// RevokeRoleCall takes a role from an account.
func (c *Client) RevokeRoleCall(role uint64, account common.Address) Call {
	return c.ofManager(accessManager.PackRevokeRole(role, account))
}

// PauseRoleCall makes a role count as held by nobody, until it is unpaused.
func (c *Client) PauseRoleCall(role uint64) Call {
	return c.ofManager(accessManager.PackPauseRole(role))
}

// UnpauseRoleCall ends the pause of a role.
func (c *Client) UnpauseRoleCall(role uint64) Call {
	return c.ofManager(accessManager.PackUnpauseRole(role))
}

// String says a proposal in words: what it is, how it stands, what it would do.
func (p Proposal) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "proposal %d of organisation %d: %s, %d for it (%d needed), %d against", p.ID, p.Proposer, p.Status, p.Yes, p.Threshold, p.No)
	switch p.Status {
	case PassedProposal:
		fmt.Fprintf(&b, "; can be executed from %s on, until %s", moment(p.ExecutableAt), moment(p.Expires))
	case OpenProposal:
		fmt.Fprintf(&b, "; ends %s", moment(p.Expires))
	}
	fmt.Fprintf(&b, "\n  why: %s", p.Reason)
	for _, words := range p.Words {
		fmt.Fprintf(&b, "\n  - %s", words)
	}
	return b.String()
}

func moment(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05 UTC") }

// callWords holds a sentence for calls that proposals and foundings make, by
// contract and function. {name} stands for an argument.
var callWords = map[string]string{
	"Consortium.remove":                   "remove organisation {organisation}, its validator and its accounts",
	"Consortium.release":                  "let the jailed validator of organisation {organisation} come back",
	"Consortium.setVersion":               "ask nodes to run version {wanted} of the protocol at least from block {versionBlock} on",
	"Consortium.setSuccessor":             "let {successor_} take the place of contract {name}",
	"Consortium.admitAccount":             "let account {account} send transactions, for organisation {organisation}",
	"Consortium.dismissAccount":           "let account {account} send no more transactions",
	"AccessManager.grantRole":             "give role {roleId} to {account}",
	"AccessManager.revokeRole":            "take role {roleId} from {account}",
	"AccessManager.renounceRole":          "give up role {roleId}, as {callerConfirmation}",
	"AccessManager.pauseRole":             "pause role {roleId}: nobody holds it until it is unpaused",
	"AccessManager.unpauseRole":           "end the pause of role {roleId}",
	"AccessManager.labelRole":             "call role {roleId} {label}",
	"AccessManager.setTargetClosed":       "close contract {target} (closed: {closed})",
	"AccessManager.setTargetFunctionRole": "let role {roleId} alone call {selectors} of {target}",
	"Custody.addCustodian":                "add a custodian of organisation {organisation} at {endpoint}",
	"Custody.addPanel":                    "add a panel of custodians {custodians}, {m} of which rebuild a key",
	"Stores.addStore":                     "add a store of organisation {organisationId} in {region} at {endpoint}",
	"Stores.assignSlot":                   "put slot {number} on store {storeId}",
	"Policies.publish":                    "publish policy {policy} as {name}",
	"Policies.withdraw":                   "withdraw the version of policy {policy} that waits",
}

// maxNested is how deep a multicall in a multicall is told.
const maxNested = 3

// inWords says what a call would do. Calls of contracts that this program does
// not know are told by target and length.
func (c *Client) inWords(k Call) string { return c.nestedWords(k, 0) }

func (c *Client) nestedWords(k Call, depth int) string {
	contract := c.nameOf(k.Target)
	unknown := fmt.Sprintf("call %s with %d bytes that this program does not understand", contract, len(k.Data))
	all, err := interfaces()
	if err != nil || all[contract] == nil || len(k.Data) < 4 {
		return unknown
	}
	method, err := all[contract].MethodById(k.Data)
	if err != nil {
		return unknown
	}
	args := map[string]any{}
	if err := method.Inputs.UnpackIntoMap(args, k.Data[4:]); err != nil {
		return unknown
	}
	full := contract + "." + method.Name
	switch full {
	case "AccessManager.multicall":
		inner, ok := args["data"].([][]byte)
		if !ok || depth == maxNested {
			return unknown
		}
		if len(inner) == 0 {
			return "do nothing"
		}
		var words []string
		for _, data := range inner {
			words = append(words, c.nestedWords(Call{k.Target, data}, depth+1))
		}
		return strings.Join(words, "; ")
	case "Consortium.admit", "Consortium.rotate":
		return c.cardWords(method, k.Data[4:])
	case "Consortium.setParameters":
		var in struct{ Wanted bindings.Parameters }
		if err := copyArguments(method, k.Data[4:], &in); err != nil {
			return unknown
		}
		p := in.Wanted
		return fmt.Sprintf("set the gas limit of a block to %d, the pace to %d s, the threshold to %d votes, the delay to %d s, a proposal's lifetime to %d s, the floor to %d validators, the span of absence to %d blocks",
			p.GasLimit, p.Pace, p.Threshold, p.Delay, p.Lifetime, p.Floor, p.Absence)
	}
	format := func(name string, v any) string { return c.callArgument(args, name, v) }
	sentence, known := callWords[full]
	if !known {
		sentence = "call " + full
	}
	// What the sentence has no place for is told behind it: nothing is hidden.
	var rest []string
	for _, in := range method.Inputs {
		if !strings.Contains(sentence, "{"+in.Name+"}") {
			rest = append(rest, in.Name+": "+format(in.Name, args[in.Name]))
		}
	}
	words := fill(sentence, args, format)
	if len(rest) > 0 {
		words += " (" + strings.Join(rest, ", ") + ")"
	}
	return words
}

// copyArguments reads a call's arguments into a struct of them.
func copyArguments(method *abi.Method, data []byte, to any) error {
	values, err := method.Inputs.Unpack(data)
	if err != nil {
		return err
	}
	return method.Inputs.Copy(to, values)
}

func (c *Client) cardWords(method *abi.Method, data []byte) string {
	var in struct {
		Organisation uint32
		Card         bindings.Card
	}
	values, err := method.Inputs.Unpack(data)
	if err == nil && method.Name == "admit" {
		in.Card = *abi.ConvertType(values[0], new(bindings.Card)).(*bindings.Card)
	} else if err == nil {
		err = method.Inputs.Copy(&in, values)
	}
	if err != nil {
		return "call Consortium." + method.Name + " with arguments that this program does not understand"
	}
	k := in.Card
	keys := fmt.Sprintf("account %s, node account %s, validator %s, checkpoint key %s", k.Account, k.Node, record.Hash(k.Validator), record.PublicKey{X: k.CheckpointX, Y: k.CheckpointY}.ID())
	if method.Name == "admit" {
		return fmt.Sprintf("admit %s as a member: %s", Text(k.Name), keys)
	}
	return fmt.Sprintf("give organisation %d other accounts and keys: %s", in.Organisation, keys)
}

// callArgument says an argument of a call as people do.
func (c *Client) callArgument(args map[string]any, name string, v any) string {
	switch x := v.(type) {
	case common.Address:
		return c.nameOf(x)
	case [][4]byte:
		target, _ := args["target"].(common.Address)
		var names []string
		for _, id := range x {
			names = append(names, c.methodName(target, id))
		}
		return strings.Join(names, ", ")
	case [32]byte, uint64, string, []byte:
		return eventArgument(name, v)
	}
	return printable(fmt.Sprintf("%v", v))
}

// nameOf is a contract's name, or the address of what is none of this chain's.
func (c *Client) nameOf(address common.Address) string {
	for name, at := range c.contracts {
		if at == address {
			return name
		}
	}
	return address.Hex()
}

func (c *Client) methodName(target common.Address, id [4]byte) string {
	if all, err := interfaces(); err == nil && all[c.nameOf(target)] != nil {
		if m, err := all[c.nameOf(target)].MethodById(id[:]); err == nil {
			return m.Name
		}
	}
	return fmt.Sprintf("0x%x", id)
}
