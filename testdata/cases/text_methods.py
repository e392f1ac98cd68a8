"""Methods of texts of static types: split and join side by side, format of constant texts, typed format specifications."""


def noted(x):
    print("seen", x)
    return x


def fields(text):
    try:
        a, b, c = text.split(",")
        return a, b, c
    except ValueError as e:
        return str(e)


def swapped(text):
    parts = text.split(" ")
    parts[1], parts[0] = parts
    return parts


def starred(text):
    first, *rest = text.split()
    return first, rest


def kept(text):
    parts = text.split(";")
    parts.append("more")
    parts.sort()
    return parts, len(parts), "more" in parts, parts[0], parts[-1], parts[1:], parts == ["more"], [p.upper() for p in parts]


def mixed(text):
    parts = text.split()
    parts.append(1)
    try:
        return "-".join(parts)
    except TypeError as e:
        return str(e)


def nested(text):
    rows = [line.split(",") for line in text.splitlines()]
    return rows, [row[0] for row in rows], "|".join(row[-1] for row in rows)


def every(text):
    return text.split(), text.split(None), text.split("b"), text.split("b", 1), text.rsplit("b", 1), text.splitlines(), text.splitlines(True), text.splitlines(keepends=True)


def maybe(text):
    parts = text.split(",") if text else None
    return parts, parts is None


def passed(text):
    def last(parts):
        return parts[-1]

    return last(text.split(".")), last(["x", "y"])


def joined(sep, text):
    a, b = text + "1", text + "2"
    return sep.join([a, b]), "+".join([a, b, noted(text)]), "+".join((a,)), "".join([]), sep.join(()), "-".join([*text])


def joined_items(text):
    return "".join(c.upper() for c in text), ",".join(str(i) for i in range(len(text))), "-".join([c for c in text if c > "a"]), "".join(reversed(text)), "/".join(map(str, [1, 2.5, None]))


def joined_wrong(n):
    try:
        return "".join(i for i in range(n))
    except TypeError as e:
        return str(e)


def joined_with(sep):
    return sep.join((sep := x) for x in ["new", "b"]), sep


