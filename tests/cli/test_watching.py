"""``publisher watch``: what is saved is built at once, and mistakes do not end it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from publisher.errors import DesignError, ManifestError
from publisher.model.findings import Finding, Severity
from publisher.model.formats import Format
from publisher.model.places import Place
from publisher.pipeline import watching
from publisher.pipeline.reports import Failure, Report
from publisher.pipeline.requests import BuildRequest
from publisher.pipeline.watching import Rebuilt, watch_house
from tests.cli.conftest import Run

SOURCE = "seeds/works/the-first-sheet/en.txt"
MANIFEST = "seeds/works/the-first-sheet/work.toml"
REQUEST = BuildRequest(("the-first-sheet.en",), formats=(Format.HTML,), jobs=1)
PATIENCE = 60  # seconds; a busy machine
PAGE = "build/pamphlets/the-first-sheet.en.html"


def test_each_save_is_built_and_a_mistake_does_not_end_it(house: Path) -> None:
    source, manifest = house / SOURCE, house / MANIFEST
    right = manifest.read_text("utf-8")

    def saves() -> Iterator[list[Path]]:
        source.write_text(source.read_text("utf-8").replace("patience", "endurance"), "utf-8")
        yield [source]
        manifest.write_text(right.replace("author", "auhtor"), "utf-8")
        yield [manifest]
        yield [source.with_name(".en.txt.swp"), source.with_name("en.transcript.md")]
        manifest.write_text(right, "utf-8")
        yield [manifest]
        source.write_text(source.read_text("utf-8").replace("endurance", "constancy"), "utf-8")
        yield [source]

    first, edited, wrong, mended, again = watch_house(house, REQUEST, lambda _: None, saves())
    assert first.files == ()
    assert (edited.files, mended.files) == ((SOURCE,), (MANIFEST,))
    assert isinstance(wrong.result, ManifestError)
    made = [r.result.made if isinstance(r.result, Report) else None for r in (edited, again)]
    assert all(PAGE in paths for paths in made if paths is not None)
    assert "constancy" in (house / PAGE).read_text("utf-8")


def test_what_is_saved_during_the_first_build_is_built_too(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "disk"
    (house / SOURCE).parent.rename(elsewhere)
    (house / SOURCE).parent.symlink_to(elsewhere)

    def build_and_save(*_: object) -> Report:
        if not saved:
            saved.append(SOURCE)
            (house / SOURCE).write_bytes(b"x")
        return Report((), frozenset(), (), (), ())

    saved: list[str] = []
    monkeypatch.setattr("publisher.pipeline.watching.build", build_and_save)
    first, second = islice(watch_house(house, REQUEST, lambda _: None), 2)
    assert (first.files, second.files) == ((), (SOURCE,))


@pytest.mark.slow
def test_a_save_is_noticed(house: Path) -> None:
    command = (sys.executable, "-m", "publisher", "watch", "the-first-sheet.en", "--format", "txt")
    with subprocess.Popen(
        [*command, "--house", house], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        end = threading.Timer(PATIENCE, process.kill)
        end.start()
        try:
            assert process.stdout is not None
            assert "1 book built" in process.stdout.readline()
            source = house / SOURCE
            source.write_text(source.read_text("utf-8").replace("patience", "endurance"), "utf-8")
            said = process.stdout.readline()
            assert said.startswith(f"{SOURCE}: 1 book built in ")
        finally:
            end.cancel()
            process.kill()


def test_what_was_told_of_another_text_is_not_told_again(
    run: Run, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = (
        Finding("a/b", Severity.ERROR, matter, "look", Place("seeds/works/a/en.txt", 3, 3))
        for matter in ("a note is lost", "a heading is empty")
    )
    failures = tuple(
        Failure(f"build/pamphlets/{name}", DesignError("the style is wrong", place=name))
        for name in ("a.en.pdf", "b.en.pdf")
    )
    built = [
        Rebuilt((), Report(in_texts=(old,)), 0.1),
        Rebuilt(("seeds/works/b/en.txt",), Report(in_texts=(old, new)), 0.1),
        Rebuilt(("styles/house.css",), Report(in_texts=(old, new), failures=failures), 0.1),
    ]
    monkeypatch.setattr(watching, "watch_house", lambda *_: iter(built))
    said = run("watch", "--house", house).output
    assert (said.count("a note is lost"), said.count("a heading is empty")) == (1, 1)
    assert "build/pamphlets/a.en.pdf and 1 more: the style is wrong" in said
