"""Rows made to inlines and blocks.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from publisher.languages import language
from publisher.model.places import Place
from publisher.model.roles import BlockRole
from publisher.model.text import (
    Decision,
    Heading,
    Inlines,
    Item,
    ItemList,
    Join,
    NoteReference,
    PageBreak,
    Paragraph,
    Quotation,
    SectionBreak,
    Words,
)
from publisher.model.verdicts import NO_VERDICTS
from publisher.restoring.characters import FIRST_CALL
from publisher.restoring.composing.composer import Composer
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.told import Reference
from publisher.restoring.words import decide_ends, end_of
from tests.restoring.galley import block, row

PLACE = Place("a.txt", 1, 2)


def inlines(*rows: Row, join: Join | None = None, folio: str | None = None) -> Inlines:
    joins = {end_of(*rows[:2]): join} if join else {}
    folios = {2: folio} if folio else {}
    composer = Composer("a.txt", (Reference(0, "1"),), ("1.p1",), joins, folios)
    (paragraph,) = composer.blocks([Draft(BlockRole.PARAGRAPH, rows)])
    assert isinstance(paragraph, Paragraph)
    return paragraph.content


def join(left: str, right: str, decision: Decision, result: str) -> Join:
    return Join(PLACE, left, right, decision, result, 1.0)


def mended(left: str, right: str, decision: Decision, result: str) -> str:
    made = inlines(
        row(f"en {left}", order=0),
        row(f"{right} ko", order=1),
        join=join(left, right, decision, result),
    )
    (words,) = made
    assert isinstance(words, Words)
    return words.text


def test_rows_run_on_with_a_space() -> None:
    assert inlines(row("en"), row("ko", order=1)) == (Words("en ko"),)


def test_a_joined_word_loses_its_hyphen() -> None:
    joined = mended("kontra-", "revolution", Decision.JOIN, "kontrarevolution")
    assert joined == "en kontrarevolution ko"


def test_a_word_cut_without_a_hyphen_is_joined() -> None:
    assert (
        mended("kontra", "revolution", Decision.JOIN, "kontrarevolution")[3:18] == "kontrarevolutio"
    )


def test_a_kept_hyphen_stays_without_a_space() -> None:
    assert mended("Seine-", "federation", Decision.KEEP, "Seine-federation")[3:8] == "Seine"


def test_a_suspended_hyphen_keeps_its_space() -> None:
    assert mended("officers-", "och", Decision.SPACE, "officers- och") == "en officers- och ko"


def test_a_hidden_hyphen_is_shown_where_it_stays() -> None:
    kept = mended("Seine\u00ad", "federation", Decision.KEEP, "Seine-federation")
    assert kept == "en Seine-federation ko"


def test_a_trema_comes_back() -> None:
    assert mended("ge-", "executeerd", Decision.JOIN, "geëxecuteerd") == "en geëxecuteerd ko"


def test_a_third_consonant_goes() -> None:
    assert mended("till-", "låta", Decision.JOIN, "tillåta") == "en tillåta ko"


def test_a_letter_before_the_break_changes_back() -> None:
    assert mended("Zuk-", "ker", Decision.JOIN, "Zucker") == "en Zucker ko"


def test_a_page_begins_where_its_first_row_does() -> None:
    made = inlines(row("en"), row("ko", order=1, first=True, page=2), folio="17")
    assert made == (Words("en "), PageBreak(2, "17"), Words("ko"))


def test_a_page_without_text_begins_with_the_next() -> None:
    made = inlines(row("en"), row("ko", order=1, first=True, page=4), folio="17")
    breaks = (PageBreak(2, "17"), PageBreak(3), PageBreak(4))
    assert made == (Words("en "), *breaks, Words("ko"))


def test_a_page_begins_below_the_note_at_its_top() -> None:
    made = inlines(row("en"), row("ko", order=1, first=False, page=2))
    assert made == (Words("en "), PageBreak(2), Words("ko"))


def test_a_page_may_begin_inside_a_word() -> None:
    made = inlines(
        row("en general-", order=0),
        row("sekreterare", order=1, first=True, page=2),
        join=join("general-", "sekreterare", Decision.JOIN, "generalsekreterare"),
    )
    assert made == (Words("en general"), PageBreak(2, None), Words("sekreterare"))


def test_the_first_page_has_no_mark() -> None:
    assert inlines(row("en", first=True)) == (Words("en"),)


def test_a_call_becomes_a_reference() -> None:
    made = inlines(row(f"en ko{chr(FIRST_CALL)} och"))
    assert made == (Words("en ko"), NoteReference("1.p1", "1"), Words(" och"))


def test_every_kind_becomes_its_block() -> None:
    composer = Composer("a.txt", (), (), {}, {})
    drafts = [
        block("Fyren", role=BlockRole.TITLE),
        block("Kon", role=BlockRole.HEADING),
        block("* * *", role=BlockRole.BREAK),
        block("En ko.", role=BlockRole.QUOTATION),
        block("• ett", role=BlockRole.ITEM),
        block("• två", role=BlockRole.ITEM),
        block("En ko.", role=BlockRole.PARAGRAPH),
    ]
    assert composer.blocks(drafts) == (
        Heading(1, (Words("Fyren"),)),
        Heading(2, (Words("Kon"),)),
        SectionBreak(),
        Quotation(((Words("En ko."),),)),
        ItemList((Item((Words("ett"),)), Item((Words("två"),)))),
        Paragraph((Words("En ko."),)),
    )


def test_a_block_knows_its_lines() -> None:
    (made,) = Composer("a.txt", (), (), {}, {}).blocks([block("en", "ko.")])
    assert made.place == Place("a.txt", 1, 2)


def test_no_rows_make_no_note_body() -> None:
    assert Composer("a.txt", (), (), {}, {}).note_body(()) == ()


def test_cells_that_share_their_rows_have_their_own_broken_words() -> None:
    """Beside `T` above `na`, which are one word, `P,T` above `P,ns` are two."""
    cells = [("T", "na"), ("P,T", "P,ns"), ("propri-", "etor"), ("the", "house-")]
    runs = [tuple(Row(at, at, 1, text, 0, 0, False, False, len(text)) for at, text in enumerate(own))
            for own in cells]  # fmt: skip
    known = language("en"), Column(40.0, {}, len, hyphenates=True)
    ends = decide_ends("a.txt", runs, known, NO_VERDICTS)
    composer = Composer("a.txt", (), (), ends.joins, {})
    made = [
        "".join(one.text for one in composer.inlines(own) if isinstance(one, Words)) for own in runs
    ]
    assert made == ["Tna", "P,T P,ns", "proprietor", "the house-"]
