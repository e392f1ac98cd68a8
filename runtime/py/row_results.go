package py

// What gives a tuple, where nothing takes it as one, and items of displays that need none.

// Pick is (items…)[i] for an index of any sign; IndexError.
func Pick[T any](i Int, items ...T) (item T, err error) {
	n := uint64(i.small)
	if n >= uint64(len(items)) {
		if n, err = indexFrom(i, len(items), "tuple index out of range"); err != nil {
			return
		}
	}
	return items[n], nil
}

// DivModRow is divmod(i, j) of which nothing takes the tuple; ZeroDivisionError.
func DivModRow(i, j Int) (Row2[Int, Int], error) {
	q, m, err := i.DivMod(j)
	return Row2[Int, Int]{q, m}, err
}

// PartitionRow is s.partition(sep) of which nothing takes the tuple; ValueError.
func PartitionRow(s, sep string) (Row3[string, string, string], error) {
	before, mid, after, err := StrPartition(s, sep)
	return Row3[string, string, string]{before, mid, after}, err
}

// RPartitionRow is s.rpartition(sep) as PartitionRow is s.partition(sep).
func RPartitionRow(s, sep string) (Row3[string, string, string], error) {
	before, mid, after, err := StrRPartition(s, sep)
	return Row3[string, string, string]{before, mid, after}, err
}
