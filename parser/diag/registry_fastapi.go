package diag

// Codes of FastAPI: constructs that work in FastAPI and are not compiled, and errors that
// FastAPI would raise at the first request.
const (
	// RouteError is an exception that FastAPI raises when it builds an included route.
	RouteError Code = "CV4201"

	// CallableAtStart is an endpoint, dependency or router that is only known at start.
	CallableAtStart Code = "CV5201"
	// FormParameter is a parameter that reads a form or a file.
	FormParameter Code = "CV5202"
	// StreamingRoute is a path operation that yields its answer.
	StreamingRoute Code = "CV5203"
	// ResponseClass is a response class without a counterpart.
	ResponseClass Code = "CV5204"
	// WebSocketRoute is a websocket.
	WebSocketRoute Code = "CV5205"
	// MountedApp is a mounted application, host or plain Starlette route.
	MountedApp Code = "CV5206"
	// UnsupportedMiddleware is a middleware class.
	UnsupportedMiddleware Code = "CV5207"
	// RouteClass is an APIRoute class of the program's own.
	RouteClass Code = "CV5208"
	// RawASGI is code against the ASGI interface or FastAPI's insides.
	RawASGI Code = "CV5209"
	// SeveralLifespans is more than one lifespan.
	SeveralLifespans Code = "CV5210"
	// OverridesInCode is dependency_overrides filled by module code.
	OverridesInCode Code = "CV5211"
	// DependencyConcurrency is max_concurrency of Depends.
	DependencyConcurrency Code = "CV5212"
	// CustomOpenAPI is an openapi() of the app's own.
	CustomOpenAPI Code = "CV5213"
)

