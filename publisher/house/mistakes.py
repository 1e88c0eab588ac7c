"""What is wrong in the manifests, gathered until everything has been read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from publisher.errors import ManifestError


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing wrong: the file as people see it, its line (0: unknown), the key, the matter."""

    file: str
    line: int
    key: str
    matter: str

    def __str__(self) -> str:
        """Return ``file:line: key: matter``."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key}: {self.matter}" if self.key else f"{place}: {self.matter}"


def refusal(mistakes: Iterable[Mistake]) -> ManifestError:
    """Return one error with all mistakes in it, in order of file and line."""
    lines = [str(mistake) for mistake in sorted(set(mistakes))]
    count = "one mistake" if len(lines) == 1 else f"{len(lines)} mistakes"
    return ManifestError(f"{count} in the manifests" + "".join(f"\n  {line}" for line in lines))


def nearest(name: str, known: Iterable[str]) -> str:
    """Return words that name the nearest known name, or all where none is near."""
    names = sorted(known)
    close = get_close_matches(name.lower(), names, n=1, cutoff=0.6)
    if close:
        return f"did you mean “{close[0]}”?"
    return f"known: {', '.join(names)}" if names else "none is known"


def shown(value: object) -> str:
    """Return a value as it may stand in a message: in one line, and short."""
    text = value if isinstance(value, str) else repr(value)
    line = " ".join(text.split()) or "nothing"
    return f"“{line[:57]}…”" if len(line) > 60 else f"“{line}”"
