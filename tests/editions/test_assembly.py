"""From a text and its facts to chapters and front matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from publisher.editions import (
    assemble_collection,
    assemble_pamphlet,
    collection_facts,
    pamphlet_facts,
)
from publisher.editions.chapters import split_chapters, split_front
from publisher.model.edition import Part, WorkWithText
from publisher.model.house import Contributor, EditionPlan, House, PlannedPart, WorkText
from publisher.model.text import (
    Block,
    Caption,
    FrontLine,
    Heading,
    Note,
    NoteReference,
    PageBreak,
    Paragraph,
    Quotation,
    SectionBreak,
    Text,
    Words,
)

WHEN = datetime(2026, 3, 4, tzinfo=UTC)
HOUSE = House(
    "The Composing Room", "en", rights="All rights shared", licence="https://x.example/by"
)
ANNA = Contributor("Anna Bergh")
WORK = WorkText(
    work="proofs",
    language="en",
    source="proofs/en.txt",
    path="/h/seeds/works/proofs/en.txt",
    title="Reading proofs",
    subtitle="A short course",
    contributors=(ANNA, Contributor("Ib Lund", "trl")),
)


def _line(words: str) -> FrontLine:
    return FrontLine((Words(words),))


def _heading(words: str, level: int = 2) -> Heading:
    return Heading(level, (Words(words),))


def _words(words: str) -> Paragraph:
    return Paragraph((Words(words),))


def _part(*blocks: Block, work: WorkText = WORK, notes: tuple[Note, ...] = ()) -> Part:
    text = Text("proofs/en.txt", "en", blocks, notes)
    facts = pamphlet_facts(HOUSE, work, WHEN)
    return assemble_pamphlet(work, text, facts).parts[0]


def test_chapters_begin_at_headings_of_level_two() -> None:
    inner = _heading("b", 3)
    part = _part(_words("before"), _heading("One"), _words("a"), inner, _heading("Two"))
    assert [(c.id, c.title, len(c.blocks)) for c in part.chapters] == [
        ("c1", None, 1),
        ("c2", "One", 3),
        ("c3", "Two", 1),
    ]


def test_a_text_without_headings_is_one_chapter() -> None:
    assert len(_part(*(_words(str(n)) for n in range(500))).chapters) == 1


def test_title_and_byline_known_from_the_manifest_are_left_to_the_title_page() -> None:
    blocks = (_line("By Anna Bergh"), _heading("READING PROOFS", 1), _line("A short course"))
    assert _part(*blocks, _words("Text")).front == ()


def test_subtitle_and_byline_on_one_line_are_left_to_the_title_page() -> None:
    assert _part(_line("A short course by Anna Bergh"), _words("Text")).front == ()


def test_a_note_on_its_publication_is_left_to_the_imprint() -> None:
    work = replace(WORK, publication="Published in The Galley, 1911")
    line = _line("Published in The Galley, 1911.")
    assert _part(line, _words("Text"), work=work).front == ()
    assert _part(line, _words("Text")).front == (line,)


def test_a_translator_in_the_front_is_left_to_the_title_page() -> None:
    assert _part(_line("Translated by Ib Lund"), _words("Text")).front == ()


def test_front_lines_that_say_more_than_the_facts_stay() -> None:
    lines = (
        _line("6 May 1911"),
        _line("By Anna Bergh, compositor"),
        _line("[A lead-in]"),
        _line("* * *"),
    )
    assert _part(_heading("Reading proofs", 1), *lines, _words("Text")).front == lines


def test_a_title_that_is_not_the_manifests_stays_as_a_front_line() -> None:
    part = _part(_heading("Proofs, and how", 1), _words("Text"))
    assert part.front == (_line("Proofs, and how"),)


def test_a_front_line_that_calls_a_note_stays() -> None:
    title = (Words("Reading proofs"), NoteReference("*", "*"))
    note = Note("*", "*", (_words("A talk."),))
    part = _part(Heading(1, title), _words("Text"), notes=(note,))
    assert part.front == (FrontLine(title),)


def test_a_page_break_in_a_line_left_out_moves_on() -> None:
    title = Heading(1, (PageBreak(1), Words("Reading proofs")))
    part = _part(title, SectionBreak(), Quotation(((Words("Q"),), (Words("R"),))))
    assert part.chapters[0].blocks == (
        SectionBreak(),
        Quotation(((PageBreak(1), Words("Q")), (Words("R"),))),
    )


def test_a_text_of_nothing_but_front_lines_is_a_chapter() -> None:
    part = _part(_heading("Reading proofs", 1), _line("Lost"))
    assert (part.front, part.chapters[0].blocks) == ((), (_line("Lost"),))


def test_closing_lines_stay_where_they_are() -> None:
    closing = _line("Translated by Ib Lund")
    assert _part(_words("Text"), closing).chapters[0].blocks == (_words("Text"), closing)


def test_a_caption_among_front_lines_is_front_and_one_after_them_is_text() -> None:
    caption = Caption((Words("Photo: a press"),))
    part = _part(_line("1911"), caption, _line("Oslo"), caption, _words("Text"))
    assert part.front == (_line("1911"), caption, _line("Oslo"))
    assert part.chapters[0].blocks == (caption, _words("Text"))


def test_a_collection_keeps_the_order_of_the_plan_and_its_ids_apart() -> None:
    other = replace(WORK, work="ink", title="Ink", contributors=(Contributor("Bo Ek"),))
    parts = (PlannedPart(None, ("ink",)), PlannedPart("Later", ("proofs", "gone")))
    plan = EditionPlan("all", "en", "All", parts=parts)
    text = Text("x", "en", (_heading("One"), Paragraph((NoteReference("1", "1"),))), (_lost(),))
    facts = collection_facts(HOUSE, plan, (other, WORK), WHEN)
    edition = assemble_collection(
        plan, (WorkWithText(WORK, text), WorkWithText(other, text)), facts
    )
    assert [(d.title, [p.title for p in d.parts]) for d in edition.divisions] == [
        (None, ["Ink"]),
        ("Later", ["Reading proofs"]),
    ]
    assert [p.chapters[0].id for p in edition.parts] == ["t1-c1", "t2-c1"]


def _lost() -> Note:
    return Note("1", "1", None)


def test_a_collection_without_an_author_has_those_of_its_works() -> None:
    editor = Contributor("Eva Dahl", "edt")
    plan = EditionPlan("all", "en", "All", contributors=(editor,))
    facts = collection_facts(HOUSE, plan, (WORK, WORK), WHEN)
    assert facts.contributors == (ANNA, editor)


def test_a_work_with_rights_of_its_own_is_not_under_the_licence_of_the_house() -> None:
    facts = pamphlet_facts(HOUSE, replace(WORK, rights="(c) A. Bergh"), WHEN)
    assert (facts.rights, facts.licence) == ("(c) A. Bergh", None)
    assert pamphlet_facts(HOUSE, WORK, WHEN).licence == "https://x.example/by"


def test_the_identifier_is_the_isbn_or_comes_from_the_names() -> None:
    first = pamphlet_facts(HOUSE, WORK, WHEN).identifier
    assert first.startswith("urn:uuid:")
    assert first == pamphlet_facts(HOUSE, replace(WORK, title="Other"), WHEN).identifier
    assert first != pamphlet_facts(HOUSE, replace(WORK, language="sv"), WHEN).identifier
    assert first != collection_facts(HOUSE, EditionPlan("proofs", "en", "P"), (), WHEN).identifier
    with_isbn = replace(WORK, isbn_epub="978-91-7000-000-3")
    assert pamphlet_facts(HOUSE, with_isbn, WHEN).identifier == "urn:isbn:9789170000003"


def test_the_other_languages_are_named_in_order() -> None:
    siblings = [replace(WORK, language=tag, title=tag.upper()) for tag in ("sv", "en", "nl")]
    facts = pamphlet_facts(HOUSE, WORK, WHEN, siblings)
    others = facts.other_languages
    assert [(o.language, o.title) for o in others] == [("nl", "NL"), ("sv", "SV")]
    dutch = pamphlet_facts(HOUSE, siblings[2], WHEN)
    assert others[0].identifier == dutch.identifier != facts.identifier
    assert (others[0].page, others[0].address) == ("proofs.nl.html", "")
    house = replace(HOUSE, book_address="https://x.example/{name}-{language}", formats=())
    told = pamphlet_facts(house, WORK, WHEN, siblings).other_languages[0]
    assert (told.page, told.address) == ("", "https://x.example/proofs-nl")


_BLOCKS = st.lists(
    st.one_of(
        st.integers(1, 4).map(lambda level: _heading(f"h{level}", level)),
        st.sampled_from([_line("By Anna Bergh"), _line("1911"), SectionBreak(), _words("t")]),
    ),
    max_size=12,
)


@given(_BLOCKS)
def test_front_and_chapters_hold_every_block_once_and_in_order(blocks: list[Block]) -> None:
    text = split_front(tuple(blocks))
    chapters = split_chapters(text.body, "")
    assert [*text.front, *(b for c in chapters for b in c.blocks)] == blocks
    assert len({c.id for c in chapters}) == len(chapters)
