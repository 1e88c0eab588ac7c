"""The head of a Typst source: page, type, running heads, folios, notes, contents."""

from __future__ import annotations

from collections.abc import Sequence

from training.pages.colours import FIRST_LABEL, FIRST_MARK, Furniture
from training.pages.copytext import Copy
from training.pages.flow import SHEET
from training.pages.habits import Habits
from training.pages.headings import head_cut, labels

STYLES = {
    "plain": "it",
    "caps": "it",
    "smallcaps": "smallcaps(it)",
    "spaced": "text(tracking: TRACKINGem, spacing: 230%, it)",
    "italic": 'text(style: "italic", it)',
    "bold": "text(weight: 700, it)",
    "bolditalic": 'text(weight: 700, style: "italic", it)',
}
MARKS = {
    "number": "n => str(n)",
    "stars": 'n => "*" * n',
    "symbols": 'n => ("*", "†", "‡", "§", "‖", "¶").at(calc.rem(n - 1, 6)) * (1 + calc.quo(n - 1, 6))',
    "letters": 'n => numbering("a", n)',
}
FORMS = {
    "sup": "super(it)",
    "supparen": "super(it + PAREN)",
    "paren": "it + PAREN",
    "bracket": "BRACKET + it + UNBRACKET",
    "parens": "OPEN + it + PAREN",
}


def quoted(text: str) -> str:
    """Return a string as Typst writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def frame(copy: Copy, habits: Habits, catchwords: Sequence[str]) -> str:
    """Return everything above the text."""
    return "\n".join(
        (
            _basics(copy, habits),
            _notes(habits),
            _edges(copy, habits, catchwords),
            _page(habits),
            _contents(),
        )
    )


def _style(name: str, habits: Habits) -> str:
    return STYLES[name].replace("TRACKING", str(habits.tracking))


def _basics(copy: Copy, habits: Habits) -> str:
    spacing = f"{habits.gap}em" if habits.paragraphs == "gap" else "LEAD"
    indent = f"{habits.indent}em" if habits.paragraphs == "indent" else "0pt"
    every = "true" if habits.first_indent else "false"
    lead = habits.leading / habits.size - 0.7
    looks = zip(("h2", "h3", "h4"), habits.headings, strict=True)
    return f"""
#let w(n, t) = text(fill: rgb(calc.quo(n, 4096) * 4 + 2, calc.rem(calc.quo(n, 64), 64) * 4 + 2,
  calc.rem(n, 64) * 4 + 2), t)
#let f(n, s) = s.split(" ").map(x => w(n, x)).join(" ")
#set text(font: ({quoted(habits.font)}, "Libertinus Serif"), size: {habits.size}pt,
  lang: {quoted(copy.language)}, hyphenate: {str(habits.hyphens).lower()})
#set par(justify: {str(habits.justified).lower()}, leading: {lead:.3f}em,
  spacing: {spacing.replace("LEAD", f"{lead:.3f}em")},
  first-line-indent: (amount: {indent}, all: {every}))
""" + "\n".join(
        [f"#let head-style-{kind}(it) = {_style(look.style, habits)}" for kind, look in looks]
        + [f"#let style-{name}(it) = {_style(name, habits)}" for name in STYLES]
    )


def _notes(habits: Habits) -> str:
    form = FORMS[habits.mark_form]
    for name, sign in (("PAREN", ")"), ("UNBRACKET", "]"), ("BRACKET", "["), ("OPEN", "(")):
        form = form.replace(name, f"w(n, {quoted(sign)})") if name in form else form
    label = {"same": "mark-form(n, it)", "plain": "it", "stop": 'it + w(n, ".")'}[habits.label_form]
    rule = "line(length: 30%, stroke: 0.4pt)" if habits.note_rule else "v(0.6em)"
    return f"""
