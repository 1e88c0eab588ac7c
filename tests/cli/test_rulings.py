"""``publisher rule`` and ``doubts``, and what rulings do to a build."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from publisher import manuscript
from publisher.cli import program
from publisher.cli.rule import rule
from publisher.model.rulings import Ruling, RulingKind
from publisher.pipeline.doubts import Answer, Entry, write_rulings
from publisher.record import read_ledger, rebuild, with_removed
from tests.cli.conftest import Run

TEXT = "the-first-sheet.en"
RULINGS = "seeds/works/the-first-sheet/en.rulings.toml"
BUILT = "build/works/the-first-sheet.en"
WRONG = '[[ruling]]\nkind = "jion"\nline = 3\ntext = "a|b"\n'
RUNS_ON = """format = 1

[[ruling]]
kind = "runs-on"
line = 10
text = "This text came to you as it comes to everybody who rescues old texts: copied out of a file that was"
reason = ""
"""


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask about every decision, however sure: what is certain depends on what was learned."""
    monkeypatch.setattr("publisher.restoring.questions.asking.SURE", 2.0)


def _doubts(run: Run, house: Path, *arguments: object) -> list[dict[str, Any]]:
    done = run("doubts", TEXT, "--below", 1, "--json", "--house", house, *arguments)
    assert done.exit_code == 0, done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)["doubts"]
    return found


def _manuscript(run: Run, house: Path) -> str:
    done = run("build", TEXT, "--format", "epub", "--house", house, "--jobs", 1)
    assert done.exit_code == 0, done.output
    return (house / BUILT / "manuscript.md").read_text("utf-8")


def test_a_ruling_is_shown_written_and_obeyed(run: Run, house: Path) -> None:
    before = (house / BUILT / "manuscript.md").read_text("utf-8")
    done = run("rule", TEXT, "runs-on", "--line", 10, "--house", house)
    assert done.exit_code == 0, done.output
    assert "  >    10  This text came to you" in done.stdout
    assert "line 10: no paragraph begins with “This text came" in done.stdout
    assert f"written to {RULINGS}:3" in done.stdout
    assert (house / RULINGS).read_text("utf-8") == RUNS_ON
    states = run("list", TEXT, "--house", house).stdout
    assert "epub stale" in states
    after = _manuscript(run, house)
    assert after == before.replace("a longer one.\n\nThis text", "a longer one. This text")


# What a kind needs besides its line, which is 10 unless it says so.
NEEDED = {
    RulingKind.JOIN: ["--line", 12],
    RulingKind.KEEP: ["--line", 12],
    RulingKind.SPACE: ["--line", 12],
    RulingKind.NOTE: ["--line", 7, "--text", "good idea.1", "--value", 1],
    RulingKind.NO_NOTE: ["--line", 7, "--text", "good idea.1"],
    RulingKind.NOTE_BODY: ["--line", 10, "--value", 1],
    RulingKind.EDITORS_NOTE: ["--line", 10, "--value", "So the source."],
    RulingKind.EMENDATION: ["--line", 10, "--text", "old", "--value", "ancient", "--reason", "x"],
}


@pytest.mark.parametrize("kind", list(RulingKind))
def test_a_ruling_of_every_kind_is_told_before_it_is_written(
    run: Run, house: Path, kind: RulingKind
) -> None:
    needed = NEEDED.get(kind, ["--line", 10])
    dry = run("rule", TEXT, kind, *needed, "--dry-run", "--house", house)
    assert (dry.exit_code, (house / RULINGS).exists()) == (0, False), dry.output
    written = run("rule", TEXT, kind, *needed, "--house", house)
    assert written.exit_code == 0, written.output
    assert dry.stdout.splitlines()[:-1] == written.stdout.splitlines()[:-1]
    assert f'kind = "{kind}"' in (house / RULINGS).read_text("utf-8")


def test_the_help_names_every_kind() -> None:
    words = set(re.findall(r"[a-z-]+", rule.__doc__ or ""))
    assert {kind.value for kind in RulingKind} <= words


def test_a_dry_run_writes_no_ruling(run: Run, house: Path) -> None:
    done = run("rule", TEXT, "heading", "--line", 10, "--dry-run", "--json", "--house", house)
    told = json.loads(done.stdout)
    assert (told["written"], told["value"], told["file"]) == (False, "2", RULINGS)
    assert [line["line"] for line in told["lines"]["after"]] == [11, 12, 13]
    assert not (house / RULINGS).exists()


