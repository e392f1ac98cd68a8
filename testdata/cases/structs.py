"""Instances that no unseen code gets hold of, and what takes them out of hiding."""


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        if not isinstance(other, Vec):
            return NotImplemented
        return Vec(self.x + other.x, self.y + other.y)

    def __mul__(self, by):
        return Vec(self.x * by, self.y * by)

    def __rmul__(self, by):
        return self * by

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __eq__(self, other):
        return isinstance(other, Vec) and self.x == other.x and self.y == other.y

    def __str__(self):
        return f"<{self.x}, {self.y}>"

    @property
    def size(self):
        return (self.x * self.x + self.y * self.y) ** 0.5


def operators(a, b):
    v = Vec(1.5, 2.0) + Vec(0.5, -2.0)
    w = 3 * v
    u = -(w * 2)
    v += Vec(1.0, 1.0)
    return [str(u), f"{v}", v == Vec(3.0, 1.0), v != w, u.size]


class Animal:
    legs = 4
    sound = "?"

    def __init__(self, name):
        self.name = name
        self.seen = 0

    def speak(self, times=1):
        self.seen += times
        return self.sound * times

    def describe(self):
        return f"{self.name} {self.legs} {self.speak()}"


class Dog(Animal):
    sound = "woof"

    def __init__(self, name, age):
        super().__init__(name)
        self.age = age


class Bird(Animal):
    legs = 2

    def speak(self, times=2):
        return "tweet" + super().speak(times)

    def fly(self, *, high):
        return high + 1


class Puppy(Dog):
    def describe(self):
        return "little " + super().describe()


def animals():
    out = []
    for a in [Dog("rex", 3), Bird("bo"), Puppy("bit", 1), Animal("it")]:
        out.append(a.describe())
        out.append(a.speak(3))
        if isinstance(a, Dog):
            out.append(a.age)
        elif isinstance(a, Bird):
            out.append(a.fly(high=2))
        out.append(a.seen)
    return out


class Late:
    def __init__(self, early):
        if early:
            self.value = 1

    def get(self):
        return self.value


def unset(early):
    return Late(early).get()


class Calls:
    def __init__(self):
        self.hello()
        self.word = "a"

    def hello(self):
        self.word = "b"
        self.other = self.word


def calls():
    c = Calls()
    return [c.word, c.other]


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


def slotted(which):
    s = Slotted(1)
    if which == 0:
        s.b = 2
        return s.a + s.b
    if which == 1:
        return s.b
    s.c = 3
    return s


class Counter:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * 10

    def __contains__(self, x):
        return x == "in"

    def __iter__(self):
        for i in range(self.n):
            yield i + 100

    def __call__(self, x, y=1):
        return self.n + x * y


def protocols(n):
    c = Counter(n)
    return [len(c), bool(c), c[0] if n else None, "in" in c, "out" in c, list(c), sum(c), [x for x in c], c(2), c(2, y=3)]


def negative():
    return len(Counter(-1))


class Bag:
    def __init__(self):
        self.items = []
        self.index = {}

    def add(self, key, value):
        self.items.append(value)
        self.index[key] = value
        return self


def bags():
    b = Bag().add("x", 1).add("y", 2)
    c = Bag()
    c.add("z", "text")
    return [b.items, b.index, c.items, c.index]


class Seen:
    def __init__(self, x):
        self.x = x


def attributes(name):
    s = Seen(1)
    setattr(s, name, 5)
    return [s.x, sorted(vars(s).items())]


class Held:
    def __init__(self, x):
        self.x = x

    def __lt__(self, other):
        return self.x < other.x

    def __repr__(self):
        return f"Held({self.x!r})"


def held():
    list_ = [Held(3), Held(1), Held(2)]
    list_.sort()
    return [str(list_), repr(min(list_)), repr({"k": Held("v")})]


class Node:
    def __init__(self, value, rest=None):
        self.value = value
        self.rest = rest


def chain(n):
    node = None
    for i in range(n):
        node = Node(i, node)
    total = 0
    while node is not None:
        total = total * 2 + node.value
        node = node.rest
    return total


def missing(n):
    node = Node(n)
    return node.rest.value


def identity():
    a, b = Node(1), Node(1)
    return [a is a, a is b, a == a, a == b, a != b, bool(a), not a]


class Boxed:
    def __init__(self, x):
        self.x = x


def boxes(f):
    b = Boxed(1)
    f(b)
    return b.x


def closure():
    v = Vec(1, 2)

    def move():
        v.x += 1
        return v

    move()
    return [v.x, move().x]


def raised():
    try:
        Vec("a", 1) + Vec(2, 2)
    except TypeError as e:
        return str(e)


def wrong():
    return Vec(1, 2) + 3


class LateNode:
    label = "none"

    def __init__(self, v):
        self.v = v
        self.start()
        self.after = v + 1

    def start(self):
        self.count = 0

    def link(self, other):
        self.next = other

    def name(self):
        return self.label


def late_chain(n):
    first = last = LateNode(0)
    for i in range(1, n):
        x = LateNode(i)
        last.link(x)
        last = x
        if i % 3 == 0:
            x.label = f"n{i}"
    total = 0
    names = []
    x = first
    for i in range(n - 1):
        total += x.v + x.after + x.count
        names.append(x.name())
        x = x.next
    try:
        x.next
    except AttributeError as e:
        names.append(str(e))
    x.next = first
    return total, names, x.next.v, last.next is first


class EarlyReader:
    def __init__(self, early):
        self.early = early
        self.read()
        self.late = 1.5

    def read(self):
        if self.early:
            self.late


def early_reader(early):
    r = EarlyReader(early)
    r.late += 1
    return r.late


class LatePair:
    def area(self):
        return self.side * self.side


class LateLeft(LatePair):
    def grow(self, n):
        self.side = n


class LateRight(LatePair):
    def grow(self, n):
        if n > 2:
            self.side = n + 1


def late_pair(left, n):
    p = LateLeft() if left else LateRight()
    p.grow(n)
    try:
        return p.area()
    except AttributeError as e:
        return str(e), e.name


operators(1, 2)
animals()
unset(True)
unset(False)
calls()
slotted(0)
slotted(1)
slotted(2)
protocols(3)
protocols(0)
negative()
bags()
attributes("x")
attributes("y")
held()
chain(6)
missing(1)
identity()
boxes(lambda b: setattr(b, "x", "y"))
closure()
raised()
wrong()
late_chain(10)
late_chain(2)
early_reader(False)
early_reader(True)
late_pair(True, 2)
late_pair(False, 2)
late_pair(False, 3)
