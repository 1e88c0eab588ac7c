"""An error that nobody foresaw carries the name of the file that was being worked on."""

from __future__ import annotations

from collections.abc import Sequence

# Other files that are named with an exception: enough to see what they have in common.
NAMED = 10


class working_on:  # noqa: N801 - read as a verb, as contextlib.suppress is
    """Give every exception that leaves a ``with`` block a note of what was being worked on.

    ``what`` is the path of a source or of a product. The exception itself goes on unchanged; the
    note is shown where it was a defect of the program (``cli/guard.py``).
    """

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        """Begin the work."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Add the note; the exception goes on."""
        if error is not None:
            error.add_note(self._what)


def one_of(defects: Sequence[Exception]) -> Exception:
    """Return the first of some exceptions that nobody foresaw, with the notes of the others too."""
    first, *others = defects
    for note in [note for error in others for note in getattr(error, "__notes__", ())][:NAMED]:
        first.add_note(note)
    return first
