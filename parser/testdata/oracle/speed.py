"""Times ast.parse over the files named on standard input; prints bytes and seconds."""
import ast
import gc
import sys
import time
import warnings

warnings.simplefilter("ignore")
sources = [open(line.rstrip("\n"), "rb").read() for line in sys.stdin]
best = float("inf")
for _ in range(3):
    start = time.perf_counter()
    for src in sources:
        try:
            ast.parse(src)
        except (SyntaxError, ValueError):
            pass
    best = min(best, time.perf_counter() - start)
print(sum(map(len, sources)), best)
