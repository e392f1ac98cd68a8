package py

import "math"

// pullIterator is an iterator of module itertools: a type and a step function, or for those
// that give tuples one that puts their items into a row.
type pullIterator struct {
	class *Type
	next  step
	rows  rowStep
	width int // of rows
	repr  func(t *Task) (string, error)
	done  bool
}

// step and rowStep are the types of a pullIterator's functions.
type (
	step    = func(t *Task) (Value, bool, error)
	rowStep = func(t *Task, row []Value) (bool, error)

	reprFunc = func(t *Task) (string, error)
)

// Type implements Value.
func (it *pullIterator) Type() *Type { return it.class }

// Next implements Iterator.
func (it *pullIterator) Next(t *Task) (Value, bool, error) {
	if it.done {
		return nil, false, nil
	}
	if it.rows != nil {
		return nextTuple(t, it)
	}
	v, ok, err := it.next(t)
	if err == nil && !ok {
		it.done = true
		it.next = nil
	}
	return v, ok, err
}

func (it *pullIterator) rowWidth() int {
	if it.rows == nil {
		return -1
	}
	return it.width
}

func (it *pullIterator) nextRow(t *Task, row []Value) (bool, error) {
	if it.done {
		return false, nil
	}
	ok, err := it.rows(t, row)
	it.done = err == nil && !ok
	return ok, err
}

// Repr implements Reprer.
func (it *pullIterator) Repr(t *Task) (string, error) {
	if it.repr != nil {
		return it.repr(t)
	}
	return defaultRepr(it), nil
}

// itertoolsClasses are the classes of the module: parameter names, how many are
// required, and what makes the step function, which rowsRaw and rows do with the tuples' length.
var itertoolsClasses = []struct {
	name    string
	params  []string
	least   int
	shown   func(t *Task, a []Value) (step, reprFunc, error) // build, for the classes whose repr tells their state
	raw     func(t *Task, pos []Value, kw []Kw) (step, error)
	build   func(t *Task, a []Value) (step, error)
	rowsRaw func(t *Task, pos []Value, kw []Kw) (int, rowStep, error)
	rows    func(t *Task, a []Value) (int, rowStep, error)
}{
	{name: "count", params: []string{"start", "step"}, shown: itCount},
	{name: "cycle", params: []string{""}, least: 1, build: itCycle},
	{name: "repeat", params: []string{"object", "times"}, least: 1, shown: itRepeat},
	{name: "accumulate", params: []string{"iterable", "func", "$", "initial"}, least: 1, build: itAccumulate},
	{name: "chain", raw: func(t *Task, pos []Value, kw []Kw) (step, error) {
		l := NewTuple(append([]Value(nil), pos...)...)
		it, _ := l.Iter(t)
		return chainStep(it), noKeywords("chain", kw)
	}},
	{name: "compress", params: []string{"data", "selectors"}, least: 2, build: itCompress},
	{name: "dropwhile", params: []string{"", ""}, least: 2, build: itDropWhile},
	{name: "takewhile", params: []string{"", ""}, least: 2, build: itTakeWhile},
	{name: "filterfalse", params: []string{"", ""}, least: 2, build: itFilterFalse},
	{name: "groupby", params: []string{"iterable", "key"}, least: 1, rows: itGroupBy},
	{name: "islice", raw: itSlice},
	{name: "pairwise", params: []string{""}, least: 1, rows: itPairwise},
	{name: "starmap", params: []string{"", ""}, least: 2, build: itStarMap},
	{name: "zip_longest", rowsRaw: itZipLongest},
	{name: "product", rowsRaw: itProduct},
	{name: "permutations", params: []string{"iterable", "r"}, least: 1, rows: itPermutations},
	{name: "combinations", params: []string{"iterable", "r"}, least: 2, rows: itCombinations},
	{name: "combinations_with_replacement", params: []string{"iterable", "r"}, least: 2, rows: itCombinationsWithReplacement},
}

// isNumber is PyNumber_Check.
func isNumber(v Value) bool {
	if _, ok := v.(Complex); ok {
		return true
	}
	for _, method := range [...]string{"__index__", "__int__", "__float__"} {
		if _, ok := TypeOf(v).Lookup(method); ok {
			return true
		}
	}
	return false
}

