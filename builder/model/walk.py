"""Finding the texts inside any value of the model."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from builder.model.inline import RichText
from builder.model.span import Span

_LEAVES = (str, int, float, type, Span, type(None))
"""What holds no text, and is most of what is met."""


def texts_in(value: object) -> Iterator[RichText]:
    """Every rich text below ``value``, in the order of fields and tuples."""
    if isinstance(value, RichText):
        yield value
    elif isinstance(value, _LEAVES):
        return
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
