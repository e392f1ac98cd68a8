package deflate

import "sync"

const quickBits = 9

// huffman is a table of codes: those of up to quickBits bits are found at once, longer ones by the canonical order of codes.
type huffman struct {
	quick   [1 << quickBits]uint16 // symbol<<4 | length, 0 for none
	count   [maxBits + 1]int
	symbols []uint16
	empty   bool
	longest int
}

// newHuffman makes a table of the lengths of codes; false where they are no set of codes. codes says that the table is
// that of the lengths' own codes, which has to be complete.
func newHuffman(lengths []uint8, codes bool) (*huffman, bool) {
	h := &huffman{}
	for _, l := range lengths {
		h.count[l]++
	}
	h.count[0] = 0
	left := 1
	var first [maxBits + 2]int
	for n := 1; n <= maxBits; n++ {
		if h.count[n] > 0 {
			h.longest = n
		}
		left = left<<1 - h.count[n]
		if left < 0 {
			return nil, false
		}
		first[n+1] = first[n] + h.count[n]
	}
	if h.longest == 0 {
		h.empty = true // reading from it is the error
		return h, true
	}
	if left > 0 && (codes || h.longest != 1) {
		return nil, false
	}
	h.symbols = make([]uint16, first[maxBits+1])
	var next [maxBits + 1]int
	code := 0
	for n := 1; n <= maxBits; n++ {
		code = (code + h.count[n-1]) << 1
		next[n] = code
	}
	place := first
	for sym, l := range lengths {
		if l == 0 {
			continue
		}
		h.symbols[place[l]] = uint16(sym)
		place[l]++
		if l <= quickBits {
			for i := int(reverse(next[l], int(l))); i < len(h.quick); i += 1 << l {
				h.quick[i] = uint16(sym)<<4 | uint16(l)
			}
		}
		next[l]++
	}
	return h, true
}

// read is the symbol at a bit offset and the length of its code.
func (h *huffman) read(d *Decoder, at int) (sym, length int, result outcome) {
	have := len(d.in)*8 - at
	if h.empty {
		if have < 1 {
			return 0, 0, wait
		}
		return 0, 1, bad
	}
	v, _ := d.peek(at, min(have, maxBits))
	if q := h.quick[v&(1<<quickBits-1)]; q != 0 && int(q&15) <= have {
		return int(q >> 4), int(q & 15), goOn
	}
	code, first, index := 0, 0, 0
	for n := 1; n <= h.longest; n++ {
		if n > have {
			return 0, 0, wait
		}
		code |= v >> (n - 1) & 1
		if code-first < h.count[n] {
			return int(h.symbols[index+code-first]), n, goOn
		}
		index += h.count[n]
		first = (first + h.count[n]) << 1
		code <<= 1
	}
	return 0, h.longest, bad
}

// fixed are the tables of blocks with fixed codes.
var fixed = sync.OnceValue(func() [2]*huffman {
	t := static()
	lengths := make([]uint8, len(t.literal))
	for i := range lengths {
		lengths[i] = uint8(t.literal[i].length)
	}
	literal, _ := newHuffman(lengths, false)
	lengths = make([]uint8, 32)
	for i := range lengths {
		lengths[i] = 5
	}
	distance, _ := newHuffman(lengths, false)
	return [2]*huffman{literal, distance}
})

// tables reads the codes of a block from a bit offset.
func (d *Decoder) tables(at int) outcome {
	v, ok := d.peek(at, 14)
	if !ok {
		return wait
	}
	at += 14
	nlen, ndist, ncode := v&31+257, v>>5&31+1, v>>10+4
	if nlen > 286 || ndist > 30 {
		return d.fail("too many length or distance symbols")
	}
	var order [blCodes]uint8
	for i := range ncode {
		if v, ok = d.peek(at, 3); !ok {
			return wait
		}
		at += 3
		order[blOrder[i]] = uint8(v)
	}
	codes, ok := newHuffman(order[:], true)
	if !ok {
		return d.fail("invalid code lengths set")
	}
	lengths := make([]uint8, 0, nlen+ndist)
	for len(lengths) < nlen+ndist {
		sym, n, result := codes.read(d, at) // of an empty table the symbol is 0
		if result == wait {
			return wait
		}
		at += n
		if sym < 16 {
			lengths = append(lengths, uint8(sym))
			continue
		}
		bits, times, value := extraBL[sym], 3, uint8(0)
		if v, ok = d.peek(at, bits); !ok {
			return wait
		}
		at += bits
		switch sym {
		case rep3to6:
			if len(lengths) == 0 {
				return d.fail("invalid bit length repeat")
			}
			value = lengths[len(lengths)-1]
		case repZero11:
			times = 11
		}
		if times += v; len(lengths)+times > nlen+ndist {
			return d.fail("invalid bit length repeat")
		}
		for range times {
			lengths = append(lengths, value)
		}
	}
	if lengths[256] == 0 {
		return d.fail("invalid code -- missing end-of-block")
	}
	if d.literal, ok = newHuffman(lengths[:nlen], false); !ok {
		return d.fail("invalid literal/lengths set")
	}
	if d.distance, ok = newHuffman(lengths[nlen:], false); !ok {
		return d.fail("invalid distances set")
	}
	d.pos = at
	return goOn
}
