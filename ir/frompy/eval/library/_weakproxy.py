"""weakref's proxies: what is done to one is done to the object it stands for, while that lives."""
import operator
from _weakref import ref

_read = object.__getattribute__


def _object(proxy):
    found = _read(proxy, "_ref")()
    if found is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return found


def _plain(value):
    return _object(value) if type(value) in (ProxyType, CallableProxyType) else value


class ProxyType:
    __slots__ = ("_ref", "__weakref__")
    __module__ = "weakref"
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_object(self), name)

    def __setattr__(self, name, value):
        setattr(_object(self), name, value)

    def __delattr__(self, name):
        delattr(_object(self), name)

    def __repr__(self):
        found = _read(self, "_ref")()
        if found is None:
            return f"<weakproxy at {id(self):#x}; dead>"
        return f"<weakproxy at {id(self):#x} to {type(found).__name__} at {id(found):#x}>"

    def __str__(self):
        return str(_object(self))

    def __bytes__(self):
        return bytes(_object(self))

    def __bool__(self):
        return bool(_object(self))

    def __len__(self):
        return len(_object(self))

    def __iter__(self):
        return iter(_object(self))

    def __next__(self):
        return next(_object(self))

    def __reversed__(self):
        return reversed(_object(self))

    def __contains__(self, item):
        return item in _object(self)

    def __getitem__(self, key):
        return _object(self)[key]

    def __setitem__(self, key, value):
        _object(self)[key] = value

    def __delitem__(self, key):
        del _object(self)[key]

    def __eq__(self, other):
        return _object(self) == _plain(other)

    def __ne__(self, other):
        return _object(self) != _plain(other)

    def __lt__(self, other):
        return _object(self) < _plain(other)

    def __le__(self, other):
        return _object(self) <= _plain(other)

    def __gt__(self, other):
        return _object(self) > _plain(other)

    def __ge__(self, other):
        return _object(self) >= _plain(other)

    def __neg__(self):
        return -_object(self)

    def __pos__(self):
        return +_object(self)

    def __abs__(self):
        return abs(_object(self))

    def __invert__(self):
        return ~_object(self)

    def __int__(self):
        return int(_object(self))

    def __float__(self):
        return float(_object(self))

    def __index__(self):
        return operator.index(_object(self))

    def __add__(self, other):
        return _object(self) + _plain(other)

    def __radd__(self, other):
        return other + _object(self)

    def __sub__(self, other):
        return _object(self) - _plain(other)

    def __rsub__(self, other):
        return other - _object(self)

    def __mul__(self, other):
        return _object(self) * _plain(other)

    def __rmul__(self, other):
        return other * _object(self)

    def __truediv__(self, other):
        return _object(self) / _plain(other)

    def __rtruediv__(self, other):
        return other / _object(self)

    def __floordiv__(self, other):
        return _object(self) // _plain(other)

    def __rfloordiv__(self, other):
        return other // _object(self)

    def __mod__(self, other):
        return _object(self) % _plain(other)

    def __rmod__(self, other):
        return other % _object(self)

    def __divmod__(self, other):
        return divmod(_object(self), _plain(other))

    def __rdivmod__(self, other):
        return divmod(other, _object(self))

    def __pow__(self, other):
        return _object(self) ** _plain(other)

    def __rpow__(self, other):
        return other ** _object(self)

    def __and__(self, other):
        return _object(self) & _plain(other)

    def __rand__(self, other):
        return other & _object(self)

    def __or__(self, other):
        return _object(self) | _plain(other)

    def __ror__(self, other):
        return other | _object(self)

    def __xor__(self, other):
        return _object(self) ^ _plain(other)

    def __rxor__(self, other):
        return other ^ _object(self)

    def __lshift__(self, other):
        return _object(self) << _plain(other)

    def __rlshift__(self, other):
        return other << _object(self)

    def __rshift__(self, other):
        return _object(self) >> _plain(other)

    def __rrshift__(self, other):
        return other >> _object(self)

    def __matmul__(self, other):
        return _object(self) @ _plain(other)

    def __rmatmul__(self, other):
        return other @ _object(self)


class CallableProxyType(ProxyType):
    __slots__ = ()
    __module__ = "weakref"
    __hash__ = None

    def __call__(self, /, *args, **keywords):
        return _object(self)(*args, **keywords)


def proxy(obj, callback=None, /):
    made = object.__new__(CallableProxyType if callable(obj) else ProxyType)
    heard = None
    if callback is not None:
        own = ref(made)

        def heard(gone):
            alive = own()
            if alive is not None:
                callback(alive)
    object.__setattr__(made, "_ref", ref(obj, heard))
    return made
