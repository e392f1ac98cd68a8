package web

import (
	"testing"
	"time"
)

func TestGCPercent(t *testing.T) {
	const mb = 1 << 20
	for _, test := range []struct {
		live   uint64
		growth int
		want   int
	}{
		{0, quietGrowth, 400},
		{0, busyGrowth, 1600},
		{4 * mb, busyGrowth, 1600},
		{32 * mb, busyGrowth, 200},
		{32 * mb, quietGrowth, 100},
		{1000 * mb, busyGrowth, 100},
	} {
		if got := gcPercent(test.live, test.growth); got != test.want {
			t.Errorf("GOGC for %d bytes in use that may grow by %d: %d, want %d", test.live, test.growth, got, test.want)
		}
	}
}

func TestGCPaceIsBusyByTheTimeBetweenCollections(t *testing.T) {
	begin := time.Now()
	p := &gcPace{last: begin}
	p.collected(begin.Add(time.Second), 0)
	if p.busy {
		t.Error("one collection in a second is busy")
	}
	p.collected(begin.Add(time.Second+busyPace/2), 0)
	if !p.busy {
		t.Error("two collections in a moment are not busy")
	}
}
