"""A cover is drawn once, and again as soon as anything that it shows may be another."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from publisher.model.findings import Outcome
from publisher.model.rendering import CoverRendering, Resource
from publisher.printing import SearchPath, cover, draw_cover, fontconfig, kept_covers, typesetter
from tests.rendering.books import book_of
from tests.rendering.reading import rendered

STYLE = b"@import url(more.css); body { color: #7a1f1f }"


class Drawing:
    """Stands for the typesetter: loads one file, and says how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, markup: str, files: SearchPath, shown: str) -> tuple[bytes, str]:
        self.times += 1
        more = files.file("more.css")
        return f"{markup} {more and more.read_text('utf-8')}".encode(), "\N{SNOWMAN}"


@pytest.fixture
def drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drawing:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "more.css").write_text("old", "utf-8")
    drawing = Drawing()
    monkeypatch.setattr(cover, "draw", drawing)
    return drawing


@pytest.fixture
def draw(tmp_path: Path) -> Callable[[CoverRendering], Outcome[bytes]]:
    return lambda cover: draw_cover(cover, SearchPath((tmp_path / "house",)))


Draw = Callable[[CoverRendering], Outcome[bytes]]


def a_cover(markup: str = "<p>On paper</p>", style: bytes = STYLE) -> CoverRendering:
    facts = book_of("# On paper\n\nText.").facts
    return CoverRendering(facts, markup, "", (Resource("cover.css", "text/css", style),))


def test_a_cover_is_drawn_once(drawing: Drawing, draw: Draw) -> None:
    assert draw(a_cover()) == draw(a_cover())
    assert drawing.times == 1


def test_signs_that_are_missing_are_told_each_time(drawing: Drawing, draw: Draw) -> None:
    codes = [[f.code for f in draw(a_cover()).findings] for _ in range(2)]
    assert (drawing.times, codes) == (1, [["printing/sign-missing"]] * 2)


def test_the_finding_names_the_book_that_asks(drawing: Drawing, draw: Draw) -> None:
    draw(a_cover())
    other = a_cover()
    other = replace(other, facts=replace(other.facts, name="other.en"))
    (finding,) = draw(other).findings
    assert (drawing.times, str(finding.place)) == (1, "other.en: cover:1")


@pytest.mark.parametrize("cover", [a_cover(markup="<p>On ink</p>"), a_cover(style=b"p {}")])
def test_other_words_or_another_look_are_another_cover(
    cover: CoverRendering, drawing: Drawing, draw: Draw
) -> None:
    draw(a_cover())
    draw(cover)
    assert drawing.times == 2


def test_a_file_that_the_cover_loads_may_have_changed(
    drawing: Drawing, draw: Draw, tmp_path: Path
) -> None:
    draw(a_cover())
    (tmp_path / "house" / "more.css").write_text("new", "utf-8")
    assert draw(a_cover()).value.endswith(b"new")
    (tmp_path / "house" / "more.css").unlink()
    assert draw(a_cover()).value.endswith(b"None")
    assert draw(a_cover()).value.endswith(b"None")
    assert drawing.times == 3


def test_what_is_saved_while_a_cover_is_drawn_draws_it_anew(
    drawing: Drawing, draw: Draw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = tmp_path / "house" / "more.css"

    def slow(markup: str, files: SearchPath, shown: str) -> tuple[bytes, str]:
        drawn = drawing(markup, files, shown)
        more.write_text("new", "utf-8")
        return drawn

    monkeypatch.setattr(cover, "draw", slow)
    assert draw(a_cover()).value.endswith(b"old")
    assert draw(a_cover()).value.endswith(b"new")
    assert drawing.times == 2


def test_another_typesetter_draws_anew(
    drawing: Drawing, draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(a_cover())
    monkeypatch.setattr(kept_covers, "state_of_typesetter", lambda: "another")
    draw(a_cover())
    assert drawing.times == 2


def test_where_the_typesetter_cannot_be_told_nothing_is_kept(
    drawing: Drawing, draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_covers, "state_of_typesetter", lambda: None)
    assert draw(a_cover()) == draw(a_cover())
    assert drawing.times == 2


def test_a_typeface_that_is_added_changes_the_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fontconfig looks where the environment points too."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    (tmp_path / "fonts" / "serif").mkdir(parents=True)
    before = typesetter.state_of_typesetter()
    assert before == typesetter.state_of_typesetter()
    os.utime(tmp_path / "fonts" / "serif", ns=(0, 0))
    assert before != typesetter.state_of_typesetter()


def test_rules_that_take_one_typeface_for_another_change_the_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "fonts.conf"
    rules.write_text("<fontconfig><dir>/usr/share/fonts</dir></fontconfig>", "utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(rules))
    before = typesetter.state_of_typesetter()
    os.utime(rules, ns=(0, 0))
    assert before not in {None, typesetter.state_of_typesetter()}


def test_without_fontconfig_the_state_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fontconfig, "_NAMES", ("libthere-is-none.so.0",))
    assert typesetter.state_of_typesetter() is None


def test_what_python_writes_beside_the_modules_changes_nothing() -> None:
    """Another process may be writing its compiled modules, which come and go."""
    beside = Path(typesetter.__file__).parent / "__pycache__" / "pages.cpython-312.pyc.1"
    before = typesetter.state_of_typesetter()
    beside.parent.mkdir(exist_ok=True)
    beside.touch()
    try:
        assert typesetter.state_of_typesetter() == before
    finally:
        beside.unlink()


@pytest.mark.slow
def test_what_was_kept_is_what_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = rendered(book_of("# On paper\n\nText.")).cover
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    drawn = draw_cover(wanted, SearchPath())
    assert (tmp_path / "publisher" / "covers").is_dir()
    monkeypatch.setattr(cover, "draw", None)
    assert draw_cover(wanted, SearchPath()) == drawn
    assert drawn.value.startswith(b"\xff\xd8")
