package ledger

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"sort"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/byssus-iot/byssus/internal/record"
)

// Refusal is what a contract refused, and by which rule.
type Refusal struct {
	Rule    string         // name of the contract's custom error
	Args    map[string]any // its arguments by name
	Message string         // the rule in words
}

// Error returns the rule in words, and its name.
func (r *Refusal) Error() string { return fmt.Sprintf("%s (rule %s)", r.Message, r.Rule) }

// RuleOf returns the name of the rule that err refuses by, or "".
func RuleOf(err error) string {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Rule
	}
	return ""
}

// interfaces returns every contract's interface by the contract's name.
var interfaces = sync.OnceValues(func() (map[string]*abi.ABI, error) {
	out := map[string]*abi.ABI{}
	for name, meta := range contractMeta {
		parsed, err := meta.ParseABI()
		if err != nil {
			return nil, fmt.Errorf("interface of %s: %w", name, err)
		}
		out[name] = parsed
	}
	return out, nil
})

// Decode turns revert data into the refusal it stands for. Data of no known
// error gives a Refusal named Unknown.
func Decode(data []byte) *Refusal {
	if len(data) >= 4 {
		all, err := interfaces()
		if err != nil {
			return &Refusal{Rule: "Unknown", Message: err.Error()}
		}
		var id [4]byte
		copy(id[:], data)
		for _, contract := range sortedKeys(all) {
			e, err := all[contract].ErrorByID(id)
			if err != nil {
				continue
			}
			args := map[string]any{}
			values, err := e.Inputs.Unpack(data[4:])
			if err != nil {
				continue
			}
			for i, in := range e.Inputs {
				args[in.Name] = values[i]
			}
			return &Refusal{Rule: e.Name, Args: args, Message: words(e.Name, args)}
		}
		if reason, err := abi.UnpackRevert(data); err == nil {
			if words := printable(reason); words != "" {
				return &Refusal{Rule: "Reverted", Message: words}
			}
		}
	}
	return &Refusal{Rule: "Unknown", Message: fmt.Sprintf("a contract refused without a reason this program knows (%d bytes)", len(data))}
}

// maxWords is how many bytes of a contract's own text are passed on.
const maxWords = 200

// maxReason is how many bytes of revert data in revert data are decoded. Each
// failed call in a failed call is some hundred of them.
const maxReason = 1024

// printable is a text of a contract's as a terminal may show it: bounded, and
// without characters that would act on it.
func printable(s string) string {
	if len(s) > maxWords {
		s = s[:maxWords] + "…"
	}
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
}

// refusalOf returns the refusal in a JSON-RPC error, or nil if the error is no
// revert.
func refusalOf(err error) *Refusal {
	var data rpc.DataError
	if !errors.As(err, &data) {
		return nil
	}
	text, ok := data.ErrorData().(string)
	if !ok {
		return nil
	}
	if raw := common.FromHex(text); len(raw) >= 4 {
		return Decode(raw)
	}
	return nil
}

