package deflate

import "hash/crc32"

// Status is how far a Decoder came.
type Status int

// What Inflate says of its stream: it wants more input (or room), has met its end, wants the preset dictionary, or
// the data are bad.
const (
	More Status = iota
	End
	NeedDictionary
	Bad
)

// Either is the wrapping of a stream that is zlib's or gzip's.
const Either Wrap = -1

const windowSize = 1 << 15

// Decoder is an inflate stream. It takes input a step at a time; a step whose input is not yet there whole is begun anew
// when more comes, so that it needs no state of its own.
type Decoder struct {
	Message string // of bad data, as zlib words it

	wrap     Wrap
	bits     int // windowBits, 0 for what the header says
	next     func(*Decoder) outcome
	in       []byte
	pos      int // in bits
	out      []byte
	room     int // of this call; -1: any
	window   []byte
	last     bool // this is the last block
	gzip     bool
	summed   int // of out, in check
	check    uint32
	total    uint32
	dict     uint32
	literal  *huffman
	distance *huffman
	left     int // of a stored block or of a match
	back     int // distance of the match
	byte     byte
}

// outcome is what became of a step.
type outcome int

const (
	goOn    outcome = iota
	wait            // for input
	full            // no room
	ended           // the stream
	unknown         // dictionary
	bad
)

// NewDecoder is inflateInit2.
func NewDecoder(wrap Wrap, bits int) *Decoder {
	d := &Decoder{wrap: wrap, bits: bits, next: (*Decoder).header}
	if wrap == Raw {
		d.next = (*Decoder).block
	}
	return d
}

// Clone is inflateCopy.
func (d *Decoder) Clone() *Decoder {
	c := *d
	c.in = append([]byte(nil), d.in...)
	c.window = append([]byte(nil), d.window...)
	return &c
}

// SetDictionary is inflateSetDictionary; false when it is not the one that the stream was made with.
func (d *Decoder) SetDictionary(data []byte) bool {
	if d.wrap != Raw && updateAdler(1, data) != d.dict {
		return false
	}
	d.keep(data)
	if d.wrap != Raw {
		d.next = (*Decoder).block
	}
	return true
}

// Inflate takes data and gives what comes out, at most room bytes unless room is negative, and how many bytes of data were
// not taken.
func (d *Decoder) Inflate(data []byte, room int) (out []byte, rest int, status Status) {
	d.in = append(d.in, data...)
	d.out, d.summed, d.room = nil, 0, room
	result := goOn
	for result == goOn {
		result = d.next(d)
	}
	d.in, d.pos = d.in[d.pos/8:], d.pos%8
	if result != wait { // what waits is zlib's already
		used := (d.pos + 7) / 8
		rest = len(d.in) - used
		d.in = d.in[:used]
	}
	d.sum()
	d.keep(d.out)
	switch result {
	case ended:
		status = End
	case unknown:
		status = NeedDictionary
	case bad:
		status = Bad
	}
	return d.out, rest, status
}

// sum enters what came out into the check.
func (d *Decoder) sum() {
	data := d.out[d.summed:]
	if d.summed = len(d.out); d.gzip {
		d.check = crc32.Update(d.check, crc32.IEEETable, data)
	} else if d.wrap != Raw {
		d.check = updateAdler(d.check, data)
	}
	d.total += uint32(len(data))
}

// keep puts bytes into the window.
func (d *Decoder) keep(data []byte) {
	data = data[max(len(data)-windowSize, 0):]
	if over := len(d.window) + len(data) - windowSize; over > 0 {
		d.window = append(d.window[:0], d.window[over:]...)
	}
	d.window = append(d.window, data...)
}

func (d *Decoder) fail(message string) outcome {
	d.Message = message
	return bad
}

// peek is the next n bits from offset at, least significant first; false when they are not there.
func (d *Decoder) peek(at, n int) (int, bool) {
	if at+n > len(d.in)*8 {
		return 0, false
	}
	v, i := 0, at/8
	for shift := -(at % 8); shift < n; shift += 8 {
		if shift < 0 {
			v |= int(d.in[i]) >> -shift
		} else {
			v |= int(d.in[i]) << shift
		}
		i++
	}
	return v & (1<<n - 1), true
}

// header reads zlib's or gzip's header.
func (d *Decoder) header() outcome {
	first, ok := d.peek(d.pos, 16)
	if !ok {
		return wait
	}
	if d.wrap != Zlib && first == 0x8b1f {
		return d.gzipHeader()
	}
	low, high := first&0xff, first>>8
	if d.wrap == Gzip || (low<<8+high)%31 != 0 {
		return d.fail("incorrect header check")
	}
	if low&15 != 8 {
		return d.fail("unknown compression method")
	}
	bits := low>>4 + 8
	if d.bits == 0 {
		d.bits = bits
	}
	if bits > 15 || bits > d.bits {
		return d.fail("invalid window size")
	}
	d.check = 1
	if high&0x20 == 0 {
		d.pos += 16
		d.next = (*Decoder).block
		return goOn
	}
	id, ok := d.peek(d.pos+16, 32)
	if !ok {
		return wait
	}
	d.pos += 48
	d.dict = uint32(id&0xff)<<24 | uint32(id&0xff00)<<8 | uint32(id>>8)&0xff00 | uint32(id>>24)
	d.next = func(*Decoder) outcome { return unknown }
	return goOn
}

