"""What a reader makes of a file that says its own structure."""

from __future__ import annotations

from publisher.model.findings import Finding
from publisher.model.text import Text
from publisher.model.transcript import NOTHING_DECLARED, Declared
from publisher.structs import frozen


@frozen
class PictureFile:
    """A picture of a work: the name by which figures call it, and its bytes."""

    name: str
    data: bytes


@frozen
class ReadSource:
    """A file as read: its text, the pictures that its figures name, findings, what it declares.

    Places in ``findings`` are no lines yet, since the manuscript is not written: ``first`` is the
    number of the block that is meant, from 1; the notes count on behind the last block, in their
    order. Blocks and notes need no places themselves. Notes stand in order of first reference,
    those that nothing calls last (``in_order_of_reference``), and page breaks count from 2. What is
    ``printed`` has the lines of a page, which are restored like those of an extracted text.
    """

    text: Text
    pictures: tuple[PictureFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    declared: Declared = NOTHING_DECLARED
    printed: bool = False
