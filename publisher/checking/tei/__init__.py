"""Checks of a TEI document; ``CHECKS`` is their list.

The schema beside this file (RELAX NG) allows the elements that books of this program are made of,
each where TEI All allows it, so what is valid by it is valid TEI P5.
"""

from __future__ import annotations

from publisher.checking.rule import UnreadableError
from publisher.checking.tei.document import LETTERS, open_tei, signs_in
from publisher.checking.tei.structure import check_ids, check_language, check_links, check_schema
from publisher.model.findings import Finding, in_order

__all__ = ["LETTERS", "check_tei", "signs_in"]

CHECKS = (check_schema, check_language, check_ids, check_links)


def check_tei(data: bytes, shown: str) -> tuple[Finding, ...]:
    """Return what is wrong with a TEI document; ``shown`` is its path as people see it."""
    try:
        document = open_tei(data, shown)
    except UnreadableError as error:
        return (error.finding,)
    return in_order(finding for check in CHECKS for finding in check(document))
