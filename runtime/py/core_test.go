package py

import (
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestConcurrentLookups looks attributes of shared types up from many
// goroutines: the caches behind it need no lock of the caller (run with -race).
func TestConcurrentLookups(t *testing.T) {
	ns := NewDict()
	ns.SetStr("answer", MakeInt(42))
	c, err := NewClass(NewTask(nil), "C", []Value{TypeDict}, ns, nil)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			task := NewTask(nil)
			for _, name := range []string{"answer", "keys", "__len__", "missing", "update", "__repr__"} {
				_, _ = GetAttr(task, c, name)
			}
			for _, v := range []Value{Str("a"), MakeInt(1), NewList(), NewTuple(), Float(1)} {
				_, _ = GetAttr(task, v, "__class__")
				_, _ = CallMethod(task, v, "__repr__")
			}
			Builtins()
			_, _ = ImportNative("functools")
		}()
	}
	wg.Wait()
}

// TestAbandonedGenerators makes generators that are never finished: their
// coroutines must go when the generator objects do.
func TestAbandonedGenerators(t *testing.T) {
	task := NewTask(nil)
	before := runtime.NumGoroutine()
	for range 100 {
		g := NewGenerator(task, "forever", func(t *Task, yield func(Value) (Value, error)) (Value, error) {
			for {
				if _, err := yield(None); err != nil {
					return nil, err
				}
			}
		})
		if _, ok, err := g.Next(task); !ok || err != nil {
			t.Fatal(ok, err)
		}
	}
	for range 100 {
		runtime.GC()
		if runtime.NumGoroutine() <= before+5 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines left, %d before", runtime.NumGoroutine(), before)
}

// TestSelfContaining compares and prints structures that contain themselves.
func TestSelfContaining(t *testing.T) {
	task := NewTask(nil)
	a, b := NewList(), NewList()
	a.Append(a)
	b.Append(b)
	if r, err := Repr(task, a); r != "[[...]]" || err != nil {
		t.Error(r, err)
	}
	_, err := Eq(task, a, b)
	want := "RecursionError: maximum recursion depth exceeded in comparison"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if task.Depth() != 0 {
		t.Errorf("depth %d is left", task.Depth())
	}
	var deep Value = NewList()
	for range 100000 {
		deep = NewList(deep)
	}
	if _, err := Repr(task, deep); err == nil || !strings.HasPrefix(err.Error(), "RecursionError") {
		t.Errorf("repr of a deep list: %v", err)
	}
	if _, err := DeepCopy(task, deep); err == nil || !strings.HasPrefix(err.Error(), "RecursionError") {
		t.Errorf("deepcopy of a deep list: %v", err)
	}
}

// TestLoopOrder runs tasks that yield to one another and looks at the order.
func TestLoopOrder(t *testing.T) {
	task := NewTask(NewLoop())
	var log []string
	worker := func(name string) Value {
		return NewCoroutine(name, func(t *Task) (Value, error) {
			for range 3 {
				log = append(log, name)
				if err := Sleep(t, 0); err != nil {
					return nil, err
				}
			}
			return None, nil
		})
	}
	if _, err := Gather(task, []Value{worker("a"), worker("b"), worker("c")}, false); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(log, ""); got != "abcabcabc" {
		t.Error(got)
	}
}

// TestLockIsExclusive increments a counter from many tasks of one loop.
func TestLockIsExclusive(t *testing.T) {
	loop := NewLoop()
	var wg sync.WaitGroup
	counter := 0
	for range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			task := NewTask(loop)
			for range 100 {
				task.Lock()
				n := counter
				task.Blocking(func() {})
				_ = n
				counter++
				task.Unlock()
			}
		}()
	}
	wg.Wait()
	if counter != 2000 {
		t.Error(counter)
	}
}

