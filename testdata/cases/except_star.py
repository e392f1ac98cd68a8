"""except* in all its ways: parts, the rest, raising inside, naked exceptions, nesting."""


def describe(e):
    if isinstance(e, BaseExceptionGroup):
        return (type(e).__name__, e.message, [describe(x) for x in e.exceptions])
    return (type(e).__name__, str(e))


def group(*names):
    made = []
    for name in names:
        if isinstance(name, tuple):
            made.append(group(*name))
        else:
            made.append({"v": ValueError, "t": TypeError, "k": KeyError, "o": OSError}[name](name))
    return ExceptionGroup("g", made)


def split(*names):
    log = []
    try:
        raise group(*names)
    except* ValueError as e:
        log.append(("value", describe(e)))
    except* (TypeError, KeyError) as e:
        log.append(("type or key", describe(e)))
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


split("v")
split("v", "t")
split("v", "t", "k")
split("t", "k", ("v", "t"))
split(("v", ("v", "k")), "v")


def rest(*names):
    try:
        split(*names)
    except ExceptionGroup as e:
        return describe(e)


rest("o")
rest("v", "o")
rest("v", ("o", "v"), ("t", "k"))
split("v", "o")
split(("o",), "k")


def naked(e):
    log = []
    try:
        raise e
    except* ValueError as g:
        log.append((repr(g), describe(g)))
    return log


naked(ValueError("x"))
naked(UnicodeError("x"))
naked(KeyError("x"))


def raise_inside(what):
    try:
        raise ExceptionGroup("eg", [ValueError("a"), TypeError(2), KeyError(3)])
    except* ValueError as e:
        if what == "new":
            raise KeyError("x")
        if what == "from":
            raise KeyError("x") from e
        if what == "from none":
            raise KeyError("x") from None
        if what == "bare":
            raise
        if what == "same":
            raise e
    except* TypeError:
        if what == "bare":
            raise
    except* KeyError:
        if what == "both":
            raise OSError("y")


def caught(what):
    try:
        raise_inside(what)
    except BaseException as e:
        return describe(e), repr(e.__context__), repr(e.__cause__)


caught("new")
caught("from")
caught("from none")
caught("bare")
caught("same")
caught("both")
caught("")
raise_inside("new")
raise_inside("bare")


def naked_inside(what):
    try:
        raise ValueError("a")
    except* ValueError:
        if what == "bare":
            raise
        raise KeyError(1)


naked_inside("bare")
naked_inside("new")


def wrong_class():
    try:
        raise ValueError(1)
    except* ExceptionGroup:
        x = 1


def wrong_value(c):
    try:
        raise ValueError(1)
    except* c:
        pass
    return "passed"


wrong_class()
wrong_value(3)
wrong_value(ValueError)
wrong_value((ValueError, KeyError))
wrong_value(())
wrong_value((ValueError, "x"))


def no_error(x: int) -> str:
    try:
        y = 10 // x
    except* ZeroDivisionError as e:
        return_value = f"zero {e.exceptions!r}"
    else:
        return_value = f"ok {y}"
    return return_value


no_error(2)
no_error(0)


def name_is_deleted():
    try:
        raise ValueError(1)
    except* ValueError as e:
        pass
    return e


name_is_deleted()


def in_loop():
    log = []
    for i in range(4):
        try:
            if i % 2:
                raise ExceptionGroup(str(i), [ValueError(i), TypeError(i)])
            log.append(i)
        except* ValueError as e:
            for x in e.exceptions:
                if x.args[0] == 3:
                    break
                log.append(x.args)
        except* TypeError as e:
            log.append(e)
            continue_ = True
        finally:
            log.append("f")
    return log


in_loop()


def nested():
    log = []
    try:
        try:
            raise group("v", "t", "o")
        except* ValueError:
            log.append("inner")
            raise KeyError("from inner")
    except* KeyError as e:
        log.append(describe(e))
    except* (TypeError, OSError) as e:
        log.append(describe(e))
    return log


nested()


def handled_inside():
    import sys
    seen = []
    try:
        raise group("v", "t")
    except* ValueError:
        seen.append(describe(sys.exc_info()[1]))
        try:
            raise RuntimeError("r")
        except RuntimeError as r:
            seen.append(describe(r.__context__))
        seen.append(describe(sys.exception()))
    except* TypeError:
        seen.append(describe(sys.exception()))
    seen.append(sys.exception())
    return seen


handled_inside()


def in_generator():
    try:
        yield 1
        raise group("v", "k")
    except* ValueError as e:
        yield describe(e)
    except* KeyError as e:
        yield describe(e)
    yield "end"


list(in_generator())


async def in_async():
    import asyncio

    async def fail(e):
        await asyncio.sleep(0)
        raise e

    log = []
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(fail(ValueError(1)))
            g.create_task(fail(KeyError(2)))
    except* ValueError as e:
        log.append(describe(e))
    except* KeyError as e:
        log.append(describe(e))
    return log


in_async()


class Own(ExceptionGroup):
    def __new__(cls, message, exceptions, code=0):
        self = super().__new__(cls, message, exceptions)
        self.code = code
        return self

    def derive(self, exceptions):
        return Own(self.message, exceptions, self.code)


def own():
    log = []
    try:
        raise Own("own", [ValueError(1), TypeError(2)], 7)
    except* ValueError as e:
        log.append((type(e).__name__, e.code, e.exceptions))
    except* TypeError as e:
        log.append((type(e).__name__, e.code, e.exceptions))
    return log


own()


def with_notes():
    try:
        e = group("v", "t")
        e.add_note("note")
        raise e
    except* ValueError as g:
        return_value = g.__notes__
    except* TypeError as g:
        g.add_note("more")
        return_value = return_value + g.__notes__
    return return_value


with_notes()
