package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/fromopenapi"
	"github.com/covetpy/covetgen/ir/frompy"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/openapi"
	"github.com/covetpy/covetgen/parser/source"
)

// loaded is a program of either front end with what was found on the way.
type loaded struct {
	program     *ir.Program
	routes      []frompy.Verdict
	diagnostics *diag.List
}

// load resolves APP and runs its front end. The error is a fault of the machine or of the
// command line, or errInterrupted; faults of the program are diagnostics. Module code may
// run long and cannot be stopped, so an interrupted front end is left behind: it writes
// nothing, and the process ends.
func load(ctx context.Context, args []string) (*loaded, error) {
	type result struct {
		l   *loaded
		err error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			if panicked := recover(); panicked != nil {
				list := &diag.List{}
				list.Add(diag.Recovered(panicked, source.Span{}, "reading"))
				r = result{l: &loaded{diagnostics: list}}
			}
			done <- r
		}()
		r.l, r.err = loadNow(args)
	}()
	select {
	case r := <-done:
		return r.l, r.err
	case <-ctx.Done():
		return nil, errInterrupted
	}
}

func loadNow(args []string) (*loaded, error) {
	app := ""
	if len(args) > 0 {
		app = args[0]
	}
	if isDocument(app) {
		return loadDocument(app)
	}
	result, err := frompy.Load(app, frompy.Options{})
	if err != nil {
		var path *fs.PathError
		if errors.As(err, &path) {
			return nil, machineError("reading "+app, err)
		}
		return nil, &exitError{exitUsage, err}
	}
	return &loaded{result.Program, result.Routes, result.Diagnostics}, nil
}

// isDocument reports whether APP names an OpenAPI document.
func isDocument(app string) bool {
	switch strings.ToLower(filepath.Ext(app)) {
	case ".json", ".yaml", ".yml":
		return true
	}
	return false
}

func loadDocument(path string) (*loaded, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		list := &diag.List{}
		list.Add(&diag.Diagnostic{Code: diag.NoProgram, Msg: "path does not exist: " + path, Hint: "give an OpenAPI document that exists, a .py file, a module (shop.main:app) or a folder"})
		return &loaded{diagnostics: list}, nil
	}
	if err != nil {
		return nil, machineError("reading the document", err)
	}
	doc, list := openapi.Parse(source.NewFile(filepath.ToSlash(path), text))
	if doc == nil {
		return &loaded{diagnostics: list}, nil
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	program, found := fromopenapi.Program(doc, name)
	for _, d := range found.Sorted() {
		list.Add(d)
	}
	out := &loaded{program: program, diagnostics: list}
	for _, r := range program.App.Routes {
		out.routes = append(out.routes, frompy.Verdict{Route: r, OK: true})
	}
	return out, nil
}
