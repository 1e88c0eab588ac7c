"""``publisher proof``: pictures of pages where people look for them, whole, of what is fresh."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from publisher.errors import OutputError
from publisher.outputs import place_folder
from tests.cli.conftest import Run

NAME = "the-first-sheet.en"
FOLDER = f"build/proof/pamphlets/{NAME}"


def proof(run: Run, house: Path, *arguments: object) -> dict[str, Any]:
    done = run("proof", *arguments, "--house", house, "--dpi", 20, "--jobs", 1, "--json")
    assert done.exit_code == 0, done.output
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def pages(run: Run, house: Path) -> int:
    built = run("build", NAME, "--format", "pdf", "--house", house, "--json")
    count: int = json.loads(built.stdout)["products"][0]["pages"]
    return count


def test_proof_draws_spreads_and_an_overview_and_replaces_the_folder(run: Run, house: Path) -> None:
    (house / FOLDER).mkdir(parents=True)
    (house / FOLDER / "spread-99.png").write_bytes(b"of an earlier, longer book")
    (told,) = proof(run, house, NAME)["proofs"]
    there = sorted(path.name for path in (house / FOLDER).iterdir())
    assert there == sorted(told["pictures"])
    assert there == [
        "overview.png",
        *(f"spread-{n}.png" for n in range(1, 2 + pages(run, house) // 2)),
    ]
    assert all((house / FOLDER / name).read_bytes().startswith(b"\x89PNG") for name in there)


def test_proof_builds_a_stale_book_first(run: Run, house: Path) -> None:
    pdf = house / f"build/pamphlets/{NAME}.pdf"
    pdf.unlink()
    proof(run, house, NAME)
    assert pdf.is_file()


def test_proof_draws_the_sides_of_a_booklet_that_was_made(run: Run, house: Path) -> None:
    missing = run("proof", NAME, "--booklet", "--house", house)
    assert missing.exit_code == 2
    assert f"“publisher booklet {NAME}” makes it" in missing.stderr
    assert run("booklet", NAME, "--house", house).exit_code == 0
    (told,) = proof(run, house, NAME, "--booklet")["proofs"]
    assert told["folder"] == f"{FOLDER}.booklet"
    sides = 2 * -(-pages(run, house) // 4)
    assert told["pictures"] == [*(f"page-{n}.png" for n in range(1, sides + 1)), "overview.png"]


def test_proof_takes_the_path_of_any_pdf(run: Run, house: Path) -> None:
    path = house / f"build/pamphlets/{NAME}.pdf"
    (told,) = proof(run, house, path)["proofs"]
    assert told["folder"] == FOLDER
    assert (house / FOLDER / "overview.png").is_file()
    assert run("proof", house / "none.pdf", "--house", house).exit_code == 2


def test_a_work_and_an_edition_of_one_name_have_separate_folders(run: Run, house: Path) -> None:
    works = house / "seeds" / "works"
    (works / "the-first-sheet").rename(works / "sampler")
    edition = house / "seeds" / "editions" / "sampler.toml"
    edition.write_text(edition.read_text("utf-8").replace("the-first-sheet", "sampler"), "utf-8")
    told = proof(run, house, "sampler.en")["proofs"]
    kinds = ("pamphlets", "editions")
    assert [p["folder"] for p in told] == [f"build/proof/{kind}/sampler.en" for kind in kinds]
    assert all((house / p["folder"] / "overview.png").is_file() for p in told)


def test_a_file_from_elsewhere_has_a_folder_of_its_name(
    run: Run, house: Path, tmp_path: Path
) -> None:
    shutil.copy(house / f"build/pamphlets/{NAME}.pdf", tmp_path / "strange.pdf")
    (told,) = proof(run, house, tmp_path / "strange.pdf")["proofs"]
    assert told["folder"] == "build/proof/strange"


def test_a_folder_is_moved_into_place_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep/proof"
    assert place_folder(target, [("a", b"1"), ("b", b"2")]) == ("a", "b")

    def interrupted() -> Iterator[tuple[str, bytes]]:
        yield "a", b"3"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        place_folder(target, interrupted())
    assert {path.name: path.read_bytes() for path in target.iterdir()} == {"a": b"1", "b": b"2"}
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError):
        place_folder(tmp_path / "file" / "proof", [("a", b"1")])
