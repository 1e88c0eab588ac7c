"""The package's own source code, read with ast, for the tests of rooms, style and manual."""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "publisher"

Function = ast.FunctionDef | ast.AsyncFunctionDef
NESTING = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)
ROW = re.compile(r"#|from |import |(\w+=)?[\w.\"'()\[\]]+,$")
# Tokens that are neither code nor comment.
LAYOUT = {tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the package: its room, its path as people see it, its text and its tree."""

    room: str
    path: str
    source: str
    tree: ast.Module

    @property
    def length(self) -> int:
        """Return the number of lines, blank ones too."""
        return self.source.count("\n")

    @property
    def name(self) -> str:
        """Return the dotted name by which Python imports the file."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def is_door(self) -> bool:
        """Tell whether the file is a package's ``__init__``, which may pass others' names on."""
        return self.path.endswith("/__init__.py")

    def at(self, node: ast.stmt | ast.expr) -> str:
        """Return ``file:line`` of something in the file."""
        return f"{self.path}:{node.lineno}"


@cache
def modules() -> tuple[Module, ...]:
    """Read every file of the package, in order of path."""
    return tuple(read(path) for path in sorted(PACKAGE.rglob("*.py")))


def read(path: Path) -> Module:
    """Read one file; its room is the folder or file that stands directly in the package."""
    source = path.read_text(encoding="utf-8")
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    shown = path.relative_to(PACKAGE.parent).as_posix()
    return Module(room, shown, source, ast.parse(source))


def imported(module: Module) -> Iterator[tuple[str, str]]:
    """Yield (dotted name, file:line) of every import, those inside functions too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, module.at(node)) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            name = ("." * node.level) + (node.module or "")
            yield from ((dotted(name, alias.name), module.at(node)) for alias in node.names)


def imported_modules(module: Module, known: frozenset[str]) -> set[str]:
    """Return which of the ``known`` modules a file imports, those inside functions too.

    ``from package import name`` counts as an import of ``package.name`` where that is a module,
    and of the package itself where it is not.
    """
    found: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner & known or {node.module}
    return (found & known) - {module.name}


def dotted(module: str, name: str) -> str:
    """Return what ``from module import name`` reaches, where name may itself be a room."""
    return f"publisher.{name}" if module == "publisher" else module


def room_of(name: str) -> str | None:
    """Return the room that an imported name belongs to; None for what is not ours."""
    parts = name.split(".")
    return parts[1] if parts[0] == "publisher" and len(parts) > 1 else None


def library_of(name: str) -> str | None:
    """Return the library that an imported name belongs to; None for ours and Python's own."""
    first = name.split(".")[0]
    ours = first in ("publisher", "__future__") or first in sys.stdlib_module_names
    return None if ours else first


def line_kinds(source: str) -> tuple[int, int]:
    """Count the lines that hold code and the lines that are only a comment.

    A docstring counts as neither: a string that is a statement of its own is prose.
    """
    code: set[int] = set()
    comments: set[int] = set()
    statement: list[tokenize.TokenInfo] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            comments.add(token.start[0])
        elif token.type == tokenize.NEWLINE:
            if [part.type for part in statement] != [tokenize.STRING]:
                code.update(n for t in statement for n in range(t.start[0], t.end[0] + 1))
            statement = []
        elif token.type not in LAYOUT:
            statement.append(token)
    return len(code), len(comments - code)


def functions(module: Module) -> Iterator[Function]:
    """Yield every function and method of a file, nested ones too."""
    for node in ast.walk(module.tree):
        if isinstance(node, Function):
            yield node


def body_length(function: Function) -> int:
    """Return the lines from ``def`` to the last line, the docstring left out."""
    docstring = function.body[0] if ast.get_docstring(function, clean=False) is not None else None
    spent = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - spent


def body_lines(module: Module, function: Function) -> list[tuple[int, str]]:
    """Return the number and the text of each line of code in a function's body.

    Left out are the docstring, comments, imports, and the rows of a table or a list of
    arguments (``name=value,`` or ``"value",``), which may well look alike in two places.
    """
    begin = function.body[ast.get_docstring(function, clean=False) is not None :]
    if not begin:
        return []
    first, last = begin[0].lineno, function.end_lineno or function.lineno
    lines = enumerate(module.source.splitlines()[first - 1 : last], start=first)
    told = ((number, line.strip()) for number, line in lines)
    return [(number, line) for number, line in told if line and not ROW.match(line)]


def parameters(function: Function) -> int:
    """Return how many parameters a caller may give; ``self`` and ``cls`` do not count."""
    arguments = function.args
    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    stars = (arguments.vararg is not None) + (arguments.kwarg is not None)
    return len([name for name in names if name not in ("self", "cls")]) + stars


def nesting(node: ast.AST) -> int:
    """Return how deep blocks stand inside one another; ``elif`` is no deeper than its ``if``."""
    return max((step(child, node) for child in ast.iter_child_nodes(node)), default=0)


def step(child: ast.AST, parent: ast.AST) -> int:
    """Return the depth that a child adds to its parent."""
    chained = isinstance(child, ast.If) and isinstance(parent, ast.If) and parent.orelse == [child]
    return nesting(child) + (isinstance(child, NESTING) and not chained)
