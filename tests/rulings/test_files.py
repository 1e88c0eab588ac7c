"""Rulings files: what they may say, every mistake in them, and one ruling more."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import ManifestError, UsageError
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind
from publisher.rulings import (
    add_ruling,
    parse_rulings,
    read_rulings,
    table_of,
    without_ruling,
)

SHOWN = "seeds/works/a/sv.rulings.toml"
# the shifts of power; On ink
FILE = '''# Decisions of the editor.

[[ruling]]
kind = "join"      # seen in the print of 1911
line = 214
text = "maktförskjut|ningarna"
value = ""
reason = ""

[[ruling]]
kind = "heading"
line = 7
text = """
[[ruling]]
Om svärta"""
'''
# ordet: the word
MISTAKES = """kinds = 1
[[ruling]]
kind = "jion"
line = -1
text = "a|b"
[[ruling]]
txet = "Om"
kind = "heading"
line = 3
value = 7

[[ruling]]
kind = "join"
line = 3
text = "a"
value = "b"
[[ruling]]
kind = "emendation"
line = 4
text = "tbe"
[[ruling]]
kind = "note"
line = 4
text = "ordet"
value = "12"
[[ruling]]
kind = "note"
line = 4
text = "ordet 12"
reason = 3
"""
TOLD = f"""9 mistakes in the rulings
  {SHOWN}:1: kinds: unknown key; known: format, ruling
  {SHOWN}:3: ruling.1.kind: unknown kind “jion”; did you mean “join”?
  {SHOWN}:4: ruling.1.line: expected the number of a line, or 0
  {SHOWN}:6: ruling.2.text: expected the text that the ruling speaks of
  {SHOWN}:7: ruling.2.txet: unknown key; did you mean “text”?
  {SHOWN}:15: ruling.3.text: expected both halves of the word: “left|right”
  {SHOWN}:16: ruling.3.value: a “join” ruling takes no value
  {SHOWN}:17: ruling.4.reason: an emendation changes the author's text: say why
  {SHOWN}:17: ruling.4.value: expected what the text should say
  {SHOWN}:24: ruling.5.text: expected to end with the mark of a note: “the word 12”
  {SHOWN}:30: ruling.6.reason: expected a text"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sv.rulings.toml"


def written(path: Path, text: str) -> tuple[Ruling, ...]:
    path.write_text(text, encoding="utf-8")
    return read_rulings(path, SHOWN)


def test_a_file_becomes_its_rulings_with_their_places(path: Path) -> None:
    join, heading = written(path, FILE)
    text = "maktförskjut|ningarna"
    assert join == Ruling(RulingKind.JOIN, text, 214, "", "", Place(SHOWN, 3, 8))
    assert (heading.value, heading.place) == ("2", Place(SHOWN, 10, 13))


def test_a_file_may_say_its_format_and_no_other_is_read(path: Path) -> None:
    assert len(written(path, f"format = 1\n{FILE}")) == len(written(path, FILE))
    with pytest.raises(ManifestError) as refused:
        written(path, f"# Decisions.\nformat = 2\nnew = 3\n{FILE}")
    fault = "format 2 is unknown; this version of the program reads format 1"
    assert f"{SHOWN}:2: format: {fault}; read it with the version" in str(refused.value)
    assert "new" not in str(refused.value)


def test_no_file_has_no_rulings(path: Path) -> None:
    assert read_rulings(path, SHOWN) == ()


def test_all_mistakes_are_told_at_once(path: Path) -> None:
    with pytest.raises(ManifestError) as refused:
        written(path, MISTAKES)
    assert str(refused.value).splitlines()[1:] == TOLD.splitlines()[1:]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[ruling]\nkind = "join"', f"{SHOWN}:1: this is not TOML: "),
        ('[[ruling]]\nkind = "join', f"{SHOWN}:2: this is not TOML: "),
        ('[ruling]\nkind = "join"', f"{SHOWN}:1: ruling: expected tables that begin with"),
        ("ruling = 3", f"{SHOWN}:1: ruling: expected tables"),
        ('[[ruling]]\ntext = "a"\nline = true', "ruling.1.line: expected the number of a line"),
    ],
)
def test_other_toml_and_broken_toml_are_refused(path: Path, text: str, words: str) -> None:
    with pytest.raises(ManifestError) as refused:
        written(path, text)
    assert words in str(refused.value)


def test_a_file_in_another_encoding_is_refused_with_its_line(path: Path) -> None:
    path.write_bytes('# för\n[[ruling]]\ntext = "för"'.encode("latin-1"))
    with pytest.raises(ManifestError, match=r"rulings\.toml:1: this is not UTF-8"):
        read_rulings(path, SHOWN)


def test_contradicting_rulings_in_one_file_are_refused(path: Path) -> None:
    other = FILE + '[[ruling]]\nkind = "keep"\nline = 214\ntext = "MAKTFÖRSKJUT-|ningarna"\n'
    with pytest.raises(ManifestError) as refused:
        written(path, other)
    assert f"{SHOWN}:3: join of “maktförskjut|ningarna” contradicts {SHOWN}:16: keep" in str(
        refused.value
    )


