"""Imports inside functions, and importlib.import_module with a name that is written out."""

import importlib
import textwrap

NAME = "html"


def imported():
    m = importlib.import_module("textwrap")
    sub = importlib.import_module("html.entities")
    return m is textwrap, m.indent("a", "  "), sub.name2codepoint["amp"]


def by_constant():
    return importlib.import_module(NAME).escape("<")


def relative():
    return importlib.import_module(".entities", "html").name2codepoint["lt"]


def inside(flag):
    if flag:
        import textwrap as t
        return t.dedent("  x"), t
    return flag


def is_inside():
    return inside(True)[1] is textwrap


imported()
by_constant()
relative()
inside(False)
is_inside()
