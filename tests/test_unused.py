"""Nothing lies about in the package that no part of it uses, tests and tools left aside."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from publisher.cli.app import COMMANDS
from tests.support.code import Module, imported_modules, modules

ROOT = Path(__file__).parents[1]
MODULES = modules()

# What is used by someone whom no import shows, or stands here for a reason.
USED_ELSEWHERE = {
    "check": "publisher.api, for other programs",
    "convert": "publisher.api, for other programs",
    "read": "publisher.api, for other programs",
    "restore": "publisher.api, for other programs",
    "emit": "logging calls it",
    "load_bytecode": "Jinja calls it",
    "dump_bytecode": "Jinja calls it",
    "format_options": "Typer calls it",
    "learned_from": "a score is told with tables fitted without the scored work (make folds)",
}


def test_every_function_class_and_constant_is_used_in_the_package() -> None:
    said = words_used()
    unused = [
        f"{place}: {name}"
        for module in MODULES
        for name, place in defined(module)
        if name not in said and name not in USED_ELSEWHERE and not name.startswith("__")
    ]
    assert unused == []


def test_every_module_is_imported_by_another() -> None:
    known = frozenset(module.name for module in MODULES)
    reached = {name for module in MODULES for name in imported_modules(module, known)}
    alone = {module.name for module in MODULES if not module.is_door} - reached
    # The child is a program of its own, which the process that wants a file read starts.
    programs = {"publisher.__main__", "publisher.sources.isolation.child"}
    # The table of commands names modules, of which that of the typed command is loaded.
    commands = {f"publisher.cli.{command.module}" for command in COMMANDS}
    assert commands <= known
    assert alone - commands == {*programs, "publisher.api"}


def test_no_exception_is_out_of_date() -> None:
    names = {name for module in MODULES for name, _ in defined(module)}
    assert USED_ELSEWHERE.keys() - names == set()


def defined(module: Module) -> Iterator[tuple[str, str]]:
    """Yield (name, file:line) of what a file defines at its top, and of the methods of its classes."""
    for node in module.tree.body:
        yield from names_of(module, node)
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef):
                    yield inner.name, module.at(inner)


def names_of(module: Module, node: ast.stmt) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name, module.at(node)
    targets = node.targets if isinstance(node, ast.Assign) else []
    targets += [node.target] if isinstance(node, ast.AnnAssign) else []
    yield from ((target.id, module.at(node)) for target in targets if isinstance(target, ast.Name))


def words_used() -> set[str]:
    """Return every name that the package reads, in code, in strings of code, and in templates."""
    read = {name for module in MODULES for node in ast.walk(module.tree) for name in names_in(node)}
    templates = " ".join(path.read_text("utf-8") for path in ROOT.glob("templates/*/*.html"))
    return read | set(re.findall(r"\w+", templates))


def names_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and is_name(node.value):
        yield from node.value.split(".")


def is_name(text: str) -> bool:
    """Tell whether a string may name something: ``getattr(form, "key")``, a quoted annotation."""
    return all(part.isidentifier() for part in text.split("."))
