package deflate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"testing"
)

// made is the function of this name in testdata/record.py.
func made(kind, size int) []byte {
	var out []byte
	x := 12345 + kind
	for len(out) < size {
		x = (x*1103515245 + 12345) & 0x7FFFFFFF
		n := x >> 12
		switch {
		case kind == 0:
			out = append(out, byte(n))
		case kind == 1:
			out = fmt.Appendf(out, `{"id": %d, "name": "item %d", "tags": ["a", "b"], "price": %d.5}, `, n%1000, n%37, n%91)
		case kind == 2:
			out = append(out, bytes.Repeat([]byte{byte(n%3 + 97)}, n%400+1)...)
		case kind == 3:
			out = append(out, []string{"the ", "quick ", "brown ", "fox ", "jumps ", "over\n", "lazy ", "dogs. "}[n%8]...)
		case kind == 4:
			out = append(out, byte(n%7*36))
		case len(out) > 300 && n%5 != 0:
			at := n % (len(out) - 260)
			out = append(out, out[at:min(at+n/7%258+3, len(out))]...)
		default:
			out = fmt.Appendf(out, "%d", n)
		}
	}
	return out[:size]
}

// TestStreams compares with the streams that zlib made, and takes them apart again in pieces.
func TestStreams(t *testing.T) {
	text, err := os.ReadFile("testdata/streams.json")
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]any
	if err := json.Unmarshal(text, &rows); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		n := func(i int) int { return int(row[i].(float64)) }
		wrap, bits := Zlib, n(3)
		switch {
		case bits < 0:
			wrap, bits = Raw, -bits
		case bits > 15:
			wrap, bits = Gzip, bits-16
		}
		e, ok := NewEncoder(n(2), wrap, bits, n(4), Strategy(n(5)))
		if !ok {
			t.Fatalf("row %d: no encoder", i)
		}
		data := made(n(0), n(1))
		rest, out := data, []byte(nil)
		for _, step := range row[6].([]any) {
			s := step.([]any)
			size, flush := int(s[0].(float64)), Flush(s[1].(float64))
			out = append(out, e.Deflate(rest[:size], NoFlush)...)
			if flush != NoFlush {
				out = append(out, e.Deflate(nil, flush)...)
			}
			rest = rest[size:]
		}
		if len(out) != n(7) || crc32.ChecksumIEEE(out) != uint32(n(8)) {
			t.Errorf("row %d %v: %d bytes, want %d", i, row[:7], len(out), n(7))
			continue
		}
		d := NewDecoder(wrap, max(bits, 9))
		var back []byte
		in, status := out, More
		for step := 1; status == More && len(in) > 0; step = step*3 + 1 {
			size := min(step, len(in))
			room := -1
			if i%2 == 0 {
				room = step + 7
			}
			piece, left, s := d.Inflate(in[:size], room)
			back, in, status = append(back, piece...), in[size-left:], s
			if len(piece) == 0 && left == size && s == More && room != 0 && step > 1<<22 {
				break
			}
		}
		for status == More {
			piece, _, s := d.Inflate(nil, -1)
			if back, status = append(back, piece...), s; len(piece) == 0 && s == More {
				break
			}
		}
		if status != End || !bytes.Equal(back, data) {
			t.Errorf("row %d %v: read back %d bytes with status %d %s, want %d", i, row[:7], len(back), status, d.Message, len(data))
		}
	}
}
