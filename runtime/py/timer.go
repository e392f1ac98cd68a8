package py

import (
	"container/heap"
	"time"
)

// timerHeap holds a loop's timers by due time, those of one time in the order
// of their creation, as asyncio's heap of scheduled calls.
type timerHeap struct {
	entries []*timerEntry
	timer   *time.Timer
}

type timerEntry struct {
	when  time.Time
	seq   uint64
	f     func()
	index int // -1 once out of the heap
}

// Len implements heap.Interface.
func (h *timerHeap) Len() int { return len(h.entries) }

// Less implements heap.Interface.
func (h *timerHeap) Less(i, j int) bool {
	a, b := h.entries[i], h.entries[j]
	if a.when.Equal(b.when) {
		return a.seq < b.seq
	}
	return a.when.Before(b.when)
}

// Swap implements heap.Interface.
func (h *timerHeap) Swap(i, j int) {
	h.entries[i], h.entries[j] = h.entries[j], h.entries[i]
	h.entries[i].index, h.entries[j].index = i, j
}

// Push implements heap.Interface.
func (h *timerHeap) Push(x any) {
	e := x.(*timerEntry)
	e.index = len(h.entries)
	h.entries = append(h.entries, e)
}

// Pop implements heap.Interface.
func (h *timerHeap) Pop() any {
	n := len(h.entries) - 1
	e := h.entries[n]
	h.entries[n] = nil
	h.entries = h.entries[:n]
	e.index = -1
	return e
}

// after calls f on its own goroutine when d has passed, timers in order one
// behind the other. f must be short.
func (l *Loop) after(d time.Duration, f func()) (cancel func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seq++
	e := &timerEntry{when: time.Now().Add(d), seq: l.seq, f: f}
	heap.Push(&l.timers, e)
	if e.index == 0 {
		l.armTimer()
	}
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if e.index >= 0 {
			heap.Remove(&l.timers, e.index)
		}
	}
}

// armTimer sets the Go timer to the earliest entry. l.mu is held.
func (l *Loop) armTimer() {
	d := max(time.Until(l.timers.entries[0].when), 0)
	if l.timers.timer == nil {
		l.timers.timer = time.AfterFunc(d, l.fire)
		return
	}
	l.timers.timer.Reset(d)
}

// fire runs what is due.
func (l *Loop) fire() {
	for {
		l.mu.Lock()
		if len(l.timers.entries) == 0 {
			l.mu.Unlock()
			return
		}
		if e := l.timers.entries[0]; time.Now().Before(e.when) {
			l.armTimer()
			l.mu.Unlock()
			return
		}
		e := heap.Pop(&l.timers).(*timerEntry)
		l.mu.Unlock()
		e.f()
	}
}

// monotonicSeconds is loop.time(): seconds on a clock that never goes back.
func monotonicSeconds() float64 { return time.Since(timeOrigin).Seconds() }
