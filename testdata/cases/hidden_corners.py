"""Corners of instances and lists that are kept with static types: what must show that they are not special."""


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

    def tail(self):
        node = self
        while node.next is not None:
            node = node.next
        return node


class Late:
    def __init__(self, flag):
        if flag:
            self.extra = 1
        self.sure = 2


class Partial:
    def __init__(self, n):
        self.a = n
        self.b = self.missing() if n > 2 else 0
        self.c = 3

    def missing(self):
        return self.c


class Raising:
    made = 0

    def __init__(self, n):
        self.n = n
        if n < 0:
            raise ValueError(f"negative: {n}")
        self.m = 10 // n


class Base:
    kind = "base"

    def __init__(self, x):
        self.x = x

    def describe(self):
        return f"{self.kind}:{self.x}:{self.weight()}"

    def weight(self):
        return self.x

    def __eq__(self, other):
        return isinstance(other, Base) and self.x == other.x

    def __lt__(self, other):
        return self.x < other.x


class Derived(Base):
    kind = "derived"

    def __init__(self, x, y):
        super().__init__(x)
        self.y = y

    def weight(self):
        return super().weight() * self.y


class Accumulator:
    def __init__(self):
        self.total = 0
        self.items = []

    def add(self, x):
        self.total += x
        self.items.append(x)
        return self


class Counter:
    count = 0

    def bump(self):
        self.count += 1
        return self.count


class Pair:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a = a
        self.b = b

    def swap(self):
        self.a, self.b = self.b, self.a
        return self


def chain(n):
    head = Node(0)
    node = head
    for i in range(1, n):
        node.next = Node(i)
        node = node.next
    return head.tail().value, head.next.next.value if n > 2 else None


def late(flag):
    x = Late(flag)
    return x.sure, x.extra


def partial(n):
    return Partial(n).b


def raising(n):
    x = None
    try:
        x = Raising(n)
    except ValueError as e:
        return str(e), x
    return x.m


def overflow_field(n):
    a = Accumulator()
    for i in range(n):
        a.add(2**62)
    return a.total, a.items[-1]


def mixed_field():
    a = Accumulator()
    a.add(1).add(2.5).add(True)
    return a.total, a.items


def field_becomes_text():
    n = Node(1)
    n.value = "text"
    return n.value * 2


def overridden(xs):
    out = []
    for x in xs:
        b = Derived(x, x + 1) if x % 2 else Base(x)
        out.append(b.describe())
    return out


def compared():
    a, b, c = Base(1), Derived(1, 5), Base(2)
    return a == b, b == a, a != c, a < c, a is a, a is not b, [x.x for x in sorted([c, a])]


def equal_without_eq():
    a, b = Node(1), Node(1)
    return a == b, a == a, a != b, a in [b], a in [b, a]


def shared_counter():
    a, b = Counter(), Counter()
    a.bump()
    a.bump()
    return a.count, b.count, Counter.count


def slots():
    p = Pair(1, "x").swap()
    return p.a, p.b


def slots_refuse():
    p = Pair(1, 2)
    p.c = 3
    return p.c


def unset_slot():
    p = Pair.__new__(Pair)
    return p.a


def unknown_attribute():
    return Node(1).nothing


def call_of_field():
    return Node(len).value("abc")


def method_as_value():
    n = Node(5)
    f = n.tail
    return f().value


def field_hides_method():
    n = Node(1)
    n.tail = lambda: "mine"
    return n.tail()


def deleted():
    n = Node(1)
    del n.value
    return n.value


def in_dict():
    n = Node(1)
    d = {n: "a"}
    return d[n], len({Node(1), Node(1)})


def text_of(n):
    return str(Node(n))[:10], f"{Base(n)!r}"[:10]


def swapped_fields():
    a, b = Node(1), Node(2)
    a.value, b.value = b.value, a.value
    a.next, b.next = b, a
    return a.value, a.next.next.value, a.next.next is a


def through_generator(n):
    nodes = (Node(i) for i in range(n))
    return sum(x.value for x in nodes)


def through_tuple():
    pair = (Node(1), Base(2))
    x, y = pair
    return x.value + y.x


def through_default(n, node=Node(40)):
    node.value += n
    return node.value


def nested_closure():
    n = Node(1)

    def bump():
        n.value += 1
        return n.value

    bump()
    return bump()


def empty_list_read():
    xs = []
    return xs[0]


def empty_list_pop():
    xs = []
    return xs.pop()


def empty_list_max():
    xs = []
    return max(xs)


def grow_while_iterating():
    xs = [1, 2, 3]
    seen = []
    for x in xs:
        seen.append(x)
        if len(xs) < 6:
            xs.append(x * 10)
    return seen, xs


def shrink_while_iterating():
    xs = list(range(10))
    out = []
    for x in xs:
        out.append(x)
        if x % 3 == 0:
            xs.pop()
    return out, xs