// sentences holds a sentence for each rule: what was refused, and what would
// satisfy it. {name} stands for an argument.
var sentences = map[string]string{
	// AccessManager
	"AccessManagedUnauthorized":        "account {caller} has not the role this needs",
	"AccessManagerUnauthorizedAccount": "account {msgsender} has not role {roleId}",
	// Fleet
	"InvitationIdWrong":    "the invitation's id does not belong to its key",
	"InvitationKnown":      "this invitation exists already",
	"InvitationUnknown":    "the chain knows no such invitation: make a token with `byssus device add`",
	"InvitationExpired":    "the token expired at {expires}: make another with `byssus device add`",
	"InvitationUsed":       "the token was used already, by device {device} at {usedAt}: make another with `byssus device add`",
	"InvitationOutdated":   "the token was made to replace a key that was replaced since: make another with `byssus device replace`",
	"InvitationWithdrawn":  "the invitation was withdrawn: ask for another token",
	"KeyInvalid":           "the key is no point of P-256",
	"KeyInUse":             "the key is in use already",
	"BadTokenSignature":    "the enrolment is not signed with the token's key",
	"BadDeviceSignature":   "the enrolment is not signed with the device's new key",
	"DeviceUnknown":        "the chain knows no device {device}",
	"DeviceNotActive":      "device {device} is revoked: `byssus device replace` gives it a new key",
	"OrganisationUnknown":  "the chain knows no organisation {organisation}",
	"OrganisationExpected": "the device belongs to organisation {organisation}",
	"OrganisationInactive": "organisation {organisation} is not active",
	// Policies
	"PolicyUnknown":            "the chain knows no policy {policy}",
	"VersionUnknown":           "policy {policy} has no version {version}",
	"KMissing":                 "k must be at least 1",
	"KTooLarge":                "k = {k} is more than n = {n}: {k} shards must be among {n}",
	"TooManySlots":             "{n} slots are more than {most}",
	"SlotsExpected":            "n is {n}, but {got} slots are named",
	"SlotUnassigned":           "slot {slot} stands for no store",
	"SlotTwice":                "slot {slot} is named twice",
	"QuorumBelowK":             "w = {w} is less than k = {k}: fewer shards than rebuild a pack would count as safe",
	"QuorumAboveN":             "w = {w} is more than n = {n} slots",
	"OrganisationsAboveN":      "{organisations} organisations cannot hold {n} slots",
	"OrganisationHoldsTooMuch": "organisation {organisation} holds {held} of the slots, at most {allowed} are allowed: the others alone must be able to restore",
	"DurationOutOfRange":       "{what} is {value} s, allowed are {least} to {most} s",
	"KeepTooLong":              "the {rule} rule keeps {count} snapshots, and {most} are the most: nothing is kept longer than 100 years",
	"ApprovalsMissing":         "a restore needs at least one approval",
	"TooManyClauses":           "approvals are asked from {got} groups of organisations, {most} are allowed",
	"TooManyRegions":           "{got} regions are more than {most}",
	"DeadlineImpossible":       "the deadline for a restore, {deadline} s from its request to its report, is shorter than the delay before its grant, or a successor's, {delay} s: no restore could keep it",
	"NothingWaits":             "no version of policy {policy} waits",
	"RegionMissing":            "a region that a restore may go to needs a name",
	"ClauseImpossible":         "group {clause} of organisations (the first is 0) cannot give {approvals} approvals: want 1 to {organisations}, one of each organisation",
	"RoleOpenToAll":            "role {role} is everybody's: name one that is granted",
	"PanelUnknown":             "the chain knows no custodians' panel {panel}",
	// Stores, Custody
	"StoreUnknown":     "the chain knows no store {store}",
	"SlotOutOfOrder":   "slot {slot} is not the next one, {next}",
	"SlotUnchanged":    "slot {slot} is on store {store} already",
	"StoreTaken":       "store {store} holds slot {slot} already: one store is one place of failure",
	"EndpointTooLong":  "an address of {length} bytes is too long, {most} are allowed",
	"CustodianUnknown": "the chain knows no custodian {custodian}",
	"CustodianTwice":   "custodian {custodian} is named twice",
	"PanelSizeWrong":   "{m} of {n} custodians cannot be: m must be 1 to n, n at most {most}",
	// Snapshots
	"BatchTooLarge":           "{items} records in a batch, {most} are allowed",
	"RateLimited":             "the device sent too many records: the next is accepted at {retryAt}",
	"TooManyRequests":         "the device made too many restore requests: the next is taken at {retryAt}",
	"SequenceExpected":        "the record's sequence is not the next one, {sequence}: it is a replay, a fork, or comes out of order",
	"PreviousExpected":        "the record does not follow the last accepted one, {recordHash}",
	"BadSignature":            "the signature is not the device's: forged, or made with a key that was replaced",
	"PolicyExpected":          "the record names another policy than the device is under, which is policy {policy} version {version}",
	"VersionWaits":            "version {version} of policy {policy} is in force from {from} on: until then records name the version before",
	"EpochExpected":           "the record's epoch must be {atLeast} to {atMost}",
	"EpochReleased":           "the key of epoch {epoch} was released for a restore: the device must begin a new epoch",
	"EpochCommitmentExpected": "the epoch goes on with another key than it began with",
	"TooManyReceipts":         "{got} receipts, {most} are allowed",
	"PositionOutOfRange":      "a receipt for place {position} of {n}",
	"ReceiptTwice":            "two receipts for place {position}",
	"BadReceipt":              "the receipt for place {position} is not signed by the store that holds it",
	"ReceiptTooShort":         "the receipt for place {position} ends before the snapshot may expire",
	"QuorumNotMet":            "receipts of {got} stores, the policy wants {want}",
	"OrganisationsNotMet":     "receipts of stores of {got} organisations, the policy wants {want}",
	"SnapshotUnknown":         "no snapshot with record {recordHash} was accepted",
	"NotAFork":                "the two records are no fork",
	"NotOverdue":              "the device's next snapshot is due at {due} of the chain's time, in seconds since 1970 (0: the device is under no policy)",
	"BreachFlaggedAlready":    "that the device missed its deadline, {due} of the chain's time, was flagged already",
	"ForkKnown":               "a fork of device {device} was reported already",
	"ForkUnknown":             "no fork of device {device} was reported",
	"SupersessionBroken":      "the records between do not lead from one to the other",
	// Recovery
	"NotRequester":           "the device's policy lets only accounts with role {role} ask for its data",
	"RequestUnknown":         "there is no restore request {id}",
	"RequestClosed":          "request {id} is {status}",
	"RequestExpired":         "the request expired at {openUntil}: ask again",
	"NotApprover":            "the device's policy lets only accounts with role {role} approve",
	"SelfApproval":           "who asked cannot approve: it takes somebody else",
	"AlreadyApproved":        "this account has approved already",
	"NotApproved":            "this account does not approve the request: there is nothing to take back",
	"NoOrganisation":         "account {account} acts for no organisation of the consortium: only who does approves",
	"OrganisationOutOfRange": "approvals are counted for organisations up to {most}, not for organisation {organisation}",
	"CriteriaNotMet":         "request {id} lacks approvals: `byssus approve` shows which",
	"MoreApprovalsNeeded":    "an incident of the device asks for {approvals} approvals of request {id} until {until}: one more is needed, or an officer ends it (`byssus incident list`)",
	"RestoresBlocked":        "an incident lets no restore of device {device} be granted until {until}, unless an officer ends it sooner: `byssus incident list`",
	"GrantWaits":             "request {id} is approved, and is granted at {grantableAt} unless it is denied",
	"SelfRestoreWaits":       "request {id} is a successor's own, and is granted at {selfGrantableAt} unless it is denied or the device before shows that it lives; approvals grant it sooner",
	"NoSelfRestore":          "request {id} is no self-restore of a successor, or is none any more: it needs approvals, and there is nothing to cancel",
	"KeyNotReplaced":         "the key is none that device {device} had before the one it has now: only a device whose place was taken shows so that it lives",
	"DeviceKeyChanged":       "device {device} got another key since it asked: ask again",
	"NotOwner":               "only the account that asked, {requester}, may do this",
	"RegionNotAllowed":       "the device's policy does not let a restore go to region {region}: name one that it lists (`byssus policy show`) with --region",
	"ListRootExpected":       "the report is of another pack list than the snapshot's, {listRoot}: what was restored is not what was granted",
	"NotGranted":             "request {id} is {status}, not granted",
	"AnswerMissing":          "a passkey approves, denies or takes an approval back: it was asked none of these",
	// Approvers
	"NotOrganisation":         "only account {account}, organisation {organisation}'s own, adds and removes its passkeys",
	"NameMissing":             "a passkey needs a person's name",
	"TooManyPasskeys":         "the organisation has {most} passkeys, and may have no more: remove one that is not used",
	"PasskeyKnown":            "the organisation added this passkey before, as {approver}: one that was removed does not come back",
	"PasskeyUnknown":          "the chain knows no passkey {approver}: add it with `byssus approver add`",
	"PasskeyGone":             "passkey {approver} was removed at {removedAt}: its person needs another one",
	"AuthenticatorDataLength": "the authenticator's data has {length} bytes, {least} to {most} are allowed",
	"ClientDataTooLong":       "the browser's data has {length} bytes, {most} are allowed",
	"RelyingPartyWrong":       "the passkey was asked for by another site than localhost",
	"UserNotPresent":          "the authenticator saw nobody: touch it",
	"UserNotVerified":         "the authenticator did not make sure who it was: it needs a PIN, a finger or a face",
	"BackupFlagsWrong":        "the authenticator contradicts itself on whether its keys are copied",
	"ClientDataTypeWrong":     "the browser's data is of no approval",
	"ChallengeWrong":          "the passkey signed something else than this request and answer, {expected}: it was signed for another request, another answer or another chain, or was used before",
	"OriginWrong":             "the page that asked was not this program's own on http://localhost",
	"SignatureHigh":           "the signature has the higher of two values of s: bring the lower",
	"AssertionForged":         "the answer is not signed with the passkey of {approver}",
	// Retention
	"AlreadyRetired": "the snapshot was retired at {time} of the retention clock",
	"NotExpired":     "the snapshot is kept until {expiry} of the retention clock",
	"Frozen":         "an incident keeps all snapshots of the device, by the retention clock, until {until}",
	"HistoryForked":  "the history of device {device} is forked: nothing of it is retired before `byssus device replace` gives it a new key",
	"Held":           "legal holds stand on the snapshot or its device, {holds} in number: `byssus hold list` says whose",
	"LastSnapshot":   "it is the device's last snapshot, which is kept whatever its age",
	"KeptByLast":     "it is one of the device's last {last} snapshots, which its policy keeps",
	"DrilledLast":    "it is the last snapshot of the device that a restore or a drill brought back, which is kept until another is",
	"HoldKnown":      "account {holder} holds it already",
	"HoldUnknown":    "account {holder} holds no such thing: `byssus hold list` says who holds what",
	"HoldOfAnother":  "the hold is of account {holder}, which has to release it itself, or lose role legal first",
	"SnapshotFrozen": "an incident keeps the snapshot, by the retention clock, until {until}",
	// Incidents
	"KindMissing":          "an incident is of a kind: name one",
	"KindsUnknown":         "there are no such kinds of incidents",
	"ActionsUnknown":       "there are no such responses",
	"ResponseOutOfRange":   "an incident that nobody confirms stands for {least} to {most} s, not {value} s",
	"TooManyPolicies":      "a monitor is for {most} policies at most, or for all, not for {policies}",
	"KindOutOfScope":       "the account may not report incidents of kind {incidentKind}: `byssus monitor add` says what it may",
	"PolicyOutOfScope":     "the account may not report incidents of devices under policy {policy}: `byssus monitor add` says what it may",
	"ReportsLimited":       "the monitor has reported too much: the next report is taken at {retryAt}",
	"CoolingDown":          "incident {incident} of this device and kind was dismissed, or nobody confirmed it: another is taken at {retryAt}",
	"IncidentUnknown":      "there is no incident {incident}",
	"IncidentNotOpen":      "incident {incident} is {incidentStatus}",
	"IncidentOver":         "nobody confirmed incident {incident} until {expiresAt}: it is over, and all it did with it",
	"IncidentNotConfirmed": "incident {incident} is not confirmed: dismiss it if it was none, or confirm it before you close it",
	"MonitorCannotConfirm": "account {account} is a monitor: who reports incidents cannot confirm any",
	// Consortium
	"OnlyByProposal":               "only a proposal that passed can do this: propose it",
	"NotVoter":                     "account {account} votes for no member of the consortium",
	"NotMember":                    "organisation {organisation} is no member",
	"TooManyMembers":               "the consortium has {most} members, and takes no more",
	"NoMembers":                    "a consortium needs a member",
	"CardIncomplete":               "the card lacks a name, a validator's key or an account",
	"KeyTaken":                     "organisation {organisation} has this key already",
	"AccountTaken":                 "account {account} belongs to organisation {organisation} already",
	"AccountUnknown":               "account {account} is admitted for nobody",
	"AccountNeeded":                "account {account} is an organisation's own or its node's: it changes when the organisation's keys are rotated",
	"TooManyAccounts":              "the organisation has {most} further accounts, and may have no more",
	"OutOfStep":                    "Stores would give organisation {organisation} the number {registered}: somebody else registered there",
	"ParameterOutOfRange":          "{what} is {value}, allowed are {least} to {most}",
	"SuccessorWithoutCode":         "no contract stands at {successor}",
	"ValidatorsChangedInThisBlock": "the validators changed in this block already: try again in the next one",
	"BelowFloor":                   "fewer than {floor} validators would be left",
	"NotValidatorNode":             "account {account} is not the node of a validator in force",
	"OwnReport":                    "an organisation does not report itself",
	"NotReportable":                "organisation {organisation} is {memberStatus}: it has no validator to be set aside for this",
	"HeightOutOfRange":             "height {height} is not one that counts now: {least} to {most} are",
	"ReportKnown":                  "the organisation has reported this already",
	"NotAbsent":                    "account {account} is not the node of an absent member",
	"NotJailed":                    "organisation {organisation} is not jailed",
	"CallsOutOfRange":              "a proposal makes 1 to {most} calls, not {calls}",
	"ProposalTooLong":              "a proposal's reason and calls are {length} bytes together, {most} are allowed",
	"ProposalUnknown":              "there is no proposal {id}",
	"ProposalClosed":               "proposal {id} is {proposalStatus}",
	"ProposalNotPassed":            "proposal {id} has {yes} votes of members, it needs {threshold}",
	"ProposalWaits":                "proposal {id} has passed, and can be executed from {executableAt} on",
	"NotProposer":                  "only organisation {organisation}, which made the proposal, can cancel it",
	"CallWithoutCode":              "call {index} of the proposal goes to {target}, where no contract stands",
	"CallFailed":                   "call {index} of the proposal failed: {reason}",
	"VersionBlockPast":             "block {versionBlock} is not to come",
}

