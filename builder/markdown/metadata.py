"""What the site builders' templates print without escaping, made plain text: front matter and names in the navigation.

Both builders hand these to their templates as they were read, after the conversion; what they hold is text, whatever
it looks like. ``Markup`` says so to filters, which then escape nothing twice.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from markdown import Markdown
from markupsafe import escape

from builder.markdown.context import PageContext
from builder.source.schema import SCHEMAS


def escape_metadata(md: Markdown, context: PageContext) -> None:
    """Escape the front matter and the title of the page under conversion, and the names around it.

    A key that no page has would reach the theme, as its template, its description or its icon, and goes.
    """
    known = {rule.name for rule in SCHEMAS[context.kind]}
    for page in _pages(md):
        for key, value in list(page.meta.items()):
            if key in known:
                page.meta[key] = _escaped(value)
            else:
                del page.meta[key]
        # Without one of its own, a page is called by its heading or its file's name.
        title = getattr(page, "title", None)
        if title is not None:
            page.title = escape(title)
    if "relpath" in md.treeprocessors:
        processor = md.treeprocessors["relpath"]
        processor.config.site_name = escape(processor.config.site_name)
        _escape_navigation(processor.files)


@lru_cache(maxsize=1)
def _escape_navigation(files: Any) -> None:
    """The titles that the navigation gives, once for all pages of a build."""
    for file in files.documentation_pages():
        if file.page is not None and "title" in vars(file.page):
            file.page.title = escape(file.page.title)
        for section in file.page.ancestors if file.page is not None else ():
            section.title = escape(section.title)


def _pages(md: Markdown) -> Iterator[Any]:
    """The site builder's own object for the page under conversion."""
    if "relpath" in md.treeprocessors:
        file: Any = md.treeprocessors["relpath"].file
        yield from (file.page,) if file.page is not None else ()
        return
    for processor in md.preprocessors:
        if hasattr(getattr(processor, "page", None), "meta"):
            yield processor.page
            return


def _escaped(value: object) -> object:
    match value:
        case str():
            return escape(value)
        case list():
            return [_escaped(part) for part in value]
        case dict():
            return {_escaped(key): _escaped(part) for key, part in value.items()}
        case _:
            return value