// TestFormatException prints a chain, notes and a group. The expected text is
// CPython 3.11's for the same exceptions without frames.
func TestFormatException(t *testing.T) {
	cause := Raise(ValueError, "low").(*Exception)
	e := raiseArgs(KeyError, Str("k"))
	e.Cause, e.SuppressContext = cause, true
	e.Notes = NewList(Str("a note"))
	want := "ValueError: low\n\nThe above exception was the direct cause of the following exception:\n\nKeyError: 'k'\na note\n"
	if got := FormatException(e); got != want {
		t.Errorf("got %q", got)
	}
	group := NewExceptionGroup("many", Raise(ValueError, "1").(*Exception), Raise(TypeError, "2").(*Exception))
	want = `  | ExceptionGroup: many (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | ValueError: 1
    +---------------- 2 ----------------
    | TypeError: 2
    +------------------------------------
`
	if got := FormatException(group); got != want {
		t.Errorf("got\n%s", got)
	}
}

// TestSetOrder compares the order of sets of ints with CPython 3.11.
func TestSetOrder(t *testing.T) {
	for _, c := range []struct {
		items []int64
		want  string
	}{
		{[]int64{3, 1, 2}, "{1, 2, 3}"},
		{[]int64{100, 5, 33, 64, 8, 1}, "{64, 33, 1, 100, 5, 8}"},
		{[]int64{-1, -2, -3, 7}, "{7, -3, -1, -2}"},
	} {
		s, _ := NewSet(nil)
		for _, i := range c.items {
			if err := s.Add(nil, MakeInt(i)); err != nil {
				t.Fatal(err)
			}
		}
		if got, _ := Repr(nil, s); got != c.want {
			t.Errorf("%v: got %s, want %s", c.items, got, c.want)
		}
	}
}

// TestHashSeed compares hashes of strings with PYTHONHASHSEED=0 and =42.
func TestHashSeed(t *testing.T) {
	k0, k1, seeded := hashKey0, hashKey1, hashSeeded
	defer func() { hashKey0, hashKey1, hashSeeded = k0, k1, seeded }()
	for _, c := range hashCases {
		SetHashSeed(c.seed)
		if got := HashStr(c.text); got != c.want {
			t.Errorf("seed %d, %q: got %d, want %d", c.seed, c.text, got, c.want)
		}
	}
}

// hashCases are hash(text) of CPython 3.11 under PYTHONHASHSEED=seed.
var hashCases = []struct {
	seed uint32
	text string
	want int64
}{
	{0, "a", 4644417185603328019},
	{0, "hello", -2096571579003691106},
	{0, "abcdefgh", 4574395652268504554},
	{0, "abcdefghi", -532774252720507163},
	{0, "é", 6047309291227476195},
	{0, "日本", 6243316497235261705},
	{0, "😀x", -8926728262118538918},
	{42, "a", -123207753977932514},
	{42, "hello", 841626496250501200},
	{42, "abcdefgh", -5457871895989710762},
	{42, "abcdefghi", -5970266004662334337},
	{42, "é", 5653850369683463245},
	{42, "日本", -7192152084576530731},
	{42, "😀x", -7412435959675129227},
}

// TestSizes asks for results that no service should make: each is refused at
// once, whatever size it would have.
func TestSizes(t *testing.T) {
	task := testTask(t)
	for _, src := range []string{"'x'*10**10", "b'x'*10**10", "[0]*10**9", "'{:9999999999}'.format('a')", "'{:.9999999999f}'.format(1.5)", "'{:09999999999d}'.format(1)",
		"'%9999999999d' % 1", "'a'.ljust(10**10)", "'a'.zfill(10**10)", "b'a'.zfill(10**10)", "b'a'.center(10**10)", "bytes(10**10)", "1<<10**10", "10**10**9",
		"b'\\t\\t'.expandtabs(2**30)", "list(range(10**10))", "json.dumps([1],indent=10**10)"} {
		start := time.Now()
		got := safeOutcome(task, src)
		if !strings.HasPrefix(got, "!MemoryError") && !strings.HasPrefix(got, "!ValueError") && !strings.HasPrefix(got, "!OverflowError") {
			t.Errorf("%s: %s", src, clipRunes(got, 100))
		}
		if d := time.Since(start); d > time.Second {
			t.Errorf("%s took %v", src, d)
		}
	}
}
