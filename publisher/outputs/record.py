"""The record of what was built from what: a row of the state for each product, and its findings."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from publisher.errors import DAMAGE
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.outputs.paths import BUILD, ProductKind
from publisher.outputs.products import Product
from publisher.outputs.state_file import Change, Row, StateFile

EARLIER = ".built.json"  # in build/, of the versions that kept it in JSON
_FORGOTTEN = (EARLIER, ".words.json")
_COLUMNS = tuple(field.name for field in fields(Product) if field.name != "findings")
_LIST, _MARKS = ", ".join(_COLUMNS), ", ".join("?" * len(_COLUMNS))
# Types of the columns; a product may have no pages of its own.
_TYPES = {(*(str,) * 7, int, pages, *(int,) * 5, str, int) for pages in (int, type(None))}
_TYPES_OF_FINDING = (*(str,) * 5, int, int)
_ASK = f"SELECT {_LIST} FROM products"  # noqa: S608 - names of our own
_FINDINGS = "SELECT path, code, severity, message, hint, source, first, last FROM findings"
_KEEP = f"REPLACE INTO products ({_LIST}) VALUES ({_MARKS})"  # noqa: S608


def read_record(state: StateFile) -> dict[str, Product]:
    """Return what is known of each product by its path; nothing where that is damaged.

    Without a record everything counts as stale and is built again, which is never wrong.
    """
    return {product.path: product for product in _read(state, "", ())}


def read_product(state: StateFile, path: str) -> Product | None:
    """Return what is known of the product at one path; None where that is nothing, or damaged."""
    return next(iter(_read(state, " WHERE path = ?", (path,))), None)


def read_products(state: StateFile, ending: str) -> list[Product]:
    """Return what is known of the products whose formats end so, by path; nothing where damaged."""
    where = " WHERE path IN (SELECT path FROM products WHERE format LIKE ?)"
    return sorted(_read(state, where, (f"%{ending}",)), key=lambda product: product.path)


def _read(state: StateFile, where: str, values: tuple[str, ...]) -> list[Product]:
    try:
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        for path, *row in state.rows(f"{_FINDINGS}{where} ORDER BY path, number", values):
            found[path].append(_finding(row))
        rows = state.rows(f"{_ASK}{where}", values)
        return [_product(row, tuple(found.get(row[4], ()))) for row in rows]
    except DAMAGE:
        state.renew()
        return []


def paths_of_products(state: StateFile) -> list[str]:
    """Return the paths of all products that are known; none where the state is damaged."""
    return [row[0] for row in state.rows("SELECT path FROM products")]


def _finding(row: Iterable[Any]) -> Finding:
    """Return the finding of a row; raise ValueError for one that no program has written."""
    code, severity, message, hint, source, first, last = values = tuple(row)
    if tuple(map(type, values)) != _TYPES_OF_FINDING:
        raise ValueError("a column holds another type")
    return Finding(code, Severity(severity), message, hint, Place(source, first, last))


def _product(row: Row, findings: tuple[Finding, ...]) -> Product:
    """Return the product of a row; raise ValueError for one that no program has written."""
    if tuple(map(type, row)) not in _TYPES:
        raise ValueError("a column holds another type")
    kind, *before, made_with, doubts = row
    values: list[Any] = [ProductKind(kind), *before, findings, made_with, doubts]
    return Product(*values)


def keep_products(products: Iterable[Product]) -> Change:
    """Return the change that puts products in the place of what was known of their paths."""
    known = tuple(products)
    rows = [tuple(getattr(product, name) for name in _COLUMNS) for product in known]
    found = [row for product in known for row in _findings(product)]

    def carry_out(db: Connection) -> None:
        db.executemany("DELETE FROM findings WHERE path = ?", [(p.path,) for p in known])
        db.executemany(_KEEP, rows)
        db.executemany("INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", found)

    return carry_out


def _findings(product: Product) -> Iterator[tuple[str | int, ...]]:
    for number, one in enumerate(product.findings):
        said = (one.code, one.severity, one.message, one.hint)
        yield product.path, number, *said, one.place.source, one.place.first, one.place.last


def keep_inputs(path: str, parts: Mapping[str, str]) -> Change:
    """Return the change that keeps what a product was made from: a digest of each input by name."""
    row = (path, json.dumps(parts, ensure_ascii=False, separators=(",", ":")))
    return lambda db: db.execute("REPLACE INTO inputs VALUES (?, ?)", row)


def read_inputs(state: StateFile, path: str) -> dict[str, str]:
    """Return a digest of each input of a product by name; none where nobody knows them."""
    try:
        rows = state.rows("SELECT parts FROM inputs WHERE path = ?", (path,))
        return {
            str(name): str(digest) for row in rows for name, digest in json.loads(row[0]).items()
        }
    except DAMAGE:
        return {}


def forget_products(paths: Iterable[str]) -> Change:
    """Return the change that takes the products at some paths out of the record."""
    rows = [(path,) for path in paths]

    def carry_out(db: Connection) -> None:
        db.executemany("DELETE FROM products WHERE path = ?", rows)
        db.executemany("DELETE FROM inputs WHERE path = ?", rows)
        db.executemany("DELETE FROM findings WHERE path = ?", rows)

    return carry_out


def open_state(root: Path, *, keep: bool = True) -> StateFile:
    """Return the state of a house, open; with ``keep`` False a copy, of which nothing is written.

    Raises OutputError where it cannot be kept.
    """
    state = StateFile(root, keep=keep)
    _take_over(state)
    return state


def _take_over(state: StateFile) -> None:
    """Take what an earlier version kept in JSON into a state that knows nothing yet.

    Its files go then. The words of the sources are counted anew: another program counts otherwise.
    """
    folder = state.root / BUILD
    if not (folder / EARLIER).is_file() or state.rows("SELECT 1 FROM products LIMIT 1"):
        return
    state.change(keep_products(_earlier(folder / EARLIER)))
    if state.keeps:
        for name in _FORGOTTEN:
            (folder / name).unlink(missing_ok=True)


def _earlier(path: Path) -> tuple[Product, ...]:
    try:
        return tuple(_product_of(entry) for entry in json.loads(path.read_bytes()))
    except (OSError, *DAMAGE):
        return ()


def _product_of(entry: dict[str, Any]) -> Product:
    known = {field.name: entry[field.name] for field in fields(Product)}
    findings = tuple(_finding_of(finding) for finding in entry["findings"])
    return Product(**{**known, "kind": ProductKind(entry["kind"]), "findings": findings})


def _finding_of(entry: dict[str, Any]) -> Finding:
    place = entry["place"]
    values = (entry[name] for name in ("code", "severity", "message", "hint"))
    return _finding((*values, place["source"], place["first"], place["last"]))
