package py

import "strconv"

// Most patterns are applied to texts that have a byte for each code point: ASCII, or bytes.
// For these a pattern is a small program over bytes, made from the tree of the pattern here
// and run by re_match.go. What the program has no instruction for (look-around, conditions,
// references to groups, atomic groups, repeats of what may match nothing) is left to the
// general engine, as are other texts. Both choose the match that backtracking finds first.

type reKind uint8

const (
	reOther       reKind = iota // not for programs
	reOne                       // one byte of set
	reSequence                  // subs one behind the other
	reChoice                    // the first of subs that leads to a match
	reGroup                     // subs[0], kept as group
	reRepeat                    // subs[0], lo to hi times
	reTextStart                 // \A and ^
	reTextEnd                   // \Z
	reLastLineEnd               // $: at the end, or before a line feed there
	reLineStart                 // ^ of MULTILINE
	reLineEnd                   // $ of MULTILINE
	reWordEdge                  // \b
	reNoWordEdge                // \B
)

type reGreed uint8

const (
	reGreedy reGreed = iota
	reLazy
	rePossessive
)

// reUnbounded is the upper bound of a repeat that has none.
const reUnbounded = 1<<31 - 1

// reNode is a part of a pattern.
type reNode struct {
	kind   reKind
	greed  reGreed
	set    *byteSet
	subs   []*reNode
	group  int
	lo, hi int
	width  reWidth // of groups, and of what programs have no instruction for
}

// byteSet tells of each byte whether it is in a set.
type byteSet [256]bool

var everyByte = func() (all byteSet) {
	for i := range all {
		all[i] = true
	}
	return all
}()

// wordBytes are the characters of words within ASCII.
var wordBytes = func() (word byteSet) {
	for c := range word {
		word[c] = c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' && c < 0x80
	}
	return word
}()

func (s *byteSet) meets(o *byteSet) bool {
	for c, in := range s {
		if in && o[c] {
			return true
		}
	}
	return false
}

// only is the single byte of a set; -1 where it has none or more.
func (s *byteSet) only() int {
	only := -1
	for c, in := range s {
		if in && only >= 0 {
			return -1
		}
		if in {
			only = c
		}
	}
	return only
}

// reWidth is how many code points a part of a pattern may match.
type reWidth struct{ least, most int }

// measure is getwidth of sre_parse.
func (n *reNode) measure() reWidth {
	switch n.kind {
	case reOne:
		return reWidth{1, 1}
	case reGroup:
		return n.width
	case reSequence:
		if n.subs == nil {
			return reWidth{}
		}
		var sum reWidth
		for _, sub := range n.subs {
			w := sub.measure()
			sum = reWidth{min(sum.least+w.least, reUnbounded), min(sum.most+w.most, reUnbounded)}
		}
		return sum
	case reChoice:
		all := n.subs[0].measure()
		for _, sub := range n.subs[1:] {
			w := sub.measure()
			all = reWidth{min(all.least, w.least), max(all.most, w.most)}
		}
		return all
	case reRepeat:
		w := n.subs[0].measure()
		return reWidth{min(w.least*n.lo, reUnbounded), min(w.most*n.hi, reUnbounded)}
	}
	return n.width // of look-around and of the edges 0
}

// repeatBound reads a bound of {m,n} in digits.
func (r *reTranslator) repeatBound(digits string) int {
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil || n >= reMaxRepeat {
		panic(&reFault{msg: "the repetition number is too large", class: OverflowError})
	}
	return int(min(n, reUnbounded))
}

// include puts the code points lo to hi into a set; the result tells whether the set then says
// all about bytes. Ignoring case, letters beyond ASCII may stand for such within it.
func (r *reTranslator) include(set *byteSet, lo, hi rune) (known bool) {
	for c := lo; c <= min(hi, 0xff); c++ {
		set[c] = true
	}
	return r.flags&reLocale == 0 && (r.flags&reIgnoreCase == 0 || hi < 0x80 || r.bytes)
}

