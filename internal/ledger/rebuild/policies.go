package rebuild

import "github.com/byssus-iot/byssus/internal/ledger/bindings"

var policies = bindings.NewPolicies()

var ofPolicies = map[string]handler{
	"PolicyPublished": on(policies.UnpackPolicyPublishedEvent, func(s *State, e *bindings.PoliciesPolicyPublished, _ Block) {
		t := e.Terms
		latest := s.at("Policies", "_latest").key(e.Policy)
		latest.field("version").set(e.Version)
		latest.field("publishedAt").set(e.PublishedAt)
		latest.field("grace").set(t.Grace)
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
		a.field("policy").set(e.Policy)
		if a.field("firstDue").number() != 0 {
			return
		}
		version := s.at("Policies", "_latest").key(e.Policy).field("version").number()
		a.field("firstPolicy").set(e.Policy)
		a.field("firstVersion").set(version)
		a.field("firstDue").set(b.Time + s.window(uint64(e.Policy), version))
	}),
}

// window is after how many seconds a snapshot is overdue under a version.
func (s *State) window(policy, version uint64) uint64 {
	v := s.at("Policies", "_versions").key(policy, version)
	return v.field("interval").number() + v.field("lateness").number()
}
