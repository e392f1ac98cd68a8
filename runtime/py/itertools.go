package py

// pullIterator is an iterator of module itertools: a type and a step function.
type pullIterator struct {
	class *Type
	next  func(t *Task) (Value, bool, error)
	repr  func(t *Task) (string, error)
	done  bool
}

// Type implements Value.
func (it *pullIterator) Type() *Type { return it.class }

// Next implements Iterator.
func (it *pullIterator) Next(t *Task) (Value, bool, error) {
	if it.done {
		return nil, false, nil
	}
	v, ok, err := it.next(t)
	if err == nil && !ok {
		it.done = true
		it.next = nil
	}
	return v, ok, err
}

// Repr implements Reprer.
func (it *pullIterator) Repr(t *Task) (string, error) {
	if it.repr != nil {
		return it.repr(t)
	}
	return defaultRepr(it), nil
}

// step is the type of a pullIterator's step function.
type step = func(t *Task) (Value, bool, error)

// itertoolsClasses are the classes of the module: parameter names, how many are
// required, and what makes the step function.
var itertoolsClasses = []struct {
	name   string
	params []string
	least  int
	raw    func(t *Task, pos []Value, kw []Kw) (step, error)
	build  func(t *Task, a []Value) (step, error)
}{
	{name: "count", params: []string{"start", "step"}, build: itCount},
	{name: "cycle", params: []string{""}, least: 1, build: itCycle},
	{name: "repeat", params: []string{"object", "times"}, least: 1, build: itRepeat},
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
	{name: "groupby", params: []string{"iterable", "key"}, least: 1, build: itGroupBy},
	{name: "islice", raw: itSlice},
	{name: "pairwise", params: []string{""}, least: 1, build: itPairwise},
	{name: "starmap", params: []string{"", ""}, least: 2, build: itStarMap},
	{name: "zip_longest", raw: itZipLongest},
	{name: "product", raw: itProduct},
	{name: "permutations", params: []string{"iterable", "r"}, least: 1, build: itPermutations},
	{name: "combinations", params: []string{"iterable", "r"}, least: 2, build: itCombinations},
	{name: "combinations_with_replacement", params: []string{"iterable", "r"}, least: 2, build: itCombinationsWithReplacement},
}

func itCount(t *Task, a []Value) (step, error) {
	n, by := orZero(a[0]), a[1]
	if by == nil {
		by = MakeInt(1)
	}
	return func(t *Task) (Value, bool, error) {
		v := n
		next, err := Add(t, n, by)
		n = next
		return v, err == nil, err
	}, nil
}

func orZero(v Value) Value {
	if v == nil {
		return MakeInt(0)
	}
	return v
}

func itCycle(t *Task, a []Value) (step, error) {
	it, err := Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	var saved []Value
	i := -1
	return func(t *Task) (Value, bool, error) {
		if i < 0 {
			v, ok, err := it.Next(t)
			if err != nil || ok {
				if ok {
					saved = append(saved, v)
				}
				return v, ok, err
			}
			if len(saved) == 0 {
				return nil, false, nil
			}
			i = 0
		}
		v := saved[i]
		i = (i + 1) % len(saved)
		return v, true, nil
	}, nil
}

