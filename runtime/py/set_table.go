package py

import "slices"

// The order of a set is that of the cells of its table, which depends on what was ever put into it. A set that module
// code has made keeps its table in the service.

// HasFixedHashes reports whether the items hash alike in every process, so that their cells are the same there: those
// of numbers, and of tuples of such.
func (s *Set) HasFixedHashes() bool {
	for k := range s.All() {
		if !hasFixedHash(k) {
			return false
		}
	}
	return true
}

func hasFixedHash(v Value) bool {
	switch x := v.(type) {
	case Bool, SmallInt, *BigInt, Float, Complex:
		return true
	case *Tuple:
		for _, item := range x.Items {
			if !hasFixedHash(item) {
				return false
			}
		}
		return true
	}
	return false
}

// SetTable is how a set's items lie in its table.
type SetTable struct {
	Size    int
	Cells   []int // of the items, in their order
	Deleted []int // cells of items that were taken out, which searches go on behind
}

// Table is the set's table.
func (s *Set) Table() SetTable {
	table := SetTable{Size: len(s.table)}
	for i, e := range s.table {
		switch {
		case e.key != nil:
			table.Cells = append(table.Cells, i)
		case e.hash == -1:
			table.Deleted = append(table.Deleted, i)
		}
	}
	return table
}

// Equal reports whether two sets of the same items lie in the same cells.
func (table SetTable) Equal(other SetTable) bool {
	return table.Size == other.Size && slices.Equal(table.Cells, other.Cells) && slices.Equal(table.Deleted, other.Deleted)
}

// SetInTable makes a set of items whose cells are known.
func SetInTable(t *Task, frozen bool, table SetTable, items ...Value) (*Set, error) {
	s := &Set{table: make([]setEntry, table.Size), frozen: frozen, fill: len(items) + len(table.Deleted), used: len(items)}
	for _, cell := range table.Deleted {
		s.table[cell].hash = -1
	}
	for i, item := range items {
		h, err := setHash(t, item)
		if err != nil {
			return nil, err
		}
		s.table[table.Cells[i]] = setEntry{h, item}
	}
	return s, nil
}
