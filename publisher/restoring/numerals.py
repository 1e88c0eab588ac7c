"""What stands in a column of figures: numbers, dates, shares, prices, and dashes for none."""

from __future__ import annotations

from publisher.restoring.characters import without_references

# Letters that stand with a figure at most: a unit, a currency.
UNIT = 2
# Signs that stand where there is no figure, or the one above is meant.
NO_FIGURE = frozenset('-\u2010\u2011\u2012\u2013\u2014\u2015.…"„”″*')
# Signs of which rules are drawn in plain text, and how many stand in a row at least: one or two
# stand in a cell that has no figure.
DRAWN = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015=_+|│┃─━┼ ")
LONG = 3


def is_figure(text: str) -> bool:
    """Tell whether a word or a cell is a figure, or stands where there is none."""
    bare = without_references(text).strip()
    if not bare or sum(map(str.isalpha, bare)) > UNIT:
        return False
    return any(map(str.isdigit, bare)) or not set(bare) - NO_FIGURE


def is_year(text: str) -> bool:
    """Tell whether a cell is a year, or from one to another (``1871–75``)."""
    bare = without_references(text).strip(" .")
    figures = bare[:4].isdecimal() and bare[:1] in "12" and not bare[4:5].isdecimal()
    return figures and 4 <= len(bare) <= 9


def is_rule(text: str) -> bool:
    """Tell whether a line is nothing but a rule between rows (``-----+----``)."""
    return not set(text) - DRAWN and any(len(piece) >= LONG for piece in text.split())
