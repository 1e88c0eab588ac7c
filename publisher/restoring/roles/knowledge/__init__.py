"""What is known of lines, whatever the network believes: by their places, their series, a person."""

from publisher.restoring.roles.knowledge.announced import by_announced
from publisher.restoring.roles.knowledge.articles import by_articles
from publisher.restoring.roles.knowledge.catchwords import no_catchwords
from publisher.restoring.roles.knowledge.chapter_notes import by_chapter_notes
from publisher.restoring.roles.knowledge.contents_pages import contents_pages
from publisher.restoring.roles.knowledge.imprints import (
    by_imprints,
    on_imprints,
    parted_on_imprints,
)
from publisher.restoring.roles.knowledge.letters import by_letters
from publisher.restoring.roles.knowledge.links import by_links, linked_entries
from publisher.restoring.roles.knowledge.lone_labels import by_lone_labels
from publisher.restoring.roles.knowledge.named_folios import by_named_folios, far_from_text
from publisher.restoring.roles.knowledge.note_places import by_note_heads, by_note_places
from publisher.restoring.roles.knowledge.note_rests import carried_over
from publisher.restoring.roles.knowledge.note_series import by_series, lacking
from publisher.restoring.roles.knowledge.note_sizes import by_note_sizes
from publisher.restoring.roles.knowledge.note_words import by_note_words
from publisher.restoring.roles.knowledge.numbered import by_numbers
from publisher.restoring.roles.knowledge.of_pages import by_pages
from publisher.restoring.roles.knowledge.outline import by_declared_title, by_outline
from publisher.restoring.roles.knowledge.page_tops import by_page_tops
from publisher.restoring.roles.knowledge.places import (
    begun_on_tops,
    by_place,
    impossible,
    without_label,
)
from publisher.restoring.roles.knowledge.raised_labels import by_raised_labels
from publisher.restoring.roles.knowledge.repeats import by_contents, by_repeats
from publisher.restoring.roles.knowledge.rulings import by_ruling
from publisher.restoring.roles.knowledge.setting import by_habits, by_setting
from publisher.restoring.roles.knowledge.stacked_heads import stacked_heads
from publisher.restoring.roles.knowledge.tagged_rows import by_tagged_rows
from publisher.restoring.roles.knowledge.tags import by_tags

__all__ = [
    "begun_on_tops",
    "by_announced",
    "by_articles",
    "by_chapter_notes",
    "by_contents",
    "by_declared_title",
    "by_habits",
    "by_imprints",
    "by_letters",
    "by_links",
    "by_lone_labels",
    "by_named_folios",
    "by_note_heads",
    "by_note_places",
    "by_note_sizes",
    "by_note_words",
    "by_numbers",
    "by_outline",
    "by_page_tops",
    "by_pages",
    "by_place",
    "by_raised_labels",
    "by_repeats",
    "by_ruling",
    "by_series",
    "by_setting",
    "by_tagged_rows",
    "by_tags",
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
