"""The % operator of constants, powers and divmod of ints, items of displays."""


def widths():
    out = []
    for i in (0, 7, -7, 123456, 10**20, -(10**20)):
        out.append("%d|%5d|%-5d|%05d|%+d|% d|%i|%u" % (i, i, i, i, i, i, i, i))
        out.append("%x|%X|%o|%6x|%-6x|%06x|%+x" % (i, i, i, i, i, i, i))
        out.append("%+05d|% 05d|%-+5d|%.3d|%#x|%#o" % (i, i, i, i, i, i))
    return out


def floats():
    out = []
    for f in (0.0, -0.0, 1.5, -2.675, 1e100, 1e-7, float("inf"), float("-inf"), float("nan")):
        out.append("%f|%.2f|%8.3f|%-8.1f|%08.2f|%+.1f|% f|%.0f" % (f, f, f, f, f, f, f, f))
        out.append("%e|%E|%g|%G|%.3g|%10.2e|%F" % (f, f, f, f, f, f, f))
        out.append("%#.0f|%#g" % (f, f))
    for i in (3, -4, 10**17, 10**30):
        out.append("%f %.1f %g %e" % (i, i, i, i))
    return out


def texts():
    out = []
    for s in ("", "a", "héllo", "\ud800x", "😀" * 3):
        out.append("%s|%5s|%-5s|%.2s|%5.1s|%r|%a" % (s, s, s, s, s, s, s))
    out.append("100%% of %s" % "it")
    out.append("%%" % ())
    out.append("plain" % ())
    out.append("%s" % 5)
    out.append("%s" % (5,))
    out.append("%05s|%+s|% s" % ("a", "b", "c"))
    out.append("%s %s %s" % (None, True, [1, "x"]))
    out.append("%c%c" % ("x", 121))
    out.append("%(a)s-%(b)d" % {"a": 1, "b": 2})
    out.append("%*d|%-*d|%.*f" % (5, 1, 5, 1, 2, 1.239))
    out.append("%ld %hd" % (1, 2))
    return out


def wrong(kind):
    x = 3
    s = "t"
    if kind == 0:
        return "%d" % s
    if kind == 1:
        return "%d %d" % (x,)
    if kind == 2:
        return "%d" % (x, x)
    if kind == 3:
        return "%f" % s
    if kind == 4:
        return "%y" % x
    if kind == 5:
        return "%" % x
    if kind == 6:
        return "%s" % ()
    if kind == 7:
        return "plain" % x
    if kind == 8:
        return "%x" % 1.5
    if kind == 9:
        return "%d" % 3.99
    if kind == 10:
        return "%d %d" % (True, False)
    if kind == 11:
        return "%d" % 10**5000
    if kind == 12:
        return "%f" % 10**400
    if kind == 13:
        return "%(a)s" % x
    return "%s%%%s" % (x, s)


class Loud:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        print("str", self.name)
        if self.name == "bad":
            raise ValueError(self.name)
        return self.name

    def __repr__(self):
        print("repr", self.name)
        return "<" + self.name + ">"

    def __int__(self):
        return 5

    def __index__(self):
        print("index", self.name)
        return 6


def loud(name):
    print("make", name)
    return Loud(name)


def order(second):
    return "%s %r %s" % (loud("a"), loud("b"), loud(second))


def indexed():
    return "%d %x %s" % (Loud("i"), Loud("j"), Loud("k"))


def one_object():
    return "%s" % Loud("one"), "%r" % loud("two")


def tuple_object():
    pair = (1, 2)
    return "%s-%s" % pair, "%s" % (pair,), "%s %s" % (pair, [pair])


def spread(*args):
    return "%s,%s" % (*args,)


def picked():
    out = []
    for i in range(-4, 5):
        try:
            out.append(("GET", "POST", "PUT")[i % 3] + ("a", "b")[i])
        except IndexError as e:
            out.append(str(e))
    try:
        (1, 2, 3)[10**30]
    except IndexError as e:
        out.append(str(e))
    a, b = 5, 6
    out.append([(a, b, 7)[k] for k in (0, 1, 2, -1, -2, -3)])
    out.append((1.5, 2.5)[True])
    out.append((1, "x", None)[2 - 1])
    return out


def picked_order():
    def say(x):
        print(x)
        return x

    return (say(1), say(2))[say(0)]


def divmods():
    out = []
    for a in (0, 7, -7, 10**25, -(10**25)):
        for b in (1, 2, -2, 10, 10**20, -(10**20), 0):
            try:
                q, r = divmod(a, b)
                out.append((q, r))
                out.append(divmod(a, b) == (a // b, a % b))
            except ZeroDivisionError as e:
                out.append(str(e))
    pair = divmod(17, 5)
    out.append([pair, len(pair), pair[0], type(pair).__name__])
    return out


def powers():
    out = [2**64, 3**100, (-2) ** 63, 0**0, 2**-1, 10**30, 1**128]
    for base in (0, 2, -3, 10**20):
        for exponent in (0, 1, 5, 65, -1):
            for modulus in (1, 7, -7, 2**64 - 59, 2**70, 0):
                try:
                    out.append(pow(base, exponent, modulus))
                except ValueError as e:
                    out.append(str(e))
    return out


def digits():
    n = 1
    for i in range(2, 300):
        n *= i
    total = 0
    text = ""
    while n:
        n, d = divmod(n, 10)
        total += d
        text += str(d)
    m = -(3**500)
    sevens = 0
    while m < -1:
        m, r = divmod(m, 7)
        sevens = sevens * 3 + r
    return total, text[::-1][:20], sevens % 1000003


widths()
floats()
texts()
wrong(0)
wrong(1)
wrong(2)
wrong(3)
wrong(4)
wrong(5)
wrong(6)
wrong(7)
wrong(8)
wrong(9)
wrong(10)
wrong(11)
wrong(12)
wrong(13)
wrong(14)
order("c")
order("bad")
indexed()
one_object()
tuple_object()
spread(1, 2)
spread(1)
picked()
picked_order()
divmods()
powers()
digits()
