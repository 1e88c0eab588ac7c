"""Finished pages of boxes: labels, beginnings and misplaced notes are read, figures are moved."""
