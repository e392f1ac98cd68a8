"""Module array."""

from array import array, typecodes
import copy


def tried(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def made():
    return [repr(tried(array, code, items)) for code in typecodes for items in ([], [1, 2, 3], b"a\0\0\0b\0\0\0", [-1], [1 << 40], ["a"], [1.5])]


def limits():
    out = []
    for code in "bBhHiIlLqQ":
        for value in (-(1 << 63) - 1, -(1 << 63), -(1 << 31) - 1, -(1 << 15) - 1, -129, -1, 127, 128, 256, 1 << 15, 1 << 16, 1 << 31, 1 << 32, 1 << 63, 1 << 64):
            out.append(repr(tried(array, code, [value])))
    return out


def sequence():
    a = array("i", [5, 1, 4])
    a.append(9)
    a.extend([2])
    a.insert(1, 7)
    out = [a.tolist(), a[1], a[-1], a[1:3], len(a), 4 in a, a.index(4), a.count(1), a.pop(), a.pop(0), a]
    a[0] = 3
    a[1:2] = array("i", [8, 8])
    a.remove(9)
    a.reverse()
    del a[0]
    return out, a, a + a, a * 2, 2 * a, a == array("i", [8, 8, 3]), a < array("i", [9]), list(a), a.tobytes(), a.itemsize, a.typecode, copy.copy(a), copy.deepcopy(a)


def bytes_and_text():
    a = array("H")
    a.frombytes(b"\x01\x02\x03\x04")
    b = a[:]
    b.byteswap()
    u = array("u", "héllo")
    return a, b, bytes(a), u, u.tounicode(), u.tobytes(), array("d", [1.5, 2]).tobytes(), array("f", [0.1])


def faults():
    a = array("i", [1])
    return [tried(f) for f in (lambda: a[5], lambda: a["x"], lambda: a.append("x"), lambda: a.append(1.5), lambda: a.remove(7), lambda: a.pop(4), lambda: array("i").pop(),
                               lambda: array("x"), lambda: array(1), lambda: array("i", "abc"), lambda: a + [1], lambda: a.extend(array("d", [1.0])),
                               lambda: a.frombytes(b"123"), lambda: a.fromlist((1,)), lambda: a.__setitem__(slice(0, 1), [1]), lambda: a.index(99))]


made()
limits()
sequence()
bytes_and_text()
faults()
