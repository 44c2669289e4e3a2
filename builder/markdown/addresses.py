"""Addresses on the site: what a browser makes of one decides whether it may stand there."""

import html
import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

_UNSAFE_LINK = "链接地址不被允许"
_FOREIGN_IMAGE = "图片要放在页面旁边的文件夹里"
_SCHEMES = frozenset({"http", "https", "mailto"})
_PLACEHOLDER = re.compile("\x02(?:(?P<code>\\d+)|(?P<amp>amp))\x03")
"""What Python-Markdown puts for an escaped character and for an ampersand until the page is written."""
_REMOVED = str.maketrans("", "", "\t\n\r")
"""Characters that browsers take out of an address wherever they stand."""
_TRIMMED = "".join(map(chr, range(0x21)))
"""Characters that browsers take off both ends."""


def is_safe_target(target: str) -> bool:
    """Whether a link is relative, http, https or mailto."""
    address = _as_read(target)
    try:
        urlsplit(address)
    except ValueError:  # [ without ]: the site builders would stop at it
        return False
    scheme, colon, _ = re.split("[/?#]", address, maxsplit=1)[0].partition(":")
    return scheme.lower() in _SCHEMES if colon else not address.startswith("//")


def is_own_image(source: str, page: str) -> bool:
    """Whether a picture of ``page``, a path below the content folder, is a file of that folder."""
    address = unquote(_as_read(source))
    head = address.split("/")[0]
    is_inside = normpath(join(dirname(page), address)).split("/")[0] != ".."
    return bool(head) and ":" not in head and is_inside


def drop_unsafe_addresses(root: Element, page: str) -> None:
    """Leave the words of links and pictures whose address must not be followed or loaded from ``page``."""
    for element in root.iter():
        if element.tag == "a":
            _check_link(element)
        elif element.tag == "img" and not is_own_image(element.get("src", ""), page):
            # Loading it would tell another host who reads this; the check refuses it, a preview shows its words.
            element.tag, element.text = "span", element.get("alt", "")
            element.attrib = {"title": _FOREIGN_IMAGE}


def _check_link(link: Element) -> None:
    targets = (link.get("href", ""), link.get("data-output", ""))
    if all(map(is_safe_target, targets)):
        return
    # Plain words: site builders take for granted that a link has an address.
    link.tag = "span"
    for name in ("href", "data-output"):
        link.attrib.pop(name, None)
    link.set("title", _UNSAFE_LINK)


def _as_read(address: str) -> str:
    """The address as a browser reads it: the serializer leaves ``&colon;`` alone, and ``\\`` is as good as ``/``."""
    written = _PLACEHOLDER.sub(_character, address)
    return html.unescape(written).strip(_TRIMMED).translate(_REMOVED).replace("\\", "/")


def _character(placeholder: re.Match[str]) -> str:
    return chr(int(placeholder["code"])) if placeholder["code"] else "&"
