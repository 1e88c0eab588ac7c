"""Lines that were told to be rows of a table become its cells, or stay lines.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.languages import language
from publisher.manuscript import write
from publisher.model.inlines import plain
from publisher.model.roles import BlockRole
from publisher.model.text import Figure, Paragraph, Table
from publisher.model.transcript import Geometry, Run, ToldCell
from publisher.model.verdicts import NO_VERDICTS
from publisher.record import ledger_of, rebuild
from publisher.restoring.blocks.tables import with_tables
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.seen import NOTHING_SEEN, Seen
from publisher.restoring.restore import restored
from publisher.restoring.roles import ToldPicture
from publisher.restoring.roles.carrying import carry_out
from tests.restoring.roles.test_carrying import carried, transcript
from tests.restoring.roles.test_carrying import told_as as told

# A paragraph first: what stands above all text may be its front.
TEXT = "Kon stod kvar på bryggan och såg ut, och det gjorde hon länge, och båten väntade."


def table(*lines: str) -> str:
    """Return the manuscript of lines below a paragraph that are all rows of a table."""
    text = write(carried("\n".join((f"P|{TEXT}", *(f"R|{line}" for line in lines)))))
    return text.removeprefix(f"{TEXT}\n\n").rstrip("\n")


def test_rows_of_more_words_than_any_line_of_print_are_no_table() -> None:
    # Their columns would be looked for between all words, in time that grows as their square.
    assert "|" in table("ko  1  2", "ö  3  4")
    assert "|" not in table("ko  1  2  " * 90, "ö  3  4  " * 90)


def test_columns_are_told_by_the_blanks_that_all_rows_have() -> None:
    assert table(
        "Vara            Före    Efter",
        "Papper, ris     4,20     5,10",
        "Sylt och bröd   0,35    10,40",
    ) == ("== Vara | Före | Efter\n=| Papper, ris | 4,20 | 5,10\n=| Sylt och bröd | 0,35 | 10,40")


def test_an_empty_cell_is_told_by_its_place() -> None:
    assert (
        table(
            "År     Ost   Mjöl   Olja",
            "1871    12      7     19",
            "1872           11     29",
            "1873    31            47",
        )
        == "== År | Ost | Mjöl | Olja\n=| 1871 | 12 | 7 | 19\n=| 1872 |  | 11 | 29\n=| 1873 | 31 |  | 47"
    )


def test_a_head_over_two_columns_spans_them() -> None:
    assert table(
        "          Matvarupriset    Olja",
        "År         ton     ton     fat",
        "1871        12       7      19",
        "1872        18      11      29",
    ).startswith("==  | Matvarupriset | < | Olja\n== År | ton | ton | fat\n=| 1871 | 12 | 7 | 19")


@pytest.mark.parametrize("part", [" | ", "\t"])
def test_bars_and_tabs_part_cells(part: str) -> None:
    lines = (part.join(cells) for cells in (("År", "ost"), ("1871", "tolv säckar"), ("1872", "en")))
    assert table(*lines) == "= År | ost\n= 1871 | tolv säckar\n= 1872 | en"


def test_a_rule_of_signs_parts_the_head_and_is_set_aside() -> None:
    text = carried(f"P|{TEXT}\nR|Vara   Pris\nR|------------\nR|Ost    dyrt\nR|Mjöl   gott")
    assert write(text).endswith("== Vara | Pris\n= Ost | dyrt\n= Mjöl | gott\n")
    assert [one.text for one in text.furniture] == ["------------"]


def test_figures_behind_single_blanks_are_columns_if_every_row_has_as_many() -> None:
    assert table("År Ost Mjöl Olja", "1871 12 7 19", "1872 18 11 29") == (
        "== År | Ost | Mjöl | Olja\n=| 1871 | 12 | 7 | 19\n=| 1872 | 18 | 11 | 29"
    )


def test_dates_and_shares_are_one_figure() -> None:
    assert table("Ost 3. 4. 1822 12 % 7", "Mjöl 12. 10. 1823 4,5 % 9") == (
        "=| Ost | 3. 4. 1822 | 12 % | 7\n=| Mjöl | 12. 10. 1823 | 4,5 % | 9"
    )


def test_cells_on_lines_of_their_own_are_put_into_rows() -> None:
    rows = "== År | Ost | Mjöl\n=| 1871 | 12 | 7\n=| 1872 | 18 | 11\n=| 1873 | 31 | 16"
    assert (
        table("År", "Ost", "Mjöl", "1871", "12", "7", "1872", "18", "11", "1873", "31", "16")
        == rows
    )
    assert (
        table("År", "1871", "1872", "1873", "Ost", "12", "18", "31", "Mjöl", "7", "11", "16")
        == rows
    )


def test_words_go_on_below_the_cell_that_they_began_in() -> None:
    assert table(
        "Vara            Ort           Pris",
        "Ost             Den gamla     4,20",
        "                bryggan",
        "Mjöl            Hamnen        5,10",
    ).endswith("=| Ost | Den gamla bryggan | 4,20\n=| Mjöl | Hamnen | 5,10")


@pytest.mark.parametrize(
    "lines",
    [
        ("År Ost Mjöl", "1871 12 7", "1872 18", "1873 31 16 4"),
        ("Han kom 1871 och hon 1872", "de gick 1873"),
        ("1871", "12", "7", "1872", "18"),
    ],
    ids=["columns that disagree", "prose with years", "cells without a head"],
)
def test_what_cannot_be_told_stays_in_lines(lines: tuple[str, ...]) -> None:
    source = transcript("\n".join((TEXT, *lines)))
    roles = "P" + "R" * len(lines)
    done = restored(source, carry_out(source, told(roles, source), NO_VERDICTS))
    assert [type(block) for block in done.value.blocks] == [Paragraph] * (1 + len(lines))
    assert "restoring/table-left-as-lines" in [finding.code for finding in done.findings]


def test_one_line_alone_is_no_table_and_no_finding() -> None:
    source = transcript(f"{TEXT}\n1871    12     7")
    done = restored(source, carry_out(source, told("PR", source), NO_VERDICTS))
    assert not any(isinstance(block, Table) for block in done.value.blocks)
    assert "restoring/table-left-as-lines" not in [finding.code for finding in done.findings]


def test_a_caption_at_a_table_is_its_own() -> None:
    rows = "R|År  Ost  Mjöl\nR|1871  12   7\nR|1872  18  11"
    above = write(carried(f"P|{TEXT}\nC|Tabell 2. Ost och mjöl\n{rows}"))
    assert "! Tabell 2. Ost och mjöl\n== År | Ost | Mjöl" in above
    below = write(carried(f"P|{TEXT}\n{rows}\nC|Tabell 2. Ost och mjöl"))
    assert "! Tabell 2. Ost och mjöl\n== År | Ost | Mjöl" in below
    figure = write(carried(f"P|{TEXT}\nC|Fig. 3. En ko\n{rows}"))
    assert "! Fig. 3. En ko\n\n== År" in figure


def test_the_caption_of_a_picture_stays_with_it() -> None:
    raw = f"{TEXT}\nOst i två storlekar\nÅr  Ost  Mjöl\n1871  12   7\n1872  18  11"
    source = transcript(raw)
    picture = ToldPicture("ost.png", 1, "", (2,))
    roles = replace(carry_out(source, told("PCRRR", source), NO_VERDICTS), pictures=(picture,))
    figure, rows = restored(source, roles).value.blocks[1:]
    assert isinstance(figure, Figure)
    assert isinstance(rows, Table)
    assert (plain(figure.caption), rows.caption) == ("Ost i två storlekar", ())


def test_a_caption_below_a_table_of_a_page_that_shows_its_pictures_needs_no_word_for_one() -> None:
    rows = ("År    Ost    Mjöl", "1871    12      7", "1872    18     11", "Ost i två storlekar")
    read = transcript("\n".join((TEXT, *rows)))
    lines = (replace(one, geometry=Geometry(indent=0.0)) for one in read.lines())
    drawn = replace(read, pages=(replace(read.pages[0], lines=tuple(lines)),))
    for source, own in ((drawn, True), (read, False)):
        roles = carry_out(source, told("PRRRC", source), NO_VERDICTS)
        found = restored(source, roles).value.blocks[1]
        assert isinstance(found, Table)
        assert bool(found.caption) is own


def test_the_face_of_a_head_and_of_a_caption_is_no_emphasis() -> None:
    rows = ("År    Ost    Mjöl", "1871    12      7", "1872    18     11", "Ost i två storlekar")
    read = transcript("\n".join((TEXT, *rows)))
    bold, italic = (False, True, False, True, False), (False, False, False, False, True)
    lines = tuple(
        replace(one, geometry=Geometry(indent=0.0), runs=(Run(one.text, bold=b, italic=i),))
        for one, b, i in zip(read.lines(), bold, italic, strict=True)
    )
    drawn = replace(read, pages=(replace(read.pages[0], lines=lines),))
    done = restored(drawn, carry_out(drawn, told("PRRRC", drawn), NO_VERDICTS))
    assert write(done.value).endswith(
        "! Ost i två storlekar\n== År | Ost | Mjöl\n=| 1871 | 12 | 7\n"
        "=| **1872** | **18** | **11**\n"
    )


def test_folios_of_an_index_are_no_cells() -> None:
    source = transcript("\n".join((TEXT, "Mjöl, 1, 9", "Olja, 16, 22", "Ost, 47, 48")))
    blocks = restored(source, carry_out(source, told("PRRR", source), NO_VERDICTS)).value.blocks
    assert [type(block) for block in blocks] == [Paragraph] * 4


def test_the_source_of_a_table_is_rebuilt_letter_for_letter() -> None:
    raw = TEXT + (
        "\nVara            Ort           Pris\nOst             Den gamla     4,20\n"
        "                bryggan\nMjöl            Hamnen        5,10\nTabell 1. Priser\n"
    )
    source = transcript(raw)
    text = restored(source, carry_out(source, told("PRRRRC", source), NO_VERDICTS)).value
    assert isinstance(text.blocks[1], Table)
    entries = ledger_of(source, text)
    assert rebuild(text, entries) == raw
    assert [entry.where for entry in entries if entry.line in (2, 3, 5, 6)] == [
        "b2.1", "b2.2", "b2.3", "b2",
    ]  # fmt: skip


@pytest.mark.parametrize("changed", [0, 1, 2], ids=["none", "one row", "all rows"])
def test_words_that_a_correction_has_parted_stay_in_tagged_tables(changed: int) -> None:
    texts = ["Vara Pris", "Ost 4,20"]
    texts = [text.replace(" ", " och ") if at < changed else text for at, text in enumerate(texts)]
    rows = [
        Row(at, at, 0, text, 0, 0, first=False, trailing=False, width=1.0, seen=tagged(at))
        for at, text in enumerate(texts)
    ]
    drafts = with_tables([Draft(BlockRole.ROW, (row,)) for row in rows], language("sv"))
    assert bool(drafts[0].table) is (changed == 0)
    assert " ".join(row.text for draft in drafts for row in draft.rows) == " ".join(texts)


def tagged(at: int) -> Seen:
    """Return what is seen of a row of two words, each in its cell."""
    return replace(NOTHING_SEEN, cells=(ToldCell(1, at, 0), ToldCell(1, at, 1)))


def test_cells_on_lines_of_their_own_go_on_over_a_page() -> None:
    first = "År Ost Mjöl\n1871\n1872\n12\n18\n7\n11"
    source = transcript(f"{TEXT}\n{first}\n\f1873\n31\n16")
    done = restored(source, carry_out(source, told("P" + "R" * 10, source), NO_VERDICTS))
    text = write(done.value)
    assert "== År | Ost | Mjöl\n=| 1871 | 12 | 7\n=| 1872 | 18 | 11\n=| {p}1873 | 31 | 16" in text


def test_names_of_several_lines_stand_before_as_many_figures() -> None:
    cells = (
        "Vara",
        "Ton",
        "Fat",
        "Gammal",
        "ost",
        "12",
        "7",
        "Mjöl",
        "18",
        "11",
        "Sylt",
        "Vit",
        "5",
        "9",
    )
    assert table(*cells) == (
        "== Vara | Ton | Fat\n=| Gammal ost | 12 | 7\n=| Mjöl | 18 | 11\n=| Sylt Vit | 5 | 9"
    )


def test_words_below_the_cells_of_a_head_may_be_names() -> None:
    rows = table("Vara", "Före Efter", "Ost", "4,20", "5,10", "Mjöl", "0,35", "0,40")
    assert rows == "== Vara | Före | Efter\n=| Ost | 4,20 | 5,10\n=| Mjöl | 0,35 | 0,40"


def test_words_below_the_last_cell_are_no_part_of_a_table() -> None:
    cells = "År", "Ost", "1871", "12", "1872", "18", "1873", "31"
    assert table(*cells, "(Paus.)") == (
        "== År | Ost\n=| 1871 | 12\n=| 1872 | 18\n=| 1873 | 31\n\n(Paus.)"
    )


def test_words_that_begin_below_each_other_show_a_gutter_of_one_blank() -> None:
    assert table(
        "Vara        Ris Pris",
        "Ost         12  dyrt",
        "Papperen    356 gott nog",
        "Mjöl        18  gott",
    ) == (
        "== Vara | Ris | Pris\n=| Ost | 12 | dyrt\n=| Papperen | 356 | gott nog\n=| Mjöl | 18 | gott"
    )
