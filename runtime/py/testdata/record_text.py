"""Records what CPython makes of expressions: python testdata/record_text.py [topic...]

Writes testdata/<topic>.json, a list of [expression, outcome]: the repr of the value,
or "!" with class and text of the exception. TestRecordedText evaluates the same
expressions; with --live it reads expressions on stdin and answers on stdout.
"""
import itertools, json, os, random as rnd, sys, time
os.environ["TZ"] = "UTC"
time.tzset()
import binascii, bisect, calendar, cmath, collections, csv, datetime, decimal, fractions, hashlib, heapq, hmac, html, http, inspect, io
import ipaddress, json, math, os, pathlib, random, re, secrets, statistics, string, struct, time, types, unicodedata, uuid, zoneinfo

ENV = {n: m for n, m in globals().items() if type(m).__name__ == "module"}


def outcome(src):
    decimal.setcontext(decimal.Context(prec=28, rounding=decimal.ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[],
                                       traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow]))
    try:
        return repr(eval(src, dict(ENV)))
    except RecursionError as e:
        return "!RecursionError: " + str(e)
    except Exception as e:
        return "!%s: %s" % (type(e).__name__, e)


R = rnd.Random(20240229)
STRINGS = ["", "a", "abc", "Hello World", "hello world hello", "  pad \t\n", "straße", "ÀÉÎ", "ǅ ǆ Ǆ", "ΑΣ ΣΑΣ", "İıI", "ﬁn", "日本語", "😀 smile", "\ud800x", "tab\tsep\tx",
           "line1\nline2\r\nline3\rline4\x0b5\x1c6\u20287", "a,b,,c", "1234", "٣٤", "²³", "½", "一二", "-42", "+7", "x_y", "9lives", "class", "é", "e\u0301", "A1b2", "TITLE Case here", "they're bill's",
           "\x00\x1f\x7f\x80\xa0\xad", "ᏸꭰ", "ϐϑ", "\u200b", "\u3000 x \u3000", "ß", "ŉ", "\u0378", "mIxEd", "under_score", "\ud83d\ude00", "'q'", '"dq"', "'\"", "\\", "%s", "{}"]
NOARG = "capitalize casefold lower upper title swapcase isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper strip lstrip rstrip split rsplit splitlines encode".split()


def q(x):
    return ascii(x)


def str_cases():
    for s in STRINGS:
        for m in NOARG:
            yield f"{q(s)}.{m}()"
        yield f"len({q(s)})"
        yield f"{q(s)}"
        yield f"ascii({q(s)})"
        yield f"list({q(s)})"
        for i in (0, 1, -1, 5):
            yield f"{q(s)}[{i}]"
        for sl in ("1:", ":-1", "::-1", "::2", "1:3", "-3:-1", "5:2", "::0", "10:", "-100:100:3"):
            yield f"{q(s)}[{sl}]"
        for w in (0, 5, 12):
            for m in ("center", "ljust", "rjust", "zfill", "expandtabs"):
                yield f"{q(s)}.{m}({w})"
            yield f"{q(s)}.center({w},'é')"
        for sub in ("", "a", "l", "lo", "x", "é", "\n", " "):
            for m in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith", "partition", "rpartition", "removeprefix", "removesuffix", "strip", "lstrip", "rstrip"):
                yield f"{q(s)}.{m}({q(sub)})"
            for n in (-1, 0, 1, 2):
                yield f"{q(s)}.split({q(sub)},{n})"
                yield f"{q(s)}.rsplit({q(sub)},{n})"
                yield f"{q(s)}.replace({q(sub)},'<>',{n})"
            yield f"{q(sub)} in {q(s)}"
            yield f"{q(s)}.find({q(sub)},1)"
            yield f"{q(s)}.rfind({q(sub)},1,-1)"
            yield f"{q(s)}.count({q(sub)},-3)"
            yield f"{q(s)}.startswith({q(sub)},1,3)"
        yield f"{q(s)}.splitlines(True)"
        yield f"{q(s)}.split(None,1)"
        yield f"{q(s)}.rsplit(None,1)"
        yield f"{q(s)}*3"
        yield f"{q(s)}+'z'"
        yield f"{q(s)}<'b'"
        yield f"{q(s)}.join(['1','2','3'])"
        yield f"{q(s)}.translate({{97:'X',98:None,99:120}})"
        for e in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-8-sig", "nope"):
            for h in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "surrogateescape", "surrogatepass"):
                yield f"{q(s)}.encode({q(e)},{q(h)})"
    bad = ["'a'.upper(1)", "'a'.join()", "'a'.join(1)", "'a'.join([1])", "'a'.replace('a')", "'a'.replace(1,'b')", "'a'.split(sep='a',maxsplit=1,x=2)", "'a'.split(1)", "'a'.split('')", "'a'.find()", "'a'.find(1)",
           "'a'.startswith(1)", "'a'.startswith((1,))", "'a'.startswith(('b','a'))", "'a'.strip(1)", "'a'.center()", "'a'.center('x')", "'a'.center(3,'xy')", "'a'.zfill('x')", "'a'.encode(1)", "'a'.encode('utf-8',1)", "1 in 'a'", "'a'+1", "1+'a'", "'a'*'b'",
           "'a'*1.5", "'a'['x']", "'a'[1.5]", "'a'[10**30]", "'a'-'b'", "'a'<1", "str.maketrans('ab','cd','e')", "str.maketrans({'a':1,98:'x'})", "str.maketrans({'ab':1})", "str.maketrans('a','bc')", "str.maketrans(1)", "'a'.format_map({})", "str(1,'utf-8')",
           "str(b'a','utf-8')", "str(b'\\xff','utf-8','replace')", "str('a','utf-8')", "str(1,2,3,4)", "str(x=1)", "'a'.partition('')", "'a'.rpartition(1)", "'a'.removeprefix(1)", "'a'.expandtabs(tabsize=3)", "'a\\tb'.expandtabs(0)", "'a'.title(1)",
           "'a'.splitlines(keepends=True)", "'a'.foo", "str.upper('a')", "str.upper(1)", "str.upper()", "'abc'.index('z')", "'abc'.rindex('z')", "chr(8364)", "ord('€')", "chr(-1)", "ord('ab')", "hash('a')==hash('a')", "'a'.count('a',None,None)", "'a'.find('a','x')",
           "sorted(['b','a','C','é','\\U0001F600','\\uffff'])", "'a'.__len__()", "'abc'.__contains__('b')", "'%s'.__mod__(1)", "'a'.__eq__('a')", "'a'.__eq__(1)", "'{0:>5}'.format('x')", "'abc'.__getitem__(1)", "type('a')", "isinstance('a',str)", "bool('')", "int('a',16)"]
    yield from bad


def int_cases():
    nums = [0, 1, -1, 2, 7, -7, 255, 256, 1000, -1000, 2**31, 2**53 + 1, 2**62, 2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**64, 10**18, 10**30, -10**30 + 7, 3**100]
    ops = "+ - * // % & | ^ / < == divmod **".split()
    for a, b in itertools.product(nums, nums):
        for op in ops:
            if op == "**":
                if abs(b) < 60:
                    yield f"({a})**({b})"
            elif op == "divmod":
                yield f"divmod({a},{b})"
            else:
                yield f"({a}){op}({b})"
    for a in nums:
        for s in (0, 1, 5, 63, 64, 100, -1):
            yield f"({a})<<{s}"
            yield f"({a})>>{s}"
        for e in ("-({})", "~({})", "abs({})", "({}).bit_length()", "({}).bit_count()", "hash({})", "float({})", "hex({})", "oct({})", "bin({})", "round({},-1)", "round({},-3)", "round({},2)", "str({})", "({}).as_integer_ratio()", "bool({})",
                  "({}).to_bytes(16,'big',signed=True)", "({}).to_bytes(4,'little')", "({}).real", "({}).denominator", "math.isqrt({})", "({}).__index__()", "complex({})"):
            yield e.format(a)
        for m in (2, 7, -7, 10**20, 0):
            yield f"pow({a},5,{m})"
            yield f"pow({a},-1,{m})"
    for f in (0.0, 1.5, -2.5, 1e18, 9007199254740993.0, 1e300, float("inf"), float("nan")):
        for a in nums:
            yield f"({a})<float('{f!r}')"
            yield f"({a})==float('{f!r}')"
            yield f"({a})+float('{f!r}')"
    texts = ["0", "1", "-1", "+5", " 42 ", "1_000", "1__0", "_1", "1_", "", "-", "+", "0x10", "0o17", "0b11", "010", "00", "0_0", "1.5", "1e5", "abc", "٣٤", "१२", "\u2009 7\u3000", "- 1", "--1", "12\x00", "\ud800", "9" * 30, "-" + "9" * 25, "1 2", "0X1f", "0x_1f", "0x", "²", "Infinity",
             "9" * 4300, "9" * 4301, "１２"]
    for s in texts:
        for b in (None, 0, 2, 8, 10, 16, 36, 1, 37):
            yield f"int({q(s)})" if b is None else f"int({q(s)},{b})"
        yield f"int({q(s)}.encode('utf-8','replace'))"
    yield from ["int()", "int([])", "int(None)", "int(1.9)", "int(-1.9)", "int(float('nan'))", "int(float('inf'))", "int(1,2)", "int('1',base=2.0)", "int(x=1)", "int(True)", "True+1", "True&False", "True|2", "-True", "~True", "str(True)", "repr(False)", "int.from_bytes(b'\\x01\\x02','big')",
                "int.from_bytes(b'\\xff\\x02','little',signed=True)", "int.from_bytes(b'','big')", "int.from_bytes([1,2],'big')", "int.from_bytes('a','big')", "(5).to_bytes(0,'big')", "(1).to_bytes(1,'x')", "(1).to_bytes()", "(1).foo", "1+None", "1<'a'", "10**5000//10**4990", "str(10**4299)==('1'+'0'*4299)", "str(10**4300)", "1<<10**20", "0**-1",
                "(2).__add__(3)", "(2).__add__('a')", "(2).__radd__(3)", "int.__add__(1,2)", "(1).__bool__()", "divmod(7,'a')", "pow(2,3,'a')", "round(5)", "round(5,None)", "round(15,-1)", "round(25,-1)", "round(1,'x')"]


