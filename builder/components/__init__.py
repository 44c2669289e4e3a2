"""Components: one folder each, found by looking into this package."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any

from builder.components.base import Component


@cache
def components() -> MappingProxyType[str, Component[Any]]:
    """Every component by the name of its folder's ``component`` object, in alphabetical order."""
    found: dict[str, Component[Any]] = {}
    for module in sorted(iter_modules(__path__), key=lambda module: module.name):
        if module.ispkg:
            component: Component[Any] = import_module(f"{__name__}.{module.name}").component
            found[component.name] = component
    return MappingProxyType(found)


@cache
def block_components() -> MappingProxyType[str, Component[Any]]:
    """The components that an author can write as ``/// name``."""
    return MappingProxyType({name: c for name, c in components().items() if c.has_syntax})
