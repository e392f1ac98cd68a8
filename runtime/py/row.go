package py

// A Row is a tuple that nothing takes as a value of its own: its items side by side in their static types, as the
// compiler finds them.
type (
	// Row1 is a tuple of one item.
	Row1[A any] struct{ I0 A }
	// Row2 is a pair.
	Row2[A, B any] struct {
		I0 A
		I1 B
	}
	// Row3 is a tuple of three items.
	Row3[A, B, C any] struct {
		I0 A
		I1 B
		I2 C
	}
	// Row4 is a tuple of four items.
	Row4[A, B, C, D any] struct {
		I0 A
		I1 B
		I2 C
		I3 D
	}
	// Row5 is a tuple of five items.
	Row5[A, B, C, D, E any] struct {
		I0 A
		I1 B
		I2 C
		I3 D
		I4 E
	}
	// Row6 is a tuple of six items.
	Row6[A, B, C, D, E, F any] struct {
		I0 A
		I1 B
		I2 C
		I3 D
		I4 E
		I5 F
	}
)
