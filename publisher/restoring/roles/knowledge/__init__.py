"""What is known of lines, whatever the network believes: by their places, their series, a person."""

from publisher.restoring.roles.knowledge.catchwords import no_catchwords
from publisher.restoring.roles.knowledge.contents_pages import contents_pages
from publisher.restoring.roles.knowledge.gathered import by_labels, by_what_is_shown
from publisher.restoring.roles.knowledge.imprints import (
    by_imprints,
    on_imprints,
    parted_on_imprints,
)
from publisher.restoring.roles.knowledge.letters import by_letters
from publisher.restoring.roles.knowledge.links import linked_entries
from publisher.restoring.roles.knowledge.lone_captions import by_lone_captions
from publisher.restoring.roles.knowledge.named_folios import far_from_text
from publisher.restoring.roles.knowledge.note_places import by_note_places
from publisher.restoring.roles.knowledge.note_rests import carried_over
from publisher.restoring.roles.knowledge.note_series import lacking
from publisher.restoring.roles.knowledge.note_sizes import by_note_sizes
from publisher.restoring.roles.knowledge.page_tops import by_page_tops
from publisher.restoring.roles.knowledge.places import (
    begun_on_tops,
    by_place,
    impossible,
    without_label,
)
from publisher.restoring.roles.knowledge.repeats import by_contents, by_repeats
from publisher.restoring.roles.knowledge.rulings import by_ruling
from publisher.restoring.roles.knowledge.set_right import by_set_right
from publisher.restoring.roles.knowledge.setting import by_habits
from publisher.restoring.roles.knowledge.stacked_heads import stacked_heads
from publisher.restoring.roles.knowledge.told_table_rows import by_told_table_rows

__all__ = [
    "begun_on_tops",
    "by_contents",
    "by_habits",
    "by_imprints",
    "by_labels",
    "by_letters",
    "by_lone_captions",
    "by_note_places",
    "by_note_sizes",
    "by_page_tops",
    "by_place",
    "by_repeats",
    "by_ruling",
    "by_set_right",
    "by_told_table_rows",
    "by_what_is_shown",
    "carried_over",
    "contents_pages",
    "far_from_text",
    "impossible",
    "lacking",
    "linked_entries",
    "no_catchwords",
    "on_imprints",
    "parted_on_imprints",
    "stacked_heads",
    "without_label",
]
