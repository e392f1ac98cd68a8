package resolve

// names is a set of names.
type nameSet map[string]bool

// clone copies the set: what a scope adds for its own children must not reach its
// neighbours.
func (n nameSet) clone() nameSet {
	out := make(nameSet, len(n))
	for k := range n {
		out[k] = true
	}
	return out
}

// analyze decides where each name of each scope lives (CPython: symtable_analyze).
func (r *resolver) analyze() {
	free := nameSet{}
	r.analyzeScope(r.info.Module, nil, free, nameSet{})
}

// analyzeScope decides for one scope and those inside. around holds the names that
// functions around bind (nil outside of all), globals those declared global there;
// free collects the names that must come from around.
func (r *resolver) analyzeScope(s *Scope, around, free, globals nameSet) {
	local, newFree := nameSet{}, nameSet{}
	inside := nameSet{}
	globals = globals.clone()
	if s.Kind == ClassScope {
		// What a class binds is not seen by its methods, what is around it is.
		for n := range around {
			inside[n] = true
		}
	}
	classGlobals := globals
	if s.Kind == ClassScope {
		classGlobals = globals.clone()
	}
	var bounds nameSet
	if around != nil {
		bounds = around.clone()
	}
	for _, name := range s.names {
		r.analyzeName(s, name, bounds, local, free, globals)
	}
	if s.Kind == ClassScope {
		inside["__class__"] = true
	} else {
		if s.isFunction() {
			for n := range local {
				inside[n] = true
			}
		}
		for n := range bounds {
			inside[n] = true
		}
		classGlobals = globals
	}
	for _, c := range s.Children {
		r.analyzeScope(c, inside.clone(), newFree, classGlobals)
	}
	if s.isFunction() {
		for _, name := range s.names {
			if sym := s.symbols[name]; sym.kind == Local && newFree[name] {
				sym.kind = Cell
				delete(newFree, name)
			}
		}
	} else if s.Kind == ClassScope && newFree["__class__"] {
		delete(newFree, "__class__")
		s.UsesClassCell = true
	}
	for name := range newFree {
		if s.symbols[name] == nil && around[name] {
			// It only passes through, on its way to a scope inside.
			s.symbols[name] = &symbol{kind: Free}
			s.names = append(s.names, name)
		}
		free[name] = true
	}
}

// analyzeName decides for one name, in the order of precedence: a declaration, a
// binding, a function around, and what is left is global.
func (r *resolver) analyzeName(s *Scope, name string, around, local, free, globals nameSet) {
	sym := s.symbols[name]
	switch {
	case sym.use&DeclaredGlobal != 0:
		if sym.use&DeclaredNonlocal != 0 {
			r.errorf(codeDeclare, sym.directive, "name '%s' is nonlocal and global", name)
		}
		sym.kind = GlobalExplicit
		globals[name] = true
		delete(around, name)
	case sym.use&DeclaredNonlocal != 0:
		sym.kind = Free
		switch {
		case around == nil:
			r.errorf(codeDeclare, sym.directive, "nonlocal declaration not allowed at module level")
		case !around[name]:
			d := sym.directive
			r.errorf(codeDeclare, d, "no binding for nonlocal '%s' found", name)
		}
		free[name] = true
	case sym.use&bound != 0:
		sym.kind = Local
		local[name] = true
		delete(globals, name)
	case around[name]:
		sym.kind = Free
		free[name] = true
	default:
		sym.kind = GlobalImplicit
	}
}
