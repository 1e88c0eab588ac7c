"""The state of a house: what becomes of a file that is damaged, earlier, or written by two at once."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from publisher.errors import OutputError
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.outputs import (
    BUILD,
    STATE,
    Product,
    ProductKind,
    forget_products,
    keep_products,
    open_state,
    read_record,
)
from publisher.outputs.record import EARLIER
from publisher.outputs.state_file import STEPS

FINDING = Finding("a/b", Severity.WARNING, "m", "h", Place("x", 1, 2))


def a_product(path: str) -> Product:
    counts = (9, None, 1, 2, 0, 1, 0)
    kind = ProductKind.PAMPHLET
    return Product(kind, "x", "sv", "epub", path, "i", "d", *counts, (FINDING,), "", 3)


def filled(root: Path, count: int = 40) -> dict[str, Product]:
    products = [a_product(f"build/pamphlets/{number}") for number in range(count)]
    with open_state(root) as state:
        state.change(keep_products(products))
    return {product.path: product for product in products}


def known(root: Path, *, keep: bool = False) -> dict[str, Product]:
    with open_state(root, keep=keep) as state:
        return read_record(state)


def test_a_state_without_its_log_is_read_in_a_folder_where_nothing_may_be_written(
    tmp_path: Path,
) -> None:
    products = filled(tmp_path)
    (tmp_path / BUILD).chmod(0o500)
    try:
        assert known(tmp_path) == products
    finally:
        (tmp_path / BUILD).chmod(0o700)


def test_what_is_changed_where_nothing_is_kept_is_forgotten(tmp_path: Path) -> None:
    products = filled(tmp_path)
    with open_state(tmp_path, keep=False) as state:
        state.change(forget_products(products))
        assert read_record(state) == {}
    assert known(tmp_path) == products


def test_a_change_is_whole_or_not_at_all(tmp_path: Path) -> None:
    products = filled(tmp_path)
    with open_state(tmp_path) as state:
        with pytest.raises(KeyboardInterrupt):
            state.change(forget_products(products), interrupt)
        assert read_record(state) == products
        state.change(keep_products([a_product("another")]))
    assert known(tmp_path).keys() == {*products, "another"}


def interrupt(_: sqlite3.Connection) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_state_is_never_a_crash(tmp_path: Path, seed: int) -> None:
    """Bytes of the file are others, or it ends before its end."""
    products = filled(tmp_path)
    path, chance = tmp_path / BUILD / STATE, random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 20, 500])):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(content[: chance.choice([len(content), chance.randrange(len(content))])])
    asked = known(tmp_path)
    assert all(type(product.size) is type(product.doubts) is int for product in asked.values())
    assert seed or asked.keys() <= products.keys()
    with open_state(tmp_path) as state:
        read_record(state)
        state.change(keep_products([a_product("new")]))
        assert read_record(state)["new"] == a_product("new")


@pytest.mark.parametrize("keep", [True, False])
def test_a_file_that_is_no_state_is_told_and_made_anew(tmp_path: Path, keep: bool) -> None:
    (tmp_path / BUILD).mkdir()
    (tmp_path / BUILD / STATE).write_bytes(b"no database, whatever its name says" * 50)
    with open_state(tmp_path, keep=keep) as state:
        assert read_record(state) == {}
        (finding,) = state.findings
        assert (finding.code, finding.place.source) == (
            "pipeline/state-damaged",
            f"{BUILD}/{STATE}",
        )
    if keep:
        with open_state(tmp_path) as state:
            assert state.findings == ()


def test_the_state_of_a_later_version_counts_as_damaged(tmp_path: Path) -> None:
    filled(tmp_path)
    with sqlite3.connect(tmp_path / BUILD / STATE) as db:
        db.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    db.close()
    with open_state(tmp_path) as state:
        assert [finding.code for finding in state.findings] == ["pipeline/state-damaged"]
        assert read_record(state) == {}


@pytest.mark.parametrize("steps", range(1, len(STEPS)))
def test_the_state_of_an_earlier_version_is_brought_up(tmp_path: Path, steps: int) -> None:
    (tmp_path / BUILD).mkdir()
    db = sqlite3.connect(tmp_path / BUILD / STATE)
    for step in STEPS[:steps]:
        db.executescript(step)
    db.execute(f"PRAGMA user_version = {steps}")
    keep_products([a_product("p")])(db)
    db.commit()
    db.close()
    for keep in (False, True):
        with open_state(tmp_path, keep=keep) as state:
            assert state.findings == ()
            assert read_record(state) == {"p": a_product("p")}
            assert state.rows("SELECT * FROM remembered") == []


def test_the_json_of_an_earlier_version_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / BUILD).mkdir()
    entries = [asdict(a_product("a")), asdict(replace(a_product("b"), pages=4))]
    (tmp_path / BUILD / EARLIER).write_text(json.dumps(entries), "utf-8")
    (tmp_path / BUILD / ".words.json").write_text("{}", "utf-8")
    expected = {"a": a_product("a"), "b": replace(a_product("b"), pages=4)}
    assert known(tmp_path) == expected
    assert (tmp_path / BUILD / EARLIER).exists()
    assert known(tmp_path, keep=True) == expected
    assert {path.name for path in (tmp_path / BUILD).iterdir()} == {STATE}
    assert known(tmp_path) == expected


def test_a_state_that_is_no_file_stops_a_build_in_words(tmp_path: Path) -> None:
    (tmp_path / BUILD / STATE).mkdir(parents=True)
    with pytest.raises(OutputError, match="cannot be read or written"):
        open_state(tmp_path)
    assert known(tmp_path) == {}


WRITER = """
import sys
from pathlib import Path
from tests.cli.test_state_file import a_product
from publisher.outputs import keep_products, open_state
with open_state(Path(sys.argv[1])) as state:
    for number in range(int(sys.argv[3])):
        state.change(keep_products([a_product(f"{sys.argv[2]}{number}")]))
        print(number, flush=True)
"""


def writer(root: Path, name: str, count: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", WRITER, str(root), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    running = [writer(tmp_path, name, 60) for name in "ab"]
    assert [process.communicate()[0].count("\n") for process in running] == [60, 60]
    assert known(tmp_path).keys() == {f"{name}{number}" for name in "ab" for number in range(60)}


def test_a_killed_process_leaves_all_that_it_had_kept(tmp_path: Path) -> None:
    running = writer(tmp_path, "k", 100_000)
    assert running.stdout
    told = [running.stdout.readline() for _ in range(30)]
    running.send_signal(signal.SIGKILL)
    running.wait()
    running.stdout.close()
    assert len(told) == 30
    there = known(tmp_path, keep=True)
    assert {f"k{number}" for number in range(30)} <= there.keys()
    assert all(product == a_product(path) for path, product in there.items())
