"""Colours of a template: its theme's slots by role, and what a colour element comes to."""

import colorsys
from collections.abc import Mapping

from lxml import etree

SLOTS = (
    "bg1", "tx1", "bg2", "tx2",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
_PLAIN_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_NAMED = {"white": "FFFFFF", "black": "000000", "red": "FF0000", "blue": "0000FF", "gray": "808080"}
_FULL = 100_000


def scheme_colors(theme: etree._Element) -> dict[str, str]:
    """``dk1`` … ``folHlink`` of a theme part as ``RRGGBB``."""
    scheme = theme.find(".//{*}clrScheme")
    if scheme is None:
        return {}
    colors: dict[str, str] = {}
    for entry in scheme:
        if not isinstance(entry.tag, str) or not len(entry):
            continue
        value = entry[0].get("lastClr") or entry[0].get("val") or ""
        if len(value) == 6:
            colors[etree.QName(entry).localname] = value.upper()
    return colors


def slots_by_role(scheme: Mapping[str, str], color_map: Mapping[str, str]) -> dict[str, str]:
    """Role → ``RRGGBB`` through a master's or layout's colour map; black and white for what is missing."""
    missing = {"bg1": "FFFFFF", "bg2": "EEEEEE"}
    return {
        role: scheme.get(
            color_map.get(role, _PLAIN_MAP.get(role, role)), missing.get(role, "000000")
        )
        for role in SLOTS
    }


def read_color(element: etree._Element | None, slots: Mapping[str, str]) -> str | None:
    """``RRGGBB`` of a colour element with its modifications; None for what is not understood."""
    if element is None or not isinstance(element.tag, str):
        return None
    kind, value = etree.QName(element).localname, element.get("val", "")
    if kind == "srgbClr":
        base: str | None = value.upper()
    elif kind == "sysClr":
        base = element.get("lastClr", "000000").upper()
    elif kind == "schemeClr":
        base = slots.get({"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}.get(value, value))
    elif kind == "prstClr":
        base = _NAMED.get(value)
    else:
        base = None
    if base is None or len(base) != 6:
        return None
    return _modified(base, element)


def _modified(color: str, element: etree._Element) -> str:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    for change in element:
        name = etree.QName(change).localname if isinstance(change.tag, str) else ""
        amount = _share(change.get("val", ""))
        if name in {"lumMod", "lumOff", "satMod"}:
            hue, light, full = colorsys.rgb_to_hls(red, green, blue)
            if name == "lumMod":
                light *= amount
            elif name == "lumOff":
                light += amount
            else:
                full *= amount
            red, green, blue = colorsys.hls_to_rgb(hue, min(1, max(0, light)), min(1, full))
        elif name == "shade":
            red, green, blue = red * amount, green * amount, blue * amount
        elif name == "tint":
            red, green, blue = (1 - (1 - part) * amount for part in (red, green, blue))
    return "".join(f"{round(255 * min(1, max(0, part))):02X}" for part in (red, green, blue))


def _share(value: str) -> float:
    try:
        return float(value.removesuffix("%")) / (100 if value.endswith("%") else _FULL)
    except ValueError:
        return 1.0


def mean(colors: list[str]) -> str:
    """The average of some colours."""
    sums = [sum(int(color[at : at + 2], 16) for color in colors) for at in (0, 2, 4)]
    return "".join(f"{round(total / len(colors)):02X}" for total in sums)
