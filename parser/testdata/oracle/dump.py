"""Answers for the parser's tests, from CPython.

    python dump.py FILE...    one line for each file: "ok LENGTH PATH" and the dump,
                              or "err LINE PATH" and the message.
Paths may also come on standard input, one a line.
"""
import ast
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)


def answer(path):
    with open(path, "rb") as f:
        data = f.read()
    try:
        tree = ast.parse(data, path)
    except SyntaxError as e:
        return "err", e.lineno or 0, e.msg
    except (ValueError, MemoryError, RecursionError) as e:
        return "err", 0, str(e)
    kwargs = {"show_empty": True} if sys.version_info >= (3, 13) else {}
    return "ok", 0, ast.dump(tree, include_attributes=True, **kwargs)


def main():
    out = sys.stdout.buffer
    paths = sys.argv[1:] or (line.rstrip("\n") for line in sys.stdin)
    for path in paths:
        kind, line, text = answer(path)
        text = text.encode("utf-8", "surrogatepass")
        out.write(b"%s %d %d\n" % (kind.encode(), line, len(text)))
        out.write(text)
        out.write(b"\n")
        out.flush()


main()