def test_the_rulings_of_the_house_may_only_be_on_words(path: Path) -> None:
    path.write_text(FILE.replace("line = 214", "line = 0"), encoding="utf-8")
    with pytest.raises(ManifestError, match=r"rulings\.toml:10: ruling: the house rules on words"):
        read_rulings(path, SHOWN, of_the_house=True)


RULING = Ruling(RulingKind.KEEP, "Seine-|federation", 3, "", "a name", Place(SHOWN, 1, 1))
TABLE = """[[ruling]]
kind = "keep"
line = 3
text = "Seine-|federation"
reason = "a name"
"""


def test_a_ruling_is_added_and_nothing_else_changes(path: Path) -> None:
    assert add_ruling(path, SHOWN, RULING).decode() == f"format = 1\n\n{TABLE}"
    for before in (FILE, FILE.rstrip("\n"), FILE.replace("\n", "\r\n"), "\ufeff" + FILE):
        path.write_bytes(before.encode())
        after = add_ruling(path, SHOWN, RULING).decode()
        assert after.startswith(before)
        assert after.replace("\r\n", "\n").endswith("\n\n" + TABLE)
        path.write_bytes(after.encode())
        assert len(read_rulings(path, SHOWN)) == 3


@pytest.mark.parametrize(
    ("kind", "words"), [("join", "is already such a ruling"), ("space", "contradicts an earlier")]
)
def test_a_second_ruling_on_one_question_is_refused(path: Path, kind: str, words: str) -> None:
    path.write_text(FILE, encoding="utf-8")
    again = Ruling(RulingKind(kind), "maktförskjut-|ningarna", 214, "", "", Place(SHOWN, 1, 1))
    with pytest.raises(UsageError, match=words) as refused:
        add_ruling(path, SHOWN, again)
    assert refused.value.place == f"{SHOWN}:3"


def test_nothing_is_added_to_a_file_with_its_rulings_in_one_list(path: Path) -> None:
    path.write_text('ruling = [{ kind = "text", line = 1, text = "a" }]\n', encoding="utf-8")
    assert len(read_rulings(path, SHOWN)) == 1
    with pytest.raises(ManifestError, match="no ruling can be added"):
        add_ruling(path, SHOWN, RULING)


words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=9).filter(str.strip)


@given(words, words, st.integers(0, 999))
def test_any_ruling_is_read_back_from_its_table(text: str, reason: str, line: int) -> None:
    place = Place(SHOWN, 1, 4)
    given_ = Ruling(RulingKind.RUNS_ON, text, line, "", reason.strip(), place, text)
    (read,) = parse_rulings(table_of(given_), SHOWN)
    assert (read.text, read.reason, read.line, read.after) == (text, reason.strip(), line, text)


ONE = '[[ruling]]\nkind = "join"\nline = 2\ntext = "a|b"\n'
TWO = '[[ruling]]\nkind = "keep"\nline = 3\ntext = "c|d"\n'
LONG = '[[ruling]]\nkind = "heading"\nline = 7\ntext = """\n[[ruling]]\n# On ink"""\n'


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        (f"# all\n\n{ONE}\n# part two\n\n{TWO}", 1, f"# all\n\n# part two\n\n{TWO}"),
        (f"{ONE}# a thought\n\n# on c\n{TWO}", 1, f"# a thought\n\n# on c\n{TWO}"),
        (f"{ONE}\n{TWO}\n# at the end\n", 2, f"{ONE}\n# at the end\n"),
        (f"{ONE}\n\n\n{TWO}", 1, TWO),
        (f"{LONG}\n# on c\n{TWO}", 2, f"{LONG}\n# on c\n"),
        (f"{LONG}\n{TWO}", 1, TWO),
        (f"\ufeff{ONE}\n{TWO}".replace("\n", "\r\n"), 1, f"\ufeff{TWO}".replace("\n", "\r\n")),
    ],
)  # fmt: skip
def test_a_ruling_is_taken_out_and_all_comments_stay(before: str, number: int, after: str) -> None:
    assert without_ruling(before.encode(), SHOWN, number)[1].decode() == after


def test_a_ruling_in_a_list_is_taken_out_by_hand() -> None:
    listed = b'ruling = [{kind = "join", text = "a|b"}]\n'
    with pytest.raises(ManifestError, match="no ruling can be taken out of this file"):
        without_ruling(listed, SHOWN, 1)


@pytest.mark.parametrize(("file", "there"), [("", "are none"), (ONE, "is 1"), (ONE + TWO, "are 2")])
def test_how_many_rulings_there_are_is_told(file: str, there: str) -> None:
    with pytest.raises(UsageError, match=f"there is no ruling 9: there {there}"):
        without_ruling(file.encode(), SHOWN, 9)
