"""What a PDF states of itself in its catalogue and its metadata: title, author, language."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from publisher.model.transcript import Declared
from publisher.sources.pdf import read_pdf
from publisher.sources.records import outcome_from, records_of
from tests.sources.pdf.linking import linked

XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">{0}</rdf:Description></rdf:RDF></x:xmpmeta>'
)
TITLE = (
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Salt &amp; Smoke</rdf:li></rdf:Alt></dc:title>'
)
PEOPLE = "<dc:creator>\n <rdf:Seq>\n  <rdf:li>Bo Ek</rdf:li>\n </rdf:Seq>\n</dc:creator>"
LANGUAGE = "<dc:language><rdf:Bag><rdf:li>sv</rdf:li></rdf:Bag></dc:language>"


def stated(tmp_path: Path, metadata: bytes, lang: str = "") -> Declared:
    path = tmp_path / "stated.pdf"
    path.write_bytes(linked(["Of salt and smoke."]))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Metadata = pdf.make_stream(metadata)
        if lang:
            pdf.Root.Lang = pikepdf.String(lang)
        pdf.save(path)
    read = read_pdf(path, "stated.pdf", "en")
    again = outcome_from(records_of(read), "stated.pdf", "en", "pdf")
    assert again.value.declared == read.value.declared
    return read.value.declared


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_metadata_state_title_author_and_language(tmp_path: Path, encoding: str) -> None:
    data = XMP.format(TITLE + PEOPLE + LANGUAGE).encode(encoding)
    assert stated(tmp_path, data) == Declared("Salt & Smoke", "Bo Ek", language="sv")


@pytest.mark.parametrize(
    ("lang", "tag"), [("de-AT", "de-AT"), ("pt_BR", "pt-BR"), ("x-default", ""), ("Swedish!", "")]
)
def test_the_catalogue_states_the_language(tmp_path: Path, lang: str, tag: str) -> None:
    assert stated(tmp_path, b"", lang).language == tag


@pytest.mark.parametrize(
    "data", [b"", b"<dc:title>", b"\xff\xfe\x00", b"<dc:title>" + b"<a " * 90_000]
)
def test_metadata_without_sense_state_nothing(tmp_path: Path, data: bytes) -> None:
    assert stated(tmp_path, data) == Declared()
