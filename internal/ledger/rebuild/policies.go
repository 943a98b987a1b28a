package rebuild

import "github.com/byssus-iot/byssus/internal/ledger/bindings"

var policies = bindings.NewPolicies()

var ofPolicies = map[string]handler{
	"PolicyPublished": on(policies.UnpackPolicyPublishedEvent, func(s *State, e *bindings.PoliciesPolicyPublished, b Block) {
		t := e.Terms
		standing := s.standing(e.Policy, b)
		standing.field("last").set(e.Version)
		if e.From > b.Time {
			standing.field("from").set(e.From)
			standing.field("lastGrace").set(t.Grace)
		} else {
			putInForce(standing, e.Version, e.From, t.Grace)
		}
		v := s.at("Policies", "_versions").key(e.Policy, e.Version)
		v.field("name").set(e.Name)
		v.field("publishedAt").set(e.PublishedAt)
		v.field("interval").set(t.Interval)
		v.field("lateness").set(t.Lateness)
		v.field("minRetention").set(t.MinRetention)
		v.field("keepLast").set(t.Keep.Last)
		v.field("keepHourly").set(t.Keep.Hourly)
		v.field("keepDaily").set(t.Keep.Daily)
		v.field("keepWeekly").set(t.Keep.Weekly)
		v.field("keepMonthly").set(t.Keep.Monthly)
		v.field("keepYearly").set(t.Keep.Yearly)
		v.field("grace").set(t.Grace)
		v.field("k").set(t.K)
		v.field("n").set(t.N)
		v.field("w").set(t.W)
		v.field("organisations").set(t.Organisations)
		for i, slot := range t.Slots {
			v.field("slots").index(uint64(i)).set(slot)
		}
		v.field("restoreRole").set(t.RestoreRole)
		v.field("approverRole").set(t.ApproverRole)
		v.field("approvals").set(t.Approvals)
		v.field("requestTtl").set(t.RequestTtl)
		v.field("grantTtl").set(t.GrantTtl)
		v.field("panel").set(t.Panel)
		restore := s.at("Policies", "_restores").key(e.Policy, e.Version)
		restore.field("delay").set(t.Restore.Delay)
		restore.field("deadline").set(t.Restore.Deadline)
		restore.field("successor").set(t.Restore.Successor)
		for _, c := range t.Restore.Clauses {
			clause := restore.field("clauses").push()
			clause.field("organisations").set(c.Organisations)
			clause.field("approvals").set(c.Approvals)
		}
		for _, region := range t.Restore.Regions {
			restore.field("regions").push().set(region)
		}
		count := s.at("Policies", "_policyCount")
		count.set(max(count.number(), uint64(e.Policy)))
	}),
	"PolicyAssigned": on(policies.UnpackPolicyAssignedEvent, func(s *State, e *bindings.PoliciesPolicyAssigned, b Block) {
		a := s.at("Policies", "_assignments").key(e.Device)
		if from := a.field("from").number(); from != 0 && b.Time >= from {
			a.field("policy").set(a.field("next").number())
		}
		a.field("next").set(uint64(0))
		a.field("from").set(uint64(0))
		if e.From > b.Time {
			a.field("next").set(e.Policy)
			a.field("from").set(e.From)
			return
		}
		if a.field("policy").number() == 0 {
			version := s.versionInForce(e.Policy, b)
			a.field("firstPolicy").set(e.Policy)
			a.field("firstVersion").set(version)
			a.field("firstDue").set(b.Time + s.window(uint64(e.Policy), version))
		}
		a.field("policy").set(e.Policy)
	}),
	"VersionWithdrawn": on(policies.UnpackVersionWithdrawnEvent, func(s *State, e *bindings.PoliciesVersionWithdrawn, b Block) {
		standing := s.standing(e.Policy, b)
		standing.field("from").set(uint64(0))
		standing.field("lastGrace").set(uint64(0))
	}),
}

// standing is which version of a policy is in force in a block, and which waits,
// for who changes that: the contract writes it down then.
func (s *State) standing(policy uint32, b Block) place {
	standing := s.at("Policies", "_standings").key(policy)
	if from := standing.field("from").number(); from != 0 && b.Time >= from {
		putInForce(standing, uint32(standing.field("last").number()), from, standing.field("lastGrace").number())
	}
	return standing
}

// versionInForce is standing for who only reads.
func (s *State) versionInForce(policy uint32, b Block) uint64 {
	standing := s.at("Policies", "_standings").key(policy)
	if from := standing.field("from").number(); from != 0 && b.Time >= from {
		return standing.field("last").number()
	}
	return standing.field("version").number()
}

// putInForce puts a version in force.
func putInForce(standing place, version uint32, since, grace uint64) {
	standing.field("previous").set(standing.field("version").number())
	standing.field("version").set(version)
	standing.field("since").set(since)
	standing.field("grace").set(grace)
	standing.field("from").set(uint64(0))
	standing.field("lastGrace").set(uint64(0))
}

// window is after how many seconds a snapshot is overdue under a version.
func (s *State) window(policy, version uint64) uint64 {
	v := s.at("Policies", "_versions").key(policy, version)
	return v.field("interval").number() + v.field("lateness").number()
}
