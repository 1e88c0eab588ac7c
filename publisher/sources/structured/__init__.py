"""Files that say themselves what their parts are, each kind with its reader.

In: a file. Out: its text, the pictures it holds, and what it says of itself; the text is written
as a manuscript, whose lines findings name. Nothing is guessed that a file says, and what a
reader does not take over is named. Readers run in a process of their own (``sources/isolation``).
"""
