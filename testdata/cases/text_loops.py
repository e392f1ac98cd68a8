"""Texts of static types in loops: indexes, slices, characters one by one, building, tests against constants."""


def indexes(text, start, stop):
    out = []
    for i in range(start, stop):
        try:
            out.append((i, text[i], len(text)))
        except IndexError as e:
            out.append((i, str(e)))
    return out


def far(text, i):
    while len(text) > 0:
        return text[i]
    return "empty"


def slices(text, a, b):
    out = []
    for _ in range(2):
        out.append((text[a:b], text[a:], text[:b], text[:], text[a:b:2], text[::-1]))
    return out, text[a:b], text[a:], text[:b]


def rebound(text):
    out = []
    while text:
        out.append((text[0], text[-1], len(text)))
        text = text[1:]
    return out


def words(text):
    out, i = [], 0
    while i < len(text):
        while i < len(text) and text[i].isspace():
            i += 1
        start = i
        while i < len(text) and not text[i].isspace():
            i += 1
        if start < i:
            out.append(text[start:i])
    return out


def characters(text):
    out = []
    for c in text:
        if c == "!":
            break
        if c == " ":
            continue
        out.append((c, len(c), c.upper()))
    else:
        out.append("all")
    return out


def outside(text):
    c = "before"
    for c in text:
        pass
    return c


def captured(text):
    return [f() for f in [lambda: c for c in text]], [lambda c=c: c for c in text][-1]()


def changed_inside(text):
    out = ""
    for c in text:
        text = "other"
        out += c + text[0]
    return out, text


def caesar(text, by):
    out = ""
    for c in text:
        if "a" <= c <= "z":
            out += chr((ord(c) - 97 + by) % 26 + 97)
        elif c >= "A" and not c > "Z":
            out += chr((ord(c) - 65 + by) % 26 + 65)
        else:
            out += c
    return out


def parts(n):
    text = "start:"
    for i in range(n):
        text = text + str(i) + ","
        text += f"<{i}>"
        if i % 2:
            text += "odd" + "ly" * i
    return text, len(text)


def two(text):
    left = right = ""
    for c in text:
        for d in "ab":
            if c < d:
                left += c + d
            else:
                right += d
        left += "|"
    return left, right


def looked_at(text):
    out = ""
    for c in text:
        out += c
        if len(out) > 3:
            out = out[1:]
    return out


def partial(text):
    out = ""
    try:
        for c in text:
            out += c + str(10 // int(c))
    except (ValueError, ZeroDivisionError) as e:
        return out, str(e)
    return out, None


def partial_inside(text):
    out = ""
    for c in text:
        try:
            out += c + str(10 // int(c))
        except ValueError:
            out += "?"
        except ZeroDivisionError:
            out += "0"
        finally:
            out += ";"
    return out


def left_early(text):
    out = ""
    for c in text:
        if c == "x":
            return "x"
        out += c
        if c == "y":
            break
    else:
        out += "end"
    return out


def in_order(text):
    def f(x):
        log.append(x)
        return x

    log = []
    out = ""
    for c in text:
        out += f(c) + f(c + c)
    return out, log


def while_short(n):
    text = ""
    while len(text) < n:
        text += "ab"
    return text


def appended_text(n):
    shared = "x" * n
    other = shared
    for _ in range(3):
        shared += "y"
    return other, shared


def lines():
    out = ""
    for word in ["a", "b", "c"]:
        line = ""
        for i in range(3):
            line += word
        out += line + "\n"
    return out


def generated(text):
    built = ""
    for c in text:
        built += c
        yield built


def one_of(text):
    return [c in ("a", "b", "é") for c in text], [c not in ["a", "\ud800"] for c in text], [c in {"a", ""} for c in text], [c in () for c in text]


def one_number(n):
    return [i in (1, 2, 5) for i in range(n)], [i not in (1, 2) for i in range(n)], n in (True, 2), n in (1.0, 2)


def order(text):
    return [(c < "m", c <= "m", c > "m", c >= "m", "m" < c, "m" <= c, "m" > c, "m" >= c) for c in text.split(",")]


def numbers(text):
    out = []
    for part in text.split("|"):
        try:
            out.append(int(part))
        except ValueError as e:
            out.append(str(e))
        try:
            out.append(float(part))
        except ValueError as e:
            out.append(str(e))
    return out


def codes(text):
    out = []
    for part in text.split("|"):
        try:
            out.append(chr(ord(part) + 1))
        except (TypeError, ValueError) as e:
            out.append(str(e))
    return out


def character(n):
    try:
        return chr(n)
    except (ValueError, OverflowError) as e:
        return f"{type(e).__name__}: {e}"


indexes("abc", -4, 5)
indexes("aé\ud800\U0001f600z", -6, 7)
indexes("é" * 300, 297, 302)
indexes("a" * 300, -302, -298)
indexes("", -1, 1)
far("abc", 10**30)
far("abc", -(10**30))
slices("hello", 1, 3)
slices("hello", -3, -1)
slices("hello", 3, 1)
slices("hello", -99, 99)
slices("hé\U0001f600lo", 1, 3)
slices("hé\U0001f600lo", -4, -1)
slices("hello", 10**30, -(10**30))
slices("hello", -(10**30), 10**30)
slices("", 0, 1)
slices("é" * 300, 100, 103)
slices("ab" * 300, 597, 605)
rebound("abé")
words("  the quick\tbrown\n fox\u2003jumps ")
words("")
characters("a b!c")
characters("é\ud800\U0001f600")
characters("")
outside("")
outside("aé")
captured("abc")
changed_inside("xyz")
caesar("Hello, Wörld! {`}", 7)
caesar("", 1)
parts(0)
parts(5)
two("abcé")
looked_at("abcdefg")
partial("1250x3")
partial("1234")
partial_inside("12x03")
left_early("abxc")
left_early("abyc")
left_early("abc")
in_order("aé")
while_short(7)
appended_text(3)
appended_text(200)
lines()
list(generated("abc"))
one_of("abcé\ud800")
one_number(7)
order("a,m,n,,ma,mé,é,l\U0001f600")
numbers("1| 2 |-3|+4|1_000|1__0|0x10||x|٣|1.5|-1e3|inf|nan|-0|99999999999999999999|1e400|\ud800")
codes("a|é|ab||\ud800|\U0010ffff|~|\x7f")
character(97)
character(233)
character(0xD800)
character(-1)
character(0x110000)
character(2**31)
character(10**30)
