"""Which lines belong to the page and not to the text: folios, running heads, rules, signatures.

A transcript comes in; every line that is furniture goes out with its kind and the reason, beside
the lines that are left. Nothing is deleted, no letter is changed, and no line is taken on its
looks alone: a folio has to rise with the pages, a head has to return, a pull quote has to have
its twin.
"""

from __future__ import annotations

from publisher.restoring.roles.furniture.passes import SetAside, find_furniture

__all__ = ["SetAside", "find_furniture"]
