"""Lines of paragraphs that are hard to set: long compounds, rows of dashes, narrow columns."""

from __future__ import annotations

import pytest

from publisher.printing import SearchPath, print_book
from tests.printing.tiny import STYLE, tiny
from tests.support.print_figures import Figures, measure_pages

COLUMN = (
    "@page { size: WIDTHmm 200mm; margin: 15mm } html { font-size: 11pt; line-height: 14pt }"
    "body, p { margin: 0 } p { text-align: justify; hyphens: auto; text-indent: 1.5em;"
    "hyphenate-limit-chars: 5 2 3; hyphenate-character: '\\2010' }"
)
# German, on how printers and their employers fell out over wages, full of compounds of four to six parts.
COMPOUNDS = (
    "Die Gewerkschaft der Buchdrucker verlangte höhere Löhne und eine Arbeitszeitverkürzung, doch "
    "die Unternehmer wollten nur verhandeln, wenn man ihnen die Lehrlingsfrage allein überließ. ",
    "In den Setzereien kam man abends zusammen, und was dort beschlossen wurde, gab die "
    "Bezirksleitung am nächsten Morgen bekannt, obwohl die Geschäftsführer mit Entlassung drohten. ",
    "Niemand glaubte an eine Verständigung; die Zeitungsverleger gingen vor Gericht, und die "
    "Schriftgießereien stellten ihre Lieferungen ein, bis man wisse, wer am Ende zahlen würde. ",
    "Erst nach langen Auseinandersetzungen kam eine Übereinkunft zustande, die den Maschinensetzern "
    "mehr gab als den Handsetzern, aber allen wenigstens die Kündigungsfrist sicherte. ",
    "Seine Erinnerungen an diese Wochen hat ein Korrektor aufgeschrieben, der die Bleibuchstaben "
    "liebte und die Rechtschreibung ernster nahm als jeden Tarif, den man ihm je gezeigt hatte. ",
)


def figures(text: str, width: int, files: SearchPath) -> Figures:
    """Return the figures of a German text set in a column of a page of that width (mm)."""
    body, style = f'<div lang="de">{text}</div>', STYLE + COLUMN.replace("WIDTH", str(width))
    return measure_pages(print_book(tiny(body, style), files).pdf)


def compounds() -> str:
    """Return paragraphs of long words, in several orders so that their lines differ."""
    count = len(COMPOUNDS)
    turned = (COMPOUNDS[n % count :] + COMPOUNDS[: n % count] for n in range(3 * count))
    return "".join(f"<p>{'Und ' * (n // count)}{''.join(t)}</p>" for n, t in enumerate(turned))


@pytest.mark.parametrize("width", [138, 142])
def test_long_compounds_need_few_broken_words(files: SearchPath, width: int) -> None:
    found = figures(compounds(), width, files)
    assert found.lines > 100
    assert 60 <= found.measure <= 70
    assert found.share <= 0.12
    assert (found.stacks, found.loose, found.outside) == ((), (), ())


def test_a_row_of_dashes_is_parted(files: SearchPath) -> None:
    found = figures(f"<p>Sie sagte noch: {'— ' * 40}und schwieg.</p>", 100, files)
    assert found.lines == 3
    assert (found.loose, found.outside) == ((), ())
