"""Signs of common Markdown that no manuscript has: they would become words of the book."""

from __future__ import annotations

from publisher.errors import SourceError
from publisher.expressions import compiled

# A place on the web or a file, as Markdown has it in round brackets behind the words of a link.
_ADDRESS = (
    r"(?:[a-z]{3,9}:[^)\s]+|www\.[^)\s]+|\#[\w-]+|\.{0,2}/[^)\s]*|[\w./%-]+\.\w{2,5}(?:\#[\w-]*)?)"
)
# Each sign with what it is called. A backslash before it makes it words of the text.
SIGNS = (
    (compiled(rf"(?<![\\!])\[[^\[\]^\n][^\[\]\n]*\]\({_ADDRESS}(?:\s+\"[^\"]*\")?\)"), "a link"),
    (
        compiled(rf"(?<!\\)!\[[^\]\n]*\]\((?!pictures/){_ADDRESS}\s*(?:\"[^\"]*\")?\)"),
        "a picture",
    ),
    (compiled(r"^\[[^\]^\n]+\]:\s+<?[a-z]{3,9}://\S+"), "the address of a link"),
    (compiled(r"^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$"), "a rule of a table"),
    (compiled(r"^(?:`{3,}|~{3,})"), "a fence of code"),
    (compiled(r"^={3,}\s*$"), "a line that underlines a heading"),
)
LONGEST = 40  # letters of a sign that a message shows


def refuse_markdown(markup: str, source: str) -> None:
    """Raise SourceError with the line and the sign, where a manuscript holds common Markdown."""
    for number, line in enumerate(markup.split("\n"), start=1):
        for sign, name in SIGNS:
            if found := sign.search(line.strip(" \t\r")):
                shown = found[0] if len(found[0]) <= LONGEST else f"{found[0][:LONGEST]}…"
                raise SourceError(
                    f"this is common Markdown and no manuscript: {name}, “{shown}”",
                    hint="read it with “--from markdown”, or, if the sign itself is meant, write a"
                    " backslash before it",
                    place=f"{source}:{number}",
                )
