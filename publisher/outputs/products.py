"""A product: one thing that was built, and everything that is remembered of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from publisher.model.findings import Finding, Severity
from publisher.outputs.paths import ProductKind
from publisher.structs import frozen


@frozen
class Subject:
    """The book or text that a product is of, its format, its path in the house (``build/…``)."""

    kind: ProductKind
    name: str
    language: str
    format: str
    path: str


@frozen
class Extent:
    """The length of a product; ``pages`` is None where it has no pages of its own.

    ``doubts`` counts what a person is still asked about a text.
    """

    pages: int | None = None
    chapters: int = 0
    notes: int = 0
    doubts: int = 0


_UNKNOWN = Extent()


@frozen
class Making:
    """The making of a product: the digests of its inputs and its content, its size in bytes.

    ``made_with`` says what a person asked for beyond the inputs, where products are made on
    request (the sheet of a booklet, the profile of a printer).
    """

    inputs: str
    digest: str
    size: int
    made_with: str = ""


@frozen
class Product:
    """One thing that was built: ``path`` in the house, ``inputs`` a digest of what it is made from.

    ``digest`` is the SHA-256 of the file, ``size`` its bytes. ``pages`` is None where there are
    none to count; ``errors``, ``warnings`` and ``remarks`` count the findings in its texts and
    its making, ``findings`` are those of its making alone. ``made_with``: see ``Making``,
    ``doubts``: see ``Extent``.
    """

    kind: ProductKind
    name: str
    language: str
    format: str
    path: str
    inputs: str
    digest: str
    size: int
    pages: int | None
    chapters: int
    notes: int
    errors: int
    warnings: int
    remarks: int
    findings: tuple[Finding, ...] = ()
    made_with: str = ""
    doubts: int = 0

    @classmethod
    def of(
        cls,
        subject: Subject,
        making: Making,
        extent: Extent = _UNKNOWN,
        findings: tuple[Finding, ...] = (),
        in_texts: Iterable[Finding] = (),
    ) -> Product:
        """Return a product; ``findings`` are those of its making, ``in_texts`` of its texts."""
        # Findings in texts are counted and not kept: they stand with the product of their text.
        counts = Counter(finding.severity for finding in (*findings, *in_texts))
        return cls(
            kind=subject.kind,
            name=subject.name,
            language=subject.language,
            format=subject.format,
            path=subject.path,
            inputs=making.inputs,
            digest=making.digest,
            size=making.size,
            pages=extent.pages,
            chapters=extent.chapters,
            notes=extent.notes,
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            remarks=counts[Severity.NOTE],
            findings=findings,
            made_with=making.made_with,
            doubts=extent.doubts,
        )

    def derived(
        self,
        form: str,
        path: str,
        making: Making,
        findings: tuple[Finding, ...] = (),
        pages: int | None = None,
    ) -> Product:
        """Return a product that was made from this one: a booklet, a printer's file.

        Its own findings are added to those counted so far; without ``pages`` it has this one's.
        """
        other = Product.of(
            Subject(self.kind, self.name, self.language, form, path),
            making,
            Extent(self.pages if pages is None else pages, self.chapters, self.notes),
            findings,
        )
        return replace(
            other,
            errors=self.errors + other.errors,
            warnings=self.warnings + other.warnings,
            remarks=self.remarks + other.remarks,
        )
