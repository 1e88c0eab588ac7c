"""The elements of web pages that stand inside lines, and words by which others say what they are."""

from __future__ import annotations

# Elements that change nothing of what a text says, or of which only the look tells.
PLAIN = frozenset({
    "switch", "default",
    "i", "em", "cite", "dfn", "var", "b", "strong", "sup", "sub", "p", "a", "abbr", "acronym",
    "bdi", "bdo", "big", "code", "data", "del", "font", "ins", "kbd", "label", "mark", "meter",
    "nobr", "output", "q", "rb", "rbc", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span",
    "strike", "time", "tt", "u", "wbr", "tbody", "thead", "tfoot", "colgroup", "col", "center",
    "main", "article", "section", "div", "body", "header", "footer", "hgroup", "fieldset",
    "legend", "details", "summary", "form", "map", "area", "figcaption", "caption", "aside",
    "blink", "basefont", "param", "search", "picture", "source", "math", "semantics", "mrow",
    "mi", "mo", "mn", "mtext", "msup", "msub", "mfrac", "msqrt", "msubsup", "mstyle", "mspace",
    "annotation", "nav", "address", "dialog", "optgroup", "option", "html", "frameset",
    "noframes", "track", "slot", "marquee", "base", "bgsound",
})  # fmt: skip
# Classes of quotations.
QUOTED = {"blockquote", "blockquot", "quote", "quotation", "extract", "quoted", "bq"}
