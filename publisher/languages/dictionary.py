"""Hunspell dictionaries, where some are installed (chunspell, loaded with the first of them)."""

from __future__ import annotations

from pathlib import Path

FOLDERS = (
    Path("/usr/share/hunspell"),
    Path("/usr/local/share/hunspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/opt/homebrew/share/hunspell"),
    Path("/Library/Spelling"),
)


class Dictionary:
    """A spelling dictionary; it accepts compounds freely, so it may confirm but not propose."""

    __slots__ = ("_checker",)

    def __init__(self, folder: Path, name: str) -> None:
        import hunspell

        self._checker = hunspell.Hunspell(name, hunspell_data_dir=str(folder))

    def knows(self, word: str) -> bool:
        """Tell whether the word is spelled as the dictionary has it, capitals included."""
        return bool(self._checker.spell(word))


def installed(names: tuple[str, ...], folders: tuple[Path, ...] = FOLDERS) -> Dictionary | None:
    """Return the first dictionary of these names that is installed, or None."""
    path = dictionary_file(names, folders)
    return None if path is None else Dictionary(path.parent, path.stem)


def dictionary_file(names: tuple[str, ...], folders: tuple[Path, ...] = FOLDERS) -> Path | None:
    """Return the file of the first dictionary of these names that is installed, or None."""
    for name in names:
        for folder in folders:
            if (folder / f"{name}.aff").is_file() and (folder / f"{name}.dic").is_file():
                return folder / f"{name}.dic"
    return None
