"""The style sheet of a web page for WeasyPrint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from training.pages.colours import Furniture
from training.pages.copytext import Copy
from training.pages.habits import Habits, HeadingLook
from training.pages.html_edges import LOOKS, coloured, pages, sheets

FIXED = """
* { margin: 0; padding: 0 } p { text-indent: 0 } sup { font-size: 0.65em; line-height: 0 }
.italic { font-style: italic } .bold { font-weight: bold } .caps { }
.spaced { letter-spacing: TRACKINGem } .smallcaps { font-variant: small-caps }
.title { font-size: 1.6em; text-align: center; margin: 0 0 1em; hyphens: none }
.front { text-align: center; margin: 0.5em 0 1.5em } .year { break-after: page }
.note-head { font-weight: bold; margin: 2em 0 1em; text-indent: 0; break-after: avoid }
.verse { margin: 0.9em 0 0.9em 2em } .verse div { text-indent: -1.5em; padding-left: 1.5em }
.break { text-align: center; text-indent: 0; margin: 1em 0 }
.quote { margin: 0.9em 0 }
.epigraph { margin: 1em 0 1em 30%; font-size: 0.9em }
.caption { font-size: 0.88em; margin: 1em 0; text-align: left; break-inside: avoid }
.box { border: 0.4pt solid; width: 70%; height: 6em; margin: 0 auto 0.4em }
table { margin: 1em auto; border-collapse: collapse; break-inside: avoid } td { padding: 3pt }
.item { padding-left: 1.2em; text-indent: -1.2em !important }
.speaker, .stage { text-align: center; font-style: italic; text-indent: 0 !important;
  margin: 0.6em 0 }
.dateline, .signature, .closing, .attribution {
  text-align: right; text-indent: 0 !important; margin: 0.5em 0 }
.argument { margin: 0.3em 2em 1em; font-size: 0.9em; text-indent: 0 !important }
.salutation { text-indent: 0 !important; margin: 0.5em 0 }
.margin { position: absolute; left: -11mm; font-size: 0.8em; text-indent: 0 }
p, .verse div { position: relative }
.dropped { float: left; font-size: 2.9em; line-height: 0.85; margin-right: 0.06em }
.raised { font-size: 2.2em; line-height: 0 }
.note { float: footnote; text-indent: 0 }
.note::footnote-call { content: none } .note::footnote-marker { content: none }
.part { font-size: 1.6em; text-align: center; margin: 4em 0 2em }
.entry { text-indent: 0 !important; text-align: left } a { color: inherit; text-decoration: none }
"""


def style(copy: Copy, habits: Habits, catchwords: Sequence[str]) -> str:
    """Return the style sheet of a book; ``catchwords`` has one for each page, or is empty."""
    parts = (
        FIXED,
        _tables(habits.ruled),
        *_text(habits),
        *_heads(habits),
        _contents(),
        *pages(copy, habits),
    )
    return "\n".join((*parts, *sheets(habits, catchwords))).replace(
        "TRACKING", f"{habits.tracking}"
    )


def _tables(ruled: str) -> str:
    match ruled:
        case "frames":
            return "table { border-collapse: separate; border-spacing: 2px } td { border: 0.5pt solid }"
        case "open":
            sides = "border-left-style: none", "border-right-style: none"
            ends = zip(("first", "last"), sides, strict=True)
            return "td { border: 0.5pt solid }" + "".join(
                f" td:{end}-child {{ {side} }}" for end, side in ends
            )
        case "all":
            return "td { border: 0.5pt solid }"
        case _:
            return ""


def _text(habits: Habits) -> Iterator[str]:
    align = "justify" if habits.justified else "left"
    hyphens = "auto" if habits.hyphens else "manual"
    yield (
        f'body {{ font: {habits.size}pt/{habits.leading}pt "{habits.font}", serif; text-align: {align};'
        f" hyphens: {hyphens}; hyphenate-character: '-'; column-count: {habits.columns};"
        " column-gap: 5mm; orphans: 1; widows: 1 }"
    )
    if habits.paragraphs == "indent":
        yield f"p {{ text-indent: {habits.indent}em }}"
        if not habits.first_indent:
            yield "p.first { text-indent: 0 }"
    if habits.paragraphs == "gap":
        yield f"p {{ margin-bottom: {habits.gap}em }}"
    yield f".note, .endnote {{ font-size: {habits.note_size}em; line-height: 1.2 }}"
    quotes = {
        "indent": "margin: 0.9em 2.2em",
        "small": "font-size: 0.9em",
        "italic": "font-style: italic",
    }
    quotes |= {"both": "margin: 0.9em 2.2em; font-size: 0.9em"}
    yield f".quote {{ {quotes.get(habits.quotes, '')} }}"
    verse = {
        "center": "text-align: center",
        "small": "font-size: 0.9em",
        "italic": "font-style: italic",
    }
    yield f".verse {{ {verse.get(habits.verse_look, '')} }}"


def _heads(habits: Habits) -> Iterator[str]:
    for kind, look in zip(("h2", "h3", "h4"), habits.headings, strict=True):
        yield f"{kind}, .{kind}-look {{ {LOOKS[look.style]} }}"
        yield f"{kind} {{ {_display(look)} }}"
    yield "h2 { string-set: chapter attr(data-chapter) }"
    if habits.chapter_page == "page":
        yield "h2 { break-before: page }"


def _display(look: HeadingLook) -> str:
    side = "18%" if look.narrow else "0"
    return (
        f"font-size: {look.size}em; text-align: {look.align}; hyphens: none; break-after: avoid;"
        f" line-height: 1.25; margin: {look.before}em {side} {look.after}em"
    )


def _contents() -> str:
    shown = coloured(Furniture.CONTENTS)
    number = "target-counter(attr(href), page)"
    return (
        f"a::after, a::before {{ {shown} }}"
        f' a.leaders::after, a.analytic::after {{ content: leader(".") {number} }}'
        f' a.plain::after {{ content: leader(" ") {number} }}'
        f' a.tight::after {{ content: ", " {number} }}'
        f' a.before::before {{ content: {number} "  " }}'
        f' a.run_on::after {{ content: ", " {number} ". — " }} .entry:has(a.run_on) {{ display: inline }}'
    )
