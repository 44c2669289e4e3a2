"""The deck writer: frames and a theme become the bytes of a .pptx file."""

from builder.deck.check import check_package
from builder.deck.properties import DeckProperties
from builder.deck.writer import write_deck

__all__ = ["DeckProperties", "check_package", "write_deck"]
