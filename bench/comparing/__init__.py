"""A text that was restored beside the truth about it: what differs, and on which line it stands.

``streams`` makes one run of words of a text, ``aligning`` leads from the letters of one run to
those of another, ``places`` from letters to lines of the source, ``faults`` names what is wrong
and ``figures`` counts it. Letters alone are counted: marks of notes, figures and signs are not.
"""
