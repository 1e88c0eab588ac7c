"""Which lines are the captions of pictures that the source holds: told by place, type and words."""

from publisher.restoring.roles.captioned.claiming import claimed, with_claims
from publisher.restoring.roles.captioned.pairing import Paired, paired

__all__ = ["Paired", "claimed", "paired", "with_claims"]
