"""``{.key}`` in plain lists and tables on the site: a class instead of the characters."""

from xml.etree.ElementTree import Element

from builder.markdown.inline import BLOCK_TAGS
from builder.markdown.items import KEY

KEY_CLASS = "cw-key"


def mark_keys(root: Element) -> None:
    """Give every item and cell whose first line ends in the mark its class, and take the mark away."""
    for element in root.iter():
        if element.tag in ("li", "td") and _take(_text_holder(element)):
            element.set("class", KEY_CLASS)


def _text_holder(element: Element) -> Element:
    """The item's first paragraph where a blank line made one, else the item itself."""
    first = next(iter(element), None)
    is_loose = first is not None and first.tag == "p" and not (element.text or "").strip()
    return first if first is not None and is_loose else element


def _take(element: Element) -> bool:
    last: Element | None = None
    for child in element:
        if child.tag in BLOCK_TAGS or child.tag == "br":
            break
        last = child
    text = (element.text if last is None else last.tail) or ""
    found = KEY.search(text)
    if found is None:
        return False
    if last is None:
        element.text = text[: found.start()]
    else:
        last.tail = text[: found.start()]
    return True
