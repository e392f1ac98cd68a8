package parser

import (
	"strings"
	"testing"

	"github.com/covetpy/covetgen/parser/source"
)

func TestDumpTokens(t *testing.T) {
	var b strings.Builder
	list := DumpTokens(&b, source.NewFile("m.py", []byte("if x:\n    y = f'a{z!r}'\n")))
	if list.HasErrors() {
		t.Fatal(list.First())
	}
	const want = `1,0-1,2	NAME	"if"
1,3-1,4	NAME	"x"
1,4-1,5	OP	":"
1,5-2,0	NEWLINE	"\n"
2,4-2,4	INDENT	
2,4-2,5	NAME	"y"
2,6-2,7	OP	"="
2,8-2,10	FSTRING_START	"f'"
2,10-2,11	FSTRING_MIDDLE	"a"
2,11-2,12	OP	"{"
2,12-2,13	NAME	"z"
2,13-2,14	OP	"!"
2,14-2,15	NAME	"r"
2,15-2,16	OP	"}"
2,16-2,17	FSTRING_END	"'"
2,17-3,0	NEWLINE	"\n"
2,17-2,17	DEDENT	
2,17-2,17	ENDMARKER	
`
	if got := b.String(); got != want {
		t.Errorf("got:\n%s", got)
	}
	if !DumpTokens(&b, source.NewFile("m.py", []byte("x = 'a\n"))).HasErrors() {
		t.Error("an open string is not reported")
	}
}