def raised_inside(n):
    try:
        return ",".join(str(10 // i) for i in range(n))
    except ZeroDivisionError as e:
        return str(e)


def formats(s, i, x):
    return (
        "{}|{}|{}".format(s, i, x),
        "{2}|{0}|{2}".format(s, i, x),
        "{:>8}|{:<8}|{:^8}".format(s, i, x),
        "{:*^9}{:+d}{:08.3f}".format(s, i, x),
        "{a!r}|{b:x}|{c:e}".format(a=s, b=i, c=x),
        "{{}}{0}{{{1}}}".format(s, i),
        "{0!s:>10}{1!r:<5}|".format(s, i),
        "plain".format(s),
        "{}".format([s, i]),
        "{} {}".format(None, True),
        "{0} {}".format(s) if s == "never" else "",
    )


def formats_wrong(kind, s, i):
    try:
        if kind == 0:
            return "{} {}".format(s)
        if kind == 1:
            return "{:d}".format(s)
        if kind == 2:
            return "{0} {}".format(s, i)
        if kind == 3:
            return "{".format(s)
        if kind == 4:
            return "{a}".format(b=s)
        if kind == 5:
            return "{:.3}".format(i)
        if kind == 6:
            return "{!x}".format(s)
        if kind == 7:
            return "{0.real} {0.nothing}".format(i)
        if kind == 8:
            return "{:{}}|{:{w}}".format(s, 5, i, w=6)
        if kind == 9:
            return "{0[0]}{0[1]}".format(s)
        return "}".format(s)
    except (ValueError, IndexError, KeyError, AttributeError) as e:
        return f"{type(e).__name__}: {e}"


def in_order(s):
    return "{1} {0}".format(noted(s), noted(s + "!")), "{} {}".format(s, (s := "changed")), "{b}{a}".format(a=noted(1), b=noted(2), c=noted(3))


def percent(s, i, x):
    return (
        "%s %s %s" % (s, i, x),
        "%d|%5d|%-5d|%05d|%+d|% d" % (i, i, i, i, i, i),
        "%f|%.2f|%8.1f|%-8.1f|%08.2f|%+.1f|%e|%g" % (x, x, x, x, x, x, x, x),
        "%x %X %o %c" % (i, i, i, i % 26 + 97),
        "%r|%10s|%-10s|%.2s" % (s, s, s, s),
        "%s" % s,
        "%d" % i,
        "%.1f%%" % x,
        "%s" % [s],
        "%d" % x,
        "%.2f" % i,
        "%(a)s" % {"a": s},
        "%*d" % (6, i),
        "%s" % (s,),
        "%5s|%5s" % (None, True),
        "%i" % i,
    )


def percent_wrong(kind, s, i):
    try:
        if kind == 0:
            return "%d" % s
        if kind == 1:
            return "%s %s" % (s,)
        if kind == 2:
            return "%s" % (s, i)
        if kind == 3:
            return "%q" % s
        if kind == 4:
            return "%" % s
        if kind == 5:
            return "%.2f" % (10**400 * i)
        return "none" % (i,)
    except (TypeError, ValueError, OverflowError) as e:
        return f"{type(e).__name__}: {e}"


def specs(s, i, x):
    return f"{s:>6}{s!r:>8}{s:é^7}{i:,}{i:_}{i:#x}{i:>+6}{x:.3f}{x:10.2e}{x:%}{x:g}{x:}{i:}{s:}{x:,.2f}{i:e}"


def specs_wrong(s, i, spec):
    out = []
    try:
        out.append(f"{s:{spec}}")
    except ValueError as e:
        out.append(str(e))
    try:
        out.append(f"{i:{spec}}")
    except ValueError as e:
        out.append(str(e))
    return out


def classes_of(text):
    return [(c.isdigit(), c.isalpha(), c.isalnum(), c.isspace(), c.isupper(), c.islower(), c.isdecimal(), c.isnumeric(), c in "+-*/", c.upper(), c.lower(), c.title(), c.strip()) for c in text]


fields("a,b,c")
fields("a,b")
fields("a,b,c,d")
fields("")
swapped("x y")
starred(" a b  c ")
kept("b;a;c")
kept("")
mixed("a b")
nested("a,b\nc,d,é\n\n")
every(" abab\tb\n\u2028c\r\nd ")
every("")
maybe("a,b")
maybe("")
passed("a.b.c")
joined(", ", "é")
joined_items("abcé")
joined_items("")
joined_wrong(2)
joined_wrong(0)
joined_with("old")
raised_inside(3)
raised_inside(0)
formats("text", 42, 3.14159)
formats("é\U0001f600", -7, -0.0)
formats("", 2**70, 1e300)
formats_wrong(0, "s", 1)
formats_wrong(1, "s", 1)
formats_wrong(2, "s", 1)
formats_wrong(3, "s", 1)
formats_wrong(4, "s", 1)
formats_wrong(5, "s", 1)
formats_wrong(6, "s", 1)
formats_wrong(7, "s", 1)
formats_wrong(8, "s", 1)
formats_wrong(9, "st", 1)
formats_wrong(10, "s", 1)
in_order("a")
percent("text", 42, 3.14159)
percent("é", -7, -2.5)
percent("", 2**70, 1e10)
percent_wrong(0, "s", 1)
percent_wrong(1, "s", 1)
percent_wrong(2, "s", 1)
percent_wrong(3, "s", 1)
percent_wrong(4, "s", 1)
percent_wrong(5, "s", 1)
percent_wrong(6, "s", 1)
specs("text", 1234567, 1234.5678)
specs("é", -1, float("nan"))
specs_wrong("s", 1, "d")
specs_wrong("s", 1, "=5")
specs_wrong("s", 1, "+")
specs_wrong("s", 1, "z")
specs_wrong("s", 1, ".1")
classes_of("a1 Z_é²½٣\x1f\x85\u2003ǅ+\ud800")
