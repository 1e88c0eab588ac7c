"""Shapes of text that once lost letters, hung or filled the memory: a book comes of each."""

from __future__ import annotations

import time

import pytest

from publisher.model.text import Text
from publisher.record import ledger_of
from publisher.restoring import restore
from publisher.sources import transcript_from

LINE = "The lamp was lit before dark, and nobody asked.\n"
# Two columns; the text goes on below the notes of the first, and the third note is lost.
BELOW_NOTES = (
    "The mill on the dyke had been rebuilt in 1871, and the\n"
    "miller kept his accounts in notches.1 They can still be\n"
    "read by whoever knows how high the water stood, and the\n"
    "town has hung the doorpost behind glass.2 He could not\n"
    "sign his name.3 When the water came a third time he\n\n"
    "1 The accounts of the mill, second part.\n"
    "2 The doorpost hangs in the hall of the town.\n\n"
    "went up and counted\n"
)
SHAPES = {
    "a mark before a lost sign at a line's end": "She had co\u00b9\ufffd\nme back again\n\n1 A note.\n",
    "text below notes": BELOW_NOTES,
    "figures beside form feeds": "12\n12\f [\f\fm18\n18\fa\n",
    "a label on a line of its own": "3 u\u201d4\n3.\n\nf\nv\n.\nSo\n",
    "marks beside a private sign": "[3]4 or[6]\U000f0002b\n",
    "a bullet of a symbol typeface": f"Title\n\n{LINE}\n\uf0b7 One item\n\uf0b7 Another one\n",
    "a long run of blanks": LINE * 12 + "end" + " " * 20_000 + "of it\n",
    "many gaps on a line": LINE * 12 + "      ".join(["word"] * 2_000) + "\n",
    "a long word": "b" * 5_000 + "\n",
    "many form feeds": "One page.\n" + "\f" * 5_000 + "Another one.\n",
    "pages on one line": "Text of a page.\f" * 1_000,
    "one number on every page": f"{LINE * 4}\n7\n\f" * 60,
    "a letter that no binder uses": "".join(f"{LINE * 6}Nobody knew. {s}\n\f" for s in "TVW"),
    "blank lines": f"One line.\n{chr(10) * 20_000}Another one.\n",
}
# Processor seconds; those that once hung took minutes.
SECONDS = 15


def restored(source: str) -> Text:
    transcript = transcript_from(source, "a.txt", "en").value
    assert transcript.raw() == source
    made = restore(transcript)
    assert not {"restoring/left-as-it-stands", "restoring/words-left-broken"} & {
        finding.code for finding in made.findings
    }
    ledger_of(transcript, made.value)
    return made.value


@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_comes_of_it_in_time_and_no_defect_is_reported(shape: str) -> None:
    started = time.process_time()
    assert restored(SHAPES[shape]).blocks
    assert time.process_time() - started < SECONDS
