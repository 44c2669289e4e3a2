"""A small tree of elements, named as QTI 2.1 names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """An element; names and attributes are those of QTI 2.1 and XHTML."""

    name: str
    children: tuple["Node | str", ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


Content = tuple[Node | str, ...]
"""What stands inside an element: elements and characters in reading order."""


def node(name: str, *children: Node | str, **attributes: str) -> Node:
    """An element; a trailing underscore keeps a keyword of Python apart (``class_``)."""
    return Node(name, children, tuple((key.rstrip("_"), each) for key, each in attributes.items()))
