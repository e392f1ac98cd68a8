package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5"
)

// router finds the route of a request. Starlette tries routes in the order they were
// declared; chi's tree prefers static text to parameters whatever the order. So the
// tree serves as an index only: a lookup gives one shape that the path has, and the
// routes that can fit a path of that shape, known beforehand, are tried in their order.
type router struct {
	tree    *chi.Mux
	byShape map[string][]*Route
	complex []*Route // routes with expressions: tried when the tree has no match
	routes  []*Route
}

// The tree knows one method: routes decide on theirs, since a path that fits with
// another method must be told from one that does not fit (405 and 404).
const treeMethod = "GET"

func newRouter(routes []*Route) *router {
	r := &router{tree: chi.NewRouter(), byShape: map[string][]*Route{}, routes: routes}
	for _, route := range routes {
		if route.pattern.expr != nil {
			r.complex = append(r.complex, route)
			continue
		}
		shape := route.pattern.shape()
		if _, done := r.byShape[shape]; done {
			continue
		}
		for _, other := range routes {
			if route.pattern.overlaps(other.pattern) {
				r.byShape[shape] = append(r.byShape[shape], other)
			}
		}
		r.tree.Get(shape, indexed)
	}
	return r
}

// indexed marks a shape as present; chi takes a node without a handler for absent.
func indexed(http.ResponseWriter, *http.Request) {}

// find returns the route for a method and a decoded path with the text of its path
// parameters, appended to dst. When the path fits only with other methods, it returns
// the first such route and full is false. It returns nil when nothing fits.
func (r *router) find(rctx *chi.Context, method, path string, dst []string) (route *Route, params []string, full bool) {
	candidates := r.complex
	rctx.Reset()
	if shape := r.tree.Find(rctx, treeMethod, path); shape != "" {
		candidates = r.byShape[shape]
	}
	for _, c := range candidates {
		found, ok := c.pattern.match(path, dst)
		if !ok {
			continue
		}
		if slices.Contains(c.Methods, method) {
			return c, found, true
		}
		if route == nil {
			route, params = c, slices.Clone(found)
		}
	}
	return route, params, false
}

// redirect returns the path with its trailing slash toggled when some route fits it.
func (r *router) redirect(rctx *chi.Context, method, path string) (string, bool) {
	if path == "/" {
		return "", false
	}
	other := path + "/"
	if strings.HasSuffix(path, "/") {
		other = strings.TrimRight(path, "/")
	}
	route, _, _ := r.find(rctx, method, other, nil)
	return other, route != nil
}
