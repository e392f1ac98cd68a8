// Package deflate compresses and decompresses as zlib 1.2.13 does, byte for byte: a client sees the
// compressed bytes, their length and an ETag made of them, so that the encoder of compress/flate, which
// makes other choices, is no replacement. Names are zlib's own where a rule is (deflate.c, trees.c,
// inflate.c); what zlib does to save memory or copying is left out where it does not show.
package deflate

import "hash/crc32"

// How a stream is wrapped.
type Wrap int

// The wrappings of zlib's windowBits: none below 0, zlib's header to 15, gzip's above.
const (
	Raw Wrap = iota
	Zlib
	Gzip
)

// Strategy is deflateInit2's last parameter.
type Strategy int

// Flush is what a call of Deflate finishes.
type Flush int

// The values of zlib.h.
const (
	DefaultStrategy Strategy = iota
	Filtered
	HuffmanOnly
	RLE
	Fixed
)

// The values of zlib.h.
const (
	NoFlush Flush = iota
	PartialFlush
	SyncFlush
	FullFlush
	Finish
	Block
)

const (
	minMatch     = 3
	maxMatch     = 258
	minLookahead = maxMatch + minMatch + 1
	tooFar       = 4096
)

// configuration is a row of deflate.c's table: how hard a level searches.
type configuration struct{ good, lazy, nice, chain int }

var configurations = [10]configuration{
	{0, 0, 0, 0}, {4, 4, 8, 4}, {4, 5, 16, 8}, {4, 6, 32, 32}, {4, 4, 16, 16},
	{8, 16, 32, 32}, {8, 16, 128, 128}, {8, 32, 128, 256}, {32, 128, 258, 1024}, {32, 258, 258, 4096},
}

type blockState int

const (
	needMore blockState = iota
	blockDone
	finishStarted
	finishDone
)

// Encoder is a deflate stream.
type Encoder struct {
	wrap     Wrap
	level    int
	strategy Strategy
	memLevel int
	begun    bool
	finished bool // the last block is written
	done     bool // and the trailer
	room     int  // for output, in this block of it
	sent     []byte
	bits     int // windowBits, for the header

	in        []byte
	total     int // bytes taken in all
	check     uint32
	dict      uint32 // adler32 of the preset dictionary
	lastFlush Flush

	wSize, wMask int
	window       []byte
	prev         []uint16
	head         []uint16
	insH         uint32
	hashBits     uint
	hashShift    uint

	blockStart     int
	strStart       int
	matchStart     int
	matchLength    int
	prevMatch      int
	prevLength     int
	matchAvailable bool
	lookahead      int
	insert         int
	pendingSize    int

	trees
}

// NewEncoder is deflateInit2: level -1 to 9, bits 9 to 15, memLevel 1 to 9; false for others.
func NewEncoder(level int, wrap Wrap, bits, memLevel int, strategy Strategy) (*Encoder, bool) {
	if level == -1 {
		level = 6
	}
	if level < 0 || level > 9 || memLevel < 1 || memLevel > 9 || bits < 8 || bits > 15 || strategy < 0 || strategy > Fixed || bits == 8 && wrap != Zlib {
		return nil, false
	}
	if bits == 8 {
		bits = 9 // zlib's own way around a fault of 256-byte windows
	}
	e := &Encoder{wrap: wrap, level: level, strategy: strategy, memLevel: memLevel, bits: bits, lastFlush: -2}
	e.wSize = 1 << bits
	e.wMask = e.wSize - 1
	e.hashBits = uint(memLevel) + 7
	e.hashShift = (e.hashBits + minMatch - 1) / minMatch
	e.window = make([]byte, 2*e.wSize+maxMatch)
	e.prev = make([]uint16, e.wSize)
	e.head = make([]uint16, 1<<e.hashBits)
	e.trees.symEnd = 1<<(memLevel+6) - 1
	e.pendingSize = 4 << (memLevel + 6)
	e.trees.begin()
	e.check = 1
	if wrap == Gzip {
		e.check = 0
	}
	e.matchLength, e.prevLength = minMatch-1, minMatch-1
	return e, true
}

