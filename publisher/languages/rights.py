"""The rights of a text in the words of a language."""

from __future__ import annotations

from publisher.languages.loading import language
from publisher.languages.written import written_date
from publisher.model.provenance import Rights, RightsStatus

# Labels of the statuses that books state; that of a licence is said by the licence itself.
_LABELS = {
    RightsStatus.PUBLIC_DOMAIN: "public_domain",
    RightsStatus.IN_COPYRIGHT: "in_copyright",
    RightsStatus.PERMISSION: "by_permission",
}


def rights_in_words(rights: Rights, tag: str) -> str:
    """Return the status of rights as a book says it (``In copyright until 2031``); empty without one."""
    label = language(tag).label
    if rights.until:
        embargo = rights.status is RightsStatus.EMBARGO
        words = label("embargo_until" if embargo else "in_copyright_until")
        return words.replace("{}", written_date(rights.until, tag))
    return label(_LABELS[rights.status]) if rights.status in _LABELS else ""
