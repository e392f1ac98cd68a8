package main

import (
	"fmt"
	"io"
	"time"
)

// steps shows the steps of a build and their times, on a terminal only: a build in CI
// stays quiet. The zero value shows nothing.
type steps struct {
	w      io.Writer
	errors io.Writer // what is reported, terminal or not
	begun  time.Time
	name   string
}

func newSteps(w io.Writer) *steps {
	if !isTerminal(w) {
		return &steps{errors: w}
	}
	return &steps{w: w, errors: w}
}

// start ends the step before and begins one.
func (s *steps) start(format string, args ...any) {
	s.done()
	s.name, s.begun = fmt.Sprintf(format, args...), time.Now()
	if s.w != nil {
		fmt.Fprintf(s.w, "  %s …", s.name)
	}
}

// done ends the step at hand.
func (s *steps) done() {
	if s.name != "" && s.w != nil {
		fmt.Fprintf(s.w, "\r\x1b[K  %-44s %7.0f ms\n", s.name, float64(time.Since(s.begun).Microseconds())/1000)
	}
	s.name = ""
}
