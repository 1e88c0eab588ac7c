"""Checks of the package: every part that another names is there (ECMA-376, part 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from publisher.checking.docx.opened import OpenedDocx
from publisher.checking.rule import Rule
from publisher.model.findings import Finding

PART_MISSING = Rule("docx/part-missing")


def check_relations(document: OpenedDocx) -> Iterator[Finding]:
    """Check that what relationships lead to lies in the package."""
    for name, root in document.trees.items():
        if not name.endswith(".rels"):
            continue
        # word/_rels/document.xml.rels speaks of word/document.xml
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in root:
            target = relation.get("Target") or ""
            if relation.get("TargetMode") == "External":
                continue
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if path not in document.names:
                message = f"{name} leads to {path}, which is not in the package"
                yield PART_MISSING.broken(message, document.shown)
