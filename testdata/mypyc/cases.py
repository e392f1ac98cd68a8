"""Lays mypyc's run tests out as FastAPI applications, with the outcome that CPython gives them.

    python testdata/mypyc/cases.py MYPY FOLDER [REGEXP]

MYPY is mypy's unpacked source distribution; of the cases in mypyc/test-data/run-*.test whose
name matches REGEXP, FOLDER gets:

    app/outcome.py         calls a function and says how it ended
    app/case17/...         the modules of a case, as a package: imports of them are renamed
    app/case17/driver.py   the driver's text as a function; what it imports at its top stays there
    app/case17_alone.py    an application of one route, GET /case17, that calls the driver
    alone/case17/...       a case whose outcome shows the names of its modules: they keep their names
    cases.json             for each case its name, application, and what CPython printed and raised,
                           or why it does not apply

Without a driver, mypyc's test runner calls each function test_* of native; so does this.
A case with files for later steps is one case for each step. Whether a case applies is decided
by running it as it stands, interpreted: it does not where a module cannot be imported, where the syntax is newer
than this Python, or where two runs differ.
"""

import ast
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

OUTCOME = '''\
"""How a call ended: ok, or the exception."""


def outcome(call):
    try:
        call()
    except BaseException as e:
        return f"{type(e).__module__}.{type(e).__qualname__}: {e}"
    return "ok"
'''

APP = '''\
import fastapi

import {package}driver as {name}_driver

app = fastapi.FastAPI()


@app.get("/{name}")
def {name}_route():
    print("\\x02", flush=True)
    results = {name}_driver._drive()
    print("\\x03", flush=True)
    return results
'''

# Runs in a process of its own: imports the driver, then calls it.
RUN = """\
import importlib, json, sys
sys.path.insert(0, sys.argv[1])
driver = importlib.import_module(sys.argv[2])
print("\\x02", flush=True)
results = driver._drive()
print("\\x03", flush=True)
print(json.dumps(results))
"""

# Which functions of native the default driver calls, and which of them are coroutines.
NAMES = """\
import importlib, inspect, json, sys
sys.path.insert(0, sys.argv[1])
native = importlib.import_module("native")
print("\\x02", flush=True)
print(json.dumps([[n, inspect.iscoroutinefunction(getattr(native, n))] for n in dir(native) if n.startswith("test_")]))
"""


def sections(text):
    """The [id argument] sections of a .test file, as mypy/test/data.py reads them."""
    header, lines = None, []
    for line in text.split("\n"):
        if line.startswith("[") and line.strip().endswith("]"):
            if header is not None:
                yield *header, lines
            id, _, argument = line.strip()[1:-1].partition(" ")
            header, lines = (id, argument), []
        elif line.startswith("\\["):
            lines.append(line[1:].rstrip())
        elif not line.startswith("--"):
            lines.append(line.rstrip())
        elif line.startswith("----"):
            lines.append(line[2:].rstrip())
    if header is not None:
        yield *header, lines


def joined(lines):
    """A line that ends with a backslash goes on in the next, as in mypy's format."""
    out, continued = [], False
    for line in lines:
        text = line[:-1] if line.endswith("\\") else line
        if continued:
            out[-1] += text.lstrip()
        else:
            out.append(text)
        continued = line.endswith("\\")
    return "\n".join(out).rstrip("\n") + "\n"


def cases(mypy, pattern):
    """(name, {path: text}) of each case and step."""
    for path in sorted(mypy.glob("mypyc/test-data/run-*.test")):
        found = []
        for id, argument, lines in sections(path.read_text(encoding="utf-8")):
            if id == "case":
                found.append((argument, {1: {"native.py": joined(lines)}}, {}))
            elif id == "file":
                step = re.fullmatch(r"(.*)\.(\d+)", argument)
                target, number = (step[1], int(step[2])) if step else (argument, 1)
                found[-1][1].setdefault(number, {})[target] = joined(lines)
            elif id == "delete":
                target, number = argument.rsplit(".", 1)
                found[-1][2].setdefault(int(number), []).append(target)
            elif re.fullmatch(r"out\d*", id) and int(id[3:] or 1) > 1:
                found[-1][1].setdefault(int(id[3:]), {})
        for name, steps, deleted in found:
            name = f"{path.stem}/{name}"
            files = {}
            for number in sorted(steps):
                files = {**files, **steps[number]}
                for target in deleted.get(number, ()):
                    files.pop(target, None)
                label = name if number == 1 else f"{name}.{number}"
                if re.search(pattern, label):
                    yield label, {p: t for p, t in files.items() if p.endswith(".py")}