def test_the_halves_of_a_word_are_taken_from_both_lines(run: Run, house: Path) -> None:
    run("rule", TEXT, "keep", "--line", 12, "--house", house)
    assert 'text = "sen-|tence."' in (house / RULINGS).read_text("utf-8")
    assert "a sen-tence. Nobody" in _manuscript(run, house)


def test_a_word_is_ruled_on_everywhere(run: Run, house: Path) -> None:
    arguments = ("--text", "sen|tence.", "--everywhere", "--house", house)
    assert run("rule", TEXT, "keep", *arguments).exit_code == 0
    assert "line = 0" in (house / "seeds/rulings.toml").read_text("utf-8")
    assert "epub stale" in run("list", TEXT, "--house", house).stdout
    assert "a sen-tence. Nobody" in _manuscript(run, house)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["the-first-sheat.en", "text", "--line", 3], "did you mean “the-first-sheet.en”?"),
        (["the-first-sheet", "text", "--line", 3], "has texts in several languages"),
        ([TEXT, "heading"], "which line is meant?"),
        ([TEXT, "heading", "--line", 4], "there is nothing on line 4"),
        ([TEXT, "heading", "--line", 5, "--text", "Nowhere"], "no line has “Nowhere”"),
        ([TEXT, "heading", "--line", 5, "--value", 7], "value: expected the level of the heading"),
        ([TEXT, "emendation", "--line", 5, "--value", "x"], "reason: an emendation changes"),
        ([TEXT, "note", "--line", 5, "--value", 3], "which mark is meant?"),
        ([TEXT, "note", "--line", 5, "--value", 3, "--text", "word"], "to end with the mark"),
        ([TEXT, "join", "--text", "blue|berry"], "no line of the text breaks the word like this"),
        ([TEXT, "text", "--line", 5, "--everywhere"], "only rulings on words can hold everywhere"),
    ],
)
def test_a_ruling_without_a_place_or_a_sense_is_refused(
    run: Run, house: Path, arguments: list[object], words: str
) -> None:
    done = run("rule", *arguments, "--house", house)
    assert done.exit_code == 2
    assert words in done.stderr
    assert not (house / RULINGS).exists()
    assert not (house / "seeds/rulings.toml").exists()


def test_a_second_or_contradicting_ruling_is_refused(run: Run, house: Path) -> None:
    (house / RULINGS).write_text(RUNS_ON, encoding="utf-8")
    again = run("rule", TEXT, "runs-on", "--line", 10, "--house", house)
    assert (again.exit_code, f"{RULINGS}:3: there is already such a ruling" in again.stderr) == (
        2,
        True,
    )
    arguments = ("--line", 10, "--text", "This text came to you", "--house", house)
    other = run("rule", TEXT, "paragraph", *arguments)
    assert other.exit_code == 2
    assert f"{RULINGS}:9: paragraph" in other.stderr
    assert (house / RULINGS).read_text("utf-8") == RUNS_ON


def test_a_manuscript_takes_no_rulings(run: Run, house: Path) -> None:
    source = house / "seeds/works/the-first-sheet/en.txt"
    shutil.copy(house / BUILT / "manuscript.md", source.with_suffix(".md"))
    source.unlink()
    assert run("rule", TEXT, "text", "--line", 3, "--house", house).exit_code == 2
    (house / RULINGS).write_text(RUNS_ON, encoding="utf-8")
    _manuscript(run, house)
    assert "a manuscript is corrected by hand" in (house / BUILT / "findings.txt").read_text(
        "utf-8"
    )
    assert not (house / BUILT / "lines.tsv").exists()


def test_mistakes_in_all_rulings_are_told_before_anything_is_built(run: Run, house: Path) -> None:
    for name in (RULINGS, "seeds/rulings.toml"):
        (house / name).write_text(WRONG, encoding="utf-8")
    for command in ("build", "doubts"):
        done = run(command, "--house", house)
        assert (done.exit_code, done.stdout) == (4, "")
        assert (
            f"{RULINGS}:2: ruling.1.kind: unknown kind “jion”; did you mean “join”?" in done.stderr
        )
        assert "seeds/rulings.toml:2: ruling.1.kind" in done.stderr


def test_a_stale_ruling_is_a_finding_and_its_text_is_built(run: Run, house: Path) -> None:
    (house / RULINGS).write_text(RUNS_ON.replace("This text", "That text"), encoding="utf-8")
    _manuscript(run, house)
    found = (house / BUILT / "findings.txt").read_text("utf-8")
    assert f"{RULINGS}:3: warning[rulings/stale]: this ruling (runs-on) no longer matches" in found
    assert "rulings/stale" in run("doubts", TEXT, "--house", house).stderr


