package term

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// ParseBytes reads a number of bytes as people write it: 4096, 512K, 1.5GiB, 20
// MB. K, M, G and T count in 1024s, with or without iB; with B alone (KB, MB) in
// 1000s.
func ParseBytes(s string) (uint64, error) {
	text := strings.TrimSpace(s)
	digits := strings.TrimRight(text, "kKmMgGtTiIbB ")
	n, err := strconv.ParseFloat(digits, 64)
	factor, known := units[strings.ToLower(strings.TrimSpace(text[len(digits):]))]
	if err != nil || !known || n < 0 || math.IsNaN(n) || n*factor >= 1<<62 || strings.ContainsAny(digits, "xXpPeE_") {
		return 0, fmt.Errorf("%q is no size: want a number of bytes, as in 4096, 512K or 1.5G", Clean(s))
	}
	return uint64(n * factor), nil
}

var units = map[string]float64{"": 1, "b": 1,
	"k": 1 << 10, "kib": 1 << 10, "kb": 1e3, "m": 1 << 20, "mib": 1 << 20, "mb": 1e6,
	"g": 1 << 30, "gib": 1 << 30, "gb": 1e9, "t": 1 << 40, "tib": 1 << 40, "tb": 1e12}

// Size is a flag's value of bytes.
type Size uint64

// String implements pflag.Value.
func (s *Size) String() string {
	if *s == 0 {
		return ""
	}
	return Bytes(uint64(*s))
}

// Set implements pflag.Value.
func (s *Size) Set(text string) error {
	n, err := ParseBytes(text)
	*s = Size(n)
	return err
}

// Type implements pflag.Value.
func (s *Size) Type() string { return "size" }
