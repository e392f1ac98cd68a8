"""Compiles files of CPython's test folder into services and counts the methods that pass.

    python run.py --covetgen BINARY --tests FOLDER [--work FOLDER] [--write] [--keep] [FILE …]

FOLDER is Lib/test of CPython 3.11 (read, never copied into the project), where a file of the folder
instead stands in for one that cannot be compiled; FILE a name such as
test_int (default: all of files.txt). For each test method: excluded (tests CPython's own
implementation, or does not pass under CPython with the shims of this folder), pass, fail or
refused. Prints a table, what the refusals and failures have in common, and compares with
results.txt, which may only rise; --write writes it. The outcomes stand in WORK/outcomes.json.
"""

import argparse
import ast
import collections
import http.client
import json
import os
import pathlib
import re
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import cut  # noqa: E402

GROUP = 8  # files in one service
BUILD = 90  # seconds for one run of covetgen
CASE = 10  # seconds for one test method
SLACK = 3  # methods of a file that a busy machine may be too slow for


def say(*words):
    print(time.strftime("%H:%M:%S"), *words, file=sys.stderr, flush=True)


class Suite:
    def __init__(self, options):
        self.options = options
        self.work = pathlib.Path(options.work)
        self.tests = pathlib.Path(options.tests)
        self.cuts = collections.defaultdict(dict)  # path -> {name: (code, message)}
        self.faults = {}  # file -> why none of it was compiled

    # Files

    def lay(self, name):
        """Copies a test file and what it imports from the test folder beside the shims."""
        relative = pathlib.Path(*name.split("."))
        source = self.tests / relative.with_suffix(".py")
        if not source.exists():
            source = self.tests / relative / "__init__.py"
        if not source.exists():
            return
        target = self.work / "test" / source.relative_to(self.tests)
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        for folder in target.parents:
            if folder == self.work / "test":
                break
            init = folder / "__init__.py"
            if target != init and not init.exists():
                inside = self.tests / init.relative_to(self.work / "test")
                if inside.exists():
                    self.lay(".".join(folder.relative_to(self.work / "test").parts))
        own = HERE / "instead" / source.relative_to(self.tests)
        text = (own if own.exists() else source).read_text(encoding="utf-8")
        text = cut.exclude(cut.static_imports(text))
        target.write_text(text, encoding="utf-8")
        package = list(relative.parts[:-1])
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom):
                module = node.module or ""
                if node.level:
                    module = ".".join(["test"] + package + ([module] if module else []))
                if module == "test" or module.startswith("test."):
                    self.lay(module[5:]) if module != "test" else None
                    for alias in node.names:
                        self.lay(f"{module}.{alias.name}"[5:])
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    if alias.name.startswith("test."):
                        self.lay(alias.name[5:])

    def reference(self, name):
        """The outcomes under CPython."""
        result = subprocess.run([self.options.python, str(HERE / "reference.py"), f"test.{name}"], cwd=self.work,
                                capture_output=True, text=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
        if result.returncode:
            self.faults[name] = "the reference: " + result.stderr.strip().split("\n")[-1]
            return {}
        return json.loads(result.stdout)

    # Compiling

    def app(self, path, cases):
        """Writes an application with one route that runs the cases: {file: [Class.method]}."""
        modules = {name: f"m{i}" for i, name in enumerate(cases)}
        lines = ["from fastapi import FastAPI", "import unittest"]
        lines += [f"import test.{name} as {alias}" for name, alias in modules.items()]
        lines += ["app = FastAPI()", "CASES = {"]
        for name, methods in cases.items():
            for method in methods:
                cls, _, function = method.partition(".")
                lines.append(f"    {name + ' ' + method!r}: ({modules[name]}.{cls}, {function!r}),")
        lines += ["}", '@app.get("/")', "def case(name: str) -> str:",
                  "    cls, method = CASES[name]", "    return unittest.run_case(cls, method)", ""]
        path.write_text("\n".join(lines))

    def covetgen(self, *args):
        try:
            return subprocess.run([self.options.covetgen, *args], cwd=self.work, capture_output=True, text=True, timeout=BUILD)
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(args, 124, "", f"{BUILD} s are over")

    def clean(self, name, methods):
        """Cuts a file until covetgen takes it. Returns the methods whose class is left."""
        path = self.work / f"app_{name.replace('.', '_')}.py"
        for _ in range(200):
            self.app(path, {name: methods})
            result = self.covetgen("check", "--format", "json", path.name)
            try:
                diagnostics = json.loads(result.stdout)["diagnostics"] or []
            except (json.JSONDecodeError, KeyError):
                self.faults[name] = f"check: exit {result.returncode}: {(result.stderr or result.stdout)[-300:]}"
                return []
            errors = [d for d in diagnostics if d["severity"] == "error"]
            if not errors:
                return methods
            changed = False
            # From the end of each file, so that the lines of the others stay as reported.
            for d in errors:
                if "NotCompiled" in d["message"]:
                    # A module's statement calls a function that was cut: that statement goes too.
                    for note in d.get("notes") or []:
                        if note.get("range") and self.cut({**d, "range": note["range"]}):
                            changed = True
                            break
            if changed:
                continue
            for d in sorted(errors, key=lambda d: (d["range"]["file"], -d["range"]["start"]["line"])):
                changed |= self.cut(d)
                for note in d.get("notes") or []:
                    if not changed and note.get("range"):
                        changed |= self.cut({**d, "range": note["range"]})
                if d["range"]["file"] == path.name:
                    # A class of the table is gone.
                    lost = self.lost(path, d["range"]["start"]["line"])
                    if lost:
                        methods = [m for m in methods if m.partition(".")[0] != lost]
                        changed = True
            if not changed:
                d = errors[0]
                self.faults[name] = f"cannot be cut: {d['range']['file']}:{d['range']['start']['line']} {d['code']} {d['message']}"
                return []
        self.faults[name] = "200 rounds of cuts"
        return []

    def lost(self, path, line):
        text = path.read_text().split("\n")[line - 1]
        found = re.search(r": \(m\d+\.(\w+), ", text)
        return found and found[1]

    def cut(self, diagnostic):
        file, line = diagnostic["range"]["file"], diagnostic["range"]["start"]["line"]
        path = self.work / file
        if not file.startswith("test/") or file.startswith("test/support/") or not path.exists():
            return False
        text, name = cut.cut(path.read_text(encoding="utf-8"), line, diagnostic["code"])
        if text is None:
            return False
        try:
            ast.parse(text)
        except SyntaxError as e:
            raise SystemExit(f"{file}:{line}: the cut of {name} is no Python: {e}")
        path.write_text(text, encoding="utf-8")
        self.cuts[file].setdefault(name, (diagnostic["code"], diagnostic["message"], line))
        return True

    # Running

    def serve(self, cases, number):
        """Builds one service of several files and runs their cases."""
        path = self.work / f"group_{number}.py"
        say("build", *cases)
        self.app(path, cases)
        binary = self.work / f"group_{number}"
        result = self.covetgen("build", path.name, "-o", binary.name)
        if result.returncode:
            if len(cases) > 1:
                outcomes = {}
                for i, (name, methods) in enumerate(cases.items()):
                    outcomes.update(self.serve({name: methods}, f"{number}_{i}"))
                return outcomes
            (name,) = cases
            self.faults[name] = f"build: {(result.stderr or result.stdout)[:1500]}"
            return {}
        service = Service(binary)
        say("run")
        outcomes = {}
        for name, methods in cases.items():
            for method in methods:
                begun = time.time()
                outcomes[name, method] = service.ask(f"{name} {method}")
                if time.time() - begun > 2:
                    say(f"{time.time() - begun:.0f} s", name, method, outcomes[name, method][:100])
        service.stop()
        if not self.options.keep:
            binary.unlink()
        return outcomes


class Service:
    """A binary that is started again when a case kills it."""

    def __init__(self, binary):
        self.binary = binary
        self.process = None

    def start(self):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.log = open(str(self.binary) + ".log", "ab+")
        self.begun = self.log.tell()
        limit = 12 << 30
        self.process = subprocess.Popen([self.binary, "--port", str(self.port)], stdout=self.log, stderr=self.log, cwd=self.binary.parent,
                                        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        for _ in range(200):
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=CASE)
                self.connection.connect()
                return True
            except OSError:
                if self.process.poll() is not None:
                    return False
                time.sleep(0.02)
        return False

    def ask(self, name):
        if self.process is None and not self.start():
            self.process = None
            return "died: at start: " + self.tail()
        try:
            self.connection.request("GET", "/?" + urllib.parse.urlencode({"name": name}))
            answer = self.connection.getresponse()
            body = answer.read().decode()
            return json.loads(body) if answer.status == 200 else f"status {answer.status}: {body[:200]}"
        except TimeoutError:
            self.stop()
            return f"late: {CASE} s"
        except (OSError, http.client.HTTPException):
            self.stop()
            return "died: " + self.tail()

    def tail(self):
        self.log.seek(self.begun)
        text = self.log.read().decode(errors="replace")
        found = re.search(r"^(panic|fatal error|runtime): .*", text, re.M)
        return found[0][:200] if found else text[-200:]

    def stop(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


def group(cases):
    """Files in groups of about the same weight."""
    groups = []
    for i, (name, methods) in enumerate(cases.items()):
        if i % GROUP == 0:
            groups.append({})
        groups[-1][name] = methods
    return groups


def kind(outcome):
    if outcome == "ok":
        return "pass"
    if outcome.startswith("skipped: requires the C "):
        return "excluded"  # the class tests the other form of a module that CPython has in C and in Python
    if outcome.startswith("refused: "):
        return "refused"
    return "fail"


def family(text):
    """An outcome without its numbers and names, for counting."""
    text = re.sub(r"0x[0-9a-f]+|\d+", "N", text.split("\n")[0])
    return re.sub(r"'[^']*'", "'…'", text)[:110]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--covetgen", required=True)
    parser.add_argument("--tests", required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--work")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--keep", action="store_true", help="leaves the work folder and the binaries")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    options.covetgen = str(pathlib.Path(options.covetgen).resolve())
    temporary = options.work is None
    if temporary:
        options.work = tempfile.mkdtemp(prefix="cpython-tests-")
    work = pathlib.Path(options.work)
    if not temporary and work.exists():
        shutil.rmtree(work)
    shutil.copytree(HERE / "shim", work, dirs_exist_ok=True)
    for data in pathlib.Path(options.tests).glob("*.txt"):
        shutil.copy(data, work / "test")
    suite = Suite(options)
    files = options.files or [l.split("#")[0].strip() for l in (HERE / "files.txt").read_text().splitlines() if l.split("#")[0].strip()]

    references, cases = {}, {}
    for name in files:
        suite.lay(name)
        say("reference", name)
        references[name] = suite.reference(name)
    for name in files:
        methods = [m for m, outcome in references[name].items() if outcome == "ok"]
        if methods:
            say("check", name)
            cases[name] = suite.clean(name, methods)
    # Files that share helpers were cut one after the other: the last state is for all.
    outcomes = {}
    for i, some in enumerate(group({n: m for n, m in cases.items() if m})):
        outcomes.update(suite.serve(some, i))

    table, families = [], collections.Counter()
    examples = {}
    record = {}
    for name in files:
        counts = collections.Counter()
        for method, outcome in references[name].items():
            if outcome != "ok":
                counts["excluded"] += 1
                record[f"{name} {method}"] = "excluded: " + outcome
                continue
            got = outcomes.get((name, method), "refused: " + (suite.faults.get(name) or "its class"))
            record[f"{name} {method}"] = got
            counts[kind(got)] += 1
            if got != "ok":
                families[family(got)] += 1
                examples.setdefault(family(got), f"{name} {method}")
        table.append((name, len(references[name]), counts["excluded"], counts["pass"], counts["fail"], counts["refused"]))
    (work / "outcomes.json").write_text(json.dumps({"outcomes": record, "cuts": suite.cuts, "faults": suite.faults}, indent=1))

    for name, fault in suite.faults.items():
        print(f"{name}: {fault}")
    print("\nCuts by code and message:")
    messages = collections.Counter(family(f"{code} {message}") for names in suite.cuts.values() for code, message, _ in names.values())
    for text, n in messages.most_common(60):
        print(f"{n:5} {text}")
    print("\nOutcomes that do not pass:")
    for text, n in families.most_common(60):
        print(f"{n:5} {text}    {examples[text]}")
    rows = [f"{n:32}{m:8}{e:9}{p:6}{f:6}{r:8}" for n, m, e, p, f, r in table]
    for old in kept(table):
        rows.append(f"{old[0]:32}{old[1]:8}{old[2]:9}{old[3]:6}{old[4]:6}{old[5]:8}")
        table.append(old)
    rows.sort(key=lambda row: order(row.split()[0]))
    total = [sum(row[i] for row in table) for i in range(1, 6)]
    subject = total[0] - total[1]
    text = "\n".join([f"{'file':32} methods excluded  pass  fail refused", *rows,
                      f"{'all':32}{total[0]:8}{total[1]:9}{total[2]:6}{total[3]:6}{total[4]:8}",
                      f"pass: {100 * total[2] / max(1, subject):.1f} % of {subject}"]) + "\n"
    print("\n" + text)
    code = compare(table)  # kept rows are equal
    if options.write:
        (HERE / "results.txt").write_text(text)
    if temporary and not options.keep:
        shutil.rmtree(work)
    return code


def recorded():
    """The rows of results.txt."""
    path = HERE / "results.txt"
    lines = path.read_text().splitlines()[1:] if path.exists() else []
    rows = [line.split() for line in lines]
    return [(r[0], *map(int, r[1:])) for r in rows if len(r) == 6 and r[0] != "all"]


def kept(table):
    """What results.txt says of files that were not run now."""
    run = {row[0] for row in table}
    return [row for row in recorded() if row[0] not in run]


def order(name):
    names = [line.split()[0] for line in (HERE / "files.txt").read_text().splitlines() if line.strip()]
    return names.index(name) if name in names else len(names)


def compare(table):
    """A file may not pass fewer methods than results.txt says, but for the few that time decides."""
    before = {row[0]: row[3] for row in recorded()}
    code = 0
    for name, *_, passed, _, _ in table:
        if passed < before.get(name, 0) - SLACK:
            print(f"{name}: {passed} methods pass, {before[name]} did: results.txt may only rise")
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
