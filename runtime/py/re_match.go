package py

import (
	"strings"
	"sync"
)

// A program of re_tree.go is run as backtracking does: where a choice fails the last one that
// has something left to try is taken up again. Choices lie on a stack of their own, so that
// texts of any length match without deep calls, and only such choices are put there that can
// still lead to a match by what the next byte is.

// reBack is a choice to take up again: instruction op at place i. rest is the place that the
// choice of reMany may still give back to, the count of reFew, what a slot held for reSave.
type reBack struct{ op, i, rest int32 }

// reRunner runs a program over a text.
type reRunner struct {
	*reCodes
	text  string
	slots []int32 // start and end of each group, -1 where it took no part
	stack []reBack
}

var reRunners = sync.Pool{New: func() any { return new(reRunner) }}

// reMaxText bounds the texts that programs match: places are int32.
const reMaxText = 1 << 30

func (p *reCodes) runner(text string) *reRunner {
	r := reRunners.Get().(*reRunner)
	r.reCodes, r.text = p, text
	if cap(r.slots) < p.slots {
		r.slots = make([]int32, p.slots)
	}
	r.slots = r.slots[:p.slots]
	return r
}

// release gives the runner back.
func (r *reRunner) release() {
	r.reCodes, r.text = nil, ""
	if cap(r.stack) > 4096 {
		r.stack = nil
	}
	reRunners.Put(r)
}

// find matches in one of the forms of Pattern, at or after start.
func (r *reRunner) find(form, start int) bool {
	if form != reSearch {
		return r.match(start, form)
	}
	if r.anchored {
		return start == 0 && r.match(0, form)
	}
	text := r.text
	for i := start; i <= len(text); i++ {
		switch {
		case r.prefix != "":
			k := strings.Index(text[i:], r.prefix)
			if k < 0 {
				return false
			}
			i += k
		case r.first != nil:
			for i < len(text) && !r.first[text[i]] {
				i++
			}
			if i == len(text) {
				return false
			}
		}
		if r.match(i, form) {
			return true
		}
		if r.run != nil {
			for i+1 < len(text) && r.run[text[i]] && r.run[text[i+1]] {
				i++
			}
		}
	}
	return false
}

// match runs the program at a place.
func (r *reRunner) match(start, form int) bool {
	for k := range r.slots {
		r.slots[k] = -1
	}
	text, stack := r.text, r.stack[:0]
	at, i := r.start, start
	for {
		op := &r.ops[at]
		ok := true
		switch op.code {
		case reMatched:
			if form == reFull && i != len(text) || form == reNotEmpty && i == start {
				ok = false
				break
			}
			r.slots[0], r.slots[1] = int32(start), int32(i)
			r.stack = stack
			return true
		case reByte:
			if ok = i < len(text) && op.set[text[i]]; ok {
				i++
			}
		case reText:
			if ok = strings.HasPrefix(text[i:], op.text); ok {
				i += len(op.text)
			}
		case reRun, reMany:
			end, set := i, op.set
			limit := len(text)
			if op.hi < limit-i {
				limit = i + op.hi
			}
			for end < limit && set[text[end]] {
				end++
			}
			least := i + op.lo
			if ok = end >= least; ok {
				if op.code == reMany && end > least {
					stack = append(stack, reBack{at, int32(end), int32(least)})
				}
				i = end
			}
		case reFew:
			count := 0
			for count < op.lo && i < len(text) && op.set[text[i]] {
				i++
				count++
			}
			if ok = count == op.lo; ok && count < op.hi {
				stack = append(stack, reBack{at, int32(i), int32(count)})
			}
		case reFork:
			next, other := op.after == nil, op.afterOther == nil
			if i < len(text) {
				next = next || op.after[text[i]]
				other = other || op.afterOther[text[i]]
			}
			switch {
			case next && other:
				stack = append(stack, reBack{at, int32(i), 0})
			case other:
				at = op.other
				continue
			}
			ok = next
		case reSave:
			if len(stack) > 0 {
				stack = append(stack, reBack{at, 0, r.slots[op.lo]})
			}
			r.slots[op.lo] = int32(i)
		case reAt:
			ok = atPlace(op.kind, text, i)
		}
		if ok {
			at = op.next
			continue
		}
	back:
		for {
			if len(stack) == 0 {
				r.stack = stack
				return false
			}
			b := &stack[len(stack)-1]
			op := &r.ops[b.op]
			switch op.code {
			case reSave:
				r.slots[op.lo] = b.rest
				stack = stack[:len(stack)-1]
			case reFork:
				at, i = op.other, int(b.i)
				stack = stack[:len(stack)-1]
				break back
			case reMany:
				// Give back at least one byte, and as many as it takes to a byte that goes on.
				b.i--
				for op.after != nil && b.i >= b.rest && !op.after[text[b.i]] {
					b.i--
				}
				if b.i < b.rest {
					stack = stack[:len(stack)-1]
					continue
				}
				at, i = op.next, int(b.i)
				if b.i == b.rest {
					stack = stack[:len(stack)-1]
				}
				break back
			case reFew:
				// Take one more byte, and as many as it takes to a byte that goes on.
				for {
					if int(b.rest) == op.hi || int(b.i) == len(text) || !op.set[text[b.i]] {
						b.rest = -1
						break
					}
					b.i++
					b.rest++
					if op.after == nil || int(b.i) < len(text) && op.after[text[b.i]] {
						break
					}
				}
				if b.rest < 0 {
					stack = stack[:len(stack)-1]
					continue
				}
				at, i = op.next, int(b.i)
				break back
			}
		}
	}
}

// atPlace reports whether place i of a text is one that an anchor means. In an empty text
// there is neither an edge of a word nor a place without one.
func atPlace(kind reKind, text string, i int) bool {
	switch kind {
	case reTextStart:
		return i == 0
	case reTextEnd:
		return i == len(text)
	case reLastLineEnd:
		return i == len(text) || i == len(text)-1 && text[i] == '\n'
	case reLineStart:
		return i == 0 || text[i-1] == '\n'
	case reLineEnd:
		return i == len(text) || text[i] == '\n'
	}
	if text == "" {
		return false
	}
	edge := (i > 0 && wordBytes[text[i-1]]) != (i < len(text) && wordBytes[text[i]])
	return edge == (kind == reWordEdge)
}
