"""Signs of notes that the network has hardly seen: told by their answers, read as ordinary ones."""

from publisher.restoring.roles.unusual_signs.answers import answers_of
from publisher.restoring.roles.unusual_signs.drawn import notes_of_two_forms
from publisher.restoring.roles.unusual_signs.forms import Answer
from publisher.restoring.roles.unusual_signs.respelling import (
    called,
    respelled,
    respelled_rows,
    with_misread,
)

__all__ = [
    "Answer",
    "answers_of",
    "called",
    "notes_of_two_forms",
    "respelled",
    "respelled_rows",
    "with_misread",
]