var requestStatus = []string{"unknown", "open", "granted", "denied", "withdrawn", "reported", "approved"}

func words(rule string, args map[string]any) string {
	s, ok := sentences[rule]
	if !ok {
		return "refused by rule " + rule
	}
	return fill(s, args, argument)
}

// fill puts arguments into a sentence, in one pass: an argument that looks like
// the place of another stays as it is.
func fill(sentence string, args map[string]any, format func(name string, v any) string) string {
	var pairs []string
	for name, v := range args {
		pairs = append(pairs, "{"+name+"}", format(name, v))
	}
	return strings.NewReplacer(pairs...).Replace(sentence)
}

func argument(name string, v any) string {
	switch x := v.(type) {
	case record.Hash:
		return argument(name, [32]byte(x))
	case [32]byte:
		if name == "region" {
			return fmt.Sprintf("%q", Text(x))
		}
		return common.Hash(x).Hex()
	case []byte:
		if name == "reason" && len(x) <= maxReason {
			return Decode(x).Error()
		}
		if len(x) > maxWords/2 {
			return fmt.Sprintf("0x%x… (%d bytes)", x[:maxWords/2], len(x))
		}
		return fmt.Sprintf("0x%x", x)
	case string:
		return printable(x)
	case common.Address:
		return x.Hex()
	case *big.Int:
		return x.String()
	case uint64:
		switch name {
		case "role", "roleId":
			return roleName(x)
		case "expires", "expiresAt", "usedAt", "openUntil", "retryAt", "executableAt", "grantableAt", "removedAt", "expiry", "until", "time", "from":
			if x == math.MaxUint64 {
				return "it is closed"
			}
			return time.Unix(int64(x), 0).UTC().Format("2006-01-02 15:04:05 UTC")
		}
	case uint16:
		if name == "actions" {
			return Actions(x).String()
		}
	case uint8:
		switch name {
		case "status":
			return nameOf(requestStatus, x)
		case "memberStatus":
			return nameOf(memberStatus, x)
		case "proposalStatus":
			return nameOf(proposalStatus, x)
		case "kind":
			return nameOf(reportKinds, x)
		case "incidentKind":
			return IncidentKind(x).String()
		case "incidentStatus":
			return IncidentStatus(x).String()
		case "kinds":
			return kindsOf(x)
		case "action":
			return Action(x).String()
		}
	}
	return fmt.Sprint(v)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// NewRefusal is a refusal made before the contract was asked, by a rule that
// the contract would refuse by; args are those of its error.
func NewRefusal(rule string, args map[string]any) *Refusal {
	return &Refusal{Rule: rule, Args: args, Message: words(rule, args)}
}
