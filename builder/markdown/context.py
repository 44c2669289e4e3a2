"""Which page a Markdown instance is working on; nobody tells an extension, so it looks around in one place."""

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from markdown import Markdown

from builder.model.page import PageKind
from builder.source.pages import kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """The page under conversion."""

    path: str
    """Path below the project's root, the content folder first."""
    content: Path | None = None
    """The content folder; None when the text stands alone."""
    first_line: int = 1
    """Number of the text's first line in its file."""
    build: object = None
    """What is one and the same for all pages of one run of the site builder, where it has such a thing."""

    @property
    def kind(self) -> PageKind:
        """The page's kind."""
        return kind_of(self.path)

    @property
    def content_path(self) -> str:
        """Path below the content folder."""
        return self.path.partition("/")[2]


def page_context(md: Markdown, lines: list[str]) -> PageContext:
    """What our own parser, MkDocs or Zensical left on the instance, in that order."""
    given: PageContext | None = getattr(md, "courseware_page", None)
    if given is not None:
        return given
    if "relpath" in md.treeprocessors:
        file: Any = md.treeprocessors["relpath"].file
        content = Path(file.abs_src_path).parents[len(PurePosixPath(file.src_uri).parts) - 1]
        return replace(
            _from_site(content, file.src_uri, lines), build=md.treeprocessors["relpath"].files
        )
    for processor in md.preprocessors:
        page = getattr(processor, "page", None)
        config = getattr(processor, "config", None)
        if page is not None and isinstance(config, dict):
            return _from_site(Path(config.get("docs_dir", "docs")).resolve(), page.path, lines)
    return PageContext(path="")


def _from_site(content: Path, path: str, lines: list[str]) -> PageContext:
    file = content / path
    total = len(file.read_text(encoding="utf-8-sig").splitlines()) if file.is_file() else 0
    body = len("\n".join(lines).rstrip("\n").split("\n"))
    return PageContext(
        path=f"{content.name}/{path}",
        content=content,
        first_line=max(total - body, 0) + 1,
    )
