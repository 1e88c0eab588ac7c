"""Where a text comes from and who may publish it: keys that archives ask for, and their consistency."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.errors import Mistake
from publisher.house.licences import A_LICENCE
from publisher.house.manifest_schema import BookSchema
from publisher.house.tables import Manifest
from publisher.house.values import A_LAST_DAY
from publisher.model.provenance import NOT_FREE, Provenance, Rights, RightsStatus

STATUS, UNTIL, LICENCE = "rights_status", "rights_until", "licence"


def provenance(book: BookSchema) -> Provenance:
    """Return where the text of a book was taken from."""
    return Provenance(
        source_edition=book.source_edition,
        source_printer=book.source_printer,
        holding_library=book.holding_library,
        shelfmark=book.shelfmark,
        scan=book.scan,
        digitised_by=book.digitised_by,
    )


def rights_state(book: BookSchema) -> Rights:
    """Return by what right a book may be published."""
    return Rights(book.rights_status, book.rights_until)


def wrong_rights(manifest: Manifest, book: BookSchema, tag: str) -> tuple[Mistake, ...]:
    """Return what does not fit together among the keys on rights that hold for one language."""
    here = manifest.table.get(tag)
    own = here if isinstance(here, dict) else {}
    return tuple(
        manifest.mistake((tag, key) if key in own or key not in manifest.table else (key,), matter)
        for key, matter in _misfits(book)
    )


def _misfits(book: BookSchema) -> Iterator[tuple[str, str]]:
    """Yield keys that contradict others, each with what is the matter."""
    status, until = book.rights_status, book.rights_until
    if until and status not in NOT_FREE:
        yield UNTIL, f"belongs to {STATUS} = “{'” or “'.join(NOT_FREE)}”"
    if status is RightsStatus.EMBARGO and not until:
        yield STATUS, f"“{status}” needs the key {UNTIL}; expected {A_LAST_DAY}"
    if status is RightsStatus.LICENCE and not book.licence:
        yield STATUS, f"“{status}” needs the key {LICENCE}; expected {A_LICENCE}"
