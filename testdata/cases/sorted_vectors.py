"""bisect and heapq on lists of ints, floats, texts and tuples."""

import bisect
import heapq
from bisect import bisect_left, insort


def ints(n):
    a = []
    for i in range(n):
        insort(a, i * 7 % 11)
    return a, bisect_left(a, 5), bisect.bisect(a, 5), bisect.bisect_right(a, -1), bisect.bisect_left(a, 100), bisect.bisect_left([], 1)


def floats(n):
    a = [0.5, 1.5]
    for i in range(n):
        bisect.insort_left(a, i * 0.75 % 2.0)
    a.append(float("nan"))
    out = [bisect.bisect_left(a, 1.5), bisect.bisect_right(a, 1.5), bisect.bisect(a, float("nan")), bisect.bisect_left(a, float("inf"))]
    return [str(x) for x in a], out


def texts(n):
    names = ["ann", "bob", "eve"]
    for i in range(n):
        bisect.insort(names, "c" + str(i * 3 % 7))
    names.insert(0, "é")
    return names, bisect.bisect_left(names, "bob"), bisect.bisect_right(names, ""), bisect.bisect(names, "zz"), bisect.bisect(names, "\ud800")


def pairs(n):
    a = []
    for i in range(n):
        insort(a, (i * 5 % 7, "x" * (i % 3)))
    out = []
    for x, s in a:
        out.append(str(x) + s)
    return out, bisect_left(a, (3, "")), bisect.bisect(a, (3, "xx"))


def unsorted(n):
    a = [5, 1, 9, 2, 8]
    bisect.insort(a, n)
    return a, bisect.bisect(a, 4), bisect.bisect_left(a, 8)


def others(n):
    a = [1, 2, 2, 3]
    b = [1.5, 2.5]
    words = ["b", "d"]
    out = [bisect.bisect(a, 2, 0, 2), bisect.bisect_left(a, 2.5), bisect.bisect(b, 2), bisect.bisect_left(a, x=2)]
    out.append(bisect.bisect_left([-3, -2], 2, key=lambda x: -x))
    try:
        bisect.bisect(words, n)
    except TypeError as e:
        out.append(str(e))
    try:
        bisect.bisect(a, 2, -1)
    except ValueError as e:
        out.append(str(e))
    return out


def grades(n):
    out = []
    for score in (33, 60, 77, 89, n, 100):
        out.append("FDCBA"[bisect.bisect([60, 70, 80, 90], score)])
    return "".join(out)


def float_heap(n):
    h = []
    for i in range(n):
        heapq.heappush(h, i * 0.37 % 1.0)
    out = [heapq.heappop(h) for _ in range(n // 2)]
    heapq.heapify(h)
    while h:
        out.append(heapq.heappop(h))
    try:
        heapq.heappop(h)
    except IndexError as e:
        return out, str(e)


def text_heap(n):
    h = ["w" + str(i * 13 % 17) for i in range(n)]
    heapq.heapify(h)
    heapq.heappush(h, "a")
    out = []
    while len(h) > 1:
        out.append(heapq.heappop(h))
    return out, h


def big_heap(n):
    h = []
    for i in range(n):
        heapq.heappush(h, 2 ** (i * 11 % 90))
    return [heapq.heappop(h) for _ in range(n)]


def typed_sums(n):
    h = []
    total = 0.0
    for i in range(n):
        heapq.heappush(h, (i * 0.5) % 3.25)
    while h:
        total = total * 0.5 + heapq.heappop(h)
    prices = []
    for i in range(n):
        bisect.insort(prices, i * 31 % 101)
    best = prices[-1] if n % 2 else prices[0]
    prices.remove(best)
    return total, best, len(prices), sum(prices), bisect.bisect_left(prices, 50)


ints(9)
floats(5)
texts(6)
pairs(12)
unsorted(4)
others(3)
grades(59)
float_heap(12)
text_heap(9)
big_heap(12)
typed_sums(14)
