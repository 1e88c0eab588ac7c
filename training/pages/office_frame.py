"""The head of a flat ODT: styles of paragraphs, the page, running heads, folios, notes."""

from __future__ import annotations

from collections.abc import Iterator

from training.pages.colours import Furniture
from training.pages.copytext import Copy
from training.pages.habits import Habits, HeadingLook
from training.pages.headings import head_cut, labels
from training.pages.office_xml import Properties, Styles, element, style, text

# Ems by which the lines of an item hang below its bullet.
HANGING = 1.2
# The locale of a text and its patterns are of a language in a country.
COUNTRIES = {
    "ca": "ES", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "GB", "es": "ES", "fi": "FI",
    "fr": "FR", "hu": "HU", "it": "IT", "la": "VA", "nb": "NO", "nl": "NL", "nn": "NO", "pl": "PL",
    "pt": "PT", "ro": "RO", "ru": "RU", "sv": "SE",
}  # fmt: skip
# Millimetres that a running head or a folio takes, and between columns.
EDGE, BETWEEN = 5, 5
# The signs of notes by name; stars are counted no further than one, so daggers follow them.
SIGNS = {"number": "1", "letters": "a", "symbols": "*, †, ‡, §, **, ††, ..."}
# What stands before and after the sign of a note.
FORMS = {"sup": ("", ""), "supparen": ("", ")"), "paren": ("", ")"), "bracket": ("[", "]"),
         "parens": ("(", ")")}  # fmt: skip


def looks(habits: Habits) -> dict[str, Properties]:
    """Return the properties of text for each look."""
    return {
        "plain": {},
        "caps": {},
        "smallcaps": {"fo:font-variant": "small-caps"},
        "spaced": {"fo:letter-spacing": f"{habits.size * habits.tracking:.1f}pt"},
        "italic": {"fo:font-style": "italic"},
        "bold": {"fo:font-weight": "bold"},
        "bolditalic": {"fo:font-weight": "bold", "fo:font-style": "italic"},
        "sup": {"style:text-position": "super 65%"},
        "raised": {"fo:font-size": f"{habits.size * 2.3:.1f}pt"},
    }


def ems(habits: Habits, size: float) -> str:
    """Return so many ems of the text's type, in points."""
    return f"{habits.size * size:.1f}pt"


def sides(habits: Habits, above: float, below: float, side: float = 0.0) -> dict[str, str]:
    """Return the space around a paragraph, in ems."""
    made = {"fo:margin-top": ems(habits, above), "fo:margin-bottom": ems(habits, below)}
    inset = ems(habits, side)
    return made | {"fo:margin-left": inset, "fo:margin-right": inset} if side else made


def width(habits: Habits) -> float:
    """Return the width of a column in millimetres."""
    inner, outer, _, _ = habits.margins
    measure = habits.paper[0] - inner - outer
    return measure if habits.columns == 1 else (measure - BETWEEN) / 2


def styles(copy: Copy, habits: Habits) -> str:
    """Return the named styles and how notes are numbered and marked."""
    standard = style("Standard", "paragraph", "", *_standard(copy, habits))
    named = "".join(
        style(name, "paragraph", "Standard", *properties)
        for name, properties in (*_paragraphs(habits), *_displays(habits), *_headings(habits))
    )
    return element("office:styles", {}, standard + named + "".join(_notes(habits)))


def _standard(copy: Copy, habits: Habits) -> tuple[Properties, Properties]:
    return {
        "fo:line-height": f"{habits.leading}pt",
        "fo:text-align": "justify" if habits.justified else "start",
        "fo:hyphenation-ladder-count": "no-limit",
    }, {
        "fo:font-family": f"'{habits.font}'",
        "fo:font-size": f"{habits.size}pt",
        "fo:language": copy.language,
        "fo:country": COUNTRIES.get(copy.language, "none"),
        "fo:hyphenate": str(habits.hyphens).lower(),
        "fo:hyphenation-remain-char-count": "2",
        "fo:hyphenation-push-char-count": "2",
    }


