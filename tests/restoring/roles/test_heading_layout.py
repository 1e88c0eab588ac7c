"""How a text sets its headings, learned from the text.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from dataclasses import replace

from publisher.languages import language
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.headings.layout import seen_with
from publisher.restoring.roles.blocks.headings.series import Setting
from tests.restoring.galley import COLUMN, WIDTH, full, row

BEFORE = row("gick i land.")
SWEDISH = language("sv")
INDENT = 4


def paragraph(indent: int = 0, width: float = WIDTH) -> tuple[Row, ...]:
    """Return the rows of a paragraph; an indent that is not shown narrows the first."""
    first = full("Kon stod kvar på bryggan och", indent=indent, width=width)
    return first, full("som inte ville gå"), full("som inte ville"), BEFORE


def setting(*lines: Row, below: tuple[Row, ...] = ()) -> Setting:
    return Setting(lines, BEFORE, below or paragraph(), COLUMN, SWEDISH)


def weights(settings: list[Setting], read: list[float], indent: int = 0) -> list[float]:
    """Return what the settings weigh in a text of twenty paragraphs besides."""
    others = [setting(*paragraph(indent), below=paragraph(indent))] * 20
    return seen_with([*settings, *others], [*read, *[-9.0] * 20])


def test_space_above_speaks_for_a_heading() -> None:
    spaced, plain = setting(row("Holmens historia", gap=2)), setting(row("Med hälsning"))
    text = setting(*paragraph())
    found = weights([spaced, text, spaced, text, spaced, text, plain], [2.0, -9.0] * 3 + [1.0])
    assert found[0] > 2.0
    assert found[6] < 0


def test_the_space_below_a_heading_makes_no_heading_of_the_next_line() -> None:
    heading, below = setting(row("Holmens historia", gap=2)), setting(row("En brygga", gap=1))
    text = setting(*paragraph())
    found = weights([heading, text, heading, below, text, below], [2.0, -9.0, 2.0, 0.1, -9.0, 0.1])
    assert found[3] < found[5]


def test_points_of_a_list_are_no_headings() -> None:
    points = [setting(row(f"{n}. En ko")) for n in (1, 2, 3)]
    assert max(weights(points, [1.0, 1.0, 1.0])[:3]) < 0


def test_there_is_no_room_for_headings_on_full_pages() -> None:
    missing = dict.fromkeys(range(2, 30), 0.0) | {5: 3.0, 9: 3.0}
    column = replace(COLUMN, missing=missing)
    lines = [row("Holmens historia", page=5), row("Kons historia", page=9), row("Ja", page=12)]
    settings = [replace(setting(line), column=column) for line in lines]
    first, second, third, *_ = weights(settings, [1.0, 1.0, 1.0])
    assert min(first, second) > 0 > third


def test_what_all_blocks_have_in_common_tells_nothing() -> None:
    found = weights([setting(row("Holmens historia")), setting(row("Kons historia"))], [1.0, 1.0])
    assert all(abs(weight - 1.0) < 0.5 for weight in found[:2])


def test_the_indent_of_a_paragraph_speaks_against_a_heading() -> None:
    flush, indented = row("Holmens historia"), row("Kons historia", indent=INDENT)
    below = paragraph(INDENT)
    settings = [setting(flush, below=below), setting(indented, below=below)]
    first, second, *_ = weights(settings, [1.0, 1.0], INDENT)
    assert first > 0 > second


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    first, *rest = paragraph()
    turned = setting(row("Holmens historia"), below=(replace(first, first=True), *rest))
    assert weights([turned], [2.0])[0] < 0


def test_the_look_of_one_heading_holds_for_others_of_its_series() -> None:
    first, *rest = paragraph()
    turned = setting(row("§ 1. Holmens historia"), below=(replace(first, first=True), *rest))
    found = weights([turned, setting(row("§ 2. Kons historia"))], [2.0, 2.0])
    assert found[1] < 0


def test_a_heading_has_no_broken_word() -> None:
    broken = setting(row("HOLMENS HISTO-"), row("RIA"))
    whole = setting(row("HOLMENS"), row("HISTORIA"))
    found = weights([broken, whole], [1.5, 1.5])
    assert found[0] < 0 < found[1]


def test_paragraphs_below_headings_that_leave_no_indent_empty_are_flush() -> None:
    """The indents are not shown, but the first rows of all other paragraphs are narrower."""
    narrow, flush = paragraph(width=WIDTH * 0.9), paragraph()
    settings = [setting(row(f"HOLME {n}"), below=flush) for n in "ABC"]
    lines = [*settings, setting(row("BRYGGA"), below=narrow)]
    others = [setting(*narrow, below=narrow)] * 20
    found = seen_with([*lines, *others], [1.0] * 4 + [-9.0] * 20)
    assert found[0] > 1.0 > found[3]


def test_where_space_parts_paragraphs_no_indent_is_sought_in_their_widths() -> None:
    narrow, flush = paragraph(width=WIDTH * 0.9), paragraph()
    lines = [setting(row("HOLME"), below=flush)] * 3 + [setting(row("BRYGGA"), below=narrow)]
    others = [setting(*narrow, below=narrow)] * 20
    spaced = [replace(s, usual=1) for s in (*lines, *others)]
    found = seen_with(spaced, [1.0] * 4 + [-9.0] * 20)
    assert found[0] == found[3]
