"""Edits a test file by positions, keeping every line where it is.

What covetgen refuses is cut out of a file so that the rest can be compiled: the body of the
outermost function around the place becomes a call that raises unittest.NotCompiled(code), a statement
of a module or class becomes pass. A test that meets a cut place counts as refused.
"""

import ast
import re

# Tests of CPython's own implementation, besides what its decorators (cpython_only,
# impl_detail, refcount_test …) say themselves. Looked for in the text of a test method.
IMPLEMENTATION = [
    (r"\bgc\.|\bgc_collect\b|\bcheck_free_after_iterating\b", "garbage collection"),
    (r"getrefcount|gettotalrefcount|_debugmallocstats", "reference counts"),
    (r"getsizeof|check_sizeof|__sizeof__|calcobjsize", "sizes of objects"),
    (r"\bpickle\b|\bdumps\(|\bpickling\b|__reduce|__setstate__|\bcopyreg\b|\bloads\(d\b", "pickling of internals"),
    (r"_testcapi|_testinternalcapi|\bctypes\b|pythonapi", "the C API"),
    (r"co_code|co_consts|\bdis\.|f_lasti|__code__\.co_|\bopcode\b", "bytecode"),
    (r"assert_python_|script_helper|spawn_python|\bsubprocess\b", "starts Python"),
    (r"\btracemalloc\b|_PyTime|sys\._|check_stack|settrace|setprofile", "the interpreter's hooks"),
]


# Functions that prepare many tests: only the refused statement is cut out of them, since the
# tests that need what it prepares fail for themselves.
FIXTURES = {"setUp", "tearDown", "setUpClass", "tearDownClass", "setUpModule", "tearDownModule", "asyncSetUp", "asyncTearDown"}


def exclude(text):
    """Cuts the test methods that test CPython's own implementation."""
    tree = ast.parse(text)
    lines = text.split("\n")
    for function in test_methods(tree):
        source = "\n".join(lines[function.lineno - 1:function.end_lineno])
        if function.name == "test_pickle" or function.name.startswith("test_pickl"):
            source += " pickle "
        for pattern, why in IMPLEMENTATION:
            if pattern.startswith(r"\bpickle") and "json" in text[:2000]:
                continue
            if re.search(pattern, source):
                cut_body(lines, function, "excluded: " + why)
                break
    return "\n".join(lines)


def test_methods(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for member in node.body:
                if isinstance(member, (ast.FunctionDef, ast.AsyncFunctionDef)) and member.name.startswith("test"):
                    yield member


def static_imports(text):
    """Imports by a literal name become import statements: a compiled service has one
    implementation of a module, so that "fresh" and "blocked" do not matter."""
    lines = text.split("\n")
    for node in reversed(ast.parse(text).body):
        names = []
        edits = []
        if isinstance(node, (ast.Assign, ast.Expr)) and isinstance(node.value, (ast.Call, ast.Tuple)):
            for call in ast.walk(node.value):
                if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant):
                    f = call.func
                    name = f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "")
                    module = call.args[0].value
                    if name in ("import_fresh_module", "import_module") and isinstance(module, str):
                        names.append(module)
                        edits.append((call, "_module_" + module.replace(".", "_")))
        for node_, new in reversed(edits):
            replace(lines, node_, new)
        if names:
            line = lines[node.lineno - 1]
            imports = "".join(f"import {m} as _module_{m.replace('.', '_')}; " for m in dict.fromkeys(names))
            lines[node.lineno - 1] = imports + line
    return "\n".join(lines)


def replace(lines, node, new):
    """Puts text in the place of an expression; its further lines stay as empty ones."""
    begin, end = node.lineno - 1, node.end_lineno - 1
    head = lines[begin].encode()[:node.col_offset].decode()
    tail = lines[end].encode()[node.end_col_offset:].decode()
    lines[begin] = head + new + tail
    if end > begin:
        lines[begin] = head + new
        for i in range(begin + 1, end):
            lines[i] = ""
        lines[end] = ""
        lines[begin] += tail


