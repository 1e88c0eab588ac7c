"""Classes that hold values: dataclasses with slots that are made quickly.

``dataclasses`` writes the methods of each class as text and compiles it, for half a millisecond a
class; with hundreds of them that was a fifth of what a person waits for one book. Here what sets the
fields is compiled once for each number of them, and the other methods are the same for all classes.
The library is asked for the fields when somebody wants them (``fields``, ``replace``, ``asdict``).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from reprlib import recursive_repr
from types import CodeType, FunctionType
from typing import Any, NamedTuple, TypeVar, dataclass_transform, overload

Made = TypeVar("Made")

# Where ``dataclasses`` looks for the fields of a class, and for how it was made.
_FIELDS, _PARAMS = "__dataclass_fields__", "__dataclass_params__"
# Stands for a default that is made anew for each value.
_ANEW = object()


@overload
def frozen(of: type[Made], /) -> type[Made]: ...
@overload
def frozen(*, eq: bool = True, order: bool = False) -> Callable[[type[Made]], type[Made]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(of: type[Any] | None = None, /, *, eq: bool = True, order: bool = False) -> Any:
    """Make of a class what ``dataclass(frozen=True, slots=True)`` makes of it.

    ``eq`` says that values with equal fields are equal, and hashed by them, ``order`` that they
    are compared by them. There is no ``__post_init__``, and all fields are told when one is made, by
    place or by name. Raises TypeError for a class that wants it otherwise.
    """

    def made(of: type[Any]) -> type[Any]:
        new, told = _with_fields(of)
        key = _compared(told)
        _give(new, _FROZEN)
        if eq:
            _give(new, {"__eq__": _equal(key), "__hash__": lambda self: hash(key(self))})
        if order:
            _give(new, {name: _comparing(key, getattr(operator, name)) for name in _ORDERS})
        return new

    return made if of is None else made(of)


@overload
def mutable(of: type[Made], /) -> type[Made]: ...
@overload
def mutable(*, eq: bool = True) -> Callable[[type[Made]], type[Made]]: ...
@dataclass_transform(field_specifiers=(field,))
def mutable(of: type[Any] | None = None, /, *, eq: bool = True) -> Any:
    """Make of a class what ``dataclass(slots=True)`` makes of it; ``eq`` as for ``frozen``."""

    def made(of: type[Any]) -> type[Any]:
        new, told = _with_fields(of)
        if eq:
            _give(new, {"__eq__": _equal(_compared(told)), "__hash__": None})
        return new

    return made if of is None else made(of)


class _Told(NamedTuple):
    """What a class says of a field, by the names that ``dataclasses.Field`` has for it."""

    name: str
    default: Any
    default_factory: Any = MISSING
    compare: bool = True


def _with_fields(of: type[Any]) -> tuple[type[Any], Sequence[_Told | Field[Any]]]:
    """Return the class with slots for its fields, made of them and shown by them, and the fields."""
    if any(hasattr(base, _FIELDS) for base in of.__bases__):
        new: type[Any] = dataclass(init=False, repr=False, eq=False, slots=True)(_with_words(of))
        told: Sequence[_Told | Field[Any]] = fields(new)
    else:
        told = list(_fields_of(of))
        new = _with_slots(of, tuple(one.name for one in told))
    _check(new, told)
    _give(new, {"__init__": _init(new, told)})
    if "__repr__" not in new.__dict__:
        _give(new, {"__repr__": _shown})
    return new, told


def _fields_of(of: type[Any]) -> Iterator[_Told]:
    for name, kind in of.__annotations__.items():
        default = of.__dict__.get(name, MISSING)
        if str(kind).removeprefix("typing.").startswith("ClassVar"):
            continue
        if isinstance(default, Field):
            _check_field(of, name, default)
            yield _Told(name, default.default, default.default_factory, default.compare)
        else:
            yield _Told(name, default)


def _check(new: type[Any], told: Sequence[_Told | Field[Any]]) -> None:
    """Refuse what the library can do for a class, and this module does not."""
    if hasattr(new, "__post_init__"):
        raise TypeError(f"{new.__qualname__}: nothing calls __post_init__")
    without = [one.default is MISSING and one.default_factory is MISSING for one in told]
    if without != sorted(without, reverse=True):
        raise TypeError(f"{new.__qualname__}: a field without a default follows one that has some")
    for one in told:
        if isinstance(one, Field):
            _check_field(new, one.name, one)


def _check_field(of: type[Any], name: str, said: Field[Any]) -> None:
    if not said.init or said.kw_only is True or said.hash is not None:
        raise TypeError(f"{of.__qualname__}.{name}: init, kw_only and hash are not known here")


def _with_slots(of: type[Any], names: tuple[str, ...]) -> type[Any]:
    """Return the same class with slots, which a class has only from the beginning."""
    left_out = {*names, "__dict__", "__weakref__"}
    own = {name: value for name, value in of.__dict__.items() if name not in left_out}
    own |= {"__slots__": names, "__match_args__": names, "__qualname__": of.__qualname__}
    kind: Any = type(of)
    made: type[Any] = kind(of.__name__, of.__bases__, {**own, _FIELDS: _FieldsLater(of)})
    return made


class _FieldsLater:
    """Stands in a class for its fields as the library has them, until somebody asks for them."""

    __slots__ = ("_of",)

    def __init__(self, of: type[Any]) -> None:
        self._of = of

    def __get__(self, _: object, asked: type[Any]) -> dict[str, Field[Any]]:
        """Return the fields, from the class as it was written; they stand there from now on."""
        new = next(one for one in asked.__mro__ if one.__dict__.get(_FIELDS) is self)
        told: Any = dataclass(init=False, repr=False, eq=False)(_with_words(self._of))
        for name in (_FIELDS, _PARAMS):
            setattr(new, name, getattr(told, name))
        found: dict[str, Field[Any]] = getattr(told, _FIELDS)
        return found


def _with_words(of: type[Any]) -> type[Any]:
    """Return the class with a docstring, else the library would write one, and load a parser for it."""
    of.__doc__ = of.__doc__ or of.__name__
    return of


def _give(new: type[Any], methods: Mapping[str, object]) -> None:
    for name, method in methods.items():
        setattr(new, name, method)


def _init(new: type[Any], told: Sequence[_Told | Field[Any]]) -> FunctionType:
    """Return what makes a value: a copy of one for so many fields, with their names and defaults."""
    anew = tuple(at for at, one in enumerate(told) if one.default_factory is not MISSING)
    names = ("self", *(one.name for one in told))
    code = _setting(len(told), anew).replace(
        co_varnames=names, co_qualname=f"{new.__qualname__}.__init__"
    )
    given: dict[str, Any] = {"ANEW": _ANEW}
    for at, one in enumerate(told):
        # The slot sets its field itself, whatever the class says of setting attributes.
        given[f"set{at}"] = getattr(new, one.name).__set__
        given[f"make{at}"] = one.default_factory
    defaults = (_ANEW if at in anew else one.default for at, one in enumerate(told))
    return FunctionType(
        code, given, "__init__", tuple(one for one in defaults if one is not MISSING)
    )


@cache
def _setting(number: int, anew: tuple[int, ...]) -> CodeType:
    """Return the code that sets so many fields; those at ``anew`` may have to be made first."""
    names = ", ".join(("self", *(f"f{at}" for at in range(number))))
    made = (
        f"make{at}() if f{at} is ANEW else f{at}" if at in anew else f"f{at}"
        for at in range(number)
    )
    lines = [f"\n set{at}(self, {one})" for at, one in enumerate(made)]
    known: dict[str, Any] = {}
    exec(f"def __init__({names}):{''.join(lines) or ' pass'}", known)  # noqa: S102 - of this text alone
    code: CodeType = known["__init__"].__code__
    return code


def _compared(told: Sequence[_Told | Field[Any]]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what tells the fields of a value that count when it is compared."""
    names = [one.name for one in told if one.compare]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _equal(key: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any, Any], bool]:
    """Return the method that tells whether values of one class have equal keys."""

    def equal(self: Any, other: Any) -> bool:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    return equal


def _comparing(
    key: Callable[[Any], tuple[Any, ...]], right: Callable[[Any, Any], bool]
) -> Callable[[Any, Any], bool]:
    """Return the method that puts values of one class in order by their keys."""

    def compared(self: Any, other: Any) -> bool:
        return right(key(self), key(other)) if other.__class__ is self.__class__ else NotImplemented

    return compared


@recursive_repr()
def _shown(self: Any) -> str:
    told = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(told)})"


def _refused(what: str) -> Callable[..., None]:
    """Return the method that says that a field of a frozen value cannot be changed."""

    def refused(_: Any, name: str, *__: Any) -> None:
        raise FrozenInstanceError(f"cannot {what} field {name!r}")

    return refused


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


_ORDERS = ("__lt__", "__le__", "__gt__", "__ge__")
# A value that is copied or comes from another process is filled past what refuses changes.
_FROZEN: Mapping[str, object] = {
    "__setattr__": _refused("assign to"),
    "__delattr__": _refused("delete"),
    "__getstate__": _state,
    "__setstate__": _set_state,
}
