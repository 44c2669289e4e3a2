"""A brand's colours on the site: the twelve slots as CSS variables, for light and dark readers.

A theme states one set of colours. The other scheme is derived from it: same hues, lightness moved until every rule
of contrast that themes must keep (``builder.source.contrast``) holds again.
"""

import colorsys
from collections.abc import Mapping

from builder.model.theme import Theme
from builder.source.contrast import (
    NEGATIVE_ALPHA,
    POSITIVE_ALPHA,
    SOFT_ALPHA,
    blend,
    contrast,
    luminance,
)

Colors = Mapping[str, str]
"""Slot → ``RRGGBB``."""

_STEP = 0.01
_FALLBACK_FONTS = (
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
_HAIRLINE_ALPHA = 0.45
_INVERTED_LIGHTNESS = {
    False: {"bg1": 1.0, "bg2": 0.955, "tx1": 0.12, "tx2": 0.36},
    True: {"bg1": 0.09, "bg2": 0.135, "tx1": 0.95, "tx2": 0.74},
}
"""Lightness of grounds and texts in a derived scheme, by whether it is dark."""
_GROUND_SATURATION = 0.25
_SERIES_CONTRAST = 1.35
"""Between the first and the third series of a chart."""
_MINIMA = {
    "accent1": 5.6,
    "accent2": 3.1,
    "accent3": 3.1,
    "accent4": 3.1,
    "accent5": 4.6,
    "accent6": 4.6,
    "hlink": 5.6,
    "folHlink": 4.6,
}
"""Contrast against the page; text slots keep 4.6 on the quiet surface and on their own tint too."""


def brand_css(theme: Theme) -> str:
    """CSS that sets our variables and Material's for both schemes, and the theme's fonts."""
    schemes = scheme_colors(theme)
    light, dark = schemes["default"], schemes["slate"]
    blocks = [
        _block(':root, [data-md-color-scheme="default"]', light, "light"),
        _block('[data-md-color-scheme="slate"]', dark, "dark"),
        "@media print {\n" + _block("[data-md-color-scheme]", light, "light") + "}\n",
        f"body {{ --md-text-font-family: {_font_stack(theme)}; }}\n",
    ]
    return "".join(blocks)


def scheme_colors(theme: Theme) -> dict[str, Colors]:
    """Colours of Material's schemes ``default`` (light) and ``slate`` (dark)."""
    own, other = dict(theme.colors), counterpart(theme.colors, is_dark=not theme.is_dark)
    return {"default": other, "slate": own} if theme.is_dark else {"default": own, "slate": other}


def counterpart(colors: Colors, *, is_dark: bool) -> dict[str, str]:
    """The same brand on a dark (or light) page."""
    lightness = _INVERTED_LIGHTNESS[is_dark]
    hue, _, saturation = colorsys.rgb_to_hls(*_channels(colors["tx1"]))
    made = {
        slot: _hex(hue, value, min(saturation, _GROUND_SATURATION))
        for slot, value in lightness.items()
    }
    for slot, minimum in _MINIMA.items():
        apart = made["accent1"] if slot == "accent3" else ""
        made[slot] = _readable(colors[slot], made["bg1"], made["bg2"], minimum, apart)
    return made


def _readable(color: str, page: str, surface: str, minimum: float, apart: str) -> str:
    """``color`` moved away from the page until it is readable there, and differs from ``apart`` if given."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(color))
    step = _STEP if luminance(page) < 0.5 else -_STEP
    made = color
    while 0 < lightness < 1:
        made = _hex(hue, lightness, saturation)
        grounds = (surface, blend(made, page, POSITIVE_ALPHA))
        if (
            contrast(made, page) >= minimum
            and all(contrast(made, ground) >= min(minimum, 4.6) for ground in grounds)
            and (not apart or contrast(made, apart) >= _SERIES_CONTRAST)
        ):
            break
        lightness += step
    return made


def _block(selector: str, colors: Colors, color_scheme: str) -> str:
    lines = [f"  {name}: {value};" for name, value in _variables(colors).items()]
    return f"{selector} {{\n  color-scheme: {color_scheme};\n" + "\n".join(lines) + "\n}\n"


def _variables(colors: Colors) -> dict[str, str]:
    page, text, accent = colors["bg1"], colors["tx1"], colors["accent1"]
    line = blend(colors["accent2"], page, _HAIRLINE_ALPHA)
    ours = {
        "page": page,
        "text": text,
        "surface": colors["bg2"],
        "text-2": colors["tx2"],
        "accent": accent,
        "accent-soft": blend(accent, page, SOFT_ALPHA),
        "on-accent": page,
        "neutral": colors["accent2"],
        "line": line,
        "third": colors["accent3"],
        "caution": colors["accent4"],
        "positive": colors["accent5"],
        "positive-soft": blend(colors["accent5"], page, POSITIVE_ALPHA),
        "negative": colors["accent6"],
        "negative-soft": blend(colors["accent6"], page, NEGATIVE_ALPHA),
        "link": colors["hlink"],
    }
    material = {
        "default-fg-color": text,
        "default-fg-color--light": colors["tx2"],
        "default-fg-color--lighter": colors["accent2"],
        "default-fg-color--lightest": line,
        "default-bg-color": page,
        "default-bg-color--light": f"{page}B3",
        "default-bg-color--lighter": f"{page}4D",
        "default-bg-color--lightest": f"{page}1F",
        "primary-fg-color": page,
        "primary-fg-color--light": page,
        "primary-fg-color--dark": page,
        "primary-bg-color": text,
        "primary-bg-color--light": colors["tx2"],
        "accent-fg-color": accent,
        "accent-fg-color--transparent": f"{accent}1A",
        "accent-bg-color": page,
        "accent-bg-color--light": f"{page}B3",
        "typeset-color": text,
        "typeset-a-color": colors["hlink"],
        "typeset-mark-color": f"{colors['accent4']}4D",
        "typeset-table-color": line,
        "typeset-table-color--light": colors["bg2"],
        "code-fg-color": text,
        "code-bg-color": colors["bg2"],
        "admonition-fg-color": text,
        "admonition-bg-color": colors["bg2"],
        "footer-fg-color": text,
        "footer-fg-color--light": colors["tx2"],
        "footer-fg-color--lighter": colors["tx2"],
        "footer-bg-color": colors["bg2"],
        "footer-bg-color--dark": colors["bg2"],
    }
    return {f"--cw-{name}": f"#{value}" for name, value in ours.items()} | {
        f"--md-{name}": f"#{value}" for name, value in material.items()
    }


def _font_stack(theme: Theme) -> str:
    names = dict.fromkeys((theme.latin_font, theme.east_asian_font, *_FALLBACK_FONTS))
    return ", ".join((*(f'"{name}"' for name in names if name), "sans-serif"))


def favicon_svg(theme: Theme) -> str:
    """A small mark in the brand's accent for the browser's tab."""
    accent, page = theme.colors["accent1"], theme.colors["bg1"]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="7" fill="#{accent}"/>'
        f'<path fill="#{page}" d="M7 8h18a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H14l-5 5v-5H7'
        'a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2z"/>'
        f'<path stroke="#{accent}" stroke-width="2.4" stroke-linecap="round" d="M10 13h12M10 17h8"/>'
        "</svg>\n"
    )


def _channels(color: str) -> tuple[float, float, float]:
    return int(color[0:2], 16) / 255, int(color[2:4], 16) / 255, int(color[4:6], 16) / 255


def _hex(hue: float, lightness: float, saturation: float) -> str:
    channels = colorsys.hls_to_rgb(hue, min(max(lightness, 0.0), 1.0), saturation)
    return "".join(f"{round(channel * 255):02X}" for channel in channels)
