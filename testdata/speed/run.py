"""Server CPU seconds of the programs in this folder, beside CPython's.

    python testdata/speed/run.py --covetgen BIN [--repeat 5] [--only fib,sieve] [--write]

Run it with the CPython to compare with. Each program is measured three times over: in this interpreter's version by a
process of its own, compiled as it stands, and compiled with its annotations stripped. One service holds both
compiled versions; a program is one request. CPU seconds are those of the whole process, garbage collection included
(/proc/PID/task/*/schedstat for the service, time.process_time for CPython), taken alternately and repeated; a ratio
is CPython's median over the service's. All three results must be equal. --write writes results.md.
"""

from __future__ import annotations

import argparse
import ast
import json
import math
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).parent
PROGRAMS = sorted(p.stem for p in HERE.glob("*.py") if p.name != "run.py")
WORKER = """
import importlib, json, sys, time
sys.path.insert(0, sys.argv[1])
for line in sys.stdin:
    program = importlib.import_module(line.strip())
    begin = time.process_time()
    result = program.run(program.SIZE)
    print(json.dumps({"seconds": time.process_time() - begin, "result": result}), flush=True)
"""


class Strip(ast.NodeTransformer):
    """Takes all annotations away; those that make the fields of a dataclass or a named tuple stay, as object."""

    def visit_FunctionDef(self, node):
        node.returns = None
        return self.generic_visit(node)

    def visit_arg(self, node):
        node.annotation = None
        return node

    def visit_ClassDef(self, node):
        self.generic_visit(node)
        if not node.body:
            node.body.append(ast.Pass())
        return node

    def visit_AnnAssign(self, node):
        if any(node is field for field in self.fields):
            node.annotation = ast.Name("object", ast.Load())
            return node
        if node.value is None:
            return None
        return ast.Assign([node.target], node.value)

    def strip(self, source):
        tree = ast.parse(source)
        self.fields = [
            field
            for c in ast.walk(tree)
            if isinstance(c, ast.ClassDef) and (c.decorator_list or any(getattr(b, "id", "") == "NamedTuple" for b in c.bases))
            for field in c.body
            if isinstance(field, ast.AnnAssign)
        ]
        return ast.unparse(ast.fix_missing_locations(self.visit(tree))) + "\n"


def lay(folder, programs):
    """Writes the application: the packages typed and untyped, and a route for each program of each."""
    lines = ["from fastapi import FastAPI", ""]
    routes = ["app = FastAPI()", ""]
    for package in ("typed", "untyped"):
        (folder / package).mkdir()
        (folder / package / "__init__.py").write_text("")
        for name in programs:
            source = (HERE / f"{name}.py").read_text()
            (folder / package / f"{name}.py").write_text(source if package == "typed" else Strip().strip(source))
            lines.append(f"from {package} import {name} as {package}_{name}")
            routes += [
                "",
                f'@app.get("/{package}/{name}")',
                f"def run_{package}_{name}(n: int):",
                f'    return {{"result": {package}_{name}.run(n)}}',
                "",
            ]
    (folder / "app.py").write_text("\n".join(lines + ["", *routes]))


