"""The formatting mini-language: format(), str.format, f-strings and %, typed and dynamic."""
import datetime
import decimal


def u(x):
    return x


def fmt(x, spec):
    return format(x, spec)


def both(x, spec):
    return [format(x, spec), f"{x:{spec}}", ("{:" + spec + "}").format(x)]


def ints(x: int) -> list[str]:
    return [f"{x:d}", f"{x:5d}", f"{x:<5}|", f"{x:^7}|", f"{x:=+8}", f"{x:08,}", f"{x:_}", f"{x:b}", f"{x:#o}", f"{x:#X}", f"{x: d}", f"{x:e}", f"{x:.2f}", f"{x:%}", f"{x:n}"]


def floats(x: float) -> list[str]:
    return [f"{x}", f"{x:f}", f"{x:.0f}", f"{x:#.0f}", f"{x:e}", f"{x:.3E}", f"{x:g}", f"{x:.3g}", f"{x:#g}", f"{x:10.2f}|", f"{x:<10.2f}|", f"{x:+.1f}", f"{x: .1f}", f"{x:010.2f}", f"{x:,.2f}", f"{x:_.1f}", f"{x:.1%}", f"{x:n}", f"{x!r:>8}", f"{x:z.1f}"]


ints(0)
ints(42)
ints(-1234567)
ints(2**70)
ints(True)
floats(0.0)
floats(-0.0)
floats(1.5)
floats(-1234567.891)
floats(1e16)
floats(1e-7)
floats(123456789012345680.0)
floats(float("inf"))
floats(float("-inf"))
floats(float("nan"))
floats(0.1 + 0.2)
floats(2.5)
floats(-0.001)
floats(1e300)
floats(5e-324)
both(3, "")
both(3, "5")
both(3, "*^9")
both(-3, "=+9")
both(-3, "x=9")
both(255, "#x")
both(255, "#010b")
both(-255, "#010x")
both(255, "08X")
both(65, "c")
both(0x1F600, "5c")
both(-1, "c")
both(0x110000, "c")
both(3, "+c")
both(3, "#c")
both(3, ",c")
both(1234567, ",")
both(1234567, "_")
both(1234567, "_x")
both(1234567, ",x")
both(1234567, "_b")
both(1234567, "015,")
both(1234567, "014,")
both(1234567, "016_x")
both(3, ".2")
both(3, ".2d")
both(3, "s")
both(3, "y")
both(3, "5.5.5")
both(3, "bad")
both(3, ",_")
both(3, "_,")
both(3, ",,")
both(3, "zd")
both(10**400, "f")
both(10**30, "e")
both(10**20, "g")
both("abc", "")
both("abc", "10")
both("abc", ">10")
both("abc", "^10")
both("abc", "*<10")
both("abc", ".2")
both("abc", "10.2s")
both("abc", "s")
both("abc", "d")
both("abc", "+")
both("abc", " ")
both("abc", "=10")
both("abc", "#s")
both("abc", ",")
both("abc", "05")
both("日本", "日^8")
both("abc", "-5")
both("abc", ".")
both("abc", "5.")
both(1.5, "")
both(1.5, "d")
both(1.5, "s")
both(1.5, "x")
both(1.5, ".3")
both(1234.5, ".3")
both(1e10, "")
both(1e10, "5")
both(1e10, ".20")
both(1.0, ".0")
both(12345.678, ",.1f")
both(12345.678, "012,.1f")
both(0.00001234, "")
both(100000.0, "g")
both(1000000.0, "g")
both(1e-5, "g")
both(0.5, "%")
both(0.125, ".1%")
both(2.675, ".2f")
both(1e22, "f")
both(1e23, ".0f")
both(float("nan"), "010")
both(float("inf"), "+010.2f")
both(float("-inf"), "%")
both(1.5, "z.0f")
both(-0.0, "z")
both(1.5, "-")
both(True, "")
both(True, "d")
both(True, "5")
both(True, "s")
both(False, ".1f")
both(None, "")
both(None, "5")
both([1], "")
both([1], "5")
both({"a": 1}, "")
both((1, 2), ">10")
both(object, "")
both(1 + 2j, "")
both(1 + 2j, ".2f")
both(1 + 2j, ">15")
both(1 + 2j, "015")
both(1 + 2j, "=15")
both(1j, "%")
both(-0j, "g")
both(1.5 - 2.25j, "+.1e")
both(b"ab", "")
both(b"ab", "5")
both(datetime.date(2024, 2, 29), "%Y/%m/%d %A")
both(datetime.datetime(2024, 2, 29, 1, 2, 3), "%H:%M")
both(datetime.datetime(2024, 2, 29, 1, 2, 3), "")
both(datetime.timedelta(1), "")
both(decimal.Decimal("1.50"), "")
both(decimal.Decimal("1234.567"), ",.1f")
both(decimal.Decimal("1234.567"), "e")
both(decimal.Decimal("0.5"), "%")


class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __format__(self, spec):
        return f"<{spec}|{self.x},{self.y}>"

    def __str__(self):
        return "P-str"

    def __repr__(self):
        return "P-repr"


class BadFormat:
    def __format__(self, spec):
        return 1


class S(str):
    pass


class I(int):
    def __str__(self):
        return "I!"