func itRepeat(t *Task, a []Value) (step, error) {
	left := int64(-1)
	if a[1] != nil {
		i, err := AsIndex(t, a[1])
		if err != nil {
			return nil, err
		}
		left = int64(max(i.clampIndex(), 0))
	}
	return func(t *Task) (Value, bool, error) {
		if left == 0 {
			return nil, false, nil
		}
		if left > 0 {
			left--
		}
		return a[0], true, nil
	}, nil
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
var TypeGrouper = newRootType(nil, "itertools", "_grouper")

func itGroupBy(t *Task, a []Value) (step, error) {
	it, err := Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	var value, key, target Value
	exhausted := false
	advance := func(t *Task) error {
		v, ok, err := it.Next(t)
		if err != nil {
			return err
		}
		if !ok {
			exhausted = true
			return nil
		}
		k := v
		if a[1] != nil && a[1] != None {
			if k, err = Call(t, a[1], v); err != nil {
				return err
			}
		}
		value, key = v, k
		return nil
	}
	serial := 0
	return func(t *Task) (Value, bool, error) {
		serial++
		mine := serial
		for {
			if key == nil || target != nil {
				if key != nil && target != nil {
					eq, err := same(t, target, key)
					if err != nil {
						return nil, false, err
					}
					if !eq {
						break
					}
				}
				if err := advance(t); err != nil || exhausted {
					return nil, false, err
				}
				if target == nil {
					break
				}
				continue
			}
			break
		}
		target = key
		groupKey := key
		first := true
		group := &pullIterator{class: TypeGrouper, next: func(t *Task) (Value, bool, error) {
			if serial != mine || exhausted {
				return nil, false, nil
			}
			if !first {
				if err := advance(t); err != nil || exhausted {
					return nil, false, err
				}
			}
			first = false
			eq, err := same(t, groupKey, key)
			if err != nil || !eq {
				return nil, false, err
			}
			return value, true, nil
		}}
		return NewTuple(key, group), true, nil
	}, nil
}

func itSlice(t *Task, pos []Value, kw []Kw) (step, error) {
	if err := noKeywords("islice", kw); err != nil {
		return nil, err
	}
	if err := checkPositional("islice", len(pos), 2, 4); err != nil {
		return nil, err
	}
	bounds := [3]int{0, -1, 1}
	read := func(v Value, i int, message string) error {
		if v == None {
			return nil
		}
		n, ok := AsInt(v)
		if !ok && hasIndex(v) {
			var err error
			if n, err = AsIndex(t, v); err != nil {
				return err
			}
			ok = true
		}
		if !ok || n.Sign() < 0 || i == 2 && n.IsZero() {
			return Raise(ValueError, "%s", message)
		}
		bounds[i] = n.clampIndex()
		return nil
	}
	const indices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
	var err error
	if len(pos) == 2 {
		err = read(pos[1], 1, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
	} else {
		if err = read(pos[1], 0, indices); err == nil {
			err = read(pos[2], 1, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
		if err == nil && len(pos) == 4 {
			err = read(pos[3], 2, "Step for islice() must be a positive integer or None.")
		}
	}
	if err != nil {
		return nil, err
	}
	it, err := Iter(t, pos[0])
	if err != nil {
		return nil, err
	}
	i, next := 0, bounds[0]
	return func(t *Task) (Value, bool, error) {
		if bounds[1] >= 0 && next >= bounds[1] {
			// The items up to stop are consumed even when none is given out.
			for i < bounds[1] {
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
				next += bounds[2]
				return v, true, nil
			}
		}
	}, nil
}

func itPairwise(t *Task, a []Value) (step, error) {
	it, err := Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	var old Value
	return func(t *Task) (Value, bool, error) {
		if old == nil {
			v, ok, err := it.Next(t)
			if err != nil || !ok {
				return nil, false, err
			}
			old = v
		}
		v, ok, err := it.Next(t)
		if err != nil || !ok {
			return nil, false, err
		}
		pair := NewTuple(old, v)
		old = v
		return pair, true, nil
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

func itZipLongest(t *Task, pos []Value, kw []Kw) (step, error) {
	var fill Value = None
	for _, k := range kw {
		if k.Name != "fillvalue" {
			return nil, Raise(TypeError, "zip_longest() got an unexpected keyword argument")
		}
		fill = k.Value
	}
	its, err := iterators(t, pos)
	if err != nil {
		return nil, err
	}
	active := len(its)
	return func(t *Task) (Value, bool, error) {
		if active == 0 {
			return nil, false, nil
		}
		tuple := newTuple(len(its))
		out := tuple.Items
		for i, it := range its {
			out[i] = fill
			if it == nil {
				continue
			}
			v, ok, err := it.Next(t)
			if err != nil {
				return nil, false, err
			}
			if !ok {
				its[i] = nil
				if active--; active == 0 {
					return nil, false, nil
				}
				continue
			}
			out[i] = v
		}
		return tuple, true, nil
	}, nil
}

func itProduct(t *Task, pos []Value, kw []Kw) (step, error) {
	repeat := 1
	for _, k := range kw {
		if k.Name != "repeat" {
			return nil, Raise(TypeError, "'%s' is an invalid keyword argument for product()", k.Name)
		}
		i, err := AsIndex(t, k.Value)
		if err != nil {
			return nil, err
		}
		if repeat = i.clampIndex(); repeat < 0 {
			return nil, Raise(ValueError, "repeat argument cannot be negative")
		}
	}
	var once [][]Value
	for _, v := range pos {
		all, err := items(t, v)
		if err != nil {
			return nil, err
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
	return func(t *Task) (Value, bool, error) {
		if done {
			return nil, false, nil
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
				return nil, false, nil
			}
		}
		first = false
		tuple := newTuple(len(pools))
		out := tuple.Items
		for i := range pools {
			out[i] = pools[i][index[i]]
		}
		return tuple, true, nil
	}, nil
}

// selection makes a step over index vectors: advance changes them in place and
// reports whether there is another.
func selection(pool []Value, index []int, advance func() bool) step {
	first := true
	return func(t *Task) (Value, bool, error) {
		if !first && !advance() {
			return nil, false, nil
		}
		first = false
		tuple := newTuple(len(index))
		out := tuple.Items
		for i, p := range index {
			out[i] = pool[p]
		}
		return tuple, true, nil
	}
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

func empty(t *Task) (Value, bool, error) { return nil, false, nil }

func itPermutations(t *Task, a []Value) (step, error) {
	pool, r, err := poolAndLength(t, a, func(n int) int { return n })
	if err != nil {
		return nil, err
	}
	n := len(pool)
	if r > n {
		return empty, nil
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
	}), nil
}

func itCombinations(t *Task, a []Value) (step, error) {
	pool, r, err := poolAndLength(t, a, func(int) int { return 0 })
	if err != nil {
		return nil, err
	}
	n := len(pool)
	if r > n {
		return empty, nil
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
	}), nil
}

func itCombinationsWithReplacement(t *Task, a []Value) (step, error) {
	pool, r, err := poolAndLength(t, a, func(int) int { return 0 })
	if err != nil {
		return nil, err
	}
	n := len(pool)
	if n == 0 && r > 0 {
		return empty, nil
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
	}), nil
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
	TypeGrouper.SetMethods(nil, "iter next")
	for i := range itertoolsClasses {
		row := &itertoolsClasses[i]
		class := newBuiltinType("itertools", row.name)
		class.SetMethods(nil, "iter next")
		class.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
			var next step
			var err error
			if row.raw != nil {
				next, err = row.raw(t, pos, kw)
			} else {
				var a []Value
				if a, err = bindKeywords(row.name, row.params, row.least, pos, kw); err == nil {
					next, err = row.build(t, a)
				}
			}
			if err != nil {
				return nil, err
			}
			return &pullIterator{class: class, next: next}, nil
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
