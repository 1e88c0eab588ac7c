"""Words are broken as pyphen breaks them, from patterns that are ready."""

from __future__ import annotations

from pathlib import Path

import pyphen
import pytest

from publisher.languages.hyphenation import Hyphenation

WORDS = (
    "litteraturen",
    "Donaudampfschifffahrt",
    "arbeidersbeweging",
    "l’égalité",
    "",
    "a",
    "asszonnyal",
)


# Hungarian spells some words otherwise where they are broken, so its patterns are read each time.
@pytest.mark.parametrize("name", ["sv_SE", "nl_NL", "de_DE", "fr_FR", "hu_HU"])
def test_words_are_broken_as_the_library_breaks_them(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    path = pyphen.LANGUAGES[pyphen.language_fallback(name)]
    read = pyphen.HyphDict(path)
    monkeypatch.setitem(pyphen.hdcache, path, read)
    library = [pyphen.Pyphen(filename=path).positions(word) for word in WORDS]
    for _ in range(2):  # made, then found
        monkeypatch.delitem(pyphen.hdcache, path)
        ours = Hyphenation(name)
        assert [sorted(ours.breaks(word)) for word in WORDS] == library
        # What sets pages asks pyphen itself, which finds the same patterns.
        assert pyphen.Pyphen(filename=path).inserted("asszonnyal") == pyphen.Pyphen(
            filename=path, cache=False
        ).inserted("asszonnyal")
        monkeypatch.setitem(pyphen.hdcache, path, read)
    assert (tmp_path / "publisher" / path.stem).is_dir()
