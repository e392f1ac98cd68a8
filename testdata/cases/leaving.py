"""return, break, continue and exceptions that leave try and with statements, and what takes their place."""


class Wrong(Exception): pass


def f(a, b):
    try:
        try:
            print(a)
            if a > 5: return [1]
        except ZeroDivisionError:
            print('caught')
        finally:
            print('finally')
            if b: raise Wrong(1)
        print('behind')
    except Exception as e:
        print(e)
    return [2]


class Guard:
    def __init__(self, swallow, fail=False): self.swallow, self.fail = swallow, fail
    def __enter__(self): return self
    def __exit__(self, *a):
        if self.fail: raise Wrong("exit")
        return self.swallow


def with_return(fail):
    try:
        with Guard(False, fail):
            return "returned"
    except Wrong as e:
        print(e)
    return "behind"


def loop_break(n, fail):
    out = []
    for i in range(n):
        try:
            try:
                if i == 1: break
                if i == 0: continue
            finally:
                out.append(i)
                if fail: raise Wrong(i)
        except Wrong as e:
            out.append(str(e))
        out.append("end")
    else:
        out.append("else")
    return out


def over(n, how):
    out = []
    for i in range(n):
        try:
            try:
                if i == 1: return out, "inner"
                if i == 2: continue
            finally:
                out.append(i)
                if how == "break": break
                if how == "continue": continue
                if how == "return": return out, "finally"
            out.append("after")
        finally:
            out.append("outer")
    return out, "end"


def nested_over(how):
    for i in range(3):
        for j in range(2):
            try:
                try:
                    try:
                        return i, j
                    finally:
                        if how == 1: continue
                        print("a", i, j)
                finally:
                    if how == 2 and j: break
                    print("b", i, j)
            finally:
                if how == 3 and i < 2: continue
                print("c", i, j)
    return "end"


def return_in_both(x):
    try:
        try:
            return x
        finally:
            if x > 1: return "finally"
    finally:
        print("out", x)


def handler_raises(x):
    try:
        try:
            if x: return "returned"
            raise KeyError(x)
        except KeyError:
            return "handler"
        finally:
            raise Wrong("finally")
    except Wrong as e:
        print(e, repr(e.__context__))
    return "behind"


def else_raises(x):
    try:
        with Guard(False, x):
            for i in range(3):
                if i: return i
    except Wrong as e:
        print(repr(e.__context__))
    else:
        print("else")
    finally:
        print("fin")
    return -1


def gen(how):
    for i in range(3):
        try:
            try:
                if i == 1: return
                yield i
            finally:
                if how: raise Wrong(i)
        except Wrong as e:
            yield str(e)
    yield "end"


def g(x):
    if x: raise ValueError(x)
    return x


def plain(x):
    try:
        a = g(x)
        b = g(a)
        return b
    except ValueError:
        print("x")
    return "behind"


def star(x):
    try:
        a = g(x)
        b = g(a)
        return b
    except* ValueError as e:
        print(repr(e))
    return "behind"


def void(x):
    try:
        print(g(x))
        print(g(x))
        return
    except ValueError:
        print("x")
    print("behind")


def in_loop(n):
    out = []
    for i in range(n):
        try:
            a = g(i % 2)
            b = g(i - i)
            return out, "left"
        except ValueError as e:
            out.append(str(e))
        except KeyError:
            return "key"
        out.append(i)
    return out


def in_loop2(n):
    out = []
    for i in range(1, n):
        try:
            a = g(i % 4)
            b = g(i - i)
            return out, "left"
        except ValueError as e:
            out.append(str(e))
        out.append(i)
    return out


def nested_try(x, y):
    try:
        try:
            a = g(x)
            b = g(y)
            return a, b
        except KeyError:
            return "key"
        finally:
            print("fin")
    except ValueError as e:
        print(e)
    return "behind"


def nested_with(x):
    class C:
        def __enter__(self): pass
        def __exit__(self, *a): return x == 2
    try:
        with C():
            a = g(x)
            b = g(a)
            return a, b
    except ValueError as e:
        print(e)
    return "behind"


def two(x):
    try:
        a = g(x)
        b = g(a)
        return b
    except KeyError:
        print("k")
    except ValueError:
        if x > 1:
            return "two"
        print("v")
    return "behind"


def inner_return(x):
    try:
        a = g(x)
        try:
            b = g(a + 1)
            return b
        except ValueError:
            print("inner")
        return "inner behind"
    except ValueError:
        print("outer")
    return "behind"


f(1, True)
f(9, True)
f(9, False)
f(1, False)
with_return(True)
with_return(False)
loop_break(3, True)
loop_break(3, False)
over(4, "")
over(4, "break")
over(4, "continue")
over(4, "return")
nested_over(0)
nested_over(1)
nested_over(2)
nested_over(3)
return_in_both(1)
return_in_both(2)
handler_raises(0)
handler_raises(1)
else_raises(True)
else_raises(False)
list(gen(True))
list(gen(False))
plain(0)
plain(1)
star(0)
star(1)
void(0)
void(1)
in_loop(1)
in_loop2(6)
in_loop2(3)
nested_try(0, 0)
nested_try(1, 0)
nested_try(0, 1)
nested_with(0)
nested_with(1)
nested_with(2)
two(0)
two(1)
two(2)
inner_return(0)
inner_return(1)
