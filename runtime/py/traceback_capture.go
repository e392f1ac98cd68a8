package py

import (
	"runtime"
	"slices"
	"sync/atomic"
)

// maxCaptured bounds the Go frames that a traceback keeps.
const maxCaptured = 96

// maxWalked is the number of frames that stacks are told apart by; with inlined calls a
// frame is several of what runtime.Callers gives, so that fewer do.
const maxWalked = maxCaptured + 8

// capturedStack is a stack that runtime.Callers has been asked about.
type capturedStack struct {
	skip int
	raw  []uintptr // return addresses, by callerPCs
	pcs  []uintptr // what runtime.Callers made of it
}

// capturedStacks remembers stacks by a hash of their return addresses. runtime.Callers takes
// a microsecond or several, the larger part of what an exception costs; programs raise and
// catch in the same places over and over, and walking frame pointers takes a few nanoseconds
// a frame. Equal return addresses are the same calls, inlined ones included.
var capturedStacks [512]atomic.Pointer[capturedStack]

// captureTraceback records the Go stack of the caller's caller. It is a no-op
// until a program registered its line tables.
func captureTraceback(skip int) *Traceback {
	if !linesRegistered {
		return nil
	}
	var raw [maxWalked]uintptr
	n := callerPCs(&raw[0], maxWalked)
	if n == 0 || n == maxWalked {
		return &Traceback{pcs: callers(skip + 1)}
	}
	hash := uint64(skip)
	for _, pc := range raw[:n] {
		hash = (hash ^ uint64(pc)) * 0x9e3779b97f4a7c15
	}
	cell := &capturedStacks[hash>>(64-9)]
	if c := cell.Load(); c != nil && c.skip == skip && slices.Equal(c.raw, raw[:n]) {
		return &Traceback{pcs: c.pcs}
	}
	pcs := callers(skip + 1)
	cell.Store(&capturedStack{skip: skip, raw: slices.Clone(raw[:n]), pcs: pcs})
	return &Traceback{pcs: pcs}
}

// callers is the Go stack of the caller's skip+1st caller.
func callers(skip int) []uintptr {
	var pcs [maxCaptured]uintptr
	n := runtime.Callers(skip+2, pcs[:])
	return slices.Clone(pcs[:n])
}
