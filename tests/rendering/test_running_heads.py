"""Running heads of long titles: whole parts of them, or a cut before a word."""

from __future__ import annotations

import pytest

from publisher.rendering.running_heads import LEFT, head_of


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("The Compositor’s  Stick", "The Compositor’s Stick"),
        ("On measures: how wide a page may be before the eye loses its way", "On measures"),
        ("On margins – with some remarks on what they cost the house", "On margins"),
        (
            "Who reads the proofs? And who reads them after that, one may well ask",
            "Who reads the proofs?",
        ),
        ("The line (a lecture held in 1911 to the evening school)", "The line"),
        # Swedish: how the compositors in the harbour town learned to read in mirrors without noticing
        (
            "Hur sättarna i hamnstaden lärde sig läsa spegelvänt utan att märka det",
            "Hur sättarna i hamnstaden lärde …",
        ),
        (
            "How the compositors of the harbour learned to read in mirrors",
            "How the compositors of the harbour learned …",
        ),
        (
            "A: what follows here has to be cut before a word all the same",
            "A: what follows here has to be cut before …",
        ),
        # Danish: currents of the trade in the nineteenth century, from the hand press to the machine
        (
            "Strømninger i faget i det 19. Aarhundrede fra haandpresse til maskine",
            "Strømninger i faget i det 19. Aarhundrede …",
        ),
        ("Letters from J. P. Hall and Dr. Moss, printers in the old harbour town", None),
        ("The strike of 1921. What the compositors said of it and wrote", "The strike of 1921"),
        ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter", None),
    ],
)
def test_a_long_title_ends_with_a_whole_part_or_dots(title: str, head: str | None) -> None:
    found = head_of(title, LEFT)
    assert len(found) <= LEFT
    assert found == head or head is None
    assert not found.endswith((" J", " P", " Dr"))
