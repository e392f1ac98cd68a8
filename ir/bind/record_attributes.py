"""Records the attributes that classes have in Python but not in the runtime.

Usage: python record_attributes.py    (with the oracle's Python; rewrites attributes.txt beside it)

A line is "class: names"; the classes are those of the file as it stands, so that adding a
line "module.Class:" and running this again fills it in. For classes written in Python, what
their methods set on self is taken from the source. Names that begin with an underscore are left out,
and those that the runtime's source quotes: it may have them.
"""
import importlib
import inspect
import pathlib
import re

RUNTIME = pathlib.Path(__file__).parent.parent.parent / "runtime"
FILE = pathlib.Path(__file__).parent / "attributes.txt"


def quoted():
    """All words in the runtime's string literals."""
    words = set()
    for file in RUNTIME.glob("*/*.go"):
        if not file.name.endswith("_test.go"):
            for text in re.findall(r'"((?:[^"\\]|\\.)*)"|`([^`]*)`', file.read_text()):
                words.update(re.findall(r"\w+", text[0] or text[1]))
    return words


def find(dotted):
    """The class of a dotted name, None when Python keeps it elsewhere."""
    parts = dotted.split(".")
    for i in range(len(parts) - 1, 0, -1):
        try:
            value = importlib.import_module(".".join(parts[:i]))
        except ImportError:
            continue
        try:
            for part in parts[i:]:
                value = getattr(value, part)
        except AttributeError:
            return None
        return value if isinstance(value, type) else None
    return None


def attributes(cls):
    names = set(dir(cls))
    for base in cls.__mro__:
        try:
            names.update(re.findall(r"\bself\.(\w+)(?:\s*:[^=\n]+)?\s*=[^=]", inspect.getsource(base)))
        except (OSError, TypeError):
            pass
        names.update(getattr(base, "__annotations__", ()))
    return sorted(n for n in names if n.isascii() and not n.startswith("_"))


lines = []
known = quoted()
for line in FILE.read_text().splitlines():
    name = line.partition(":")[0]
    cls = find(name)
    lines.append(name + ":" + "".join(" " + a for a in attributes(cls) if a not in known) if cls else name + ":")
FILE.write_text("\n".join(lines) + "\n")
