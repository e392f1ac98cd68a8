// Package fastapi is FastAPI at compile time: the values that FastAPI(...), APIRouter(...)
// and Depends(...) give while the evaluator runs the program, and Build, which turns an
// application into ir.App.
//
// It follows fastapi/routing.py and fastapi/dependencies/utils.py function by function:
// what FastAPI works out when a path operation is declared (the tree of dependants, the
// request parameters with their schemas, the response field, the unique id) is worked out
// at the same moment here, so that its assertions fail at the same statement. Routers keep
// their routes and what was said at include_router; the routes of an application are put
// together in Build, in the order in which FastAPI would try them.
package fastapi
