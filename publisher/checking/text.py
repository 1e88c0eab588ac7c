"""A plain text file is checked: whether every program can read it."""

from __future__ import annotations

from publisher.checking.rule import Rule
from publisher.expressions import compiled
from publisher.model.findings import Finding

# Unicode's control characters but tab, line feed and carriage return.
_CONTROL = compiled(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

NOT_TEXT = Rule("plaintext/not-text")
LINE_ENDS = Rule("plaintext/line-ends")


def check_text(data: bytes, shown: str) -> tuple[Finding, ...]:
    """Return what is wrong with a text file; ``shown`` is its path as people see it."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return (NOT_TEXT.broken("this is not UTF-8", shown, line),)
    found: list[Finding] = []
    if text.startswith("\N{BYTE ORDER MARK}"):
        found.append(NOT_TEXT.broken("a byte order mark stands before the text", shown))
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        found.append(NOT_TEXT.broken(f"a control character: U+{ord(control[0]):04X}", shown, line))
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        found.append(LINE_ENDS.broken("a carriage return", shown, line))
    elif not text.endswith("\n"):
        found.append(LINE_ENDS.broken("the last line has no end", shown, text.count("\n") + 1))
    return tuple(found)
