"""What a finally part sees of the exception on its way: sys.exc_info(), contexts, bare raise, and how it is left."""
import sys
import traceback


def now():
    return repr(sys.exc_info()[1])


def raised(f, *args):
    try:
        f(*args)
    except BaseException as e:
        return e


def seen(out, fail):
    try:
        if fail:
            raise ValueError("v")
        out.append("body")
    finally:
        out.append(now())


def outcome(f, *args):
    out = []
    e = raised(f, out, *args)
    return out, repr(e), now()


def inside_clause(out, fail):
    try:
        raise KeyError("outer")
    except KeyError:
        try:
            if fail:
                raise ValueError("v")
        finally:
            out.append(now())
        out.append(now())


def caught_inside(out):
    try:
        raise ValueError("v")
    finally:
        try:
            {}["k"]
        except KeyError as e:
            out.append(repr(e.__context__))
            out.append(now())
        out.append(now())


def helper_raises():
    try:
        raise IndexError("helper")
    except IndexError as e:
        return repr(e.__context__)


def context_of_callee(out):
    try:
        raise ValueError("v")
    finally:
        out.append(helper_raises())


def replaced(out):
    try:
        raise ValueError("v")
    finally:
        raise KeyError("k")


def left_by_return(out):
    try:
        raise ValueError("v")
    finally:
        out.append(now())
        return


def left_by_break(out):
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            out.append(now())
            break
    out.append(now())


def left_by_continue(out):
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            out.append(now())
            continue
    out.append(now())


def returns_through(out):
    try:
        return out.append("returning")
    finally:
        out.append(now())


def nested_finally(out):
    try:
        try:
            raise ValueError("inner")
        finally:
            out.append(now())
            try:
                raise KeyError("second")
            finally:
                out.append(now())
    finally:
        out.append(now())


def clause_then_finally(out):
    try:
        try:
            raise ValueError("v")
        except ValueError:
            out.append(now())
            raise KeyError("k")
        finally:
            out.append(now())
    except KeyError as e:
        out.append(repr(e.__context__))
    out.append(now())


def handled_then_finally(out):
    try:
        raise ValueError("v")
    except ValueError:
        out.append(now())
    finally:
        out.append(now())


def bare_raise(out, fail):
    try:
        if fail:
            raise ValueError("v")
    finally:
        try:
            raise
        except Exception as e:
            out.append(repr(e))


def generator_steps(out):
    def g():
        try:
            yield 1
        finally:
            out.append(now())
            yield 2
            out.append(now())

    it = g()
    out.append(next(it))
    try:
        out.append(it.throw(ValueError("thrown")))
        out.append(now())
        next(it)
    except ValueError as e:
        out.append(repr(e))
    it = g()
    out.append(list(it))


def with_inside(out):
    class M:
        def __enter__(self):
            return self

        def __exit__(self, *info):
            out.append(repr(info[1]))
            out.append(now())

    try:
        raise ValueError("v")
    finally:
        with M():
            out.append(now())


def formatted():
    try:
        try:
            raise ValueError("v")
        finally:
            text = traceback.format_exc()
            assert "ValueError: v" in text, text
    except ValueError:
        return text.splitlines()[-1]


def in_else(out):
    try:
        pass
    except ValueError:
        pass
    else:
        out.append(now())
        raise KeyError("else")
    finally:
        out.append(now())


def loop_of(n):
    total = 0
    for i in range(n):
        try:
            if i % 3 == 2:
                continue
            total += i
        finally:
            total += int(sys.exc_info()[0] is None)
    return total


async def waits(out):
    async def step():
        out.append(now())

    try:
        raise ValueError("v")
    finally:
        await step()
        out.append(now())


async def awaited():
    out = []
    try:
        await waits(out)
    except ValueError as e:
        out.append(repr(e))
    return out


outcome(seen, True)
outcome(seen, False)
outcome(inside_clause, True)
outcome(inside_clause, False)
outcome(caught_inside)
outcome(context_of_callee)
outcome(replaced)
raised(replaced, [])
repr(raised(replaced, []).__context__)
outcome(left_by_return)
outcome(left_by_break)
outcome(left_by_continue)
outcome(returns_through)
outcome(nested_finally)
repr(raised(nested_finally, []).__context__)
outcome(clause_then_finally)
outcome(handled_then_finally)
outcome(bare_raise, True)
outcome(bare_raise, False)
outcome(generator_steps)
outcome(with_inside)
formatted()
outcome(in_else)
loop_of(10)
awaited()
replaced([])
nested_finally([])
