"""The table of finding codes holds every code that the program can give, and none besides."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from publisher.cli.output import finding_as_json
from publisher.codes import Code, code_groups, former_names
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from tests.support.code import modules

CODES = {code.name: code for group in code_groups() for code in group.codes}
SHAPE = re.compile(r"([a-z]+)/[a-z]+(?:-[a-z]+)*")
ROOMS = {module.room for module in modules()} | {group.area for group in code_groups()}
# Methods that make findings, and the severity that each stands for.
USUAL = {"fault": Severity.ERROR, "advice": Severity.WARNING}


def calls_and_codes() -> Iterator[tuple[ast.AST, str]]:
    """Yield each text in the code of the package that has the shape of a code, with its call."""
    for module in modules():
        for node in ast.walk(module.tree):
            for child in ast.iter_child_nodes(node):
                text = child.value if isinstance(child, ast.Constant) else None
                if isinstance(text, str) and (found := SHAPE.fullmatch(text)) and found[1] in ROOMS:
                    yield node, text


def stated_severities(call: ast.AST) -> set[Severity]:
    """Return the severities that stand in the call itself, or that its class stands for."""
    inside = {
        Severity[node.attr]
        for node in ast.walk(call)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Severity"
    }
    name = ast.unparse(call.func).split(".")[-1] if isinstance(call, ast.Call) else ""
    return inside or ({USUAL[name]} if name in USUAL else set())


def test_every_code_of_the_program_stands_in_the_table() -> None:
    assert {code for _, code in calls_and_codes()} - CODES.keys() == set()


def test_no_code_stands_in_the_table_that_the_program_never_gives() -> None:
    assert CODES.keys() - {code for _, code in calls_and_codes()} == set()


def test_the_table_gives_the_severities_of_the_program() -> None:
    wrong = {
        code: stated
        for call, code in calls_and_codes()
        if code in CODES and (stated := stated_severities(call) - set(CODES[code].severities))
    }
    assert wrong == {}


def test_every_code_says_what_it_means_in_whole_sentences() -> None:
    meanings = {code.name: code.meaning for code in CODES.values()}
    assert {name: said for name, said in meanings.items() if not said.endswith(".")} == {}


def test_every_code_says_what_to_do_as_hints_do() -> None:
    """Without a full stop, and without a capital but that of a name."""
    capital = re.compile(r"[A-Z][a-z]+ ")
    remedies = {code.name: code.remedy for code in CODES.values()}
    assert {name for name, said in remedies.items() if said.endswith(".")} == set()
    assert {name for name, said in remedies.items() if not said or capital.match(said)} == set()


def test_a_hint_shows_code_in_quotation_marks() -> None:
    code = Code("epub/x", (Severity.ERROR,), "X.", "set `lang` and `xml:lang`")
    assert code.hint == "set “lang” and “xml:lang”"


def test_no_former_name_is_a_code_of_today() -> None:
    assert {name for code in CODES.values() for name in code.formerly} & CODES.keys() == set()


def test_a_code_has_one_meaning_under_its_former_names_too() -> None:
    former = [name for code in CODES.values() for name in code.formerly]
    assert sorted(set(former)) == sorted(former)
    assert all(SHAPE.fullmatch(name) for name in former)


def test_a_renamed_code_is_known_by_its_old_name_where_programs_read_it() -> None:
    assert former_names("epub/element-misplaced") == ("epub/element-astray",)
    assert as_json("epub/element-misplaced")["formerly"] == ["epub/element-astray"]
    assert "formerly" not in as_json("epub/alt-missing")


def as_json(code: str) -> dict[str, object]:
    return finding_as_json(Finding(code, Severity.ERROR, "", "", Place("book", 1, 1)))