def indent_of(lines, node):
    text = lines[node.lineno - 1]
    return text[:len(text) - len(text.lstrip())]


def blank(lines, node, new):
    """Puts one simple statement in the place of another statement."""
    begin, end = first_line(node) - 1, node.end_lineno - 1
    lines[begin] = " " * node.col_offset + new if not lines[begin][:node.col_offset].strip() else \
        lines[begin].encode()[:node.col_offset].decode() + new
    for i in range(begin + 1, end + 1):
        lines[i] = ""


def first_line(node):
    return min([node.lineno] + [d.lineno for d in getattr(node, "decorator_list", ())])


def cut_body(lines, function, why):
    statement = f"import unittest; return unittest.CUT[0]({why!r})"
    first, last = function.body[0], function.body[-1]
    if first_line(first) == function.lineno or first_line(first) <= signature_end(lines, function):
        head = lines[first.lineno - 1].encode()[:first.col_offset].decode()
        lines[first.lineno - 1] = head + statement
    else:
        lines[first_line(first) - 1] = " " * first.col_offset + statement
    for i in range(first_line(first), last.end_lineno):
        lines[i] = ""


def signature_end(lines, function):
    """The line on which the colon of a def stands."""
    a = function.args
    nodes = [function.returns, a.vararg, a.kwarg, *a.args, *a.kwonlyargs, *a.posonlyargs, *a.defaults, *a.kw_defaults]
    line = max([function.lineno] + [n.end_lineno for n in nodes if n is not None])
    while not lines[line - 1].split("#")[0].rstrip().endswith(":") and line < first_line(function.body[0]):
        if ":" in lines[line - 1].split("#")[0].rpartition(")")[2]:
            break
        line += 1
    return line


def cut(text, line, code):
    """Cuts what stands around a line (1-based). Returns the new text and what was cut: a
    name as "Class.method", or None if nothing is left to cut there."""
    tree = ast.parse(text)
    lines = text.split("\n")
    body, path = tree.body, []
    while True:
        node = next((n for n in body if first_line(n) <= line <= n.end_lineno), None)
        if node is None:
            return None, None
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            name = ".".join(path + [node.name])
            if "unittest.CUT[0]" in lines[first_line(node.body[0]) - 1]:
                # The body is gone already: the fault is in the signature or a decorator.
                blank(lines, node, f"def {node.name}(*args, **kwargs): import unittest; return unittest.CUT[0]({code!r})")
                return "\n".join(lines), name
            if line < first_line(node.body[0]):
                blank(lines, node, f"def {node.name}(*args, **kwargs): import unittest; return unittest.CUT[0]({code!r})")
                return "\n".join(lines), name
            if node.name in FIXTURES:
                statement = next((n for n in node.body if first_line(n) <= line <= n.end_lineno), None)
                if statement is not None and not isinstance(statement, ast.Pass):
                    blank(lines, statement, "pass")
                    return "\n".join(lines), f"{name} line {line}"
            cut_body(lines, node, code)
            return "\n".join(lines), name
        if isinstance(node, ast.ClassDef):
            path.append(node.name)
            if line < first_line(node.body[0]):
                blank(lines, node, f"class {node.name}: pass")
                return "\n".join(lines), ".".join(path)
            body = node.body
            continue
        inner = compound(node, line)
        if inner is not None:
            body = inner
            continue
        if isinstance(node, ast.Pass):
            return None, None
        blank(lines, node, "pass")
        return "\n".join(lines), ".".join(path + [f"line {line}"])


def compound(node, line):
    """The block of an if, try or with statement of a module that holds a line."""
    blocks = []
    if isinstance(node, (ast.If, ast.For, ast.While)):
        blocks = [node.body, node.orelse]
    elif isinstance(node, ast.With):
        blocks = [node.body]
    elif isinstance(node, ast.Try):
        blocks = [node.body, *(h.body for h in node.handlers), node.orelse, node.finalbody]
    for block in blocks:
        if block and first_line(block[0]) <= line <= block[-1].end_lineno:
            return block
    return None
