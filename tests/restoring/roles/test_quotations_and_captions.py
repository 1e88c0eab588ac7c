"""Quotations and captions among paragraphs.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from dataclasses import replace

from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.roles.blocks.captions import set_captions_apart
from publisher.restoring.roles.blocks.quotations import name_quotations
from tests.restoring.galley import COLUMN, WIDTH, full, row


def paragraph(*rows: str, indent: int = 0, width: float = WIDTH) -> Draft:
    *above, last = rows
    lines = [full(t, indent=indent, width=width) for t in above]
    return Draft(BlockRole.PARAGRAPH, (*lines, row(last, indent=indent)))


def kinds(*blocks: Draft) -> list[BlockRole]:
    return [b.role for b in name_quotations(blocks, COLUMN)]


def test_a_paragraph_with_all_its_lines_indented_is_a_quotation() -> None:
    assert kinds(paragraph("En ko", "gick i land.", indent=4)) == [BlockRole.QUOTATION]


def test_a_paragraph_with_its_first_line_indented_is_no_quotation() -> None:
    block = paragraph("En ko", "gick", "i land.")
    indented = replace(block, rows=(replace(block.rows[0], indent=4), *block.rows[1:]))
    assert kinds(indented) == [BlockRole.PARAGRAPH]


def test_a_paragraph_in_smaller_type_is_a_quotation() -> None:
    small = paragraph("En ko", "och en till", "gick i land.", width=WIDTH * 1.1)
    usual = paragraph("En ko", "och en till", "gick i land.")
    assert kinds(usual, small) == [BlockRole.PARAGRAPH, BlockRole.QUOTATION]


def test_a_text_whose_only_paragraph_is_wider_than_its_title_page_has_no_quotation() -> None:
    assert kinds(paragraph("En ko", "och en till", "gick i land.", width=WIDTH * 1.1)) == [
        BlockRole.PARAGRAPH
    ]


def test_a_paragraph_like_the_others_is_no_quotation() -> None:
    assert kinds(paragraph("En ko", "och en till", "gick i land.")) == [BlockRole.PARAGRAPH]


def test_a_single_indented_line_is_no_quotation() -> None:
    assert kinds(paragraph("Kon gick i land.", indent=4)) == [BlockRole.PARAGRAPH]


def test_headings_and_items_are_no_quotations() -> None:
    item = replace(paragraph("En ko", "gick i land.", indent=4), role=BlockRole.ITEM)
    assert kinds(item) == [BlockRole.ITEM]


def apart(*blocks: Draft) -> list[tuple[BlockRole, str]]:
    made = set_captions_apart(blocks, COLUMN)
    return [(b.role, " ".join(r.text for r in b.rows)) for b in made]


OPEN = Draft(BlockRole.PARAGRAPH, (full("Kon gick"), full("i land och")))
ON = paragraph("stod kvar", "på bryggan.")
CAPTION = Draft(BlockRole.PARAGRAPH, (row("Kon framför fyren"),))


def test_a_short_line_above_a_caption_is_no_half_of_a_sentence() -> None:
    title = paragraph("Kon som", "gick i land och")
    assert [kind for kind, _ in apart(title, CAPTION, ON)] == [BlockRole.PARAGRAPH] * 3


def test_a_caption_that_has_not_ended_goes_on_below_a_gap() -> None:
    caption = replace(CAPTION, role=BlockRole.CAPTION)
    rest = paragraph("sedd från sjön")
    assert apart(paragraph("Kon."), caption, rest)[1:] == [
        (BlockRole.CAPTION, "Kon framför fyren sedd från sjön")
    ]
    assert len(apart(paragraph("Kon."), caption, ON)) == 3


def test_a_caption_leaves_the_sentence_that_it_cuts() -> None:
    assert apart(OPEN, CAPTION, ON) == [
        (BlockRole.PARAGRAPH, "Kon gick i land och stod kvar på bryggan."),
        (BlockRole.CAPTION, "Kon framför fyren"),
    ]


def test_a_short_paragraph_between_whole_ones_is_no_caption() -> None:
    ended = paragraph("Kon gick", "i land.")
    assert [kind for kind, _ in apart(ended, CAPTION, ON)] == [BlockRole.PARAGRAPH] * 3


def test_a_full_line_is_no_caption() -> None:
    assert len(apart(OPEN, Draft(BlockRole.PARAGRAPH, (full("Kon framför fyren"),)), ON)) == 3


def test_a_caption_before_a_new_sentence_is_left_alone() -> None:
    assert len(apart(OPEN, CAPTION, paragraph("Stod kvar", "på bryggan."))) == 3
