package iot

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
)

// logGateways is how many gateways keep logs.
const logGateways = 8

// logFile is one file of telemetry.
type logFile struct {
	number int
	bytes  int
}

func (f logFile) folder() string { return fmt.Sprintf("gw%02d", f.number%logGateways) }

// path is that of a file that was rotated so many times.
func (f logFile) path(s *set, rotated int) string {
	form := "csv"
	if f.number/logGateways%2 == 1 {
		form = "jsonl"
	}
	name := fmt.Sprintf("telemetry-%04d.%s", f.number, form)
	if rotated > 0 {
		name += fmt.Sprintf(".%d", rotated)
	}
	return s.path("logs", f.folder(), name)
}

// logFiles are those of day 1; the last of each gateway is the one that grows.
func (s *set) logFiles() []logFile {
	r := rand.New(s.random("logs"))
	sizes := []int{1, 2, 4, 8, 8, 16}
	var files []logFile
	for left := s.bytes * 40 / 100; left > 0; {
		f := logFile{len(files), min(left, sizes[r.IntN(len(sizes))]*mib)}
		files = append(files, f)
		left -= f.bytes
	}
	return files
}

func (s *set) logs() error {
	files := s.logFiles()
	if s.day == 1 {
		for _, f := range files {
			s.do(func() error { return s.put(f.path(s, 0), s.telemetry(f, 1, f.bytes)) })
		}
		return nil
	}
	// The last file of each gateway grows; those of one gateway are rotated.
	growing := files[max(0, len(files)-logGateways):]
	turned := s.day % logGateways
	for _, f := range growing {
		s.do(func() error {
			path := f.path(s, s.rotations(f, s.day-1))
			return s.extend(path, s.telemetry(f, s.day, s.bytes*2/100/len(growing)))
		})
	}
	for _, f := range files[:len(files)-len(growing)] {
		if f.number%logGateways == turned {
			s.do(func() error { return os.Rename(f.path(s, s.rotations(f, s.day-1)), f.path(s, s.rotations(f, s.day))) })
		}
	}
	return nil
}

// rotations is how often a file was rotated up to a day. Those that grow are
// not.
func (s *set) rotations(f logFile, day int) int {
	if len(s.logFiles())-f.number <= logGateways {
		return 0
	}
	n := 0
	for d := 2; d <= day; d++ {
		if d%logGateways == f.number%logGateways {
			n++
		}
	}
	return n
}

// sensor is a thing that is measured; its readings wander.
type sensor struct {
	name                                string
	temperature, humidity, power, level float64
}

// telemetry is about n bytes of readings that a file got on a day.
func (s *set) telemetry(f logFile, day, n int) []byte {
	r := rand.New(s.random("log", f.number, day))
	sensors := make([]sensor, 12)
	for i := range sensors {
		sensors[i] = sensor{fmt.Sprintf("%s-s%03d", f.folder(), r.IntN(1000)), 15 + 15*r.Float64(), 30 + 40*r.Float64(), 3.3 + r.Float64(), -90 + 40*r.Float64()}
	}
	at := s.when(day).UnixMilli() + int64(f.number)*3600_000
	line := csvLine
	b := make([]byte, 0, n+512)
	if f.number/logGateways%2 == 1 {
		line = jsonLine
	} else if day == 1 {
		b = append(b, "time_ms,sensor,seq,temperature,humidity,vib_x,vib_y,vib_z,power,level,state\n"...)
	}
	for seq := r.IntN(1 << 20); len(b) < n; seq++ {
		x := &sensors[seq%len(sensors)]
		at += 40 + int64(r.IntN(120))
		x.temperature += (r.Float64()-0.5)*0.1 + (21-x.temperature)*0.0005
		x.humidity += (r.Float64()-0.5)*0.3 + (50-x.humidity)*0.0005
		x.power -= r.Float64() * 0.00002
		if r.IntN(5) == 0 {
			x.level += float64(r.IntN(3) - 1)
		}
		state := "ok"
		switch v := r.IntN(1000); {
		case v >= 998:
			state = "error:" + strconv.FormatUint(r.Uint64()&0xffff, 16)
		case v >= 985:
			state = "warning"
		}
		b = line(b, at, seq, x, [3]float64{r.Float64() * 0.05, r.Float64() * 0.05, 0.98 + r.Float64()*0.04}, state)
	}
	return b
}

func number(b []byte, v float64, digits int) []byte {
	return strconv.AppendFloat(b, v, 'f', digits, 64)
}

func csvLine(b []byte, at int64, seq int, x *sensor, vibration [3]float64, state string) []byte {
	b = append(strconv.AppendInt(b, at, 10), ',')
	b = append(append(b, x.name...), ',')
	b = append(strconv.AppendInt(b, int64(seq), 10), ',')
	b = append(number(b, x.temperature, 2), ',')
	b = append(number(b, x.humidity, 1), ',')
	for _, v := range vibration {
		b = append(number(b, v, 4), ',')
	}
	b = append(number(b, x.power, 3), ',')
	b = append(number(b, x.level, 0), ',')
	return append(append(b, state...), '\n')
}

func jsonLine(b []byte, at int64, seq int, x *sensor, vibration [3]float64, state string) []byte {
	b = strconv.AppendInt(append(b, `{"time":`...), at, 10)
	b = append(append(b, `,"sensor":"`...), x.name...)
	b = strconv.AppendInt(append(b, `","seq":`...), int64(seq), 10)
	b = number(append(b, `,"measured":{"temperature":`...), x.temperature, 2)
	b = number(append(b, `,"humidity":`...), x.humidity, 1)
	b = number(append(b, `,"vibration":[`...), vibration[0], 3)
	b = number(append(b, ','), vibration[1], 3)
	b = number(append(b, ','), vibration[2], 3)
	b = number(append(b, `]},"power":`...), x.power, 3)
	b = number(append(b, `,"level":`...), x.level, 0)
	return append(append(append(b, `,"state":"`...), state...), '"', '}', '\n')
}
