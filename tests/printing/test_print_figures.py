"""The figures of the pages: held for the specimen, and seen where something is wrong."""

from __future__ import annotations

import pytest

from publisher.printing import SearchPath, print_book
from tests.printing.tiny import STYLE, tiny
from tests.support.print_figures import measure_pages

# Swedish: "the compositor holds the stick in his left hand and counts the spaces while the line fills".
# It goes on "letter by letter, until the measure is reached and nobody can tell where it might break".
WORDS = (
    "Sättaren håller vinkelhaken i vänster hand och räknar mellanrummen medan raden fylls, "
    "bokstav för bokstav, tills måttet är nått och ingen kan säga var det hade kunnat brytas. "
)
PAGE = STYLE + (
    "@page { size: 90mm 120mm; margin: 10mm } html { font-size: 10pt; line-height: 13pt }"
    "body, p { margin: 0 } p { text-align: justify; hyphens: auto; text-indent: 1em;"
    "hyphenate-limit-chars: 5 2 3; hyphenate-character: '\\2010' }"
)


def test_good_pages_have_no_faults(files: SearchPath) -> None:
    figures = measure_pages(print_book(tiny(f"<p>{WORDS * 4}</p>" * 6, PAGE), files).pdf)
    assert figures.lines == 90
    assert (figures.stacks, figures.widows, figures.orphans, figures.outside) == ((), (), (), ())
    assert figures.off_grid == ()
    assert figures.loosest < 1.6
    assert figures.share < 0.12


@pytest.mark.parametrize(
    ("style", "figure"),
    [
        ("p { orphans: 1; widows: 1 }", "widows"),
        ("p + p { margin-top: 3pt }", "off_grid"),
        ("p:nth-child(3) { margin-right: -5mm; text-align: left; hyphens: none }", "outside"),
    ],
)
def test_each_fault_of_layout_is_counted(files: SearchPath, style: str, figure: str) -> None:
    body = "".join(f"<p>{WORDS * count}</p>" for count in (3, 5, 2, 4, 3, 5, 4, 3))
    figures = measure_pages(print_book(tiny(body, PAGE + style), files).pdf)
    assert getattr(figures, figure)


def test_a_heading_at_a_page_foot_is_counted(files: SearchPath) -> None:
    body = f"<p>{WORDS * 12}</p>" + "".join(f"<h2>{n}</h2><p>{WORDS}</p>" for n in range(9))
    style = "h2 { margin: 0; font-size: 10pt; break-after: auto } p { break-inside: avoid }"
    assert measure_pages(print_book(tiny(body, PAGE + style), files).pdf).stranded


# Swedish compounds, which give many broken words.
LONG_WORDS = (
    "Bokstavsformernas utvecklingshistoria beskrivs i sättarhandböckernas inledningskapitel, och "
    "trycksaksformgivarnas yrkesutbildning innehåller mellanrumsberäkningarnas grundprinciper. "
)


@pytest.mark.parametrize("high", [111, 127, 139])
def test_no_word_is_broken_over_a_page(files: SearchPath, high: int) -> None:
    """At these heights three to seven pages would end in a hyphen, if nobody looked."""
    words = (WORDS * 2 + LONG_WORDS).split() * 9
    body = "".join(f"<p>{' '.join(words[n * 5 % 60 :][: 30 + n * 17 % 90])}</p>" for n in range(24))
    found = measure_pages(print_book(tiny(body, PAGE.replace("120mm", f"{high}mm")), files).pdf)
    assert found.turns == ()
    assert found.hyphenated > 50
    assert (found.widows, found.orphans, found.stacks, found.off_grid) == ((), (), (), ())


def test_text_out_of_the_flow_is_left_to_weasyprint(files: SearchPath) -> None:
    apart = "<p style='float: left'>A</p><p style='position: absolute'>B</p>"
    apart += "<p><span style='display: inline-block'>C</span></p>"
    assert print_book(tiny(apart, PAGE), files).pages == 1