func orZero(v Value) Value {
	if v == nil {
		return MakeInt(0)
	}
	return v
}

func itAccumulate(t *Task, a []Value) (step, error) {
	it, err := Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	var total Value
	initial := a[2]
	return func(t *Task) (Value, bool, error) {
		if initial != nil && initial != None {
			total, initial = initial, nil
			return total, true, nil
		}
		v, ok, err := it.Next(t)
		if err != nil || !ok {
			return nil, false, err
		}
		switch {
		case total == nil:
			total = v
		case a[1] == nil || a[1] == None:
			total, err = Add(t, total, v)
		default:
			total, err = Call(t, a[1], total, v)
		}
		return total, err == nil, err
	}, nil
}

// chainStep runs through the iterables that an iterator gives.
func chainStep(source Iterator) step {
	var current Iterator
	return func(t *Task) (Value, bool, error) {
		for {
			if current == nil {
				v, ok, err := source.Next(t)
				if err != nil || !ok {
					return nil, false, err
				}
				if current, err = Iter(t, v); err != nil {
					return nil, false, err
				}
			}
			v, ok, err := current.Next(t)
			if err != nil || ok {
				return v, ok, err
			}
			current = nil
		}
	}
}

func itCompress(t *Task, a []Value) (step, error) {
	its, err := iterators(t, a)
	if err != nil {
		return nil, err
	}
	return func(t *Task) (Value, bool, error) {
		for {
			v, ok, err := its[0].Next(t)
			if err != nil || !ok {
				return nil, false, err
			}
			s, ok, err := its[1].Next(t)
			if err != nil || !ok {
				return nil, false, err
			}
			if keep, err := Truth(t, s); keep || err != nil {
				return v, err == nil, err
			}
		}
	}, nil
}

// holds is bool(f(v)), with None for f as bool(v).
func holds(t *Task, f, v Value) (bool, error) {
	if f != None {
		var err error
		if v, err = Call(t, f, v); err != nil {
			return false, err
		}
	}
	return Truth(t, v)
}

func itDropWhile(t *Task, a []Value) (step, error) {
	it, err := Iter(t, a[1])
	if err != nil {
		return nil, err
	}
	dropping := true
	return func(t *Task) (Value, bool, error) {
		for {
			v, ok, err := it.Next(t)
			if err != nil || !ok || !dropping {
				return v, ok, err
			}
			if dropping, err = holds(t, a[0], v); err != nil || !dropping {
				return v, err == nil, err
			}
		}
	}, nil
}

func itTakeWhile(t *Task, a []Value) (step, error) {
	it, err := Iter(t, a[1])
	if err != nil {
		return nil, err
	}
	return func(t *Task) (Value, bool, error) {
		v, ok, err := it.Next(t)
		if err != nil || !ok {
			return nil, false, err
		}
		ok, err = holds(t, a[0], v)
		return v, ok && err == nil, err
	}, nil
}

func itFilterFalse(t *Task, a []Value) (step, error) {
	it, err := Iter(t, a[1])
	if err != nil {
		return nil, err
	}
	return func(t *Task) (Value, bool, error) {
		for {
			v, ok, err := it.Next(t)
			if err != nil || !ok {
				return nil, false, err
			}
			if in, err := holds(t, a[0], v); err != nil || !in {
				return v, err == nil, err
			}
		}
	}, nil
}

// TypeGrouper is the type of groupby's groups.
var TypeGrouper = newRootType(grouperTables{}, "itertools", "_grouper")

type grouperTables struct{}

// Fill implements Tables.
func (grouperTables) Fill() { TypeGrouper.SetMethods(nil, "iter next") }

// grouping is the state of groupby.
type grouping struct {
	it        Iterator
	by        Value // None for the items themselves
	value     Value
	key       Value // of value; nil before the first
	target    Value // the key of the group given out last
	exhausted bool
	serial    int // of that group
}

// grouper gives the items of a group for as long as no other was asked for.
type grouper struct {
	from   *grouping
	key    Value
	serial int
	inside bool // an item was given
	done   bool
}

func itGroupBy(t *Task, a []Value) (int, rowStep, error) {
	it, err := Iter(t, a[0])
	if err != nil {
		return 0, nil, err
	}
	g := &grouping{it: it, by: orNone(a[1])}
	return 2, g.next, nil
}

