"""Arrays of numbers, as Modules/arraymodule.c has them: a list whose items are checked on their way in."""
import struct
from operator import index

_SIZES = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
# What a value is first read as, and what it is then: the least, the most and the name of each step.
_C_LONG = (-1 << 63, (1 << 63) - 1, None)
_SHORT = (-1 << 15, (1 << 15) - 1, "signed short integer")
_INT = (-1 << 31, (1 << 31) - 1, "signed integer")
_STEPS = {
    "b": (_C_LONG, _SHORT, (-128, 127, "signed char")), "B": (_C_LONG, (0, 255, "unsigned byte integer")), "h": (_C_LONG, _SHORT),
    "H": (_C_LONG, _INT, (0, 65535, "unsigned short")), "i": (_C_LONG, _INT), "l": (_C_LONG,),
}
_UNSIGNED = {"I": (1 << 32) - 1, "L": (1 << 64) - 1, "Q": (1 << 64) - 1}
typecodes = "bBuhHiIlLqQfd"


def _checked(code, value):
    """The value as an array of that type stores it."""
    if code in "fd":
        if isinstance(value, (str, bytes, bytearray, complex)) or not hasattr(value, "__float__") and not hasattr(value, "__index__"):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        value = float(value)
        return struct.unpack("f", struct.pack("f", value))[0] if code == "f" else value
    if code == "u":
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError("array item must be unicode character")
        return value
    if isinstance(value, float) or not hasattr(value, "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    value = index(value)
    if code in _UNSIGNED:
        if value < 0:
            raise OverflowError("can't convert negative int to unsigned" if code == "Q" else "can't convert negative value to unsigned int")
        if value >> 64:
            raise OverflowError("int too big to convert" if code == "Q" else "Python int too large to convert to C unsigned long")
        if value > _UNSIGNED[code]:
            raise OverflowError("unsigned int is greater than maximum")
        return value
    for low, high, name in _STEPS.get(code, ()):
        if not low <= value <= high:
            raise OverflowError(f"{name} is {'less than minimum' if value < low else 'greater than maximum'}" if name else "Python int too large to convert to C long")
    if code == "q" and not -1 << 63 <= value < 1 << 63:
        raise OverflowError("int too big to convert")
    return value


class array:
    """array(typecode [, initializer])"""

    __module__ = "array"
    __slots__ = ("_code", "_items", "__weakref__", "__dict__")
    __hash__ = None

    def __new__(cls, typecode, initializer=(), /, **keywords):
        if keywords and cls is array:
            raise TypeError("array.array() takes no keyword arguments")
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(typecode).__name__}")
        if typecode not in _SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        self = object.__new__(cls)
        self._code, self._items = typecode, []
        if isinstance(initializer, array) and initializer._code == "u" and typecode != "u":
            raise TypeError(f"cannot use a unicode array to initialize an array with typecode '{typecode}'")
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            for value in initializer:
                self._items.append(_checked(typecode, value))
        return self

    @property
    def typecode(self):
        return self._code

    @property
    def itemsize(self):
        return _SIZES[self._code]

    def append(self, value, /):
        self._items.append(_checked(self._code, value))

    def extend(self, values, /):
        if isinstance(values, array):
            if values._code != self._code:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(values._items)
            return
        for value in values:
            self.append(value)

    def fromlist(self, values, /):
        if not isinstance(values, list):
            raise TypeError("arg must be list")
        self._items.extend([_checked(self._code, value) for value in values])

    def tolist(self):
        return list(self._items)

    def frombytes(self, data, /):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data)
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        if self._code == "u":
            for (code,) in struct.iter_unpack("=I", data):
                if code > 0x10ffff:
                    raise ValueError(f"character U+{code:x} is not in range [U+0000; U+10ffff]")
                self._items.append(chr(code))
        else:
            self._items.extend(struct.unpack(f"={len(data) // self.itemsize}{self._struct()}", data))

    def tobytes(self):
        if self._code == "u":
            return "".join(self._items).encode("utf-32-le", "surrogatepass")
        return struct.pack(f"={len(self._items)}{self._struct()}", *self._items)

    def __bytes__(self):
        return self.tobytes()

    def _struct(self):
        return {"l": "q", "L": "Q"}.get(self._code, self._code)

    def fromunicode(self, text, /):
        if self._code != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self._items.extend(text)

    def tounicode(self):
        if self._code != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def tofile(self, file, /):
        file.write(self.tobytes())

    def fromfile(self, file, count, /):
        if count < 0:
            raise ValueError("negative count")
        data = file.read(count * self.itemsize)
        self.frombytes(data)
        if len(data) < count * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def byteswap(self):
        size = self.itemsize
        if size > 1:
            data = self.tobytes()
            swapped = b"".join(data[i:i + size][::-1] for i in range(0, len(data), size))
            self._items.clear()
            self.frombytes(swapped)

    def count(self, value, /):
        return self._items.count(value)

    def index(self, value, /, start=0, stop=9223372036854775807):
        for i in range(*slice(start, stop).indices(len(self._items))):
            if self._items[i] == value:
                return i
        raise ValueError("array.index(x): x not in array")

    def insert(self, i, value, /):
        self._items.insert(i, _checked(self._code, value))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def remove(self, value, /):
        try:
            self._items.remove(value)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def reverse(self):
        self._items.reverse()

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def _of(self, items):
        made = array(self._code)
        made._items = items
        return made

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._of(self._items[key])
        if not hasattr(key, "__index__"):
            raise TypeError("array indices must be integers")
        try:
            return self._items[key]
        except IndexError:
            raise IndexError("array index out of range") from None

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            if not isinstance(value, array):
                raise TypeError(f"can only assign array (not \"{type(value).__name__}\") to array slice")
            if value._code != self._code:
                raise TypeError("bad argument type for built-in operation")
            self._items[key] = list(value._items)
            return
        if not hasattr(key, "__index__"):
            raise TypeError("array indices must be integers")
        value = _checked(self._code, value)
        try:
            self._items[key] = value
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, key):
        if not isinstance(key, slice) and not hasattr(key, "__index__"):
            raise TypeError("array indices must be integers")
        try:
            del self._items[key]
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f"can only append array (not \"{type(other).__name__}\") to array")
        if other._code != self._code:
            raise TypeError("bad argument type for built-in operation")
        return self._of(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f"can only extend with array (not \"{type(other).__name__}\")")
        self.extend(other)
        return self

    def __mul__(self, times):
        if not hasattr(times, "__index__"):
            return NotImplemented
        return self._of(self._items * index(times))

    __rmul__ = __mul__

    def __imul__(self, times):
        if not hasattr(times, "__index__"):
            return NotImplemented
        self._items *= index(times)
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    def __copy__(self):
        return self._of(list(self._items))

    def __deepcopy__(self, memo, /):
        return self.__copy__()

    def __repr__(self):
        name = type(self).__name__
        if not self._items:
            return f"{name}('{self._code}')"
        return f"{name}('{self._code}', {self.tounicode()!r})" if self._code == "u" else f"{name}('{self._code}', {self._items!r})"


ArrayType = array
