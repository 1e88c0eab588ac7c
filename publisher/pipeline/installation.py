"""What publisher works with on this machine: what is there, what is missing, what installs it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement

import publisher
from publisher.structs import frozen


class Need(StrEnum):
    """How much a part is needed: not at all to go on, for better results, for anything."""

    OPTIONAL = "optional"
    WANTED = "wanted"
    NEEDED = "needed"


@frozen
class Part:
    """A part of the installation: what it is for, what was found of it (empty: it is missing).

    ``install`` is the line that installs it on Debian or Ubuntu, or with pip.
    """

    name: str
    need: Need
    purpose: str
    found: str
    install: str


PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# The typefaces that the package's style sheets ask for: name, a file, package, what is set in it.
FACES = (
    ("Linux Libertine", "LinLibertine_R.otf", "fonts-linuxlibertine", "printed books"),
    ("Hadasim", "HadasimCLM-Regular.ttf", "culmus", "Hebrew and Yiddish in print"),
    ("Amiri", "Amiri-Regular.ttf", "fonts-hosny-amiri", "Arabic, Persian and Urdu in print"),
)


def installation() -> tuple[Part, ...]:
    """Return all parts, the needed ones first."""
    parts = (
        *_python(),
        _typesetter(),
        *_typefaces(),
        *_dictionaries(),
        *_validators(),
        _recogniser(),
        _pandoc(),
    )
    order = (Need.NEEDED, Need.WANTED, Need.OPTIONAL)
    return tuple(sorted(parts, key=lambda part: order.index(part.need)))


def _python() -> Iterator[Part]:
    """Yield Python, its packages as one, and each that is missing or of another version."""
    yield Part("Python", Need.NEEDED, "runs the program", platform.python_version(), "python3.11")
    needed = [Requirement(line) for line in requires(publisher.__name__) or ()]
    own = [one for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    wrong = [one for one in own if not _fits(one)]
    count = f"{len(own) - len(wrong)} of {len(own)}"
    everything = f"{sys.executable} -m pip install --upgrade publisher"
    yield Part("Python packages", Need.NEEDED, "the libraries it is made of", count, everything)
    for one in wrong:
        line = f"{sys.executable} -m pip install '{one}'"
        yield Part(one.name, Need.NEEDED, f"a library, {one.specifier}", "", line)


def _fits(needed: Requirement) -> bool:
    try:
        return needed.specifier.contains(version(needed.name), prereleases=True)
    except PackageNotFoundError:
        return False


def _typesetter() -> Part:
    try:
        import_module("weasyprint")
        found = f"WeasyPrint {version('weasyprint')}"
    except (ImportError, OSError):  # OSError: one of the system's libraries is missing
        found = ""
    return Part("Pango", Need.NEEDED, "sets PDFs and covers", found, _apt(PANGO))


def _typefaces() -> Iterator[Part]:
    """Yield the typefaces that the package's style sheets load, by a file of each."""
    from publisher.printing import search_path_of

    for name, file, package, used in FACES:
        face = search_path_of().face(file)
        purpose = f"the typeface of {used}; without it one of the system's"
        yield Part(name, Need.WANTED, purpose, str(face or ""), _apt(package))


def _dictionaries() -> Iterator[Part]:
    from publisher.languages import dictionary_file, known_languages, language

    for about in map(language, known_languages()):
        if about.dictionary_package:
            found = dictionary_file(about.dictionaries) or ""
            purpose = f"knows compounds in {about.english} broken at line ends"
            install = _apt(about.dictionary_package)
            yield Part(about.dictionary_package, Need.OPTIONAL, purpose, str(found), install)


def _validators() -> Iterator[Part]:
    from publisher.checking.validators.ace import ACE, find_ace
    from publisher.checking.validators.epubcheck import EPUBCHECK, find_epubcheck
    from publisher.checking.validators.verapdf import VERAPDF, find_verapdf

    environment = os.environ
    epubcheck, ace, verapdf = (
        find(environment) is not None for find in (find_epubcheck, find_ace, find_verapdf)
    )
    purpose = "“publisher check”: the reference checker of e-books"
    yield Part(EPUBCHECK.name, Need.WANTED, purpose, _there(epubcheck), EPUBCHECK.install)
    purpose = "“publisher check --full”: accessibility of e-books"
    yield Part(ACE.name, Need.OPTIONAL, purpose, _there(ace), ACE.install)
    purpose = "“publisher check --full”: PDF/UA and PDF/A"
    yield Part(VERAPDF.name, Need.OPTIONAL, purpose, _there(verapdf), VERAPDF.install)


def _there(found: bool) -> str:
    return "found" if found else ""


def _recogniser() -> Part:
    found = shutil.which("ocrmypdf") or ""
    purpose = "writes a text layer into scans, which publisher can then read"
    return Part("OCRmyPDF", Need.OPTIONAL, purpose, found, _apt("ocrmypdf"))


def _pandoc() -> Part:
    from publisher.pandoc import INSTALL, pandoc_version

    purpose = "reads Word, OpenDocument, RTF, LaTeX, Markdown, JATS, FictionBook; makes DOCX"
    return Part("pandoc", Need.WANTED, purpose, pandoc_version(), INSTALL)


def _apt(packages: str) -> str:
    return f"apt-get install --no-install-recommends {packages}"
