package dcbor

import (
	"bytes"
	"math"
	"strings"
	"testing"
)

// What is appended is what Marshal makes.
func TestAppendedIsTheOneEncoding(t *testing.T) {
	same := func(name string, got []byte, v any) {
		t.Helper()
		want, err := Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: %x, want %x", name, got, want)
		}
	}
	for _, at := range []uint64{0, 23, 24, math.MaxUint8, math.MaxUint16, math.MaxUint32, math.MaxInt64, math.MaxUint64} {
		for _, n := range []uint64{at - 1, at, at + 1} {
			same("unsigned", AppendUint(nil, n), n)
			same("signed", AppendInt(nil, int64(n)), int64(n))
			same("negative", AppendInt(nil, -int64(n)), -int64(n))
		}
	}
	for _, n := range []int{0, 1, 23, 24, 255, 256, 70_000} {
		s := strings.Repeat("x", n)
		same("bytes", AppendBytes(nil, s), []byte(s))
		list, pairs := make([]uint64, n), make(map[uint64]uint64, n)
		array, table := AppendArray(nil, n), AppendMap(nil, n)
		for i := range n {
			pairs[uint64(i)] = 0
			array, table = AppendUint(array, 0), AppendUint(AppendUint(table, uint64(i)), 0)
		}
		same("array", array, list)
		same("map", table, pairs)
	}
}