#let note-number = {MARKS[habits.mark]}
#let mark-form(n, it) = {form}
#let mark(n, k) = mark-form(n, w(n, note-number(k)))
#let label-form(n, it) = {label}
#let label(n, k) = label-form(n, w(n, note-number(k)))
#let key-of(it) = it.body.children.first().value
#show footnote: it => context mark({FIRST_MARK} + key-of(it), counter(footnote).get().first())
#set footnote.entry(separator: {rule})
#show footnote.entry: it => {{
  let k = key-of(it.note)
  let n = counter(footnote).at(it.note.location()).first()
  set text(size: {habits.note_size / 0.85:.3f}em)
  par(first-line-indent: 0pt)[#label({FIRST_LABEL} + k, n) #it.note.body]
}}
"""


def _head_texts(copy: Copy, habits: Habits) -> tuple[str, str]:
    """Return what the running heads of left and right pages say, as Typst code."""
    title, author = (
        quoted(head_cut(one, habits)) for one in (copy.title, copy.author or copy.title)
    )
    return {
        "none": ("none", "none"),
        "title": (title, title),
        "chapter": ("chapter()", "chapter()"),
        "title_chapter": (title, "chapter()"),
        "author_chapter": (author, "chapter()"),
        "title_author": (author, title),
        "journal": (quoted(head_cut(copy.title, habits, " 3 (1921)")), author),
    }[habits.head]


def _edges(copy: Copy, habits: Habits, catchwords: Sequence[str]) -> str:
    style = _style(habits.head_style, habits)
    upper = "upper" if habits.head_style == "caps" else ""
    form = quoted(habits.folio_form.replace("{page}", labels(copy.language)["page"]))
    figure = 'numbering("i", n)' if habits.roman else "figure-of(here())"
    if habits.leaves:
        figure = 'str(calc.quo(n + 1, 2)) + if calc.odd(n) { "r" } else { "v" }'
    title = quoted(head_cut(copy.title, habits))
    left, right = _head_texts(copy, habits)
    reset = "#counter(footnote).update(0)" if habits.note_reset == "page" else ""
    catch = ", ".join(quoted(word) for word in catchwords)
    return f"""
#let catchwords = ({catch}{"," if catchwords else ""})
#let chapter() = {{
  let found = query(<chap>).filter(c => c.location().page() <= here().page())
  if found.len() > 0 {{ found.last().value }} else {{ {title} }}
}}
#let head-style(it) = {style}
#let running() = {{
  let s = if calc.odd(here().page()) {{ {right} }} else {{ {left} }}
  if s == none {{ [] }} else {{ head-style(f({Furniture.RUNNING_HEAD.value}, {upper}(s))) }}
}}
#let number-of(at) = {{
  let begun = query(<text-begins>).map(b => b.location().page())
  let p = at.page()
  if begun.len() > 0 and p >= begun.first() {{ p - begun.first() + 1 }} else {{ p + {habits.first_page - 1} }}
}}
#let figure-of(at) = {{
  let begun = query(<text-begins>)
  let before = begun.len() > 0 and at.page() < begun.first().location().page()
  if before {{ numbering("i", number-of(at)) }} else {{ str(number-of(at)) }}
}}
#let opens() = {{
  let found = query(<opening>).map(c => c.location().page())
  {str(habits.opening_bare).lower()} and here().page() in found
}}
#let folio() = {{
  let n = number-of(here())
  let total = counter(page).final().first()
  let it = f({Furniture.PAGE_NUMBER.value}, {form}.replace("{{}}", {figure}).replace("{{all}}", str(total)))
  box(width: measure(it).width, it)
}}
#let fresh = [{reset}]
#let side-by-side(l, m, r) = grid(columns: if m == [] {{ (auto, 1fr, auto) }} else {{ (1fr, auto, 1fr) }},
  align(left, l), align(center, m), align(right, r))
