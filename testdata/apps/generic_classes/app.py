"""Generic classes and protocols of the program's own, as repositories and services use them."""

from abc import ABC, abstractmethod
from typing import Any, Callable, Dict, Generic, Iterator, List, Optional, Protocol, Type, TypeVar, runtime_checkable

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel

T = TypeVar("T", bound=BaseModel)
K = TypeVar("K")
V = TypeVar("V")


class Store(ABC, Generic[K, T]):
    """Keeps models by a key that a subclass takes from them."""

    def __init__(self, model: Type[T]) -> None:
        self.model = model
        self.rows: Dict[K, T] = {}

    @abstractmethod
    def key(self, row: T) -> K: ...

    def put(self, **values: Any) -> T:
        row = self.model(**values)
        self.rows[self.key(row)] = row
        return row

    def get(self, key: K) -> Optional[T]:
        return self.rows.get(key)

    def __iter__(self) -> Iterator[T]:
        return iter(self.rows.values())

    def __len__(self) -> int:
        return len(self.rows)


class Named(Store[str, T]):
    def key(self, row: T) -> str:
        return row.name


class Plant(BaseModel):
    name: str
    height: float = 1.0


class Plants(Named[Plant]):
    def tallest(self) -> Plant:
        return max(self, key=lambda plant: plant.height)


class Lazy(Generic[V]):
    def __init__(self, make: Callable[[], V]) -> None:
        self.make, self.made = make, []

    @property
    def value(self) -> V:
        if not self.made:
            self.made.append(self.make())
        return self.made[0]


class Pair(Dict[str, int]):
    def total(self) -> int:
        return sum(self.values())


class Sender(Protocol):
    channel: str

    def send(self, text: str) -> str: ...


@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...


class Mail:
    """A Sender by its shape."""

    channel = "mail"

    def send(self, text: str) -> str:
        return "mail: " + text


class Pigeon(Sender):
    """A Sender by name."""

    channel = "pigeon"

    def __init__(self, name: str) -> None:
        self.name = name

    def send(self, text: str) -> str:
        return f"{self.name} flies with {text!r}"

    def close(self) -> None:
        pass


app = FastAPI()
plants = Plants(Plant)
plants.put(name="fern")
cached = Lazy[int](lambda: 42)
pigeon = Pigeon("Gus")


def sender(by: str = "mail") -> Sender:
    return pigeon if by == "pigeon" else Mail()


@app.post("/plants")
def add(plant: Plant) -> Plant:
    return plants.put(**plant.model_dump())


@app.get("/plants", response_model=List[Plant])
def read_all():
    return list(plants)


@app.get("/plants/tallest")
def tallest() -> Plant:
    return plants.tallest()


@app.get("/plants/{name}")
def read(name: str) -> Plant:
    found = plants.get(name)
    if found is None:
        raise HTTPException(404, f"no {name} among {len(plants)}")
    return found


@app.get("/send")
def send(text: str, by: Sender = Depends(sender)):
    return {"sent": by.send(text), "channel": by.channel, "closable": isinstance(by, Closable)}


@app.get("/classes")
def classes():
    own = Lazy[str](lambda: "made")
    pair = Pair(a=1, b=2)
    try:
        Sender()
    except TypeError as error:
        protocol = str(error)
    try:
        Store(Plant)
    except TypeError as error:
        abstract = str(error)
    return {
        "value": [own.value, cached.value, Lazy(list).value],
        "pair": [pair, pair.total()],
        "order": [c.__name__ for c in Plants.__mro__],
        "protocols": [c.__name__ for c in Pigeon.__mro__],
        "instances": [isinstance(plants, Store), isinstance(own, Lazy), issubclass(Plants, Named)],
        "errors": [protocol, abstract],
    }
