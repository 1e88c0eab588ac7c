"""The record of what was built from what: ``build/.built.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from publisher.errors import DAMAGE
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.outputs.files import place
from publisher.outputs.paths import BUILD, ProductKind
from publisher.outputs.products import Product

RECORD = ".built.json"  # hidden, for it is no product


def read_record(root: Path) -> dict[str, Product]:
    """Return what is known of each product by its path; nothing where the record is unreadable.

    Without a record everything counts as stale and is built again, which is never wrong.
    """
    path = root / BUILD / RECORD
    if not path.is_file():  # a pipe would never end
        return {}
    try:
        entries = json.loads(path.read_bytes())
        products = [_product(entry) for entry in entries]
    except (OSError, *DAMAGE):
        return {}
    return {product.path: product for product in products}


def _product(entry: dict[str, Any]) -> Product:
    known = {field.name: entry[field.name] for field in fields(Product)}
    findings = tuple(_finding(finding) for finding in entry["findings"])
    return Product(**{**known, "kind": ProductKind(entry["kind"]), "findings": findings})


def _finding(entry: dict[str, Any]) -> Finding:
    severity, place_ = Severity(entry["severity"]), Place(**entry["place"])
    return Finding(entry["code"], severity, entry["message"], entry["hint"], place_)


def write_record(root: Path, products: Iterable[Product]) -> None:
    """Keep what is known of the products, in order of their paths."""
    entries = [asdict(product) for product in sorted(products, key=lambda p: p.path)]
    text = json.dumps(entries, indent=1, ensure_ascii=False)
    place(root / BUILD / RECORD, f"{text}\n".encode())
