package names

import (
	"sort"
	"strconv"
	"strings"
)

// Request asks for one package-level name.
type Request struct {
	Key      any    // whatever the name is for; the key of Resolve's result
	Python   string // Python name
	Module   string // dotted module name, used to tell equal names apart
	Exported bool
	Suffix   string // put behind the name: "Route", "Function"
	Fixed    string // a name that is given and kept; Python is then ignored
}

// Resolve gives every request a name of its own. The rule: names that collide are all
// prefixed with the last part of their module's name, then with one more part for each
// round that they still collide in; requests of one module that collide even so are numbered from 2 in
// the order given. taken are names that nothing may have.
func Resolve(requests []Request, taken ...string) map[any]string {
	used := map[string]bool{}
	for _, t := range taken {
		used[t] = true
	}
	for _, r := range requests {
		if r.Fixed != "" {
			used[r.Fixed] = true
		}
	}
	level := make([]int, len(requests))
	candidates := make([]string, len(requests))
	for {
		byName := map[string][]int{}
		for i, r := range requests {
			if r.Fixed != "" {
				continue
			}
			candidates[i] = candidate(r, level[i])
			byName[candidates[i]] = append(byName[candidates[i]], i)
		}
		if !qualify(requests, level, byName, used) {
			break
		}
	}
	result := make(map[any]string, len(requests))
	for i, r := range requests {
		if r.Fixed != "" {
			result[r.Key] = r.Fixed
			continue
		}
		name := candidates[i]
		for n := 2; used[name]; n++ {
			name = numbered(candidates[i], n)
		}
		used[name] = true
		result[r.Key] = name
	}
	return result
}

// qualify raises the level of every request whose name is not its own and whose module
// has parts left, and reports whether it raised any.
func qualify(requests []Request, level []int, byName map[string][]int, used map[string]bool) bool {
	raised := false
	names := make([]string, 0, len(byName))
	for name := range byName {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		group := byName[name]
		if len(group) == 1 && !used[name] || len(group) > 1 && sameModule(requests, group) {
			continue
		}
		for _, i := range group {
			if level[i] < len(parts(requests[i].Module)) {
				level[i]++
				raised = true
			}
		}
	}
	return raised
}

func sameModule(requests []Request, group []int) bool {
	for _, i := range group[1:] {
		if requests[i].Module != requests[group[0]].Module {
			return false
		}
	}
	return true
}

func parts(module string) []string {
	if module == "" {
		return nil
	}
	return strings.Split(module, ".")
}

func candidate(r Request, level int) string {
	name := r.Python
	if level > 0 {
		p := parts(r.Module)
		name = strings.Join(p[len(p)-level:], "_") + "_" + name
	}
	if r.Suffix != "" {
		name += "_" + r.Suffix
	}
	if r.Exported {
		return Exported(name)
	}
	return Unexported(name)
}

// numbered returns the nth variant of a name. A letter keeps digits of the name apart
// from the number.
func numbered(name string, n int) string {
	if last := name[len(name)-1]; last >= '0' && last <= '9' {
		return name + "x" + strconv.Itoa(n)
	}
	return name + strconv.Itoa(n)
}

// Scope is one Go block: the names declared in it, and its parent's behind them.
type Scope struct {
	parent *Scope
	taken  map[string]bool
}

// NewScope returns a block inside parent, which is nil for the outermost.
func NewScope(parent *Scope, taken ...string) *Scope {
	s := &Scope{parent: parent, taken: map[string]bool{}}
	for _, t := range taken {
		s.taken[t] = true
	}
	return s
}

// Around returns a scope over names that are taken elsewhere. The map is not copied: names
// that join it later count, too. Blocks inside declare names of their own.
func Around(taken map[string]bool) *Scope { return &Scope{taken: taken} }

// Has reports whether name is declared in the block or around it.
func (s *Scope) Has(name string) bool {
	for ; s != nil; s = s.parent {
		if s.taken[name] {
			return true
		}
	}
	return false
}

// Declare picks a name for a Python local and declares it in the block. The name differs
// from every one that is visible there.
func (s *Scope) Declare(python string) string { return s.Pick(Unexported(python)) }

// Pick declares a Go name, numbered when it is visible already.
func (s *Scope) Pick(name string) string {
	if goWords[name] {
		name = Escape(name)
	}
	unique := name
	for n := 2; s.Has(unique); n++ {
		unique = numbered(name, n)
	}
	s.taken[unique] = true
	return unique
}

// Take declares a name as it is: one that Go code introduces on purpose.
func (s *Scope) Take(name string) { s.taken[name] = true }

// Clone copies the block (not its parents), so that a trial can be thrown away.
func (s *Scope) Clone() *Scope {
	c := NewScope(s.parent)
	for name := range s.taken {
		c.taken[name] = true
	}
	return c
}

// Restore makes the block what it was when Clone was called.
func (s *Scope) Restore(clone *Scope) { s.taken = clone.taken }

// Merge declares the names of a block whose statements now stand in s.
func (s *Scope) Merge(block *Scope) {
	for name := range block.taken {
		s.taken[name] = true
	}
}
