"""Finds the formats: every module of this package that has a ``format``."""

import pkgutil
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module

import builder.quiz
from builder.errors import UsageError
from builder.quiz.base import Format


def all_formats() -> Mapping[str, Format]:
    """Formats by name, in the order of their names."""
    modules = (
        import_module(f"{builder.quiz.__name__}.{module.name}")
        for module in pkgutil.iter_modules(builder.quiz.__path__)
    )
    found = (getattr(module, "format", None) for module in modules)
    formats = [candidate for candidate in found if isinstance(candidate, Format)]
    return {each.name: each for each in sorted(formats, key=lambda each: each.name)}


def format_named(name: str) -> Format:
    """The format of this name; raises ``UsageError`` naming the nearest one."""
    formats = all_formats()
    if name in formats:
        return formats[name]
    near = get_close_matches(name, formats, n=1)
    hint = f"是不是 {near[0]}？" if near else f"可用的格式：{'、'.join(formats)}"
    raise UsageError(f"没有题库格式 {name}。{hint}")
