"""A template is compiled once; what is kept of it is another as soon as its text is."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from publisher.errors import DesignError
from publisher.kept import folder
from publisher.rendering.design import Design
from publisher.rendering.templates import Templates, _environment


@pytest.fixture
def design(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Design:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    (tmp_path / "own").mkdir()
    return Design((tmp_path / "own",), ())


def fill(design: Design, text: str) -> str:
    """Fill a template with this text as another process would, in an environment of its own."""
    (design.templates[0] / "page.html").write_text(text, "utf-8")
    _environment.cache_clear()
    return str(Templates(design).fill("page.html", {"word": "<ink>"}))


def test_a_template_is_compiled_once(design: Design, monkeypatch: pytest.MonkeyPatch) -> None:
    first = fill(design, "<p>{{ word }}</p>")
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    assert fill(design, "<p>{{ word }}</p>") == first == "<p>&lt;ink&gt;</p>"
    assert len(list((folder() / "templates").iterdir())) == 1


def test_a_changed_template_is_another(design: Design) -> None:
    fill(design, "<p>{{ word }}</p>")
    assert fill(design, "<b>{{ word }}</b>") == "<b>&lt;ink&gt;</b>"


def test_a_fault_in_a_kept_template_is_told_with_its_line(design: Design) -> None:
    places = set()
    for _ in range(2):
        with pytest.raises(DesignError) as told:
            fill(design, "<p>\n{{ wrod }}</p>")
        places.add(told.value.place)
    assert places == {f"{design.templates[0] / 'page.html'}:2"}


def test_a_damaged_entry_is_made_anew(design: Design) -> None:
    fill(design, "<p>{{ word }}</p>")
    (entry,) = (folder() / "templates").iterdir()
    entry.write_bytes(entry.read_bytes()[:-40] + bytes(40))
    assert fill(design, "<p>{{ word }}</p>") == "<p>&lt;ink&gt;</p>"
