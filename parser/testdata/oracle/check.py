"""Verdicts for the parser's tests, from CPython's compile().

Reads sources from standard input, each as a line with its length and then its bytes;
answers each with one line: "0" if it compiles, else the line of the error, a tab and
the message.
"""
import sys
import warnings

warnings.simplefilter("ignore")

source = sys.stdin.buffer
out = sys.stdout.buffer
while True:
    head = source.readline()
    if not head:
        break
    data = source.read(int(head))
    try:
        compile(data, "m.py", "exec", dont_inherit=True)
        answer = "0"
    except SyntaxError as e:
        answer = "%d\t%s" % (e.lineno or 0, e.msg)
    except (ValueError, MemoryError, RecursionError, OverflowError) as e:
        answer = "1\t%s" % e
    out.write(answer.replace("\n", " ").encode("utf-8", "replace") + b"\n")
    out.flush()
