"""A small tree of elements, named as QTI 2.1 names them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Node(NamedTuple):
    """An element; names and attributes are those of QTI 2.1 and XHTML.

    A tuple, because a bank makes about a hundred of them per question.
    """

    name: str
    children: tuple["Node | str", ...] = ()
    attributes: Mapping[str, str] = MappingProxyType({})


Content = tuple[Node | str, ...]
"""What stands inside an element: elements and characters in reading order."""


def node(name: str, *children: Node | str, **attributes: str) -> Node:
    """An element; its ``class_`` is written ``class``."""
    return Node(name, children, attributes)
