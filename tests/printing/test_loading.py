"""The typesetter is loaded without a search for libraries, and nothing else is changed."""

from __future__ import annotations

import ctypes.util
import subprocess
import sys

import pytest

from publisher.printing import loading

LOADED = "from publisher.printing import print_book; import ctypes.util, sys;"


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone finds libraries so")
def test_no_program_is_started_to_find_libraries() -> None:
    code = (
        "import subprocess; started = []; Popen = subprocess.Popen;"
        "subprocess.Popen = lambda *a, **k: (started.append(a), Popen(*a, **k))[1];"
        f"{LOADED} print('weasyprint' in sys.modules, started);"
        "print(ctypes.util.find_library('c'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded, started, found = done.stdout.split()
    assert (loaded, started) == ("True", "[]")
    assert found.startswith("libc")


def test_what_is_not_found_by_its_name_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_NEEDED", ("libthere-is-none.so.0",))
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    search = ctypes.util.find_library
    with loading.without_search():
        assert ctypes.util.find_library is search


def test_a_fault_puts_the_search_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_all_there", lambda: True)
    search = ctypes.util.find_library
    with pytest.raises(OSError, match="libpango"), loading.without_search():
        raise OSError("cannot load library libpango")
    assert ctypes.util.find_library is search
