"""Small programs that stand in for validators, as scripts of the shell."""

from __future__ import annotations

from pathlib import Path


def program(path: Path, *lines: str) -> Path:
    """Write a script and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    path.chmod(0o755)
    return path