def test_a_word_that_no_text_breaks_is_a_finding_where_all_texts_are_asked(
    run: Run, house: Path
) -> None:
    table = '[[ruling]]\nkind = "join"\ntext = "{}"\nreason = ""\n'
    needed, unneeded = table.format("sen|tence"), table.format("quite|elsewhere")
    (house / "seeds/rulings.toml").write_text(needed + unneeded, encoding="utf-8")
    done = run("doubts", "--house", house, "--jobs", 1)
    assert done.output.count("rulings/stale") == 1
    assert "seeds/rulings.toml:5" in done.output
    assert "no text of the house breaks the word like this" in done.output
    assert "rulings/stale" not in run("doubts", TEXT, "--house", house).output


@pytest.mark.usefixtures("unsure")
def test_doubts_come_the_worst_first_with_their_lines(run: Run, house: Path) -> None:
    found = _doubts(run, house)
    sure = [doubt["confidence"] for doubt in found]
    assert len(found) > 2
    assert sure == sorted(sure)
    heading = next(doubt for doubt in found if doubt["line"] == 16)
    assert [line["line"] for line in heading["lines"]["before"]] == [12, 13, 14]
    assert [line["text"] for line in heading["lines"]["here"]] == ["Before the fold"]
    assert heading["rulings_file"] == RULINGS
    assert [d["line"] for d in _doubts(run, house, "--limit", 2)] == [d["line"] for d in found[:2]]


@pytest.mark.usefixtures("unsure")
def test_doubts_about_what_a_line_is_say_what_speaks_for_and_against(run: Run, house: Path) -> None:
    found = _doubts(run, house)
    heading = next(doubt for doubt in found if doubt["line"] == 16)
    assert heading["reasons"]["role"] == "a heading"
    assert heading["reasons"]["for"]
    assert heading["reasons"]["rival"] != "a heading"
    assert all(doubt["reasons"] is None for doubt in found if doubt["kind"] == "line-end")
    shown = run("doubts", TEXT, "--below", 1, "--house", house).stdout
    assert f"for a heading: {'; '.join(heading['reasons']['for'])}" in shown


def test_any_line_can_be_explained(run: Run, house: Path) -> None:
    done = run("doubts", TEXT, "--explain", 16, "--house", house)
    assert ":16: a heading, " in done.stdout
    assert "for a heading: " in done.stdout
    told = json.loads(run("doubts", TEXT, "--explain", 16, "--json", "--house", house).stdout)
    assert (told["line"], told["role"]) == (16, "a heading")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--explain", 16), "which text is meant?"),
        ((TEXT, "--explain", 99_999), "nothing stands on line 99999"),
        (("nowhere", "--explain", 16), "there is no text “nowhere”"),
    ],
)
def test_only_a_line_of_one_text_is_explained(
    run: Run, house: Path, arguments: tuple[str | int, ...], said: str
) -> None:
    done = run("doubts", *arguments, "--house", house)
    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.usefixtures("unsure")
def test_doubts_are_told_with_the_ruling_to_write(run: Run, house: Path) -> None:
    done = run("doubts", TEXT, "--below", 1, "--limit", 1, "--house", house)
    assert done.exit_code == 0
    assert "\n  >" in done.stdout
    assert "\n    publisher rule the-first-sheet.en " in done.stdout
    assert done.stderr.startswith("1 of ")


@pytest.mark.usefixtures("unsure")
@pytest.mark.parametrize("agrees", [True, False])
def test_a_settled_doubt_is_listed_no_more(run: Run, house: Path, *, agrees: bool) -> None:
    heading = next(doubt for doubt in _doubts(run, house) if doubt["line"] == 16)
    kept = heading["ruling"].replace("no-heading", "heading") if agrees else heading["ruling"]
    (house / RULINGS).write_text(kept, encoding="utf-8")
    left = [(doubt["line"], doubt["kind"]) for doubt in _doubts(run, house)]
    assert left
    assert (16, "heading") not in left


def test_the_source_is_rebuilt_from_what_the_build_wrote(run: Run, house: Path) -> None:
    (house / RULINGS).write_text(RUNS_ON, encoding="utf-8")
    arguments = ("--line", 20, "--text", "four pages", "--value", "4 pages", "--reason", "x")
    assert run("rule", TEXT, "emendation", *arguments, "--house", house).exit_code == 0
    assert "in fours: 4 pages, eight" in _manuscript(run, house)
    built = {path.name: path.read_text("utf-8") for path in (house / BUILT).iterdir()}
    text = manuscript.read(built["manuscript.md"], "en.txt", "en")
    whole = with_removed(text, built["removed.tsv"])
    source = rebuild(whole, read_ledger(built["lines.tsv"]))
    assert source.encode() == (house / "seeds/works/the-first-sheet/en.txt").read_bytes()


