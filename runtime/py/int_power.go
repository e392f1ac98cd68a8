package py

import "math/bits"

// powModWord is pow(i, j, m) where j is not negative and j and |m| fit in a word, as i does: by squaring, with products of
// two words that are divided at once. ok is false for other numbers.
func (i Int) powModWord(j, m Int) (power Int, ok bool) {
	if i.big != nil || j.big != nil || j.small < 0 || m.big != nil && !m.Abs().big.IsUint64() {
		return Int{}, false
	}
	modulus := absUint64(m.small)
	if m.big != nil {
		modulus = m.Abs().big.Uint64()
	}
	base := absUint64(i.small) % modulus
	if i.small < 0 && base != 0 {
		base = modulus - base
	}
	times := func(x, y uint64) uint64 {
		hi, lo := bits.Mul64(x, y)
		_, rest := bits.Div64(hi, lo, modulus) // hi is less than the modulus, as x and y are
		return rest
	}
	result := 1 % modulus
	for e := uint64(j.small); e > 0; e >>= 1 {
		if e&1 == 1 {
			result = times(result, base)
		}
		base = times(base, base)
	}
	if m.Sign() < 0 && result > 0 {
		return IntOfUint(modulus - result).Neg(), true
	}
	return IntOfUint(result), true
}
