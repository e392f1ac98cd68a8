package fastapi

import (
	_ "embed"

	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

//go:embed python/oauth2.py
var oauth2Source []byte

// addOAuth2Forms adds the classes of fastapi.security.oauth2 that are dependencies with
// form fields. They are ordinary Python, so they are evaluated and compiled from it.
func (l *Library) addOAuth2Forms(module *py.Dict) {
	if l.oauth2 == nil { // the source imports nothing that leads here again
		m, err := l.in.RunSource("fastapi.security.oauth2", source.NewFile("fastapi/security/oauth2.py", oauth2Source))
		if err != nil { // RunSource has reported it
			return
		}
		l.oauth2 = m
	}
	for _, name := range []string{"OAuth2PasswordRequestForm", "OAuth2PasswordRequestFormStrict"} {
		if v, ok := l.oauth2.Dict.GetStr(name); ok {
			module.SetStr(name, v)
		}
	}
}
