"""Lines that open and end letters, and verse that begins with the same words."""

from __future__ import annotations

import pytest

from publisher.languages import language
from publisher.model.roles import BlockRole
from publisher.restoring.roles.carrying.letter_lines import with_letter_lines
from tests.restoring.galley import block


def made(*rows: str, tag: str = "en") -> list[tuple[BlockRole, int]]:
    """Return what becomes of rows that were told to be one stanza: the blocks and their rows."""
    own = with_letter_lines([block(*rows, role=BlockRole.VERSE)], language(tag))
    return [(one.role, len(one.rows)) for one in own]


@pytest.mark.parametrize(
    ("tag", "rows"),
    [
        ("en", ("Dear Sir,",)),
        ("en", ("I remain, Sir,", "Your obedient servant,", "George Tamm.")),
        ("es", ("Su servidor,", "Pedro Alonso")),
        ("fr", ("Votre serviteur,", "Paul Meunier")),
        ("nb", ("Din venn", "Ola Berg")),
    ],
)
def test_what_opens_or_ends_a_letter_is_no_verse(tag: str, rows: tuple[str, ...]) -> None:
    assert made(*rows, tag=tag) == [(BlockRole.PARAGRAPH, 1)] * len(rows)


@pytest.mark.parametrize(
    "rows",
    [
        ("Dear lady, when thou frownest,", "The lamps go out,"),
        ("Yours is the lamp and all the oil,", "And yours the stair,", "The log,", "And more."),
    ],
)
def test_a_stanza_may_begin_with_the_same_words(rows: tuple[str, ...]) -> None:
    assert made(*rows) == [(BlockRole.VERSE, len(rows))]
