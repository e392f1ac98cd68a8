package web

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// The collector's pace. A service that is quiet keeps a small heap; one that computes would
// collect it dozens of times a second, each time stopping for what is the same small live
// part, so its heap may grow further. When it is quiet again the memory is given back. What a
// large live part may grow by is bounded: GOGC alone would let it grow many times over.
const (
	// quietGrowth and busyGrowth are how many bytes a heap may grow by until it is collected.
	quietGrowth = 16 << 20
	busyGrowth  = 64 << 20
	// leastGC is Go's own default, for a large live part; mostGC is what busyGrowth makes of
	// the 4 MB that a small one counts as.
	leastGC = 100
	mostGC  = 1600
	// busyPace is the time between collections below which a service is busy, quietAfter the
	// time without one after which it is quiet.
	busyPace   = 50 * time.Millisecond
	quietAfter = 2 * time.Second
)

// gcPace is looked at after each collection.
type gcPace struct {
	mu      sync.Mutex
	last    time.Time // of the last collection
	busy    bool
	percent int // GOGC as it is set
}

// watchGC has p hear of the next collection: an object that nothing refers to is finalized
// then.
func watchGC(p *gcPace) {
	runtime.SetFinalizer(&struct{ p *gcPace }{p}, func(w *struct{ p *gcPace }) {
		w.p.collected(time.Now(), liveHeap())
		watchGC(w.p)
	})
}

// liveHeap is how many bytes the last collection found in use.
func liveHeap() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}

func (p *gcPace) collected(now time.Time, live uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if now.Sub(p.last) < busyPace && !p.busy {
		p.busy = true
		time.AfterFunc(quietAfter, p.rest)
	}
	p.last = now
	p.set(live)
}

// set lets the heap grow as its live part and the load ask for. Setting GOGC stops the world
// for a moment, so small changes are left alone.
func (p *gcPace) set(live uint64) {
	growth := quietGrowth
	if p.busy {
		growth = busyGrowth
	}
	percent := gcPercent(live, growth)
	if change := percent - p.percent; 4*max(change, -change) > p.percent {
		p.percent = percent
		debug.SetGCPercent(percent)
	}
}

// gcPercent is the GOGC with which a heap with so many bytes in use grows by growth.
func gcPercent(live uint64, growth int) int {
	const smallest = 4 << 20 // what the runtime counts a smaller one as
	return min(max(100*growth/max(int(live), smallest), leastGC), mostGC)
}

// rest makes the heap small again once the service is quiet.
func (p *gcPace) rest() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Since(p.last) < quietAfter {
		time.AfterFunc(quietAfter, p.rest)
		return
	}
	p.busy = false
	p.set(liveHeap())
	debug.FreeOSMemory()
}
