"""What a preflight says of one file."""

from __future__ import annotations

from publisher.model.findings import Finding, Severity
from publisher.structs import frozen


@frozen
class Preflight:
    """The report on one file: its measures, each with a name, and findings that say what is wrong.

    ``profile`` is the name of the printer's profile.
    """

    shown: str
    profile: str
    facts: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Tell whether the printer would take the file."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)

    def __str__(self) -> str:
        """Return the report as people read it."""
        verdict = "passed" if self.passed else "refused"
        widest = max((len(name) for name, _ in self.facts), default=0)
        lines = [f"{self.shown}: {verdict} ({self.profile})"]
        lines += [f"  {name.ljust(widest)}  {value}" for name, value in self.facts]
        lines += [f"  {line}" for finding in self.findings for line in str(finding).splitlines()]
        return "\n".join(lines)
