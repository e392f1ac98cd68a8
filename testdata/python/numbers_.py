print(int("0x1f", 16), int("101", 2), int(3.9), int(-3.9), int("  42 "), int("1_000"), float("1e3"), float("nan") != float("nan"), float("-inf"), bool(""), bool([0]), complex(1, 2), (1 + 2j) * 1j, abs(3 + 4j))
print(0.1 + 0.2, 1 / 3, 2 ** 0.5, 1e300 * 1e10, 5 // 2, -5 // 2, 5 % -3, 2 ** 64, -(2 ** 63), 10 ** 30, 12345678901234567890 * 98765432109876543210, (2 ** 100).bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), hex(255), oct(8), bin(5), 0b101, 0o17, 0xff, 1_000_000)
print(round(0.5), round(1.5), round(2.675, 2), round(1234, -2), (3.7).is_integer(), (0.5).as_integer_ratio(), float.fromhex("0x1.8p1"), (1.5).hex(), 1.0, 1e22, 1e21, 1.5e-7, 123456.789e3, 5e-324, 1.7976931348623157e308)
print(7 & 3, 7 | 8, 6 ^ 3, ~7, 1 << 100, -1 >> 5, True + 1, True & False, True | 2, int(True), sum([True, True]))
print(3 == 3.0, 3 is 3, hash(3) == hash(3.0), 1 < 1.5, 2 ** 53 == 2 ** 53 + 1.0, float(2 ** 53 + 1), 10 ** 400 > 1e308, int(1e20))
for bad in (lambda: int("a"), lambda: int(""), lambda: int(None), lambda: int("5", 40), lambda: float("1.2.3"), lambda: int(float("inf")), lambda: int(float("nan")), lambda: 2.0 ** 10000, lambda: float(10 ** 400), lambda: 1 // 0.0, lambda: int([]), lambda: round("a"), lambda: (5).foo, lambda: 1 < 1j, lambda: complex("x")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
import math
print(math.pi, math.sqrt(16), math.floor(-1.5), math.ceil(1.2), math.gcd(12, 18), math.factorial(20), math.isclose(0.1 + 0.2, 0.3), math.inf, math.log(math.e), math.log2(8), math.log10(1000), math.trunc(-1.7), math.comb(5, 2), math.prod([1, 2, 3]), math.hypot(3, 4), math.isnan(math.nan), math.copysign(1, -0.0), math.fsum([0.1] * 10), math.isqrt(17), math.lcm(4, 6), math.degrees(math.pi), math.fmod(-7, 3), math.modf(1.5), math.exp(0), math.sin(0))
from decimal import Decimal, ROUND_HALF_UP
print(Decimal("1.10") + Decimal("2.20"), Decimal("1") / Decimal("3"), Decimal("2.675").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), repr(Decimal("1E+5")), Decimal("1.0") == 1, Decimal(5) > 4.5, str(Decimal("0.000001")), Decimal("NaN"))
from fractions import Fraction
print(Fraction(1, 3) + Fraction(1, 6), repr(Fraction("0.25")), Fraction(3, 4) * 2)