// Clone is deflateCopy.
func (e *Encoder) Clone() *Encoder {
	c := *e
	c.in = append([]byte(nil), e.in...)
	c.window = append([]byte(nil), e.window...)
	c.prev = append([]uint16(nil), e.prev...)
	c.head = append([]uint16(nil), e.head...)
	c.trees.out = append([]byte(nil), e.trees.out...)
	c.trees.symbols = append([]symbol(nil), e.trees.symbols...)
	return &c
}

func (e *Encoder) updateHash(c byte) {
	e.insH = (e.insH<<e.hashShift ^ uint32(c)) & (1<<e.hashBits - 1)
}

// insertString enters the three bytes at pos into the hash table and gives the head of their chain.
func (e *Encoder) insertString(pos int) int {
	e.updateHash(e.window[pos+minMatch-1])
	head := e.head[e.insH]
	e.prev[pos&e.wMask] = head
	e.head[e.insH] = uint16(pos)
	return int(head)
}

// SetDictionary is deflateSetDictionary, before the first input.
func (e *Encoder) SetDictionary(dictionary []byte) {
	e.dict = updateAdler(1, dictionary)
	if len(dictionary) >= e.wSize {
		dictionary = dictionary[len(dictionary)-e.wSize:]
	}
	kept, wrap := e.in, e.wrap
	e.in, e.wrap = dictionary, Raw
	e.fillWindow()
	for e.lookahead >= minMatch {
		str := e.strStart
		for n := e.lookahead - (minMatch - 1); n > 0; n-- {
			e.insertString(str)
			str++
		}
		e.strStart = str
		e.lookahead = minMatch - 1
		e.fillWindow()
	}
	e.strStart += e.lookahead
	e.blockStart = e.strStart
	e.insert = e.lookahead
	e.lookahead = 0
	e.matchLength, e.prevLength = minMatch-1, minMatch-1
	e.matchAvailable = false
	e.in, e.wrap = kept, wrap
}

// readBuf takes up to size bytes of the input into buf.
func (e *Encoder) readBuf(buf []byte, size int) int {
	n := min(len(e.in), size)
	copy(buf, e.in[:n])
	switch e.wrap {
	case Zlib:
		e.check = updateAdler(e.check, e.in[:n])
	case Gzip:
		e.check = crc32.Update(e.check, crc32.IEEETable, e.in[:n])
	}
	e.in = e.in[n:]
	e.total += n
	return n
}

func (e *Encoder) slideHash() {
	for _, table := range [][]uint16{e.head, e.prev} {
		for i, m := range table {
			if int(m) >= e.wSize {
				table[i] = m - uint16(e.wSize)
			} else {
				table[i] = 0
			}
		}
	}
}

func (e *Encoder) fillWindow() {
	for {
		more := 2*e.wSize - e.lookahead - e.strStart
		if e.strStart >= e.wSize+e.wSize-minLookahead {
			copy(e.window, e.window[e.wSize:2*e.wSize-more])
			e.matchStart -= e.wSize
			e.strStart -= e.wSize
			e.blockStart -= e.wSize
			e.insert = min(e.insert, e.strStart)
			e.slideHash()
			more += e.wSize
		}
		if len(e.in) == 0 {
			break
		}
		n := e.readBuf(e.window[e.strStart+e.lookahead:], more)
		e.lookahead += n
		if e.lookahead+e.insert >= minMatch {
			str := e.strStart - e.insert
			e.insH = uint32(e.window[str])
			e.updateHash(e.window[str+1])
			for e.insert > 0 {
				e.insertString(str)
				str++
				e.insert--
				if e.lookahead+e.insert < minMatch {
					break
				}
			}
		}
		if e.lookahead >= minLookahead || len(e.in) == 0 {
			break
		}
	}
}