// advance takes the next item.
func (g *grouping) advance(t *Task) error {
	v, ok, err := g.it.Next(t)
	if err != nil {
		return err
	}
	if !ok {
		g.exhausted = true
		return nil
	}
	k := v
	if g.by != None {
		if k, err = Call(t, g.by, v); err != nil {
			return err
		}
	}
	g.value, g.key = v, k
	return nil
}

// next gives a key and its group.
func (g *grouping) next(t *Task, row []Value) (bool, error) {
	g.serial++
	mine := g.serial
	for g.key == nil || g.target != nil {
		if g.key != nil {
			eq, err := same(t, g.target, g.key)
			if err != nil {
				return false, err
			}
			if !eq {
				break
			}
		}
		if err := g.advance(t); err != nil || g.exhausted {
			return false, err
		}
		if g.target == nil {
			break
		}
	}
	g.target = g.key
	row[0], row[1] = g.key, &grouper{from: g, key: g.key, serial: mine}
	return true, nil
}

// Type implements Value.
func (*grouper) Type() *Type { return TypeGrouper }

// Next implements Iterator.
func (it *grouper) Next(t *Task) (Value, bool, error) {
	g := it.from
	if it.done || it.serial != g.serial || g.exhausted {
		it.done = true
		return nil, false, nil
	}
	if it.inside {
		if err := g.advance(t); err != nil || g.exhausted {
			it.done = err == nil
			return nil, false, err
		}
	}
	it.inside = true
	eq, err := same(t, it.key, g.key)
	if err != nil || !eq {
		it.done = err == nil
		return nil, false, err
	}
	return g.value, true, nil
}

func itSlice(t *Task, pos []Value, kw []Kw) (step, error) {
	if err := noKeywords("islice", kw); err != nil {
		return nil, err
	}
	if err := checkPositional("islice", len(pos), 2, 4); err != nil {
		return nil, err
	}
	// What is no index, or beyond sys.maxsize, counts as -1.
	read := func(i, missing int) int {
		if i >= len(pos) || pos[i] == None {
			return missing
		}
		n, err := AsIndex(t, pos[i])
		if at, fits := n.Int64(); err == nil && fits {
			return int(at)
		}
		return -1
	}
	first := 1 // the place of the stop
	if len(pos) > 2 {
		first = 2
	}
	stop := read(first, math.MaxInt)
	start, by := 0, 1
	if first == 2 {
		start, by = read(1, 0), read(3, 1)
	}
	if err := islicePlaces(start, stop, by); err != nil {
		return nil, err
	}
	it, err := Iter(t, pos[0])
	if err != nil {
		return nil, err
	}
	i, next := 0, start
	return func(t *Task) (Value, bool, error) {
		if next >= stop {
			// The items up to stop are consumed even when none is given out.
			for i < stop {
				if _, ok, err := it.Next(t); err != nil || !ok {
					return nil, false, err
				}
				i++
			}
			return nil, false, nil
		}
		for {
			v, ok, err := it.Next(t)
			if err != nil || !ok {
				return nil, false, err
			}
			i++
			if i > next {
				if next += by; next < 0 { // beyond any number of items
					next = stop
				}
				return v, true, nil
			}
		}
	}, nil
}

