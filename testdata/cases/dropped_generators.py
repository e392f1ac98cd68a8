"""Generators that nothing refers to any more are closed at once: their finally clauses run."""

import asyncio
import itertools
import threading

log = []


def gen(n=3):
    try:
        for i in range(n):
            yield i
    finally:
        log.append("closed")


class It:
    def __iter__(self):
        try:
            yield 1
            yield 2
        finally:
            log.append("iter closed")


def rec(d):
    try:
        yield d
        if d:
            yield from rec(d - 1)
    finally:
        log.append(f"rec {d}")


def ended():
    log.append("after")
    r = log[:]
    log.clear()
    return r


def loop_left():
    for x in gen():
        break
    return ended()


def loop_over_iterable():
    for x in It():
        break
    return ended()


def recursive():
    for x in rec(3):
        if x == 1:
            break
    return ended()


def next_of():
    log.append(next(gen()))
    return ended()


def any_of():
    log.append(any(x == 1 for x in gen()))
    return ended()


def zipped():
    log.append(list(zip([1], gen())))
    return ended()


def deleted():
    g = gen()
    next(g)
    del g
    return ended()


def function_end():
    def f():
        g = gen()
        return next(g)

    log.append(f())
    return ended()


def reassigned():
    g = gen()
    next(g)
    g = None
    return ended()


def sliced():
    for x in itertools.islice(gen(), 1):
        pass
    return ended()


def unpacked():
    a, b, *c = gen()
    log.append("x")
    try:
        a, b = gen()
    except ValueError as e:
        log.append(str(e))
    return ended()


def returned_from():
    def f():
        for x in gen():
            return x

    log.append(f())
    return ended()


def raised_from():
    try:
        for x in gen():
            raise ValueError
    except ValueError:
        log.append("handler")
    return ended()


def contained():
    log.append(1 in gen())
    return ended()


def two_zipped():
    for a, b in zip(gen(5), gen(2)):
        pass
    return ended()


def expression():
    for x in (y for y in gen()):
        break
    return ended()


def mapped():
    for x in map(str, gen()):
        break
    for i, x in enumerate(gen()):
        break
    log.append(min(gen()))
    return ended()


async def numbers(n=3):
    try:
        for i in range(n):
            yield i
    finally:
        log.append("async closed")


async def left_async():
    async for x in numbers():
        if x == 1:
            break
    log.append("left")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return ended()


async def held_async():
    g = numbers()
    log.append(await g.__anext__())
    log.append(await g.asend(None))
    g = None
    log.append("let go")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return ended()


def guarded():
    with lock:
        yield 1
        yield 2


lock = threading.Lock()


def locks_are_given_back():
    out = [next(guarded()), lock.locked()]
    g = guarded()
    out += [next(g), lock.locked()]
    g = guarded()
    out += [lock.locked(), next(g), lock.locked()]
    del g
    out.append(lock.locked())
    return out


def ignores():
    try:
        yield 1
    finally:
        log.append("cleaned")
        raise ValueError("not seen by the caller")


def errors_are_not_seen():
    try:
        for x in ignores():
            return ended()
    finally:
        log.append("end")


def handed_on():
    g = gen()
    next(g)
    keep.append(g)
    return ended()


keep = []


def kept_elsewhere():
    out = [next(keep[0]), log[:]]
    keep.clear()
    log.clear()
    return out


loop_left()
loop_over_iterable()
recursive()
next_of()
any_of()
zipped()
deleted()
function_end()
reassigned()
sliced()
unpacked()
returned_from()
raised_from()
contained()
two_zipped()
expression()
mapped()
left_async()
held_async()
locks_are_given_back()
handed_on()
