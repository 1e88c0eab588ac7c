"""Transcript → Cleaned: what belongs to the page and not to the text is set aside.

A transcript comes in; the same pages without folios, running heads, rules, printed link
targets and pull quotes go out, together with every line that was taken and the reason.
Nothing is deleted and no letter is changed here, and no line is taken on its looks alone:
a folio has to rise with the pages, a head has to return, a pull quote has to have its twin.
"""

from __future__ import annotations

from publisher.restoring.roles.furniture.passes import clean

__all__ = ["clean"]
