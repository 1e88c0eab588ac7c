"""veraPDF as the program runs it, in the one Java machine of the test process."""

from __future__ import annotations

from publisher.checking.validators.verapdf import Verdict, judge
from tests.support import jvm


def validate(pdf: bytes, profile: str) -> Verdict:
    """Judge a PDF by ``PDFUA-1``, ``PDFA-2A``, ...; skip the test where Java is missing."""
    jvm.start()
    return judge(str(jvm.verapdf_jar()), pdf, profile)
