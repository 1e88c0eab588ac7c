"""An OpenDocument text is marked: titles, captions and rules by their styles, formulas, fields."""

from __future__ import annotations

from zipfile import ZipFile

from lxml import etree

from publisher.model.text import Style
from publisher.sources.structured.pandoc.container import INDEXES, parsed
from publisher.sources.structured.pandoc.marks import CLOSE, Marks, Role, Span
from publisher.sources.structured.pandoc.trees import has_marks, put_words, take_out

_CONTENT = "content.xml"
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _STYLE, _DRAW = (_ODF % name for name in ("text", "style", "drawing"))
_FO, _SVG = (_ODF % f"{name}-compatible" for name in ("xsl-fo", "svg"))
_XLINK = "{http://www.w3.org/1999/xlink}"
# What a paragraph is by the name of its style, in OpenDocument texts of LibreOffice and pandoc.
ROLES = {
    "title": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "author": Role.FRONT,
    "date": Role.FRONT,
    "horizontal line": Role.BREAK,
    "caption": Role.CAPTION,
    "figure": Role.CAPTION,
    "illustration": Role.CAPTION,
    "table": Role.CAPTION,
    "figurecaption": Role.CAPTION,
    "tablecaption": Role.CAPTION,
    "table caption": Role.CAPTION,
    "image caption": Role.CAPTION,
}
# Elements inside a paragraph of an OpenDocument text that are no fields.
_NO_FIELDS = ("span", "a", "note", "s", "tab", "line-break", "ruby", "meta", "p", "h")


def marked_odf(packed: ZipFile, marks: Marks) -> dict[str, bytes] | None:
    """Return the parts of an OpenDocument text that change, None where it must be read as it stands."""
    if _CONTENT not in packed.namelist():
        return None
    root = parsed(packed.read(_CONTENT))
    if has_marks(root):
        return None
    for index in list(root.iter(*INDEXES)):
        take_out(index)
    for field in [node for node in root.iter() if _is_field(node)]:
        put_words(field, "".join(field.itertext()))
    _bring_out_boxes(root)
    _mark_styles(root, marks)
    for frame in list(root.iter(f"{_DRAW}frame")):
        _note_alt(frame, marks.alts)
        formula = _formula_of(frame, packed)
        if formula:
            put_words(frame, marks.opening(Span(formula=True)) + formula + CLOSE)
    return {_CONTENT: etree.tostring(root, xml_declaration=True, encoding="UTF-8")}


def _bring_out_boxes(root: etree._Element) -> None:
    """Put the paragraphs of text boxes, captions of pictures mostly, behind that of their frame."""
    for box in reversed(list(root.iter(f"{_DRAW}text-box"))):
        anchors = list(box.iterancestors(f"{_TEXT}p", f"{_TEXT}h"))
        frame = next(box.iterancestors(f"{_DRAW}frame"), None)
        if frame is None:
            continue
        for part in reversed(list(box)):
            (anchors[0] if anchors else frame).addnext(part)
        take_out(frame)


def _mark_styles(root: etree._Element, marks: Marks) -> None:
    """Mark paragraphs whose style says what they are, and words in small capitals."""
    parents, small = _styles_of(root)
    for paragraph in root.iter(f"{_TEXT}p"):
        role = _role_of(paragraph, parents)
        if role is not None:
            paragraph.text = role.value + (paragraph.text or "")
    opening = marks.opening(Span(Style.SMALL_CAPITALS))
    for span in root.iter(f"{_TEXT}span"):
        if span.get(f"{_TEXT}style-name") in small and "".join(span.itertext()).strip():
            span.text = opening + (span.text or "")
            _append(span, CLOSE)


def _is_field(node: etree._Element) -> bool:
    """Tell whether an element is a field: a date, a number, words from elsewhere in the text.

    pandoc knows some of them and drops the others; what they show is words.
    """
    name = node.tag if isinstance(node.tag, str) else ""
    if not name.startswith(_TEXT) or name.removeprefix(_TEXT) in _NO_FIELDS:
        return False
    above = node.getparent()
    inside = above is not None and above.tag in (
        f"{_TEXT}p",
        f"{_TEXT}h",
        f"{_TEXT}span",
        f"{_TEXT}a",
    )
    return inside and node.find(f".//{_TEXT}p") is None and bool("".join(node.itertext()).strip())


def _formula_of(frame: etree._Element, packed: ZipFile) -> str:
    """Return the formula that a frame shows, as its own program writes it; empty where it has none."""
    drawn = frame.find(f"{_DRAW}object")
    if drawn is None:
        return ""
    math = drawn.find("{*}math")
    name = f"{drawn.get(f'{_XLINK}href', '').removeprefix('./').rstrip('/')}/{_CONTENT}"
    if math is None and name in packed.namelist():
        math = next(parsed(packed.read(name)).iter("{*}math"), None)
    if math is None:
        return ""
    written = math.find(".//{*}annotation")
    return "".join(math.itertext() if written is None else written.itertext()).strip()


def _append(span: etree._Element, sign: str) -> None:
    if len(span):
        span[-1].tail = (span[-1].tail or "") + sign
    else:
        span.text = (span.text or "") + sign


def _styles_of(root: etree._Element) -> tuple[dict[str, str], set[str]]:
    """Return the styles that those of the document itself are made from, and those in small capitals."""
    parents: dict[str, str] = {}
    small: set[str] = set()
    for style in root.iter(f"{_STYLE}style"):
        name = style.get(f"{_STYLE}name", "")
        parents[name] = style.get(f"{_STYLE}parent-style-name", "")
        letters = style.find(f"{_STYLE}text-properties")
        if letters is not None and letters.get(f"{_FO}font-variant") == "small-caps":
            small.add(name)
    return parents, small


def _role_of(paragraph: etree._Element, parents: dict[str, str]) -> Role | None:
    name = paragraph.get(f"{_TEXT}style-name", "")
    for known in (name, parents.get(name, "")):
        role = ROLES.get(known.replace("_20_", " ").lower())
        if role is not None:
            return role
    return None


def _note_alt(frame: etree._Element, alts: dict[str, str]) -> None:
    said = [frame.findtext(f"{_SVG}{name}", "").strip() for name in ("desc", "title")]
    words = next(filter(None, said), "")
    for image in frame.iterfind(f"{_DRAW}image"):
        address = image.get(f"{_XLINK}href", "")
        if words and address:
            alts[address] = words
