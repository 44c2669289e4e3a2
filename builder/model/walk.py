"""Finding the texts inside any value of the model."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from builder.model.inline import RichText


def texts_in(value: object) -> Iterator[RichText]:
    """Every rich text below ``value``, in the order of fields and tuples."""
    if isinstance(value, RichText):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts_in(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