Named = tuple[str, tuple[Properties, Properties]]


def _paragraphs(habits: Habits) -> Iterator[Named]:
    """Yield the styles of running text and notes."""
    indent = habits.indent if habits.paragraphs == "indent" else 0
    gap = {"fo:margin-bottom": ems(habits, habits.gap)} if habits.paragraphs == "gap" else {}
    small = {"fo:font-size": ems(habits, habits.note_size)}
    tight = {"fo:line-height": ems(habits, habits.note_size * 1.2)}
    yield "Body", (gap | {"fo:text-indent": ems(habits, indent)}, {})
    yield "First", (gap | {"fo:text-indent": ems(habits, indent * habits.first_indent)}, {})
    yield "Flush", (gap, {})
    yield "Opening", (gap | {"drop-cap": "2"}, {})
    yield "Footnote", (tight, small)
    hang = {"fo:margin-left": ems(habits, HANGING), "fo:text-indent": ems(habits, -HANGING)}
    yield "Item", (hang, {})
    verse = {"fo:margin-left": ems(habits, 3.5), "fo:text-indent": ems(habits, -1.5)}
    verse |= {"fo:text-align": "center" if habits.verse_look == "center" else "start"}
    yield (
        "Verse",
        (verse | {"tabs": f"right {width(habits):.1f}mm"}, _smaller(habits.verse_look, habits)),
    )


def _smaller(look: str, habits: Habits) -> Properties:
    small = {"fo:font-size": ems(habits, 0.9)}
    return {"small": small, "both": small, "italic": {"fo:font-style": "italic"}}.get(look, {})


def _displays(habits: Habits) -> Iterator[Named]:
    """Yield the styles of what stands apart from the text."""
    still = {"fo:hyphenate": "false"}
    centred = {"fo:text-align": "center", "fo:line-height": "125%"}
    bold, italic = {"fo:font-weight": "bold"}, {"fo:font-style": "italic"}
    right, left = {"fo:text-align": "end"}, {"fo:text-align": "start"}
    stay = {"fo:keep-with-next": "always"}
    caption = {"fo:font-size": ems(habits, 0.88)} | still
    yield "Title", (centred | sides(habits, 0, 1.2), {"fo:font-size": ems(habits, 1.6)} | still)
    yield "Front", (centred | sides(habits, 0.5, 1.5), {"fo:font-size": ems(habits, 1.1)} | still)
    inset = 2.2 if habits.quotes in ("indent", "both") else 0
    yield "Quote", (sides(habits, 0.9, 0.9, inset), _smaller(habits.quotes, habits))
    yield "Epigraph", (sides(habits, 1, 1, 2.6), {"fo:font-size": ems(habits, 0.9)})
    yield "Argument", (sides(habits, 0.3, 1, 2), {"fo:font-size": ems(habits, 0.9)})
    yield "Caption", (left | sides(habits, 0.5, 1), caption)
    yield "Box", ({"fo:border": "0.4pt solid #000000", "fo:line-height": ems(habits, 6)} | stay
                  | sides(habits, 1, 0.3, 3), {})  # fmt: skip
    yield "Cell", (left, still)
    yield "Break", (centred | sides(habits, 1, 1), {})
    yield "Centred", (centred | sides(habits, 0.7, 0.6), italic | still)
    yield "Right", (right | sides(habits, 0.5, 0.7), still)
    yield "Left", (left | sides(habits, 0.7, 0.5), still)
    yield "NoteHead", (left | stay | sides(habits, 2, 1), bold | still)
    stop = f"right {width(habits):.1f}mm"
    dotted = " dotted" if habits.contents in ("leaders", "analytic") else ""
    yield "Entry", (left | {"tabs": stop + dotted}, still)
    inner, outer, _, _ = habits.margins
    measure = habits.paper[0] - inner - outer
    tabs = {"tabs": f"center {measure / 2:.1f}mm, right {measure}mm", "fo:line-height": "100%"}
    yield "Edge", (left | tabs, {"fo:font-size": ems(habits, 0.9)} | still)


