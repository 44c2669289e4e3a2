"""What the search can find: pages, and single entries of pages that are lists of entries."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Group of a result, in the words of the site."""

    CHAPTER = "章节"
    CASE = "案例"
    SCRIPT = "话术"
    METRIC = "指标"
    QUESTION = "题目"
    TERM = "词条"
    COURSE = "课程"
    PATH = "路径"
    OVERVIEW = "栏目"
    """Pages that lead to others: the home page, lists, beginnings of question banks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A place that one can jump to."""

    anchor: str
    """Id on the page; empty for the page's beginning."""
    heading: str
    """Empty for the page's beginning, whose heading is the document's title."""
    text: str
    """What a reader sees there before opening anything, as plain text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What results can be narrowed by; every value as the site shows it."""

    industry: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    scene: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    level: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One result of a search, however many of its sections match."""

    kind: Kind
    url: str
    """Below the site's root, without an anchor."""
    title: str
    ref: str = ""
    """Library number: ``C19``."""
    names: tuple[str, ...] = ()
    """Other names that mean exactly this: ``NPS``."""
    tags: tuple[str, ...] = ()
    """Words that raise the document where it is found anyway; no page shows them."""
    summary: str = ""
    """Shown below the title where no section's text matches."""
    facets: Facets = Facets()
    sections: tuple[Section, ...] = ()
