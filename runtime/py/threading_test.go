package py

import (
	"testing"
	"time"
)

// TestThreads runs threads that hand permits through a semaphore and count under a
// lock, and looks that waiting gives the loop's lock up.
func TestThreads(t *testing.T) {
	task := NewTask(NewLoop())
	task.Lock()
	defer task.Unlock()
	make := func(module, class string, pos ...Value) Value {
		t.Helper()
		c, err := Native(task, module, class)
		if err != nil {
			t.Fatal(err)
		}
		v, err := Call(task, c, pos...)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	call := func(v Value, name string, args ...Value) Value {
		t.Helper()
		r, err := CallMethod(task, v, name, args...)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return r
	}
	permits, lock, event := make("threading", "Semaphore", MakeInt(0)), make("threading", "RLock"), make("threading", "Event")
	count := 0
	work := newPyFunction("m", "work(n)", func(t *Task, a []Value) (Value, error) {
		for range 10 {
			for _, step := range []struct {
				on   Value
				name string
				args []Value
			}{{lock, "__enter__", nil}, {lock, "__enter__", nil}, {lock, "release", nil}, {lock, "release", nil}, {permits, "release", nil}} {
				if _, err := CallMethod(t, step.on, step.name, step.args...); err != nil {
					return nil, err
				}
			}
			count++
		}
		return CallMethod(t, event, "set")
	})
	var threads []Value
	for i := range 4 {
		th := make("threading", "Thread", None, work, None, NewTuple(MakeInt(int64(i))))
		call(th, "start")
		threads = append(threads, th)
	}
	for range 40 {
		call(permits, "acquire")
	}
	call(event, "wait")
	for _, th := range threads {
		call(th, "join", MakeInt(5))
		if call(th, "is_alive") != False {
			t.Error("a joined thread is alive")
		}
	}
	if count != 40 {
		t.Error(count)
	}
	start := time.Now()
	if call(make("threading", "Event"), "wait", Float(0.02)) != False || time.Since(start) < 20*time.Millisecond {
		t.Error("an event that nobody set")
	}
	if _, err := CallMethod(task, make("threading", "Lock"), "release"); err == nil || err.Error() != "RuntimeError: release unlocked lock" {
		t.Errorf("%v", err)
	}
	if call(make("threading", "Lock"), "acquire") != True {
		t.Error("a free lock")
	}
}
