"""Verse in a PDF is told by lines that break off where the next word had room; prose is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from publisher.languages import language
from publisher.manuscript import write
from publisher.restoring import restore
from publisher.restoring.roles.features import sheet_of
from publisher.restoring.roles.knowledge.broken_off import by_broken_off
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, NEVER, STATES
from publisher.sources.pdf import read_pdf
from tests.sources.pdf.linking import linked

PROSE = (
    "Der Müller stand in der Tür und sah auf das Wasser, das",
    "in der Nacht gestiegen war und nun grau und schnell am",
    "Wehr vorbeizog; er sagte nichts, und keiner fragte ihn,",
    "denn alle wussten, was er dachte und was geschehen war.",
)
POEM = (
    "sie gehen in der frühe",
    "an deinem haus vorbei,",
    "und keiner sieht die mühe",
    "und jeder geht vorbei",
    "mit händen in den taschen,",
    "als wär der weg noch weit",
)
PLAY = (
    "Orr. Wer steht so spät am Wasser noch und sieht",
    "den Booten nach, die keiner mehr erwartet?",
    "Lis. Ich zähle sie.",
    "Orr. Du zählst, was nicht mehr kommt;",
    "es sind die alten Namen, und der Wind",
    "hat jedes Segel längst zerrissen, Kind.",
    "Lis. So sagst du.",
    "Orr. So ist es.",
    "Lis. Und doch seh ich dort",
    "am Rand der Bucht ein Licht, das weiterzieht",
    "und langsam größer wird. Hör zu, es spricht",
    "mit einer Stimme, die ich einmal kannte,",
    "als noch der Sommer auf den Dächern brannte.",
)

# Stage directions are as wide as the page.
STAGE = (
    "Am Ufer, gegen Abend. Orr kommt von links mit einer Laterne, und",
    "Lis sitzt auf dem Steg; hinter ihr liegen drei Boote im Schilf,",
    "von denen das mittlere kein Ruder hat. Es wird langsam dunkel.",
)


def verse(tmp_path: Path, *pages: Sequence[str], language_tag: str = "de") -> list[str]:
    """Return the lines of which only the way they break off says that they are verse."""
    path = tmp_path / "set.pdf"
    path.write_bytes(linked(*pages))
    transcript = read_pdf(path, "set.pdf", language_tag).value
    sheet = sheet_of(transcript, language(language_tag))
    chances = np.full((len(sheet), len(STATES)), NEVER, dtype=np.float32)
    chances[:, AT[LineRole.PARAGRAPH, False]] = 0
    fact = next(by_broken_off(sheet, chances))
    return [sheet.worded[at].text for at in np.flatnonzero(fact.lines).tolist()]


def test_a_poem_in_prose(tmp_path: Path) -> None:
    page = [*PROSE, "", *POEM, "", *PROSE]
    assert verse(tmp_path, page) == list(POEM)
    text = write(restore(read_pdf(tmp_path / "set.pdf", "set.pdf", "de").value).value)
    assert {line[2:] for line in text.split("\n") if line.startswith("| ")} >= set(POEM)


def test_a_poem_above_prose_without_a_gap(tmp_path: Path) -> None:
    assert verse(tmp_path, [*PROSE, "", *POEM, *PROSE]) == list(POEM)


def test_last_lines_of_paragraphs_near_long_poems_stay_prose(tmp_path: Path) -> None:
    """As many lines break off in the poems as in a play; in the prose around them none does."""
    paragraph = [*PROSE, "und ging.", *("  " + line for line in PROSE[:1]), *PROSE[1:]]
    page = [*paragraph, "", *POEM, "", *POEM, "", *paragraph, *paragraph]
    assert verse(tmp_path, page) == [*POEM, *POEM]


def test_stanzas_in_a_narrow_column_have_lines_that_are_turned_over(tmp_path: Path) -> None:
    stanza = (
        "der alte steg am wasser,",
        "und wer im dunkeln hinübergeht, hört",
        "den wind,",
        "der an den leeren booten zerrt",
        "und weht.",
    )
    column = [line[:36].strip() for line in (*PROSE, *PROSE)]
    assert verse(tmp_path, [*column, "", *stanza, "", *column]) == list(stanza)


def test_stanzas_in_a_narrow_column_are_told_by_their_indents(tmp_path: Path) -> None:
    stanza = (
        "der alte steg am wasser steht noch da",
        "  und keiner geht hinüber,",
        "und wer im dunkeln an das ufer kam,",
        "  der hört den wind darüber.",
    )
    column = [line[:36].strip() for line in (*PROSE, *PROSE)]
    page = [*column, "", *stanza, "", *column]
    assert verse(tmp_path, page) == [line.strip() for line in stanza]


def test_clauses_that_are_paragraphs_are_no_stanza(tmp_path: Path) -> None:
    clause = (
        "  wenn der müller in der tür stand und auf das wasser sah,",
        "das in der nacht gestiegen war;",
    )
    page = [*PROSE, *PROSE, "", "Man schloss das Wehr,", *clause, *clause, *clause, "", *PROSE]
    assert verse(tmp_path, page) == []


def test_rows_of_a_table_whose_cells_have_several_lines_are_no_verse(tmp_path: Path) -> None:
    rows = (
        "was man mit",
        "dem boot nahm        am tag     nachts",
        "ein wagen mit        10         geen",
        "einem pferd und",
        "einem kutscher       14         geen",
        "und ein sarg und",
        "wer ihm folgt        frei       frei",
    )
    assert verse(tmp_path, [*PROSE, *PROSE, "", *rows, "", *PROSE]) == []


def test_prose_beside_a_picture_is_no_stanza(tmp_path: Path) -> None:
    beside = ("Der Müller stand im Tor", "und sah auf das Wasser,", "das in der Nacht stieg,")
    page = [*PROSE, *PROSE, "", *beside, "grau am Wehr vorbeizog;", "", *PROSE]
    assert verse(tmp_path, page) == []


def test_a_play_in_verse_has_short_speeches_and_long_lines(tmp_path: Path) -> None:
    assert verse(tmp_path, *[[*STAGE, "", *PLAY]] * 3) == 3 * list(PLAY)


RAGGED = [
    "The mill was built in the year of the great flood, and",
    "the miller kept an account of every sack that came to",
    "the door: who had brought it, what it had weighed, and",
    "what remained when the dust had settled on the floor.",
]
LEFT_ALONE = {
    "prose that is ragged on the right": [*RAGGED, "", *RAGGED],
    "dialogue of short paragraphs": [
        *RAGGED,
        "",
        '  "Where do you go?"',
        '  "To the mill."',
        '  "Has it been long?"',
        '  "It has been a year."',
        '  "And nobody has asked you?"',
        "",
        *RAGGED,
    ],
    "points that have letters": [
        *RAGGED,
        "",
        "The miller keeps an account of",
        "a. every sack of rye;",
        "b. every sack of wheat;",
        "c. the measure of oats for the horse;",
        "d. what remains on the floor",
        "",
        *RAGGED,
    ],
    "an address": [*RAGGED, "", "The Mill Press", "14 Low Street", "Wells", "", *RAGGED],
    "a list": [
        *RAGGED,
        "",
        "1. a sack of rye and",
        "2. a sack of wheat and",
        "3. a measure of oats for",
        "4. the horse of the miller",
        "",
        *RAGGED,
    ],
}


@pytest.mark.parametrize("kind", LEFT_ALONE)
def test_what_is_no_verse_is_left_alone(tmp_path: Path, kind: str) -> None:
    assert verse(tmp_path, LEFT_ALONE[kind], LEFT_ALONE[kind], language_tag="en") == []


def test_prose_in_columns_is_no_verse_below_lines_as_wide_as_the_page(tmp_path: Path) -> None:
    """What counts is the width of the column, not that of the widest lines of the text."""
    wide = [line + " " + "and so it went on from there" for line in RAGGED]
    column = [
        "the mill was built in",
        "the year of the flood",
        "and the miller kept an",
        "account of every sack",
        "that came to the door",
        "and of what remained",
    ]
    pages = [[*column, *column, "", *wide[:1]] for _ in range(6)]
    assert verse(tmp_path, *pages, language_tag="en") == []
