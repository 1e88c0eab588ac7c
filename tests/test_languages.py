"""A new language is one file, and no code knows any language by name."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import MutableMapping
from pathlib import Path

import pytest
import tomlkit

from publisher.languages import known_languages
from tests.support.code import modules
from tests.support.manual import ROOT

DATA = Path("publisher/languages/data")
# Esperanto, which no file knows: what differs from the neutral language, table by table.
ESPERANTO: dict[str, dict[str, object]] = {
    "": {"english": "Esperanto", "own": "esperanto", "vowels": "aeiou", "hyphenation": "eo"},
    "labels": {"contents": "Enhavo", "first_published": "Unue aperis"},
    "cues": {
        "bylines": ["de"],
        "translators": ["Tradukis"],
        "publications": ["aperis en"],
        "note_headings": ["Notoj"],
        "chapters": ["Ĉapitro"],
        "months": [
            *("januaro", "februaro", "marto", "aprilo", "majo", "junio"),
            *("julio", "aŭgusto", "septembro", "oktobro", "novembro", "decembro"),
        ],
        "date_links": ["de"],
        "ordinals": ["-a"],
        "ordinal_endings": ["a"],
        "sentence_words": ["li", "ŝi", "mi", "estas", "estis", "kiu", "kaj"],
    },
    "names": {"particles": ["el"], "joints": ["kaj"]},
}
# Strings that look like tags and are an operator of PDF, points, and what ligatures stand for.
OTHER_MEANINGS = {"cs", "pt", "fi"}
# "The little printing house": a byline of two, a date, chapters counted in words (the second
# heading has no blank line to show it), a word broken at a line's end, a translator, a note.
TEXT = """\
LA MALGRANDA PRESEJO

de Ida Borgis kaj Ĝoja Ŝtono

Majo 1911

Unua ĉapitro

La preseisto laboris de la frua mateno ĝis la vespero, kaj li ne volis halti antaŭ ol la lasta
paĝo estis finita. Ĉiuj liaj kolegoj jam iris hejmen, sed la maŝino ankoraŭ kantis en la malno-
va domo apud la rivero,[1] kie neniu loĝis krom la katoj. En la malnova domo ĉio estis trankvila.
Dua ĉapitro
Je la sesa horo li malŝaltis la lampon. La paperoj kuŝis sur la tablo, kaj la inko ankoraŭ estis
malseka, sed la vortoj estis bonaj kaj la linioj rektaj. Poste li iris hejmen.

Tradukis Nils Tarv

Notoj

1. La rivero nomiĝas Arno.
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program that differs from it by one file."""
    root = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "publisher", root / "publisher", ignore=shutil.ignore_patterns("*.pyc"))
    for folder in ("templates", "styles"):
        (root / folder).symlink_to(ROOT / folder)
    file = tomlkit.parse((ROOT / DATA / "und.toml").read_text("utf-8"))
    for table, words in ESPERANTO.items():
        part = file[table] if table else file
        assert isinstance(part, MutableMapping)
        part.update(words)
    (root / DATA / "eo.toml").write_text(tomlkit.dumps(file), "utf-8")
    return root


def converted(root: Path, folder: Path) -> tuple[str, str]:
    """Return manuscript and web page of the text, made by the copy of the program in ``root``."""
    (folder / "text.txt").write_text(TEXT, "utf-8")
    words = ("convert", "text.txt", "book.md", "book.html", "--language", "eo")
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "publisher", *words]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return (folder / "book.md").read_text("utf-8"), (folder / "book.html").read_text("utf-8")


@pytest.mark.slow
def test_one_file_makes_a_language_known_to_every_room(copy: Path, tmp_path: Path) -> None:
    manuscript, page = converted(copy, tmp_path)
    assert "\n## Unua ĉapitro\n" in manuscript
    assert "\n## Dua ĉapitro\n" in manuscript
    assert "\n^ de Ida Borgis kaj Ĝoja Ŝtono\n" in manuscript
    assert "\n^ Tradukis Nils Tarv\n" in manuscript
    assert "la malnova domo apud la rivero,[^1] kie" in manuscript
    assert "\n[^1]: La rivero nomiĝas Arno.\n" in manuscript
    assert "Notoj" not in manuscript
    for words in ("Enhavo", "Ida Borgis", "Ĝoja Ŝtono", "Nils Tarv"):
        assert words in page


@pytest.mark.slow
def test_without_its_file_a_language_is_read_and_labelled_as_any_other(tmp_path: Path) -> None:
    manuscript, page = converted(ROOT, tmp_path)
    assert "# de Ida Borgis kaj Ĝoja Ŝtono" in manuscript
    assert "## Dua ĉapitro" not in manuscript
    assert "^ Tradukis Nils Tarv" not in manuscript
    assert "\nNotoj\n" in manuscript
    assert "Enhavo" not in page
    assert "Contents" in page


def test_no_code_names_a_language() -> None:
    tags = set(known_languages()) - OTHER_MEANINGS
    named = [
        f"{module.at(node)}: “{node.value}”"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and node.value in tags
    ]
    assert named == []
