"""memoryview over bytes and bytearray; unicodedata; rings of exception contexts."""

import unicodedata


def changed(n):
    b = bytearray(range(10))
    m = memoryview(b)
    m[1:4] = b"abc"
    m[-1] = n
    m[::3][1] = 7
    return bytes(b), m.readonly, m.tolist()


def attributes(m):
    return (m.nbytes, m.readonly, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.suboffsets,
            m.contiguous, m.c_contiguous, len(m), type(m.obj).__name__, type(m).__name__)


def released():
    m = memoryview(b"abc")
    with m as n:
        size = len(n)
    out = [size, m == m, m == b"abc"]
    for f in (len, bytes, hash, lambda m: m[0], lambda m: m.tobytes(), lambda m: m.readonly):
        try:
            out.append(f(m))
        except Exception as e:
            out.append((type(e).__name__, str(e)))
    m.release()
    return out


def put(format, size, *values):
    out = []
    for v in values:
        m = memoryview(bytearray(size)).cast(format)
        try:
            m[0] = v
            out.append((m[0], m.tobytes()))
        except Exception as e:
            out.append((type(e).__name__, str(e)))
    return out


def ring():
    a, b, c = ValueError("a"), KeyError("b"), TypeError("c")
    a.__context__, b.__context__, c.__context__ = b, c, b
    try:
        try:
            raise a
        except ValueError:
            raise OSError("d")
    except OSError as e:
        return repr(e.__context__), repr(e.__context__.__context__.__context__.__context__)


def ring3():
    a = ValueError("a")
    b = ValueError("b")
    c = ValueError("c")
    b.__context__, c.__context__ = c, b
    try:
        try:
            raise b
        finally:
            raise a
    except ValueError as e:
        return repr(e), repr(e.__context__)


memoryview(b"abc")[0]
memoryview(b"abc")[-1]
memoryview(b"abc")[3]
memoryview(b"abc")["x"]
memoryview(b"abc")[0, 1]
memoryview(b"abcdef")[1:5:2].tobytes()
memoryview(b"abcdef")[::-1].tobytes()
memoryview(b"abcdef")[4:1].tobytes()
memoryview(b"abc") == b"abc"
b"abc" == memoryview(b"abc")
memoryview(b"abc") == bytearray(b"abc")
memoryview(b"abc") != memoryview(b"abd")
memoryview(b"abc") == "abc"
memoryview(b"abc") < memoryview(b"abd")
b"abc" < memoryview(b"abd")
hash(memoryview(b"abc")) == hash(b"abc")
hash(memoryview(bytearray(b"abc")))
hash(memoryview(b"abcd").cast("I"))
memoryview(1)
memoryview("x")
memoryview()
b"-".join([memoryview(b"a"), bytearray(b"b"), b"c"])
b"ab" + memoryview(b"cd")
memoryview(b"cd") + b"ab"
bytearray(b"ab") + memoryview(b"cd")
bytes(memoryview(b"abc")[1:])
list(memoryview(b"abc"))
98 in memoryview(b"abc")
b"abcd".find(memoryview(b"cd"))
memoryview(b"abc").hex()
memoryview(b"abc").hex("-")
memoryview(b"abcd").cast("H").tolist()
memoryview(b"abcd").cast("H").cast("B").tolist()
memoryview(b"abcd").cast("c")[1]
memoryview(b"abc").cast("H")
memoryview(b"abcd").cast("H").cast("I")
memoryview(b"abcd")[::2].cast("H")
memoryview(b"abcd").cast("x")
memoryview(b"abcd").cast(1)
memoryview(b"\xff\xff\xff\xff\xff\xff\xff\xff").cast("Q")[0]
memoryview(b"\xff\xff\xff\xff\xff\xff\xff\xff").cast("q")[0]
memoryview(b"\x00\x00\x00\x00\x00\x00\xf0?").cast("d")[0]
memoryview(b"abcd").toreadonly().readonly
memoryview(bytearray(b"abcd")).toreadonly().readonly
attributes(memoryview(b"abcdef"))
attributes(memoryview(bytearray(b"abcdef"))[::2])
attributes(memoryview(b"abcdef").cast("H"))
changed(3)
changed(256)
changed("x")
released()
put("b", 1, 127, 128, -128, -129, "a", 1.5)
put("B", 1, 255, 256, -1, True)
put("q", 8, 2**63 - 1, 2**63, -2**63, -2**63 - 1)
put("Q", 8, 2**64 - 1, 2**64, -1)
put("d", 8, 1.5, 2, "x")
put("?", 1, 5, "", [1])
put("c", 1, b"x", b"xy", 1)
memoryview(b"abc").__setitem__(0, 1)
memoryview(bytearray(b"abc")).__setitem__(slice(0, 2), b"xyz")
memoryview(bytearray(b"abc")).__delitem__(0)
int.from_bytes(memoryview(b"\x01\x02"), "big")
isinstance(memoryview(b""), (bytes, bytearray, memoryview))
bool(memoryview(b"")), bool(memoryview(b"a"))
bytearray(b"ab").extend(5)
bytearray(b"ab").extend([1, 300])
bytearray(b"ab").__setitem__(slice(0, 1), 5)
bytearray(b"ab").__setitem__(slice(0, 1), "x")
unicodedata.normalize("NFC", "e\u0301 \ufb01 \u00c5")
unicodedata.normalize("NFD", "\u00e9 \ufb01 \u00c5")
unicodedata.normalize("NFKC", "e\u0301 \ufb01 \u2075 \uff21")
unicodedata.normalize("NFKD", "\u00e9 \ufb01 \u2075 \uff21 \u1e9b\u0323")
unicodedata.normalize("NFX", "a")
unicodedata.normalize("NFC", 1)
unicodedata.is_normalized("NFC", "e\u0301")
unicodedata.is_normalized("NFC", "\u00e9")
[unicodedata.category(c) for c in "aA1 _-\u0301\u00bd\u20ac\U0001f600\ud800\u0378\U0001fae8"]
[unicodedata.combining(c) for c in "a\u0301\u0327\u05b0\ud800"]
unicodedata.category("ab")
"".join(c for c in unicodedata.normalize("NFKD", "Cr\u00e8me Br\u00fbl\u00e9e") if not unicodedata.combining(c))
ring()
ring3()