#let mirrored(l, m, r) = {{
  if calc.odd(here().page()) {{ side-by-side(l, m, r) }} else {{ side-by-side(r, m, l) }}
}}
#let margin(s) = place(left, dx: -11mm, text(size: 0.8em, f({Furniture.MARGIN_FIGURE.value}, s)))
#let foot-extra() = {{
  let p = here().page()
  let c = catchwords.at(p - 1, default: "")
  let q = calc.rem(p - 1, {SHEET})
  if {str(habits.catchwords).lower()} and c != "" {{
    place(right, dy: -1.1em, w({Furniture.CATCHWORD.value}, c))
  }}
  if {str(habits.signatures).lower()} and q in (0, 2) and p > 1 {{
    let s = numbering("A", calc.quo(p - 1, {SHEET}) + 1) + if q == 2 {{ " 2" }} else {{ "" }}
    place(left, dx: 30%, f({Furniture.SIGNATURE.value}, s))
  }}
}}
"""


def _page(habits: Habits) -> str:
    inner, outer, top, bottom = habits.margins
    width, height = habits.paper
    head, foot = _line(habits, "top"), _line(habits, "bottom")
    bare = f"{str(habits.first_bare).lower()} and here().page() == 1"
    ruled = habits.head_rule and habits.head_at == "top" and habits.head != "none"
    head = f"stack(spacing: 3pt, {head}, line(length: 100%, stroke: 0.4pt))" if ruled else head
    return f"""
#set page(width: {width}mm, height: {height}mm, columns: {habits.columns},
  margin: (inside: {inner}mm, outside: {outer}mm, top: {top}mm, bottom: {bottom}mm),
  header-ascent: {habits.head_gap}mm, footer-descent: {habits.foot_gap}mm,
  header: context {{ fresh; if {bare} or opens() {{ [] }} else {{ {head} }} }},
  footer: context {{ foot-extra(); if {bare} {{ [] }} else {{ {foot} }} }})
#counter(page).update({habits.first_page})
"""


def _line(habits: Habits, where: str) -> str:
    """Return the line at an edge of the page: the head, the folio, both, one glued to the other."""
    head = habits.head != "none" and habits.head_at == where
    folio = habits.folio.startswith(where)
    place = habits.folio.split("_")[-1]
    if head and folio and habits.glued:
        side = "align(right, X)" if place == "outer" else "align(center, X)"
        return side.replace("X", "running() + h(0.6em) + folio()")
    slots = {"inner": "[]", "center": "[]", "outer": "[]"}
    if folio:
        slots[place] = "folio()"
    if head:
        free = [habits.head_place, "center", "inner", "outer"]
        slots[next(name for name in free if slots[name] == "[]")] = "running()"
    if slots == {"inner": "[]", "center": "[]", "outer": "[]"}:
        return "[]"
    return f"mirrored({slots['inner']}, {slots['center']}, {slots['outer']})"


def _contents() -> str:
    """Return the six kinds of contents: leaders, analytic, plain, tight, the page before, run on."""
    n = Furniture.CONTENTS.value
    return f"""
#let entries() = query(<toc>).map(e => (e.value.t, e.value.l, figure-of(e.location())))
#let line-of(it) = block(above: 0.5em, below: 0.5em, par(first-line-indent: 0pt, justify: false, it))
#let contents-leaders() = context for (t, l, p) in entries() {{
  line-of[#h((l - 2) * 1em)#f({n}, t) #box(width: 1fr, repeat(w({n}, ".") + h(0.25em))) #w({n}, p)] }}
#let contents-analytic() = context for (t, l, p) in entries() {{ block(par(hanging-indent: 1em,
  first-line-indent: 0pt)[#f({n}, t) #box(width: 1fr, repeat(w({n}, ".") + h(0.25em))) #w({n}, p)]) }}
#let contents-plain() = context for (t, l, p) in entries() {{
  line-of[#h((l - 2) * 1em)#f({n}, t) #h(1fr) #w({n}, p)] }}
#let contents-tight() = context for (t, l, p) in entries() {{ line-of[#f({n}, t + ", " + p)] }}
#let contents-before() = context for (t, l, p) in entries() {{ line-of[#w({n}, p) #h(1em) #f({n}, t)] }}
#let contents-run-on() = context {{
  line-of(f({n}, entries().map(((t, l, p)) => t.trim(".") + ", " + p).join(". — ") + ".")) }}
"""
