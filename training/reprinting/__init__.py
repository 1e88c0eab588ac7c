"""How a manuscript becomes a damaged source: set, paged, printed, and badly extracted again.

One module for each step, in the order of ``reprint``: ``setting`` (how it is to
look), ``runs`` (the text as strings), ``breaking`` (strings to lines), ``flow`` (lines in the
order they are printed), ``paging`` (lines and notes to pages), ``extracting`` (pages to the
lines of a file, with the damage) and ``truth`` (what stood there before).
"""
