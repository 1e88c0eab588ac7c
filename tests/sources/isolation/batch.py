"""A process that reads all broken files one after the other, as the child of the door reads one."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

from publisher.errors import SourceError
from publisher.model.source_kinds import SourceKind
from publisher.sources.isolation.child import Asked, answer
from publisher.sources.isolation.limits import Limits, limit_this_process
from publisher.sources.kinds import kind_of
from tests.sources.isolation.faults import FAULTS

SECONDS = 5  # for a file; all of them together take about as long
LIMITS = Limits(memory=600_000_000, unpacked=8_000_000)


def became_of(data: bytes, folder: Path, *, mend: bool = False) -> tuple[str, str]:
    """Return the word for what became of a file, and its text or what was said."""
    path, copy, mended = folder / "a.pdf", folder / "copy.pdf", folder / "mended.pdf"
    path.write_bytes(data)
    for earlier in (copy, mended):
        earlier.unlink(missing_ok=True)
    asked = Asked(path, "a.pdf", None, copy, mended, mend, folder / "pictures", LIMITS)
    try:
        if kind_of(path, "a.pdf") is not SourceKind.PDF:
            return "none", ""
        pages = answer(asked, lambda *_: None).value.pages
        return "read", "\n".join(line.text for page in pages for line in page.lines)
    except SourceError as error:
        return "refused", error.message
    except TimeoutError:
        return "slow", ""
    except Exception as error:  # noqa: BLE001 - whatever ends the child of the door
        return "died", f"{type(error).__name__}: {error}"


def give_up(*_: object) -> None:
    """End what takes too long."""
    raise TimeoutError


if __name__ == "__main__":
    limit_this_process(LIMITS)
    signal.signal(signal.SIGALRM, give_up)
    for name, (_, data) in FAULTS.items():
        signal.alarm(SECONDS)
        fate, said = became_of(data, Path(sys.argv[1]))
        if fate == "died":
            again = became_of(data, Path(sys.argv[1]), mend=True)
            fate, said = (fate, said) if again[0] == "died" else again
        signal.alarm(0)
        sys.stdout.write(json.dumps([name, fate, said]) + "\n")
