"""Hunspell dictionaries, where some are installed.

They are read by the system's own Hunspell library, which their packages usually come with, and
else by the one that chunspell brings along: a newer one, which takes 7 to 11 ms for a long
compound that Debian's library tells in 0.5 ms.
"""

from __future__ import annotations

import codecs
import ctypes
from collections.abc import Callable
from functools import cache
from pathlib import Path

FOLDERS = (
    Path("/usr/share/hunspell"),
    Path("/usr/local/share/hunspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/opt/homebrew/share/hunspell"),
    Path("/Library/Spelling"),
)
# Names of the library, Debian's and Homebrew's.
LIBRARIES = ("libhunspell-1.7.so.0", "libhunspell-1.7.dylib")
ENDINGS = (".aff", ".dic")


class Dictionary:
    """A spelling dictionary; it accepts compounds freely, so it may confirm but not propose."""

    __slots__ = ("_spelled",)

    def __init__(self, folder: Path, name: str) -> None:
        library = system_library()
        told = None if library is None else _of_system(library, folder / name)
        self._spelled = told or _brought_along(folder, name)

    def knows(self, word: str) -> bool:
        """Tell whether the word is spelled as the dictionary has it, capitals included."""
        try:
            return self._spelled(word)
        except UnicodeEncodeError:  # a sign that the dictionary's code page has no place for
            return False


@cache
def system_library() -> ctypes.CDLL | None:
    """Return the system's Hunspell library, or None where none is installed."""
    for name in LIBRARIES:
        try:
            return _declared(ctypes.CDLL(name))
        except OSError:
            continue
    return None


def _declared(library: ctypes.CDLL) -> ctypes.CDLL:
    """Return the library with the types of what is asked of it (hunspell.h)."""
    library.Hunspell_create.restype = ctypes.c_void_p
    library.Hunspell_get_dic_encoding.restype = ctypes.c_char_p
    library.Hunspell_get_dic_encoding.argtypes = (ctypes.c_void_p,)
    library.Hunspell_spell.argtypes = (ctypes.c_void_p, ctypes.c_char_p)
    return library


def _of_system(library: ctypes.CDLL, path: Path) -> Callable[[str], bool] | None:
    """Return what tells, by the system's library, whether a word is known.

    ``path`` is that of the two files without their endings. None where Python does not know the
    code page in which they are written.
    """
    opened = library.Hunspell_create(*(bytes(path.with_name(path.name + end)) for end in ENDINGS))
    named = library.Hunspell_get_dic_encoding(opened).decode("ascii")
    try:
        encoding = codecs.lookup(named.removeprefix("microsoft-")).name
    except LookupError:
        return None
    return lambda word: bool(library.Hunspell_spell(opened, word.encode(encoding)))


def _brought_along(folder: Path, name: str) -> Callable[[str], bool]:
    """Return what tells, by chunspell's library, whether a word is known."""
    import hunspell

    checker = hunspell.Hunspell(name, hunspell_data_dir=str(folder))
    return lambda word: bool(checker.spell(word))


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
