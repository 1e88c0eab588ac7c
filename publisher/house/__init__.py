"""Manifests and sources as they lie in a house.

In: the folder of a house (``seeds/``), and for a new text what the stages made of it. Out: the
facts of house, works and editions; what printers ask for (``profiles/``); the manifest of a new
work; the files of a new house. No text is cleaned or changed here: sources are taken in byte for
byte, and others write the files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.doors import later

if TYPE_CHECKING:
    from publisher.house.adding import Addition, Candidate, find_known, plan_addition
    from publisher.house.fact_changes import FactChange, FactsPlan, WantedFact, plan_facts
    from publisher.house.fact_rows import facts_sheet, wanted_of_sheet
    from publisher.house.front_line_readers import Recognised
    from publisher.house.guessing import guess_work, without_title
    from publisher.house.language_tags import is_tag, require_language
    from publisher.house.layout import (
        PICTURES,
        SEEDS,
        SOURCES,
        TRANSCRIBED,
        TRANSCRIPT,
        WORK,
        is_name,
        is_transcript,
        shown,
    )
    from publisher.house.manifest_stamps import stamp_of_work
    from publisher.house.mappings import Mapping, read_mapping
    from publisher.house.naming import name_from
    from publisher.house.profiles import known_profiles, read_profile
    from publisher.house.reading import HouseFiles, read_house, require_house
    from publisher.house.recognising import recognise
    from publisher.house.record_facts import KnownText, wanted_of_records
    from publisher.house.renaming import (
        free_folder,
        manifests_with,
        renamed_manifests,
        work_folder_named,
    )
    from publisher.house.starting import example_files
    from publisher.house.work_pictures import pictures_are_known, pictures_beside, pictures_to_take
    from publisher.house.writing import left_to_fill_in, provenance

# Modules are loaded when a name is asked for: a text that lies in no house needs neither schemas nor
# the libraries that validate them, and manifests that are known already need no checks of values.
__getattr__ = later(
    __name__,
    {
        "Addition": "adding",
        "Candidate": "adding",
        "FactChange": "fact_changes",
        "FactsPlan": "fact_changes",
        "HouseFiles": "reading",
        "KnownText": "record_facts",
        "Mapping": "mappings",
        "PICTURES": "layout",
        "SEEDS": "layout",
        "Recognised": "front_line_readers",
        "SOURCES": "layout",
        "TRANSCRIBED": "layout",
        "TRANSCRIPT": "layout",
        "WORK": "layout",
        "WantedFact": "fact_changes",
        "example_files": "starting",
        "facts_sheet": "fact_rows",
        "find_known": "adding",
        "free_folder": "renaming",
        "guess_work": "guessing",
        "is_name": "layout",
        "is_tag": "language_tags",
        "is_transcript": "layout",
        "known_profiles": "profiles",
        "left_to_fill_in": "writing",
        "manifests_with": "renaming",
        "name_from": "naming",
        "pictures_are_known": "work_pictures",
        "pictures_beside": "work_pictures",
        "pictures_to_take": "work_pictures",
        "plan_addition": "adding",
        "plan_facts": "fact_changes",
        "provenance": "writing",
        "read_house": "reading",
        "read_mapping": "mappings",
        "read_profile": "profiles",
        "recognise": "recognising",
        "renamed_manifests": "renaming",
        "require_house": "reading",
        "require_language": "language_tags",
        "shown": "layout",
        "stamp_of_work": "manifest_stamps",
        "wanted_of_records": "record_facts",
        "wanted_of_sheet": "fact_rows",
        "without_title": "guessing",
        "work_folder_named": "renaming",
    },
)

__all__ = [
    "PICTURES",
    "SEEDS",
    "SOURCES",
    "TRANSCRIBED",
    "TRANSCRIPT",
    "WORK",
    "Addition",
    "Candidate",
    "FactChange",
    "FactsPlan",
    "HouseFiles",
    "KnownText",
    "Mapping",
    "Recognised",
    "WantedFact",
    "example_files",
    "facts_sheet",
    "find_known",
    "free_folder",
    "guess_work",
    "is_name",
    "is_tag",
    "is_transcript",
    "known_profiles",
    "left_to_fill_in",
    "manifests_with",
    "name_from",
    "pictures_are_known",
    "pictures_beside",
    "pictures_to_take",
    "plan_addition",
    "plan_facts",
    "provenance",
    "read_house",
    "read_mapping",
    "read_profile",
    "recognise",
    "renamed_manifests",
    "require_house",
    "require_language",
    "shown",
    "stamp_of_work",
    "wanted_of_records",
    "wanted_of_sheet",
    "without_title",
    "work_folder_named",
]
