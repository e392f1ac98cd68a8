// Package lower turns evaluated Python into the IR: function bodies, and the values that
// module code left behind.
//
// # Units and facts
//
// A unit is a function of the program that something reachable refers to. Its body is
// lowered with what is known so far: the types of its parameters (the join over its
// direct calls), the results of the functions that it calls, the types of module state
// and of model fields, whether a name is rebound by reachable code. These are facts.
// They start at the most precise guess and only ever get weaker (Never, a type, an
// optional, Dyn), so that lowering again whatever read a fact that has changed comes to
// an end. Within a body the types of local variables are found in the same way: the body
// is lowered until the joined types of all assignments stand.
//
// So there is no separate inference over the syntax tree that could disagree with the
// code: the types are those of the expressions that were made.
//
// # Meaning
//
// The dynamic operation is the definition. A typed form is used where the static types
// of the operands are exact (a Str variable holds a str, never an instance of a
// subclass), which holds for literals, for results of typed operations, for parameters
// that FastAPI validated, and for fields of models that nothing reachable can break.
// Annotations are not looked at.
//
// # Names
//
// A name of the module is looked up in the namespace as the evaluator left it. What no
// reachable code rebinds is a constant: functions are called directly, classes and
// modules are known, mutable objects become Globals (one for each object, so that
// aliases stay aliases).
//
// Every construct either lowers or leaves a diagnostic at its place; a function with an
// error makes only the routes fail that reach it (reach.go).
package lower
