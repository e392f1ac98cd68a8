package py

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// Sorting by ints that are machine words needs no comparisons: the words are distributed by their bytes, lowest first. Where items
// are sorted by such keys, the key and the item's place fit in one word, which keeps equal keys in their order.

// wordsToDistribute is how many words are sorted by distributing them; fewer are compared.
const wordsToDistribute = 300

// sortWords sorts words.
func sortWords(words []int64) {
	if slices.IsSorted(words) {
		return
	}
	if len(words) < wordsToDistribute {
		slices.Sort(words)
		return
	}
	const sign = 1 << 63 // makes the order of negative words that of unsigned ones
	differ := uint64(0)
	for _, w := range words {
		differ |= uint64(w ^ words[0])
	}
	from, to := words, make([]int64, len(words))
	for shift := 0; shift < 64; shift += 8 {
		if byte(differ>>shift) == 0 {
			continue
		}
		var at [256]int
		for _, w := range from {
			at[byte((uint64(w)^sign)>>shift)]++
		}
		next := 0
		for i, n := range at {
			at[i], next = next, next+n
		}
		for _, w := range from {
			b := byte((uint64(w) ^ sign) >> shift)
			to[at[b]] = w
			at[b]++
		}
		from, to = to, from
	}
	if &from[0] != &words[0] {
		copy(words, from)
	}
}

// SortInts is v.sort(). Equal ints cannot be told apart.
func SortInts(v *Vector[Int]) {
	words, ok := smallWords(v.Items, func(i *Int) Int { return *i })
	if !ok {
		slices.SortFunc(v.Items, Int.Cmp)
		return
	}
	sortWords(words)
	for i, w := range words {
		v.Items[i] = Int{small: w}
	}
}

// smallWords are the ints that number gives of items; ok is false where one of them is no machine word.
func smallWords[K any](items []K, number func(*K) Int) (words []int64, ok bool) {
	words = make([]int64, len(items))
	for i := range items {
		n := number(&items[i])
		if n.big != nil {
			return nil, false
		}
		words[i] = n.small
	}
	return words, true
}

// keyWords are words that compare as keys do which are ints or rows of ints; ok is false for others.
func keyWords(keys any) (words []int64, ok bool) {
	switch keys := keys.(type) {
	case *Vector[Int]:
		return smallWords(keys.Items, func(i *Int) Int { return *i })
	case *Vector[Row2[Int, Int]]:
		first, ok := smallWords(keys.Items, func(r *Row2[Int, Int]) Int { return r.I0 })
		second, also := smallWords(keys.Items, func(r *Row2[Int, Int]) Int { return r.I1 })
		return first, ok && also && join(first, second)
	case *Vector[Row3[Int, Int, Int]]:
		first, ok := smallWords(keys.Items, func(r *Row3[Int, Int, Int]) Int { return r.I0 })
		second, also := smallWords(keys.Items, func(r *Row3[Int, Int, Int]) Int { return r.I1 })
		third, too := smallWords(keys.Items, func(r *Row3[Int, Int, Int]) Int { return r.I2 })
		return first, ok && also && too && join(first, second) && join(first, third)
	}
	return nil, false
}

// span is the least of some words and how many words lie between it and the greatest, which counts; 0 for too many.
func span(words []int64) (least int64, width uint64) {
	least, most := words[0], words[0]
	for _, w := range words {
		least, most = min(least, w), max(most, w)
	}
	return least, uint64(most) - uint64(least) + 1
}

// join makes each word one that compares by itself first and by the second one then, and reports whether both fit in one.
func join(words, seconds []int64) bool {
	if len(words) == 0 {
		return true
	}
	least, width := span(words)
	least2, width2 := span(seconds)
	if high, low := bits.Mul64(width, width2); high != 0 || low > math.MaxInt64 || width == 0 || width2 == 0 {
		return false
	}
	for i := range words {
		words[i] = int64((uint64(words[i])-uint64(least))*width2 + uint64(seconds[i]) - uint64(least2))
	}
	return true
}

// wordOrder is the order of the places of keys, as a stable sort has it; nil where the keys have no words.
func wordOrder(keys any, reverse bool) []int64 {
	words, ok := keyWords(keys)
	if !ok || len(words) == 0 {
		return nil
	}
	least, width := span(words)
	place := bits.Len(uint(len(words) - 1))
	if width == 0 || bits.Len64(width-1)+place > 63 {
		return nil
	}
	for i, w := range words {
		w -= least
		if reverse {
			w = int64(width-1) - w
		}
		words[i] = w<<place | int64(i)
	}
	sortWords(words)
	for i := range words {
		words[i] &= 1<<place - 1
	}
	return words
}

// headed is a text with its first bytes, of which the first is the highest: most texts compare by them.
type headed struct {
	head uint64
	text string
}

// SortStrs is v.sort(). Equal texts cannot be told apart.
func SortStrs(v *Vector[string]) {
	if slices.IsSorted(v.Items) {
		return
	}
	items := make([]headed, len(v.Items))
	for i, s := range v.Items {
		var head [8]byte
		copy(head[:], s)
		items[i] = headed{binary.BigEndian.Uint64(head[:]), s}
	}
	slices.SortFunc(items, func(a, b headed) int {
		switch {
		case a.head < b.head:
			return -1
		case a.head > b.head:
			return 1
		}
		return strings.Compare(a.text, b.text)
	})
	for i := range items {
		v.Items[i] = items[i].text
	}
}
