"""Writes the tables of docs/findings.md, from publisher/codes/data: ``make docs``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publisher.codes import Code, Group, code_groups

PAGE = Path(__file__).with_name("findings.md")
BEGIN = "<!-- Made by `make docs` from publisher/codes/data; edit it there. -->"
END = "<!-- End of what `make docs` makes. -->"


def with_tables(page: str) -> str:
    """Return the page with new tables between its two marks; ValueError if one is missing."""
    before, _, rest = page.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"{PAGE} lacks the marks between which the tables stand")
    tables = "\n".join("\n".join(_table(group)) for group in code_groups())
    return f"{before}{BEGIN}\n\n{tables}\n{END}{after}"


def _table(group: Group) -> Iterator[str]:
    yield f"### {group.title}"
    yield ""
    yield "| code | severity | meaning | what to do |"
    yield "|---|---|---|---|"
    yield from (_row(code) for code in group.codes)
    yield ""


def _row(code: Code) -> str:
    formerly = "".join(f" (formerly `{name}`)" for name in code.formerly)
    severities = ", ".join(code.severities)
    remedy = f"{code.remedy[0].upper()}{code.remedy[1:]}."
    return f"| `{code.name}`{formerly} | {severities} | {code.meaning} | {remedy} |"


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
