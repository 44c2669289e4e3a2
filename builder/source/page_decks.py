"""Which chapters have a deck of their own: written before the site is built, read while it is."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

PAGE_DECKS_FILE = "builder/site/theme/assets/generated/page-decks.json"
"""Below the project's root."""


@dataclass(frozen=True, slots=True)
class PageDeck:
    """A chapter's deck on the site."""

    address: str
    """Path below the site's root."""
    slides: int


def page_deck(root: Path, content_path: str) -> PageDeck | None:
    """The deck of the page at ``content_path``, below the content folder; None when it has none."""
    file = root / PAGE_DECKS_FILE
    try:
        changed = file.stat().st_mtime_ns
    except OSError:
        return None
    return _read(file, changed).get(content_path)


@lru_cache(maxsize=2)
def _read(file: Path, changed: int) -> MappingProxyType[str, PageDeck]:
    """The file's content; ``changed`` is when it was written, so that a preview sees new decks."""
    try:
        entries = json.loads(file.read_text("utf-8"))
        decks = {path: PageDeck(entry["deck"], entry["slides"]) for path, entry in entries.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        decks = {}
    return MappingProxyType(decks)
