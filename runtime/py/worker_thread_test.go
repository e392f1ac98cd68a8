package py

import "testing"

// BenchmarkWorker is what a function that is not async costs for its thread: a mark, and a thread
// taken from the pool where something asks which it is.
func BenchmarkWorker(b *testing.B) {
	t := NewTask(nil)
	b.Run("unasked", func(b *testing.B) {
		for b.Loop() {
			t.EnterWorker()
			t.LeaveWorker()
		}
	})
	b.Run("asked", func(b *testing.B) {
		for b.Loop() {
			t.EnterWorker()
			t.currentThread()
			t.LeaveWorker()
		}
	})
}

// TestWorkersAreReused holds the pool to anyio's order: the thread that became idle last is
// taken first, and one thread serves calls that come one after the other.
func TestWorkersAreReused(t *testing.T) {
	pool := &workerPool{class: typeWorkerThread, name: func(int) string { return "worker" }}
	a, b := pool.take(), pool.take()
	if a == b {
		t.Fatal("two calls at once have one thread")
	}
	pool.giveBack(a)
	pool.giveBack(b)
	if pool.take() != b || pool.take() != a {
		t.Error("the thread that became idle last is not taken first")
	}
	a.end()
	b.end()
}
