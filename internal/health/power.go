package health

import (
	"fmt"
	"path"
)

// crashes reads whether the kernel left records of its own end (pstore), where the
// machine has room for them that outlives it, or where systemd has put them since.
func (m *machine) crashes() {
	n := len(m.list("sys/fs/pstore")) + len(m.list("var/lib/systemd/pstore"))
	if n > 0 {
		m.sign("kernel", Worn, fmt.Sprintf("it crashed, and left records of it: %d", n))
	}
}

// lowBattery is the charge, in percent, below which a machine on battery may go out
// before the next backup.
const lowBattery = 10

func (m *machine) batteries() {
	for _, name := range m.list("sys/class/power_supply") {
		part, dir := "battery "+name, path.Join("sys/class/power_supply", name)
		if kind, ok := m.read(part, path.Join(dir, "type")); !ok || kind != "Battery" {
			continue
		}
		if scope, ok := m.read(part, path.Join(dir, "scope")); ok && scope == "Device" {
			continue // a mouse's
		}
		switch health, ok := m.read(part, path.Join(dir, "health")); {
		case !ok || health == "Good" || health == "Unknown":
		default:
			m.sign(part, Worn, "says of its health: "+shorten(health))
		}
		charge, ok := m.number(part, path.Join(dir, "capacity"))
		if !ok {
			continue
		}
		grade, said := Fine, fmt.Sprintf("at %d %%", charge)
		if status, ok := m.read(part, path.Join(dir, "status")); ok && status == "Discharging" {
			said += ", and nothing charges it"
			if charge <= lowBattery {
				grade = Damaged
			}
		}
		m.sign(part, grade, said)
	}
}

// heatMargin is how near to the heat at which the machine switches itself off is too
// near, in thousandths of a degree Celsius.
const heatMargin = 5000

// maxTrips is how many trip points of a zone are looked at; the kernel had at most 12
// for long (THERMAL_MAX_TRIPS).
const maxTrips = 64

func (m *machine) heat() {
	for _, name := range m.list("sys/class/thermal") {
		dir := path.Join("sys/class/thermal", name)
		part := "heat " + name
		if kind, ok := m.read(part, path.Join(dir, "type")); ok {
			part = "heat " + shorten(kind) + " (" + name + ")"
		}
		for trip := range maxTrips {
			kind, ok := m.read(part, path.Join(dir, fmt.Sprintf("trip_point_%d_type", trip)))
			if !ok {
				break
			}
			if kind != "critical" {
				continue
			}
			limit, ok := m.number(part, path.Join(dir, fmt.Sprintf("trip_point_%d_temp", trip)))
			if !ok {
				break
			}
			now, ok := m.number(part, path.Join(dir, "temp"))
			if !ok {
				break
			}
			grade := Fine
			if now >= limit-heatMargin {
				grade = Worn
			}
			m.sign(part, grade, fmt.Sprintf("%d °C of %d, at which the machine goes out", now/1000, limit/1000))
			break
		}
	}
}
