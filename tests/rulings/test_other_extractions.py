"""A ruling keeps its line in any other extraction of its page, or is reported.

Each ruling is drafted on a source, then the source is changed: lines and pages come in between,
hyphens and blanks change. The ruling speaks of the same line as before, or is reported.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from publisher.errors import UsageError
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind
from publisher.model.verdicts import Verdicts
from publisher.rulings import draft, judge
from publisher.rulings.locating import Located, locate
from publisher.rulings.printed_lines import printed_lines
from tests.rulings.lines import FILE, source
from tests.support.fuzzing import examples

# What a kind needs as its value: a level, the mark of a note, the emended text.
VALUES = {
    RulingKind.HEADING: "3",
    RulingKind.NOTE: "12",
    RulingKind.NO_NOTE: "12",
    RulingKind.NOTE_BODY: "12",
    RulingKind.EMENDATION: "något annat",  # something else
    RulingKind.EDITORS_NOTE: "Så i källan.",  # so in the source
}
# the sheet, the book, and, print-, ink, page, they, fin-gers
words = st.sampled_from(
    (
        "arket",
        "Boken",
        "och",
        "tryck-",
        "svärta",
        "12",
        "1917",
        "Sida",
        "de,",
        "—",
        "fin",
        "grarna.",
    )
)
lines = st.lists(words, min_size=1, max_size=5).map(" ".join)
texts = st.lists(lines, min_size=3, max_size=14)
# What another extraction may do to a line, and what may come in before it.
DAMAGE = (
    lambda line: line,
    lambda line: line.replace(" ", "  "),
    lambda line: line.replace(" ", "\u00a0"),
    lambda line: line.replace("-", "\u00ad"),
    lambda line: f"    {line} ",
    str.upper,
    lambda line: line.replace("ä", "a\u0308"),
)
changes = st.lists(
    st.tuples(
        st.sampled_from(DAMAGE),
        st.lists(st.sampled_from(("", "Xyz qrs", "Wz 77", "\fKl")), max_size=3),
    ),
    min_size=14,
    max_size=14,
)


def drafted(text: str, kind: RulingKind, line: int) -> Ruling:
    sketch = Ruling(kind, "", line, VALUES.get(kind, ""), "so", Place(FILE, 1, 1))
    try:
        return draft(source(text), sketch)
    except UsageError:
        assume(False)
        raise


def numbers(verdicts: Verdicts) -> set[int]:
    """Return the lines that verdicts speak of first; what a heading implies is left out."""
    pairs = (*verdicts.furniture, *verdicts.headings, *verdicts.ends, *verdicts.columns)
    pairs += (*verdicts.bodies, *verdicts.lists, *verdicts.tables)
    alone = {*verdicts.verse, *verdicts.without_notes, *verdicts.stet}
    changed = {emendation.place.first for emendation in verdicts.emendations}
    changed |= {remark.place.first for remark in verdicts.remarks}
    begins = set() if verdicts.headings else {line for line, _ in verdicts.begins}
    marked = {line for line, *_ in verdicts.notes}
    return {line for line, _ in pairs} | alone | changed | begins | marked


@given(texts, st.sampled_from(list(RulingKind)), st.integers(1, 14), changes)
@examples(250)
def test_a_ruling_keeps_its_line_or_is_reported(
    text: list[str], kind: RulingKind, line: int, change: list[tuple[object, list[str]]]
) -> None:
    assume(line <= len(text))
    given_ = drafted("\n".join(text), kind, line)
    # A line that has its like with the same lines before it cannot be told from it.
    alone = locate(replace(given_, line=0), printed_lines(source("\n".join(text))))
    assume(isinstance(alone, Located))
    before = judge(source("\n".join(text)), [given_])
    assert before.findings == ()
    assert numbers(before.value) == {line}
    moved: dict[int, int] = {}
    made: list[str] = []
    for number, (old, (damage, inserted)) in enumerate(zip(text, change, strict=False), start=1):
        made += [*inserted, damage(old)]  # type: ignore[operator]
        moved[number] = len(made)
    after = judge(source("\n".join(made)), [given_])
    assert after.findings or numbers(after.value) == {moved[line]}


def test_a_line_that_only_holds_the_words_is_reported_where_a_better_one_was_cut_off() -> None:
    """A line that was inserted above the ruled one leaves ``arket arket`` alone behind ``Boken``."""
    text = ["arket", "Boken", "arket arket", "Boken", "arket"]  # the sheet, the book
    given_ = drafted("\n".join(text), RulingKind.HEADING, 5)
    assert judge(source("\n".join(text)), [given_]).findings == ()
    after = judge(source("\n".join([*text[:-1], "Xyz qrs", text[-1]])), [given_])
    assert after.findings