func init() {
	const head = "from fastapi import FastAPI\napp = FastAPI()\n"
	register([]Row{
		{Code: RouteError, Summary: "FastAPI cannot build an included route", Explanation: "An included route is built for its place when the first request arrives: with the prefix, the dependencies and the responses of the inclusion. " +
			"That raises the exception shown, so that every request would fail."},
		{Code: CallableAtStart, Summary: "an endpoint or dependency that is only known at start", Explanation: "A path operation, a dependency or a router comes from a module that covetgen does not know, or was wrapped by a decorator of one. " +
			"What FastAPI reads from it (its parameters) must be known at build.",
			Bad:  "from fastapi import Depends, FastAPI\nfrom unknown_auth import current_user\napp = FastAPI()\n@app.get('/me')\ndef me(user=Depends(current_user)):\n    return user\n",
			Good: "from fastapi import Depends, FastAPI\napp = FastAPI()\ndef current_user():\n    return 'me'\n@app.get('/me')\ndef me(user=Depends(current_user)):\n    return user\n"},
		{Code: FormParameter, Summary: "a form parameter that is not compiled", Explanation: "Fields of forms, uploaded files, OAuth2PasswordRequestForm and a model that is the whole form are compiled. Models that may be None, that share the form with other fields, unions of models and form_limits are not yet.",
			Bad:  "from typing import Annotated\nfrom fastapi import FastAPI, Form\nfrom pydantic import BaseModel\napp = FastAPI()\nclass Login(BaseModel):\n    name: str\n@app.post('/login')\ndef login(data: Annotated[Login | None, Form()] = None):\n    return data\n",
			Good: "from typing import Annotated\nfrom fastapi import FastAPI, Form\nfrom pydantic import BaseModel\napp = FastAPI()\nclass Login(BaseModel):\n    name: str = ''\n@app.post('/login')\ndef login(data: Annotated[Login, Form()]):\n    return data\n"},
		{Code: StreamingRoute, Summary: "streamed answers are not compiled yet", Explanation: "A path operation that yields streams its answer as JSON lines or server-sent events.",
			Bad: head + "@app.get('/')\ndef rows():\n    yield 1\n", Good: head + "@app.get('/')\ndef rows():\n    return [1]\n"},
		{Code: ResponseClass, Summary: "a response class that is not compiled yet", Explanation: "JSONResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response and classes of the program that derive from them are compiled.",
			Bad:  "from fastapi import FastAPI\nfrom fastapi.responses import FileResponse\napp = FastAPI(default_response_class=FileResponse)\n@app.get('/')\ndef f():\n    return 'x.txt'\n",
			Good: "from fastapi import FastAPI\nfrom fastapi.responses import PlainTextResponse\napp = FastAPI(default_response_class=PlainTextResponse)\n@app.get('/')\ndef f():\n    return 'x'\n"},
		{Code: WebSocketRoute, Summary: "websockets are not compiled yet", Explanation: "The compiled service answers HTTP requests. Websocket routes stay in Python.",
			Bad: head + "@app.websocket('/ws')\nasync def ws(websocket):\n    await websocket.accept()\n", Good: head},
		{Code: MountedApp, Summary: "a mounted application is not compiled", Explanation: "mount(), host(), StaticFiles and plain Starlette routes hand requests to code that FastAPI does not describe. Routers that are included are compiled.",
			Bad: "from fastapi import FastAPI\nfrom fastapi.staticfiles import StaticFiles\napp = FastAPI()\napp.mount('/static', StaticFiles(directory='static'))\n", Good: "from fastapi import APIRouter, FastAPI\napp = FastAPI()\nother = APIRouter()\napp.include_router(other, prefix='/other')\n"},
		{Code: UnsupportedMiddleware, Summary: "a middleware class that is not compiled", Explanation: "CORSMiddleware, classes that derive from BaseHTTPMiddleware and functions under @app.middleware(\"http\") are compiled, other middleware classes are not yet.",
			Bad:  "from fastapi import FastAPI\nfrom fastapi.middleware.gzip import GZipMiddleware\napp = FastAPI()\napp.add_middleware(GZipMiddleware)\n",
			Good: head + "@app.middleware('http')\nasync def timing(request, call_next):\n    return await call_next(request)\n"},
		{Code: RouteClass, Summary: "a route class of the program's own is not compiled", Explanation: "A class that derives from APIRoute replaces how FastAPI handles a request. Dependencies and @app.middleware functions do the same and are compiled.",
			Bad:  "from fastapi import APIRouter, FastAPI\nfrom fastapi.routing import APIRoute\nclass Timed(APIRoute):\n    pass\napp = FastAPI()\napp.include_router(APIRouter(route_class=Timed))\n",
			Good: "from fastapi import APIRouter, FastAPI\napp = FastAPI()\napp.include_router(APIRouter())\n"},
		{Code: RawASGI, Summary: "code against the ASGI interface is not compiled", Explanation: "Applications that are called with scope, receive and send, and what reaches into FastAPI's insides, have no counterpart in the compiled service.",
			Bad:  "from fastapi import FastAPI\nclass App(FastAPI):\n    async def __call__(self, scope, receive, send):\n        await super().__call__(scope, receive, send)\napp = App()\n",
			Good: head},
		{Code: SeveralLifespans, Summary: "more than one lifespan", Explanation: "The app and routers that it includes have lifespans of their own, or a lifespan beside startup events. One lifespan of the app is compiled."},
		{Code: OverridesInCode, Summary: "dependency_overrides in module code", Explanation: "app.dependency_overrides replaces dependencies in tests. In a program it hides what a route depends on.",
			Bad: head + "def a():\n    return 1\ndef b():\n    return 2\napp.dependency_overrides[a] = b\n", Good: head},
		{Code: DependencyConcurrency, Summary: "max_concurrency of a dependency is not compiled yet", Explanation: "Depends(..., max_concurrency=n) limits how many requests run the dependency at once.",
			Bad:  "from fastapi import Depends, FastAPI\napp = FastAPI()\ndef slow():\n    return 1\n@app.get('/')\ndef f(x=Depends(slow, max_concurrency=2)):\n    return x\n",
			Good: "from fastapi import Depends, FastAPI\napp = FastAPI()\ndef slow():\n    return 1\n@app.get('/')\ndef f(x=Depends(slow)):\n    return x\n"},
		{Code: CustomOpenAPI, Summary: "a custom openapi() is not compiled", Explanation: "The document is made at build from what the program declares. A function that replaces app.openapi is not run.",
			Bad: head + "def schema():\n    return {}\napp.openapi = schema\n", Good: head},
	})
}