def _headings(habits: Habits) -> Iterator[Named]:
    part = HeadingLook("plain", "center", 1.6, False, False, 4.0, 2.0)
    for name, look in zip(("h2", "h3", "h4", "part"), (*habits.headings, part), strict=True):
        side = 0.15 * width(habits) / (25.4 / 72 * habits.size) if look.narrow else 0.0
        shape = sides(habits, look.before, look.after, side) | {"fo:line-height": "125%"}
        shape |= {"fo:text-align": "center" if look.align == "center" else "start"}
        letters = {"fo:font-size": ems(habits, look.size), "fo:hyphenate": "false"}
        letters |= looks(habits)[look.style]
        yield name, (shape | {"fo:keep-with-next": "always"}, letters)


def _notes(habits: Habits) -> Iterator[str]:
    raised = {"style:text-position": "super 65%"}
    mark = raised if habits.mark_form.startswith("sup") else {}
    label = mark if habits.label_form == "same" else {}
    yield style("NoteMark", "text", "", {}, mark)
    yield style("NoteLabel", "text", "", {}, label)
    before, after = label_form(habits)
    resets = {"page": "page", "chapter": "chapter", "through": "document"}
    about = {
        "text:note-class": "footnote",
        "text:citation-style-name": "NoteLabel",
        "text:citation-body-style-name": "NoteMark",
        "text:default-style-name": "Footnote",
        "text:start-value": "0",
        "text:footnotes-position": "page",
        "text:start-numbering-at": resets[habits.note_reset],
        "style:num-format": SIGNS[habits.mark],
    }
    about |= {"style:num-prefix": before} if before else {}
    about |= {"style:num-suffix": after} if after else {}
    yield element("text:notes-configuration", about)


def label_form(habits: Habits) -> tuple[str, str]:
    """Return what stands before and after the sign of a note where its body begins."""
    forms = {"plain": ("", ""), "stop": ("", ".")}
    return forms.get(habits.label_form) or FORMS[habits.mark_form]


def page_layouts(habits: Habits) -> str:
    """Return the page, and those with Roman folios, without a head, with nothing around its text."""
    edges = [edge for edge in ("top", "bottom") if _printed(habits, edge)]
    foot = [edge for edge in edges if edge == "bottom"]
    kinds = {"Page": edges, "Roman": edges, "Opening": foot, "Bare": []}
    return "".join(_layout(name, habits, kind) for name, kind in kinds.items())


def _layout(name: str, habits: Habits, edges: list[str]) -> str:
    inner, outer, top, bottom = habits.margins
    above, below = (
        EDGE + gap if edge in edges else 0
        for edge, gap in (("top", habits.head_gap), ("bottom", habits.foot_gap))
    )
    paper = {
        "fo:page-width": f"{habits.paper[0]}mm", "fo:page-height": f"{habits.paper[1]}mm",
        "fo:margin-left": f"{inner}mm", "fo:margin-right": f"{outer}mm",
        "fo:margin-top": f"{top - above}mm", "fo:margin-bottom": f"{bottom - below}mm",
        "style:num-format": "i" if habits.roman or name == "Roman" else "1",
    }  # fmt: skip
    columns = {"fo:column-count": str(habits.columns), "fo:column-gap": f"{BETWEEN}mm"}
    rule = {
        "style:width": "0.4pt" if habits.note_rule else "0pt", "style:rel-width": "30%",
        "style:distance-before-sep": "5pt", "style:distance-after-sep": "3pt",
        "style:line-style": "solid" if habits.note_rule else "none", "style:adjustment": "left",
    }  # fmt: skip
    inside = element("style:columns", columns) if habits.columns > 1 else ""
    made = element(
        "style:page-layout-properties", paper, inside + element("style:footnote-sep", rule)
    )
    made += _edge_style("header", "bottom", habits.head_gap) if "top" in edges else ""
    made += _edge_style("footer", "top", habits.foot_gap) if "bottom" in edges else ""
    about = {"style:name": name, "style:page-usage": "mirrored"}
    return element("style:page-layout", about, made)


