"""Colour slots of our slides on a template: its own slots where they serve, stated colours where they do not.

A company's accent5 may be orange where a slide means "right"; painting over the template's theme would recolour its
masters, so the slide states the colour instead.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from builder.deck.package import Part

_SLOT = re.compile(r'<a:schemeClr val="(\w+)"(?:/>|>(<a:alpha val="\d+"/>)</a:schemeClr>)')
_HEX = re.compile(r"[0-9A-F]{6}")


def recolor(markup: str, palette: Mapping[str, str]) -> str:
    """``markup`` with every slot of ``palette`` replaced by its colour, or by the slot that it names."""
    if not palette:
        return markup

    def stated(found: re.Match[str]) -> str:
        value = palette.get(found[1])
        if value is None:
            return found[0]
        tag = "srgbClr" if _HEX.fullmatch(value) else "schemeClr"
        alpha = found[2] or ""
        return f'<a:{tag} val="{value}">{alpha}</a:{tag}>' if alpha else f'<a:{tag} val="{value}"/>'

    return _SLOT.sub(stated, markup)


def recolored_part(part: Part, palette: Mapping[str, str]) -> Part:
    """A chart's part in the palette's colours; anything but markup stays as it is."""
    if not palette or not part.content_type.endswith("xml"):
        return part
    return replace(part, data=recolor(part.data.decode(), palette).encode())
