"""Printers' profiles: those of the house (``profiles/NAME.toml``) before those of the package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from publisher.errors import Mistake, UsageError, nearest, refusal
from publisher.house.filling import fill
from publisher.house.layout import is_name
from publisher.house.profile_schema import ProfileSchema
from publisher.house.tables import Manifest, read_manifest
from publisher.model.press import InsideMargin, Margins, Paper, Profile, Spine, Trims

PROFILES = "profiles"
TAKEN = ("booklet",)  # names of files of other kinds


def known_profiles(root: Path | None) -> tuple[str, ...]:
    """Return the names of all profiles that can be used in a house, in alphabetical order."""
    folders = [_packaged(), *([root / PROFILES] if root else [])]
    return tuple(sorted({path.stem for folder in folders for path in folder.glob("*.toml")}))


def read_profile(root: Path | None, name: str) -> Profile:
    """Return a profile by its name; the house's own goes before the package's.

    Raises UsageError for an unknown name, ManifestError with every mistake in its file.
    """
    own = root / PROFILES / f"{name}.toml" if root else None
    path = own if own and own.is_file() else _packaged() / f"{name}.toml"
    if not is_name(name) or name in TAKEN or not path.is_file():
        hint = nearest(name, known_profiles(root))
        raise UsageError(f"there is no profile “{name}”", hint=hint)
    manifest = read_manifest(path, f"{PROFILES}/{name}.toml")
    if isinstance(manifest, Mistake):
        raise refusal([manifest], "the manifests")
    table, mistakes = fill(ProfileSchema, manifest, manifest.table)
    if table is None or (mistakes := _contradictions(manifest, table)):
        raise refusal(mistakes, "the manifests")
    return _profile(name, table)


def _packaged() -> Path:
    return Path(str(files("publisher.house") / "data" / PROFILES))


def _contradictions(manifest: Manifest, table: ProfileSchema) -> list[Mistake]:
    """Return what no single key shows to be wrong."""
    wrong = []
    if not table.papers:
        wrong.append(manifest.mistake(("papers",), "at least one paper is needed"))
    if (table.trim.smallest is None) != (table.trim.largest is None):
        wrong.append(manifest.mistake(("trim",), "smallest and largest must be given together"))
    if table.pages.most is not None and table.pages.most < table.pages.least:
        wrong.append(manifest.mistake(("pages", "most"), "this is less than “least”"))
    return wrong


def _profile(name: str, table: ProfileSchema) -> Profile:
    cover, pages = table.cover, table.pages
    return Profile(
        name=name,
        title=table.title,
        dated=table.dated,
        source=table.source,
        standard=table.standard,
        papers=tuple(Paper(key, p.title, p.page, p.most) for key, p in table.papers.items()),
        trims=Trims(table.trim.sizes, table.trim.smallest, table.trim.largest),
        least=pages.least,
        most=pages.most,
        multiple=pages.multiple,
        bleed=pages.bleed,
        cover_bleed=cover.bleed,
        stapled=cover.stapled,
        marks=table.marks,
        margins=Margins(
            table.margins.outside,
            table.margins.advised,
            tuple(InsideMargin(*row) for row in table.margins.inside),
        ),
        pages_inks=pages.inks,
        cover_inks=cover.inks,
        ink=table.ink,
        transparency=table.transparency,
        resolution=table.pictures.resolution,
        line_resolution=table.pictures.line_resolution,
        spine=Spine(cover.spine_pages, cover.spine_width, cover.spine_clearance),
        condition=table.condition,
        intent=table.intent,
    )
