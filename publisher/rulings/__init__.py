"""A person's decisions: read from their files, brought to their lines, added to their files.

Rulings files and a Transcript become the Verdicts that restoring obeys, with a finding for every
ruling that no longer has a place. A decision and a file become the file with one more table.
Doubts become questions with the rulings that would answer them. No ruling is overruled here.
"""

from typing import TYPE_CHECKING

from publisher.doors import later
from publisher.rulings.judging import all_stale, judge, unused, used_in
from publisher.rulings.standing import without_settled

if TYPE_CHECKING:
    from publisher.rulings.asking import question_of
    from publisher.rulings.confirming import confirmations
    from publisher.rulings.describing import describe
    from publisher.rulings.drafting import draft
    from publisher.rulings.kinds import kinds_on
    from publisher.rulings.line_ids import on_lines
    from publisher.rulings.open_doubts import ready_to_write, still_open
    from publisher.rulings.reading import parse_rulings, read_rulings
    from publisher.rulings.writing import add_ruling, table_of, tables_of, without_ruling

# What asks, drafts and writes rulings is loaded when it is asked for: most texts have none.
__getattr__ = later(
    __name__,
    {
        "add_ruling": "writing",
        "confirmations": "confirming",
        "describe": "describing",
        "draft": "drafting",
        "kinds_on": "kinds",
        "on_lines": "line_ids",
        "parse_rulings": "reading",
        "question_of": "asking",
        "read_rulings": "reading",
        "ready_to_write": "open_doubts",
        "still_open": "open_doubts",
        "table_of": "writing",
        "tables_of": "writing",
        "without_ruling": "writing",
    },
)

__all__ = [
    "add_ruling",
    "all_stale",
    "confirmations",
    "describe",
    "draft",
    "judge",
    "kinds_on",
    "on_lines",
    "parse_rulings",
    "question_of",
    "read_rulings",
    "ready_to_write",
    "still_open",
    "table_of",
    "tables_of",
    "unused",
    "used_in",
    "without_ruling",
    "without_settled",
]
