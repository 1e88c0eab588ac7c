"""Bars, tabs and blanks between cells show the rows of a table; what has them too and is none."""

from __future__ import annotations

import pytest

from publisher.languages import language
from publisher.restoring.roles.features import Sheet, sheet_of
from publisher.restoring.roles.knowledge.columns_of_words import by_columns_of_words
from publisher.restoring.roles.knowledge.signed_columns import by_signed_columns
from publisher.sources import transcript_from

VERSE = ["The mill was mute | when morning came", "The dyke was down | and drowned the field"]
BRANDT = ["Brandt      the mill       a dyke", "Vlieger     the ferry      a boat"]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["| Mill | Dyke |", "|---|---|", "| oil | water |"], [0, 1, 2]),
        (["Year | Mill", "1871 | oil", "1872 | water"], [0, 1, 2]),
        (["Mill  | Dyke", "oil   | water", "boats | wind"], [0, 1, 2]),
        (["He wrote THE MILL | AND ITS DYKE", "and then BY A FRIEND | OF WATER"], []),
        ([*VERSE, "The boys had brought | no boat or spade"], []),
        (["Arma vi|rumque ca|no Tro|iae", "Itali|am fa|to profu|gus"], []),
        (["The mill was mute  |", "and the dyke was   |", "down when morning  |"], []),
        (["Year\tMill\tDyke", "1871\toil\twater", "1872\twind\tboats"], [0, 1, 2]),
        (["Ada\tmiller\tKromme Vaart", "Elias\tkeeper\tSkarvholmen", "Nils\tsmith\tBuiten"], [0, 1, 2]),
        (["BRANDT.\tWho is there?", "VLIEGER.\tIt is I.", "BRANDT.\tThen come in."], []),
        (["I.\tThe lamp\t3", "II.\tThe oil\t12", "III.\tThe telegraph\t27"], []),
    ],
    ids=[
        "a frame and a rule", "figures", "bars below bars", "ends of lines", "verse in two halves",
        "feet", "a drawn rule", "tabs and figures", "tabs and words", "speeches", "contents",
    ],
)  # fmt: skip
def test_signs_show_rows(lines: list[str], rows: list[int]) -> None:
    (fact,) = by_signed_columns(sheet(lines))
    assert fact.lines.nonzero()[0].tolist() == rows


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ([*BRANDT, "Kemp        the road       a cart"], [0, 1, 2]),
        ([*BRANDT, "Kemp        the road       a cart and", "                           no horse"],
         [0, 1, 2, 3]),
        (["Ada     miller", "Elias   keeper of the lamp", "Nils    farmer", "Ida     clerk"],
         [0, 1, 2, 3]),
        (["ADA      Who is there?", "ELIAS    It is I.", "ADA      Come in.", "NILS     And I."], []),
        (["Where the dyke        the pump came         that year or",
          "had broken and        and nobody was        the next, and",
          "what it raised        to be seen, but       nobody asked"], []),
        (["Adams, 12        Brandt, 40        Corn, 7", "Barley, 13       Cows, 3           Dykes, 21",
          "Boats, 9         Crabs, 18         Elms, 30"], []),
        (["The mill was mute        and nobody came", "the dyke had gone        and drowned the field",
          "the boys brought         no boat or spade", "and nobody knew          the miller's name"], []),
        (["1. The lamp        3", "2. The oil        12", "3. The end        27", "4. The wind      41"], []),
    ],
    ids=["three columns", "a cell that goes on", "names", "speeches", "columns of prose", "an index",
         "verse side by side", "contents"],
)  # fmt: skip
def test_blanks_show_rows(lines: list[str], rows: list[int]) -> None:
    (fact,) = by_columns_of_words(sheet(lines))
    assert fact.lines.nonzero()[0].tolist() == rows


def sheet(lines: list[str]) -> Sheet:
    return sheet_of(transcript_from("\n".join(lines), "en.txt", "en").value, language("en"))
