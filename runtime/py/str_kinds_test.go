package py

import "testing"

// Texts of one byte are classified by a table, others by their code points: the same for all of ASCII.
func TestKindsOfOneByte(t *testing.T) {
	for c := range rune(0x80) {
		s := string(c)
		got := [4]bool{StrIsAlpha(s), StrIsDigit(s), StrIsAlnum(s), StrIsSpace(s)}
		want := [4]bool{isAlphaRune(c), isDigitRune(c), isAlphaRune(c) || isNumericRune(c), isSpaceRune(c)}
		if got != want {
			t.Errorf("%q: %v, not %v", s, got, want)
		}
	}
}
