s = "Hello, World"
print(s.upper(), s.lower(), s.title(), s.swapcase(), s.replace("l", "L", 2), s.split(", "), s.find("o"), s.rfind("o"), s.index("W"), s.count("l"), s.startswith("He"), s.endswith(("x", "d")))
print(" a b ".strip(), "xxaxx".lstrip("x"), "xxaxx".rstrip("x"), "a,b,,c".split(","), " a  b ".split(), "a-b-c".rsplit("-", 1), "a\nb\r\nc".splitlines(), "-".join(["a", "b"]), "abc".center(9, "*"), "5".zfill(3), "-5".zfill(4), "a".ljust(3) + "|", "a".rjust(3))
print("abc".isalpha(), "12".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".istitle(), "AB".isupper(), "x".isidentifier(), "abc".partition("b"), "abcb".rpartition("b"), "pre_x".removeprefix("pre_"), "x.py".removesuffix(".py"), "ß".casefold(), "abc".translate({97: "X", 98: None}), str.maketrans("ab", "xy"), "a\tb".expandtabs(4))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\n\t\\\x00\x7fé\u200b\U0001f600"), ascii("é😀"), "é".encode(), b"\xc3\xa9".decode(), b"abc\x00\xff", "abc".encode("utf-16-le"))
print(len("héllo😀"), "😀"[0], [c for c in "aé"], ord("é"), chr(128512), "a" < "b" < "é", "abc" * 0 == "", max("hello"), sorted("hello"), "".join(reversed("abc")))
print("{:>10}|{:<5}|{:^7}|{:+d}|{:,}|{:.3f}|{:e}|{:%}|{:x}|{:#o}|{!r}".format("a", "b", "c", 5, 12345, 2.5, 12345.678, 0.25, 255, 8, "q"))
print("{0[k]} {1.__class__.__name__} {:}".format if 0 else "{0[k]} {1.__class__.__name__}".format({"k": 1}, 5), "{a}-{b}".format_map({"a": 1, "b": 2}))
for bad in (lambda: "abc".index("z"), lambda: "a" + 1, lambda: "{}".format(), lambda: "{x}".format(), lambda: "a".join([1]), lambda: "abc".split(""), lambda: int("1x"), lambda: float("x"), lambda: chr(-1), lambda: ord("ab"), lambda: b"\xff".decode(), lambda: "é".encode("ascii"), lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "a"[5], lambda: "abc".nope, lambda: "abc".upper(1), lambda: "abc".replace("a")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print("a" in "abc", "" in "", "abc".__contains__("b"), str(5), str(b"x"), str(None), str([1, "a"]), repr({"a": (1,)}), str(1.0), bytes([65, 66]), bytes(3), bytearray(b"x").hex(), bytes.fromhex("4142"))
print("""triple
 line""", 'raw', r"\n", "\x41\u00e9\N{BULLET}", "a" 'b', u"u", b"by" b"tes")
import string
print(string.ascii_lowercase, string.digits, string.punctuation)
