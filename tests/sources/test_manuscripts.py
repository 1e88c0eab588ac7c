"""The lines of a manuscript stand as a person has written them: no sign is mended, nothing is set aside."""

from __future__ import annotations

from pathlib import Path

from publisher.sources import read_source

# What is mended or set aside in an extracted text: a ligature, a rule, a broken word, a page line,
# letterspacing, mojibake.
MARKUP = """# Ett

== A | B
= a– | b =

| vers |
|   in¬
| dent

Ord= och ﬁn, s p ä r r a d e  o r d, fÃ¶r.

-----File: 006.png---\\name\\----
"""


def test_a_manuscript_is_read_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "sv.md"
    path.write_text(MARKUP, "utf-8")
    read = read_source(path, "sv.md", "sv")
    assert [line.text for line in read.value.lines()] == MARKUP.splitlines()
    assert read.findings == ()
    assert read.value.raw() == MARKUP
