"""Numbers of lines beside drawn verse, and figures that look like them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from publisher.model.transcript import Geometry, Line, Page, Run, Transcript
from publisher.restoring.roles.margins import part_margins

WORDS = "and all the boats were gone"
# Ems: where the text begins and ends, and where figures stand before it and behind it.
LEFT, RIGHT, BEFORE, BEHIND = 12.0, 22.0, 6.0, 40.0


def drawn(number: int, figure: str = "", *, before: bool = False, far: float = 0.0) -> Line:
    """Return a line of verse, with a figure in the margin ``far`` from where others stand."""
    if not figure:
        place = Geometry(indent=6.0, width=RIGHT - LEFT, words=(LEFT, 20.0, 20.3, RIGHT))
        return Line(number, WORDS, runs=(Run(WORDS),), geometry=place)
    own = (BEFORE + far, BEFORE + far + 0.5) if before else (BEHIND + far - 0.5, BEHIND + far)
    text = (LEFT, *(LEFT + 1 + n / 4 for n in range(10)), RIGHT)
    words = (*own, *text) if before else (*text, *own)
    runs = (Run(f"{figure}      "), Run(WORDS)) if before else (Run(WORDS), Run(f"      {figure}"))
    place = Geometry(indent=0.0 if before else 6.0, width=words[-1] - words[0], words=words)
    return Line(number, "".join(run.text for run in runs), runs=runs, geometry=place)


def page(index: int, figures: Sequence[str], *, before: bool, stanza: int = 0) -> Page:
    """Return a page of lines with these figures, parted to stanzas of so many lines."""
    lines: list[Line] = []
    for at, figure in enumerate(figures):
        if stanza and at % stanza == 0:
            lines.append(Line(100 * index + len(lines), ""))
        lines.append(drawn(100 * index + len(lines), figure, before=before))
    return Page(index, tuple(lines), certain=True)


def through(lines: int) -> list[str]:
    return [str(at) if at % 5 == 0 else "" for at in range(1, lines + 1)]


def anew(lines: int) -> list[str]:
    return [str(at % 7) if at % 7 == 5 else "" for at in range(1, lines + 1)]


def parted(pages: Sequence[Page]) -> tuple[list[str], tuple[Line, ...]]:
    source = Transcript("a.pdf", "a", "en", tuple(pages))
    made = part_margins(source)
    return [one.text for one in made.furniture], tuple(made.transcript.lines())


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(("counted", "stanza"), [(through, 0), (anew, 7)])
def test_each_fifth_line_is_counted(
    counted: Callable[[int], list[str]], stanza: int, before: bool
) -> None:
    figures = counted(28)
    found, lines = parted([page(1, figures, before=before, stanza=stanza)])
    assert found == [one for one in figures if one]
    kept = [line for line in lines if not line.blank]
    assert {line.text.strip() for line in kept} == {WORDS}
    assert all("".join(run.text for run in line.runs) == line.text for line in kept)
    places = [line.geometry for line in kept]
    assert {(one.indent, one.width) for one in places if one} == {(6.0, RIGHT - LEFT)}


@pytest.mark.parametrize(
    "figures",
    [
        ["", "", "5", "10", "15", "", "20", "25"],
        ["", "3", "", "", "8", "", "", "12"],
        ["", "", "", "", "5", "", "", "", "", "10"],
    ],
    ids=["amounts", "other figures", "two alone"],
)
def test_other_figures_beside_lines_stay(figures: Sequence[str]) -> None:
    assert parted([page(1, figures, before=False)])[0] == []


def test_figures_that_do_not_stand_below_each_other_stay() -> None:
    lines = tuple(
        drawn(at, str(at) if at % 5 == 0 else "", far=float(at % 3)) for at in range(1, 29)
    )
    assert parted([Page(1, lines, certain=True)])[0] == []


def test_a_folio_at_their_place_stays_on_its_line() -> None:
    pages = [page(at, anew(21), before=False, stanza=7) for at in (1, 2, 3)]
    heads = [drawn(99 + 100 * one.index, str(10 + 5 * one.index)) for one in pages]
    headed = [
        Page(one.index, (head, *one.lines), certain=True)
        for one, head in zip(pages, heads, strict=True)
    ]
    found, lines = parted(headed)
    assert found == ["5"] * 9
    assert [line.text for line in lines if line.text != WORDS and not line.blank] == [
        head.text for head in heads
    ]
