package site

import (
	"fmt"
	"slices"
	"time"
)

// Quantile is what the share q of durations does not exceed; there must be one.
func Quantile(list []time.Duration, q float64) time.Duration {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[int(q*float64(len(sorted)-1))]
}

// Quantiles are the median, the 99th percentile and the longest, in seconds.
func Quantiles(list []time.Duration) string {
	if len(list) == 0 {
		return "none"
	}
	return fmt.Sprintf("%.2f / %.2f / %.2f s", Quantile(list, 0.5).Seconds(), Quantile(list, 0.99).Seconds(), Quantile(list, 1).Seconds())
}