def test_rulings_are_listed_and_taken_back(run: Run, house: Path) -> None:
    file = house / RULINGS
    for line, kind in ((10, "runs-on"), (34, "no-heading")):
        assert run("rule", TEXT, kind, "--line", line, "--house", house).exit_code == 0
    commented = file.read_text("utf-8").replace(
        '[[ruling]]\nkind = "no', '# a question\n[[ruling]]\nkind = "no'
    )
    file.write_text(
        commented + '\n[[ruling]]\nkind = "heading"\nline = 3\ntext = "x y"\nreason = ""\n', "utf-8"
    )
    listed = run("rule", TEXT, "--list", "--house", house).stdout
    assert "   1  line 10: no paragraph begins with" in listed
    assert "   2  line 34: “After the fold” is not a heading" in listed
    assert "   3  line 3: “x y” is a heading of level 2\n      without effect:" in listed
    removed = run("rule", TEXT, "--remove", 1, "--house", house)
    assert removed.exit_code == 0, removed.output
    assert f"taken out of {RULINGS}:3" in removed.stdout
    left = file.read_text("utf-8")
    assert left.startswith('format = 1\n\n# a question\n[[ruling]]\nkind = "no-heading"')
    assert left.endswith('reason = ""\n')
    gone = run("rule", TEXT, "--remove", 3, "--house", house)
    assert gone.exit_code == 2
    assert "there is no ruling 3: there are 2" in gone.output
    assert file.read_text("utf-8") == left


def test_a_dry_run_takes_no_ruling_back(run: Run, house: Path) -> None:
    assert run("rule", TEXT, "runs-on", "--line", 10, "--house", house).exit_code == 0
    done = run("rule", TEXT, "--remove", 1, "--dry-run", "--house", house)
    assert f"would be taken out of {RULINGS}:3" in done.stdout
    assert (house / RULINGS).read_text("utf-8") == RUNS_ON


def test_a_ruling_needs_its_kind(run: Run, house: Path) -> None:
    done = run("rule", TEXT, "--line", 10, "--house", house)
    assert done.exit_code == 2
    assert "which kind of ruling?" in done.output


@pytest.mark.usefixtures("unsure")
def test_each_doubt_comes_with_the_command_that_settles_it(run: Run, house: Path) -> None:
    for doubt in _doubts(run, house):
        for command in doubt["commands"]:
            done = run(*shlex.split(command)[1:], "--house", house)
            assert done.exit_code == 0, done.output
    assert _doubts(run, house) == []


MINE = b"# mine\n"


def _answered(house: Path, answers: str) -> str:
    done = CliRunner().invoke(
        program(), ["doubts", TEXT, "--below", "1", "--ask", "--house", str(house)], input=answers
    )
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.usefixtures("unsure")
def test_doubts_are_answered_one_at_a_time(run: Run, house: Path) -> None:
    """What is said to be right stays as it is, and nobody is asked about it again."""
    before = _manuscript(run, house)
    total = len(_doubts(run, house))
    said = _answered(house, "y\n" * total)
    assert f"{total} answers written, 0 doubts left" in said
    assert _doubts(run, house) == []
    assert _manuscript(run, house) == before


@pytest.mark.usefixtures("unsure")
def test_an_answer_is_taken_back_and_what_is_left_is_asked_later(run: Run, house: Path) -> None:
    total = len(_doubts(run, house))
    said = _answered(house, "w\nn\nu\ns\nsomething\nq\n")
    assert f"0 answers written, {total} doubts left" in said
    assert "for a " in said
    assert not (house / RULINGS).exists()
    # Where the input ends, asking ends too.
    assert f"1 answer written, {total - 1} doubts left" in _answered(house, "y\n")
    assert len(_doubts(run, house)) == total - 1


@pytest.mark.usefixtures("unsure")
def test_an_answer_in_a_file_that_a_person_has_changed_is_not_taken_back(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edited(entry: Entry, rulings: Iterable[Ruling]) -> Answer:
        answer = write_rulings(entry, rulings)
        entry.path.write_bytes((answer.after or b"") + MINE)
        return answer

    monkeypatch.setattr("publisher.cli.asking.write_rulings", edited)
    said = _answered(house, "y\nu\nq\n")
    assert f"{RULINGS}: this file has been changed since the answer was written" in said
    assert "1 answer written" in said
    assert (house / RULINGS).read_bytes().endswith(MINE)
