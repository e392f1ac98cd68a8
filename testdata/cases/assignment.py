"""What a failing assignment leaves behind."""

STATE = 5


def boom(*a):
    raise ValueError(a)
def ident(x):
    return x
def two_steps(f):
    x = 1
    try:
        y = ident(2)
        x = f(y)
    except ValueError as e:
        print(e)
    return x
def nested(f):
    x = [1]
    try:
        try:
            x = ident(x)
            x = f(x)
        finally:
            print(x)
    except ValueError:
        pass
    return x
def guarded(f):
    x = 1.5
    for i in range(3):
        try:
            y = ident(i)
            x = f(x)
        except ValueError:
            continue
    return x
def glob(f):
    global STATE
    y = ident(1)
    STATE = f(y)
def glob_read():
    try:
        glob(boom)
    except ValueError:
        pass
    return STATE
def captured(f):
    x = "a"
    def g():
        nonlocal x
        y = ident(1)
        x = f(y)
    try:
        g()
    except ValueError:
        pass
    return x
def direct(f):
    x = "a"
    try:
        y = ident(1)
        x = f(x)
        return x
    except ValueError:
        return x, "failed"
def in_with(f):
    class Swallow:
        def __enter__(self): return 1
        def __exit__(self, *a): return True
    x = "kept"
    with Swallow() as s:
        y = ident(1)
        x = f(s)
    return x
def gen(f):
    x = 1
    try:
        y = yield x
        x = f(y)
    except ValueError:
        yield "caught", x
    finally:
        yield "end", x
def cond(f, c):
    x = 1
    try:
        y = ident(1)
        x = f(1) if c else ident(7)
    except ValueError:
        pass
    return x
def aug(x, y):
    try:
        z = ident(1)
        x += y
    except TypeError as e:
        print(e)
    return x
two_steps(boom)
two_steps(ident)
nested(boom)
nested(ident)
guarded(boom)
guarded(ident)
glob_read()
captured(boom)
captured(ident)
direct(boom)
direct(ident)
in_with(boom)
in_with(ident)
list(gen(boom))
list(gen(ident))
cond(boom, True)
cond(boom, False)
aug("a", [1])
aug([1], 5)
aug(1, "x")
