package py

import (
	"os"
	"slices"
	"sync"
)

// exitCall is a call that atexit.register was given.
type exitCall struct {
	f   Value
	pos []Value
	kw  []Kw
}

// exitCalls are the calls that run when the service ends; Run is nil until there is one, so that
// a service without any does not link them.
var exitCalls struct {
	sync.Mutex
	list []exitCall
	run  func(t *Task)
}

// AtExit runs what atexit.register was given, last first.
func AtExit(t *Task) {
	exitCalls.Lock()
	run := exitCalls.run
	exitCalls.Unlock()
	if run != nil {
		run(t)
	}
}

func runExitCalls(t *Task) {
	for {
		exitCalls.Lock()
		n := len(exitCalls.list)
		if n == 0 {
			exitCalls.Unlock()
			return
		}
		c := exitCalls.list[n-1]
		exitCalls.list = exitCalls.list[:n-1]
		exitCalls.Unlock()
		if _, err := CallKw(t, c.f, c.pos, c.kw); err != nil {
			os.Stderr.WriteString("Exception ignored in atexit callback: " + reprOr(t, c.f) + "\n" + FormatException(err))
		}
	}
}

func reprOr(t *Task, v Value) string {
	s, err := Repr(t, v)
	if err != nil {
		return "<object repr() failed>"
	}
	return s
}

// AtexitModule is the module atexit.
var AtexitModule = NewNative("atexit", buildAtexitModule)

func buildAtexitModule() *Module {
	return NewNativeModule("atexit", []Method{
		{Name: "register", Kind: Raw, RawFn: func(t *Task, _ Value, pos []Value, kw []Kw) (Value, error) {
			if len(pos) == 0 {
				return nil, Raise(TypeError, "register() takes at least 1 argument (0 given)")
			}
			if !Callable(pos[0]) {
				return nil, Raise(TypeError, "the first argument must be callable")
			}
			exitCalls.Lock()
			defer exitCalls.Unlock()
			exitCalls.list = append(exitCalls.list, exitCall{pos[0], slices.Clone(pos[1:]), slices.Clone(kw)})
			exitCalls.run = runExitCalls
			return pos[0], nil
		}},
		{Name: "unregister", Kind: OneArg, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
			exitCalls.Lock()
			list := slices.Clone(exitCalls.list)
			exitCalls.Unlock()
			kept := make([]exitCall, 0, len(list))
			for _, c := range list {
				same, err := Eq(t, c.f, a[0])
				if err != nil {
					return nil, err
				}
				if !same {
					kept = append(kept, c)
				}
			}
			exitCalls.Lock()
			exitCalls.list = kept
			exitCalls.Unlock()
			return None, nil
		}},
		{Name: "_run_exitfuncs", Kind: NoArgs, Fn: func(t *Task, _ Value, _ []Value) (Value, error) {
			runExitCalls(t)
			return None, nil
		}},
		{Name: "_ncallbacks", Kind: NoArgs, Fn: func(t *Task, _ Value, _ []Value) (Value, error) {
			exitCalls.Lock()
			defer exitCalls.Unlock()
			return MakeInt(int64(len(exitCalls.list))), nil
		}},
		{Name: "_clear", Kind: NoArgs, Fn: func(t *Task, _ Value, _ []Value) (Value, error) {
			exitCalls.Lock()
			defer exitCalls.Unlock()
			exitCalls.list = nil
			return None, nil
		}},
	})
}
