package py

import (
	"runtime"
	"slices"
	"sync/atomic"
)

// usualDepth is the depth of stack up to which capturing one takes no memory but a Traceback.
const usualDepth = 40

// maxWalked is the number of frames that are looked at without asking the allocator.
const maxWalked = 128

// maxCaptured bounds what is kept of a stack: more than the recursion limit lets grow.
const maxCaptured = 1 << 15

// capturedStack is a stack that runtime.Callers has been asked about.
type capturedStack struct {
	skip   int
	raw    []uintptr // return addresses, by callerPCs
	places []uintptr // of the frames that return to them
	pcs    []uintptr // what runtime.Callers made of it: a frame is several where calls were inlined
}

// capturedStacks remembers stacks by a hash of their return addresses. runtime.Callers takes
// a microsecond or several, the larger part of what an exception costs; programs raise and
// catch in the same places over and over, and walking frame pointers takes a few nanoseconds
// a frame. Equal return addresses are the same calls, inlined ones included, at the same places.
var capturedStacks [512]atomic.Pointer[capturedStack]

// captureTraceback records the Go stack of the caller's caller. It is a no-op
// until a program registered its line tables.
func captureTraceback(skip int) *Traceback {
	if !linesRegistered {
		return nil
	}
	var rawRoom, placeRoom [usualDepth]uintptr // set to zero each time: not larger than most stacks
	raw, places := rawRoom[:], placeRoom[:]
	n := callerPCs(&raw[0], &places[0], len(raw))
	for n == len(raw) && n < maxCaptured {
		raw, places = make([]uintptr, 4*n), make([]uintptr, 4*n)
		n = callerPCs(&raw[0], &places[0], len(raw))
	}
	if n == 0 {
		return &Traceback{stack: &capturedStack{pcs: callers(skip + 1)}}
	}
	raw, places = raw[:n], places[:n]
	hash := uint64(skip)
	for _, pc := range raw {
		hash = (hash ^ uint64(pc)) * 0x9e3779b97f4a7c15
	}
	cell := &capturedStacks[hash>>(64-9)]
	if c := cell.Load(); c != nil && c.skip == skip && slices.Equal(c.raw, raw) {
		return &Traceback{stack: c}
	}
	c := &capturedStack{skip: skip, raw: slices.Clone(raw), places: slices.Clone(places), pcs: callers(skip + 1)}
	cell.Store(c)
	return &Traceback{stack: c}
}

// callers is the Go stack of the caller's skip+1st caller.
func callers(skip int) []uintptr {
	var room [maxWalked]uintptr
	pcs := room[:]
	n := runtime.Callers(skip+2, pcs)
	for n == len(pcs) && n < maxCaptured {
		pcs = make([]uintptr, 4*n)
		n = runtime.Callers(skip+2, pcs)
	}
	return slices.Clone(pcs[:n])
}

// until returns the entries of pcs up to the frame at the given place, which caught the
// exception; all of them where that frame is not in the stack. The addresses of raw stand in
// pcs in their order; those between them are calls that were inlined, and some frames of raw
// are wrappers that runtime.Callers leaves out.
func (c *capturedStack) until(place uintptr) []uintptr {
	last := slices.Index(c.places, place)
	if place == 0 || last < 0 {
		return c.pcs
	}
	k := 0 // entries of pcs before this one belong to frames that were seen
	for i := 0; i <= last; i++ {
		if j := slices.Index(c.pcs[k:], c.raw[i]); j >= 0 {
			k += j + 1
		}
	}
	if last+1 < len(c.raw) {
		// What was inlined into the last frame's function belongs to it.
		for _, outer := range c.raw[last+1:] {
			if j := slices.Index(c.pcs[k:], outer); j >= 0 {
				return c.pcs[:k+j]
			}
		}
	}
	return c.pcs
}
