"""Roles that were told are carried out: whatever they are, no letter is lost and none added.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from publisher.model.furniture import FurnitureKind
from publisher.model.inlines import note_runs, plain, references, runs
from publisher.model.roles import TITLE_LEVEL
from publisher.model.text import Caption, Heading, ItemList, Paragraph, Text, Verse
from publisher.model.transcript import Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.restore import restored
from publisher.restoring.roles.carrying import carry_out
from publisher.restoring.roles.line_roles import LineRole, LinesTold, LineTold
from publisher.sources import transcript_from
from tests.support.fuzzing import examples
from tests.support.pages import languages, letters, letters_kept, source_lines, sources

SHORT: Mapping[str, LineRole] = {
    "T": LineRole.TITLE,
    "F": LineRole.FRONT,
    "H": LineRole.HEADING,
    "P": LineRole.PARAGRAPH,
    "I": LineRole.ITEM,
    "V": LineRole.VERSE,
    "C": LineRole.CAPTION,
    "R": LineRole.ROW,
    "B": LineRole.BREAK,
    "N": LineRole.NOTE,
    "M": LineRole.NOTE_HEAD,
    "O": LineRole.FOLIO,
    "K": LineRole.RUNNING_HEAD,
    "W": LineRole.CATCHWORD,
}
told_lines = st.builds(
    LineTold,
    st.sampled_from(LineRole),
    st.booleans(),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0, 1),
)


def carried(text: str, verdicts: Verdicts = NO_VERDICTS) -> Text:
    """Return a text from lines with their roles before them, in capitals where a block begins."""
    rows = [line.partition("|") if "|" in line else ("", "", line) for line in text.split("\n")]
    source = transcript("\n".join(row for _, _, row in rows))
    marks = [mark for mark, _, row in rows if row.strip("\f ")]
    lines = told_as("".join(marks), source)
    return restored(source, carry_out(source, lines, verdicts), verdicts).value


def told_as(marks: str, source: Transcript) -> LinesTold:
    """Return the roles of the filled lines of a source; one mark holds for all of them."""
    filled = [line for line in source.lines() if not line.blank]
    own = marks * len(filled) if len(marks) == 1 else marks
    return {
        (line.number, line.part): LineTold(SHORT[mark.upper()], mark.isupper())
        for line, mark in zip(filled, own, strict=True)
    }


def transcript(text: str, language: str = "sv") -> Transcript:
    return transcript_from(text, "laws.txt", language).value


def said(text: Text) -> list[str]:
    """Return the words of the blocks, each behind its kind."""
    return [
        f"{type(block).__name__}: {' / '.join(plain(run) for run in runs(block))}"
        for block in text.blocks
    ]


def titles(text: Text) -> list[Heading]:
    return [one for one in text.blocks if isinstance(one, Heading) and one.level == TITLE_LEVEL]


def bodies(text: Text) -> list[tuple[str, str]]:
    """Return the labels of the notes with the words of their bodies."""
    return [(note.label, " / ".join(map(plain, note_runs(note)))) for note in text.notes]


@given(sources, languages, st.data())
@examples(300)
def test_no_letter_is_lost_whatever_was_told(text: str, language: str, data: st.DataObject) -> None:
    source = transcript(text, language)
    lines: LinesTold = {
        (line.number, line.part): data.draw(told_lines) for line in source.lines() if not line.blank
    }
    kept = restored(source, carry_out(source, lines)).value
    assert letters_kept(kept) == letters(source_lines(source))
    assert len(titles(kept)) <= 1


@given(sources, languages)
def test_no_letter_is_lost_where_nothing_was_told(text: str, language: str) -> None:
    source = transcript(text, language)
    kept = restored(source, carry_out(source, {})).value
    assert letters_kept(kept) == letters(source_lines(source))


def test_a_stanza_ends_at_a_gap_however_far_the_line_above_it_stood_apart() -> None:
    text = carried("V|Kon stod\n|\n|\nV|och väntade\n|\n|\nV|vid ån\nV|med lyktan\nV|i handen")
    assert said(text) == [
        "Verse: Kon stod", "Verse: och väntade", "Verse: vid ån / med lyktan / i handen",
    ]  # fmt: skip


def test_lines_of_verse_may_stand_apart_from_each_other() -> None:
    text = carried("V|Kon stod\n|\nV|och väntade\n|\nV|vid ån\n|\n|\nV|med lyktan\n|\nV|i handen")
    assert said(text) == ["Verse: Kon stod / och väntade / vid ån", "Verse: med lyktan / i handen"]


def test_no_word_is_joined_over_the_ends_of_verse() -> None:
    text = carried("V|Kon stod kvar på bryg-\nV|gan och\nV|väntade")
    assert said(text) == ["Verse: Kon stod kvar på bryg- / gan och / väntade"]
    assert text.joins == ()


def test_a_paragraph_goes_on_over_furniture_notes_and_pages() -> None:
    text = carried(
        "K|HOLMENS HISTORIA\nP|Kon1 stod kvar på bryg-\nN|1 Se boken.\nO|7\n"
        "K|\fHOLMENS HISTORIA\np|gan och såg ut.\nP|Det gjorde hon inte."
    )
    assert said(text) == [
        "Paragraph: Kon stod kvar på bryggan och såg ut.",
        "Paragraph: Det gjorde hon inte.",
    ]
    assert [f.kind for f in text.furniture] == [
        FurnitureKind.RUNNING_HEAD,
        FurnitureKind.PAGE_NUMBER,
        FurnitureKind.RUNNING_HEAD,
    ]


def test_a_caption_that_floats_into_a_paragraph_stands_behind_it() -> None:
    text = carried("P|Kon stod kvar på\nC|Foto: Ida Borgis\np|bryggan.")
    assert [type(block) for block in text.blocks] == [Paragraph, Caption]
    assert said(text)[0] == "Paragraph: Kon stod kvar på bryggan."


def test_a_byline_goes_on_with_a_broken_name() -> None:
    text = carried(
        "T|Holmens historia\n|\nF|av Ida Bor-\nF|gis\nF|1926\n|\nP|Kon stod kvar på bryggan."
    )
    assert said(text)[1:3] == ["FrontLine: av Ida Borgis", "FrontLine: 1926"]


def test_a_text_whose_title_page_names_its_title_has_no_other_one() -> None:
    text = carried(
        "F|Holmens historia\nF|av Ida Borgis\nF|Stockholm 1926\n|\n"
        "P|Kon stod kvar på bryggan, och ingen kom för att hämta henne den dagen.\n|\n"
        "T|Bryggans historia\n|\nP|Kon stod kvar."
    )
    assert said(text)[0] == "Heading: Holmens historia"
    assert said(text)[4] == "Heading: Bryggans historia"
    assert len(titles(text)) == 1


def test_a_motto_in_verse_stays_on_its_title_page_and_a_place_is_no_title() -> None:
    motto = "\n".join(f"V|{line}" for line in ("“Kon stod", "vid ån", "och väntade", "på ljuset.”"))
    text = carried(
        f"P|FYREN\n|\n{motto}\n|\nP|AV\n|\nP|IDA BORGIS\n|\nT|STOCKHOLM:\n|\nF|1926\n|\n|\n"
        "P|Kon stod kvar på bryggan."
    )
    assert said(text)[1:5] == [
        "Verse: “Kon stod / vid ån / och väntade / på ljuset.”",
        "FrontLine: AV IDA BORGIS",
        "FrontLine: STOCKHOLM:",
        "FrontLine: 1926",
    ]


def test_a_heading_of_two_lines_is_one() -> None:
    text = carried("P|Kon.\nH|Holmens\nh|historia\nP|Bryggan.")
    assert said(text)[1] == "Heading: Holmens historia"
    assert isinstance(text.blocks[1], Heading)


def test_levels_follow_the_ways_of_counting() -> None:
    text = carried(
        "H|Kapitel I\nH|§ 1. Holmen\nP|Kon.\nH|§ 2. Bryggan\nP|Kon.\nH|Kapitel II\nH|§ 3. Slut\nP|Kon."
    )
    levels = [block.level for block in text.blocks if isinstance(block, Heading)]
    assert levels == [2, 3, 3, 2, 3]


def test_decimal_numbers_say_their_depth() -> None:
    text = carried("H|1 Holmen\nP|Kon.\nH|1.1 Bryggan\nP|Kon.\nH|1.2 Slut\nP|Kon.\nH|2 Ord\nP|Kon.")
    levels = [block.level for block in text.blocks if isinstance(block, Heading)]
    assert levels == [2, 3, 3, 2]


def test_letterspaced_headings_are_closed_up() -> None:
    assert said(carried("P|Kon.\nH|H o l m e n s h i s t o r i a\nP|Bryggan."))[1] == (
        "Heading: Holmens historia"
    )


def test_items_make_a_list_and_stanzas_are_parted_by_gaps() -> None:
    text = carried("I|• en sak\ni|till\nI|• en annan\nV|Kon stod\nV|kvar på\nv|bryggan\n|\nV|Slut")
    assert [type(block) for block in text.blocks] == [ItemList, Verse, Verse]
    assert said(text)[:2] == [
        "ItemList: en sak till / en annan",
        "Verse: Kon stod / kvar på bryggan",
    ]


def test_the_lines_of_an_item_are_told_like_those_of_a_paragraph() -> None:
    text = carried(
        "P|Kon stod\nI|• en sak som bröts på bryg-\np|gan\nI|• en annan\np|\fsak\nP|Slut."
    )
    assert said(text)[1:] == [
        "ItemList: en sak som bröts på bryggan / en annan sak",
        "Paragraph: Slut.",
    ]


def test_a_body_goes_on_on_the_next_page_with_its_own_label() -> None:
    text = carried(
        "P|Kon stod kvar.1 Det gjorde hon inte.2\nN|1 Se boken.\nN|2 En annan\nP|\fBryggan.\nn|not."
    )
    assert bodies(text) == [("1", "Se boken."), ("2", "En annan not.")]
    assert [reference.label for reference in references(text)][:2] == ["1", "2"]


def test_a_label_on_a_line_of_its_own_belongs_to_the_body_below() -> None:
    text = carried("P|Kon stod kvar.1 Det gjorde hon inte.2\np|1\nN|Se boken.\nn|2\nN|Ibid.")
    assert bodies(text) == [("1", "Se boken."), ("2", "Ibid.")]
    assert said(text) == ["Paragraph: Kon stod kvar. Det gjorde hon inte."]


def test_a_body_without_a_label_is_called_by_the_mark_that_is_left() -> None:
    text = carried("P|Kon stod kvar.1 Det gjorde hon inte.2\nN|Se boken.\nN|2 Ibid.")
    assert [note.mark for note in text.notes] == ["1", "2"]
    assert not text.notes[0].labelled


def test_signs_and_letters_label_notes_where_bodies_have_them() -> None:
    text = carried("P|Kon stod kvar∗ på bryggan (a).\nN|∗ Se boken.\nN|(a) Ibid.")
    assert [reference.mark for reference in references(text)] == ["∗", "a"]


def test_a_word_right_behind_a_sign_is_a_word_of_its_own() -> None:
    text = carried("P|Kon stod kvar!∗Det gjorde hon inte.\nN|∗ Se boken.")
    assert said(text) == ["Paragraph: Kon stod kvar! Det gjorde hon inte."]


def test_gathered_notes_of_chapters_are_called_from_their_own_chapter() -> None:
    text = carried(
        "P|Kon stod kvar.1\nM|Noter\nN|1 Se boken.\nP|\fBryggan.1 Holmen.2\n"
        "M|Noter\nN|1 Ibid.\nN|2 Oljan."
    )
    known = dict(bodies(text))
    called = [known[reference.label] for reference in references(text)]
    assert called == ["Se boken.", "Ibid.", "Oljan."]
    assert [f.text for f in text.furniture] == ["Noter", "Noter"]


def test_figures_of_a_table_are_no_marks() -> None:
    text = carried("R|Bryggan1\nP|Kon stod kvar.1\nN|1 Se boken.")
    assert said(text) == ["Paragraph: Bryggan1", "Paragraph: Kon stod kvar."]


def test_a_person_keeps_a_line_in_the_text() -> None:
    told = "P|Kon stod kvar.\nK|Holmen\nP|Bryggan."
    assert said(carried(told, Verdicts(furniture=((2, False),))))[1] == "Paragraph: Holmen"
    assert len(carried(told).blocks) == 2


def test_a_person_makes_a_note_a_heading() -> None:
    text = carried("P|Kon stod kvar.\nN|1 Se boken.\nP|Bryggan.", Verdicts(headings=((2, 3),)))
    assert said(text)[1] == "Heading: 1 Se boken."
    assert text.blocks[1] == Heading(3, text.blocks[1].content)  # type: ignore[union-attr]


def test_a_person_sets_a_line_aside_and_runs_another_on() -> None:
    verdicts = Verdicts(furniture=((1, True),), begins=((3, False),))
    text = carried("P|Kon stod\nP|kvar på bryggan och\nP|väntade.", verdicts)
    assert said(text) == ["Paragraph: kvar på bryggan och väntade."]


def test_a_pause_calls_no_note() -> None:
    text = carried("P|Kon stod kvar.\nB|* * *\nH|12\nN|[4] Ibid.")
    assert said(text) == ["Paragraph: Kon stod kvar.", "SectionBreak: ", "Heading: 12"]


def test_no_figure_of_a_misread_label_is_lost() -> None:
    text = carried("P|Kon stod kvar.1\nN|12 Se boken.")
    assert bodies(text) == [("1", "Se boken.")]
    assert [furniture.text for furniture in text.furniture] == ["12"]


def test_the_last_figure_of_a_number_with_points_calls_no_note() -> None:
    text = carried(
        "H|1.1) Holmen\nP|Kon stod kvar.\nH|1.2) Bryggan\nP|Den var bred, [1] och lång.[2]\n"
        "M|Noter\nN|[1] Se boken.\nN|[2] Se dagboken."
    )
    assert [line for line in said(text) if line.startswith("Heading")] == [
        "Heading: 1.1) Holmen",
        "Heading: 1.2) Bryggan",
    ]
    assert [reference.label for reference in references(text)] == ["1", "2"]


def test_an_article_that_a_note_points_to_is_no_label() -> None:
    text = carried(
        "P|Det var en ko.1 Den bodde\np|på en holme.2 Den var glad.\n"
        "p|1\nN|Art. 268.\nn|2\nN|Art. 270."
    )
    assert bodies(text) == [("1", "Art. 268."), ("2", "Art. 270.")]
