"""The claim of a file to keep a standard: PDF/X-4 (ISO 15930-7) or PDF/X-1a:2001 (ISO 15930-1)."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publisher.model.house import BookFacts
from publisher.model.press import Standard

REGISTRY = "http://www.color.org"
# The version of PDF that each standard is based on.
VERSIONS = {Standard.NONE: "1.6", Standard.X1A: "1.3", Standard.X4: "1.6"}
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate><xmp:CreatorTool>publisher</xmp:CreatorTool>
<xmpMM:DocumentID>{id}</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass><pdf:Trapped>False</pdf:Trapped>
{standard}</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def describe(pdf: pikepdf.Pdf, facts: BookFacts) -> None:
    """Write the information dictionary of a printer's file: title, dates, that it is not trapped."""
    date = facts.modified.strftime("D:%Y%m%d%H%M%S+00'00'")
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(facts.title),
            Creator=String("publisher"),
            Producer=String("publisher"),
            CreationDate=String(date),
            ModDate=String(date),
            Trapped=Name("/False"),
        )
    )


def claim(pdf: pikepdf.Pdf, standard: Standard, facts: BookFacts) -> None:
    """Write the claim of a standard, where the profile has one; ``describe`` must come first."""
    info = pdf.trailer.Info
    if standard is Standard.X1A:
        info.GTS_PDFXVersion = String("PDF/X-1:2001")
        info.GTS_PDFXConformance = String(standard.value)
    if standard is Standard.X4:
        pdf.Root.Metadata = pdf.make_stream(_xmp(facts), Type=Name.Metadata, Subtype=Name.XML)


def add_intent(pdf: pikepdf.Pdf, standard: Standard, condition: str, icc: bytes) -> None:
    """Write the output intent: the printing condition, and for PDF/X-4 its colour profile too.

    PDF/X-1a names a condition of the ICC's registry instead.
    """
    if standard is Standard.NONE:
        return
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition),
        RegistryName=String(REGISTRY),
        Info=String(condition),
    )
    if standard is Standard.X4:
        intent.DestOutputProfile = pdf.make_stream(icc, N=4)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _xmp(facts: BookFacts) -> bytes:
    # The identifier is made from that of the book and not by chance: the same book, the same bytes.
    text = XMP.format(
        title=escape(facts.title),
        date=facts.modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
        id=uuid5(NAMESPACE_URL, f"{facts.identifier}/print").urn.replace("urn:", "", 1),
        standard="<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
    )
    return text.encode()
