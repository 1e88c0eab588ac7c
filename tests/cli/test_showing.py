"""``publisher watch --serve``: what a browser is shown of a house, and that it follows each save."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import pytest

from publisher.errors import ManifestError
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.outputs import place
from publisher.pipeline.reports import Report
from publisher.pipeline.showing import ShownHouse
from publisher.pipeline.watching import Rebuilt
from tests.cli.conftest import Run
from tests.readers.browser import MODULES, SCREENSHOTS, need_browser
from tests.readers.browser import run as run_script

STEM = "pamphlets/the-first-sheet.en"
SOURCE = "seeds/works/the-first-sheet/en.txt"
PATIENCE = 120  # seconds; a busy machine
SCRIPT = Path(__file__).with_name("showing.mjs")


@pytest.fixture
def shown(house: Path) -> ShownHouse:
    return ShownHouse(house)


def text_of(shown: ShownHouse, path: str) -> str:
    answer = shown.page(path)
    assert answer is not None, path
    return answer.content.decode()


def test_the_shelf_leads_to_all_that_is_there(shown: ShownHouse, house: Path) -> None:
    place(house / "build" / f"{STEM}.booklet.pdf", b"%PDF")
    place(house / "build" / f"{STEM}.kdp.cover.pdf", b"%PDF")
    place(house / "build/proof" / STEM / "spread-1.png", b"picture")
    page = text_of(shown, "/")
    assert ">The first sheet</a>" in page
    assert {">booklet</a>", ">kdp cover</a>", ">EPUB</a>", ">proof</a>"} <= {
        *re.findall(r">[^<>]+</a>", page)
    }
    for address in re.findall(r'(?:href|src)="([^"]+)"', page):
        assert shown.page(address) is not None, address
    proof = text_of(shown, f"/proof/{STEM}/")
    assert '<img src="spread-1.png" alt="spread 1"' in proof
    answer = shown.page(f"/proof/{STEM}/spread-1.png")
    assert answer is not None
    assert (answer.content, answer.media_type) == (b"picture", "image/png")


def test_the_cover_is_that_of_the_e_book(shown: ShownHouse) -> None:
    cover = shown.page(f"/covers/{STEM}.jpg")
    assert cover is not None
    assert (cover.media_type, cover.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")


@pytest.mark.parametrize(
    "path",
    [
        "/build/pamphlets", "/../seeds/house.toml", "/pamphlets/../../seeds/house.toml",
        "/pamphlets", "/pamphlets/", "/works/the-first-sheet.en/manuscript.md", "/.state.sqlite",
        "/pamphlets/.hidden.html", "/pamphlets/..", "/pamphlets//etc/passwd", "/proof/../works/x",
        "/proof/pamphlets/the-first-sheet.en/", "/covers/seeds/house.jpg", "/pamphlets/a\0.html",
        "/covers/pamphlets/../../seeds.jpg", "/pamphlets/x\\..\\y", "/seeds/house.toml",
    ],
)  # fmt: skip
def test_nothing_else_is_shown(shown: ShownHouse, house: Path, path: str) -> None:
    place(house / "build/pamphlets/.hidden.html", b"<p>hidden")
    assert shown.page(path) is None


def test_what_is_wrong_after_a_save_stands_on_the_shelf(shown: ShownHouse) -> None:
    shown.take(Rebuilt(("a <file>.txt",), ManifestError("one <mistake>"), 0.25))
    page = text_of(shown, "/")
    assert "a &lt;file&gt;.txt" in page
    assert "one &lt;mistake&gt;</pre>" in page
    assert "Nothing was built." in page
    finding = Finding("x/y", Severity.ERROR, "a letter is lost", "look", Place("en.txt", 3, 3))
    note = replace(finding, severity=Severity.NOTE, message="all is well")
    shown.take(Rebuilt((), Report(in_texts=(finding, note)), 0.25))
    page = text_of(shown, "/")
    assert ("a letter is lost" in page, "all is well" in page) == (True, False)


def test_titles_stay_while_a_manifest_is_wrong(shown: ShownHouse, house: Path) -> None:
    assert "The first sheet" in text_of(shown, "/")
    manifest = house / "seeds/house.toml"
    right = manifest.read_text("utf-8")
    manifest.write_text("name = ", "utf-8")
    shown.take(Rebuilt((), Report(), 0.1))
    assert ">The first sheet</a>" in text_of(shown, "/")
    name = re.search(r'(?m)^name = "(.+)"$', right)
    assert name is not None
    manifest.write_text(right.replace(name[1], "Another Press"), "utf-8")
    shown.take(Rebuilt((), Report(), 0.1))
    assert "<h1>Another Press</h1>" in text_of(shown, "/")


def test_a_house_without_books_has_a_page_too(tmp_path: Path, run: Run) -> None:
    assert run("new", tmp_path / "press").exit_code == 0
    assert "No book is there yet" in text_of(ShownHouse(tmp_path / "press"), "/")


def test_a_port_in_use_is_told(house: Path, run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("watch", "--house", house, "--serve", "--port", port)
    assert done.exit_code == 2
    assert f"port {port} is in use by another program" in done.stderr
    assert "--port 0" in done.stderr


def test_a_port_without_a_server_is_refused(house: Path, run: Run) -> None:
    done = run("watch", "--house", house, "--port", 1234)
    assert (done.exit_code, "--port is for --serve" in done.stderr) == (2, True)


@contextmanager
def serving(house: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Watch a house in a process of its own, and yield it with the address that it names.

    What it says stands below the failure of a test.
    """
    heeds = "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    command = [sys.executable, "-c", f"{heeds}runpy.run_module('publisher', run_name='__main__')"]
    command += ["watch", "the-first-sheet.en", "--format", "html", "--format", "epub"]
    command += ["--house", str(house), "--serve", "--port", "0"]
    log = house.with_name("said.txt")
    with (
        log.open("w", encoding="utf-8") as said,
        subprocess.Popen(command, stdout=said, stderr=said, text=True) as process,
    ):
        try:
            yield process, _address_in(log)
        except BaseException as error:
            error.add_note(log.read_text("utf-8"))
            raise
        finally:
            process.kill()


def _address_in(log: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := re.search(r"http\S+(?=\s)", log.read_text("utf-8")):
            return found[0]
        time.sleep(0.05)
    pytest.fail("no address was named")


@pytest.mark.slow
def test_an_interrupt_ends_it_and_leaves_no_server(house: Path) -> None:
    with serving(house) as (process, address):
        with urlopen(f"{address}-/changes?page=/&version=0", timeout=PATIENCE) as answer:
            assert answer.readline() == b": waiting\n"
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(PATIENCE) == 130
    with socket.create_server(("127.0.0.1", int(address.rstrip("/").rpartition(":")[2]))):
        pass


@pytest.mark.slow
def test_a_browser_follows_a_save_and_finds_nothing_wrong(house: Path, tmp_path: Path) -> None:
    need_browser()
    if not (MODULES / "@daisy" / "axe-core-for-ace").is_dir():
        pytest.skip("no axe among the npm packages: pages are not judged (npm ci in tests/readers)")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with serving(house) as (_, address):
        asked = {"address": address, "book": f"{STEM}.html", "source": str(house / SOURCE)}
        (tmp_path / "asked.json").write_text(json.dumps(asked), "utf-8")
        seen = run_script(SCRIPT, tmp_path)
    assert seen == {
        "shelf": {"wrong": [], "books": 1, "told": True},
        "book": {"wrong": [], "followed": True, "stayed": True},
    }
