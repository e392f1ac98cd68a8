package diag

// First returns the error that was added first, or nil. A parser adds the error
// that explains the others first, even where it stands further down in the file.
func (l *List) First() *Diagnostic {
	for _, d := range l.all {
		if d.Severity == Error {
			return d
		}
	}
	return nil
}
