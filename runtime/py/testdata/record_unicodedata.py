"""Writes unicodedata_tables.go: what Go's packages do not say, or say of another version of Unicode.

Run with the oracle's python: python testdata/record_unicodedata.py > unicodedata_tables.go
"""
import fractions
import unicodedata


def runs(f):
    """The ranges of characters for which f has the same value; those of "" are left out."""
    out = []
    for c in range(0x110000):
        v = f(chr(c))
        if v == "":
            continue
        if out and out[-1][1] == c - 1 and out[-1][2] == v:
            out[-1][1] = c
        else:
            out.append([c, c, v])
    return out


def table(name, doc, f):
    print(f"\n// {name} {doc}\nvar {name} = [...]runeClass{{")
    row = ['{0x%x, 0x%x, "%s"}' % tuple(r) for r in runs(f)]
    for i in range(0, len(row), 6):
        print("\t" + ", ".join(row[i:i + 6]) + ",")
    print("}")


print("package py\n\n// Written by testdata/record_unicodedata.py from CPython's tables (Unicode %s)." % unicodedata.unidata_version)
table("bidirectionalRunes", "are the bidirectional classes.", unicodedata.bidirectional)
table("wideRunes", "are the widths of East Asian characters other than N.", lambda c: unicodedata.east_asian_width(c).replace("N", "") if unicodedata.east_asian_width(c) != "Na" else "Na")
table("mirroredRunes", "are the characters that are mirrored.", lambda c: "1" if unicodedata.mirrored(c) else "")
print("\n// numberRunes are the values of numeric characters: from first to last they rise by one where there are several.\nvar numberRunes = [...]runeNumber{")
out = []
for c in range(0x110000):
    v = unicodedata.numeric(chr(c), None)
    if v is None:
        continue
    v = fractions.Fraction(v).limit_denominator(1000)
    if out and out[-1][1] == c - 1 and v.denominator == 1 and out[-1][3] == 1 and out[-1][2] + (c - out[-1][0]) == v:
        out[-1][1] = c
    else:
        out.append([c, c, v.numerator, v.denominator])
row = ["{0x%x, 0x%x, %d, %d}" % tuple(r) for r in out]
for i in range(0, len(row), 6):
    print("\t" + ", ".join(row[i:i + 6]) + ",")
print("}")
