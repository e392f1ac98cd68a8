"""The symbol tables of the files named on standard input, from CPython's symtable.

For each file one line "ok COUNT" or "err" and then COUNT lines, a scope each in
depth-first order: kind, name, whether it is a generator, and name=kind pairs.
"""
import symtable
import sys
import warnings

warnings.simplefilter("ignore")

# Flags of CPython's Include/internal/pycore_symtable.h.
SCOPE_OFFSET, SCOPE_MASK = 11, 15
KINDS = {1: "local", 2: "global", 3: "global or builtin", 4: "free", 5: "cell"}


def scopes(table, out):
    raw = table._table
    pairs = []
    for name, flags in raw.symbols.items():
        if name.startswith("."):
            continue
        pairs.append("%s=%s" % (name, KINDS.get((flags >> SCOPE_OFFSET) & SCOPE_MASK, "?")))
    out.append("%s %s %s" % (table.get_type(), table.get_name(), ",".join(sorted(pairs))))
    for child in table.get_children():
        scopes(child, out)


for line in sys.stdin:
    path = line.rstrip("\n")
    with open(path, "rb") as f:
        data = f.read()
    try:
        top = symtable.symtable(data.decode("utf-8"), path, "exec")
    except (SyntaxError, ValueError):
        print("err", 0)
    else:
        out = []
        scopes(top, out)
        print("ok", len(out))
        for row in out:
            print(row.encode("ascii", "backslashreplace").decode())
    sys.stdout.flush()
