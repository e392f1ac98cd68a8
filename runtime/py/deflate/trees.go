package deflate

import "sync"

const (
	lengthCodes  = 29
	literals     = 256
	lCodes       = literals + 1 + lengthCodes
	dCodes       = 30
	blCodes      = 19
	heapSize     = 2*lCodes + 1
	maxBits      = 15
	maxBLBits    = 7
	endBlock     = 256
	rep3to6      = 16
	repZero3     = 17
	repZero11    = 18
	storedKind   = 0
	staticKind   = 1
	dynamicKind  = 2
	distCodeSize = 512
)

var (
	extraLength = [lengthCodes]int{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	extraDist   = [dCodes]int{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
	extraBL     = [blCodes]int{16: 2, 17: 3, 18: 7}
	blOrder     = [blCodes]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
)

// symbol is a literal (distance 0) or a match; its length is less minMatch.
type symbol struct {
	distance uint16
	value    uint8
}

// node is a node of a Huffman tree: ct_data, whose two unions are fields of their own here.
type node struct {
	freq, code  uint16 // fc
	dad, length uint16 // dl
}

// staticTables are what does not depend on the data.
type staticTables struct {
	literal    [lCodes + 2]node
	distance   [dCodes]node
	distCode   [distCodeSize]uint8
	lengthCode [maxMatch - minMatch + 1]uint8
	baseLength [lengthCodes]int
	baseDist   [dCodes]int
}

var static = sync.OnceValue(func() *staticTables {
	t := &staticTables{}
	length := 0
	for code := 0; code < lengthCodes-1; code++ {
		t.baseLength[code] = length
		for range 1 << extraLength[code] {
			t.lengthCode[length] = uint8(code)
			length++
		}
	}
	t.lengthCode[length-1] = lengthCodes - 1
	dist := 0
	for code := 0; code < 16; code++ {
		t.baseDist[code] = dist
		for range 1 << extraDist[code] {
			t.distCode[dist] = uint8(code)
			dist++
		}
	}
	dist >>= 7
	for code := 16; code < dCodes; code++ {
		t.baseDist[code] = dist << 7
		for range 1 << (extraDist[code] - 7) {
			t.distCode[256+dist] = uint8(code)
			dist++
		}
	}
	var count [maxBits + 1]uint16
	for n := range t.literal {
		bits := 8
		switch {
		case n >= 144 && n <= 255:
			bits = 9
		case n >= 256 && n <= 279:
			bits = 7
		}
		t.literal[n].length = uint16(bits)
		count[bits]++
	}
	genCodes(t.literal[:], lCodes+1, &count)
	for n := range t.distance {
		t.distance[n].length = 5
		t.distance[n].code = reverse(n, 5)
	}
	return t
})

// dCode is the code of a distance less one.
func (t *staticTables) dCode(dist int) int {
	if dist < 256 {
		return int(t.distCode[dist])
	}
	return int(t.distCode[256+dist>>7])
}

func reverse(code, bits int) uint16 {
	res := 0
	for range bits {
		res = res<<1 | code&1
		code >>= 1
	}
	return uint16(res)
}

// genCodes gives the codes for the lengths.
func genCodes(tree []node, maxCode int, count *[maxBits + 1]uint16) {
	var next [maxBits + 1]int
	code := 0
	for bits := 1; bits <= maxBits; bits++ {
		code = (code + int(count[bits-1])) << 1
		next[bits] = code
	}
	for n := 0; n <= maxCode; n++ {
		if l := int(tree[n].length); l != 0 {
			tree[n].code = reverse(next[l], l)
			next[l]++
		}
	}
}

// treeDesc is a dynamic tree and its static counterpart.
type treeDesc struct {
	tree      []node
	maxCode   int
	static    []node
	extra     []int
	extraBase int
	elems     int
	maxLength int
}

// trees is the half of the encoder that writes blocks.
type trees struct {
	out      []byte
	bitBuf   uint64
	bitCount int

	literal  [heapSize]node
	distance [2*dCodes + 1]node
	lengths  [2*blCodes + 1]node

	symbols           []symbol
	symEnd            int
	optLen, staticLen int

	heap    [2*lCodes + 1]int
	heapLen int
	heapMax int
	depth   [2*lCodes + 1]uint8
	blCount [maxBits + 1]uint16
}

func (s *trees) begin() { s.beginBlock() }

func (s *trees) beginBlock() {
	for n := range lCodes {
		s.literal[n].freq = 0
	}
	for n := range dCodes {
		s.distance[n].freq = 0
	}
	for n := range blCodes {
		s.lengths[n].freq = 0
	}
	s.literal[endBlock].freq = 1
	s.optLen, s.staticLen = 0, 0
	s.symbols = s.symbols[:0]
}

func (s *trees) sendBits(value, length int) {
	s.bitBuf |= uint64(value) << s.bitCount
	for s.bitCount += length; s.bitCount >= 16; s.bitCount -= 16 {
		s.out = append(s.out, byte(s.bitBuf), byte(s.bitBuf>>8))
		s.bitBuf >>= 16
	}
}

// flushBits writes the whole bytes.
func (s *trees) flushBits() {
	if s.bitCount >= 8 {
		s.out = append(s.out, byte(s.bitBuf))
		s.bitBuf >>= 8
		s.bitCount -= 8
	}
}

// windUp writes all bits and goes to a byte's begin.
func (s *trees) windUp() {
	for ; s.bitCount > 0; s.bitCount -= 8 {
		s.out = append(s.out, byte(s.bitBuf))
		s.bitBuf >>= 8
	}
	s.bitBuf, s.bitCount = 0, 0
}

// tally notes a symbol; true when the block is full.
func (s *trees) tally(distance, value int) bool {
	s.symbols = append(s.symbols, symbol{uint16(distance), uint8(value)})
	if distance == 0 {
		s.literal[value].freq++
	} else {
		t := static()
		s.literal[int(t.lengthCode[value])+literals+1].freq++
		s.distance[t.dCode(distance-1)].freq++
	}
	return len(s.symbols) == s.symEnd
}

func (s *trees) smaller(tree []node, n, m int) bool {
	return tree[n].freq < tree[m].freq || tree[n].freq == tree[m].freq && s.depth[n] <= s.depth[m]
}

func (s *trees) pqDown(tree []node, k int) {
	v := s.heap[k]
	for j := k << 1; j <= s.heapLen; j <<= 1 {
		if j < s.heapLen && s.smaller(tree, s.heap[j+1], s.heap[j]) {
			j++
		}
		if s.smaller(tree, v, s.heap[j]) {
			break
		}
		s.heap[k] = s.heap[j]
		k = j
	}
	s.heap[k] = v
}

func (s *trees) genBitLen(d *treeDesc) {
	clear(s.blCount[:])
	overflow := 0
	d.tree[s.heap[s.heapMax]].length = 0
	h := s.heapMax + 1
	for ; h < heapSize; h++ {
		n := s.heap[h]
		bits := int(d.tree[d.tree[n].dad].length) + 1
		if bits > d.maxLength {
			bits = d.maxLength
			overflow++
		}
		d.tree[n].length = uint16(bits)
		if n > d.maxCode {
			continue
		}
		s.blCount[bits]++
		extra := 0
		if n >= d.extraBase {
			extra = d.extra[n-d.extraBase]
		}
		f := int(d.tree[n].freq)
		s.optLen += f * (bits + extra)
		if d.static != nil {
			s.staticLen += f * (int(d.static[n].length) + extra)
		}
	}
	if overflow == 0 {
		return
	}
	for ; overflow > 0; overflow -= 2 {
		bits := d.maxLength - 1
		for s.blCount[bits] == 0 {
			bits--
		}
		s.blCount[bits]--
		s.blCount[bits+1] += 2
		s.blCount[d.maxLength]--
	}
	for bits := d.maxLength; bits != 0; bits-- {
		for n := int(s.blCount[bits]); n != 0; {
			h--
			m := s.heap[h]
			if m > d.maxCode {
				continue
			}
			if int(d.tree[m].length) != bits {
				s.optLen += (bits - int(d.tree[m].length)) * int(d.tree[m].freq)
				d.tree[m].length = uint16(bits)
			}
			n--
		}
	}
}

func (s *trees) buildTree(d *treeDesc) {
	tree := d.tree
	maxCode := -1
	s.heapLen, s.heapMax = 0, heapSize
	for n := range d.elems {
		if tree[n].freq != 0 {
			s.heapLen++
			s.heap[s.heapLen] = n
			maxCode = n
			s.depth[n] = 0
		} else {
			tree[n].length = 0
		}
	}
	for s.heapLen < 2 {
		n := 0
		if maxCode < 2 {
			maxCode++
			n = maxCode
		}
		s.heapLen++
		s.heap[s.heapLen] = n
		tree[n].freq = 1
		s.depth[n] = 0
		s.optLen--
		if d.static != nil {
			s.staticLen -= int(d.static[n].length)
		}
	}
	d.maxCode = maxCode
	for n := s.heapLen / 2; n >= 1; n-- {
		s.pqDown(tree, n)
	}
	next := d.elems
	for {
		n := s.heap[1]
		s.heap[1] = s.heap[s.heapLen]
		s.heapLen--
		s.pqDown(tree, 1)
		m := s.heap[1]
		s.heapMax--
		s.heap[s.heapMax] = n
		s.heapMax--
		s.heap[s.heapMax] = m
		tree[next].freq = tree[n].freq + tree[m].freq
		s.depth[next] = max(s.depth[n], s.depth[m]) + 1
		tree[n].dad, tree[m].dad = uint16(next), uint16(next)
		s.heap[1] = next
		next++
		s.pqDown(tree, 1)
		if s.heapLen < 2 {
			break
		}
	}
	s.heapMax--
	s.heap[s.heapMax] = s.heap[1]
	s.genBitLen(d)
	genCodes(tree, maxCode, &s.blCount)
}

// eachRun goes over the lengths of a tree as they are written: a code and its extra bits for each.
func eachRun(tree []node, maxCode int, emit func(code, times, extra, extraBits int)) {
	prev, next := -1, int(tree[0].length)
	count, most, least := 0, 7, 4
	if next == 0 {
		most, least = 138, 3
	}
	for n := 0; n <= maxCode; n++ {
		cur := next
		next = 0xffff
		if n < maxCode {
			next = int(tree[n+1].length)
		}
		count++
		if count < most && cur == next {
			continue
		}
		switch {
		case count < least:
			emit(cur, count, 0, 0)
		case cur != 0:
			if cur != prev {
				emit(cur, 1, 0, 0)
				count--
			}
			emit(rep3to6, 1, count-3, 2)
		case count <= 10:
			emit(repZero3, 1, count-3, 3)
		default:
			emit(repZero11, 1, count-11, 7)
		}
		count, prev = 0, cur
		switch {
		case next == 0:
			most, least = 138, 3
		case cur == next:
			most, least = 6, 3
		default:
			most, least = 7, 4
		}
	}
}

func (s *trees) scanTree(tree []node, maxCode int) {
	eachRun(tree, maxCode, func(code, times, _, _ int) { s.lengths[code].freq += uint16(times) })
}

func (s *trees) sendTree(tree []node, maxCode int) {
	eachRun(tree, maxCode, func(code, times, extra, extraBits int) {
		for range times {
			s.sendBits(int(s.lengths[code].code), int(s.lengths[code].length))
		}
		s.sendBits(extra, extraBits)
	})
}

func (s *trees) storedBlock(buf []byte, last bool) {
	s.sendBits(storedKind<<1+bit(last), 3)
	s.windUp()
	n := len(buf)
	s.out = append(s.out, byte(n), byte(n>>8), byte(^n), byte(^n>>8))
	s.out = append(s.out, buf...)
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// align writes an empty static block.
func (s *trees) align() {
	t := static()
	s.sendBits(staticKind<<1, 3)
	s.sendBits(int(t.literal[endBlock].code), int(t.literal[endBlock].length))
	s.flushBits()
}

// flushBlock chooses the shortest form of a block and writes it; buf is its content, nil when it is no longer there.
func (s *trees) flushBlock(buf []byte, stored, level int, strategy Strategy, last bool) {
	t := static()
	optBytes, staticBytes := 0, 0
	maxBL := 0
	l := treeDesc{tree: s.literal[:], static: t.literal[:], extra: extraLength[:], extraBase: literals + 1, elems: lCodes, maxLength: maxBits}
	d := treeDesc{tree: s.distance[:], static: t.distance[:], extra: extraDist[:], elems: dCodes, maxLength: maxBits}
	if level > 0 {
		s.buildTree(&l)
		s.buildTree(&d)
		s.scanTree(s.literal[:], l.maxCode)
		s.scanTree(s.distance[:], d.maxCode)
		bl := treeDesc{tree: s.lengths[:], extra: extraBL[:], elems: blCodes, maxLength: maxBLBits}
		s.buildTree(&bl)
		for maxBL = blCodes - 1; maxBL >= 3 && s.lengths[blOrder[maxBL]].length == 0; maxBL-- {
		}
		s.optLen += 3*(maxBL+1) + 5 + 5 + 4
		optBytes, staticBytes = (s.optLen+3+7)>>3, (s.staticLen+3+7)>>3
		if staticBytes <= optBytes || strategy == Fixed {
			optBytes = staticBytes
		}
	} else {
		optBytes, staticBytes = stored+5, stored+5
	}
	switch {
	case stored+4 <= optBytes && buf != nil:
		s.storedBlock(buf, last)
	case staticBytes == optBytes:
		s.sendBits(staticKind<<1+bit(last), 3)
		s.compressBlock(t.literal[:], t.distance[:])
	default:
		s.sendBits(dynamicKind<<1+bit(last), 3)
		s.sendBits(l.maxCode+1-257, 5)
		s.sendBits(d.maxCode+1-1, 5)
		s.sendBits(maxBL+1-4, 4)
		for rank := 0; rank <= maxBL; rank++ {
			s.sendBits(int(s.lengths[blOrder[rank]].length), 3)
		}
		s.sendTree(s.literal[:], l.maxCode)
		s.sendTree(s.distance[:], d.maxCode)
		s.compressBlock(s.literal[:], s.distance[:])
	}
	s.beginBlock()
	if last {
		s.windUp()
	}
}

func (s *trees) compressBlock(literal, distance []node) {
	t := static()
	for _, sym := range s.symbols {
		if sym.distance == 0 {
			s.sendBits(int(literal[sym.value].code), int(literal[sym.value].length))
			continue
		}
		code := int(t.lengthCode[sym.value])
		s.sendBits(int(literal[code+literals+1].code), int(literal[code+literals+1].length))
		if extraLength[code] > 0 { // the longest match has a code of its own, from which nothing is counted
			s.sendBits(int(sym.value)-t.baseLength[code], extraLength[code])
		}
		dist := int(sym.distance) - 1
		code = t.dCode(dist)
		s.sendBits(int(distance[code].code), int(distance[code].length))
		s.sendBits(dist-t.baseDist[code], extraDist[code])
	}
	s.sendBits(int(literal[endBlock].code), int(literal[endBlock].length))
}