def renamed(text, package, local):
    """The text with imports of local modules taken from a package."""
    data = text.encode()
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return text
    starts = [0]
    for line in data.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    edits = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module.split(".")[0] in local:
            begin = starts[node.lineno - 1] + node.col_offset
            at = data.index(node.module.encode(), begin + len("from"))
            edits.append((at, at, package + "."))
        elif isinstance(node, ast.Import) and any(a.name.split(".")[0] in local for a in node.names):
            parts = []
            for a in node.names:
                top = a.name.split(".")[0]
                if top not in local:
                    parts.append(f"import {a.name}" + (f" as {a.asname}" if a.asname else ""))
                elif a.asname:
                    parts.append(f"import {package}.{a.name} as {a.asname}")
                elif "." in a.name:
                    parts += [f"import {package}.{a.name} as _", f"from {package} import {top}"]
                else:
                    parts.append(f"from {package} import {top}")
            begin = starts[node.lineno - 1] + node.col_offset
            end = starts[node.end_lineno - 1] + node.end_col_offset
            edits.append((begin, end, "; ".join(parts)))
    for begin, end, new in sorted(edits, reverse=True):
        data = data[:begin] + new.encode() + data[end:]
    return data.decode()


def driver(text):
    """A driver's text as the function _drive; what it imports at its top, and every import *, goes before it."""
    tree = ast.parse(text)
    lines = text.split("\n")
    top = True
    hoisted, inside = [], set()
    for node in tree.body:
        imports = isinstance(node, (ast.Import, ast.ImportFrom))
        if not imports:
            top = top and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        elif top or any(a.name == "*" for a in node.names):
            hoisted.append(ast.get_source_segment(text, node))
            for i in range(node.lineno - 1, node.end_lineno):
                lines[i] = ""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Constant, ast.JoinedStr)) and node.end_lineno > node.lineno:
            inside.update(range(node.lineno, node.end_lineno))
        elif isinstance(node, ast.Global):
            names.update(node.names)
    out = hoisted + ["", "", "def _run():"]
    if names:
        out.append("    global " + ", ".join(sorted(names)))
    out += [line if i in inside or not line else "    " + line for i, line in enumerate(lines)]
    out += ["    pass", "", "", "def _drive():", '    return {"driver": _outcome(_run)}', ""]
    return "\n".join(["from {outcome} import outcome as _outcome"] + out)


def default_driver(functions):
    """What mypyc's driver does with a native module: each function test_*."""
    out = ["import asyncio", "", "import native", "from {outcome} import outcome as _outcome", "", "", "def _drive():", "    return {"]
    for name, coroutine in functions:
        call = f"lambda: asyncio.run(native.{name}())" if coroutine else f"native.{name}"
        out.append(f'        "{name}": _outcome({call}),')
    return "\n".join(out + ["    }", ""])


