"""What is wrong in a rulings file, gathered until all of it has been read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from publisher.errors import ManifestError


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing wrong: the file as people see it, its line, the key, the matter."""

    file: str
    line: int
    key: str
    matter: str

    def __str__(self) -> str:
        """Return ``file:line: key: matter``."""
        key = f"{self.key}: " if self.key else ""
        return f"{self.file}:{self.line}: {key}{self.matter}"


def refusal(mistakes: Iterable[Mistake]) -> ManifestError:
    """Return one error with all mistakes in it, in order of file and line."""
    lines = [str(mistake) for mistake in sorted(set(mistakes))]
    count = "one mistake" if len(lines) == 1 else f"{len(lines)} mistakes"
    return ManifestError(f"{count} in the rulings" + "".join(f"\n  {line}" for line in lines))


def nearest(name: str, known: Iterable[str]) -> str:
    """Return words that name the nearest known name, or all where none is near."""
    names = sorted(known)
    close = get_close_matches(name.lower(), names, n=1, cutoff=0.6)
    return f"did you mean “{close[0]}”?" if close else f"known: {', '.join(names)}"
