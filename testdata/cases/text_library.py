"""Texts that are read at run time, and what the library knows of characters and locales."""

import ast
import locale
import unicodedata


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e)


def literals():
    return [tried(ast.literal_eval, s) for s in ("1", "-1.5", "[1, 'a', (2,), {3: 4}, {5}, None, True]", "1+2j", "set()", "{}", "()", "b'x' b'y'", "'a' \"b\"", "  [1]", "0x1F", "1_000", "'\\n\\x41\\u00e9'", "r'\\n'", "...", "-3-4j", "1e400", "{'a': [1, {'b': (1, 2)}]}", "(1)", "'''a\nb'''", "[\n1,\n2\n]", "+5", "{1: 2, **{}}", "{[]: 1}", "{[1]}", "1 # c", "[1,]", "''", "")]

def no_literals():
    return [tried(ast.literal_eval, s)[0:2] if tried(ast.literal_eval, s)[0] == "SyntaxError" else tried(ast.literal_eval, s)[1].split("<")[0:2][-1].split(" at ")[0] for s in ("a", "f(1)", "1 + 2", "[1, a]", "1 < 2", "x if y else z", "lambda: 1", "[x for x in y]", "a.b", "a[1]", "f'{1}'", "not 1", "*a, 1", "~1", "2**3", "a and b", "1 + a", "(yy := 1)", "await x", "{a for a in b}", "1 2", "[1", "1]", "(1]", "'abc", "01", "1a", "def", "$", "a = 1", "1 +", "'''a", "0xg", "1__0", "\u00bf")]

def bad_literals():
    return tried(ast.literal_eval, 5), tried(ast.literal_eval, None), tried(ast.literal_eval, "\\"), tried(ast.literal_eval, "'\\x4'"), tried(ast.literal_eval, "b'\u00e9'"), tried(ast.literal_eval, "'a' b'b'"), tried(ast.literal_eval, "a\x00")

def locales():
    return locale.setlocale(locale.LC_ALL, "C"), locale.getlocale(), tried(locale.setlocale, locale.LC_ALL, "xx_XX"), locale.format_string("%d %.2f", (1234567, 2.5), grouping=True), locale.localeconv()["decimal_point"], locale.atof("1.5"), locale.atoi("12"), locale.str(1.25), tried(locale.currency, 1.5), locale.normalize("de_de"), locale.setlocale(locale.LC_ALL)

def characters():
    return [unicodedata.name(c, None) for c in "aé☃漢\n가"], unicodedata.lookup("SNOWMAN"), tried(unicodedata.lookup, "NOPE"), [unicodedata.bidirectional(c) for c in "aא1 \u0661("], [unicodedata.east_asian_width(c) for c in "a漢ｱé\u0378"], [unicodedata.mirrored(c) for c in "(a"], unicodedata.decimal("٣"), tried(unicodedata.decimal, "²"), unicodedata.digit("²"), unicodedata.numeric("½"), unicodedata.numeric("五"), tried(unicodedata.numeric, "a"), unicodedata.numeric("a", 5), tried(unicodedata.name, "\n"), tried(unicodedata.name, "ab"), tried(unicodedata.bidirectional, "")

def punycode():
    return "bücher".encode("punycode"), b"bcher-kva".decode("punycode"), "abc".encode("punycode"), "例え".encode("punycode"), tried(b"\xff".decode, "punycode"), "".encode("punycode"), "ü".encode("punycode"), "a-b ü".encode("punycode")

def idna():
    return "example.com".encode("idna"), tried("a..b".encode, "idna"), tried(("a" * 70).encode, "idna"), "".encode("idna"), "a.".encode("idna"), b"abc".decode("idna") # "bücher.example".encode("idna"), "example.com".encode("idna"), b"xn--bcher-kva.example".decode("idna"), tried("a..b".encode, "idna"), "Faß.de".encode("idna"), "ＡＢＣ.com".encode("idna"), tried(("a" * 70).encode, "idna"), "".encode("idna"), "a.".encode("idna"), b"abc".decode("idna")


literals()
no_literals()
bad_literals()
locales()
characters()
punycode()
idna()
