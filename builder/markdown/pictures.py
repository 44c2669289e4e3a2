"""Pictures on the site: figures with their captions, in rows or beside the list that belongs to them."""

from xml.etree.ElementTree import Element, SubElement

from builder.components.picture_text.pairing import Kind, together
from builder.markdown.tree import holds_pictures_only


def arrange_pictures(root: Element) -> None:
    """Put together among ``root``'s children what the deck shows on one slide; rewrites ``root`` in place."""
    parts = [part for child in root for part in _parts(child)]
    arranged: list[Element] = []
    for position in together([_kind(part) for part in parts]):
        members = [parts[number] for number in position]
        arranged.append(members[0] if len(members) == 1 else _arranged(members))
    root[:] = arranged


def _parts(element: Element) -> list[Element]:
    """The pictures of a paragraph that holds nothing else, as figures; any other element as it is."""
    if element.tag != "p" or not holds_pictures_only(element):
        return [element]
    figures = [_figure(image) for image in element]
    figures[-1].tail = element.tail
    return figures


def _figure(image: Element) -> Element:
    figure = Element("figure", {"class": "cw-image"})
    image.tail = None
    figure.append(image)
    if caption := image.attrib.pop("title", ""):
        SubElement(figure, "figcaption").text = caption
    return figure


def _kind(element: Element) -> Kind:
    if element.tag == "figure":
        return "picture"
    return "list" if element.tag in ("ul", "ol") else "other"


def _arranged(members: list[Element]) -> Element:
    has_list = any(_kind(member) == "list" for member in members)
    name = "cw-picture-text" if has_list else "cw-images"
    element = Element("div", {"class": name})
    element.extend(members)
    return element