func (e *Encoder) longestMatch(cur int) int {
	c := configurations[e.level]
	chain, best, nice := c.chain, e.prevLength, c.nice
	scan, w := e.strStart, e.window
	limit := 0
	if e.strStart > e.wSize-minLookahead {
		limit = e.strStart - (e.wSize - minLookahead)
	}
	if e.prevLength >= c.good {
		chain >>= 2
	}
	nice = min(nice, e.lookahead)
	end1, end := w[scan+best-1], w[scan+best]
	for {
		if m := cur; w[m+best] == end && w[m+best-1] == end1 && w[m] == w[scan] && w[m+1] == w[scan+1] {
			n := 3 // equal hashes of three bytes, of which two are equal
			for n < maxMatch && w[scan+n] == w[m+n] {
				n++
			}
			if n > best {
				e.matchStart, best = cur, n
				if n >= nice {
					break
				}
				end1, end = w[scan+best-1], w[scan+best]
			}
		}
		if cur = int(e.prev[cur&e.wMask]); cur <= limit {
			break
		}
		if chain--; chain == 0 {
			break
		}
	}
	return min(best, e.lookahead)
}

// flushOnly ends the block that begins at blockStart; false when there is no more room for output.
func (e *Encoder) flushOnly(last bool) bool {
	var buf []byte
	if e.blockStart >= 0 {
		buf = e.window[e.blockStart:e.strStart]
	}
	e.trees.flushBlock(buf, e.strStart-e.blockStart, e.level, e.strategy, last)
	e.blockStart = e.strStart
	e.flushPending()
	return e.room > 0
}

// ended is how the compressing functions leave at the end of the input.
func (e *Encoder) ended(flush Flush) blockState {
	if flush == Finish {
		if !e.flushOnly(true) {
			return finishStarted
		}
		return finishDone
	}
	if len(e.trees.symbols) > 0 && !e.flushOnly(false) {
		return needMore
	}
	return blockDone
}

// more makes sure that there is enough to look at; false when the call has to wait for input.
func (e *Encoder) more(least int, flush Flush) (enough, empty bool) {
	if e.lookahead < least {
		e.fillWindow()
		if e.lookahead < least && flush == NoFlush {
			return false, false
		}
		return true, e.lookahead == 0
	}
	return true, false
}

func (e *Encoder) fast(flush Flush) blockState {
	for {
		enough, empty := e.more(minLookahead, flush)
		if !enough {
			return needMore
		}
		if empty {
			break
		}
		head := 0
		if e.lookahead >= minMatch {
			head = e.insertString(e.strStart)
		}
		if head != 0 && e.strStart-head <= e.wSize-minLookahead {
			e.matchLength = e.longestMatch(head)
		}
		full := false
		if e.matchLength >= minMatch {
			full = e.trees.tally(e.strStart-e.matchStart, e.matchLength-minMatch)
			e.lookahead -= e.matchLength
			if e.matchLength <= configurations[e.level].lazy && e.lookahead >= minMatch {
				e.matchLength--
				for {
					e.strStart++
					e.insertString(e.strStart)
					if e.matchLength--; e.matchLength == 0 {
						break
					}
				}
				e.strStart++
			} else {
				e.strStart += e.matchLength
				e.matchLength = 0
				e.insH = uint32(e.window[e.strStart])
				e.updateHash(e.window[e.strStart+1])
			}
		} else {
			full = e.trees.tally(0, int(e.window[e.strStart]))
			e.lookahead--
			e.strStart++
		}
		if full && !e.flushOnly(false) {
			return needMore
		}
	}
	e.insert = min(e.strStart, minMatch-1)
	return e.ended(flush)
}

