"""What a manifest says is known as long as its file, and those beside it, are as they were."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Generic, Protocol, TypeVar

from publisher.errors import DAMAGE
from publisher.house.found import Found
from publisher.jsonform import Records
from publisher.model.findings import Finding, Severity
from publisher.model.formats import Format
from publisher.model.house import (
    BookSettings,
    ColophonPlace,
    Contributor,
    EditionPlan,
    House,
    NotePlace,
    PageOrigin,
    Picture,
    PlannedPart,
    QuotationMarks,
    Series,
    SpineWay,
    WorkText,
)
from publisher.model.places import Place
from publisher.model.provenance import Provenance, Rights, RightsStatus
from publisher.stamps import Stamp
from publisher.structs import frozen

T = TypeVar("T")

_RECORDS = Records(
    {
        known.__name__: known
        for known in (
            BookSettings,
            ColophonPlace,
            Contributor,
            EditionPlan,
            Finding,
            Format,
            Found,
            House,
            NotePlace,
            PageOrigin,
            Picture,
            Place,
            PlannedPart,
            Provenance,
            QuotationMarks,
            Rights,
            RightsStatus,
            Series,
            Severity,
            SpineWay,
            WorkText,
        )
    }
)


class Memory(Protocol):
    """Values that are remembered by key, each as long as the stamp it came with is the same."""

    def recall(self, key: str, stamp: Stamp) -> str | None:
        """Return the value of a key, None where it is not known or its stamp was another."""

    def remember(self, key: str, stamp: Stamp, value: str) -> None:
        """Remember a value as long as this stamp holds."""


class NoMemory:
    """Remembers nothing: all manifests are read."""

    def recall(self, key: str, stamp: Stamp) -> str | None:  # noqa: ARG002
        """Return None."""
        return None

    def remember(self, key: str, stamp: Stamp, value: str) -> None:
        """Forget at once."""


NO_MEMORY = NoMemory()


@frozen
class Known(Generic[T]):
    """How something is known again: its key, the stamp of its files, and what these do not tell.

    ``still`` says of what is remembered whether it would be read the same today, as far as that
    depends on other files. Without a stamp it is read each time.
    """

    memory: Memory
    key: str
    stamp: Stamp | None
    still: Callable[[T], bool]


def known_or_read(known: Known[T], read: Callable[[], Found[T]]) -> Found[T]:
    """Return what is remembered, else what is read, which is remembered then.

    What has mistakes is read each time.
    """
    memory, key, stamp = known.memory, known.key, known.stamp
    if stamp is None:
        return read()
    text = memory.recall(key, stamp)
    if text is not None:
        with suppress(*DAMAGE):  # it was written by nobody that we know
            remembered: Found[T] = _RECORDS.read(text)
            if all(map(known.still, remembered.values)):
                return remembered
    found = read()
    if not found.mistakes:
        memory.remember(key, stamp, _RECORDS.written(found))
    return found
