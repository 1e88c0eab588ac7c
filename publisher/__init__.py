"""From damaged source texts to e-books and printed pamphlets; README.md is the manual."""

__version__ = "0.1.0"
