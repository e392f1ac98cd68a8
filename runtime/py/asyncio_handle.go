package py

import (
	"fmt"
	"os"
	"sync"
	"time"
)

// TypeHandle and TypeTimerHandle are asyncio.Handle and asyncio.TimerHandle.
var (
	TypeHandle      = newRootType(asyncioHandleTables{}, "asyncio", "Handle")
	TypeTimerHandle = newSubtype(asyncioHandleTables{}, "asyncio", "TimerHandle", &TypeHandle)
)

// callbackHandle is what call_soon and its like return: a plain call that the loop makes
// when its turn comes.
type callbackHandle struct {
	class *Type
	when  float64 // of a TimerHandle, on the loop's clock

	mu        sync.Mutex
	cancelled bool
	stop      func() // takes the timer out
}

// Type implements Value.
func (h *callbackHandle) Type() *Type { return h.class }

// callback makes the call of a handle: it runs under the loop's lock, in a copy of the
// context in which it was asked for, and what it raises goes to the log.
func (t *Task) callback(h *callbackHandle, fn Value, args []Value) func() {
	t.joinLoop()
	child := &Task{loop: t.loop, context: t.context.copy(), Stdout: t.Stdout, Local: t.Local, thread: t.loop.runner()}
	args = append([]Value(nil), args...)
	return func() {
		h.mu.Lock()
		cancelled := h.cancelled
		h.mu.Unlock()
		if cancelled {
			return
		}
		child.held = 1
		if _, err := Call(child, fn, args...); err != nil {
			name := fn.Type().Name
			if f, ok := fn.(*Function); ok {
				name = f.Qualname
			}
			fmt.Fprintf(os.Stderr, "Exception in callback %s\n", name)
			if e := AsException(err); e != nil {
				fmt.Fprint(os.Stderr, FormatException(e))
			}
		}
		child.held = 0
	}
}

// callSoonHandle is loop.call_soon.
func (t *Task) callSoonHandle(fn Value, args []Value) *callbackHandle {
	h := &callbackHandle{class: TypeHandle}
	run := t.callback(h, fn, args)
	t.loop.callSoon(run)
	return h
}

// callAtHandle is loop.call_at: when is a time of the loop's clock, in seconds.
func (t *Task) callAtHandle(when float64, fn Value, args []Value) *callbackHandle {
	h := &callbackHandle{class: TypeTimerHandle, when: when}
	run := t.callback(h, fn, args)
	loop := t.loop
	h.stop = loop.after(time.Duration((when-monotonicSeconds())*1e9), func() { loop.callSoon(run) })
	return h
}

func (h *callbackHandle) cancel() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.cancelled = true
	if h.stop != nil {
		h.stop()
	}
}

var handleMethods = []Method{
	{Name: "cancel", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		self.(*callbackHandle).cancel()
		return None, nil
	}},
	{Name: "cancelled", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		h := self.(*callbackHandle)
		h.mu.Lock()
		defer h.mu.Unlock()
		return MakeBool(h.cancelled), nil
	}},
}

// loopCall is a method of the loop that takes a callback behind some arguments of its own.
func loopCall(name, own string, call func(t *Task, own []Value, fn Value, args []Value) (Value, error)) Method {
	return Method{Name: name, Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		fn := newPyFunction("asyncio", "BaseEventLoop."+name+"(self, "+own+"callback, *args, context=None)", nil)
		a, err := BindArgs(fn, append([]Value{self}, pos...), kw)
		if err != nil {
			return nil, err
		}
		n := len(a) - 3
		o := self.(*eventLoop)
		if err := o.notClosed(); err != nil {
			return nil, err
		}
		return call(o.host(t), a[1:n], a[n], a[n+1].(*Tuple).Items)
	}}
}

// loopSeconds reads a time or a delay.
func loopSeconds(t *Task, v Value) (float64, error) {
	sum, err := Add(t, Float(0), v)
	if err != nil {
		return 0, err
	}
	f, _ := AsFloat(sum)
	return f, nil
}

func loopCallMethods() []Method {
	return []Method{
		loopCall("call_soon", "", func(t *Task, own []Value, fn Value, args []Value) (Value, error) {
			return t.callSoonHandle(fn, args), nil
		}),
		loopCall("call_soon_threadsafe", "", func(t *Task, own []Value, fn Value, args []Value) (Value, error) {
			return t.callSoonHandle(fn, args), nil
		}),
		loopCall("call_later", "delay, ", func(t *Task, own []Value, fn Value, args []Value) (Value, error) {
			if own[0] == None {
				return nil, Raise(TypeError, "delay must not be None")
			}
			delay, err := loopSeconds(t, own[0])
			if err != nil {
				return nil, err
			}
			return t.callAtHandle(monotonicSeconds()+delay, fn, args), nil
		}),
		loopCall("call_at", "when, ", func(t *Task, own []Value, fn Value, args []Value) (Value, error) {
			if own[0] == None {
				return nil, Raise(TypeError, "when cannot be None")
			}
			when, err := loopSeconds(t, own[0])
			if err != nil {
				return nil, err
			}
			return t.callAtHandle(when, fn, args), nil
		}),
		{Name: "run_forever", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			o := self.(*eventLoop)
			if o.own && !o.running {
				return nil, Raise(NotImplementedError, "run_forever: a compiled service runs its loops by run_until_complete")
			}
			return nil, o.alreadyRunning()
		}},
	}
}

type asyncioHandleTables struct{}

// Fill implements Tables.
func (asyncioHandleTables) Fill() {
	TypeHandle.SetMethods(handleMethods, "")
	TypeTimerHandle.SetMethods([]Method{{Name: "when", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return Float(self.(*callbackHandle).when), nil
	}}}, "")
}
