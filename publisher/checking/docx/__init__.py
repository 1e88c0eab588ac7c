"""Checks of a DOCX; ``CHECKS`` is their list."""

from __future__ import annotations

from publisher.checking.docx.document import (
    check_headings,
    check_language,
    check_notes,
    check_pictures,
    check_title,
)
from publisher.checking.docx.opened import LETTERS, PICTURE_LEFT_OUT, open_docx
from publisher.checking.docx.package import check_relations
from publisher.checking.docx.words import signs_in
from publisher.checking.rule import UnreadableError
from publisher.model.findings import Finding, in_order

__all__ = ["LETTERS", "PICTURE_LEFT_OUT", "check_docx", "signs_in"]

CHECKS = (
    check_relations,
    check_title,
    check_language,
    check_headings,
    check_notes,
    check_pictures,
)


def check_docx(data: bytes, shown: str) -> tuple[Finding, ...]:
    """Return what is wrong with a DOCX; ``shown`` is its path as people see it."""
    try:
        document = open_docx(data, shown)
    except UnreadableError as error:
        return (error.finding,)
    return in_order(finding for check in CHECKS for finding in check(document))