def _edge_style(name: str, side: str, gap: float) -> str:
    about = {"svg:height": f"{EDGE + gap}mm", f"fo:margin-{side}": f"{gap}mm",
             "style:dynamic-spacing": "false"}  # fmt: skip
    inner = element("style:header-footer-properties", about)
    return element(f"style:{name}-style", {}, inner)


def _printed(habits: Habits, edge: str) -> bool:
    return habits.folio.startswith(edge) or (habits.head != "none" and habits.head_at == edge)


def master_pages(copy: Copy, habits: Habits, made: Styles) -> str:
    """Return the pages with what is printed at their edges."""
    rows = {"top": "", "bottom": ""}
    for name, edge in (("header", "top"), ("footer", "bottom")):
        if _printed(habits, edge):
            for suffix, side in (("", "odd"), ("-left", "even")):
                line = _line(copy, habits, made, (edge, side))
                rows[edge] += element(f"style:{name}{suffix}", {}, line)
    both = rows["top"] + rows["bottom"]
    masters = _master("Standard", "Page", "", both) + _master("Roman", "Roman", "", both)
    masters += _master("Opening", "Opening", "Standard", rows["bottom"])
    masters += _master("Bare", "Bare", "Roman" if habits.preface else "Standard", "")
    return element("office:master-styles", {}, masters)


def _master(name: str, layout: str, after: str, content: str) -> str:
    about = {"style:name": name, "style:page-layout-name": layout}
    return element(
        "style:master-page", about | ({"style:next-style-name": after} if after else {}), content
    )


def _line(copy: Copy, habits: Habits, made: Styles, where: tuple[str, str]) -> str:
    """Return a head or a foot: what stands left, in the middle, right."""
    edge, side = where
    slots = {"inner": "", "center": "", "outer": ""}
    has_head = habits.head != "none" and habits.head_at == edge
    place = habits.folio.split("_")[-1] if habits.folio.startswith(edge) else ""
    if place:
        slots[place] = _folio(copy, habits, made)
    if has_head and place and habits.glued:
        slots[place] = f"{_head(copy, habits, made, side)} {slots[place]}"
    elif has_head:
        wanted = (habits.head_place, "center", "inner", "outer")
        slot = next(place for place in wanted if not slots[place])
        slots[slot] = _head(copy, habits, made, side)
    left, right = ("inner", "outer") if side == "odd" else ("outer", "inner")
    rule = {"fo:border-bottom": "0.4pt solid #000000", "fo:padding-bottom": "1pt"}
    name = made.paragraph("Edge", rule if habits.head_rule and edge == "top" and has_head else {})
    content = "<text:tab/>".join((slots[left], slots["center"], slots[right]))
    return element("text:p", {"text:style-name": name}, content)


def _head(copy: Copy, habits: Habits, made: Styles, side: str) -> str:
    author = text(head_cut(copy.author or copy.title, habits))
    title = text(head_cut(copy.title, habits))
    chapter = element("text:variable-get", {"text:name": "chapter"}, title)
    left, right = {
        "title": (title, title),
        "chapter": (chapter, chapter),
        "title_chapter": (title, chapter),
        "author_chapter": (author, chapter),
        "title_author": (author, title),
        "journal": (text(head_cut(copy.title, habits, " 3 (1921)")), author),
    }[habits.head]
    return made.span(
        Furniture.RUNNING_HEAD.value, left if side == "even" else right, habits.head_style
    )


def _folio(copy: Copy, habits: Habits, made: Styles) -> str:
    page = labels(copy.language)["page"]
    form = text(habits.folio_form.replace("{page}", page))
    number = element("text:page-number", {"text:select-page": "current"}, "1")
    end = {"text:reference-format": "page", "text:ref-name": "end"}
    total = element("text:bookmark-ref", end, "9")
    form = form.replace("{}", number).replace("{all}", total)
    return made.span(Furniture.PAGE_NUMBER.value, form)
