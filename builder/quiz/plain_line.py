"""Text for platforms that take one line of a limited length."""

from builder.quiz.text import writable


def one_line(characters: str) -> str:
    """The characters with each stretch of white space as one space, none at the ends."""
    return " ".join(writable(characters).split())


def utf16_length(characters: str) -> int:
    """Length as browsers and Java count it: a character beyond U+FFFF counts twice."""
    return len(characters) + sum(each > "\uffff" for each in characters)
