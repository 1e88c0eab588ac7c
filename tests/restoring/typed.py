"""Transcripts whose lines know their type, from text with signs for it."""

from __future__ import annotations

from dataclasses import replace

from publisher.model.transcript import Line, Run, Transcript
from tests.support.pages import transcript

# Each sign turns its way of setting on and off again.
SIGNS = {"_": "italic", "*": "bold", "#": "small_capitals", "=": "letterspaced"}
# The signs of letters above and below the line, and how far they stand there, in ems.
LEVELS = {"^": 0.35, "~": -0.2}


def typed(text: str, language: str = "en", *, size: float = 1.0) -> Transcript:
    """Return a transcript: ``_italic_``, ``*bold*``, ``#small capitals#``, ``=spaced=``, ``m^2^``."""
    plain = transcript(text, language)
    pages = tuple(
        replace(page, lines=tuple(typed_line(line, size) for line in page.lines))
        for page in plain.pages
    )
    return replace(plain, pages=pages)


def typed_line(line: Line, size: float = 1.0) -> Line:
    """Return a line with the runs that the signs on it stand for."""
    run, runs = Run("", size), []
    for sign in line.text:
        way, level = SIGNS.get(sign), LEVELS.get(sign)
        if way is None and level is None:
            run = replace(run, text=run.text + sign)
            continue
        runs.append(run)
        run = replace(run, text="")
        if way is not None:
            run = replace(run, **{way: not getattr(run, way)})  # type: ignore[arg-type]
        else:
            off = run.raised != 0
            run = replace(run, raised=0.0 if off else level or 0.0, size=size if off else 0.65)
    own = tuple(one for one in (*runs, run) if one.text)
    return replace(line, text="".join(one.text for one in own), runs=own)
