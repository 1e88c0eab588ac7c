"""Source texts are taken into a house."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from publisher.errors import ManifestError, UsageError
from publisher.house import (
    Addition,
    Candidate,
    find_known,
    left_to_fill_in,
    plan_addition,
    read_house,
)
from publisher.model.text import Figure, FrontKind, FrontLine, Heading, Paragraph, Text, Words
from tests.house.houses import write_house

BYTES = b"\xef\xbb\xbfOm tryck \r\n\r\n"


def _text(title: str | None = 'Om tryck & "svärta"', tag: str = "sv") -> Text:
    byline = FrontLine((Words("Anna Bergh"),), kind=FrontKind.BYLINE)
    front = (byline, Heading(1, (Words(title),))) if title else ()
    return Text("om.txt", tag, (*front, Paragraph((Words("Det var sent."),))))


def _candidate(
    text: Text | None = None, work: str | None = None, content: bytes = BYTES
) -> Candidate:
    return Candidate(Path("in/om_tryck.txt"), content, text or _text(), "2026-03-04", work)


def _write(root: Path, addition: Addition) -> None:
    for name, content in addition.files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)


def test_the_source_comes_in_byte_for_byte_and_the_manifest_is_valid(tmp_path: Path) -> None:
    root = write_house(tmp_path)
    addition = plan_addition(root, _candidate())
    assert dict(addition.files)["seeds/works/om-tryck-svarta/sv.txt"] == BYTES
    _write(root, addition)
    work = next(w for w in read_house(root).value.works if w.work == "om-tryck-svarta")
    assert (work.title, work.contributors[0].name) == ('Om tryck & "svärta"', "Anna Bergh")
    assert (work.published, work.file_date) == (None, "2026-03-04")


def test_a_new_manifest_says_its_format(tmp_path: Path) -> None:
    addition = plan_addition(write_house(tmp_path), _candidate())
    manifest = dict(addition.files)["seeds/works/om-tryck-svarta/work.toml"].decode()
    assert tomllib.loads(manifest)["format"] == 1


def test_the_new_manifest_says_where_each_fact_stands_and_what_is_left_to_fill_in(
    tmp_path: Path,
) -> None:
    addition = plan_addition(write_house(tmp_path), _candidate())
    manifest = dict(addition.files)["seeds/works/om-tryck-svarta/work.toml"].decode()
    assert 'author = "Anna Bergh" # name on a line of its own' in manifest
    assert '# translator = "Name"' in manifest
    assert left_to_fill_in(addition.facts) == (
        "date",
        "published",
        "subtitle",
        "translator",
        "publication",
        "description",
    )


def test_a_manifest_asks_what_each_picture_shows_in_lines_that_hold_without_their_sign(
    tmp_path: Path,
) -> None:
    root = write_house(tmp_path)
    figures = (
        Figure("p5-1.png", caption=(Words('"Kon" på bryggan'),)),
        Figure("p9-1.png"),
        Figure("p7-1.png", alt="en båt"),
    )
    text = _text()
    candidate = _candidate(replace(text, blocks=(*text.blocks, *figures)))
    addition = plan_addition(root, replace(candidate, prefix="sv-"))
    assert left_to_fill_in(addition.facts, addition.undescribed)[-1] == "pictures"
    manifest = dict(addition.files)["seeds/works/om-tryck-svarta/work.toml"].decode()
    asked = '# pictures."sv-p5-1.png".alt = "…" # "Kon" på bryggan\n# pictures."sv-p9-1.png".alt'
    assert asked in manifest
    assert "p7-1" not in manifest
    table = tomllib.loads(manifest.replace("# pictures", "pictures"))["sv"]
    assert table["pictures"] == {"sv-p5-1.png": {"alt": "…"}, "sv-p9-1.png": {"alt": "…"}}
    other = replace(candidate, text=replace(candidate.text, language="nl"), work=addition.work)
    _write(root, addition)
    again = plan_addition(root, replace(other, content=b"Over drukken", prefix="nl-"))
    manifest = dict(again.files)["seeds/works/om-tryck-svarta/work.toml"].decode()
    table = tomllib.loads(manifest.replace("# pictures", "pictures"))
    assert [*table["sv"]["pictures"], *table["nl"]["pictures"]] == [
        "sv-p5-1.png",
        "sv-p9-1.png",
        "nl-p5-1.png",
        "nl-p9-1.png",
    ]


def test_planning_writes_nothing(tmp_path: Path) -> None:
    root = write_house(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    plan_addition(root, _candidate())
    assert sorted(tmp_path.rglob("*")) == before


def test_the_same_bytes_are_known_whatever_the_name(tmp_path: Path) -> None:
    root = write_house(tmp_path)
    first = plan_addition(root, _candidate())
    assert find_known(root, BYTES) is None
    assert find_known(root, BYTES, [first]) is not None
    _write(root, first)
    again = find_known(root, BYTES)
    assert again is not None
    assert (again.known, again.source, again.files) == (True, first.source, ())
    assert find_known(root, BYTES + b" ") is None


def test_another_language_of_a_work_is_added_to_its_manifest(tmp_path: Path) -> None:
    root = write_house(tmp_path)
    before = (root / "seeds/works/proofs/work.toml").read_text("utf-8")
    addition = plan_addition(root, _candidate(work="proofs"))
    manifest = dict(addition.files)["seeds/works/proofs/work.toml"].decode()
    assert manifest.startswith(before)
    assert "author" not in tomllib.loads(manifest)["sv"]
    _write(root, addition)
    assert {w.language for w in read_house(root).value.works} == {"en", "sv"}


def test_an_author_spelled_otherwise_in_the_other_language_is_kept(tmp_path: Path) -> None:
    work = '\nauthor = ["A. Bergh"]\n\n[en]\ntitle = "Reading proofs"'
    root = write_house(tmp_path, {"works/proofs/work.toml": work})
    manifest = dict(plan_addition(root, _candidate(work="proofs")).files)
    assert (
        tomllib.loads(manifest["seeds/works/proofs/work.toml"].decode())["sv"]["author"]
        == "Anna Bergh"
    )


def test_a_table_somebody_has_written_stays(tmp_path: Path) -> None:
    work = '[en]\ntitle = "P"\n[sv]\ntitle = "Mitt"\n'
    root = write_house(tmp_path, {"works/proofs/work.toml": work})
    files = dict(plan_addition(root, _candidate(work="proofs")).files)
    assert files["seeds/works/proofs/work.toml"].decode() == work


def test_the_same_title_in_another_language_is_a_work_of_its_own(tmp_path: Path) -> None:
    root = write_house(tmp_path)
    _write(root, plan_addition(root, _candidate()))
    other = plan_addition(root, _candidate(_text(tag="nl"), content=b"other"))
    assert other.work == "om-tryck-svarta-nl"


def test_another_text_of_the_same_title_needs_a_name(tmp_path: Path) -> None:
    root = write_house(tmp_path)
    _write(root, plan_addition(root, _candidate()))
    with pytest.raises(UsageError, match="another text with this title"):
        plan_addition(root, _candidate(content=b"other"))
    assert plan_addition(root, _candidate(work="om-tryck-2", content=b"other")).work == "om-tryck-2"


@pytest.mark.parametrize("work", ["Om Tryck", "../x", "", "a_b", "proofs"])
def test_a_wrong_or_taken_name_of_a_work_is_refused(tmp_path: Path, work: str) -> None:
    with pytest.raises(UsageError):
        plan_addition(write_house(tmp_path), _candidate(_text(tag="en"), work=work))


def test_a_text_without_title_goes_by_its_file_name(tmp_path: Path) -> None:
    addition = plan_addition(write_house(tmp_path), _candidate(_text(None)))
    assert addition.source == "seeds/works/om-tryck/sv.txt"


def test_a_manifest_that_is_no_toml_stops_the_addition(tmp_path: Path) -> None:
    root = write_house(tmp_path, {"works/proofs/work.toml": "title = ["})
    with pytest.raises(ManifestError, match="this is not TOML"):
        plan_addition(root, _candidate(work="proofs"))


def test_a_title_in_another_alphabet_makes_a_name_in_latin_letters(tmp_path: Path) -> None:
    addition = plan_addition(write_house(tmp_path), _candidate(_text("О печати", "ru")))
    assert addition.work == "o-pechati"


def test_a_text_is_not_published_by_being_added(tmp_path: Path) -> None:
    addition = plan_addition(write_house(tmp_path), _candidate())
    manifest = dict(addition.files)["seeds/works/om-tryck-svarta/work.toml"].decode()
    assert "published" not in tomllib.loads(manifest)
    assert "file_date = 2026-03-04 # the date of the file" in manifest
