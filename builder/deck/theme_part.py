"""The theme part: twelve colours, two font stacks, and formats without shadows or gradients."""

from collections.abc import Mapping

from builder.deck.markup import DRAWING_NS, escape_attribute
from builder.deck.package import Part, xml_part
from builder.model.theme import Theme

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"

_COLOR = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part(theme: Theme, number: int) -> Part:
    """``theme<number>.xml``; the presentation and its notes master need one each."""
    return xml_part(
        f"/ppt/theme/theme{number}.xml",
        CONTENT_TYPE,
        f'<a:theme xmlns:a="{DRAWING_NS}" name="{escape_attribute(theme.name)}"><a:themeElements>'
        f"{_color_scheme(theme)}{_font_scheme(theme)}{_format_scheme(theme)}"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>",
    )


def color_map(theme: Theme) -> str:
    """Attributes that map roles to slots; a dark theme keeps dk dark and swaps the map instead."""
    page, text = ("dk", "lt") if theme.is_dark else ("lt", "dk")
    rest = " ".join(f'accent{n}="accent{n}"' for n in range(1, 7))
    return (
        f'bg1="{page}1" tx1="{text}1" bg2="{page}2" tx2="{text}2" {rest}'
        ' hlink="hlink" folHlink="folHlink"'
    )


def _slot_colors(theme: Theme) -> Mapping[str, str]:
    page, text = ("dk", "lt") if theme.is_dark else ("lt", "dk")
    by_role = {f"{page}1": "bg1", f"{text}1": "tx1", f"{page}2": "bg2", f"{text}2": "tx2"}
    same = [f"accent{n}" for n in range(1, 7)] + ["hlink", "folHlink"]
    slots = ["dk1", "lt1", "dk2", "lt2", *same]
    return {slot: theme.colors[by_role.get(slot, slot)] for slot in slots}


def _color_scheme(theme: Theme) -> str:
    colors = "".join(
        f'<a:{slot}><a:srgbClr val="{escape_attribute(value)}"/></a:{slot}>'
        for slot, value in _slot_colors(theme).items()
    )
    return f'<a:clrScheme name="{escape_attribute(theme.name)}">{colors}</a:clrScheme>'


def _font_scheme(theme: Theme) -> str:
    latin, han = escape_attribute(theme.latin_font), escape_attribute(theme.east_asian_font)
    fonts = (
        f'<a:latin typeface="{latin}"/><a:ea typeface="{han}"/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{han}"/>'
    )
    return (
        f'<a:fontScheme name="{escape_attribute(theme.name)}"><a:majorFont>{fonts}</a:majorFont>'
        f"<a:minorFont>{fonts}</a:minorFont></a:fontScheme>"
    )


def _format_scheme(theme: Theme) -> str:
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_COLOR}<a:prstDash val="solid"/>'
        '<a:miter lim="800000"/></a:ln>'
        for width in (6350, 12700, 19050)
    )
    return (
        f'<a:fmtScheme name="{escape_attribute(theme.name)}">'
        f"<a:fillStyleLst>{_COLOR * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_COLOR * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )
