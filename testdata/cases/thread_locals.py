"""threading.local, and what threads say of themselves."""

import threading

LOCAL = threading.local()
LOCAL.x = "from import"


class Counter(threading.local):
    step = 2

    def __init__(self, start=0):
        self.n = start

    @property
    def twice(self):
        return self.n * 2

    def count(self):
        self.n += self.step
        return self.n


COUNTER = Counter(10)


def in_thread(f):
    out = []

    def run():
        try:
            out.append(f())
        except Exception as e:
            out.append((type(e).__name__, str(e)))

    t = threading.Thread(target=run)
    t.start()
    t.join()
    return out[0]


def attributes():
    here = threading.local()
    here.a = 1
    here.b = 2
    del here.b
    other = in_thread(lambda: (hasattr(here, "a"), here.__dict__))
    return here.a, hasattr(here, "b"), here.__dict__, other, in_thread(lambda: here.a)


def classes():
    c = Counter(5)
    c.count()
    return c.n, c.twice, in_thread(lambda: (c.n, c.count(), c.twice)), c.n, Counter.step, isinstance(c, threading.local)


def at_start():
    return LOCAL.x, in_thread(lambda: hasattr(LOCAL, "x")), in_thread(lambda: COUNTER.n)


def faults():
    out = []
    for f in (lambda: threading.local(1), lambda: threading.local().x, lambda: delattr(threading.local(), "x"), lambda: setattr(threading.local(), "__dict__", {}), lambda: setattr(Counter(), "twice", 1)):
        try:
            out.append(f())
        except Exception as e:
            out.append((type(e).__name__, str(e)))
    return out


def named():
    t = threading.Thread(target=lambda: None, name="worker", daemon=True)
    before = t.is_alive(), t.ident, t.getName(), t.isDaemon(), repr(t)
    t.setName("other")
    t.start()
    t.join()
    return before, t.name, t.is_alive(), t.ident == t.native_id or t.ident is not None, repr(t).partition(",")[0], threading.active_count() >= 1, threading.main_thread() in threading.enumerate()


def current():
    return in_thread(lambda: threading.current_thread().name.partition("-")[0]), in_thread(lambda: threading.current_thread() in threading.enumerate())


attributes()
classes()
at_start()
faults()
named()
current()
