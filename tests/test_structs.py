"""Classes of ``structs`` do what dataclasses with slots do: each is compared with one of the library."""

from __future__ import annotations

import copy
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any, Generic, TypeVar

import pytest

from publisher.structs import frozen, mutable

Item = TypeVar("Item")


@frozen
class Leaf:
    """A sheet of a book."""

    number: int
    words: tuple[str, ...] = ()
    place: str = field(default="", compare=False)
    drawn: list[str] = field(default_factory=list, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Model:
    """The same, made by the library."""

    number: int
    words: tuple[str, ...] = ()
    place: str = field(default="", compare=False)
    drawn: list[str] = field(default_factory=list, repr=False, compare=False)


@frozen
class Nothing:
    """No field at all."""


@frozen
class One(Generic[Item]):
    """One field."""

    item: Item


@frozen
class Longer(Leaf):
    """A leaf that is folded."""

    folds: int = 1


@frozen(order=True)
class Rank:
    """What is put in order."""

    major: int
    minor: int


@frozen(eq=False)
class Itself:
    """What equals nothing else."""

    number: int


@mutable
class Pile:
    """What changes."""

    height: int = 0
    leaves: list[int] = field(default_factory=list)


@mutable(eq=False)
class Heap:
    """What changes and is told by itself."""

    height: int = 0


WAYS: list[Callable[[Any], Any]] = [
    lambda kind: kind(1),
    lambda kind: kind(1, ("a",), "here", ["x"]),
    lambda kind: kind(number=1, place="there"),
    lambda kind: kind(2, words=("b",)),
]


@pytest.mark.parametrize("way", WAYS)
def test_fields_are_set_and_shown_as_by_the_library(way: Callable[[Any], Any]) -> None:
    leaf, model = way(Leaf), way(Model)
    assert asdict(leaf) == asdict(model)
    assert repr(leaf) == repr(model).replace("Model", "Leaf")
    assert hash(leaf) == hash(model)
    assert [one.name for one in fields(leaf)] == [one.name for one in fields(model)]
    for other in WAYS:
        assert (leaf == other(Leaf)) == (model == other(Model))
        assert (leaf != other(Leaf)) == (model != other(Model))


def test_it_takes_what_the_library_takes() -> None:
    ours, theirs = inspect.signature(Leaf), inspect.signature(Model)
    assert list(ours.parameters) == list(theirs.parameters)
    assert Leaf.__match_args__ == Model.__match_args__
    assert not hasattr(Leaf(1), "__dict__")
    wrong: list[tuple[tuple[Any, ...], dict[str, Any]]]
    wrong = [((), {}), ((1, (), "", [], 5), {}), ((1,), {"number": 2}), ((1,), {"colour": 2})]
    for values, named in wrong:
        with pytest.raises(TypeError, match=r"Leaf\.__init__"):
            Leaf(*values, **named)


def test_what_is_made_anew_is_shared_by_nobody() -> None:
    first, second = Leaf(1), Leaf(1)
    first.drawn.append("a frame")
    assert second.drawn == []


def test_a_frozen_value_stays_as_it_is() -> None:
    leaf = Leaf(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'number'"):
        leaf.number = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'number'"):
        del leaf.number
    with pytest.raises(FrozenInstanceError):
        setattr(leaf, "colour", "red")  # noqa: B010


def test_a_value_is_replaced_copied_and_sent_to_others() -> None:
    leaf = Leaf(1, ("a",), "here", ["x"])
    assert replace(leaf, number=2) == Leaf(2, ("a",))
    for again in (copy.copy(leaf), copy.deepcopy(leaf), pickle.loads(pickle.dumps(leaf))):
        assert (again, again.place, again.drawn) == (leaf, "here", ["x"])


def test_matching_takes_it_apart() -> None:
    match Leaf(3, ("a", "b")):
        case Leaf(number, (first, *_)):
            assert (number, first) == (3, "a")


def test_values_of_other_classes_are_others() -> None:
    others: list[object] = [Rank(1, 1), 1, (1,)]
    assert One(1) not in others
    assert One(float("nan")) != One(float("nan"))
    assert (Nothing(), hash(Nothing()), repr(Nothing())) == (Nothing(), hash(()), "Nothing()")


def test_fields_of_another_class_come_first() -> None:
    longer = Longer(1, folds=2)
    assert repr(longer) == "Longer(number=1, words=(), place='', folds=2)"
    assert longer != Leaf(1)
    assert longer == Longer(1, (), folds=2)


def test_values_stand_in_order() -> None:
    ranks = [Rank(2, 1), Rank(1, 2), Rank(1, 1)]
    assert sorted(ranks) == [Rank(1, 1), Rank(1, 2), Rank(2, 1)]
    assert Rank(1, 1) < Rank(1, 2) <= Rank(1, 2)
    assert Rank(2, 1) > Rank(1, 9) >= Rank(1, 9)
    with pytest.raises(TypeError):
        _ = Rank(1, 1) < Leaf(1)  # type: ignore[operator]


def test_what_is_told_by_itself_equals_nothing_else() -> None:
    assert (Itself(1) == Itself(1), Heap(1) == Heap(1)) == (False, False)
    assert len({Itself(1), Itself(1)}) == 2
    assert len({Heap(1), Heap(1)}) == 2


def test_what_changes_is_never_a_key() -> None:
    pile = Pile()
    pile.height += 1
    pile.leaves.append(4)
    assert pile == Pile(1, [4])
    with pytest.raises(TypeError, match="unhashable"):
        hash(pile)


def test_a_value_that_holds_itself_is_shown() -> None:
    pile = Pile()
    pile.leaves.append(pile)  # type: ignore[arg-type]
    assert repr(pile) == "Pile(height=0, leaves=[...])"


class Afterwards:
    """Wants to be called."""

    number: int

    def __post_init__(self) -> None:
        """Be called by nobody."""


class Late:
    """Has a field that is not told when one is made."""

    number: int = field(default=1, init=False)


class Named:
    """Has a field that is told by its name alone."""

    number: int = field(default=1, kw_only=True)


class Disordered:
    """Has a field without a default behind one with a default."""

    first: int = 1
    second: int


@pytest.mark.parametrize("of", [Afterwards, Late, Named, Disordered])
@pytest.mark.parametrize("make", [frozen, mutable])
def test_what_is_not_done_as_the_library_does_it_is_refused(
    of: type[Any], make: Callable[[type[Any]], type[Any]]
) -> None:
    with pytest.raises(TypeError, match=of.__name__):
        make(of)


def test_fields_behind_those_of_another_class_are_checked_too() -> None:
    with pytest.raises(TypeError, match="Longest"):

        @frozen
        class Longest(Leaf):
            """A field without a default behind those of another class."""

            folds: int  # type: ignore[misc]
