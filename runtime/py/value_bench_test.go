package py

import (
	"iter"
	"testing"
)

// These benchmarks keep the measurements behind two decisions.
//
// How a dynamic value is represented: a Go interface whose dynamic type is an
// int64 (SmallInt), against a 16-byte struct in the interface (one allocation
// of 16 bytes for each int) and against a 24-byte tagged struct instead of an
// interface (no allocation, but three words to move everywhere).
//
// How generators run: iter.Pull, which switches goroutines directly, against a
// goroutine with two channels.
//
//	go test ./runtime/py -run '^$' -bench 'Represent|Generator' -benchmem

type structInt struct {
	small int64
}

func (structInt) Type() *Type { return TypeInt }

type tagged struct {
	ref Value
	num int64
}

type intTag struct{}

func (*intTag) Type() *Type { return TypeInt }

var theIntTag Value = &intTag{}

//go:noinline
func addStruct(a, b Value) Value {
	if x, ok := a.(structInt); ok {
		if y, ok := b.(structInt); ok {
			return structInt{small: x.small + y.small}
		}
	}
	return nil
}

//go:noinline
func addTagged(a, b tagged) tagged {
	if a.ref == theIntTag && b.ref == theIntTag {
		return tagged{theIntTag, a.num + b.num}
	}
	return tagged{}
}

const benchStep = 100000 // beyond the cache of small ints

func BenchmarkRepresentSmallInt(b *testing.B) {
	list, one := make([]Value, 1000), Value(SmallInt(benchStep))
	b.ReportAllocs()
	for b.Loop() {
		sum := Value(SmallInt(0))
		for i := range list {
			sum, _ = Add(nil, sum, one)
			list[i] = sum
		}
	}
}

func BenchmarkRepresentSmallIntCached(b *testing.B) {
	list, one := make([]Value, 1000), Value(SmallInt(1))
	b.ReportAllocs()
	for b.Loop() {
		sum := Value(SmallInt(0))
		for i := range list {
			sum, _ = Add(nil, sum, one)
			list[i] = sum
		}
	}
}

func BenchmarkRepresentStructInInterface(b *testing.B) {
	list, one := make([]Value, 1000), Value(structInt{small: benchStep})
	b.ReportAllocs()
	for b.Loop() {
		sum := Value(structInt{})
		for i := range list {
			sum = addStruct(sum, one)
			list[i] = sum
		}
	}
}

func BenchmarkRepresentTagged24(b *testing.B) {
	list, one := make([]tagged, 1000), tagged{theIntTag, benchStep}
	b.ReportAllocs()
	for b.Loop() {
		sum := tagged{theIntTag, 0}
		for i := range list {
			sum = addTagged(sum, one)
			list[i] = sum
		}
	}
}

//go:noinline
func passInterface(v Value) Value { return v }

//go:noinline
func passTagged(v tagged) tagged { return v }

func BenchmarkRepresentPassInterface(b *testing.B) {
	list, o := make([]Value, 1000), Value(&Object{})
	for b.Loop() {
		for i := range list {
			list[i] = passInterface(o)
		}
	}
}

func BenchmarkRepresentPassTagged24(b *testing.B) {
	list, o := make([]tagged, 1000), tagged{ref: &Object{}}
	for b.Loop() {
		for i := range list {
			list[i] = passTagged(o)
		}
	}
}

const benchItems = 1000

func BenchmarkGeneratorIterPull(b *testing.B) {
	for b.Loop() {
		next, stop := iter.Pull(func(yield func(Value) bool) {
			for i := range benchItems {
				if !yield(MakeInt(int64(i))) {
					return
				}
			}
		})
		for {
			if _, ok := next(); !ok {
				break
			}
		}
		stop()
	}
}

func BenchmarkGeneratorChannels(b *testing.B) {
	for b.Loop() {
		resume, out := make(chan struct{}), make(chan Value)
		go func() {
			for i := range benchItems {
				<-resume
				out <- MakeInt(int64(i))
			}
			<-resume
			close(out)
		}()
		for {
			resume <- struct{}{}
			if _, ok := <-out; !ok {
				break
			}
		}
	}
}

// BenchmarkGeneratorObject is the whole Generator, with task and recursion
// bookkeeping.
func BenchmarkGeneratorObject(b *testing.B) {
	t := NewTask(nil)
	for b.Loop() {
		g := NewGenerator(t, "count", func(t *Task, yield func(Value) (Value, error)) (Value, error) {
			for i := range benchItems {
				if _, err := yield(MakeInt(int64(i))); err != nil {
					return nil, err
				}
			}
			return None, nil
		})
		for {
			if _, ok, _ := g.Next(t); !ok {
				break
			}
		}
	}
}

func BenchmarkDictGetStr(b *testing.B) {
	for _, n := range []int{4, 8, 32} {
		d := NewDict()
		for i := range n {
			d.SetStr("attribute"+string(rune('a'+i)), None)
		}
		b.Run(string(rune('0'+n/10))+string(rune('0'+n%10)), func(b *testing.B) {
			for b.Loop() {
				d.GetStr("attributec")
			}
		})
	}
}

func BenchmarkCallMethod(b *testing.B) {
	t := NewTask(nil)
	f := &Function{Name: "m", Params: []Param{{Name: "self", Kind: PositionalOrKeyword}, {Name: "x", Kind: PositionalOrKeyword}},
		Body: func(t *Task, a []Value) (Value, error) { return a[1], nil }}
	ns := NewDict()
	ns.SetStr("m", f)
	c, err := NewClass(t, "C", nil, ns, nil)
	if err != nil {
		b.Fatal(err)
	}
	o, err := Call(t, c)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := CallMethod(t, o, "m", True); err != nil {
			b.Fatal(err)
		}
	}
}