// islicePlaces is the ValueError for bounds that islice does not take.
func islicePlaces(start, stop, step int) error {
	switch {
	case stop == -1:
		return Raise(ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
	case start < 0 || stop < 0:
		return Raise(ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
	case step < 1:
		return Raise(ValueError, "Step for islice() must be a positive integer or None.")
	}
	return nil
}

func itPairwise(t *Task, a []Value) (int, rowStep, error) {
	it, err := Iter(t, a[0])
	if err != nil {
		return 0, nil, err
	}
	var old Value
	return 2, func(t *Task, row []Value) (bool, error) {
		if old == nil {
			v, ok, err := it.Next(t)
			if err != nil || !ok {
				return false, err
			}
			old = v
		}
		v, ok, err := it.Next(t)
		if err != nil || !ok {
			return false, err
		}
		row[0], row[1] = old, v
		old = v
		return true, nil
	}, nil
}

func itStarMap(t *Task, a []Value) (step, error) {
	it, err := Iter(t, a[1])
	if err != nil {
		return nil, err
	}
	return func(t *Task) (Value, bool, error) {
		v, ok, err := it.Next(t)
		if err != nil || !ok {
			return nil, false, err
		}
		args, err := items(t, v)
		if err != nil {
			return nil, false, err
		}
		r, err := CallKw(t, a[0], args, nil)
		return r, err == nil, err
	}, nil
}

func itZipLongest(t *Task, pos []Value, kw []Kw) (int, rowStep, error) {
	var fill Value = None
	for _, k := range kw {
		if k.Name != "fillvalue" {
			return 0, nil, Raise(TypeError, "zip_longest() got an unexpected keyword argument")
		}
		fill = k.Value
	}
	its, err := iterators(t, pos)
	if err != nil {
		return 0, nil, err
	}
	active := len(its)
	return len(its), func(t *Task, row []Value) (bool, error) {
		if active == 0 {
			return false, nil
		}
		for i, it := range its {
			row[i] = fill
			if it == nil {
				continue
			}
			v, ok, err := it.Next(t)
			if err != nil {
				return false, err
			}
			if !ok {
				its[i] = nil
				if active--; active == 0 {
					return false, nil
				}
				continue
			}
			row[i] = v
		}
		return true, nil
	}, nil
}

func itProduct(t *Task, pos []Value, kw []Kw) (int, rowStep, error) {
	repeat := 1
	for _, k := range kw {
		if k.Name != "repeat" {
			return 0, nil, Raise(TypeError, "'%s' is an invalid keyword argument for product()", k.Name)
		}
		i, err := AsIndex(t, k.Value)
		if err != nil {
			return 0, nil, err
		}
		if repeat = i.clampIndex(); repeat < 0 {
			return 0, nil, Raise(ValueError, "repeat argument cannot be negative")
		}
	}
	var once [][]Value
	for _, v := range pos {
		all, err := items(t, v)
		if err != nil {
			return 0, nil, err
		}
		once = append(once, append([]Value(nil), all...))
	}
	var pools [][]Value
	for range repeat {
		pools = append(pools, once...)
	}
	index := make([]int, len(pools))
	first, done := true, false
	for _, p := range pools {
		done = done || len(p) == 0
	}
	return len(pools), func(t *Task, row []Value) (bool, error) {
		if done {
			return false, nil
		}
		if !first {
			i := len(pools) - 1
			for ; i >= 0; i-- {
				if index[i]++; index[i] < len(pools[i]) {
					break
				}
				index[i] = 0
			}
			if i < 0 {
				done = true
				return false, nil
			}
		}
		first = false
		for i := range pools {
			row[i] = pools[i][index[i]]
		}
		return true, nil
	}, nil
}

// selection makes rows out of index vectors: advance changes them in place and
// reports whether there is another.
func selection(pool []Value, index []int, advance func() bool) (int, rowStep, error) {
	first := true
	return len(index), func(t *Task, row []Value) (bool, error) {
		if !first && !advance() {
			return false, nil
		}
		first = false
		for i, p := range index {
			row[i] = pool[p]
		}
		return true, nil
	}, nil
}

func poolAndLength(t *Task, a []Value, n func(int) int) ([]Value, int, error) {
	all, err := items(t, a[0])
	if err != nil {
		return nil, 0, err
	}
	pool := append([]Value(nil), all...)
	r := n(len(pool))
	if a[1] != nil && a[1] != None {
		i, ok := AsInt(a[1])
		if !ok {
			return nil, 0, Raise(TypeError, "Expected int as r")
		}
		if r = i.clampIndex(); r < 0 {
			return nil, 0, Raise(ValueError, "r must be non-negative")
		}
	}
	return pool, r, nil
}

// noRows is what there is of tuples that are longer than the pool.
func noRows() (int, rowStep, error) {
	return 0, func(*Task, []Value) (bool, error) { return false, nil }, nil
}

func itPermutations(t *Task, a []Value) (int, rowStep, error) {
	pool, r, err := poolAndLength(t, a, func(n int) int { return n })
	if err != nil {
		return 0, nil, err
	}
	n := len(pool)
	if r > n {
		return noRows()
	}
	index := make([]int, n)
	cycles := make([]int, r)
	for i := range index {
		index[i] = i
	}
	for i := range cycles {
		cycles[i] = n - i
	}
	return selection(pool, index[:r], func() bool {
		for i := r - 1; i >= 0; i-- {
			if cycles[i]--; cycles[i] == 0 {
				head := index[i]
				copy(index[i:], index[i+1:])
				index[n-1] = head
				cycles[i] = n - i
				continue
			}
			j := n - cycles[i]
			index[i], index[j] = index[j], index[i]
			return true
		}
		return false
	})
}

func itCombinations(t *Task, a []Value) (int, rowStep, error) {
	pool, r, err := poolAndLength(t, a, func(int) int { return 0 })
	if err != nil {
		return 0, nil, err
	}
	n := len(pool)
	if r > n {
		return noRows()
	}
	index := make([]int, r)
	for i := range index {
		index[i] = i
	}
	return selection(pool, index, func() bool {
		i := r - 1
		for i >= 0 && index[i] == i+n-r {
			i--
		}
		if i < 0 {
			return false
		}
		index[i]++
		for j := i + 1; j < r; j++ {
			index[j] = index[j-1] + 1
		}
		return true
	})
}

func itCombinationsWithReplacement(t *Task, a []Value) (int, rowStep, error) {
	pool, r, err := poolAndLength(t, a, func(int) int { return 0 })
	if err != nil {
		return 0, nil, err
	}
	n := len(pool)
	if n == 0 && r > 0 {
		return noRows()
	}
	index := make([]int, r)
	return selection(pool, index, func() bool {
		i := r - 1
		for i >= 0 && index[i] == n-1 {
			i--
		}
		if i < 0 {
			return false
		}
		v := index[i] + 1
		for ; i < r; i++ {
			index[i] = v
		}
		return true
	})
}

// itTee is itertools.tee.
func itTee(t *Task, self Value, a []Value) (Value, error) {
	n := 2
	if a[1] != nil {
		i, err := AsIndex(t, a[1])
		if err != nil {
			return nil, err
		}
		if n = i.clampIndex(); n < 0 {
			return nil, Raise(ValueError, "n must be >= 0")
		}
	}
	it, err := Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	queues := make([][]Value, n)
	out := make([]Value, n)
	for i := range out {
		out[i] = &pullIterator{class: TypeTee, next: func(t *Task) (Value, bool, error) {
			if len(queues[i]) == 0 {
				v, ok, err := it.Next(t)
				if err != nil || !ok {
					return nil, false, err
				}
				for j := range queues {
					queues[j] = append(queues[j], v)
				}
			}
			v := queues[i][0]
			queues[i] = queues[i][1:]
			return v, true, nil
		}}
	}
	return NewTuple(out...), nil
}

// TypeTee is the type of tee's iterators.
var TypeTee = newRootType(nil, "itertools", "_tee")

// ItertoolsModule is the module itertools.
var ItertoolsModule = NewNative("itertools", buildItertoolsModule)

func buildItertoolsModule() *Module {
	m := NewNativeModule("itertools", []Method{
		{Name: "tee", Kind: Positional, Min: 1, Max: 2, Fn: itTee},
	})
	TypeTee.SetMethods(nil, "iter next")
	for i := range itertoolsClasses {
		row := &itertoolsClasses[i]
		class := newBuiltinType("itertools", row.name)
		class.SetMethods(nil, "iter next")
		class.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
			it := &pullIterator{class: class}
			var a []Value
			var err error
			if row.params != nil {
				if a, err = bindKeywords(row.name, row.params, row.least, pos, kw); err != nil {
					return nil, err
				}
			}
			switch {
			case row.shown != nil:
				it.next, it.repr, err = row.shown(t, a)
			case row.raw != nil:
				it.next, err = row.raw(t, pos, kw)
			case row.rowsRaw != nil:
				it.width, it.rows, err = row.rowsRaw(t, pos, kw)
			case row.rows != nil:
				it.width, it.rows, err = row.rows(t, a)
			default:
				it.next, err = row.build(t, a)
			}
			if err != nil {
				return nil, err
			}
			return it, nil
		}
		if row.name == "chain" {
			class.SetMethods([]Method{{Name: "from_iterable", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
				it, err := Iter(t, a[0])
				if err != nil {
					return nil, err
				}
				return &pullIterator{class: class, next: chainStep(it)}, nil
			}}}, "")
		}
		m.Dict.SetStr(row.name, class)
	}
	return m
}
