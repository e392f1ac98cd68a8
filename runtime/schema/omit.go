package schema

// AppendKey appends a key and its colon to an object that is being written, behind a comma
// where it is not the first. Encoders of models whose properties may be absent use it.
func AppendKey(dst []byte, key string) []byte {
	if n := len(dst); n > 0 && dst[n-1] != '{' {
		dst = append(dst, ',')
	}
	return append(AppendString(dst, key), ':')
}
