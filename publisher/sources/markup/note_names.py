"""Labels of notes: each names one note of its text."""

from __future__ import annotations

from dataclasses import field

from publisher.structs import frozen


@frozen
class NoteNames:
    """Gives each note, known by a key of its file, a label of its own; ``called`` are keys in order.

    The label is the printed sign; where two notes have the same, that and the page of the source.
    Notes of the editor are labelled in a series of their own (``e1``, ``e2``), which is their sign.
    """

    called: list[str] = field(default_factory=list)
    editors: set[str] = field(default_factory=set)
    _labels: dict[str, tuple[str, str]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def label(self, key: str, mark: str, page: int) -> str:
        """Return the label of a note that is called with a ``mark`` on a page (from 1)."""
        if key not in self._labels:
            self.called.append(key)
        return self.of(key, mark, page)[0]

    def of(self, key: str, mark: str, page: int) -> tuple[str, str]:
        """Return label and sign of a note; one without a sign gets that of its call, or a number."""
        label, called_with = self._labels.get(key, ("", ""))
        mark = mark or called_with or str(len(self._labels) + 1)
        if not label and key in self.editors:
            label = mark = f"e{sum(one in self.editors for one in self._labels) + 1}"
        elif not label:
            label = self._new(mark, page)
        else:
            return label, called_with if key in self.editors else mark
        self._labels[key] = (label, mark)
        return label, mark

    def _new(self, mark: str, page: int) -> str:
        label, again = mark, 1
        while label in self._used:
            label = f"{mark}.p{page}" + (f"_{again}" if again > 1 else "")
            again += 1
        self._used.add(label)
        return label
