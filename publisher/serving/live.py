"""A page is given the script that loads it again; the file it comes from stays as it is."""

from __future__ import annotations

import re
from html import escape, unescape

from publisher.expressions import compiled

SCRIPT = "/-/reload.js"
_POLICY = compiled(
    r"""<meta\b[^>]*\bhttp-equiv=["']?Content-Security-Policy\b[^>]*>""", re.IGNORECASE
)
_CONTENT = compiled(r"""(\bcontent=)("[^"]*"|'[^']*')""", re.IGNORECASE)
_END_OF_HEAD = compiled(r"</head\s*>|\Z", re.IGNORECASE)
# What the script needs: to be loaded, and to call the server (CSP Level 3, 6.1). The rule for
# elements stands in the place of that for scripts where a page has both.
_NEEDED = ("script-src", "script-src-elem", "connect-src")
_HERE, _NOTHING = "'self'", "'none'"


def live(content: bytes, page: str, version: str) -> bytes:
    """Return a page of HTML that loads itself again when another version than this is there.

    ``page`` is its path on the server. The page's own policy is opened for this and nothing else.
    """
    markup = content.decode("utf-8", "surrogateescape")
    markup = _POLICY.sub(lambda meta: _CONTENT.sub(_opened, meta[0]), markup)
    script = (
        f'<script src="{SCRIPT}" data-page="{escape(page)}" data-version="{version}"'
        " defer></script>"
    )
    markup = _END_OF_HEAD.sub(lambda end: script + end[0], markup, count=1)
    return markup.encode("utf-8", "surrogateescape")


def _opened(content: re.Match[str]) -> str:
    return f'{content[1]}"{escape(allowing_own(unescape(content[2][1:-1])))}"'


def allowing_own(policy: str) -> str:
    """Return a Content-Security-Policy that allows scripts and calls of the page's own server too."""
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";") if rule.strip()}
    for name in _NEEDED:
        # What a policy says nothing of is allowed, or as its default says.
        sources = rules.get(name, rules.get("default-src") if name != "script-src-elem" else None)
        if sources is not None:
            rules[name] = [*(s for s in sources if s not in (_NOTHING, _HERE)), _HERE]
    return "; ".join(" ".join((name, *sources)) for name, sources in rules.items())
