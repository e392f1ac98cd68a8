"""The mini-languages: format(), f-strings, %, str.format, Template; print."""
import datetime
import decimal


def told(f, *args, **kw):
    try:
        return f(*args, **kw)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def specs(v, *ss):
    return [told(format, v, s) for s in ss]


ALIGN = ("", "5", "<5", ">5", "^5", "*^7", "=5", "05", "x=6", "+", " ", "-", "+05", "<05", "^+9", "\x00>4", "é^6", "{<4", "}<4")
INT = ("d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "c", "n", "e", ".2f", "g", "%", ",", "_", ",d", "_b", "_x", "08x", "#010b", "+,", "020,", "020_x", ".3", ".3d", "s", "z", ",n", ",x", "_c", "#c", "+c", "<#8x")
FLOAT = ("e", "E", "f", "F", "g", "G", "n", "%", ".0f", ".0e", ".0g", ".1%", ".3", "#.0f", "#g", "#.3g", "08.2f", "+.1f", " f", ",.2f", "_.1f", "015,.3f", "z.0f", "z.1f", "d", "x", "s", ".100f", ".20g", "<10.1f", "^+12.3e", "*>9.1%")
STR = ("", "s", "10", "<10", ">10", "^10", "*^11", ".2", "10.2", "^10.3s", "05", "=5", "+", ",", "d", "#", "z", ".", "-<6", ".0", "é>4")
specs(42, *ALIGN)
specs(-42, *ALIGN)
specs(42, *INT)
specs(-255, *INT)
specs(0, *INT)
specs(2**70, *INT)
specs(True, "", "d", "5", "s", "x", ".1f", "c")
specs(1234567, ",", "_", "12,", "012,", "<12,", "_d", ",.2f", "+,", "n", "_o", "#_x")
specs(3.14159, *FLOAT)
specs(-0.0, *FLOAT)
specs(1e22, *FLOAT)
specs(1234567.891, *FLOAT)
specs(0.00001234, *FLOAT)
specs(1e-320, "g", "e", ".3f", "")
specs(float("inf"), *FLOAT[:20])
specs(float("nan"), *FLOAT[:20])
specs(2.5, *ALIGN)
specs("hello", *STR)
specs("", *STR)
specs("日本", "6", ">6", "^6", ".1", "*<5")
specs(1 + 2j, "", ".1f", "e", "g", ">20", "+", ",", "d", "=5", "05", "%")
specs(None, "", "5", "s", "d")
specs([1], "", "5", ">10")
specs((1, 2), "", "s")
specs(object, "", "30")
specs(b"x", "", "5")
specs(decimal.Decimal("1234.5678"), "", ".2f", ",", "e", "10.1f", "g", "%", "+")
specs(datetime.date(2024, 2, 29), "", "%d/%m/%Y", "%j", "%A")
specs(1, "q", "5q", "dd", ">>5", "5.", "..", "{", "}", ",,", "_,", "+-", "10.5.2", "é", "\x00d", "99999999999999999999d", "10" * 9)
specs("a", "5d", "f", "x", "%", "q", "5.2.1")
specs(1.5, "q", "c", "b", "5.2.1f", ".f", ",_")
told(format, 1, 5), told(format), told(format, 1, "d", 2), format(5), format("x", "")


# f-strings
def fstrings():
    x, y, w, p, s, d, l = 5, 2.5, 10, 3, "str", {"k": "v", "n": 1}, [1, 2]
    return (f"{x}", f"{x:>{w}}", f"{y:{w}.{p}f}", f"{s!r:>{w}}", f"{s!s}", f"{s!a}", f"{'é'!a}", f"{x=}", f"{x = }", f"{x=:>5}", f"{s=!s}", f"{d['k']}", f"{l[0]}{l[-1]}", f"{{}}", f"{{{x}}}", f"{x + 1}", f"{x if x > 3 else y}",
            f"{(lambda a: a * 2)(x)}", f"{x!r}", f"{x:}", f"{s:{'*'}^{w}}", f"{'nested ' + f'{x}'}", f"a{x}b{y}c", f"{x:#x}", f"{x,}", f"{x, y}", f"{[i for i in range(3)]}", f"{ {1: 2}[1] }", f"{x==5}", f"{x!=5}", f"{x:{''}}", f'{d["k"]}', f"{s.upper()}", f"{x}{'' if y else x}", f"{x:%}", f"\x41\u00e9\n{x}\t", rf"\d{x}", f"{y:.{p}}", f"{x:0{w}d}", f"{s[::-1]}", f"{None}{True}{...}", f"{'a' 'b'}", f"{x:d}" "tail" f"{y}", f"{x=!r:^10}", f"{  x  }", f"{y = :.1f}", f"{s:.{x - 3}}", f"""{
        x}""")


def fstring_errors():
    class F:
        def __format__(self, s): raise ValueError("spec " + s)
        def __repr__(self): raise KeyError("repr")
    x = F()
    return told(lambda: f"{x}"), told(lambda: f"{x:abc}"), told(lambda: f"{x!r}"), told(lambda: f"{x!s}"), told(lambda: f"{1 / 0}"), told(lambda: f"{'a':{x!r}}"), told(lambda: f"{[1]:5}"), told(lambda: f"{None:>5}"), told(lambda: f"{1:{'a'}}")


fstrings()
fstring_errors()


# str.format
def fmt(s, *a, **k):
    return told(s.format, *a, **k)


class Obj:
    attr = "A"
    items = {"x": [10, 20]}
    def __getitem__(self, k): return k


fmt("{} {}", 1, 2), fmt("{1} {0}", 1, 2), fmt("{a} {b}", a=1, b=2), fmt("{0} {a}", 1, a=2), fmt("{{}} {}", 1), fmt("{:>5}|{:<5}|{:^5}", 1, 2, 3), fmt("{0:{1}}", 5, 3), fmt("{:{}.{}f}", 3.14159, 8, 2), fmt("{!r} {!s} {!a}", "é", "é", "é"), fmt("{0[0]} {0[1]}", [1, 2]), fmt("{0[k]}", {"k": 5}), fmt("{0.attr} {0.items[x][1]}", Obj()), fmt("{0[a b]} {0[5]} {0[-1]}", Obj()), fmt("{a[0].attr}", a=[Obj()])
fmt("{} {}", 1)
fmt("{a}")
fmt("{0} {}", 1)
fmt("{} {0}", 1)
fmt("{")
fmt("}")
fmt("{0")
fmt("{0[}", 1)
fmt("{0.}", 1)
fmt("{0[]}", 1)
fmt("{0!}", 1)
fmt("{0!x}", 1)
fmt("{0!rr}", 1)
fmt("{0.nope}", 1)
fmt("{0[nope]}", {})
fmt("{0[9]}", [1])
fmt("{0[x]}", [1])
fmt("{:{}}", 1)
fmt("{:{:{}}}", 1, 2, 3)
fmt("{0:>{w}}", 1, w=4), fmt("{:d}", "a"), fmt("{:s}", 1), fmt("{5}", 1), fmt("{-1}", 1), fmt("{ 0 }", 1), fmt("{0x1}", 1), fmt("{99999999999999999999}", 1), fmt("{a.b.c}", a=1), fmt("{:}", 1), fmt("{0:}}", 1), fmt("{}}", 1), fmt("{{{}}}", 1), fmt("", 1), fmt("{0:{0}}", 5)
told("{a} {b[0]}".format_map, {"a": 1, "b": [2]}), told("{a}".format_map, {}), told("{}".format_map, {"": 1}), told("{0}".format_map, {}), told("{a}".format_map, 5)


def default_map():
    class D(dict):
        def __missing__(self, k): return f"<{k}>"
    return "{x} {y}".format_map(D(x=1))


default_map()


# %
def pct(s, v):
    try:
        return s % v
    except Exception as e:
        return f"{type(e).__name__}: {e}"


pct("%d %s", (1, "a")), pct("%5d|%-5d|%05d|%+d|% d", (1, 2, 3, 4, 5)), pct("%x %X %o %#x %#o", (255, 255, 8, 255, 8)), pct("%e %E %f %F %g %G", (1.5,) * 6), pct("%.2f %.0f %5.1f %-8.3f|", (1.234,) * 4), pct("%c%c", (65, "b")), pct("%r %a %s", ("é",) * 3), pct("%%", ()), pct("%(a)s %(b)d", {"a": 1, "b": 2}), pct("%*d|%-*d|%.*f", (5, 1, 5, 2, 2, 3.14159)), pct("%s", None), pct("%s", [1]), pct("%s", {"a": 1}), pct("%.3s|%5.2s", ("abcdef", "xyz")), pct("%i %u", (1.9, 2)), pct("%5s|%-5s|", ("a", "b")), pct("%#.3g %#X", (1.0, 10))
pct("%d", "x")
pct("%d", None)
pct("%d", 1.5), pct("%x", 1.5)
pct("%s %s", (1,))
pct("%s", (1, 2))
pct("%s", ())
pct("none", 5)
pct("none", ()), pct("none", {}), pct("none", {"a": 1}), pct("none", [])
pct("none", [1]), pct("none", "s")
pct("%(a)s", {})
pct("%(a)s", 5)
pct("%(a)s", (1,))
pct("%(a", {"a": 1})
pct("%", 1)
pct("%5", 1)
pct("%q", 1)
pct("%é", 1)
pct("%c", "ab")
pct("%c", -1), pct("%c", 1.5), pct("%c", 2**40), pct("%c", None)
pct("%*d", ("a", 1)), pct("%.*f", (1,)), pct("%ld %hd", (1, 2)), pct("%(a)(b)s", {"a": 1}), pct("%(a)*d", {"a": 1}), pct("%.f", 1.5), pct("%-+5d|", 3), pct("%+x", -5), pct("%#b", 5), pct("%s" * 3, ("a", "b", "c")), pct("%d", True), pct("%d", 10**30), pct("%.5d", 42), pct("%+.3e", 12345.678), pct("% 5d", 42), pct("%0*d", (6, -42)), pct("%(x)05.1f%%", {"x": 9.87}), pct("%s", 10**30), pct("%g", 1e-5), pct("%g", 123456789), pct("%.10g", 0.1), pct("%f", 10**20)
pct(b"%d %s %b %a %r %x %c", (1, b"a", b"b", "é", 1, 255, 65)), pct(b"%s", "a"), pct(b"%b", 5), pct(b"%5.1f|", 2.25), pct(b"%(k)s", {b"k": b"v"}), pct(b"%c", b"x"), pct(b"%d", "x")


def printing():
    print()
    print(1, "a", None, [1, "b"], sep="|")
    print("x", end="")
    print("y", end="\n\n")
    print(*range(3), sep="")
    print("a", "b", sep=None, end=None)
    print({"a": 1}, (1,), {1}, 1.0, -0.0, 1e100, b"x", "é", "\t|")
    print(sep="no", end="!\n")
    return told(print, 1, end=5), told(print, 1, sep=b""), told(print, 1, flush="x")


def reprs():
    return [repr(x) for x in ("a", "a'b", 'a"b', "a'b\"c", "\n\t\r\\", "\x00\x7f\x80\xa0\xad", "é日😀", "\ud800", "\u200b\u2028", b"a'b", b"\x00\xff\n\"'", 1.0, 1e16, 1e-5, 123456789012345680.0, (), (1,), [], [[]], {}, set(), frozenset(), {1: {2: 3}}, range(3), slice(1), 1j, -1j, True, None, ..., bytearray(b"a"), 10**20, "", b"")], ascii("é😀\n"), str("it's"), str(b"x")


def templates():
    import string
    t = string.Template("$a ${b}c $$ $d")
    return told(t.substitute, a=1, b=2), t.safe_substitute(a=1), told(string.Template("$ x").substitute), told(string.Template("$1").substitute, {}), t.substitute({"a": 0}, a=1, b=2, d=3)


printing()
reprs()
templates()


def typed_report(rows: list[tuple[str, int, float]]) -> str:
    lines: list[str] = []
    for name, n, v in rows:
        lines.append(f"{name:<6}|{n:>4d}|{v:8.2f}|{v / max(n, 1):+.1e}|{n:#06x}|{name!r}")
    return "\n".join(lines) % ()


typed_report([("ab", 5, 2.5), ("é", -3, 1e10)])
typed_report([])
