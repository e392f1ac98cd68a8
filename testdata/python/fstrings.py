x, name, f = 42, "Ann", 3.14159
print(f"{x} {name!r} {f:.2f} {x:05d} {x:>6}|{name:^9}|{name:*<6}")
print(f"{x=} {x = } {name=!s} {f=:.1f}")
w, p = 10, 3
print(f"{f:{w}.{p}} {name:{'>'}{w}}")
print(f"{{}} {{{x}}} {x + 1} {'nested ' + name} {[i for i in range(3)]}")
print(f"{x:,} {1234567:,} {x:x} {x:#b} {x:e} {0.5:%}")
print(f"{'a' if x else 'b'} {(lambda: 5)()} {dict(a=1)['a']}")
print(f"line1\n{name}\t{x}" "concat" f"{x}")
print(rf"\d{x}\n", f"""multi
{x}""")
class F:
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "S"
    def __repr__(self): return "R"
print(f"{F()} {F():abc} {F()!s:>3} {F()!r} {F()!a}")
print(f"{'é'!a} {'é'!r}", f"{None} {True:5} {True}")
try:
    f"{x:zz}"
except ValueError as e: print(e)
try:
    f"{[]:5}"
except TypeError as e: print(e)
print("%s %r %d %5.2f %x %% %-5s|%05d" % ("a", "b", 3, 2.5, 255, "l", 42), "%(k)s" % {"k": 1}, "%s" % (1,), "%s" % [1])
print("{} {1} {0}".format if 0 else "{0} {1} {0} {a} {b[0]} {c.real:>4}".format(1, 2, a=3, b=[4], c=5))
import datetime
print(f"{datetime.date(2024, 1, 2):%d.%m.%Y}")
