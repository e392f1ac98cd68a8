package parser

// tokenKind is the kind of a token. Every operator and every hard keyword has a
// kind of its own, so that the parser switches on small integers; soft keywords
// (match, case, type, _) are names and are recognised by their text.
type tokenKind uint8

const (
	tEOF tokenKind = iota
	tNewline
	tIndent
	tDedent
	tName
	tNumber
	tString
	tFStart  // the prefix and opening quote of an f-string or t-string
	tFMiddle // literal text inside one
	tFEnd    // its closing quote
	tError   // bytes that are no token; the scanner has said why

	tLpar
	tRpar
	tLsqb
	tRsqb
	tLbrace
	tRbrace
	tColon
	tComma
	tSemi
	tDot
	tEllipsis
	tArrow
	tColonEqual
	tExclamation
	tEqual

	tTilde
	tPlus
	tMinus
	tStar
	tSlash
	tVbar
	tAmper
	tPercent
	tCircumflex
	tAt
	tDoubleStar
	tDoubleSlash
	tLeftShift
	tRightShift

	// The augmented assignments stand in the order of the operators above.
	tPlusEqual
	tMinusEqual
	tStarEqual
	tSlashEqual
	tVbarEqual
	tAmperEqual
	tPercentEqual
	tCircumflexEqual
	tAtEqual
	tDoubleStarEqual
	tDoubleSlashEqual
	tLeftShiftEqual
	tRightShiftEqual

	tLess
	tGreater
	tEqEqual
	tNotEqual
	tLessEqual
	tGreaterEqual

	kFalse
	kNone
	kTrue
	kAnd
	kAs
	kAssert
	kAsync
	kAwait
	kBreak
	kClass
	kContinue
	kDef
	kDel
	kElif
	kElse
	kExcept
	kFinally
	kFor
	kFrom
	kGlobal
	kIf
	kImport
	kIn
	kIs
	kLambda
	kNonlocal
	kNot
	kOr
	kPass
	kRaise
	kReturn
	kTry
	kWhile
	kWith
	kYield

	tokenKinds
)

// token is one token of the file. The scanner makes all of them before parsing
// starts, which turns backtracking into setting an index.
type token struct {
	start, end int32
	kind       tokenKind
	flags      tokenFlags
}

// tokenFlags says what the parser would otherwise have to look at the text for.
type tokenFlags uint8

const (
	flagRaw      tokenFlags = 1 << iota // r prefix
	flagBytes                           // b prefix
	flagUnicode                         // u prefix
	flagTriple                          // three quotes
	flagTemplate                        // t prefix
	flagNonASCII                        // a byte above 0x7F, or (in names) a name to be normalised
	flagEscape                          // a backslash, or a carriage return, or a doubled brace: the text is not its value
	flagSpec                            // literal text inside a format spec
)

func (k tokenKind) isKeyword() bool { return k >= kFalse }

// keyword returns the kind of a hard keyword, or tName.
func keyword(s string) tokenKind {
	switch len(s) {
	case 2:
		switch s {
		case "if":
			return kIf
		case "in":
			return kIn
		case "is":
			return kIs
		case "or":
			return kOr
		case "as":
			return kAs
		}
	case 3:
		switch s {
		case "def":
			return kDef
		case "not":
			return kNot
		case "and":
			return kAnd
		case "for":
			return kFor
		case "try":
			return kTry
		case "del":
			return kDel
		}
	case 4:
		switch s {
		case "None":
			return kNone
		case "True":
			return kTrue
		case "else":
			return kElse
		case "elif":
			return kElif
		case "from":
			return kFrom
		case "with":
			return kWith
		case "pass":
			return kPass
		}
	case 5:
		switch s {
		case "False":
			return kFalse
		case "class":
			return kClass
		case "raise":
			return kRaise
		case "while":
			return kWhile
		case "yield":
			return kYield
		case "async":
			return kAsync
		case "await":
			return kAwait
		case "break":
			return kBreak
		}
	case 6:
		switch s {
		case "return":
			return kReturn
		case "import":
			return kImport
		case "except":
			return kExcept
		case "assert":
			return kAssert
		case "lambda":
			return kLambda
		case "global":
			return kGlobal
		}
	case 7:
		if s == "finally" {
			return kFinally
		}
	case 8:
		switch s {
		case "continue":
			return kContinue
		case "nonlocal":
			return kNonlocal
		}
	}
	return tName
}

// The classes of a source byte.
const (
	clOther uint8 = iota
	clIdent
	clDigit
	clSpace
	clNewline
	clQuote
	clOp
	clHigh // a byte above 0x7F
)

var (
	byteClass [256]uint8
	isIdent   [256]bool // the byte may continue an ASCII identifier
)

func init() {
	for c := 'a'; c <= 'z'; c++ {
		byteClass[c], byteClass[c-32] = clIdent, clIdent
		isIdent[c], isIdent[c-32] = true, true
	}
	byteClass['_'], isIdent['_'] = clIdent, true
	for c := '0'; c <= '9'; c++ {
		byteClass[c], isIdent[c] = clDigit, true
	}
	byteClass[' '], byteClass['\t'], byteClass['\f'] = clSpace, clSpace, clSpace
	byteClass['\n'], byteClass['\r'] = clNewline, clNewline
	byteClass['"'], byteClass['\''] = clQuote, clQuote
	for _, c := range "()[]{}:,;.=+-*/|&%^~@<>!" {
		byteClass[c] = clOp
	}
	for c := 0x80; c < 0x100; c++ {
		byteClass[c] = clHigh
	}
}
