"""Looking into an EPUB, and spoiling one."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from lxml import etree

PACKAGE = "EPUB/content.opf"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


def members(data: bytes) -> dict[str, bytes]:
    """Return the files of an EPUB by their names, in order."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(data: bytes) -> etree._Element:
    """Return the package document."""
    return etree.fromstring(members(data)[PACKAGE])


def metas(data: bytes, property_: str, refines: str | None = None) -> list[str | None]:
    """Return the texts of the metadata of a property, those that refine an id or none."""
    target = None if refines is None else f"#{refines}"
    found = package(data).iter(f"{OPF}meta")
    return [m.text for m in found if m.get("property") == property_ and m.get("refines") == target]


def zipped(files: dict[str, bytes]) -> bytes:
    """Return an archive of these files, the mimetype stored."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in files.items():
            packing = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(name, content, packing)
    return target.getvalue()


def spoiled(data: bytes, name: str, old: str, new: str) -> bytes:
    """Return an EPUB in which the first occurrence of something in a file is something else."""
    files = members(data)
    text = files[f"EPUB/{name}"].decode()
    assert old in text, f"{name} has no {old}"
    files[f"EPUB/{name}"] = text.replace(old, new, 1).encode()
    return zipped(files)
