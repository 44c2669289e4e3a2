"""Service Courseware: one Markdown source, three outputs (decks, site, question banks)."""

__version__ = "0.1.0"
