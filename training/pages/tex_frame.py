"""The head of a XeLaTeX source: page, type, running heads, folios, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from training.pages.colours import Furniture, colour
from training.pages.copytext import Copy
from training.pages.flow import signature
from training.pages.habits import Habits
from training.pages.headings import head_cut, labels

# Pages that a layout may have.
MOST_PAGES = 64
SPECIAL = re.compile(r"[\\{}$&#^_~%]")
NAMED = {"\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}"}
LOOKS = {
    "plain": "", "caps": "", "smallcaps": "\\scshape ", "italic": "\\itshape ", "bold": "\\bfseries ",
    "bolditalic": "\\bfseries\\itshape ",
    "spaced": "\\addfontfeature{LetterSpace=TRACKING, WordSpace=1.8}",
}  # fmt: skip
# The names that polyglossia has for languages; others are set with English patterns.
LANGUAGES = {
    "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "fi": "finnish", "fr": "french", "hu": "magyar", "it": "italian", "la": "latin",
    "nb": "norwegian", "nl": "dutch", "nn": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sv": "swedish",
}  # fmt: skip
MARKS = {
    "number": "\\arabic{footnote}",
    "letters": "\\alph{footnote}",
    "stars": "\\stars{footnote}",
    "symbols": "\\signs{footnote}",
}
FORMS = {
    "sup": "\\textsuperscript{\\w{#1}{#2}}",
    "supparen": "\\textsuperscript{\\w{#1}{#2)}}",
    "paren": "\\w{#1}{#2)}",
    "bracket": "\\w{#1}{[#2]}",
    "parens": "\\w{#1}{(#2)}",
}
MACROS = r"""
\def\w#1#2{\special{color push rgb #1}#2\special{color pop}}
\def\stars#1{\ifcase\value{#1}\or *\or **\or ***\or ****\or *****\else\arabic{#1}\fi}
\def\signs#1{\ifcase\value{#1}\or *\or †\or ‡\or §\or **\or ††\or ‡‡\else\arabic{#1}\fi}
\makeatletter
% A broken word has its colour again on the next page from a stack, which holds one: no word of a
% note is broken there.
\long\def\@makefntext#1{\brokenpenalty=10000 \noindent #1}
\def\note#1#2#3{\stepcounter{footnote}\protected@xdef\thesign{\thefootnote}%
  \markform{#1}{\thesign}\@footnotetext{\labelform{#2}{\thesign} #3}}
\def\headgap#1{\par\addpenalty{-300}\addvspace{#1}}
\def\runningin{\ignorespaces}
\def\marginfigure#1{\leavevmode\llap{\hbox to 11mm{\footnotesize #1\hss}}}
\raggedbottom\sloppy\clubpenalty=50\widowpenalty=50
"""


def look_of(name: str, habits: Habits) -> str:
    """Return what switches to a look; nothing for one that is plain."""
    return LOOKS.get(name, "").replace("TRACKING", f"{habits.tracking * 100:.1f}")


def escaped(text: str) -> str:
    """Return text with TeX's own signs made harmless."""
    return SPECIAL.sub(lambda found: NAMED.get(found[0], "\\" + found[0]), text)


def frame(copy: Copy, habits: Habits, catchwords: Sequence[str]) -> str:
    """Return everything above the document itself; ``catchwords`` has one for each page, or none."""
    return "\n".join(
        (
            _class(copy, habits),
            MACROS,
            _type(habits),
            _notes(habits),
            _edges(copy, habits, catchwords),
        )
    )


def _class(copy: Copy, habits: Habits) -> str:
    inner, outer, top, bottom = habits.margins
    width, height = habits.paper
    language = LANGUAGES.get(copy.language, "english")
    columns = ",twocolumn" if habits.columns == 2 else ""
    page = "\\usepackage{perpage}\\MakePerPage{footnote}" if habits.note_reset == "page" else ""
    return (
        f"\\documentclass[10pt,twoside{columns}]{{article}}\n"
        f"\\usepackage{{fontspec}}\\usepackage{{polyglossia}}\\setmainlanguage{{{language}}}\n"
        "\\defaultfontfeatures[\\rmfamily,\\sffamily]{}\n"
        f"\\setmainfont{{{habits.font}}}\n"
        f"\\usepackage[paperwidth={width}mm,paperheight={height}mm,inner={inner}mm,outer={outer}mm,"
        f"top={top}mm,bottom={bottom}mm,headsep={habits.head_gap}mm,"
        f"headheight=5mm,footskip={habits.foot_gap + 3}mm]{{geometry}}\n"
        f"\\usepackage{{lettrine}}{page}"
    )


def _type(habits: Habits) -> str:
    indent = f"{habits.indent}em" if habits.paragraphs == "indent" else "0pt"
    gap = f"{habits.gap}em" if habits.paragraphs == "gap" else "0pt"
    ragged = "" if habits.justified else "\\raggedright"
    hyphens = "" if habits.hyphens else "\\hyphenpenalty=10000\\exhyphenpenalty=10000"
    first = (
        "\\def\\opening{}"
        if habits.first_indent
        else "\\def\\opening{\\@afterindentfalse\\@afterheading}"
    )
    page = "\\pagenumbering{roman}" if habits.preface else ""
    return (
        f"{first}\\def\\notesize{{\\fontsize{{{habits.size * habits.note_size:.1f}}}"
        f"{{{habits.size * habits.note_size * 1.2:.1f}}}\\selectfont}}\\let\\footnotesize\\notesize\n"
        f"\\AtBeginDocument{{\\fontsize{{{habits.size}}}{{{habits.leading}}}\\selectfont{ragged}{hyphens}"
        f"\\parindent={indent}\\parskip={gap}{page}\\setcounter{{page}}{{{habits.first_page}}}}}"
    )


def _notes(habits: Habits) -> str:
    labels_ = {"same": "\\markform{#1}{#2}", "plain": "\\w{#1}{#2}", "stop": "\\w{#1}{#2.}"}
    rule = "" if habits.note_rule else "\\def\\footnoterule{\\vskip 4pt}"
    return (
        f"\\def\\markform#1#2{{{FORMS[habits.mark_form]}}}"
        f"\\def\\labelform#1#2{{{labels_[habits.label_form]}}}"
        f"\\def\\thefootnote{{{MARKS[habits.mark]}}}{rule}"
    )


def _edges(copy: Copy, habits: Habits, catchwords: Sequence[str]) -> str:
    odd, even = (_line(copy, habits, "top", side) for side in ("odd", "even"))
    odd_foot, even_foot = (_line(copy, habits, "bottom", side) for side in ("odd", "even"))
    bare = "\\thispagestyle{empty}" if habits.first_bare else ""
    extras = _extras(habits, catchwords)
    odd_foot, even_foot = extras + odd_foot, extras + even_foot
    return (
        f"\\def\\ps@own{{\\def\\@oddhead{{{odd}}}\\def\\@evenhead{{{even}}}"
        f"\\def\\@oddfoot{{{odd_foot}}}\\def\\@evenfoot{{{even_foot}}}\\let\\@mkboth\\@gobbletwo}}"
        "\\def\\ps@opening{\\ps@own\\let\\@oddhead\\@empty\\let\\@evenhead\\@empty}"
        f"\\pagestyle{{own}}\\AtBeginDocument{{{bare}}}\\makeatother"
    )


def _extras(habits: Habits, catchwords: Sequence[str]) -> str:
    """Return what stands below the text of some pages, by the number of pages shipped before."""
    words = [_shown(Furniture.CATCHWORD, escaped(word)) if word else "" for word in catchwords]
    signs = [signature(page) if habits.signatures else "" for page in range(1, MOST_PAGES)]
    signs = [_shown(Furniture.SIGNATURE, sign) if sign else "" for sign in signs]
    return (
        f"\\rlap{{\\raise 1.1em\\hbox to\\textwidth{{\\hfil {_by_page(words)}}}}}"
        f"\\rlap{{\\hskip 0.3\\textwidth {_by_page(signs)}}}"
    )


def _by_page(texts: Sequence[str]) -> str:
    if not any(texts):
        return ""
    return "\\ifcase\\ReadonlyShipoutCounter " + "\\or ".join(texts) + "\\fi"


def _line(copy: Copy, habits: Habits, edge: str, side: str) -> str:
    """Return a head or a foot: what stands left, in the middle, right."""
    slots = {"inner": "", "center": "", "outer": ""}
    has_head = habits.head != "none" and habits.head_at == edge
    folio = _folio(copy, habits) if habits.folio.startswith(edge) else ""
    if has_head and folio and habits.glued:
        slots["outer"] = f"{_head(copy, habits, side)}\\hspace{{0.6em}}{folio}"
    else:
        if folio:
            slots[habits.folio.split("_")[1]] = folio
        if has_head:
            wanted = (habits.head_place, "center", "inner", "outer")
            slots[next(place for place in wanted if not slots[place])] = _head(copy, habits, side)
    left, right = ("inner", "outer") if side == "odd" else ("outer", "inner")
    return f"{slots[left]}\\hfil {slots['center']}\\hfil {slots[right]}"


def _head(copy: Copy, habits: Habits, side: str) -> str:
    title, author = (
        escaped(head_cut(one, habits)) for one in (copy.title, copy.author or copy.title)
    )
    texts = {
        "title": (title, title),
        "chapter": ("\\leftmark", "\\leftmark"),
        "title_chapter": (title, "\\leftmark"),
        "author_chapter": (author, "\\leftmark"),
        "title_author": (author, title),
        "journal": (escaped(head_cut(copy.title, habits, " 3 (1921)")), author),
    }[habits.head]
    shown = _shown(Furniture.RUNNING_HEAD, texts[0] if side == "even" else texts[1])
    return f"{{\\small{look_of(habits.head_style, habits) or ' '}{shown}}}"


def _folio(copy: Copy, habits: Habits) -> str:
    page = "\\roman{page}" if habits.roman else "{\\thepage}"
    if habits.leaves:
        page = "\\number\\numexpr\\value{page}/2\\relax\\ifodd\\value{page}r\\else v\\fi{}"
    form = escaped(habits.folio_form.replace("{page}", labels(copy.language)["page"]))
    form = form.replace("\\{\\}", page).replace("\\{all\\}", "\\pageref{end}")
    return _shown(Furniture.PAGE_NUMBER, form)


def _shown(kind: Furniture, source: str) -> str:
    levels = " ".join(f"{level / 255:.4f}" for level in colour(kind.value))
    return f"\\w{{{levels}}}{{{source}}}"
