"""What a rule is: its code, its reason, an example of each kind, and sometimes its check."""

from collections.abc import Callable
from dataclasses import dataclass

from builder.lint.diagnostic import Report
from builder.model.library import Library
from builder.model.page import Page

Check = Callable[[Page, Report], None]
LibraryCheck = Callable[[Library, Report], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One code of the catalogue."""

    code: str
    title: str
    """What is wrong, in Chinese, as a heading."""
    why: str
    """Why it matters to a reader, a trainer or the build, in Chinese."""
    english: str
    """Title and reason in English."""
    bad: str
    """The smallest source that the rule finds."""
    good: str
    """The same, as it should be."""
    check: Check | None = None
    """A pass over a parsed page; None where reading or parsing itself makes the finding."""
    check_library: LibraryCheck | None = None
    """A pass over all pages together, for what no page can know of itself."""