func (d *Decoder) gzipHeader() outcome {
	at := d.pos + 16
	flags, ok := d.peek(at, 16)
	switch {
	case !ok:
		return wait
	case flags&0xff != 8:
		return d.fail("unknown compression method")
	case flags&0xe000 != 0:
		return d.fail("unknown header flags set")
	}
	at += 16 + 48
	if flags&0x0400 != 0 {
		n, ok := d.peek(at, 16)
		if !ok {
			return wait
		}
		at += 16 + 8*n
	}
	for _, text := range []int{0x0800, 0x1000} { // name, comment
		if flags&text == 0 {
			continue
		}
		for {
			c, ok := d.peek(at, 8)
			if !ok {
				return wait
			}
			if at += 8; c == 0 {
				break
			}
		}
	}
	if at > len(d.in)*8 {
		return wait
	}
	if flags&0x0200 != 0 {
		sum, ok := d.peek(at, 16)
		if !ok {
			return wait
		}
		if sum != int(crc32.ChecksumIEEE(d.in[d.pos/8:at/8])&0xffff) {
			return d.fail("header crc mismatch")
		}
		at += 16
	}
	d.pos = at
	d.gzip, d.check = true, 0
	d.next = (*Decoder).block
	return goOn
}

// block reads the begin of a block, or the stream's end.
func (d *Decoder) block() outcome {
	if d.last {
		d.pos = (d.pos + 7) &^ 7
		d.next = (*Decoder).trailer
		return goOn
	}
	v, ok := d.peek(d.pos, 3)
	if !ok {
		return wait
	}
	switch v >> 1 {
	case 0:
		at := (d.pos + 3 + 7) &^ 7
		n, ok := d.peek(at, 32)
		if !ok {
			return wait
		}
		if n&0xffff != n>>16^0xffff {
			return d.fail("invalid stored block lengths")
		}
		d.pos, d.left = at+32, n&0xffff
		d.next = (*Decoder).copyStored
	case 1:
		t := fixed()
		d.literal, d.distance = t[0], t[1]
		d.pos += 3
		d.next = (*Decoder).symbol
	case 2:
		if result := d.tables(d.pos + 3); result != goOn {
			return result
		}
		d.next = (*Decoder).symbol
	default:
		return d.fail("invalid block type")
	}
	d.last = v&1 != 0
	return goOn
}

func (d *Decoder) copyStored() outcome {
	if d.left == 0 {
		d.next = (*Decoder).block
		return goOn
	}
	at := d.pos / 8
	n := min(d.left, len(d.in)-at)
	if n == 0 {
		return wait
	}
	if d.room >= 0 {
		if n = min(n, d.room-len(d.out)); n == 0 {
			return full
		}
	}
	d.out = append(d.out, d.in[at:at+n]...)
	d.pos += 8 * n
	d.left -= n
	return goOn
}

// symbol reads a literal, or a length with its distance.
func (d *Decoder) symbol() outcome {
	at := d.pos
	sym, n, result := d.literal.read(d, at)
	if result == wait {
		return wait
	}
	at += n
	switch {
	case result == bad || sym > 285:
		return d.fail("invalid literal/length code")
	case sym < 256:
		d.pos, d.byte = at, byte(sym)
		d.next = (*Decoder).putLiteral
		return d.putLiteral()
	case sym == 256:
		d.pos = at
		d.next = (*Decoder).block
		return goOn
	}
	sym -= 257
	extra, ok := d.peek(at, extraLength[sym])
	if !ok {
		return wait
	}
	at += extraLength[sym]
	length := static().baseLength[sym] + extra + minMatch
	if sym == lengthCodes-1 {
		length = maxMatch
	}
	if sym, n, result = d.distance.read(d, at); result == wait {
		return wait
	}
	if at += n; result == bad || sym >= dCodes {
		return d.fail("invalid distance code")
	}
	if extra, ok = d.peek(at, extraDist[sym]); !ok {
		return wait
	}
	d.pos = at + extraDist[sym]
	d.left, d.back = length, static().baseDist[sym]+extra+1
	d.next = (*Decoder).putMatch
	return goOn
}

func (d *Decoder) putLiteral() outcome {
	if len(d.out) == d.room {
		return full
	}
	d.out = append(d.out, d.byte)
	d.next = (*Decoder).symbol
	return goOn
}

func (d *Decoder) putMatch() outcome {
	if len(d.out) == d.room {
		return full
	}
	if d.back > len(d.out)+len(d.window) {
		return d.fail("invalid distance too far back")
	}
	for ; d.left > 0; d.left-- {
		if len(d.out) == d.room {
			return full
		}
		if i := len(d.out) - d.back; i >= 0 {
			d.out = append(d.out, d.out[i])
		} else {
			d.out = append(d.out, d.window[len(d.window)+i])
		}
	}
	d.next = (*Decoder).symbol
	return goOn
}

// trailer compares the checks.
func (d *Decoder) trailer() outcome {
	if d.wrap == Raw {
		return ended
	}
	d.sum()
	v, ok := d.peek(d.pos, 32)
	if !ok {
		return wait
	}
	sum := uint32(v)
	if !d.gzip {
		sum = sum&0xff<<24 | sum&0xff00<<8 | sum>>8&0xff00 | sum>>24
	}
	if sum != d.check {
		return d.fail("incorrect data check")
	}
	d.pos += 32
	d.next = (*Decoder).end
	if d.gzip {
		d.next = (*Decoder).length
	}
	return goOn
}

func (d *Decoder) length() outcome {
	v, ok := d.peek(d.pos, 32)
	if !ok {
		return wait
	}
	if uint32(v) != d.total {
		return d.fail("incorrect length check")
	}
	d.pos += 32
	d.next = (*Decoder).end
	return goOn
}

func (d *Decoder) end() outcome { return ended }
