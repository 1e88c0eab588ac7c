"""The style sheet of a web page for WeasyPrint."""

from __future__ import annotations

from collections.abc import Iterator

from training.pages.colours import Furniture, colour
from training.pages.copytext import Copy
from training.pages.habits import Habits, HeadingLook
from training.pages.headings import labels

LOOKS = {
    "plain": "font-weight: normal",
    "caps": "font-weight: normal",
    "smallcaps": "font-weight: normal; font-variant: small-caps",
    "spaced": "font-weight: normal; letter-spacing: 0.18em; word-spacing: 0.3em",
    "italic": "font-weight: normal; font-style: italic",
    "bold": "font-weight: bold",
    "bolditalic": "font-weight: bold; font-style: italic",
}
FIXED = """
* { margin: 0; padding: 0 } p { text-indent: 0 } sup { font-size: 0.65em; line-height: 0 }
.italic { font-style: italic } .bold { font-weight: bold } .caps { }
.spaced { letter-spacing: 0.18em } .smallcaps { font-variant: small-caps }
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


def style(copy: Copy, habits: Habits) -> str:
    """Return the style sheet of a book."""
    return "\n".join((FIXED, *_text(habits), *_heads(habits), _contents(), *_pages(copy, habits)))


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
    shown = _colour(Furniture.CONTENTS)
    number = "target-counter(attr(href), page)"
    return (
        f"a::after, a::before {{ {shown} }}"
        f' a.leaders::after {{ content: leader(".") {number} }}'
        f' a.plain::after {{ content: leader(" ") {number} }}'
        f' a.tight::after {{ content: ", " {number} }}'
        f' a.before::before {{ content: {number} "  " }}'
        f' a.run_on::after {{ content: ", " {number} ". — " }} .entry:has(a.run_on) {{ display: inline }}'
    )


def _pages(copy: Copy, habits: Habits) -> Iterator[str]:
    inner, outer, top, bottom = habits.margins
    width, height = habits.paper
    rule = "border-top: 0.4pt solid; padding-top: 3pt" if habits.note_rule else "padding-top: 5pt"
    yield (
        f"@page {{ size: {width}mm {height}mm; margin: {top}mm {outer}mm {bottom}mm {inner}mm;"
        f" counter-reset: none; @footnote {{ {rule} }} }}"
    )
    yield f"@page :first {{ counter-reset: page {habits.first_page - 1} }}"
    yield f"@page :left {{ margin-left: {outer}mm; margin-right: {inner}mm }}"
    for side in ("left", "right"):
        boxes = _boxes(copy, habits, side)
        yield f"@page :{side} {{ {' '.join(f'@{name} {{ {rules} }}' for name, rules in boxes.items())} }}"
    if habits.first_bare:
        names = [f"@{edge}-{place} {{ content: none }}" for edge in ("top", "bottom") for place in
                 ("left", "center", "right")]  # fmt: skip
        yield f"@page :first {{ {' '.join(names)} }}"


def _boxes(copy: Copy, habits: Habits, side: str) -> dict[str, str]:
    """Return the rules of each margin box that has a head or a folio."""
    boxes: dict[str, str] = {}
    if habits.folio != "none":
        edge, place = habits.folio.split("_")
        page = labels(copy.language)["page"]
        kind = "counter(page, lower-roman)" if habits.roman else "counter(page)"
        form = _quoted(habits.folio_form.replace("{page}", page))
        form = form.replace("{}", f'" {kind} "').replace("{all}", '" counter(pages) "')
        boxes[f"{edge}-{_slot(place, side)}"] = f"content: {form}; {_colour(Furniture.PAGE_NUMBER)}"
    if habits.head != "none":
        wanted = (habits.head_place, "center", "inner", "outer")
        slots = (f"{habits.head_at}-{_slot(place, side)}" for place in wanted)
        look = LOOKS[habits.head_style]
        rule = "border-bottom: 0.4pt solid;" if habits.head_rule and habits.head_at == "top" else ""
        shown = f"content: {_head(copy, habits, side)}; {look}; {rule} {_colour(Furniture.RUNNING_HEAD)};"
        boxes[next(slot for slot in slots if slot not in boxes)] = (
            f"{shown} white-space: nowrap; font-size: 0.9em"
        )
    return boxes


def _head(copy: Copy, habits: Habits, side: str) -> str:
    title, author = _quoted(copy.title[:50]), _quoted((copy.author or copy.title)[:40])
    journal = _quoted(copy.title[:40] + " 3 (1921)")
    left, right = {
        "title": (title, title),
        "chapter": ("string(chapter)", "string(chapter)"),
        "title_chapter": (title, "string(chapter)"),
        "author_chapter": (author, "string(chapter)"),
        "title_author": (author, title),
        "journal": (journal, author),
    }[habits.head]
    return left if side == "left" else right


def _slot(place: str, side: str) -> str:
    if place == "center":
        return place
    outer = "left" if side == "left" else "right"
    inner = "right" if side == "left" else "left"
    return outer if place == "outer" else inner


def _colour(kind: Furniture) -> str:
    red, green, blue = colour(kind.value)
    return f"color: #{red:02x}{green:02x}{blue:02x}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3C ")
    return f'"{escaped}"'
