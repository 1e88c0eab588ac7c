"""The elements of TEI (P5, and P4 where it has the same), by what a text becomes of them."""

from __future__ import annotations

import re

from publisher.expressions import compiled

DIVISIONS = frozenset({
    "div", "div0", "div1", "div2", "div3", "div4", "div5", "div6", "div7",
})  # fmt: skip
# Elements that hold blocks.
GROUPS = DIVISIONS | frozenset({
    "text", "front", "body", "back", "group", "floatingText", "argument", "postscript",
    "opener", "closer", "sp", "spGrp", "castGroup", "TEI", "TEI.2", "docTitle", "titlePage",
    "performance", "prologue", "epilogue", "set", "div-group", "listPerson", "listPlace",
    "annotation", "u",
})  # fmt: skip
PARAGRAPHS = frozenset({
    "p", "ab", "salute", "signed", "dateline", "byline", "docAuthor", "docDate", "docEdition",
    "docImprint", "imprimatur", "trailer", "speaker", "titlePart", "addrLine", "meeting",
    "view", "caption",
})  # fmt: skip
LISTS = frozenset({
    "list", "listBibl", "castList",
})  # fmt: skip
# Words inside lines that stand as they are.
PLAIN = frozenset({
    "abbr", "add", "addName", "addSpan", "affiliation", "am", "author", "bibl", "biblScope",
    "biblStruct", "c", "choice", "citedRange", "cl", "code", "corr", "country", "damage",
    "date", "desc", "distinct", "district", "docAuthor", "docDate", "editor", "eg", "email",
    "ex", "expan", "forename", "formula", "g", "genName", "geogName", "gi", "gloss", "hi",
    "ident", "idno", "imprint", "lang", "label", "lem", "measure", "mentioned", "mod", "monogr",
    "analytic", "series", "name", "nameLink", "num", "offset", "orgName", "orig", "pc",
    "persName", "phr", "placeName", "publisher", "pubPlace", "q", "quote", "rdg", "ref", "reg",
    "region", "restore", "rhyme", "roleName", "role", "roleDesc", "rs", "s", "said", "seg",
    "settlement", "sic", "soCalled", "specList", "supplied", "surplus", "secl", "term", "time",
    "title", "unclear", "unit", "w", "xr", "xref", "m", "address", "bloc", "att", "val", "tag",
    "origDate", "origPlace", "actor", "emph", "foreign", "stage", "move", "sound", "tech",
    "redo", "retrace", "undo", "metamark", "subst", "app",
})  # fmt: skip
# What says nothing by letters: places, breaks, changes of hand.
EMPTY = frozenset({
    "anchor", "cb", "gb", "handShift", "index", "interp", "interpGrp", "join", "link",
    "linkGrp", "ptr", "space", "span", "spanGrp", "substJoin", "divGen", "alt", "altGrp",
    "listAnnotation", "fs", "certainty", "precision", "delSpan", "damageSpan", "addSpan",
    "void", "event", "kinesic", "vocal", "shift", "pause", "media",
})  # fmt: skip
# What an editor sets beside the words of the author: of each pair the second is set aside.
KEPT = {"corr": "sic", "reg": "orig", "expan": "abbr"}

ITALIC = compiled(r"(?:i|it|ital\w*|italics?|kursiv|oblique|em|emph|slant\w*|underline[d]?|u)")
BOLD = compiled(r"(?:b|bold|fett|bf|strong)")
SMALL_CAPITALS = compiled(r"(?:k|sc|smcap|small-?_?caps?|smallcapitals?|kapit.{1,2}lchen)", re.I)
SPACED = compiled(r"(?:g|spaced|letter-?spac\w+|gesperrt|spread|wide|sperr\w*)", re.I)
SUPERIOR = compiled(r"(?:sup|super\w*|hoch)", re.I)
INFERIOR = compiled(r"(?:sub|subscript|tief)", re.I)
# "indent2", "et3", "indent(4)": how far a line of verse stands in; the number counts steps.
INDENT = compiled(r"(?:indent\w*?|et|in|right)\W?(\d{0,2})\W?", re.I)
STEP = 2  # blanks
# What is set aside, and what it is called.
ASIDE = {
    "fw": "running heads, folios, catchwords and signatures",
    "del": "words that the author deleted",
    "figDesc": "descriptions of pictures, which are their alternative texts",
    "docImprint": "the imprint",
    "imprimatur": "the imprint",
    "index": "what stands in the document beside its text",
    "interp": "what stands in the document beside its text",
    "interpGrp": "what stands in the document beside its text",
    "teiHeader": "what stands in the document beside its text",
    "facsimile": "what stands in the document beside its text",
    "standOff": "what stands in the document beside its text",
}
