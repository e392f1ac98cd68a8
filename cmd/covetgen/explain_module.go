package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/covetpy/covetgen/ir/frompy"
	"github.com/covetpy/covetgen/ir/frompy/eval"
)

// support is a name of a module with what becomes of it in a service.
type support struct {
	eval.PublicName
	refused string          // why the name itself is refused, "" when it is there
	lacks   map[string]bool // members of a class that are refused
}

// supported asks the compiler itself about a module's public names: each is the value of a
// function in a program of its own, so that what the name needs is compiled too. The
// runtime's tables say which members its classes have.
func supported(module string) ([]support, error) {
	names, ok := eval.PublicNames(module)
	if !ok {
		return nil, usageError("there is no list of the names of module %s; `covetgen explain --supported` names those that have one", module)
	}
	known := eval.Known(module)
	var source strings.Builder
	fmt.Fprintf(&source, "from fastapi import FastAPI\nimport %s as m\napp = FastAPI()\n", module)
	list := make([]support, len(names))
	routes := map[string]*support{}
	for i, n := range names {
		s := &list[i]
		s.PublicName, s.lacks = n, map[string]bool{}
		if !known[n.Name] {
			s.refused = "not in the runtime"
			continue
		}
		routes["/"+n.Name] = s
		fmt.Fprintf(&source, "@app.get('/%s')\ndef name_%s(): return callable(m.%s)\n", n.Name, n.Name, n.Name)
		for _, member := range n.Members {
			if !known[n.Name+"."+member] {
				s.lacks[member] = true
			}
		}
	}
	if len(routes) == 0 {
		return list, nil
	}
	folder, err := os.MkdirTemp("", "covetgen-names-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	if err := os.WriteFile(filepath.Join(folder, "main.py"), []byte(source.String()), 0o644); err != nil {
		return nil, err
	}
	r, err := frompy.Load("main.py", frompy.Options{Dir: folder})
	if err != nil {
		return nil, err
	}
	for _, v := range r.Routes {
		if s := routes[v.Route.Path]; s != nil && !v.OK {
			s.blame(v.Reasons)
		}
	}
	return list, nil
}

// blame puts the reasons why a name's route is refused to the methods that lead to them,
// else to the name.
func (s *support) blame(reasons []frompy.Reason) {
	for _, reason := range reasons {
		if !s.blameMember(reason.Chain) && s.refused == "" {
			s.refused = reason.Diagnostic.Msg
		}
	}
}

func (s *support) blameMember(chain []string) bool {
	for _, function := range chain {
		class, method, ok := strings.Cut(function, ".")
		if !ok || class != s.Name {
			continue
		}
		for _, m := range s.Members {
			if m == method {
				s.lacks[m] = true
				return true
			}
		}
	}
	return false
}

// count is how many of the names and members are there.
func count(list []support) (there, all int) {
	for _, s := range list {
		all += 1 + len(s.Members)
		if s.refused == "" {
			there += 1 + len(s.Members) - len(s.lacks)
		}
	}
	return there, all
}

// explainModule prints what of a module is supported, name by name.
func explainModule(w io.Writer, module string) error {
	list, err := supported(module)
	if err != nil {
		return err
	}
	for _, s := range list {
		if s.refused != "" {
			fmt.Fprintf(w, "  refused    %s: %s\n", s.Name, s.refused)
			continue
		}
		fmt.Fprintf(w, "  supported  %s", s.Name)
		if len(s.Members) > 0 {
			var lacking []string
			for _, m := range s.Members {
				if s.lacks[m] {
					lacking = append(lacking, m)
				}
			}
			fmt.Fprintf(w, " (%d of %d members", len(s.Members)-len(lacking), len(s.Members))
			if len(lacking) > 0 {
				fmt.Fprintf(w, "; refused: %s", strings.Join(lacking, " "))
			}
			fmt.Fprint(w, ")")
		}
		fmt.Fprintln(w)
	}
	there, all := count(list)
	fmt.Fprintf(w, "%s: %d of %d names of CPython 3.11 supported\n", module, there, all)
	return nil
}

// explainModules prints a line for each module.
func explainModules(w io.Writer) error {
	fmt.Fprint(w, "\n| module | supported | of |\n|--|--|--|\n")
	for _, module := range eval.PublicModules() {
		list, err := supported(module)
		if err != nil {
			return err
		}
		there, all := count(list)
		fmt.Fprintf(w, "| `%s` | %d | %d |\n", module, there, all)
	}
	return nil
}