// one is the node for one code point in or not in a set.
func (r *reTranslator) one(set *byteSet, known, negate bool) *reNode {
	if !known {
		return &reNode{kind: reOther, width: reWidth{1, 1}}
	}
	if r.flags&reIgnoreCase != 0 {
		for c := 'a'; c <= 'z'; c++ {
			either := set[c] || set[c-0x20]
			set[c], set[c-0x20] = either, either
		}
	}
	if negate {
		for c, in := range set {
			set[c] = !in
		}
	}
	return &reNode{kind: reOne, set: set}
}

// classSet is the set of \d, \s, \w or of their opposites, among bytes.
func (r *reTranslator) classSet(class rune) (set byteSet) {
	ascii := r.bytes || r.flags&reASCII != 0
	for c := range set {
		switch class | 0x20 {
		case 'd':
			set[c] = '0' <= c && c <= '9'
		case 's':
			set[c] = '\t' <= c && c <= '\r' || c == ' ' || !ascii && 0x1c <= c && c <= 0x1f
		default:
			set[c] = wordBytes[c]
		}
		if class < 'a' {
			set[c] = !set[c]
		}
	}
	return set
}

// minimal is the least number of bytes that n matches.
func (n *reNode) minimal() int {
	switch n.kind {
	case reOne:
		return 1
	case reSequence, reGroup:
		sum := 0
		for _, s := range n.subs {
			sum += s.minimal()
		}
		return sum
	case reChoice:
		least := n.subs[0].minimal()
		for _, s := range n.subs[1:] {
			least = min(least, s.minimal())
		}
		return least
	case reRepeat:
		return min(n.lo, reUnbounded) * n.subs[0].minimal()
	}
	return 0
}

// reCode is what an instruction does.
type reCode uint8

const (
	reMatched reCode = iota
	reByte           // one byte of set
	reText           // the bytes of text
	reRun            // lo to hi bytes of set, as many as there are
	reMany           // lo to hi bytes of set, first as many as there are, then fewer
	reFew            // lo to hi bytes of set, first as few as may be, then more
	reFork           // go on at next; where that leads nowhere, at other
	reSave           // note the place in slot lo
	reAt             // look whether the place is one that kind means
)

// reOp is an instruction. next and other are numbers of instructions.
type reOp struct {
	code        reCode
	kind        reKind
	lo, hi      int
	next, other int32
	set         *byteSet
	text        string
	// after and afterOther are the bytes that a match of what stands at next and other
	// can begin with; nil where it can be empty.
	after, afterOther *byteSet
}

// reCodes is a pattern as a program.
type reCodes struct {
	ops   []reOp
	start int32
	slots int
	// first are the bytes that a match begins with, nil where it can be empty; prefix is the text
	// that each match begins with; anchored programs match at the start of the text only; a
	// program whose matches begin with all there is of run fails within it if it failed at its
	// start.
	first    *byteSet
	prefix   string
	anchored bool
	run      *byteSet
}

// reMaxOps bounds programs: counted repeats are written out.
const reMaxOps = 2000

// reCompiler makes a program, from its end to its start.
type reCompiler struct {
	ops     []reOp
	firsts  map[int32]*byteSet
	refused bool
}

// compile makes the program of a tree; nil when there is none.
func (n *reNode) compile(groups int) *reCodes {
	c := &reCompiler{ops: []reOp{{code: reMatched}}, firsts: map[int32]*byteSet{}}
	start := c.emit(n, 0)
	if c.refused {
		return nil
	}
	p := &reCodes{ops: c.ops, start: start, slots: 2*groups + 2}
	for i := range c.ops {
		c.look(int32(i))
	}
	p.first = c.first(start)
	for at := start; ; at = c.ops[at].next {
		switch op := &c.ops[at]; {
		case op.code == reSave:
			continue
		case op.code == reAt && op.kind == reTextStart:
			p.anchored = true
		case op.code == reText:
			p.prefix = op.text
		case op.code == reRun && op.hi == reUnbounded:
			p.run = op.set
		}
		return p
	}
}

// look completes an instruction whose followers are known.
func (c *reCompiler) look(at int32) {
	switch op := &c.ops[at]; op.code {
	case reMany, reFew:
		op.after = c.first(op.next)
		if op.code == reMany && op.after != nil && !op.after.meets(op.set) {
			op.code = reRun // with fewer the next byte would be one of set
		}
	case reFork:
		op.after = c.first(op.next)
		op.afterOther = c.first(op.other)
	}
}

