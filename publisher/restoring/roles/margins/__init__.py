"""What stands in the margin beside a line, parted from it before the line is told.

An extractor writes the number of a line, a summary of the paragraph or the page of an earlier
edition on the line beside which it is printed. The text goes on without it; what was parted is
furniture of its own. Each kind is known by two things together: by its own row or place, and by
the text that reads on without it.
"""

from __future__ import annotations

from publisher.restoring.roles.margins.parting import Parted, findings, part_margins

__all__ = ["Parted", "findings", "part_margins"]
