"""Regular expressions from kept programs are those that ``re`` compiles."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from publisher import expressions
from publisher.expressions import compiled
from publisher.kept import folder
from tests.support.code import modules

# Names, groups, flags, alternatives, looking around, classes, bytes: what programs are made of.
EXPRESSIONS: list[tuple[Any, int]] = [
    (r"(?P<day>\d{1,2})\.\s(?P<month>\w+)(?:\s(\d{4}))?", 0),
    (r"[^\W\d_]+(?<=[aeiouåäö])-(?=\w)|§{1,2}|\b(?:I|V|X)+\b", re.IGNORECASE),
    (r"^ *(.+?) *$", re.MULTILINE | re.DOTALL),
    (r"""(?x) (['"]) .*? \1  # quoted """, 0),
    (rb"\x89PNG|RIFF....WEBP", re.DOTALL),
    (r"", 0),
]
TEXT = "den 3. maj 1821, “Å-” och § 7, XIV. 'så'"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep programs in a folder of this test's own, and forget those of the process."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(expressions, "_new", {})
    monkeypatch.setattr("atexit.register", lambda _: None)
    expressions._programs.cache_clear()
    yield folder() / "expressions"
    expressions._programs.cache_clear()


def keep_all() -> None:
    for pattern, flags in EXPRESSIONS:
        compiled(pattern, flags)
    expressions._keep()
    expressions._programs.cache_clear()
    expressions._new.clear()


def same_as_of_re(pattern: Any, flags: int) -> None:
    ours, right = compiled(pattern, flags), re.compile(pattern, flags)
    assert (ours, ours.flags, ours.groups) == (right, right.flags, right.groups)
    assert dict(ours.groupindex) == dict(right.groupindex)
    if isinstance(pattern, str):
        found = [
            (m.span(), m.groups(), m.lastgroup) for m in compiled(pattern, flags).finditer(TEXT)
        ]
        wanted = re.compile(pattern, flags).finditer(TEXT)
        assert found == [(m.span(), m.groups(), m.lastgroup) for m in wanted]


@pytest.mark.parametrize(("pattern", "flags"), EXPRESSIONS)
def test_what_is_made_of_a_program_is_what_re_makes(pattern: Any, flags: int) -> None:
    keep_all()
    same_as_of_re(pattern, flags)
    assert expressions._new == {}


def test_flags_tell_expressions_apart() -> None:
    keep_all()
    assert compiled(EXPRESSIONS[1][0], 0) != compiled(*EXPRESSIONS[1])


def test_what_is_damaged_is_compiled(place: Path) -> None:
    keep_all()
    known = dict(expressions._programs())
    for asked, (flags, code, groups, names) in known.items():
        expressions._programs()[asked] = (flags, code[:-4], groups + 1, names)
    for pattern, flags in EXPRESSIONS:
        same_as_of_re(pattern, flags)
    expressions._programs.cache_clear()
    (file,) = place.iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    for pattern, flags in EXPRESSIONS:
        same_as_of_re(pattern, flags)


def test_where_re_is_another_all_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("re._compiler._code", None)
    keep_all()
    assert expressions._programs() == {}
    same_as_of_re(*EXPRESSIONS[0])


def test_a_wrong_expression_is_an_error_of_re() -> None:
    with pytest.raises(re.error):
        compiled("(")
    expressions._keep()
    assert expressions._programs() == {}


def test_the_next_process_compiles_nothing(place: Path) -> None:
    code = (
        "import sys; import publisher.restoring.characters; from publisher import expressions;"
        "import publisher.restoring.roles.notes.labels; print(len(expressions._new))"
    )
    counts = [
        int(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(2)
    ]
    assert counts[0] > counts[1] == 0
    assert len(list(place.iterdir())) == 1


def test_expressions_that_stand_in_the_code_are_kept() -> None:
    """Only what is made of somebody's text is compiled where it is needed."""
    compiled_anew = [
        module.at(node)
        for module in modules()
        if module.name != "publisher.expressions"
        for statement in module.tree.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for node in ast.walk(statement)
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "re.compile"
    ]
    assert compiled_anew == []