// first are the bytes that a match from an instruction on can begin with; nil for any, also none.
// It ends because a loop takes at least a byte.
func (c *reCompiler) first(at int32) *byteSet {
	if set, ok := c.firsts[at]; ok {
		return set
	}
	var set *byteSet
	switch op := &c.ops[at]; op.code {
	case reByte:
		set = op.set
	case reText:
		set = new(byteSet)
		set[op.text[0]] = true
	case reSave, reAt:
		set = c.first(op.next)
	case reRun, reMany, reFew:
		set = op.set
		if op.lo == 0 {
			set = union(set, c.first(op.next))
		}
	case reFork:
		set = union(c.first(op.next), c.first(op.other))
	}
	c.firsts[at] = set
	return set
}

func union(a, b *byteSet) *byteSet {
	if a == nil || b == nil {
		return nil
	}
	both := *a
	for i, in := range b {
		both[i] = both[i] || in
	}
	return &both
}

func (c *reCompiler) op(op reOp) int32 {
	if len(c.ops) >= reMaxOps {
		c.refused = true
		return 0
	}
	c.ops = append(c.ops, op)
	return int32(len(c.ops) - 1)
}

// emit writes what matches n and goes on at next; it returns where that begins.
func (c *reCompiler) emit(n *reNode, next int32) int32 {
	if c.refused {
		return 0
	}
	switch n.kind {
	case reOther:
		c.refused = true
	case reOne:
		return c.op(reOp{code: reByte, set: n.set, next: next})
	case reSequence:
		for i := len(n.subs) - 1; i >= 0; i-- {
			text := ""
			for i >= 0 && n.subs[i].kind == reOne && n.subs[i].set.only() >= 0 {
				text = string([]byte{byte(n.subs[i].set.only())}) + text
				i--
			}
			if text != "" {
				next = c.op(reOp{code: reText, text: text, next: next})
			}
			if i >= 0 {
				next = c.emit(n.subs[i], next)
			}
		}
		return next
	case reChoice:
		at := c.emit(n.subs[len(n.subs)-1], next)
		for i := len(n.subs) - 2; i >= 0; i-- {
			at = c.op(reOp{code: reFork, next: c.emit(n.subs[i], next), other: at})
		}
		return at
	case reGroup:
		end := c.op(reOp{code: reSave, lo: 2*n.group + 1, next: next})
		return c.op(reOp{code: reSave, lo: 2 * n.group, next: c.emit(n.subs[0], end)})
	case reRepeat:
		return c.repeat(n, next)
	default:
		return c.op(reOp{code: reAt, kind: n.kind, next: next})
	}
	return 0
}

// repeat writes a repeat: of one byte as an instruction, of anything else as forks.
func (c *reCompiler) repeat(n *reNode, next int32) int32 {
	body := n.subs[0]
	for (body.kind == reSequence || body.kind == reChoice) && len(body.subs) == 1 {
		body = body.subs[0] // a group without number
	}
	if body.kind == reOne {
		code := reMany
		switch n.greed {
		case reLazy:
			code = reFew
		case rePossessive:
			code = reRun
		}
		return c.op(reOp{code: code, set: body.set, lo: n.lo, hi: n.hi, next: next})
	}
	if n.greed == rePossessive || body.minimal() == 0 && n.hi > 1 {
		c.refused = true
		return 0
	}
	fork := func(body, next int32) int32 {
		if n.greed == reLazy {
			body, next = next, body
		}
		return c.op(reOp{code: reFork, next: body, other: next})
	}
	at := next
	if n.hi == reUnbounded {
		at = fork(next, next)
		again := c.emit(body, at)
		if n.greed == reLazy {
			c.ops[at].other = again
		} else {
			c.ops[at].next = again
		}
	} else {
		for k := n.lo; k < n.hi && !c.refused; k++ {
			at = fork(c.emit(body, at), next)
		}
	}
	for k := 0; k < n.lo && !c.refused; k++ {
		at = c.emit(body, at)
	}
	return at
}
