"""Invisible marks that carry each line's place in the source through Python-Markdown.

Python-Markdown forgets where text came from. A mark ``STX L line : column ETX`` is put before the first character
of every line's content; the tree still holds it after inline parsing, where it is read and taken out again.
"""

import re
from xml.etree.ElementTree import Element

MARK = re.compile("\x02L(\\d+):(\\d+)\x03")

_LIST_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:\s+|$)")
_HEADING = re.compile(r"#{1,6}\s+")
_QUOTE = re.compile(r">\s?")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:\s*")
_ADMONITION = re.compile(r'(!!!\s+[\w-]+(?:\s+[\w-]+)*\s+")(.*")\s*$')
_SKIP = re.compile(
    r"""
    (?:-[ ]*){3,}$ | (?:\*[ ]*){3,}$ | (?:_[ ]*){3,}$   # thematic breaks
    | =+\s*$                                            # setext underline
    | \|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$         # table rule
    | \[(?!\^)[^\]]+\]:\s                               # link reference definition
    | !!!                                               # admonition without a title
    | /{3,}                                             # block fences
    """,
    re.VERBOSE,
)


def mark(line: int, column: int) -> str:
    """The mark for a place."""
    return f"\x02L{line}:{column}\x03"


def add_mark(text: str, line: int, shift: int) -> str:
    """``text`` with its mark; ``shift`` is how many columns its indent differs from the source's."""
    position = len(text) - len(text.lstrip(" "))
    if position == len(text):
        return text
    while True:
        rest = text[position:]
        admonition = _ADMONITION.match(rest)
        if admonition:
            position += len(admonition.group(1))
            break
        if _SKIP.match(rest):
            return text
        found = (
            _LIST_MARKER.match(rest)
            or _HEADING.match(rest)
            or _QUOTE.match(rest)
            or _FOOTNOTE.match(rest)
        )
        if found is None or not found.end():
            break
        position += found.end()
        if position >= len(text):
            return text
    if text[position] == "|":
        position += 1
    column = max(position + shift + 1, 1)
    return f"{text[:position]}{mark(line, column)}{text[position:]}"


def strip_marks(text: str) -> str:
    """``text`` without marks."""
    return MARK.sub("", text) if "\x02L" in text else text


def unmark_attributes(root: Element) -> None:
    """Take marks out of addresses, titles and alternative texts that go over several lines."""
    for element in root.iter():
        for name, value in element.attrib.items():
            element.set(name, strip_marks(value))
