package pyast

//go:generate go run ./nodegen

// Walk visits n and everything under it in source-field order: visit is called for a
// node before its children, and its children are left out if it returns false.
func Walk(n Node, visit func(Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	walkChildren(n, func(c Node) { Walk(c, visit) })
}

// Inspect is Walk with a second call, visit(nil), after a node's children, as in
// go/ast: it lets a visitor keep a stack of parents.
func Inspect(n Node, visit func(Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	walkChildren(n, func(c Node) { Inspect(c, visit) })
	visit(nil)
}

// Children calls visit for each direct child of n.
func Children(n Node, visit func(Node)) { walkChildren(n, visit) }