func (e *Encoder) slow(flush Flush) blockState {
	for {
		enough, empty := e.more(minLookahead, flush)
		if !enough {
			return needMore
		}
		if empty {
			break
		}
		head := 0
		if e.lookahead >= minMatch {
			head = e.insertString(e.strStart)
		}
		e.prevLength, e.prevMatch = e.matchLength, e.matchStart
		e.matchLength = minMatch - 1
		if head != 0 && e.prevLength < configurations[e.level].lazy && e.strStart-head <= e.wSize-minLookahead {
			e.matchLength = e.longestMatch(head)
			if e.matchLength <= 5 && (e.strategy == Filtered || e.matchLength == minMatch && e.strStart-e.matchStart > tooFar) {
				e.matchLength = minMatch - 1
			}
		}
		switch {
		case e.prevLength >= minMatch && e.matchLength <= e.prevLength:
			most := e.strStart + e.lookahead - minMatch
			full := e.trees.tally(e.strStart-1-e.prevMatch, e.prevLength-minMatch)
			e.lookahead -= e.prevLength - 1
			for e.prevLength -= 2; e.prevLength != 0; e.prevLength-- {
				if e.strStart++; e.strStart <= most {
					e.insertString(e.strStart)
				}
			}
			e.matchAvailable = false
			e.matchLength = minMatch - 1
			e.strStart++
			if full && !e.flushOnly(false) {
				return needMore
			}
		case e.matchAvailable:
			if e.trees.tally(0, int(e.window[e.strStart-1])) {
				e.flushOnly(false)
			}
			e.strStart++
			e.lookahead--
			if e.room == 0 {
				return needMore
			}
		default:
			e.matchAvailable = true
			e.strStart++
			e.lookahead--
		}
	}
	if e.matchAvailable {
		e.trees.tally(0, int(e.window[e.strStart-1]))
		e.matchAvailable = false
	}
	e.insert = min(e.strStart, minMatch-1)
	return e.ended(flush)
}

func (e *Encoder) runs(flush Flush) blockState {
	for {
		enough, empty := e.more(maxMatch+1, flush)
		if !enough {
			return needMore
		}
		if empty {
			break
		}
		e.matchLength = 0
		if e.lookahead >= minMatch && e.strStart > 0 {
			last, n := e.window[e.strStart-1], 0
			for n < maxMatch && e.window[e.strStart+n] == last {
				n++
			}
			if n >= minMatch {
				e.matchLength = min(n, e.lookahead)
			}
		}
		full := false
		if e.matchLength >= minMatch {
			full = e.trees.tally(1, e.matchLength-minMatch)
			e.lookahead -= e.matchLength
			e.strStart += e.matchLength
			e.matchLength = 0
		} else {
			full = e.trees.tally(0, int(e.window[e.strStart]))
			e.lookahead--
			e.strStart++
		}
		if full && !e.flushOnly(false) {
			return needMore
		}
	}
	e.insert = 0
	return e.ended(flush)
}

func (e *Encoder) huffman(flush Flush) blockState {
	for {
		if e.lookahead == 0 {
			e.fillWindow()
			if e.lookahead == 0 {
				if flush == NoFlush {
					return needMore
				}
				break
			}
		}
		e.matchLength = 0
		full := e.trees.tally(0, int(e.window[e.strStart]))
		e.lookahead--
		e.strStart++
		if full && !e.flushOnly(false) {
			return needMore
		}
	}
	e.insert = 0
	return e.ended(flush)
}

// blockSizes are the sizes of the blocks in which CPython collects output (pycore_blocks_output_buffer.h). How
// much room there is decides where stored blocks end, and whether a flush marker is written twice.
func blockSize(i int) int {
	sizes := [...]int{32 << 10, 64 << 10, 256 << 10, 1 << 20, 4 << 20, 8 << 20, 16 << 20, 16 << 20, 32 << 20, 32 << 20, 32 << 20, 32 << 20, 64 << 20, 64 << 20, 128 << 20, 128 << 20}
	if i < len(sizes) {
		return sizes[i]
	}
	return 256 << 20
}

// Deflate takes data and gives what comes out for it. After Finish there is nothing more to be had.
func (e *Encoder) Deflate(data []byte, flush Flush) []byte {
	e.in = data
	for i := 0; ; i++ {
		e.room = blockSize(i)
		e.step(flush)
		if e.room > 0 {
			break
		}
	}
	out := e.sent
	e.sent = nil
	return out
}

// flushPending moves what is written into the room for output.
func (e *Encoder) flushPending() {
	e.trees.flushBits()
	n := min(len(e.trees.out), e.room)
	e.sent = append(e.sent, e.trees.out[:n]...)
	e.trees.out = append(e.trees.out[:0], e.trees.out[n:]...)
	e.room -= n
}

