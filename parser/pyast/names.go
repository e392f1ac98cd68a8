package pyast

// The operators and contexts print as their classes in CPython's ast.

var contextNames = [...]string{"Load", "Store", "Del"}

// String returns the name of the class in CPython's ast.
func (c ExprContext) String() string { return contextNames[c] }

var boolNames = [...]string{"And", "Or"}

// String returns the name of the class in CPython's ast.
func (o BoolOperator) String() string { return boolNames[o] }

var operatorNames = [...]string{"Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor", "BitAnd", "FloorDiv"}

// String returns the name of the class in CPython's ast.
func (o Operator) String() string { return operatorNames[o] }

var unaryNames = [...]string{"Invert", "Not", "UAdd", "USub"}

// String returns the name of the class in CPython's ast.
func (o UnaryOperator) String() string { return unaryNames[o] }

var cmpNames = [...]string{"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"}

// String returns the name of the class in CPython's ast.
func (o CmpOperator) String() string { return cmpNames[o] }
