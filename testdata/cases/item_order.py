"""Lists of instances, and of tuples with such in them, sorted and kept as heaps in the order that their classes say."""

import heapq
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    priority: int
    name: str
    payload: list = field(default_factory=list, compare=False)


class Version:
    def __init__(self, text):
        self.parts = [int(p) for p in text.split(".")]
        self.asked = 0

    def __lt__(self, other):
        self.asked += 1
        return self.parts < other.parts

    def __repr__(self):
        return ".".join(map(str, self.parts))


class Picky:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n == 3 or other.n == 3:
            raise ValueError(f"{self.n} and {other.n}")
        return self.n < other.n


class Event:
    def __init__(self, name):
        self.name = name


class Meddler:
    def __init__(self, n, target):
        self.n = n
        self.target = target

    def __lt__(self, other):
        if self.n == 2:
            self.target.append(self)
        return self.n < other.n


class Same:
    def __init__(self, key, n):
        self.key = key
        self.n = n

    def __eq__(self, other):
        return self.key == other.key

    def __lt__(self, other):
        return self.n > other.n


def dataclasses_sorted():
    jobs = [Job(n * 7 % 5, "abcdef"[n * 5 % 6], [n]) for n in range(12)]
    print([(j.priority, j.name, j.payload) for j in sorted(jobs)])
    print([(j.priority, j.name) for j in sorted(jobs, reverse=True)])
    jobs.sort()
    print([j.payload[0] for j in jobs])
    jobs.sort(reverse=True)
    print([j.payload[0] for j in jobs])
    print(len(sorted(jobs[:0])), sorted(jobs[:1])[0].name)


def methods_sorted():
    versions = [Version(t) for t in "1.10 1.9 1.2.3 0.1 1.2 2.0 1.9".split()]
    print(" ".join(map(str, [v.parts for v in sorted(versions)])))
    print([v.asked for v in versions])
    versions.sort(reverse=True)
    print([v.parts for v in versions])


def failing_order():
    items = [Picky(n) for n in (5, 4, 3, 1, 2)]
    try:
        items.sort()
    except ValueError as e:
        print(e)
    print(sorted(x.n for x in items))
    try:
        print(sorted(items))
    except ValueError as e:
        print(e)
    print(len(items))


def changed_meanwhile():
    items = []
    for n in (3, 2, 1):
        items.append(Meddler(n, items))
    try:
        items.sort()
    except ValueError as e:
        print(e)
    print([m.n for m in items])
    print([m.n for m in sorted(items)], len(items))
    heap = []
    try:
        for n in (5, 4, 2, 1):
            heapq.heappush(heap, Meddler(n, heap))
    except RuntimeError as e:
        print(e, [m.n for m in heap])


def heaps_of_instances():
    heap = []
    for n in range(15):
        heapq.heappush(heap, Job(n * 7 % 11, "job", [n]))
    print([heapq.heappop(heap).payload[0] for _ in range(len(heap))])
    try:
        heapq.heappop(heap)
    except IndexError as e:
        print(e)
    jobs = [Job(-n, "x") for n in range(6)]
    heapq.heapify(jobs)
    print([j.priority for j in jobs], heapq.heappop(jobs).priority, [j.priority for j in jobs])


def heaps_of_events():
    agenda = []
    counter = 0
    for n in range(12):
        counter += 1
        heapq.heappush(agenda, (n * 5 % 7, counter, Event(f"e{n}")))
    out = []
    while agenda:
        at, _, event = heapq.heappop(agenda)
        out.append(f"{at}{event.name}")
        if event.name == "e3":
            counter += 1
            heapq.heappush(agenda, (at + 3, counter, Event("late")))
    print(" ".join(out))


def ties():
    agenda = [(1, Event("a"))]
    try:
        heapq.heappush(agenda, (1, Event("b")))
    except TypeError as e:
        print(e)
    print(len(agenda), [e.name for _, e in agenda])
    same = Event("s")
    pairs = [(1, same), (1, same), (0, same)]
    pairs.sort()
    print([n for n, _ in pairs])
    try:
        sorted([(2, Event("x")), (2, Event("y"))])
    except TypeError as e:
        print(e)
    plain = [Event("x"), Event("y")]
    try:
        plain.sort()
    except TypeError as e:
        print(e)
    print([e.name for e in plain])


def equal_by_method():
    rows = [(1, Same("a", 1), 5), (1, Same("a", 2), 4), (1, Same("b", 3), 3), (0, Same("b", 9), 9)]
    print([(a, s.key, s.n, c) for a, s, c in sorted(rows)])
    rows.sort(reverse=True)
    print([(a, s.key, s.n, c) for a, s, c in rows])
    heapq.heapify(rows)
    print([(a, s.n) for a, s, _ in rows])


dataclasses_sorted()
methods_sorted()
failing_order()
changed_meanwhile()
heaps_of_instances()
heaps_of_events()
ties()
equal_by_method()
