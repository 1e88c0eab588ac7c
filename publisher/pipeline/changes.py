"""How the manuscripts of a release differ from those of the one before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff

from publisher.structs import frozen

HEAD = 2  # lines that open the diff of a file: --- and +++
NOTHING = "/dev/null"  # how diffs name a file that one side has not


@frozen
class Changes:
    """A unified diff, and how many lines it adds and removes."""

    diff: str = ""
    added: int = 0
    removed: int = 0


def changes_between(
    old: Mapping[str, str], new: Mapping[str, str], folders: tuple[str, str]
) -> Changes:
    """Return how texts, by the names of their files, differ; ``folders`` are those they lie in."""
    diffs = [
        list(_differing(old.get(name), new.get(name), name, folders))
        for name in dict.fromkeys((*old, *new))
    ]
    signs = [line[0] for diff in diffs for line in diff[HEAD:]]
    lines = (line if line.endswith("\n") else f"{line}\n" for diff in diffs for line in diff)
    return Changes("".join(lines), signs.count("+"), signs.count("-"))


def _differing(
    old: str | None, new: str | None, name: str, folders: tuple[str, str]
) -> Iterator[str]:
    """Yield the lines of a diff; a text that only one side has differs in whole."""
    before = f"{folders[0]}/{name}" if old is not None else NOTHING
    after = f"{folders[1]}/{name}" if new is not None else NOTHING
    yield from unified_diff(_lines(old), _lines(new), before, after)


def _lines(text: str | None) -> list[str]:
    """Return the lines of a text as files have them: no other sign of Unicode ends one."""
    return [f"{line}\n" for line in text.removesuffix("\n").split("\n")] if text else []
