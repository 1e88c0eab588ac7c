"""Running heads and folios.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import pytest

from publisher.model.furniture import FurnitureKind
from publisher.restoring.roles.furniture.edge_lines import EdgeLine, edge_lines, same_head
from publisher.restoring.roles.furniture.heads_and_folios import find_heads_and_folios
from tests.restoring.roles.furniture.sheets import body, page, pages, taken


def found(*texts: str) -> list[str]:
    return taken(find_heads_and_folios(pages(*texts), "sv"))


def heads(count: int) -> list[str]:
    """Return pages with the same head."""
    return [page(n, top=["Fyren på holmen"]) for n in range(1, count + 1)]


def folios(*texts: str) -> list[tuple[int, str | None]]:
    return [(t.page, t.folio) for t in find_heads_and_folios(pages(*texts), "sv") if t.folio]


def read(text: str) -> EdgeLine:
    return edge_lines(pages(text)[0])[0]


@pytest.mark.parametrize(
    ("text", "number", "key"),
    [
        ("12", 12, ""),
        ("- 12 -", 12, ""),
        ("[12]", 12, ""),
        ("xiv", 14, ""),
        ("12 (24)", 12, ""),
        ("12/24", 12, ""),
        ("Sida 12", 12, "sida"),
        ("Sida 12 av 24", 12, "sida"),
        ("12 Fyren på holmen", 12, "fyrenpaholmen"),
        ("Fyren på holmen 12", 12, "fyrenpaholmen"),
        ("Fyren på holmen | 12", 12, "fyrenpaholmen"),
        ("Fyren på holmen Sida 3 (24)", 3, "fyrenpaholmensida"),
        ("Fyren på holmen", None, "fyrenpaholmen"),
    ],
)
def test_a_line_at_an_edge_is_read_as_letters_and_a_number(
    text: str, number: int | None, key: str
) -> None:
    line = read(text)
    assert (line.number, line.key) == (number, key)


def test_heads_are_the_same_with_a_misread_letter() -> None:
    assert same_head("fyrenpaholmen", "fyrenpaholmen")
    assert not same_head("fyrenpaholmen", "oljanochveken")
    assert not same_head("", "")


@pytest.mark.parametrize("form", ["{}", "- {} -", "Sida {}", "Sida {} (9)"])
def test_numbers_that_rise_are_folios(form: str) -> None:
    feet = [page(n, bottom=["", form.format(n)]) for n in range(7, 12)]
    assert found(*feet) == [form.format(n) for n in range(7, 12)]
    assert folios(*feet) == [(p, str(p + 6)) for p in range(1, 6)]


def test_roman_numbers_that_rise_are_folios() -> None:
    feet = [page(n, bottom=["", folio]) for n, folio in enumerate(("iii", "iv", "v", "vi", "vii"))]
    assert [folio for _, folio in folios(*feet)] == ["iii", "iv", "v", "vi", "vii"]


def test_numbers_that_do_not_rise_stay() -> None:
    numbers = enumerate(("7", "3", "1868", "12"))
    assert found(*(page(n, bottom=["", number]) for n, number in numbers)) == []


def test_a_head_that_returns_goes() -> None:
    assert found(*heads(4)) == ["Fyren på holmen"] * 3


def test_the_title_on_the_first_page_stays() -> None:
    first = page(0, top=["Fyren på holmen", "Ida Borgis", ""])
    assert found(first, *heads(3)) == ["Fyren på holmen"] * 3


def test_heads_that_differ_left_and_right_both_go() -> None:
    sides = [["Ida Borgis"], ["Fyren på holmen"]] * 4
    assert len(found(*(page(n, top=head) for n, head in enumerate(sides)))) == 7


def test_a_chapter_s_title_stays_where_it_begins() -> None:
    ended = "\n".join([*body(11), "hon inte gjorde."])
    chapter = page(12, top=["Fyren på holmen", ""])
    assert found(page(10), ended, chapter, *heads(3)) == ["Fyren på holmen"] * 3


def test_a_note_with_the_number_of_its_page_is_no_folio() -> None:
    notes = [page(n, bottom=["", f"{n} Se boken om kor.", f"{n}"]) for n in range(1, 6)]
    assert found(*notes) == ["1", "2", "3", "4", "5"]


def test_short_notes_that_return_are_no_heads() -> None:
    feet = [page(n, bottom=["", "1 Se där.", *["2 Ibid."] * (n % 2 + 1)]) for n in range(5)]
    assert "1 Se där." not in found(*feet)


def test_a_head_on_one_other_page_is_doubtful() -> None:
    (head,) = find_heads_and_folios(pages(*heads(2), page(8), page(9)), "sv")
    assert (head.page, head.kind) == (2, FurnitureKind.RUNNING_HEAD)
    assert head.doubt


def test_one_page_has_no_furniture() -> None:
    assert found(page(0, top=["Fyren på holmen"], bottom=["", "1"])) == []


def test_no_pages_have_none() -> None:
    assert find_heads_and_folios((), "sv") == ()


def test_what_stands_above_a_folio_is_the_head_of_a_chapter_of_one_page() -> None:
    tops = ("Urverket", "Stormen", "Tåget", "Fyren", "Oljan", "Bryggan", "Loggboken")
    chapters = [page(n, top=[name, "", str(n + 7)]) for n, name in enumerate(tops)]
    gone = found(*chapters)
    assert [name in gone for name in tops] == [False] + [True] * 6
    outcome = find_heads_and_folios(pages(*chapters), "sv")
    assert {t.doubt for t in outcome if not t.folio} == {"it returns on no other page"}


def test_a_line_of_text_above_a_folio_stays() -> None:
    line = "och så gick det som det gick"
    tops = [[line, "", str(n + 7)] if n == 4 else [str(n + 7)] for n in range(8)]
    assert line not in found(*(page(n, top=top) for n, top in enumerate(tops)))
