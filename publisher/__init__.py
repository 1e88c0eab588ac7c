"""From damaged source texts to e-books and printed pamphlets; the manual stands in docs/."""

__version__ = "0.1.0"
