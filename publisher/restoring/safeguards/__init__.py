"""Made → Findings: what is seldom right in a text that was restored well, named as an error.

Nothing is decided here. Each concern is a file with one function over what restoring has made;
a person's ruling on one of the lines that a finding names settles it.
"""

from __future__ import annotations

from publisher.restoring.safeguards.doubtful import DOUBTFUL
from publisher.restoring.safeguards.looking_over import look_over
from publisher.restoring.safeguards.made import Made, made_of

__all__ = ["DOUBTFUL", "Made", "look_over", "made_of"]
