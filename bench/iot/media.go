package iot

import (
	"fmt"
	"math/rand/v2"
)

// media makes pictures and clips that no compressor makes smaller. A later day
// brings a tenth as many new ones.
func (s *set) media() error {
	total := s.bytes * 20 / 100
	if s.day > 1 {
		total /= 10
	}
	r := rand.New(s.random("media", s.day))
	n := 0
	for left := total * 6 / 10; left > 0; n++ {
		size := 20<<10 + r.IntN(180<<10)
		s.blob(n, size, s.path("media", fmt.Sprintf("cam%d", n%4), fmt.Sprintf("%03d", n/400), fmt.Sprintf("img-%03d-%06d.jpg", s.day, n)))
		left -= size
	}
	for left := total * 4 / 10; left > 0; n++ {
		size := min(left, 10*mib+r.IntN(40*mib))
		s.blob(n, size, s.path("media", "video", fmt.Sprintf("clip-%03d-%06d.mp4", s.day, n)))
		left -= size
	}
	return nil
}

func (s *set) blob(n, size int, path string) {
	s.do(func() error {
		b := make([]byte, size)
		_, _ = s.random("blob", s.day, n).Read(b) // it never fails
		copy(b, "\xff\xd8\xff\xe0\x00\x10JFIF\x00")
		return s.put(path, b)
	})
}
