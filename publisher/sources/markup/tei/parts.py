"""The tree below an element of TEI, put into the order in which it is composed."""

from __future__ import annotations

from publisher.model.markers import MARKER
from publisher.sources.markup.nodes import Kind, Node, words_of


def lines_together(node: Node) -> list[Node | str]:
    """Return the parts of a node with lines of verse that stand in no stanza put into one."""
    if node.kind in (Kind.VERSE, Kind.SPAN) or not any(_is_verse_line(p) for p in node.content):
        return node.content
    made: list[Node | str] = []
    for part in node.content:
        last = made[-1] if made else None
        if _is_verse_line(part):
            if not (isinstance(last, Node) and last.kind is Kind.VERSE and last.name == "loose"):
                assert isinstance(part, Node)
                made.append(Node(Kind.VERSE, part.line, "", name="loose"))
            stanza = made[-1]
            assert isinstance(stanza, Node)
            stanza.content.append(part)
        elif (
            isinstance(part, Node)
            and part.kind in (Kind.PAGE, Kind.NOTE)
            and isinstance(last, Node)
            and last.name == "loose"
        ):
            last.content.append(part)
        elif isinstance(part, Node) or part.strip():
            made.append(part)
    return made


def groups_opened(parts: list[Node | str]) -> list[Node | str]:
    """Return the parts of a list with the items of its groups among them."""
    made: list[Node | str] = []
    for part in parts:
        group = isinstance(part, Node) and part.kind is Kind.GROUP
        made += groups_opened(part.content) if group and isinstance(part, Node) else [part]
    return made


def _is_verse_line(part: Node | str) -> bool:
    return isinstance(part, Node) and part.kind is Kind.LINE


def _is_speaker(part: Node | str) -> bool:
    return isinstance(part, Node) and part.kind is Kind.PARAGRAPH and part.name == "speaker"


def join_speakers(node: Node) -> None:
    """Put who speaks before the first words of a speech, where these are prose."""
    for at in range(len(node.content) - 1, -1, -1):
        speaker = node.content[at]
        following = next((part for part in node.content[at + 1 :] if isinstance(part, Node)), None)
        if not isinstance(speaker, Node) or not _is_speaker(speaker) or following is None:
            continue
        if following.kind is Kind.PARAGRAPH and not _is_speaker(following):
            speaker.kind = Kind.SPAN
            following.content[:0] = [speaker, " "]
            del node.content[at]


def put_before(item: Node, label: Node) -> None:
    """Put the label of an item before its words, in its first paragraph if it has paragraphs."""
    first = next((p for p in item.content if isinstance(p, Node) or p.strip()), None)
    opens = isinstance(first, Node) and first.kind is Kind.PARAGRAPH
    holder = first if opens and isinstance(first, Node) else item
    holder.content[:0] = [label, " "]


def number_items(node: Node, counted: bool) -> list[str]:
    """Give the items of a list the numbers that it counts, if it does; return these."""
    items = [part for part in node.content if isinstance(part, Node) and part.kind is Kind.ITEM]
    own = all(MARKER.match(words_of(item).lstrip()) for item in items)
    for number, item in enumerate(items, start=1):
        item.mark = f"{item.mark or number}." if counted and not own else ""
    return [item.mark for item in items if item.mark]