// rank orders the flushes by what they finish.
func (f Flush) rank() int {
	if f > Finish {
		return int(f)*2 - 9
	}
	return int(f) * 2
}

// none is the last flush of a call that ran out of room: any other may follow it.
const none Flush = -1

// step is zlib's deflate().
func (e *Encoder) step(flush Flush) {
	last := e.lastFlush
	e.lastFlush = flush
	if len(e.trees.out) > 0 {
		if e.flushPending(); e.room == 0 {
			e.lastFlush = none
			return
		}
	} else if len(e.in) == 0 && flush.rank() <= last.rank() && flush != Finish {
		return
	}
	if !e.begun {
		e.begun = true
		if e.header(); len(e.trees.out) > 0 {
			e.flushPending()
		}
	}
	if len(e.in) > 0 || e.lookahead > 0 || flush != NoFlush && !e.finished {
		state := needMore
		switch {
		case e.level == 0:
			state = e.stored(flush)
		case e.strategy == HuffmanOnly:
			state = e.huffman(flush)
		case e.strategy == RLE:
			state = e.runs(flush)
		case e.level <= 3:
			state = e.fast(flush)
		default:
			state = e.slow(flush)
		}
		e.finished = e.finished || state == finishStarted || state == finishDone
		if state == needMore || state == finishStarted {
			if e.room == 0 {
				e.lastFlush = none
			}
			return
		}
		if state == blockDone {
			switch flush {
			case PartialFlush:
				e.trees.align()
			case Block:
			default:
				e.trees.storedBlock(nil, false)
				if flush == FullFlush {
					clear(e.head)
					if e.lookahead == 0 {
						e.strStart, e.blockStart, e.insert = 0, 0, 0
					}
				}
			}
			if e.flushPending(); e.room == 0 {
				e.lastFlush = none
				return
			}
		}
	}
	if flush == Finish && !e.done {
		e.done = true
		e.trailer()
		e.flushPending()
	}
}

func (e *Encoder) header() {
	quick := e.strategy >= HuffmanOnly || e.level < 2
	switch e.wrap {
	case Zlib:
		level := 3
		switch {
		case quick:
			level = 0
		case e.level < 6:
			level = 1
		case e.level == 6:
			level = 2
		}
		h := (8+(e.bits-8)<<4)<<8 | level<<6
		if e.strStart != 0 {
			h |= 0x20
		}
		h += 31 - h%31
		e.trees.out = append(e.trees.out, byte(h>>8), byte(h))
		if e.strStart != 0 {
			e.trees.out = append(e.trees.out, byte(e.dict>>24), byte(e.dict>>16), byte(e.dict>>8), byte(e.dict))
		}
	case Gzip:
		extra := byte(0)
		if e.level == 9 {
			extra = 2
		} else if quick {
			extra = 4
		}
		const unix = 3
		e.trees.out = append(e.trees.out, 31, 139, 8, 0, 0, 0, 0, 0, extra, unix)
	}
}

func (e *Encoder) trailer() {
	c := e.check
	switch e.wrap {
	case Zlib:
		e.trees.out = append(e.trees.out, byte(c>>24), byte(c>>16), byte(c>>8), byte(c))
	case Gzip:
		n := e.total
		e.trees.out = append(e.trees.out, byte(c), byte(c>>8), byte(c>>16), byte(c>>24), byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
	}
}

// updateAdler goes on with an Adler-32 checksum.
func updateAdler(sum uint32, data []byte) uint32 {
	const mod, most = 65521, 5552
	a, b := sum&0xffff, sum>>16
	for len(data) > 0 {
		n := min(len(data), most)
		for _, c := range data[:n] {
			a += uint32(c)
			b += a
		}
		a, b = a%mod, b%mod
		data = data[n:]
	}
	return b<<16 | a
}

// Adler32 is zlib.adler32(data, sum).
func Adler32(sum uint32, data []byte) uint32 { return updateAdler(sum, data) }
