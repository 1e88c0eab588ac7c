"""The works of this house as they lie in ``seeds/``: each with another mixture of damage.

``python -m training.reprinting.house`` prints them again, sources into ``seeds/works/`` and
the truth about them into ``tests/golden/works/``.
"""

from __future__ import annotations

from pathlib import Path

from training.reprinting.reprint import Reprint, reprint
from training.reprinting.setting import (
    Hyphen,
    Labels,
    Marks,
    Numbers,
    Paragraphs,
    Setting,
    Trailing,
)

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "works"

# Blanks drawn as a rule above the notes of a page.
BLANK_RULE = " " * 49

# A sentence of the last chapter, set large beside an earlier one.
PULLED = "Het is de enige plek op de bladzijde waar je ziet dat het boek door iemand is gemaakt"

SETTINGS: dict[tuple[str, str], Setting] = {
    # A word processor's page: blank lines, empty lines where the page turns, folio at the top.
    ("radens-slut", "sv"): Setting(
        measure=34.0,
        depth=44,
        gap=" ",
        trailing=Trailing.WORDS,
        turn="\n\n\n",
        top=("{page}", "{page}"),
    ),
    # A magazine: two narrow columns, a pull quote, notes at the end.
    ("radens-slut", "nl"): Setting(
        measure=20.0,
        depth=44,
        columns=2,
        tremas=True,
        trailing=Trailing.RUNNING,
        turn=" ",
        labels=Labels.DOT,
        endnotes="Noten",
        pulls=((2, PULLED),),
    ),
    # A book: form feeds, indents, running heads, soft hyphens, notes in brackets at the end.
    ("radens-slut", "en"): Setting(
        measure=23.5,
        depth=36,
        paragraphs=Paragraphs.INDENT,
        hyphen=Hyphen.SOFT,
        marks=Marks.BRACKETED,
        labels=Labels.BRACKETED,
        endnotes="Notes",
        top=("The End of the Line {page}", "{page} Ida Borgis"),
    ),
    # A typescript: every other line empty, marks and labels on lines of their own.
    ("det-vikta-arket", "sv"): Setting(
        measure=34.0,
        depth=30,
        double=True,
        trailing=Trailing.WORDS,
        paragraphs=Paragraphs.INDENT,
        marks=Marks.OWN_LINE,
        labels=Labels.OWN_LINE,
        rule=BLANK_RULE,
        turn=" ",
    ),
    # A report: title and page in the foot, a note that has lost its body.
    ("the-note-and-its-mark", "en"): Setting(
        measure=35.0,
        depth=45,
        labels=Labels.PLAIN,
        foot=("The Note and Its Mark Page {page} ({pages})",) * 2,
        lost_bodies=frozenset({"11"}),
    ),
    # No-break spaces everywhere, no hyphens; a blank where a line ends with a whole word.
    ("papier-en-inkt", "nl"): Setting(
        measure=34.5,
        depth=50,
        tremas=True,
        hyphen=Hyphen.DROPPED,
        no_break_spaces=True,
        trailing=Trailing.RUNNING,
        turn=" ",
    ),
    # An old scan: negation signs for hyphens, notes numbered from 1 on each page, drawn rules.
    ("en-sattares-dag", "sv"): Setting(
        measure=24.5,
        depth=33,
        paragraphs=Paragraphs.INDENT,
        hyphen=Hyphen.NEGATION,
        numbers=Numbers.PAGE,
        rule="_____________",
        top=("En sättares dag", "Ida Borgis"),
        foot=("{page}", "{page}"),
        links=((2, "https://runeberg.org/njgboktr/"),),
    ),
    # Only a short last line tells a paragraph; folios between dashes.
    ("marges", "nl"): Setting(
        measure=31.2,
        depth=36,
        tremas=True,
        paragraphs=Paragraphs.FLUSH,
        top=("- {page} -", "- {page} -"),
    ),
    # Asterisks for notes, beginning again on each page.
    ("reading-proofs", "en"): Setting(
        measure=27.5,
        depth=32,
        paragraphs=Paragraphs.INDENT,
        numbers=Numbers.STARS,
        top=("Reading Proofs\n{page}", "Agnes Brevier\n{page}"),
    ),
    # Typed on a machine, in the code page of an old computer.
    ("brev-till-en-ung-arkivarie", "sv"): Setting(
        measure=78.0,
        depth=45,
        monospaced=True,
        gap=" ",
        trailing=Trailing.WORDS,
        labels=Labels.PLAIN,
        turn="\n\n\n",
        rule="--------------------",
        encoding="cp1252",
        line_end="\r\n",
    ),
}


def manuscript_of(work: str, language: str) -> Path:
    """Return where a manuscript lies."""
    return GOLDEN / f"{work}.{language}.md"


def seed_of(work: str, language: str) -> Path:
    """Return where the damaged source of a work lies."""
    return ROOT / "seeds" / "works" / work / f"{language}.txt"


def reprint_work(work: str, language: str) -> Reprint:
    """Return a work of the house as it is printed."""
    markup = manuscript_of(work, language).read_text("utf-8")
    source = seed_of(work, language).relative_to(ROOT).as_posix()
    return reprint(markup, source, language, SETTINGS[work, language])


def print_house() -> None:
    """Print every work again."""
    for work, language in SETTINGS:
        made = reprint_work(work, language)
        seed_of(work, language).parent.mkdir(parents=True, exist_ok=True)
        seed_of(work, language).write_bytes(made.data)
        for ending, table in made.tables.items():
            manuscript_of(work, language).with_suffix(f".{ending}").write_text(table, "utf-8")


if __name__ == "__main__":
    print_house()
