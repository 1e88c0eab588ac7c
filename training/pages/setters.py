"""The typesetters that are installed, each with its share of the layouts and its typefaces."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
import weasyprint

from training.pages.copytext import Copy
from training.pages.habits import Habits
from training.pages.html_setter import html_source
from training.pages.html_setter import tamed as tamed_for_html
from training.pages.office_frame import COUNTRIES
from training.pages.office_setter import office_source
from training.pages.office_setter import tamed as tamed_for_office
from training.pages.second_run import Known, twice
from training.pages.soffice import convert
from training.pages.tex_setter import tex_source
from training.pages.typst_setter import tamed as tamed_for_typst
from training.pages.typst_setter import typst_source

# Faces of books; each setter uses those of them that are installed. Latin Modern is left out: MuPDF
# takes three seconds to read ten pages of it.
FACES = (
    "Linux Libertine O", "EB Garamond", "EB Garamond 12", "P052", "C059", "Nimbus Roman", "Nimbus Sans",
    "URW Bookman", "DejaVu Serif", "DejaVu Sans", "Liberation Serif", "TeX Gyre Schola",
)  # fmt: skip
# XeTeX takes URW's faces in the old Type 1 form, which it cannot embed, and one of Garamond's two
# names it does not find.
NOT_FOR_TEX = ("EB Garamond 12", "P052", "C059", "Nimbus Roman", "Nimbus Sans", "URW Bookman")
# Faces with Greek and Cyrillic; TeX takes missing letters from no other face, and LibreOffice sets
# those that it does before or after the rest of their word.
ALL_ALPHABETS = ("Linux Libertine O", "DejaVu Serif", "DejaVu Sans", "Liberation Serif")
OTHER_ALPHABETS = ("el", "ru")
FALL_BACK = ("typst", "weasyprint")
# Faces that Typst brings along.
TYPST_FACES = ("Libertinus Serif", "New Computer Modern")


@dataclass(frozen=True, slots=True)
class Setter:
    """A typesetter: ``set`` makes a PDF of copy; ``share`` is its weight among the others.

    ``tamed`` takes from habits those that it has not.
    """

    name: str
    share: int
    fonts: Callable[[], tuple[str, ...]]
    set: Callable[[Copy, Habits], bytes]
    tamed: Callable[[Habits], Habits] = lambda habits: habits

    def faces(self, language: str) -> tuple[str, ...]:
        """Return the faces that have the letters of a language; all where none is known to."""
        faces = self.fonts()
        if self.name in FALL_BACK or language not in OTHER_ALPHABETS:
            return faces
        return tuple(face for face in faces if face in ALL_ALPHABETS) or faces


@cache
def installed_faces() -> tuple[str, ...]:
    """Return those of the faces that fontconfig knows, none where there is no fontconfig."""
    if not shutil.which("fc-list"):
        return ()
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True)
    known = {name.strip() for line in listed.stdout.split("\n") for name in line.split(",")}
    return tuple(face for face in FACES if face in known)


def _typst_fonts() -> tuple[str, ...]:
    return TYPST_FACES + installed_faces()


def set_with_typst(copy: Copy, habits: Habits) -> bytes:
    """Return the PDF; catchwords take a second run, when the first word of each page is known."""

    def run(told: Known) -> bytes:
        return typst.compile(typst_source(copy, habits, told.catchwords).encode())

    return twice(copy, habits, run)


def set_with_weasyprint(copy: Copy, habits: Habits) -> bytes:
    """Return the PDF that WeasyPrint makes of the copy as a web page."""

    def run(told: Known) -> bytes:
        made: bytes = weasyprint.HTML(string=html_source(copy, habits, told)).write_pdf()
        return made

    return twice(copy, habits, run, counts_notes=True)


def set_with_xelatex(copy: Copy, habits: Habits) -> bytes:
    """Return the PDF that XeLaTeX makes in two runs; ValueError where it makes none."""
    with TemporaryDirectory() as folder:
        return twice(copy, habits, partial(_set_with_xelatex, copy, habits, folder))


def _set_with_xelatex(copy: Copy, habits: Habits, folder: str, told: Known) -> bytes:
    (Path(folder) / "book.tex").write_text(tex_source(copy, habits, told.catchwords), "utf-8")
    command = ["xelatex", "-interaction=batchmode", "-no-shell-escape", "book.tex"]
    # Page numbers are known after the first; what it wrote is still there for catchwords.
    for _ in range(1 if told.catchwords else 2):
        subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
    made = Path(folder) / "book.pdf"
    if not made.is_file() or not made.stat().st_size:
        raise ValueError(f"xelatex made no PDF of {copy.work}")
    return made.read_bytes()


def set_with_libreoffice(copy: Copy, habits: Habits) -> bytes:
    """Return the PDF that LibreOffice makes; ValueError where it makes none, or not in time."""
    country = COUNTRIES.get(copy.language, "")

    def run(told: Known) -> bytes:
        return convert(office_source(copy, habits, told.catchwords), copy.language, country)

    return twice(copy, habits, run, signs=True)


def _all_faces() -> tuple[str, ...]:
    return installed_faces() or ("serif",)


def _tex_faces() -> tuple[str, ...]:
    return tuple(face for face in installed_faces() if face not in NOT_FOR_TEX)


def setters() -> tuple[Setter, ...]:
    """Return the setters that can be used here."""
    found = [
        Setter("typst", 55, _typst_fonts, set_with_typst, tamed_for_typst),
        Setter("weasyprint", 12, _all_faces, set_with_weasyprint, tamed_for_html),
    ]
    if shutil.which("xelatex") and _tex_faces():
        found.append(Setter("xelatex", 20, _tex_faces, set_with_xelatex))
    if shutil.which("soffice"):
        faces = _all_faces
        found.append(Setter("libreoffice", 15, faces, set_with_libreoffice, tamed_for_office))
    return tuple(found)
