"""Common Markdown is told from a manuscript before its signs become words of a book."""

from __future__ import annotations

import pytest

from publisher.errors import SourceError
from publisher.manuscript import refuse_markdown

FOREIGN = {
    "a link": "See [the mill](https://example.org/mill) there.",
    "a link to a file": "See [the mill](mill.html).",
    "a picture": "![A mill](https://example.org/mill.png)",
    "the address of a link": "[mill]: https://example.org/mill",
    "a rule of a table": "|---|:--:|",
    "a fence of code": "```python",
    "a line that underlines a heading": "=====",
}


@pytest.mark.parametrize("sign", FOREIGN)
def test_a_sign_of_markdown_is_named_with_its_line(sign: str) -> None:
    with pytest.raises(SourceError, match="no manuscript") as refused:
        refuse_markdown(f"Paper\n{FOREIGN[sign]}\n", "a.md")
    assert sign.removesuffix(" to a file") in refused.value.message
    assert refused.value.place == "a.md:2"
    assert "--from markdown" in refused.value.hint


@pytest.mark.parametrize(
    "line",
    [
        "See \\[the mill](https://example.org/mill) there.",
        "![A mill](pictures/mill.png)",
        "He said [sic](and no more).",
        "A note[^1] and [Berg]{.smallcaps} (1912).",
        "== Year | Reams",
        "= 1890 | 12",
        "***=",
        "---",
        "--",
        "= a | b",
    ],
)
def test_what_a_manuscript_may_hold_is_none(line: str) -> None:
    refuse_markdown(line, "a.md")
