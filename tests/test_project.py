"""The project as it is handed out and worked on: the wheel, and what git runs before a push."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / ".pre-commit-config.yaml"
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


def test_the_wheel_holds_types_templates_and_all_data(tmp_path: Path) -> None:
    run("build", "--no-isolation", "--wheel", "--outdir", str(tmp_path), str(ROOT))
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    data = {p.relative_to(ROOT).as_posix() for p in (ROOT / "publisher").rglob("*.toml")}
    assert len(data) > len(list((ROOT / "publisher" / "languages" / "data").glob("*.toml")))
    data |= {p.relative_to(ROOT).as_posix() for p in (ROOT / "publisher").rglob("*.npz")}
    assert "publisher/restoring/learned/roles.npz" in data
    assert data <= names
    assert {"publisher/py.typed", "publisher/api.py", "publisher/templates/web/page.html"} <= names
    assert [name for name in names if name.startswith(("tests/", "training/", "bench/"))] == []


def test_git_runs_what_ci_runs() -> None:
    entries = re.findall(r"^ +entry: (.+)$", HOOKS.read_text(encoding="utf-8"), re.MULTILINE)
    assert ".ci/run" in entries
    for entry in entries:
        program, *arguments = entry.split()
        if program == "make":
            assert TARGETS.issuperset(arguments), entry
        else:
            assert (ROOT / program).is_file(), entry


def test_the_list_of_hooks_is_one_that_pre_commit_reads() -> None:
    if find_spec("pre_commit") is None:
        pytest.skip("no pre-commit: its configuration is not checked")
    run("pre_commit", "validate-config", str(HOOKS))


def run(module: str, *arguments: str) -> None:
    """Run a Python module as a program; fail with what it says."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