def cpu(pid):
    """CPU seconds of a process so far, by the scheduler's nanoseconds."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/schedstat") as f:
                total += int(f.read().split()[0])
        except FileNotFoundError:
            pass
    return total / 1e9


class Service:
    def __init__(self, binary):
        self.process = subprocess.Popen(
            [str(binary), "--host", "127.0.0.1", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for line in self.process.stdout:
            if "http://" in line:
                self.url = "http://" + line.split("http://")[1].split()[0].rstrip("/")
                break
        else:
            raise SystemExit("the service did not start")

    def run(self, package, name, size):
        before = cpu(self.process.pid)
        with urllib.request.urlopen(f"{self.url}/{package}/{name}?n={size}") as answer:
            result = json.loads(answer.read())["result"]
        return cpu(self.process.pid) - before, result


def geometric_mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--covetgen", required=True)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--out", help="where the application and the service are laid; a temporary folder if not given")
    parser.add_argument("--keep", action="store_true", help="take the service that stands in --out")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    programs = args.only.split(",") if args.only else PROGRAMS

    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(args.out or temporary)
        if not args.keep:
            folder.mkdir(parents=True, exist_ok=True)
            for package in ("typed", "untyped"):
                for old in (folder / package).glob("*.py"):
                    old.unlink()
                if (folder / package).exists():
                    (folder / package).rmdir()
            lay(folder, programs)
            subprocess.run([args.covetgen, "build", "app:app", "-o", "service"], cwd=folder, check=True)
        binary = next(p for p in (folder / "service" / "service", folder / "service") if p.is_file())
        measure(binary, programs, args)


def measure(binary, programs, args):
    sys.path.insert(0, str(HERE))
    service = Service(binary)
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(HERE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    rows, wrong = [], []
    try:
        for name in programs:
            size = __import__(name).SIZE
            times = {"cpython": [], "typed": [], "untyped": []}
            results = {}
            for _ in range(args.repeat):
                worker.stdin.write(name + "\n")
                worker.stdin.flush()
                answer = json.loads(worker.stdout.readline())
                times["cpython"].append(answer["seconds"])
                results["cpython"] = answer["result"]
                for package in ("typed", "untyped"):
                    try:
                        seconds, results[package] = service.run(package, name, size)
                    except OSError as e:
                        seconds, results[package] = math.inf, str(e)
                    times[package].append(seconds)
            for package in ("typed", "untyped"):
                if results[package] != results["cpython"]:
                    wrong.append(f"{name}, {package}: {results[package]!r} is not {results['cpython']!r}")
            median = {k: statistics.median(v) for k, v in times.items()}
            rows.append((name, times, median))
            print(
                f"{name:16} {median['cpython']:8.3f} s {median['cpython'] / median['typed']:8.2f} x"
                f" {median['cpython'] / median['untyped']:8.2f} x",
                flush=True,
            )
    finally:
        service.process.terminate()
        service.process.wait()
        worker.stdin.close()
        worker.wait()
    means = {
        package: geometric_mean([median["cpython"] / median[package] or 1e-9 for _, _, median in rows])
        for package in ("typed", "untyped")
    }
    print(f"{'geometric mean':16} {'':10} {means['typed']:8.2f} x {means['untyped']:8.2f} x")
    if args.write:
        (HERE / "results.md").write_text(table(rows, means, args))
    if wrong:
        raise SystemExit("\n".join(wrong))


def table(rows, means, args):
    def spread(times):
        return f"{min(times) * 1e3:.1f} / {statistics.median(times) * 1e3:.1f} / {max(times) * 1e3:.1f}"

    cpu_name = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), platform.machine())
    lines = [
        "# Speed beside CPython",
        "",
        f"CPU milliseconds of the process for one call (minimum / median / maximum of {args.repeat}, taken alternately), and how many",
        "times faster the service is by the medians: compiled as the programs stand, and with every annotation stripped.",
        f"{platform.python_implementation()} {platform.python_version()}, {cpu_name}, {time.strftime('%Y-%m-%d', time.gmtime())}. Made by:",
        "",
        "    python testdata/speed/run.py --covetgen BIN --write",
        "",
        "| program | CPython | annotated | unannotated | annotated, times | unannotated, times |",
        "|---|---|---|---|---|---|",
    ]
    for name, times, median in rows:
        lines.append(
            f"| {name} | {spread(times['cpython'])} | {spread(times['typed'])} | {spread(times['untyped'])}"
            f" | {median['cpython'] / median['typed']:.1f} | {median['cpython'] / median['untyped']:.1f} |"
        )
    lines.append(f"| geometric mean | | | | {means['typed']:.2f} | {means['untyped']:.2f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