FLOATS = [0.0, -0.0, 1.0, -1.0, 0.1, 0.2, 0.3, 1.5, 2.5, 3.5, 1e-5, 1e-4, 0.00012345, 123456789.0, 1e15, 1e16, 1.5e16, 1e17, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 1 / 3, 2 / 3, 1e100, 123.456, 0.5, 100.0, 1234567.891, 2.675, 1.005, 1e21, 9.999999999999999e22,
          float("inf"), float("-inf"), float("nan"), 3.141592653589793, 2.718281828459045]


def fl(f):
    return f"float({str(f)!r})" if f != f or f in (float("inf"), float("-inf")) else repr(f)


def float_cases():
    for f in FLOATS + [R.uniform(-1e6, 1e6) for _ in range(60)] + [R.random() * 10 ** R.randint(-320, 308) for _ in range(120)]:
        yield fl(f)
        for e in ("str({})", "int({})", "hash({})" if f == f else "bool({})", "({}).hex()", "({}).is_integer()", "({}).as_integer_ratio()", "round({})", "round({},0)", "round({},1)", "round({},2)", "round({},-1)", "round({},5)", "round({},-400)", "round({},400)", "-({})", "abs({})", "({})//3", "({})%3", "({})%-0.7",
                  "divmod({},0.3)", "({})*1e10", "({})/3", "({})**2", "({})**0.5", "2.0**({})", "math.floor({})", "math.ceil({})", "math.trunc({})", "float(str({}))", "json.dumps({})", "({})==int(1)", "float.fromhex(({}).hex())"):
            yield e.format(fl(f))
    texts = ["1", "1.5", " 1.5 ", "1e5", "1E+5", "1e-400", "1e400", "-1e400", "nan", "-nan", "+inf", "Infinity", "-INFINITY", "infinit", "1_0.0_1", "1__0", "_1", "1_.5", "1._5", ".5", "5.", ".", "", "e5", "1e", "1e+", "0x1p3", "1,5", "٣.٥", "1\x00", "１.５", "- 1", "1 2", "1e5.5", "\ud800", "1" * 400, "0." + "0" * 400 + "1"]
    for s in texts:
        yield f"float({q(s)})"
        yield f"float({q(s)}.encode('utf-8','replace'))"
        yield f"complex({q(s)})"
    yield from ["float()", "float([])", "float(None)", "float(1,2)", "float(x=1)", "float(10**400)", "float('1'*310)", "1.0//0", "1.0%0", "1.0/0", "divmod(1.0,0)", "0.0**-1", "(-8.0)**(1/3)", "(-8)**0.5", "1e300**2", "1.5<<1", "1.5&1", "1.5+'a'", "1.5<'a'", "float.fromhex('0x1.8p3')", "float.fromhex('nan')", "float.fromhex('zz')", "round(1.5,'a')", "round(1e308,-308)",
                "complex(1,2)", "complex('1+2j')", "complex('1+2')", "complex(' (1-2.5j) ')", "complex('j')", "1j*1j", "(1+2j)/(3-4j)", "(1+2j)**2", "(1+2j)**0.5", "abs(3+4j)", "(1+2j).conjugate()", "(1+2j).real", "hash(1+2j)", "1j/0", "1j<2j", "complex('1','2')", "complex([])", "complex(1,'2')", "-1j", "complex(-0.0,-0.0)", "complex(float('nan'),1)", "0j**-1"]
    for name in "sqrt exp log log2 log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh degrees radians fabs expm1 log1p floor ceil trunc isnan isinf isfinite frexp modf ulp cbrt exp2".split():
        for f in (0, 1, -1, 0.5, 2, 10, 100.5, -3.25, 0.1, 1e-10, 1e10, 710, "float('inf')", "float('nan')", 52.520008, 13.404954):
            if name in ("sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "expm1", "log1p", "cbrt", "log2") and f not in (0, "float('inf')", "float('nan')"):
                continue
            yield f"math.{name}({f})"
    yield from ["math.sqrt(-1)", "math.log(0)", "math.log(-1)", "math.exp(1000)", "math.pow(2,0.5)", "math.pow(-8,1/3)", "math.pow(0,-1)", "math.atan2(1,2)", "math.atan2(-1,-0.0)", "math.hypot(3,4)", "math.hypot(1,2,3)", "math.dist((1,2),(4,6))", "math.fsum([0.1]*10)", "math.fsum([1e100,1,-1e100])", "math.gcd(12,18)", "math.gcd()", "math.lcm(4,6)",
                "math.factorial(20)", "math.factorial(-1)", "math.factorial(1.5)", "math.comb(10,3)", "math.perm(5,2)", "math.perm(5)", "math.comb(5,10)", "math.isclose(1,1.0000000001)", "math.isclose(1,2,rel_tol=-1)", "math.isqrt(17)", "math.isqrt(-1)", "math.prod([1,2,3])", "math.prod([],start=5)", "math.ldexp(0.5,5)", "math.copysign(1,-0.0)", "math.fmod(-7,3)", "math.remainder(7,4)",
                "math.log(8,2)", "math.log(10**400)", "math.log10(10**400)", "math.log2(2**5000)", "math.sqrt('a')", "math.floor('a')", "math.floor(10**30)", "math.nextafter(1,2)", "math.pi", "math.tau", "math.inf", "math.nan", "math.log(100,10)", "math.log10(1000)", "math.log(2.5)", "math.sin()", "math.gcd('a')", "math.fsum(['a'])", "math.exp('1')"]
    for _ in range(400):
        a, b = R.uniform(-20, 20), R.uniform(0, 50)
        yield f"math.sin({a!r})"
        yield f"math.cos({a!r})"
        yield f"math.exp({a!r})"
        yield f"math.log({b!r})"
        yield f"math.atan2({a!r},{b!r})"
        yield f"{b!r}**{a!r}"
        yield f"math.hypot({a!r},{b!r})"
        yield f"math.tan({a!r})"
        yield f"math.asin({a/20!r})"
        yield f"math.log10({b!r})"


def format_cases():
    fills = ["", "<", ">", "^", "=", "*<", "0>", "é^", "x="]
    signs = ["", "+", "-", " "]
    for v in ("0", "1", "-1", "255", "1234567", "-1234567", "10**20", "True"):
        for a, s, alt, z, w, g, t in itertools.product(fills, signs, ("", "#"), ("", "0"), ("", "12"), ("", ",", "_"), ("", "d", "x", "b")):
            if R.random() < 0.06:
                yield f"format({v},{q(a + s + alt + z + w + g + t)})"
    for v in map(fl, FLOATS):
        for a, s, z, w, g, p, t in itertools.product(fills, signs, ("", "0"), ("", "15"), ("", ","), ("", ".0", ".2", ".10"), ("", "f", "e", "g", "%", "G", "n", "F")):
            if R.random() < 0.006:
                yield f"format({v},{q(a + s + z + w + g + p + t)})"
    for v in ("'abc'", "'é😀'", "''", "1+2j", "-0.5j", "decimal.Decimal('1234.5678')", "decimal.Decimal('-0.00')", "decimal.Decimal('1E+5')", "decimal.Decimal('NaN')", "decimal.Decimal('1E-10')"):
        for a, s, z, w, g, p, t in itertools.product(fills, signs, ("", "0"), ("", "15"), ("", ","), ("", ".2", ".0"), ("", "s", "f", "g", "e", "%")):
            if R.random() < 0.02:
                yield f"format({v},{q(a + s + z + w + g + p + t)})"
    for spec in ["xx", "5.", ".", ">>>", "05x5", "+c", "#c", "zd", "10,c", "_s", ",x", "_x", "\x01", "\u0100", ",,", "__", ",_", "_,", "z", "1" * 30, ".%d" % 10**20, "c", "z.1f", "zf", "#g", "#.0f", "#.3e", "#o", "#X"]:
        for v in ("1", "-0.04", "'a'", "1j", "True", "None", "[]", "decimal.Decimal('-0.04')"):
            yield f"format({v},{q(spec)})"
    for f in ["{}", "{0}{1}{0}", "{a}{b}", "{:>5}", "{0.real}", "{0[1]}", "{!r}", "{!s:>6}", "{!a}", "{:{}}", "{:{w}.{p}f}", "{{}}", "{", "}", "{!x}", "{!}", "{!r", "{!rx}", "{:", "{a{b}}", "{0}{}", "{}{0}", "{2}", "{c}", "{0.foo}", "{0[a]}", "{0[", "{0.}", "{0[]}", "{0[0]x}", "{ 0}", "{-1}", "{9999999999999999999999}", "a{{b}}c{}", "{0:{1}}", "{:{:{}}}", "{a[x]}", "{0!r:^10}|"]:
        yield f"{q(f)}.format(3,5,a='é',b=[1],w=8,p=2)"
        yield f"{q(f)}.format('ab')"
        yield f"{q(f)}.format([10,20])"
        yield f"{q(f)}.format_map({{'a':{{'x':1}},'b':2}})"
    for f in ["%d", "%5d|", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%X", "%o", "%#o", "%e", "%.2e", "%f", "%.3f", "%10.2f|", "%-10.2f|", "%010.2f", "%g", "%G", "%#g", "%s", "%r", "%a", "%5s|", "%-5s|", "%.2s", "%c", "%%", "%i", "%u", "%ld", "%z", "%", "%(a)s", "%*d", "%.*f", "%s %s", "abc", "%05s|", "%+.3d", "%.5d", "%#.3x", "%5%"]:
        for v in ("1", "-7", "255", "1.5", "-1.5", "1e20", "'abc'", "'é'", "None", "(1,)", "(1,2)", "()", "[1]", "{'a':5}", "True", "10**25", "float('nan')", "float('-inf')", "(5,2)"):
            yield f"{q(f)} % {v}"
            if v not in ("'é'",):
                yield f"b{f!r} % {v}"


def bytes_cases():
    vals = [b"", b"abc", b"Hello World", b" \t pad \n", b"a,b,,c", b"\x00\xff\x80", b"line1\r\nline2\nline3\r", b"12", b"aXa", b"it's", b'"', b"\\"]
    for v in vals:
        for m in "capitalize lower upper title swapcase isalnum isalpha isascii isdigit islower isspace istitle isupper strip lstrip rstrip split rsplit splitlines hex decode".split():
            yield f"{v!r}.{m}()"
            yield f"bytearray({v!r}).{m}()"
        yield f"{v!r}"
        yield f"bytearray({v!r})"
        yield f"list({v!r})"
        yield f"{v!r}[::-1]"
        yield f"{v!r}[1:3]"
        yield f"{v!r}[0]"
        yield f"{v!r}*2"
        yield f"{v!r}+b'z'"
        yield f"{v!r}<b'b'"
        yield f"{v!r}==bytearray({v!r})"
        for sub in (b"", b"a", b"l", b",", b"\n"):
            for m in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith", "partition", "rpartition", "removeprefix", "removesuffix", "strip"):
                yield f"{v!r}.{m}({sub!r})"
            for n in (-1, 0, 1):
                yield f"{v!r}.split({sub!r},{n})"
                yield f"{v!r}.rsplit({sub!r},{n})"
                yield f"{v!r}.replace({sub!r},b'<>',{n})"
        for w in (5, 12):
            for m in ("center", "ljust", "rjust", "zfill", "expandtabs"):
                yield f"{v!r}.{m}({w})"
    raw = [b"abc", b"\xff", b"\xc3", b"\xc3\xa9", b"\xc3(", b"\xe2\x82", b"\xe2\x82\xac", b"\xe2(\xa1", b"\xf0\x9f\x98\x80", b"\xf0\x9f\x98", b"\xf0\x90(\xbc", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\x80abc", b"a\xffb\xfec", b"\xff\xfea\x00", b"\xfe\xff\x00a", b"a\x00b", b"\x00\xd8a\x00", b"\x00\xdc", b"\xef\xbb\xbfa", b"\x81\x8d", b"\xe9"]
    for v in raw:
        for e in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252", "utf-8-sig"):
            for h in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "nope"):
                yield f"{v!r}.decode({e!r},{h!r})"
    yield from ["bytes()", "bytes(3)", "bytes(-1)", "bytes([1,2,255])", "bytes([256])", "bytes(['a'])", "bytes('a')", "bytes('é','utf-8')", "bytes('a','nope')", "bytes(1.5)", "bytes(1,'utf-8')", "bytes(b'a')", "bytes(bytearray(b'x'))", "bytes((1,2))", "bytes.fromhex('0aff 1B')", "bytes.fromhex('0g')", "bytes.fromhex('abc')", "bytes.fromhex(1)", "b'abc'.hex(':')", "b'abcd'.hex('_',2)",
                "b'abcd'.hex('_',-3)", "b'a'.hex('')", "b'a'.hex('xx')", "b'a'.join([b'1',b'2'])", "b','.join(['a'])", "b','.join(1)", "97 in b'a'", "b'a' in b'ba'", "'a' in b'a'", "300 in b'a'", "b'a'+'a'", "b'a'+1", "b'a'['x']", "b'a'[5]", "b'ab'.find(97)", "b'ab'.find('a')", "b'ab'.find(300)", "b'abc'.translate(bytes(range(256)))", "b'abc'.translate(None,b'b')", "b'a'.translate(b'x')", "bytes.maketrans(b'a',b'b')[97]",
                "b'a'.startswith('a')", "b'a'.startswith((b'x',b'a'))", "b'a'.strip('a')", "b'a'.split('a')", "b'a'.replace('a',b'')", "b'a'.decode('nope')", "b'a'.decode(1)", "hash(b'a')==hash(b'a')", "hash(bytearray())", "b'a'.foo", "bytearray(b'ab').pop()", "bytearray().pop()", "bytearray(b'abc')[1:2]", "b'a'.center(5,b'xx')"]


def json_cases():
    docs = ["", "  ", "{", "[", "[1", "[1,", "[1,]", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{a:1}", "{1:1}", '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\ud800"', '"\\ud83d\\ude00"', '"\\ud83d\\u0041"', '"\\udc00"', "01", "-", "+1", "1.", "1.e5", ".5", "1e", "1e5", "1E+5", "-0", "-0.0", "NaN", "Infinity", "-Infinity", "-Infinit", "nul", "tru", "[1 2]",
            '{"a" 1}', '{"a":1 "b":2}', "1 2", "[]x", "\ufeff1", '"\t"', '"\x00"', '"\x7f"', "[nan]", '{"a":}', "[,]", "{,}", "1e400", "-1e400", "1e-400", '"\\', '"\\u', '"\\u0', "'a'", "[1,\n 2,\n x]", '"\\ud800\\u"', '"\\ud800\\ud800"', '"\\u+123"', '"\\u 123"', '{"a":1,\n,}', "[1,\n,]", " \n\t\r1", "\x0b1", "\u00a01", "123abc", '"\\ud83d\\ude0', '"\\ud83dx', '{"a":1,"a":2}', '{"é":"ü😀"}',
            '["é", x]', '{"é\\u00e9":[1,2.5,null,true,false,{"x":{}}]}', "9" * 30, "-" + "9" * 30, "9" * 4301, "1.0", "0.1e-7", "12345678901234567890.5", '"\\"\\\\\\/\\b\\f\\n\\r\\t"', "[[[[1]]]]", '[{"a":[{"b":1}]}]', "tRue", "nullx", "[1]]", '{"a":1}}', '""', "[]", "{}", "[ ]", "{ }", '{"a" : 1 , "b" : [ 1 , 2 ] }', '"\\u0041"', '"\\u004"', '"\\u0041', "[\"a\",\n\"b\n\"]", "-1.5e+10", "--1", "1-1", "0x1", "1_0"]
    for d in docs:
        yield f"json.loads({q(d)})"
        for enc in ("utf-8", "utf-16", "utf-32-be", "utf-16-le"):
            yield f"json.loads({d.encode(enc, 'surrogatepass')!r})"
    for b in [b"\xef\xbb\xbf1", b"\xff", b"\xff\xfe1\x00", b"", b"\x00", b'"\xc3"', b'"\xed\xa0\x80"', b"\x001", b"1\x00", b"[\x00", b'"a\x00"']:
        yield f"json.loads({b!r})"
    vals = ["1", "1.5", "float('nan')", "float('inf')", "True", "None", q("é\ud800😀\x7f\x00\n\\\"/\u2028"), "[]", "{}", "[1,[2]]", "{'a':1,'b':[1,2]}", "{1:1,1.5:2,True:3,None:4}", "{(1,):1}", "{1}", "b'x'", "10**30", "(1,2)", "{'b':1,'a':2}", "{'b':1,2:3}", "{float('nan'):1}", "[{'a':[]},{}]", "[float('inf')]", "{'z':{'y':{'x':[1,{'w':2}]}}}", "decimal.Decimal('1')", "datetime.date(2024,1,1)", "[1e16,1e-7,0.1]"]
    opts = ["", "indent=2", "indent=0", "indent='\\t'", "sort_keys=True", "ensure_ascii=False", "separators=(',',':')", "allow_nan=False", "skipkeys=True", "default=str", "indent=4,sort_keys=True,ensure_ascii=False", "separators=('|','='),indent='xy'", "allow_nan=False,indent=1", "indent=None", "default=repr,indent=2", "foo=1", "check_circular=False"]
    for v in vals:
        for o in opts:
            yield f"json.dumps({v}{',' + o if o else ''})"
    yield from ["json.loads(1)", "json.loads()", "json.dumps()", "json.loads('1',foo=1)", "json.loads('[1,2.5,NaN]',parse_float=str,parse_int=str,parse_constant=str)", "json.loads('[1.1]',parse_float=decimal.Decimal)", "json.loads('{\"a\":1,\"a\":2}',object_pairs_hook=list)", "json.loads('{\"a\":{\"b\":1}}',object_hook=len)", "json.loads('\"a\\nb\"',strict=False)", "json.dumps(1,separators=1)", "json.loads(None)", "json.JSONDecodeError", "json.loads('[' * 100000)", "json.loads('{\"a\":' * 100000)"]


def datetime_cases():
    dates = ["2024-02-29", "2023-02-29", "20240229", "2024-W09-4", "2024W094", "2024-W09", "2024W09", "2024-W53-1", "2020-W53-7", "2024-13-01", "2024-00-01", "2024-01-32", "0001-01-01", "9999-12-31", "10000-01-01", "2024-1-1", "2024/01/01", "", "2024", "2024-02", "2024-060", "2024-0229", "202402-29", "２０２４-01-01", "2024-W00-1", "2024-W01-0", "2024-W01-8", "9999-W52-7", "0001-W01-1"]
    times = ["12", "12:30", "12:30:45", "12:30:45.1", "12:30:45.123", "12:30:45.123456", "12:30:45.1234567", "12:30:45,123", "1230", "123045", "123045.123456", "24:00", "12:60", "12:30:60", "T12:30", "12:30Z", "12:30+01:00", "12:30-0130", "12:30+01", "12:30+01:00:30", "12:30+01:00:30.5", "12:30+24:00", "12:30+", "12:3", "1:30", "12:30:4", "12:30:45.", "12-30", "12:3045", "1230:45", "12:30 Z", "12:30z", "12:30+00:00", "12:30-00:00", ""]
    for d in dates:
        yield f"datetime.date.fromisoformat({q(d)})"
        yield f"datetime.datetime.fromisoformat({q(d)})"
        for t in R.sample(times, 8):
            for s in ("T", " ", "é"):
                yield f"datetime.datetime.fromisoformat({q(d + s + t)})"
    for t in times:
        yield f"datetime.time.fromisoformat({q(t)})"
        yield f"datetime.datetime.fromisoformat({q('2024-02-29T' + t)})"
    moments = ["datetime.datetime(2024,2,29,13,5,9,123456)", "datetime.datetime(1,1,1)", "datetime.datetime(9999,12,31,23,59,59,999999)", "datetime.datetime(2024,7,1,0,0,tzinfo=datetime.timezone.utc)", "datetime.datetime(2024,1,1,12,tzinfo=datetime.timezone(datetime.timedelta(hours=-5,minutes=-30)))", "datetime.datetime(2023,12,31,1,2,3,fold=1)",
               "datetime.datetime(2024,3,31,2,30,tzinfo=zoneinfo.ZoneInfo('Europe/Berlin'))", "datetime.datetime(2024,10,27,2,30,fold=1,tzinfo=zoneinfo.ZoneInfo('Europe/Berlin'))", "datetime.datetime(1970,1,1)", "datetime.datetime(2000,1,1,tzinfo=datetime.timezone(datetime.timedelta(hours=2),'X'))"]
    for m in moments:
        for e in ("{}", "str({})", "{}.isoformat()", "{}.isoformat(' ','minutes')", "{}.isoformat(timespec='milliseconds')", "{}.isoformat(timespec='hours')", "{}.isoformat(timespec='x')", "{}.date()", "{}.time()", "{}.timetz()", "{}.weekday()", "{}.isoweekday()", "{}.isocalendar()", "{}.toordinal()", "{}.timestamp()", "{}.utcoffset()", "{}.dst()", "{}.tzname()", "{}.timetuple()", "{}.utctimetuple()", "{}.ctime()",
                  "{}.replace(year=2020)", "{}.replace(day=31)", "{}.replace(tzinfo=None)", "{}.replace(hour=25)", "{}.replace(tzinfo=1)", "{}+datetime.timedelta(days=1,hours=5)", "{}-datetime.timedelta(weeks=1,microseconds=1)", "{}-datetime.datetime(2024,1,1)", "{}-datetime.datetime(2024,1,1,tzinfo=datetime.timezone.utc)", "{}<datetime.datetime(2024,1,1)", "{}==datetime.datetime(2024,1,1)",
                  "{}<datetime.datetime(2024,1,1,tzinfo=datetime.timezone.utc)", "{}==datetime.datetime(2024,7,1,tzinfo=datetime.timezone.utc)", "{}<datetime.date(2024,1,1)", "{}==datetime.date(2024,1,1)", "{}.astimezone(datetime.timezone.utc)", "{}.astimezone(zoneinfo.ZoneInfo('America/New_York'))", "{}.astimezone()", "{}.year", "{}.microsecond", "{}.tzinfo", "{}.fold", "{}+1", "{}.foo", "format({},'')", "format({},'%Y/%m/%d')", "hash({})==hash({})"):
            yield e.replace("{}", m)
        for f in "aAbBcCdDeFgGhHIjklmMnpPrRStTuUVwWxXyYzZ%fQ":
            yield f"{m}.strftime('%{f}')"
        for f in ("%-d", "%_d", "%^a", "%05Y", "%#p", "%", "a%", "%E", "é%Yé", "%Y-%m-%dT%H:%M:%S.%f%z", "%3N", "%10d", "%-I:%M %p", "%:z", ""):
            yield f"{m}.strftime({q(f)})"
    for a in ["2024,2,29", "2024,2,30", "0,1,1", "10000,1,1", "2024,13,1", "2024,1", "", "2024,1,1,1", "2024,1.0,1", "'2024',1,1", "2024,1,x=1", "2024,1,1,year=1", "10**30,1,1", "year=2024,month=5,day=6", "None,1,1"]:
        yield f"datetime.date({a})"
        yield f"datetime.datetime({a})"
    for a in ["12,30", "24", "12,60", "12,30,60", "12,30,45,10**6", "1,2,3,4,datetime.timezone.utc", "fold=2", "tzinfo=5", "", "1,2,3,4,5,6,7", "hour='a'", "microsecond=5", "-1"]:
        yield f"datetime.time({a})"
    for a in ["1", "days=1", "hours=25", "seconds=86400", "microseconds=-1", "milliseconds=1.5", "weeks=2,days=-3", "days=0.5", "days=1.1", "seconds=0.1", "microseconds=0.5", "microseconds=1.5", "microseconds=2.5", "hours=1/3", "days=10**9", "days='a'", "x=1", "days=float('nan')", "days=999999999,hours=25", "seconds=1e-7", "minutes=-0.5", "days=-1,seconds=5,microseconds=7", "weeks=1e10", "", "1,2,3,4,5,6,7", "1,2,3,4,5,6,7,8"]:
        d = f"datetime.timedelta({a})"
        for e in ("{}", "str({})", "{}.total_seconds()", "{}.days", "{}*2", "{}*1.5", "{}/3", "{}//7", "{}/2.5", "{}/datetime.timedelta(seconds=7)", "{}//datetime.timedelta(seconds=7)", "{}%datetime.timedelta(seconds=7)", "divmod({},datetime.timedelta(seconds=7))", "-{}", "abs({})", "bool({})", "{}+datetime.date(2024,1,1)", "{}<datetime.timedelta(1)", "{}+1", "{}/0", "{}//0", "{}*'a'"):
            yield e.replace("{}", d)
    pats = [("2024-02-29", "%Y-%m-%d"), ("2024-02-30", "%Y-%m-%d"), ("29/02/24", "%d/%m/%y"), ("Feb 29 2024", "%b %d %Y"), ("february 29, 2024", "%B %d, %Y"), ("12:30:45 PM", "%I:%M:%S %p"), ("2024-060", "%Y-%j"), ("2024-01-01T10:20:30.5+0200", "%Y-%m-%dT%H:%M:%S.%f%z"), ("2024-01-01 +05:30", "%Y-%m-%d %z"), ("Z", "%z"), ("x", "%Y"), ("2024x", "%Y"), ("2024", "%Q"), ("2024", "%"), ("Thu Feb 29 10:00:00 2024", "%c"), ("02/29/24", "%x"),
            ("10:00:00", "%X"), ("2024 09 4", "%G %V %u"), ("2024 09", "%G %V"), ("2024 09 Mon", "%Y %W %a"), ("2024 09 1", "%Y %U %w"), ("  5", "%d"), ("2024  1", "%Y %m"), ("UTC", "%Z"), ("EST", "%Z"), ("100%", "100%%"), ("29", "%d"), ("02-29", "%m-%d"), ("1", "%f"), ("123456", "%f"), ("69 68", "%y %d"), ("68", "%y"), ("2024 2024", "%Y %Y"), ("a.b", "a.b"), ("axb", "a.b"), ("", ""), ("Monday", "%A"), ("monday", "%a"), ("366 2023", "%j %Y"), ("-0130", "%z"), ("+01:30:15.5", "%z")]
    for t, f in pats:
        yield f"datetime.datetime.strptime({q(t)},{q(f)})"
        yield f"time.strptime({q(t)},{q(f)})"
    for ts in ("0", "1.5", "-1", "1709211909.123456", "1e10", "1e18", "float('nan')", "'a'", "0.0000005", "1709211909.9999995", "2**40", "-62135596800", "253402300800"):
        yield f"datetime.datetime.fromtimestamp({ts},datetime.timezone.utc)"
        yield f"datetime.datetime.utcfromtimestamp({ts})"
        yield f"datetime.datetime.fromtimestamp({ts})"
        yield f"datetime.date.fromtimestamp({ts})"
        yield f"time.gmtime({ts})"
    yield from ["datetime.timezone.utc", "datetime.timezone(datetime.timedelta(hours=1))", "str(datetime.timezone(datetime.timedelta(hours=-1,seconds=5)))", "datetime.timezone(datetime.timedelta(hours=24))", "datetime.timezone(1)", "datetime.timezone(datetime.timedelta(0))", "datetime.timezone(datetime.timedelta(0),'Z')", "datetime.timezone.utc.utcoffset(None)", "datetime.timezone.utc.tzname(None)", "datetime.date.min", "datetime.datetime.max", "datetime.timedelta.max", "datetime.timedelta.resolution", "datetime.date.today().year>2000",
                "datetime.datetime.now().tzinfo", "datetime.datetime.now(datetime.timezone.utc).tzinfo", "datetime.datetime.combine(datetime.date(2024,1,1),datetime.time(5,6,tzinfo=datetime.timezone.utc))", "datetime.datetime.combine(1,2)", "datetime.date.fromisocalendar(2024,9,4)", "datetime.date.fromisocalendar(2024,54,1)", "datetime.date.fromordinal(738945)", "datetime.date.fromordinal(0)", "datetime.date(2024,1,31)+datetime.timedelta(days=30)", "datetime.date(9999,12,31)+datetime.timedelta(1)", "datetime.date(2024,1,1)-datetime.date(2023,1,1)", "datetime.date(2024,1,1)<1",
                "datetime.date(2024,5,6).strftime('%d.%m.%Y')", "datetime.date(2024,5,6).isoformat()", "datetime.time(1,2).isoformat()", "datetime.time(1,2,3,4).strftime('%H:%M:%S.%f')", "datetime.time(1)<datetime.time(2)", "datetime.time(1,tzinfo=datetime.timezone.utc)<datetime.time(2)", "datetime.time(1).replace(minute=5)", "zoneinfo.ZoneInfo('Europe/Berlin')", "zoneinfo.ZoneInfo('No/Such')", "str(zoneinfo.ZoneInfo('UTC'))", "datetime.datetime(2024,7,1,tzinfo=zoneinfo.ZoneInfo('Asia/Tokyo')).isoformat()", "datetime.datetime(2024,7,1,tzinfo=zoneinfo.ZoneInfo('America/New_York')).tzname()",
                "datetime.datetime(2024,11,3,6,30,tzinfo=datetime.timezone.utc).astimezone(zoneinfo.ZoneInfo('America/New_York')).fold", "datetime.datetime.fromisoformat(1)", "datetime.date.fromisoformat(1)", "datetime.datetime.strptime(1,'a')", "calendar.timegm((2024,1,1,0,0,0))", "time.strftime('%Y',(2024,1,1,0,0,0,0,1,0))", "sorted([datetime.date(2024,2,1),datetime.date(2024,1,1)])", "max(datetime.timedelta(1),datetime.timedelta(2))", "sum([datetime.timedelta(1),datetime.timedelta(2)],datetime.timedelta())"]


def decimal_cases():
    nums = ["0", "-0", "1", "-1", "1.5", "2.5", "0.1", "1E+3", "1E-10", "123.456", "-123.456", "9999999999999999999999999999", "1E+28", "0.00", "0E+3", "7", "-2", "3", "1e400", "NaN", "sNaN", "Infinity", "-Infinity", "1.10", "100"]
    D = lambda s: f"decimal.Decimal('{s}')"
    for a in nums:
        for e in ("{}", "str({})", "-{}", "+{}", "abs({})", "int({})", "float({})", "round({})", "round({},1)", "round({},-1)", "bool({})", "{}.normalize()", "{}.sqrt()", "{}.as_tuple()", "{}.as_integer_ratio()", "{}.adjusted()", "{}.to_integral_value()", "{}.to_eng_string()", "{}.is_nan()", "{}.is_zero()", "{}.is_signed()", "{}.exp()", "{}.ln()", "{}.log10()", "math.floor({})", "math.ceil({})", "{}.quantize(decimal.Decimal('0.01'))",
                  "{}.quantize(decimal.Decimal('1'),rounding=decimal.ROUND_HALF_UP)", "{}.quantize(decimal.Decimal('0.1'),decimal.ROUND_DOWN)", "{}.quantize(decimal.Decimal('0.1'),decimal.ROUND_CEILING)", "{}.quantize(decimal.Decimal('0.1'),decimal.ROUND_UP)", "{}.quantize(decimal.Decimal('0.1'),decimal.ROUND_FLOOR)", "{}.quantize(decimal.Decimal('0.1'),decimal.ROUND_HALF_DOWN)", "{}.quantize(decimal.Decimal('0.1'),decimal.ROUND_05UP)", "{}.next_plus()", "{}.next_minus()", "hash({})" if "NaN" not in a else "{}", "{}+1", "1-{}", "{}*3", "{}==1", "{}<1.5", "{}==1.5", "{}+1.5", "{}.copy_sign(decimal.Decimal(-1))", "{}.scaleb(2)"):
            yield e.replace("{}", D(a))
        for b in nums:
            for op in ("+", "-", "*", "/", "//", "%", "<", "==", "**"):
                if op == "**" and a in ("1e400", "1E-10", "1E+28", "9999999999999999999999999999") and len(b) > 3:
                    continue
                yield f"{D(a)}{op}{D(b)}"
            for m in ("compare", "max", "min", "remainder_near", "quantize", "same_quantum"):
                yield f"{D(a)}.{m}({D(b)})"
    for s in ["x", "1_0", " 1 ", "", ".", "1.", ".5", "1e", "1e5", "+1.5E+3", "٣", "nan123", "1e1000000", "1e-1000000", "inf", "--1", "1 2", "0x1", "\ud800"]:
        yield f"decimal.Decimal({q(s)})"
    for _ in range(300):
        a, b = decimal.Decimal(R.randint(-10**12, 10**12)).scaleb(R.randint(-15, 5)), decimal.Decimal(R.randint(-10**9, 10**9)).scaleb(R.randint(-12, 4))
        for op in ("+", "-", "*", "/", "//", "%"):
            yield f"{D(a)}{op}{D(b)}"
        yield f"{D(abs(a))}.sqrt()"
        yield f"round({D(a)},2)"
    yield from ["decimal.Decimal()", "decimal.Decimal(None)", "decimal.Decimal(1.1)", "decimal.Decimal(10**40)", "decimal.Decimal((0,(1,2,3),-2))", "decimal.Decimal((0,(1,2,3)))", "decimal.Decimal((2,(1,),0))", "decimal.Decimal([])", "decimal.Decimal(True)", "decimal.Decimal('1')+'a'", "decimal.Decimal('1')+None", "sum([decimal.Decimal('1.1'),decimal.Decimal('2.2')])", "decimal.Decimal.from_float(0.1)", "decimal.Decimal(2)**decimal.Decimal('0.5')", "decimal.Decimal('1.1')**100", "pow(decimal.Decimal(2),10)", "divmod(decimal.Decimal(7),2)", "decimal.Decimal('1').foo",
                "decimal.getcontext().prec", "fractions.Fraction(1,3)", "fractions.Fraction('3/4')", "fractions.Fraction('-1.5e2')", "fractions.Fraction(0.5)", "fractions.Fraction(1,0)", "fractions.Fraction('x')", "fractions.Fraction(1,3)+fractions.Fraction(1,6)", "fractions.Fraction(1,3)*3", "fractions.Fraction(1,3)+0.5", "fractions.Fraction(1,3)**2", "fractions.Fraction(4,9)**0.5", "fractions.Fraction(7,3)//1", "fractions.Fraction(7,3)%1", "round(fractions.Fraction(7,3))", "round(fractions.Fraction(7,3),2)", "str(fractions.Fraction(6,3))", "fractions.Fraction(1,3)<0.5", "hash(fractions.Fraction(1,2))==hash(0.5)", "float(fractions.Fraction(1,3))", "fractions.Fraction(3.14159).limit_denominator(100)", "fractions.Fraction(decimal.Decimal('1.5'))", "fractions.Fraction('a','b')"]


def re_cases():
    pats = [r"a", r"a*", r"(a)(b)?", r"(?P<x>\w+)\s+(?P<y>\w+)", r"^\d+$", r"\b\w", r"[a-c]+", r"[^a-c]+", r"a|b", r"(?i)HELLO", r"x*", r"(a|ab)(c|bcd)(d*)", r"\d{2,3}", r"\d{2,3}?", r"(?<=a)b", r"(?<!a)b", r"a(?=b)", r"a(?!b)", r"(\w)\1", r"(?P<q>['\"]).*?(?P=q)", r".", r"(?s).", r"(?m)^\w", r"\$", r"[\w.-]+@[\w-]+\.\w+", r"\s*,\s*", r"é", r"\W+", r"\D", r"(?:ab)+", r"a{,2}", r"a{2}", r"(?x) a  b # c", r"[]a]", r"[^]a]", r"[\d-]", r"[a\-z]", r"\.", r"(?a)\w+", r"\w+", r"a++b", r"(?>a*)b", r"(a)|(b)", r"\Z", r"\A\w", r"(?(1)a|b)", r"(a)?(?(1)b|c)", r"[\s\S]", r"[^\W\d]", r"\x41|\u0042", r"$", r"^", r"(?i:A)b", r"(.)(.)(.)", r"{", r"a{", r"a{1", r"a{x}", r"[[]", r"\t", r"(?#c)a"]
    texts = ["", "abc", "aabbcc", "Hello World", "hello 123 wörld", "a,b , c", "foo@bar.com, x@y.org", "'q' \"r\"", "line1\nline2\n", "ab abcd", "aaa", "AB", "日本 é", "12 345 6789", "x.y-z", "aab", "ac", "a{"]
    for p in pats:
        yield f"re.compile({q(p)})"
        for t in texts:
            yield f"re.findall({q(p)},{q(t)})"
            yield f"re.sub({q(p)},'<\\\\g<0>>',{q(t)})"
            for f in ("match", "search", "fullmatch"):
                if R.random() < 0.4:
                    yield f"re.{f}({q(p)},{q(t)})"
            if R.random() < 0.3:
                yield f"re.split({q(p)},{q(t)})"
                yield f"re.split({q(p)},{q(t)},1)"
                yield f"[m for m in ()]" if False else f"list(re.finditer({q(p)},{q(t)}))"
                yield f"re.sub({q(p)},'-',{q(t)},count=1)"
    for p in ["(", ")", "[", "*", "a**", "a{2,1}", "(?P<1a>x)", "(?P<a>x)(?P<a>y)", r"\q", "[b-a]", "(?z)", "(?P=x)", r"\1", "(?<a)", "(?", "(?P", "(?P<a", "a(?i)b", "+", "?", "{1}", r"(a)\2", "[a", r"[\q]", "\\", "a*+*", "(?:a", "a)", "(?#", r"\x1", r"\u12", r"\N", "(?P<>a)", "(?i-s", "^*", r"\b+", "(?=a)*", "x{2}{3}", "(?<=a*)b"]:
        if p == "(?<=a*)b":
            continue
        yield f"re.compile({q(p)})"
    m = "re.search(r'(?P<a>\\w+)-(\\d+)(x)?','foo-12')"
    for e in ("{}", "{}.group()", "{}.group(1)", "{}.group('a',2)", "{}.groups()", "{}.groups('z')", "{}.groupdict()", "{}.start()", "{}.end(2)", "{}.span(3)", "{}[1]", "{}['a']", "{}[5]", "{}.group('q')", "{}.lastindex", "{}.lastgroup", "{}.string", "{}.re", "{}.pos", "{}.endpos", "{}.expand('\\\\1:\\\\g<a>')", "bool({})", "{}.foo"):
        yield e.replace("{}", m)
    yield from ["re.escape('a.b*c é-_~ #')", "re.escape(b'a.b')", "re.compile('a',re.I|re.M)", "re.compile('a').flags", "re.compile(b'a')", "re.findall(b'a',b'aba')", "re.findall('a',b'a')", "re.findall(b'a','a')", "re.findall('a',1)", "re.compile(1)", "re.sub('a','\\\\2','a')", "re.sub('a','\\\\q','a')", "re.sub('(a)','\\\\g<x>','a')", "re.sub('(?P<x>a)','\\\\g<x>\\\\n','a')", "re.sub('a',str,'a')", "re.sub('a',len,'a')", "re.sub('a',1,'a')", "re.subn('a','b','aXa')", "re.compile('a').sub('b','aa',1)", "re.compile('a').match('ba',1)", "re.compile('^a').search('ba',1)", "re.compile('a$').search('aab',0,2)",
                "re.split('(,)','a,b,c')", "re.split('','abc')", "re.findall('','abc')", "re.sub('','-','abc')", "re.sub('x*','-','abxd')", "re.compile('(?P<n>a)').groupindex", "re.compile('a(b)').groups", "re.match()", "re.compile('a',foo=1)", "re.compile(re.compile('a'),re.I)", "re.fullmatch('a|ab','ab')", "re.sub('(a)(b)?','[\\\\2]','ac')", "re.compile('a')==re.compile('a')", "re.match('a','b')"]


def random_cases():
    for seed in ("0", "1", "42", "-5", "10**30", "'hello'", "'é'", "b'x'", "1.5", "True"):
        r = f"random.Random({seed})"
        for e in ("random()", "randint(1,6)", "randint(0,10**20)", "choice('abcdef')", "uniform(1,10)", "gauss(0,1)", "normalvariate(5,2)", "randrange(100)", "randrange(0,100,7)", "randrange(10,0,-3)", "getrandbits(5)", "getrandbits(100)", "sample(range(100),5)", "sample(list(range(10)),10)", "sample('abc',2,counts=[3,2,1])", "choices('abc',k=5)", "choices([1,2,3],weights=[1,2,3],k=5)", "choices([1,2,3],cum_weights=[1,3,6],k=5)", "expovariate(2)", "triangular()", "triangular(0,10,3)", "randbytes(5)", "lognormvariate(0,1)", "paretovariate(3)", "betavariate(1,2)" if False else "random()"):
            yield f"{r}.{e}"
    r = "random.Random(1)"
    yield from [f"{r}.choice([])", f"{r}.randint(5,1)", f"{r}.randrange(0)", f"{r}.randrange(5,5)", f"{r}.randrange(1,5,0)", f"{r}.sample([1],2)", f"{r}.sample({{1}},1)", f"{r}.choices([])", f"{r}.choices([1],weights=[0])", f"{r}.choices([1,2],weights=[1])", f"{r}.randint(1)", f"{r}.seed([])", f"{r}.getrandbits(-1)", f"{r}.getrandbits(0)", f"{r}.choice(5)", f"{r}.choices([1],[1],cum_weights=[1])"]


def lib_cases():
    for v in ("b''", "b'a'", "b'hello world'", "bytes(range(256))", "b'\\xfb\\xff'"):
        for h in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"):
            yield f"hashlib.{h}({v}).hexdigest()"
            yield f"hashlib.{h}({v}).digest_size"
        yield f"binascii.hexlify({v})"
        yield f"binascii.crc32({v})"
        yield f"hmac.new(b'k',{v},'sha256').hexdigest()"
        yield f"hmac.new(b'k',{v},hashlib.sha1).digest()"
    yield from ["hashlib.new('sha256',b'a').hexdigest()", "hashlib.new('nope')", "hashlib.sha256('a')", "hashlib.sha256().name", "hashlib.sha256()", "hashlib.pbkdf2_hmac('sha256',b'p',b's',1000).hex()", "hashlib.md5(b'a',usedforsecurity=False).hexdigest()", "hashlib.blake2b(b'a',digest_size=8).hexdigest()", "hashlib.scrypt(b'p',salt=b's',n=16,r=1,p=1,dklen=16).hex()", "hmac.compare_digest('a','a')", "hmac.compare_digest(b'a','a')", "hmac.new(b'k',b'm')", "hmac.digest(b'k',b'm','sha256').hex()", "binascii.unhexlify('6162')", "binascii.unhexlify('6')", "binascii.unhexlify('zz')", "binascii.a2b_base64('aGk')", "binascii.b2a_base64(b'hi')",
                "html.escape('<a href=\"x\">&\\'</a>')", "html.escape('<\"',quote=False)", "string.ascii_letters", "string.punctuation", "string.digits", "string.whitespace", "string.capwords('hello wORLD')", "string.hexdigits", "string.printable",
                "inspect.cleandoc('  a\\n\\tb\\n\\t\\tc\\n')", "inspect.cleandoc('\\ta\\tb\\n    x\\ty\\n\\n')", "inspect.cleandoc('\\n\\n  a\\n \\x0b b\\n')",
                "uuid.UUID('12345678123456781234567812345678')", "uuid.UUID('{12345678-1234-5678-1234-567812345678}').version", "uuid.UUID('x')", "uuid.UUID(int=5)", "uuid.UUID(bytes=b'x'*16)", "uuid.UUID()", "uuid.UUID(1)", "uuid.UUID(int=2**128)", "uuid.uuid5(uuid.NAMESPACE_DNS,'python.org')", "uuid.uuid3(uuid.NAMESPACE_URL,'x')", "uuid.UUID(int=5).hex", "uuid.UUID(int=5).urn", "uuid.UUID(int=5).fields", "uuid.UUID(int=5)<uuid.UUID(int=6)", "str(uuid.UUID(int=5))", "hash(uuid.UUID(int=5))", "uuid.uuid4().version", "uuid.UUID(fields=(1,2,3,4,5,6))",
                "uuid.UUID('urn:uuid:12345678-1234-5678-1234-567812345678')", "uuid.UUID('12345678-1234-5678-1234-56781234567g')", "uuid.UUID(int=5,version=4)", "uuid.UUID(int=1).bytes", "len(secrets.token_hex(8))", "len(secrets.token_bytes(5))", "secrets.compare_digest('a','b')", "statistics.mean([1,2,3,4])", "statistics.mean([1.5,2])", "statistics.median([1,3,2])", "statistics.median([1,2,3,4])", "statistics.mode([1,1,2])", "statistics.stdev([1,2,3,4])", "statistics.pstdev([1,2,3,4])", "statistics.variance([1,2,3,4])", "statistics.mean([])", "statistics.fmean([1,2,3])", "statistics.stdev([1])", "statistics.multimode([1,1,2,2])", "statistics.quantiles([1,2,3,4,5])", "statistics.mean([decimal.Decimal('1'),decimal.Decimal('2')])", "statistics.median_low([1,2,3,4])", "statistics.geometric_mean([1,2,4])", "statistics.pvariance([1,2,3])",
                "http.HTTPStatus.OK", "http.HTTPStatus(404)", "http.HTTPStatus.NOT_FOUND.phrase", "http.HTTPStatus.NOT_FOUND.description", "http.HTTPStatus(999)", "http.HTTPStatus.OK+1", "http.HTTPStatus.OK==200", "str(http.HTTPStatus.OK)", "repr(http.HTTPStatus.CREATED)", "http.HTTPStatus['OK']", "http.HTTPStatus.OK.value", "http.HTTPStatus.OK.name", "http.HTTPMethod.GET", "http.HTTPStatus.IM_A_TEAPOT.phrase",
                "heapq.nlargest(2,[1,5,3])", "heapq.nsmallest(2,[1,5,3])", "heapq.nlargest(1,['a','bbb'],key=len)", "list(heapq.merge([1,3],[2,4]))", "bisect.bisect([1,2,2,3],2)", "bisect.bisect_left([1,2,2,3],2)", "struct.pack('<IhB',1,-2,3)", "struct.unpack('>I',b'\\x00\\x00\\x01\\x00')", "struct.calcsize('qif')", "struct.pack('B',300)", "struct.unpack('I',b'a')", "struct.pack('5s',b'ab')", "struct.pack('>d',1.5)", "struct.pack('z')", "calendar.monthrange(2024,2)", "calendar.isleap(2024)", "calendar.month_name[1]", "calendar.day_abbr[0]", "calendar.leapdays(2000,2024)", "calendar.weekday(2024,2,29)",
                "unicodedata.normalize('NFC','e\\u0301')", "unicodedata.normalize('NFKD','ﬁ')", "unicodedata.category('a')", "unicodedata.numeric('½')", "unicodedata.decimal('٣')", "unicodedata.combining('\\u0301')", "unicodedata.normalize('X','a')", "os.path.join('a','b','/c','d')", "os.path.basename('/a/b.c')", "os.path.dirname('/a/b')", "os.path.splitext('a.b.c')", "os.path.splitext('.bashrc')", "os.path.normpath('a//b/../c/.')", "os.path.split('/a/b')", "os.path.isabs('/a')", "os.path.commonprefix(['abc','abd'])", "os.path.relpath('/a/b','/a/c')", "os.sep", "os.path.exists('/nonexistent')", "os.getenv('NOPE_X')", "os.getenv('NOPE_X','d')", "os.environ.get('NOPE_X')", "os.environ['NOPE_X']", "os.path.expanduser('x')",
                "pathlib.PurePosixPath('/a/b.tar.gz').name", "pathlib.PurePosixPath('/a/b.tar.gz').suffix", "pathlib.PurePosixPath('/a/b.tar.gz').stem", "pathlib.PurePosixPath('/a/b')/'c'", "pathlib.PurePosixPath('a//b/./c')", "pathlib.PurePosixPath('/a/b').parent", "pathlib.PurePosixPath('/a/b').parts", "pathlib.PurePosixPath('/a/b').with_suffix('.x')", "pathlib.PurePosixPath('/a/b').relative_to('/a')", "str(pathlib.PurePosixPath('a','b'))", "pathlib.PurePosixPath('/a').is_absolute()", "pathlib.PurePosixPath('a/b').match('*.c')", "pathlib.PurePosixPath('/a/b.txt').with_name('c')", "pathlib.PurePosixPath('/a/b').joinpath('c','d')", "pathlib.PurePosixPath('.')", "pathlib.PurePosixPath('/a')<pathlib.PurePosixPath('/b')", "pathlib.Path('/nonexistent').exists()", "pathlib.PurePosixPath('a/b').as_posix()", "list(pathlib.PurePosixPath('/a/b/c').parents)",
                "ipaddress.ip_address('192.168.0.1')", "ipaddress.ip_address('::1')", "ipaddress.ip_address('x')", "ipaddress.ip_network('10.0.0.0/8')", "ipaddress.ip_network('10.0.0.1/8')", "ipaddress.ip_address('10.0.0.1').is_private", "ipaddress.ip_address('10.0.0.1') in ipaddress.ip_network('10.0.0.0/8')", "ipaddress.IPv4Address('1.2.3.4').packed", "int(ipaddress.IPv4Address('1.2.3.4'))", "ipaddress.ip_network('10.0.0.0/30').num_addresses", "str(ipaddress.ip_address('2001:db8::1'))", "ipaddress.ip_network('10.0.0.0/30').netmask",
                "io.StringIO('abc').read()", "io.BytesIO(b'abc').read(2)", "io.StringIO('a\\nb').readlines()", "io.BytesIO(b'abc').getvalue()", "list(csv.reader(['a,b','\"x,y\",z']))", "cmath.sqrt(-1)", "cmath.phase(1j)", "cmath.polar(1+1j)"]


def ipaddress_cases():
    v4 = ["192.168.0.1", "10.0.0.0", "127.0.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "169.254.1.1", "8.8.8.8", "100.64.0.1", "192.0.0.170", "240.0.0.1"]
    v6 = ["::1", "::", "2001:db8::1", "fe80::1", "fe80::1%eth0", "ff02::1", "::ffff:1.2.3.4", "::ffff:10.0.0.1", "2002:808:808::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "fec0::1", "2606:4700::1111", "1:2:3:4:5:6:7:8", "1:0:0:2:0:0:0:3", "FD00::ABCD", "64:ff9b::1"]
    bad = ["", "x", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.1000", "01.2.3.4", "1..2.3", "1.2.3.a", " 1.2.3.4", "1.2.3.4/24", "1.2.3.4 ", "::1::", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8:9:0", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:", "::g", "::12345", "::1%", "::1%a%b", "1:2", "::1.2.3", "1::2::3", ":1::2", "1::2:", "1:2:3:4::5:6:7:8", "::1/64", "\u0661.2.3.4", "1.2.3.4\n"]
    attrs = ["packed", "version", "max_prefixlen", "compressed", "exploded", "reverse_pointer", "is_private", "is_global", "is_multicast", "is_unspecified", "is_loopback", "is_link_local", "is_reserved"]
    for a in v4 + v6:
        x = f"ipaddress.ip_address({q(a)})"
        yield from [x, f"str({x})", f"int({x})", f"{x}+1", f"{x}-1", f"{x}==ipaddress.ip_address({q(a)})", f"'{{:b}}'.format({x})", f"'{{:#_x}}'.format({x})", f"'{{:n}}'.format({x})", f"'{{:>50}}'.format({x})", f"'{{:40s}}'.format({x})"]
        if "%" not in a:
            for p in ("/8", "/24", "/31", "/32", ""):
                i = f"ipaddress.ip_interface({q(a + p)})"
                yield from [i, f"{i}.ip", f"{i}.network", f"{i}.netmask", f"{i}.hostmask", f"{i}.with_prefixlen", f"{i}.with_netmask", f"{i}.with_hostmask", f"{i}.is_loopback", f"{i}.exploded"]
                yield f"ipaddress.ip_network({q(a + p)})"
                n = f"ipaddress.ip_network({q(a + p)},strict=False)"
                yield from [n, f"str({n})", f"{n}.num_addresses", f"{n}.network_address", f"{n}.broadcast_address", f"{n}.netmask", f"{n}.hostmask", f"{n}.prefixlen", f"{n}[0]", f"{n}[-1]", f"{n}[5]", f"{n}.supernet()", f"next(iter({n}.hosts()))", f"{n}.with_netmask", f"{n}.with_hostmask", f"{n}.is_private", f"{n}.is_global", f"{n}.is_multicast", f"{n}.is_loopback", f"{n}.is_reserved", f"{x} in {n}", f"{n}.exploded", f"{n}.version", f"list({n}.subnets(1))", f"{n}.overlaps({n})"]
        for n in attrs:
            yield f"{x}.{n}"
    for a in v6:
        for n in ("scope_id", "ipv4_mapped", "sixtofour", "teredo", "is_site_local"):
            yield f"ipaddress.ip_address({q(a)}).{n}"
    for a, b in itertools.combinations(["192.168.0.1", "10.0.0.0", "::1", "fe80::1"], 2):
        for op in ("<", ">=", "=="):
            yield f"ipaddress.ip_address({q(a)}){op}ipaddress.ip_address({q(b)})"
            yield f"ipaddress.ip_network({q(a)}){op}ipaddress.ip_network({q(b)})"
    for b in bad:
        for c in ("ip_address", "ip_network", "ip_interface", "IPv4Address", "IPv6Address", "IPv4Network", "IPv6Network", "IPv4Interface", "IPv6Interface"):
            yield f"ipaddress.{c}({q(b)})"
    for m in ("10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0/255.0.0.0", "10.0.0.0/0.255.255.255", "10.0.0.0/255.0.255.0", "10.0.0.0/8/8", "10.0.0.0/", "10.0.0.1/8", "::/129", "::/ffff::", "10.0.0.0/08", "::1/64"):
        for c in ("ip_network", "ip_interface", "IPv4Network", "IPv6Network", "IPv4Interface"):
            yield f"ipaddress.{c}({q(m)})"
    for v in ("0", "-1", "2**32", "2**128", "b'\\x01\\x02\\x03\\x04'", "b'abc'", "b'0123456789abcdef'", "('10.0.0.0',8)", "('10.0.0.0','255.0.0.0')", "(1,)", "None", "1.5", "[]", "True"):
        for c in ("ip_address", "ip_network", "IPv4Address", "IPv6Address", "IPv4Network", "IPv4Interface"):
            yield f"ipaddress.{c}({v})"
    N = "ipaddress.ip_network('10.0.0.0/29')"
    yield from [f"list({N})", f"list({N}.hosts())", f"list({N}.subnets(new_prefix=31))", f"list({N}.subnets(5))", f"list({N}.subnets(new_prefix=8))", f"{N}.supernet(new_prefix=8)", f"{N}.supernet(new_prefix=30)", f"{N}.supernet(40)", f"{N}[8]", f"{N}[-9]", f"{N}.subnet_of(ipaddress.ip_network('10.0.0.0/8'))", f"{N}.supernet_of(ipaddress.ip_network('10.0.0.0/30'))", f"{N}.overlaps(ipaddress.ip_network('10.0.0.4/30'))", f"ipaddress.ip_address('10.0.0.9') in {N}", f"sorted([ipaddress.ip_address('10.0.0.9'),ipaddress.ip_address('1.0.0.9')])", f"{N}=='x'", "ipaddress.IPv4Address()", "ipaddress.IPv4Address('1.2.3.4','x')", "isinstance(ipaddress.ip_interface('1.2.3.4'),ipaddress.IPv4Address)", "len({ipaddress.ip_address('1.2.3.4'),ipaddress.ip_address('1.2.3.4')})", f"ipaddress.ip_address('::1') in {N}", "issubclass(ipaddress.AddressValueError,ValueError)"]


def pathlib_cases():
    texts = ["", ".", "..", "/", "//", "///", "a", "/a", "//a/b", "a//b/./c", "/a/b.tar.gz", "a/../b", ".bashrc", "a/.", "x.", "..x", "a.b.", "/é/ü.txt", "a b", "./a", "~/x"]
    for x in texts:
        for c in ("PurePosixPath", "PurePath", "Path"):
            yield from [f"pathlib.{c}({q(x)})", f"str(pathlib.{c}({q(x)}))"]
        p = f"pathlib.PurePosixPath({q(x)})"
        for a in ("name", "stem", "suffix", "suffixes", "parts", "parent", "root", "anchor", "drive", "as_posix()", "is_absolute()", "as_uri()", "with_suffix('.x')", "with_suffix('')", "with_name('n')", "with_stem('s')", "with_suffix('x')", "with_suffix('.')", "with_suffix('./x')", "with_name('')", "with_name('a/b')", "is_reserved()"):
            yield f"{p}.{a}"
        yield from [f"list({p}.parents)", f"bytes({p})", f"os.fspath({p})", f"'{{}}'.format({p})", f"hash({p})==hash({p})"]
        for y in texts:
            o = f"pathlib.PurePosixPath({q(y)})"
            yield from [f"{p}/{o}", f"{p}/{q(y)}", f"{q(y)}/{p}", f"{p}=={o}", f"{p}<{o}", f"{p}.relative_to({o})", f"{p}.is_relative_to({o})", f"{p}.joinpath({q(y)},'z')"]
        for m in ("*", "*.gz", "a/*", "/a/*", "**", "[ab]", "[!a]", "b.*", "", "?", "/*/*"):
            yield f"{p}.match({q(m)})"
    P = "pathlib.Path('/nonexistent-dir/x')"
    yield from [f"{P}.exists()", f"{P}.is_file()", f"{P}.is_dir()", f"{P}.read_text()", f"{P}.read_bytes()", f"{P}.write_text('a')", f"{P}.write_text(1)", f"{P}.unlink()", f"{P}.unlink(missing_ok=True)", f"{P}.mkdir()", f"{P}.stat()", f"{P}.rmdir()", f"{P}.open()", f"list({P}.glob('*'))", f"list({P}.glob(''))", f"list({P}.glob('/a'))", "pathlib.Path('/').is_dir()", "pathlib.Path('/').exists()", "pathlib.Path('/').read_text()", "pathlib.PurePosixPath(1)", "pathlib.PurePosixPath(b'a')", "pathlib.PurePosixPath('a')/1", "1/pathlib.PurePosixPath('a')", "pathlib.PurePosixPath('a','b','/c','d')", "pathlib.PurePosixPath()", "pathlib.PurePosixPath('a').relative_to()", "isinstance(pathlib.Path('a'),pathlib.PurePosixPath)", "isinstance(pathlib.Path('a'),pathlib.PosixPath)", "type(pathlib.Path('a'))", "pathlib.Path('/etc')/'passwd'", "open('/nonexistent-dir/x')", "open('/')", "open('/dev/null','z')", "open('/dev/null','rw')", "open('/dev/null','')", "open('/dev/null','rbt')", "open('/dev/null','rb',encoding='utf-8')", "open('/dev/null').read()", "open('/dev/null','rb').read()", "open('/dev/null').write('a')", "open('/dev/null','w').read()", "open('/dev/null','wb').read()", "open('/dev/null','rb').write(b'a')", "open('/dev/null','w').write('abc')", "open('/dev/null','w').write(b'a')", "open('/dev/null','wb').write(b'abc')", "open('/dev/null','wb').write('abc')", "open('/dev/null').readlines()", "open('/dev/null').mode", "open('/dev/null').name", "open('/dev/null').closed", "open()", "open('/dev/null',1)", "list(open('/dev/null'))", "open('/nonexistent-dir/x','w')", "open('/dev/null')", "open('/dev/null','rb')", "open('/dev/null','wb')"]
    yield from [f"{P}.replace('/nonexistent-dir/y')", f"{P}.rename('/nonexistent-dir/y')", f"{P}.touch()", f"{P}.lstat()", f"{P}.chmod(0o600)", f"{P}.readlink()", f"{P}.symlink_to('y')", f"{P}.hardlink_to('/nonexistent-dir/y')", f"{P}.samefile('/')", f"{P}.resolve()", f"{P}.resolve(strict=True)", f"{P}.replace(1)", f"{P}.replace()",
                "pathlib.Path('/').samefile('/')", "pathlib.Path('/dev/null').mkdir()", "pathlib.Path('/dev/null/x').mkdir()", "pathlib.Path('/dev/null/x').exists()", "pathlib.Path('/dev/null/x').read_text()", "pathlib.Path('/dev/null').touch(exist_ok=False)",
                "type(pathlib.Path('/').stat().st_mtime)", "type(pathlib.Path('/').stat()[8])", "pathlib.Path('/').stat().st_mtime_ns//10**9==pathlib.Path('/').stat()[8]", "len(pathlib.Path('/').stat())", "pathlib.Path('/dev/null').stat().st_size",
                "os.rename('/nonexistent-dir/x','y')", "os.replace('/nonexistent-dir/x','y')", "os.remove('/nonexistent-dir/x')", "os.stat('/nonexistent-dir/x')", "os.access('/dev/null',os.R_OK)", "os.access('/nonexistent-dir',os.F_OK)", "list(os.walk('/nonexistent-dir'))", "os.path.islink('/dev')", "os.path.getmtime('/nonexistent-dir')", "type(os.path.getmtime('/'))", "os.path.realpath('/nonexistent-dir/../x')", "os.mkdir('/dev')", "os.mkdir('/nonexistent-dir/x')", "os.makedirs('/dev')", "os.makedirs('/dev',exist_ok=True)", "os.listdir('/nonexistent-dir')", "os.listdir('/dev/null')"]


def struct_cases():
    for o in ("", "<", ">", "!", "=", "@"):
        for c in "bBhHiIlLqQ":
            for v in (0, 1, -1, 127, 255, 40000, 2**31, 2**63, 2**64, -2**63 - 1):
                if not (o in ("", "@") and c in "iIlLqQ" and not 0 <= v < 2**31):
                    yield f"struct.pack('{o}{c}',{v})"
            yield f"struct.unpack('{o}{c}',b'\\xff'*struct.calcsize('{o}{c}'))"
        for e in ("c',b'a'", "?',1", "f',1.5", "d',-2.25", "5s',b'ab'", "2s',b'abc'", "4p',b'ab'", "bhiq',1,2,3,4", "2h',1,2", "b3xh',1,2", "f',1e300", "d','a'", "h','a'", "h',1.5", "s',1", "c',b'ab'"):
            yield f"struct.pack('{o}{e})"
        yield from [f"struct.calcsize('{o}bhiqd')", f"struct.calcsize('{o}qb')", f"struct.unpack('{o}bh2s',b'abcdef')", f"struct.unpack('{o}hc',b'abc')", f"struct.calcsize('{o}3')", f"struct.calcsize('{o}z')", f"struct.calcsize('{o}')"]


def csv_cases():
    formats = ["", "'excel'", "'excel-tab'", "'unix'", "csv.excel", "delimiter=';'", "quotechar=\"'\"", "quoting=csv.QUOTE_ALL", "quoting=csv.QUOTE_NONNUMERIC", "quoting=csv.QUOTE_NONE",
               "quoting=csv.QUOTE_NONE,escapechar='!'", "doublequote=False", "doublequote=False,escapechar='!'", "escapechar='\\\\'", "lineterminator='\\n'", "lineterminator='|'", "skipinitialspace=True", "strict=True",
               "quotechar=None", "quotechar=None,escapechar='!'", "delimiter='é'", "dialect='unix',quoting=csv.QUOTE_MINIMAL"]
    rows = [[], [""], ["", ""], ["a", "b c", "d,e"], ["it's", 'say "hi"', '"'], ["line\nbreak", "cr\rx", "é,日本;x"], [1, 2.5, -3, None, True], ["!", "\\\\", "a!b", "|"], [" a", "b "], ["a\tb", ";", "x"], [b"a", (1, "x"), None], [None], "abc", 5, {"k": 1}]
    lines = ["", "\n", "a", "a,b", "a,b\n", "a,b\r\n", 'a,"b,c",d', '"a ""b"" c",x', '"a"b,c', 'a"b,c"', '"open', '"a\n', "a!,b,!\"c", "1,2.5,x", "1,'x'", " a, b,  c", "a;b;'c;d'", "a\tb", ",,", '"",""', "a\rb", "a\\\\,b", "'a''b',c", "|a|", "é,日本"]
    for f in formats:
        for r in rows:
            yield f"csv.writer(types.SimpleNamespace(write=str){',' if f else ''}{f}).writerow({ascii(r)})"
        for l in lines:
            yield f"list(csv.reader([{ascii(l)}]{',' if f else ''}{f}))"
        yield f"list(csv.reader({ascii([l for l in lines])}{',' if f else ''}{f}))"
    for f in ["delimiter=''", "delimiter='ab'", "delimiter=None", "delimiter=1", "quotechar=''", "quotechar='ab'", "quotechar=1", "escapechar=''", "escapechar='ab'", "escapechar=1", "lineterminator=None", "lineterminator=1", "quoting=4", "quoting=-1", "quoting='x'", "quoting=True", "strict=2", "bad=1", "'nope'", "5", "quotechar=None,quoting=0", "'excel',';'", "dialect=None"]:
        yield from [f"csv.writer(types.SimpleNamespace(write=str),{f}).writerow(['a',1])", f"list(csv.reader(['a,1'],{f}))"]
    yield from ["csv.writer()", "csv.writer(1)", "csv.reader()", "csv.reader(1)", "list(csv.reader([1]))", "list(csv.reader([b'a']))", "list(csv.reader(['a\\nb']))", "list(csv.reader(['a\\n','\"b\\n','c\",d\\n','e']))", "list(csv.reader(io.StringIO('a,b\\nc,\"d\\ne\"\\n')))",
                "list(csv.DictReader(['a,b','1,2','3','4,5,6','','7,8']))", "list(csv.DictReader(['1,2','3'],['a','b'],restval='-'))", "list(csv.DictReader(['1,2,3'],['a'],restkey='more'))", "list(csv.DictReader([]))", "csv.DictReader([]).fieldnames", "csv.DictReader(['x;y'],delimiter=';').fieldnames", "csv.DictReader(['a,b','1,2']).line_num", "list(csv.DictReader(['a','1'],dialect='unix'))",
                "csv.DictWriter(types.SimpleNamespace(write=str),['a','b']).writeheader()", "csv.DictWriter(types.SimpleNamespace(write=str),['a','b']).writerow({'b':1,'a':'x,y'})", "csv.DictWriter(types.SimpleNamespace(write=str),['a','b']).writerow({'a':1})", "csv.DictWriter(types.SimpleNamespace(write=str),['a','b'],restval='?').writerow({'a':1})",
                "csv.DictWriter(types.SimpleNamespace(write=str),['a']).writerow({'a':1,'z':2})", "csv.DictWriter(types.SimpleNamespace(write=str),['a'],extrasaction='ignore').writerow({'a':1,'z':2})", "csv.DictWriter(types.SimpleNamespace(write=str),['a'],extrasaction='x')", "csv.DictWriter(types.SimpleNamespace(write=str),['a'],delimiter=';').writerows([{'a':1}])", "csv.DictWriter(types.SimpleNamespace(write=str))", "csv.DictWriter(1,['a'])",
                "sorted(csv.list_dialects())", "csv.get_dialect('excel').delimiter", "csv.get_dialect('unix').lineterminator", "csv.get_dialect('x')", "csv.unregister_dialect('x')", "csv.register_dialect(1)", "csv.get_dialect('excel-tab').delimiter", "csv.writer(types.SimpleNamespace(write=str),delimiter=';').dialect.delimiter", "csv.excel.delimiter", "csv.excel_tab.quotechar", "csv.unix_dialect.quoting", "csv.Dialect.delimiter", "csv.QUOTE_NONE", "issubclass(csv.Error,Exception)", "csv.Error('x')",
                "csv.writer(types.SimpleNamespace(write=str)).writerows([['a'],['b']])", "csv.writer(types.SimpleNamespace(write=str)).writerows(1)", "csv.writer(io.StringIO()).writerow(['a','b'])"]


# What the runtime does not have: programs that need it are refused when they are built.
ABSENT = ("unicodedata.", "cmath.", "blake2", "scrypt", "HTTPMethod.GET")
# What shows an address.
# or where CPython itself rounds a tie the wrong way.
UNSTABLE = ("decimal.Decimal('9999999999999999999999999999')**decimal.Decimal('2.5')", "hashlib.sha256()", "'a'.upper")

TOPICS = {f.__name__[:-6]: f for f in (str_cases, int_cases, float_cases, format_cases, bytes_cases, json_cases, datetime_cases, decimal_cases, re_cases, random_cases, lib_cases, ipaddress_cases, pathlib_cases, struct_cases, csv_cases)}

if __name__ == "__main__":
    sys.set_int_max_str_digits(4300)
    import warnings
    warnings.simplefilter("ignore")
    if sys.argv[1:] == ["--live"]:
        for line in sys.stdin:
            print(json.dumps(outcome(json.loads(line))), flush=True)
        sys.exit()
    here = os.path.dirname(os.path.abspath(__file__))
    for name in sys.argv[1:] or TOPICS:
        R.seed(20240229)
        rows = [[e, outcome(e)] for e in dict.fromkeys(TOPICS[name]()) if e not in UNSTABLE and not any(a in e for a in ABSENT)]
        with open(os.path.join(here, name + ".json"), "w") as f:
            f.write("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n")
        print(name, len(rows))
