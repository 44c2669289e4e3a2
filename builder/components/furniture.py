"""Components without a block of their own: the plan makes their content, only decks show them."""

from typing import NoReturn, TypeVar

from builder.components.base import Component, HtmlContext, Source
from builder.lint.diagnostic import Report

Content = TypeVar("Content")


class Furniture(Component[Content]):
    """A component that an author cannot write as ``/// name``; the site shows its source in its own way."""

    has_syntax = False

    def parse(self, source: Source, report: Report) -> NoReturn:
        """Never called: there is no block to understand."""
        raise NotImplementedError(f"{self.name} has no block syntax")

    def html(self, content: Content, context: HtmlContext) -> NoReturn:
        """Never called: the site shows plain Markdown here."""
        raise NotImplementedError(f"{self.name} has no HTML of its own")
