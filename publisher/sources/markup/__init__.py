"""Readers of marked-up files, HTML, EPUB and TEI: elements become the blocks of a text.

In: bytes, and what lies beside them. Out: a text with its pictures and findings. Every letter of
the file is in the text, or is named as set aside (``ledger``). Nothing is fetched from elsewhere.
"""