both(P(1, 2), "")
both(P(1, 2), "abc")
both(BadFormat(), "")
both(S("ab"), ">5")
both(I(7), "")
both(I(7), "5")
f"{P(1, 2)} {P(1, 2)!s} {P(1, 2)!r} {P(1, 2):{'x'}y} {P(1, 2)!r:>8}"
"{0} {1} {0}".format("a", "b")
"{} {}".format("a", "b")
"{} {1}".format("a", "b")
"{1} {}".format("a", "b")
"{} {}".format("a")
"{2}".format("a")
"{x}".format()
"{x} {y}".format(x=1, y="b")
"{0.x} {0.y}".format(P(1, 2))
"{p.x:>5}".format(p=P(1, 2))
"{p.z}".format(p=P(1, 2))
"{0[1]} {0[-1]}".format({"-1": "minus", 1: "one"})
"{0[1]} {1[a]}".format([1, 2], {"a": 3})
"{0[x]}".format([1])
"{0[5]}".format([1])
"{0[a][1]}".format({"a": "bc"})
"{0[a.b]}".format({"a.b": 1})
"{{}} {{{}}}".format(1)
"{".format(1)
"}".format(1)
"{0".format(1)
"{0!r}".format("a")
"{0!s:>5}".format("a")
"{0!a}".format("é")
"{0!x}".format("a")
"{0!}".format("a")
"{0!rx}".format("a")
"{0:{1}}".format("a", 5)
"{:{}}".format("a", 5)
"{:{}.{}}".format("abcdef", 6, 2)
"{0:{1}{2}}".format("a", ">", 4)
"{0:{1:{2}}}".format("a", 5, 1)
"{0.__class__.__name__}".format(1)
"{:d}".format("x")
"{:d}".format(1.5)
"{}".format()
"{0[}".format([1])
"{0[]}".format([1])
"{0.}".format(1)
"{a b}".format(**{"a b": 1})
"{:>{w}}".format("x", w=4)
"{x}".format_map({"x": 1})
"{x.y}".format_map({"x": 1})
"{x}".format_map({})
"{}".format_map({})


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


"{x} {y}".format_map(Default(x=1))
u("{} {a}").format(*[1], **{"a": 2})


def fs(a, b: int, c: str):
    return f"{a}{b}{c}|{a!r}{b!r}{c!r}|{a = }|{b=}|{c = !r}|{b=:>4}|{b = :>4}|{a+b=}|{c[0]}|{'{'}|{{x}}|{a if a else c}|{(lambda x: x * 2)(b)}|{ {1: 2}[1] }"


fs(1, 2, "three")
fs(1.5, -2, "x")
fs("s", 2, "x")


def nested(w, p, x):
    return f"{x:{w}.{p}}|{x:{'>' + str(w)}}|{f'{x}':>{w}}|{x!s:{w}}"


nested(8, 3, 3.14159)
nested(8, 3, "abcdef")
nested(8, 3, 4)
f"{3:{'bad'}}"
f"{'a' 'b'}{1,2}{[i for i in range(3)]}{ {'k': 'v'} }"
f"{1:x}{255:x}{255!r:>5}{None}{True}{...}"
f"{'x':*^{3 + 2}}"
f'''{
1 + 2
}'''
rf"\n{1}\d"
f"{1!r}{'a'!r}{'a'!s}{'é'!a}"
"%d %s %r" % (1, "a", "a")
"%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42)
"%x %X %#x %o %#o" % (255, 255, 255, 8, 8)
"%e %E %f %F %g %G" % (1.5, 1.5, 1.5, 1.5, 1.5, 1e20)
"%.2f %8.3f %-8.1f| %+.0f" % (1.234, 1.234, 1.234, 2.5)
"%c%c" % ("a", 98)
"%c" % "ab"
"%c" % -1
"%c" % 1.5
"%c" % 0x110000
"%s" % None, "%s" % [1], "%s" % "a"
"%s" % (1,)
"%s" % (1, 2)
"%s %s" % (1,)
"%s %s" % 1
"%(a)s %(b)05.1f" % {"a": 1, "b": 2}
"%(a)s" % {"b": 1}
"%(a)s" % (1,)
"%(a)s" % 1
"%(a" % {"a": 1}
"%d" % "1"
"%d" % 1.9
"%d" % None
"%d" % 10**30
"%d" % True
"%i %u" % (3, -3)
"%x" % 1.5
"%x" % -255
"%#010x" % -255
"%f" % "a"
"%f" % 10**400
"%z" % 1
"%" % 1
"%%" % ()
"%d%%" % 50
"%5%|" % ()
"%*d|%-*d|" % (5, 1, 5, 1)
"%.*f" % (2, 1.239)
"%*d" % ("x", 1)
"%.3s|%10.2s|" % ("abcdef", "abcdef")
"%r %a" % ("é", "é")
"%s" % b"x"
"%s" % {"a": 1}
"x" % {"a": 1}
"x" % [1]
"x" % 1
"%(x)s %s" % {"x": 1}
"%s %(x)s" % {"x": 1}
"%-05d|" % 3
"%+-5d|% 05d|" % (3, 3)
"%.0f %.0f %.0f" % (0.5, 1.5, 2.5)
"%#.0f %#g" % (1.0, 1.0)
"%.100f" % 0.1
"%g %g %g" % (1e-5, 123456789.0, 100000.0)
"%s %s" % (float("nan"), float("inf"))
"%05f|%5.1f" % (float("inf"), float("nan"))
"%hd %ld" % (1, 2)
"%s" % P(1, 2), "%r" % P(1, 2)
"%d" % I(7), "%s" % I(7)
u("%s-%s") % u((1, 2))
u("%s") % u((1, 2))
format(1, u(2))
format(1, "d", "x")
format()
format("a", u(None))
"".__format__("5"), (5).__format__("05"), (1.5).__format__(".3f")
object().__format__("x")
