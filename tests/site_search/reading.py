"""What the built pages say, read from their HTML alone: the truth that the search is compared with.

A page is one thing to be found. On pages that are lists of entries every entry is one: a question, a term, a metric.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import html

_FRAME = (
    "headerlink",  # the paragraph sign behind a heading
    "cw-keeper",  # who keeps the page, on every page
    "cw-fact-name",  # 行业, 适合, on every page
    "cw-objectives-head",
    "cw-sample",  # the mark behind a figure
    "cw-library",  # lists of other pages, which are found themselves
    "cw-downloads",
    "cw-reading",  # where one is in a course, and what one has read
    "cw-trail",
    "cw-timetable",
    "cw-order-time",
    "cw-order-facts",
    "cw-question__points",
    "cw-question__answers",  # closed until somebody has answered
    "cw-question__hints",
    "footnote-ref",
    "footnote-backref",
)
_INLINE = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "mark", "span", "strong", "sub", "sup", "u"}
)


@cache
def findable(site: Path) -> dict[str, str]:
    """Folded text of everything that can be found, by ``path`` or ``path#anchor``."""
    found: dict[str, str] = {}
    for file in sorted(site.rglob("*.html")):
        path = str(file.relative_to(site))
        articles = html.fromstring(file.read_text("utf-8")).xpath("//article")
        if path != "404.html" and articles:
            for anchor, text in _entries(path, articles[0]):
                found[path + anchor] = text
    return found


def things_with(site: Path, words: tuple[str, ...]) -> set[str]:
    """Everything whose text holds all words: Han anywhere, Latin from a word's beginning, numbers whole."""
    patterns = [_pattern(word) for word in words]
    return {
        thing
        for thing, text in findable(site).items()
        if all(pattern.search(text) for pattern in patterns)
    }


def _pattern(word: str) -> re.Pattern[str]:
    word = unicodedata.normalize("NFKC", word).lower()
    if re.fullmatch(r"[\d.]+", word):
        return re.compile(rf"(?<![\da-z])(?<!\d\.){re.escape(word)}(?!\d)(?!\.\d)")
    before = r"(?<![a-z0-9])" if word.isascii() else ""
    return re.compile(before + re.escape(word))


def _entries(path: str, article: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for entry in article.xpath('.//section[contains(@class, "cw-library-metric")]'):
        yield f"#{entry.get('id')}", _text(entry)
    if path.startswith("quizzes/") and not path.endswith("index.html"):
        yield from _questions(article)
    if path == "glossary.html":
        for entry in article.xpath('.//li[starts-with(@id, "term-")]'):
            yield f"#{entry.get('id')}", _text(entry)
            entry.drop_tree()
    yield "", _text(article)


def _questions(article: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Each question's heading and block, with its parts; they are taken out of the page."""
    texts: dict[str, list[str]] = {}
    current = ""
    for child in list(article):
        if child.tag == "h2":
            current = child.get("id", "")
        if current:
            texts.setdefault(current, []).append(_text(child))
            child.drop_tree()
    for question, parts in texts.items():
        yield f"#{question}", "\n".join(parts)


def _text(element: html.HtmlElement) -> str:
    lines = "".join(_pieces(element))
    return unicodedata.normalize("NFKC", re.sub(r"[ \t]*\n\s*", "\n", lines)).lower()


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    classes = set((element.get("class") or "").split())
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "svg"):
        return
    if classes & set(_FRAME):
        return
    is_inline = element.tag in _INLINE and not any(
        name.startswith("cw-") and name not in ("cw-term", "cw-key") for name in classes
    )
    apart = "" if is_inline else "\n"
    yield apart
    yield re.sub(r"\s+", " ", element.text or "")
    for child in element:
        yield from _pieces(child)
        yield re.sub(r"\s+", " ", child.tail or "")
    yield apart
