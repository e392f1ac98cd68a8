"""int, float, complex, bool: arithmetic, methods, conversions and their messages, typed and not."""


def u(x):
    return x


def arithmetic(a, b):
    out = []
    for op in ("+", "-", "*", "/", "//", "%", "divmod", "**"):
        try:
            match op:
                case "+": r = a + b
                case "-": r = a - b
                case "*": r = a * b
                case "/": r = a / b
                case "//": r = a // b
                case "%": r = a % b
                case "divmod": r = divmod(a, b)
                case "**": r = a ** b
        except Exception as e:
            r = f"{type(e).__name__}: {e}"
        out.append(r)
    return out


def typed_ints(a: int, b: int) -> list[object]:
    out: list[object] = [a + b, a - b, a * b, -a, ~a, +a, abs(a), a & b, a | b, a ^ b, a < b, a == b]
    try:
        out += [a // b, a % b, a / b, divmod(a, b)]
    except ZeroDivisionError as e:
        out.append(str(e))
    try:
        out += [a << (b % 70), a >> (b % 70)]
    except ValueError as e:
        out.append(str(e))
    return out


def typed_floats(a: float, b: float) -> list[object]:
    out: list[object] = [a + b, a - b, a * b, -a, abs(a), a < b, a == b, a != b]
    try:
        out += [a / b, a // b, a % b, divmod(a, b)]
    except ZeroDivisionError as e:
        out.append(str(e))
    try:
        out.append(a ** b)
    except (ZeroDivisionError, OverflowError) as e:
        out.append(str(e))
    return out


arithmetic(7, 2)
arithmetic(-7, 2)
arithmetic(7, -2)
arithmetic(-7, -2)
arithmetic(0, 5)
arithmetic(5, 0)
arithmetic(0, 0)
arithmetic(7.5, 2)
arithmetic(-7.5, 2)
arithmetic(7, -2.5)
arithmetic(7.0, 0.0)
arithmetic(0.0, -1.0)
arithmetic(True, 2)
arithmetic(True, False)
arithmetic(2**64, 3)
arithmetic(-2**64, 3)
arithmetic(2**64, -3)
arithmetic(10**30, 10**10 // 10**9)
arithmetic(2**63 - 1, 1)
arithmetic(-2**63, -1)
arithmetic(-2**63, 1)
arithmetic(3, 70)
arithmetic(1 + 2j, 2)
arithmetic(1 + 2j, 1j)
arithmetic(1, 0j)
arithmetic("a", 2)
arithmetic(2, "ab")
arithmetic([1], 2)
arithmetic("%d", 2)
arithmetic(None, 1)
arithmetic(1, None)
arithmetic([1], (1,))
arithmetic({1}, {2})
arithmetic({1: 2}, {3: 4})
arithmetic(float("inf"), 1)
arithmetic(float("nan"), 1)
arithmetic(1e308, 10)
arithmetic(1e308, 2)
arithmetic(-1.0, 0.5)
arithmetic(-8, 1 / 3)
arithmetic(2, -1)
arithmetic(0, -1)
arithmetic(0.0, -1)
arithmetic(10**400, 1.0)
arithmetic(1.0, 10**400)
typed_ints(7, 2)
typed_ints(-7, 2)
typed_ints(7, -2)
typed_ints(0, 0)
typed_ints(2**63 - 1, 2**63 - 1)
typed_ints(-2**63, -1)
typed_ints(-2**63, 2**63)
typed_ints(10**30, -(10**15))
typed_ints(1, 64)
typed_ints(-1, 63)
typed_ints(2**62, 2)
typed_ints(True, 3)
typed_floats(7.5, 2.0)
typed_floats(-7.5, 2.0)
typed_floats(7.5, -2.0)
typed_floats(1.0, 0.0)
typed_floats(0.0, 0.0)
typed_floats(0.0, -1.0)
typed_floats(-0.0, 3.0)
typed_floats(1e308, 1e308)
typed_floats(1e200, 2.0)
typed_floats(float("inf"), 2.0)
typed_floats(float("inf"), float("inf"))
typed_floats(float("nan"), 1.0)
typed_floats(5, 2)
typed_floats(-1.0, 0.5)
1 << -1
u(1) << u(-1)
u(1) >> u(-1)
u(1) << u(1.0)
1 << 100
u(-1) >> 100
u(5) & 1.0
~u(1.5)
-u("a")
+u([])
abs(u("x"))
abs(-3), abs(-2.5), abs(3 + 4j), abs(True)
pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(2, -1), pow(0, 0), pow(-2, 3, 5)
pow(2, -1, 4)
pow(2, 3, 0)
pow(2.0, 3, 5)
pow(2, 3, 5.0)
pow("a", 2)
divmod(7, 0)
divmod(7.5, 0)
divmod(-7, 3), divmod(7, -3), divmod(-7.5, 2), divmod(True, 2)
divmod("a", 1)
round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(5, 3), round(1e300, 2), round(0.5), round(-0.5)
round(1.5, None), round(15, -1), round(25, -1), round(True), round(1e16 + 1)
round(float("nan"))
round(float("inf"))
round(float("nan"), 2), round(float("inf"), 2)
round("a")
round(1.5, "a")
round(1, 1.5)
int("12"), int(" 12\n"), int("-12"), int("+1_000"), int("0x1f", 16), int("0b11", 0), int("z", 36), int("0o17", 0), int("٣٤")
int("1__0")
int("")
int("  ")
int("12a")
int("1.5")
int("0x1f")
int("12", 1)
int("12", 37)
int("9", 8)
int(12, 10)
int("010", 0)
int(b"12"), int(bytearray(b"7")), int(True), int(3.99), int(-3.99), int()
int(b"x")
int(None)
int([1])
int(float("nan"))
int(float("inf"))
int(1e20), int(2**53 + 0.0)
int("1" * 5000)
int("é" * 3)
int("x" * 300)
int(x=1)
int("1", base="a")
float("1.5"), float(" -1e3 "), float("inf"), float("-Infinity"), float("nan"), float("1_0.5"), float(".5"), float("5."), float(10**15), float(True), float()
float("")
float("1.5x")
float("1__0")
float("0x1")
float(None)
float([])
float(10**400)
float(b"2.5")
float("１.５")
complex("1+2j"), complex(1, 2), complex("j"), complex("-1e3-2.5j"), complex(" (1+2j) "), complex(1j, 2), complex()
complex("1 + 2j")
complex("a")
complex(1, "2")
complex("1", 2)
complex(None)
(1 + 2j).real, (1 + 2j).imag, (1 + 2j).conjugate(), (3 + 4j) == 5, (1 + 0j) == 1, hash(1 + 0j) == hash(1)
(1 + 2j) < 1
(1 + 2j) // 1
(1 + 2j) % 2
repr(1e16), repr(1e15), repr(123456789.123), repr(1e-4), repr(1e-5), repr(-0.0), repr(1.0), repr(5e-324), repr(1.7976931348623157e308), repr(0.1 + 0.2), repr(100.0), repr(1e22), repr(1e21)
str(1j), str(-1j), str(1 - 0j), repr(complex(0, float("nan"))), repr(complex(float("inf"), -0.0)), repr(-0j)
(5).bit_length(), (0).bit_length(), (-256).bit_length(), (2**100).bit_length(), (255).bit_count(), (-7).bit_count(), (5).as_integer_ratio(), (5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator
(1000).to_bytes(2, "big"), (1000).to_bytes(4, "little"), (-5).to_bytes(2, "big", signed=True), (0).to_bytes(0, "big"), (7).to_bytes()
(1000).to_bytes(1, "big")
(-1).to_bytes(2, "big")
(1).to_bytes(2, "middle")
(1).to_bytes(-1, "big")
int.from_bytes(b"\x03\xe8", "big"), int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes([1, 2], "big"), int.from_bytes(b"", "big")
int.from_bytes("ab", "big")
int.from_bytes([256], "big")
(1.5).is_integer(), (2.0).is_integer(), float("inf").is_integer(), (0.75).as_integer_ratio(), (-2.5).as_integer_ratio(), (0.1).hex(), (1.5).hex(), (-0.0).hex(), float("nan").hex(), (5e-324).hex()
float.fromhex("0x1.8p1"), float.fromhex("-0x.1"), float.fromhex("inf"), float.fromhex("1p-1074"), float.fromhex(" 0xAp0 ")
float.fromhex("x")
float.fromhex("0x1p1024")
float("nan").as_integer_ratio()
float("inf").as_integer_ratio()
hash(1) == hash(1.0) == hash(True), hash(2**61 - 1), hash(-1), hash(-2), hash(0.5), hash(1e300), hash(float("inf")), hash(-(2**61)), hash(10**30), hash(-1.5)
1 == 1.0, 1 == True, 0.1 + 0.2 == 0.3, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 10**400 > 1e308, float("nan") == float("nan"), 1 < 1.5 < 2, 2**1024 > float("inf")
1 < u("a")
u(None) < 1
[1] < u((1,))
u(1j) < 1j
{} < u({})
u(object) < object
max(1, 2.0, True), min(3, 1, 2), max([1, 3, 2]), min("b", "a"), max((1, 2), (1, 3)), max([], default=5), min([3, -4], key=abs), max("a", "bb", key=len)
max()
max([])
max(1)
max(1, "a")
max(1, 2, default=3)
max([1], key=1)
min([1, "a"])
sum([1, 2, 3]), sum([1.5, 2]), sum([], 10), sum([[1], [2]], []), sum((0.1,) * 10), sum([1, 2], start=5)
sum(["a"])
sum(["a"], "")
sum([b"a"], b"")
sum(5)
sum([1, None])
bin(10), bin(-10), oct(8), hex(255), hex(-255), hex(2**70), bin(0), bin(True)
bin(1.5)
hex("a")
bool(0), bool(0.0), bool(""), bool([]), bool(0j), bool("0"), bool(float("nan")), bool(None), bool(...)
True + True, True * 3, -True, ~True, True / 2, True & False, True | 2, True ^ True, not True, True and 5, False or "x", int(True), str(True), repr(False), True == 1, hash(True), f"{True}", True << 3
isinstance(True, int), isinstance(1, bool), type(True), type(True + 0), type(1.0 + 1), type(1j * 1), type(1 / 1), type(2**-1), type(2**1), type(-True), type(1 // 1.0)
2**100, -(2**100), 2**100 // 3, 2**100 % 97, -(2**100) // 7, (2**100) >> 90, (2**64) & (2**64 - 1), (2**65) ^ 1, -(2**70) | 1, 10**25 / 10**5, 10**25 // 1e5, 3**200 % 10**9
str(2**200), int(str(3**150)) == 3**150, f"{2**70:,}", "%d" % 2**70, "%x" % 2**70, hex(2**70)[2:], len(str(7**1000))
2**63, 2**63 - 1, -2**63, -2**63 - 1, 9223372036854775807 + 1, -9223372036854775808 - 1, 4611686018427387904 * 2, 3037000500 * 3037000500, -9223372036854775808 // -1, abs(-9223372036854775808), -(-9223372036854775808)
10**10**1, 10**-2, 0**0, 0.0**0, (-8) ** 2, -8**2, 2**-1, (-2) ** -1, 4**0.5, (-1) ** 0.5 == 1j or True
"x" * 10**15 == ""
[0] * 10**20
"ab" * 10**19
b"x" * 10**19
10 ** 10 ** 2 % 7
1.0.__add__(u("a")), (1).__add__(1.5), (1).__radd__(2), (1).__floordiv__(0.5), (5).__index__(), (1.5).__trunc__(), (1.5).__floor__(), (1.5).__ceil__(), (5).__bool__(), (-5).__abs__(), (5).__invert__()
(1).__truediv__(0)
(5).__divmod__(0)
(1).x
(1).real()
1()
u(1)()
u(1)[0]
u(1.5)["a"]
u(1)[0:1]
len(u(5))
iter(u(5))
list(u(5.5))
u(5).append(1)
1 in u(5)
{**u(5)}
range(u(1.5))
range(1, 2, 0)
range(10**30)[10**29], len(range(10**10)), list(range(5, -5, -3)), range(3) == range(0, 3, 1), range(0) == range(5, 2), hash(range(3)) == hash(range(0, 3)), range(10)[2:8:3], range(10)[-1], 5 in range(0, 10, 5), 5.0 in range(6), "a" in range(3), range(3).index(2), range(5).count(9), repr(range(1, 5)), repr(range(0, 5, 2)), range(5)[::-1], bool(range(0)), list(reversed(range(3)))
range(3).index(7)
range(3)[3]
range(3)["a"]
len(range(10**20))
range()
range("a")
range(1, 2, 3, 4)