def interpret(code, *arguments, seed):
    """(what was printed between the marks, the results after them, or the error's last line); addresses are 0x..."""
    with tempfile.TemporaryDirectory() as cwd:
        try:
            p = subprocess.run([sys.executable, "-c", code, *map(str, arguments)], cwd=cwd, capture_output=True, text=True,
                               timeout=60, env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONDONTWRITEBYTECODE": "1"})
        except subprocess.TimeoutExpired:
            return "", None, "does not end"
    before, _, rest = p.stdout.partition("\x02\n")
    if p.returncode:
        return before, None, (p.stderr.strip().splitlines() or [f"exit status {p.returncode}"])[-1]
    rest = re.sub(r"\b0x[0-9a-f]{6,}", "0x...", rest)
    printed, _, results = rest.rpartition("\x03\n") if "\x03\n" in rest else ("", "", rest)
    return printed, json.loads(results), None


def write(folder, files):
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def prepare(name, label, files, library, out):
    """Lays one case out and runs it under CPython; the entry of cases.json."""
    case = {"case": label, "name": name}
    native = files["native.py"]
    # mypyc's runner lays copies beside a case that are not compiled, and testutil.
    files = {**files, **library, "interpreted.py": native}
    for path in [p for p in files if pathlib.Path(p).name.startswith("other")]:
        files[path.removesuffix(".py") + "_interpreted.py"] = files[path]
    driven = files.pop("driver.py", None)
    alone = out / "alone" / name
    write(alone, files)
    for folder in {p.parent for p in alone.rglob("*.py")} - {alone}:
        (folder / "__init__.py").touch()
    if driven is None:
        _, functions, error = interpret(NAMES, alone, seed=1)
        if error is not None:
            return {**case, "inapplicable": error}
        driven = default_driver(functions)
    else:
        try:
            driven = driver(driven)
        except SyntaxError as e:
            return {**case, "inapplicable": f"SyntaxError: {e.msg}"}
    driven = driven.replace("{outcome}", "outcome", 1)
    write(alone, {"driver.py": driven, "outcome.py": OUTCOME, "app.py": APP.format(name=name, package="")})
    printed, results, error = interpret(RUN, alone, "driver", seed=1)
    # Threads that race for something end as they should most of the time: two runs show too little.
    again = 10 if any("thread" in t.lower() for t in [native, driven]) else 1
    for seed in range(2, 2 + again):
        if error is None and (printed, results, error) != interpret(RUN, alone, "driver", seed=seed):
            error = "two runs of CPython differ"
    if error is None and (missing := re.search(r"ModuleNotFoundError: .*|ImportError: cannot import name .*", " ".join(results.values()))):
        error = missing[0]
    if error is not None:
        shutil.rmtree(alone)
        return {**case, "inapplicable": error}

    package = out / "app" / name
    local = {p.split("/")[0].removesuffix(".py") for p in files} | {"driver"}
    write(package, {p: renamed(t, name, local) for p, t in files.items()})
    write(package, {"driver.py": renamed(driven, name, local)})
    for folder in {p.parent for p in package.rglob("*.py")}:
        (folder / "__init__.py").touch()
    shared = interpret(RUN, out / "app", f"{name}.driver", seed=1)
    without = (shared[0].replace(name + ".", ""), json.loads(json.dumps(shared[1]).replace(name + ".", "")), shared[2])
    if without != (printed, results, None):
        shutil.rmtree(package)
        return {**case, "app": f"alone/{name}/app.py", "printed": printed, "results": results, "alone": True}
    shutil.rmtree(alone)
    app = APP.format(name=name, package=name + ".")
    write(out / "app", {f"{name}_alone.py": app})
    return {**case, "app": f"app/{name}_alone.py", "printed": shared[0], "results": shared[1]}


def main():
    mypy, out = map(pathlib.Path, sys.argv[1:3])
    pattern = sys.argv[3] if len(sys.argv) > 3 else ""
    import mypy_extensions

    library = {
        "testutil.py": (mypy / "mypyc/test-data/fixtures/testutil.py").read_text(encoding="utf-8"),
        "mypy_extensions.py": pathlib.Path(mypy_extensions.__file__).read_text(encoding="utf-8"),
    }
    write(out / "app", {"outcome.py": OUTCOME})
    jobs = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for i, (label, files) in enumerate(cases(mypy, pattern)):
            jobs.append(pool.submit(prepare, f"case{i}", label, files, library, out))
    (out / "cases.json").write_text(json.dumps([j.result() for j in jobs], indent=1))


main()
