package web

import (
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"time"
)

// The collector's pace. A service that is quiet keeps a small heap; one that computes would
// collect it dozens of times a second, each time stopping for what is the same small live
// part, so its heap may grow further. When it is quiet again the memory is given back.
const (
	// quietGC and busyGC are GOGC: the live part of a small heap counts as 4 MB, so that
	// collections begin at 16 MB and 64 MB.
	quietGC = 400
	busyGC  = 1600
	// busyPace is the time between collections below which a service is busy, quietAfter the
	// time without one after which it is quiet.
	busyPace   = 50 * time.Millisecond
	quietAfter = 2 * time.Second
)

// gcPace is looked at after each collection.
type gcPace struct {
	last   time.Time
	busy   atomic.Bool
	recent atomic.Int64 // when the last collection was, in nanoseconds
}

// watchGC has p hear of the next collection: an object that nothing refers to is finalized
// then.
func watchGC(p *gcPace) {
	runtime.SetFinalizer(&struct{ p *gcPace }{p}, func(w *struct{ p *gcPace }) {
		w.p.collected()
		watchGC(w.p)
	})
}

func (p *gcPace) collected() {
	now := time.Now()
	pace := now.Sub(p.last)
	p.last = now
	p.recent.Store(now.UnixNano())
	if pace < busyPace && p.busy.CompareAndSwap(false, true) {
		debug.SetGCPercent(busyGC)
		time.AfterFunc(quietAfter, p.rest)
	}
}

// rest makes the heap small again once the service is quiet.
func (p *gcPace) rest() {
	if time.Since(time.Unix(0, p.recent.Load())) < quietAfter {
		time.AfterFunc(quietAfter, p.rest)
		return
	}
	p.busy.Store(false)
	debug.SetGCPercent(quietGC)
	debug.FreeOSMemory()
}
