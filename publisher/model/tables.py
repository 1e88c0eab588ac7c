"""Tables over an enumeration that cannot lack a row."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

Member = TypeVar("Member", bound=Enum)
Row = TypeVar("Row")


def whole_table(members: type[Member], rows: Mapping[Member, Row]) -> Mapping[Member, Row]:
    """Return the rows, one for every member of an enumeration.

    Raises LookupError where one is missing. Module constants are made with it, so that a member
    that somebody forgot stops the program at its start and not in the middle of its work.
    """
    if missing := [member.name for member in members if member not in rows]:
        raise LookupError(f"no row for {members.__name__} {', '.join(missing)}")
    return MappingProxyType(dict(rows))
