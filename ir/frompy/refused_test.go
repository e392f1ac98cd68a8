package frompy

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestRefused checks that what the service could not do as Python does is refused, at its
// place, and not found out at run time.
func TestRefused(t *testing.T) {
	const head = "from fastapi import APIRouter, FastAPI, HTTPException, Request\napp = FastAPI()\n"
	for _, c := range []struct{ name, source, code, msg string }{
		{"library name", head + "from asyncio import Runner\n@app.get('/')\ndef f():\n    return Runner()\n", "CV5309", `"asyncio.Runner" is not known`},
		{"request scope", head + "@app.get('/')\ndef f(request: Request):\n    return request.scope['path']\n", "CV5309", `"scope" of a Request`},
		{"request of a dependency", head + "from fastapi import Depends\ndef d(r: Request):\n    return r.session\n@app.get('/')\ndef f(x=Depends(d)):\n    return x\n", "CV5309", `"session" of a Request`},
		{"router method", head + "class R(APIRouter):\n    def matches(self, scope):\n        return super().matches(scope)\nr = R()\napp.include_router(r)\n", "CV5208", "the method matches of the router class R"},
		{"app method", "from fastapi import FastAPI\nclass App(FastAPI):\n    async def __call__(self, scope, receive, send):\n        await super().__call__(scope, receive, send)\napp = App()\n", "CV5209", "the method __call__ of the application class App"},
		{"response key", head + "@app.get('/', responses={'hello': {'description': 'x'}})\ndef f():\n    return 1\n", "CV5301", "invalid literal for int() with base 10: 'hello'"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := tree(t, map[string]string{"app.py": c.source})
			r, err := Load(filepath.Join(dir, "app.py")+":app", Options{Dir: dir})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range r.Diagnostics.Sorted() {
				got = append(got, string(d.Code)+" "+d.Msg)
			}
			for _, v := range r.Routes {
				for _, reason := range v.Reasons {
					got = append(got, string(reason.Diagnostic.Code)+" "+reason.Diagnostic.Msg)
				}
			}
			if text := strings.Join(got, "\n"); !strings.Contains(text, c.code+" ") || !strings.Contains(text, c.msg) {
				t.Errorf("got %s, want %s %s", text, c.code, c.msg)
			}
		})
	}
}
