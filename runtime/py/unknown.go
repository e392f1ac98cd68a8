package py

// Unknown is a value that stands for one that does not exist yet: the compiler's
// symbolic values. Whatever would have to look into it fails with the error
// that Refuse gives; use completes "cannot be ... at build".
type Unknown interface {
	Value
	Refuse(t *Task, use string) error
}
