from typing import *
from typing import get_type_hints, get_origin, get_args, ForwardRef
import typing, collections.abc
print(List[int], Dict[str, int], Optional[int], Union[int, str], Union[int, None, str], Tuple[int, ...], Tuple[()], Callable[[int, str], bool], Callable[..., int])
print(Any, Union, Optional, ClassVar[int], Final[str], Literal["a", 1, None], Annotated[int, "meta", 5], Type[int], Set[str], FrozenSet[int])
print(Sequence[int], Mapping[str, int], Iterable[int], Generator[int, None, str], Awaitable[int], Iterator[str], Deque[int], DefaultDict[str, int])
print(List, Dict, NoReturn, Never, Self, Optional[List["X"]], List["Y"], list[int], dict[str, list[int]], tuple[int, ...], type[int], int | None, int | str | None, list["Z"])
print(Union[int], Union[int, int], Union[int, Union[str, float]], Optional[Union[int, None]], Union[int, str] == Union[str, int], List[int] == List[int], hash(List[int]) == hash(List[int]))
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]), get_args(Optional[int]), get_origin(int | str), get_origin(list[int]), get_args(Callable[[int], str]), get_args(Callable[..., str]), get_origin(Annotated[int, 1]), get_args(Annotated[int, 1]), get_origin(int), get_args(Literal[1, "a"]), get_origin(Literal[1]), get_args(Tuple[int, ...]), get_origin(Callable[[], int]) is collections.abc.Callable, get_origin(List), get_args(List), get_origin(Generic[TypeVar("T")]) is Generic)
T = TypeVar("T")
K = TypeVar("K", bound=int)
S = TypeVar("S", int, str)
print(T, K, K.__bound__, S.__constraints__, T.__name__, TypeVar("C", covariant=True), List[T], List[T][int], Dict[str, T][int], Optional[T][str], Union[T, int][str], List[List[T]][int], List[T].__parameters__, Annotated[T, 1][int], Callable[[T], T][int])
class Box(Generic[T]):
    v: T
    def get(self) -> T: return self.v
print(Box[int], Box.__parameters__, Box[int].__origin__, Box[int].__args__, Box[int]().__class__, Box.__orig_bases__, Box[List[T]], Box[List[T]][str])
class Sub(Box[str], Generic[K]): pass
print(Sub.__mro__, Sub.__parameters__, Sub[int], Sub.__orig_bases__)
class Two(Dict[str, T]): pass
print(Two.__mro__, Two[int], Two(a=1))
print(get_type_hints(Box), Box.__annotations__)
def f(a: "int", b: Optional["Box"] = None, *c: List["int"], d: Annotated[str, "m"] = "x", **e: "T") -> "Box[int]": ...
print(get_type_hints(f))
print(get_type_hints(f, include_extras=True)["d"])
print(f.__annotations__)
class Node:
    next: Optional["Node"]
    kids: "List[Node]"
    other: ClassVar["int"] = 1
print(get_type_hints(Node))
class Child(Node):
    own: int
    kids: int
print(get_type_hints(Child))
for bad in (lambda: List[int, str], lambda: Optional[int, str], lambda: Dict[int], lambda: List[1], lambda: Union[()], lambda: Box[int, str], lambda: Any[int], lambda: Annotated[int], lambda: int[str], lambda: List[int][str], lambda: Callable[int], lambda: Callable[int, str], lambda: Literal, lambda: NoReturn[int], lambda: Any(), lambda: List(), lambda: Union[int, 3], lambda: Generic[int], lambda: get_type_hints(Undef())):
    try: print(bad())
    except TypeError as e: print("TypeError:", e)
    except NameError as e: print("NameError:", e)
print(TYPE_CHECKING, cast(int, "x"), NewType("UserId", int)(5), NewType("U", str).__supertype__, AnyStr)
UserId = NewType("UserId", int)
print(UserId, UserId.__name__, Optional[UserId])
print(Annotated[Annotated[int, 1], 2], Annotated[int, 1] == Annotated[int, 1], Annotated[List[int], 1].__metadata__, Annotated[int, 1].__origin__, Literal[1, 1, 2], Literal[Literal[1, 2], 3], Literal[1] == Literal[True], Literal[1, 2] == Literal[2, 1])
print(isinstance([], List), isinstance(5, int | str), issubclass(list, Sequence)) if 0 else None
print(Optional[int] | str, List[int] | None, "X" | List[int] if 0 else "", T | int, int | T, None | List[int], list[int] | None, Literal[1] | None)
@overload
def ov(x: int) -> int: ...
@overload
def ov(x: str) -> str: ...
def ov(x): return x
print(ov(1), ov.__name__)
@final
class F: pass
print(F.__final__)
P = ParamSpec("P")
print(P, Callable[P, int], Concatenate[int, P])
Ts = TypeVarTuple("Ts")
print(Ts, Tuple[Unpack[Ts]], Generic[Unpack[Ts]])
print(ForwardRef("abc"), ForwardRef("abc") == ForwardRef("abc"), List["abc"].__args__[0].__forward_arg__)
