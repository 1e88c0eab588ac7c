"""A new language is one file, and no code knows any language by name."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
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
# The little printing house: a byline of two, a date, two chapters, a broken word, a translator.
TEXT = """\
LA MALGRANDA PRESEJO

de Ida Borgis kaj Ĝoja Ŝtono

6-a de majo 1911

Ĉapitro Unua

La preseisto laboris de la frua mateno ĝis la vespero, kaj li ne volis halti antaŭ ol la lasta
paĝo estis finita. Ĉiuj liaj kolegoj jam iris hejmen, sed la maŝino ankoraŭ kantis en la malno-
va domo apud la rivero, kie neniu loĝis krom la katoj. En la malnova domo ĉio estis trankvila.

Ĉapitro Dua

Je la sesa horo li malŝaltis la lampon. La paperoj kuŝis sur la tablo, kaj la inko ankoraŭ estis
malseka, sed la vortoj estis bonaj kaj la linioj rektaj. Poste li iris hejmen.

Tradukis Nils Tarv
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
        assert isinstance(part, dict)
        part.update(words)
    (root / DATA / "eo.toml").write_text(tomlkit.dumps(file), "utf-8")
    (root / "text.txt").write_text(TEXT, "utf-8")
    return root


def run(root: Path, *words: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "publisher", *words]
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)


def test_one_file_makes_a_language_known_to_every_room(copy: Path) -> None:
    run(copy, "convert", "text.txt", "book.md", "--language", "eo")
    run(copy, "convert", "text.txt", "book.html", "--language", "eo")
    manuscript = (copy / "book.md").read_text("utf-8")
    page = (copy / "book.html").read_text("utf-8")
    assert "## Ĉapitro Unua" in manuscript
    assert "## Ĉapitro Dua" in manuscript
    assert "^ de Ida Borgis kaj Ĝoja Ŝtono" in manuscript
    assert "la malnova domo apud" in manuscript
    assert "Enhavo" in page
    for name in ("Ida Borgis", "Ĝoja Ŝtono", "Nils Tarv"):
        assert name in page


def test_no_code_names_a_language() -> None:
    tags = set(known_languages()) - OTHER_MEANINGS
    named = [
        f"{module.at(node)}: “{node.value}”"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and node.value in tags
    ]
    assert named == []
