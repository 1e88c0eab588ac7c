"""Cases as text: tests/cases/ROOM/*.md, read into records. Their form: tests/cases/README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "cases"
# Signs that stand for what an editor would not show, or would strip.
SIGNS = {"␌": "\f", "␠": " ", "⍽": "\u00a0", "␉": "\t", "␍": "\r"}
NUMBERED = re.compile(r"\\u([0-9a-f]{4})")
LANGUAGE = re.compile(r"^language: (\S+)$", re.MULTILINE)
GLOSS = re.compile(r"^gloss: \S", re.MULTILINE)
# A title, or a fenced block: ``## `` inside a block is a heading of the manuscript.
TITLE = re.compile(
    r"^(?P<fence>~~~|```)\n.*?^(?P=fence)$|^## +(?P<title>[^\n]+)$", re.MULTILINE | re.DOTALL
)
# A fenced block with the line before it that says what it holds.
BLOCK = re.compile(
    r"^(?:--- (?P<name>\w+)\n+)?(?P<fence>~~~|```)\n(?P<body>.*?)^(?P=fence)$", re.M | re.S
)


@dataclass(frozen=True, slots=True)
class Case:
    """One case: where it stands, its source, and what is expected by name (``becomes``, ...)."""

    path: Path
    title: str
    language: str
    source: str
    expected: tuple[tuple[str, str], ...]

    @property
    def room(self) -> str:
        """Return the room that the case is about: its folder."""
        return self.path.relative_to(FOLDER).parts[0]

    @property
    def known_failure(self) -> bool:
        """Tell whether the case is known to fail: when it passes, it must move."""
        return "known_failures" in self.path.parts

    def __str__(self) -> str:
        """Return ``room/file: title``, the name of the test."""
        return f"{self.path.relative_to(FOLDER).with_suffix('')}: {self.title}"


def read_cases() -> tuple[Case, ...]:
    """Return all cases in order of file and place."""
    files = sorted(path for path in FOLDER.rglob("*.md") if path.name != "README.md")
    return tuple(case for path in files for case in _cases(path))


def _cases(path: Path) -> Iterator[Case]:
    text = path.read_text(encoding="utf-8")
    titles = [match for match in TITLE.finditer(text) if match["title"]]
    ends = [match.start() for match in titles[1:]] + [len(text)]
    language = LANGUAGE.search(text)
    assert language, f"{path}: no line “language: TAG” before the first case"
    glossed = language[1] == "en" or GLOSS.search(text)
    assert glossed, f"{path}: no line “gloss: …” that says in English what the words mean"
    for title, end in zip(titles, ends, strict=True):
        yield _case(path, title["title"], language[1], text[title.end() : end])


def _case(path: Path, title: str, language: str, body: str) -> Case:
    (unnamed, source), *expected = [(m["name"], m["body"]) for m in BLOCK.finditer(body)]
    assert unnamed is None, f"{path}: “{title}” begins with an expectation"
    assert expected, f"{path}: “{title}” expects nothing"
    return Case(path, title, language, _meant(source), tuple(expected))


def _meant(source: str) -> str:
    for sign, character in SIGNS.items():
        source = source.replace(sign, character)
    return NUMBERED.sub(lambda sign: chr(int(sign[1], 16)), source)
