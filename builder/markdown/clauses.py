"""Headings of several clauses break between them: 四句话求援，半分钟让人听懂 never as 半 / 分钟."""

import re
from xml.etree.ElementTree import Element, SubElement

CLASS = "cw-clause"
_HEADINGS = frozenset({"h1", "h2", "h3"})
_CLAUSE = re.compile(r"[^，；：。！？]+[，；：。！？”’）》]*|[，；：。！？]+")
_PERMALINK = "headerlink"


def keep_clauses_whole(root: Element) -> None:
    """Put every clause of a heading into a ``span``; the style sheet moves it to the next line as a whole.

    Comes after the ids and the table of contents are made. A heading with marks inside stays as it is.
    """
    for heading in root.iter():
        if heading.tag not in _HEADINGS or any(_PERMALINK not in _classes(c) for c in heading):
            continue
        clauses = _CLAUSE.findall(heading.text or "")
        if len(clauses) < 2:
            continue
        permalinks = list(heading)
        for child in permalinks:
            heading.remove(child)
        heading.text = ""
        for clause in clauses:
            SubElement(heading, "span", {"class": CLASS}).text = clause
        heading.extend(permalinks)


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()