def clear_while_enumerating():
    xs = [1, 2, 3, 4]
    out = []
    for i, x in enumerate(xs):
        out.append((i, x))
        if i == 1:
            xs.clear()
    return out


def aliased():
    xs = [1, 2, 3]
    ys = xs
    ys.append(4)
    zs = xs + [5]
    zs[0] = 100
    return xs, ys, zs


def rows_shared():
    grid = [[0] * 3] * 2
    grid[0][1] = 5
    other = [[0] * 3 for _ in range(2)]
    other[0][1] = 5
    return grid, other


def negative_indices(i):
    xs = [10, 20, 30]
    xs[i] = 5
    return xs[i], xs[-1], xs


def slices(a, b, c):
    xs = list(range(10))
    return xs[a:b:c], xs[:], xs[::-1][0]


def slice_store():
    xs = list(range(5))
    xs[1:3] = [9, 9, 9]
    del xs[0]
    return xs


def int_or_bool():
    xs = [1, 2]
    xs.append(True)
    return xs, xs[2] is True


def int_or_float():
    xs = [1, 2]
    xs.append(0.5)
    return xs, sum(xs)


def large_in_vector():
    xs = [1, 2**70]
    xs[0] = xs[1] * 2
    xs.sort()
    return xs, min(xs), max(xs), sum(xs), 2**70 in xs


def minus_zero():
    xs = [0.0, -0.0, float("nan")]
    return xs[1], sorted(xs[:2]), xs[2] in xs


def repeated(n):
    return [1, 2] * n, [0] * -1


def multiplied_in_place():
    xs = [1]
    xs *= 3
    xs += (4, 5)
    xs += "ab"
    return xs


def extended_by_itself():
    xs = [1, 2]
    xs.extend(xs)
    xs += xs
    return xs


def sorted_reverse():
    xs = [3, 1, 2]
    return sorted(xs, reverse=True), sorted(xs, key=lambda x: -x), xs


def compared_lists():
    return [1, 2] == [1.0, 2.0], [1, 2] < [1, 3], [1] == (1,), [[1], [2]] == [[1], [2]]


def unpacked():
    xs = [1, 2, 3]
    a, *b = xs
    c, d, e = xs
    return a, b, c, d, e


def unpack_too_many():
    xs = [1, 2, 3]
    a, b = xs
    return a


def returned_to_unknown(f):
    xs = [1, 2, 3]
    f(xs)
    return xs


def insert_remove_index():
    xs = [5, 6, 7]
    xs.insert(1, 50)
    xs.remove(7)
    return xs, xs.index(50), xs.count(5)


def missing_index():
    return [1, 2].index(3)


def remove_missing():
    xs = [1, 2]
    xs.remove(9)


def text_items(words):
    out = []
    for w in words:
        out.append(w.upper())
    out.sort()
    return out, "".join(out), ",".join(reversed(out))


def index_by_bool():
    xs = [10, 20]
    return xs[True], xs[False]


def index_by_text():
    xs = [10, 20]
    return xs["0"]


def index_by_float():
    xs = [10, 20]
    xs[1.0] = 5


def huge_index():
    xs = [1]
    return xs[2**70]


def holds_itself():
    xs = []
    xs.append(xs)
    return len(xs), xs[0] is xs, repr(xs)


def hold_each_other():
    a = []
    b = [a]
    a.append(b)
    return len(a[0][0]), a[0][0] is a


def holds_itself_late(n):
    xs = [[1], [2]]
    ys = xs[0]
    if n:
        zs = [xs]
        xs = zs
    return len(xs), ys


chain(2)
chain(5)
late(True)
late(False)
partial(1)
partial(5)
raising(-1)
raising(5)
raising(0)
overflow_field(3)
mixed_field()
field_becomes_text()
overridden([1, 2, 3, 4])
compared()
equal_without_eq()
shared_counter()
slots()
slots_refuse()
unset_slot()
unknown_attribute()
call_of_field()
method_as_value()
field_hides_method()
deleted()
in_dict()
text_of(3)
swapped_fields()
through_generator(4)
through_tuple()
through_default(1)
through_default(1)
nested_closure()
empty_list_read()
empty_list_pop()
empty_list_max()
grow_while_iterating()
shrink_while_iterating()
clear_while_enumerating()
aliased()
rows_shared()
negative_indices(-1)
negative_indices(-3)
negative_indices(3)
negative_indices(-4)
slices(1, 8, 2)
slices(None, None, -3)
slices(8, 1, -2)
slices(0, 5, 0)
slice_store()
int_or_bool()
int_or_float()
large_in_vector()
minus_zero()
repeated(2)
repeated(0)
multiplied_in_place()
extended_by_itself()
sorted_reverse()
compared_lists()
unpacked()
unpack_too_many()
returned_to_unknown(lambda xs: xs.append("x"))
insert_remove_index()
missing_index()
remove_missing()
text_items(["b", "a"])
index_by_bool()
index_by_text()
index_by_float()
huge_index()
holds_itself()
hold_each_other()
holds_itself_late(0)
holds_itself_late(1)
