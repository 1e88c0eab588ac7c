"""What archives and presses say of a text: where it was taken from, and who may publish it."""

from __future__ import annotations

from enum import StrEnum

from publisher.structs import frozen


class RightsStatus(StrEnum):
    """Whether a text may be published, and by what right; the values are those of manifests."""

    PUBLIC_DOMAIN = "public-domain"
    IN_COPYRIGHT = "in-copyright"
    PERMISSION = "permission"
    LICENCE = "licence"
    EMBARGO = "embargo"


# Those under which a text is not to be published, as long as they last.
NOT_FREE = (RightsStatus.IN_COPYRIGHT, RightsStatus.EMBARGO)


@frozen
class Provenance:
    """The copy that a text was taken from: which edition of whom, where it is kept, who scanned it.

    ``scan`` is the web address of the scan.
    """

    source_edition: str | None = None
    source_printer: str | None = None
    holding_library: str | None = None
    shelfmark: str | None = None
    scan: str | None = None
    digitised_by: str | None = None

    @property
    def print_used(self) -> str:
        """Return which print the text follows, and its printer; empty where nobody says it."""
        return _listed(self.source_edition, self.source_printer)

    @property
    def copy_used(self) -> str:
        """Return the library that keeps the copy, and its shelfmark; empty where nobody says it."""
        return _listed(self.holding_library, self.shelfmark)


@frozen
class Rights:
    """The rights of a text: their status, and the last day, or year, on which it holds (ISO 8601)."""

    status: RightsStatus | None = None
    until: str | None = None


# Where no manifest says anything.
UNTOLD = Provenance()
UNSETTLED = Rights()


def _listed(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
