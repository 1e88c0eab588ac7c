"""The lines of a paragraph: measured, chosen together, set as boxes."""
