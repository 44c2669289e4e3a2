"""Whether a brand's colours keep slides and site readable: one function per rule.

The rules are those of the design system (colour roles). Contrast is WCAG's ratio; tints are an
accent laid over the page at the alpha that slides use, and are judged as blended.
"""

import colorsys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

SOFT_ALPHA = 0.12
POSITIVE_ALPHA = 0.14
NEGATIVE_ALPHA = 0.12
MUTED_ALPHA = 0.35
PART_ALPHA = 0.55
"""Parts of a ring that carry their value: the series before, and the third one."""

MIN_TEXT_CONTRAST = 4.5
MIN_GRAPHIC_CONTRAST = 3.0

Colors = Mapping[str, str]
"""Slot → ``RRGGBB``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColorFault:
    """A rule that a slot's colour breaks."""

    slot: str
    message: str
    hint: str
    english: str


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2), 0 for black and 1 for white."""
    red, green, blue = (_linear(channel) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio (WCAG 2), 1 to 21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def blend(color: str, page: str, alpha: float) -> str:
    """What ``color`` looks like on ``page`` at ``alpha``, as ``RRGGBB``."""
    pairs = zip(_channels(color), _channels(page), strict=True)
    mixed = (round(255 * (alpha * top + (1 - alpha) * below)) for top, below in pairs)
    return "".join(f"{channel:02X}" for channel in mixed)


def hue_distance(first: str, second: str) -> float:
    """Degrees between two hues, 0 to 180."""
    turn = abs(
        colorsys.rgb_to_hls(*_channels(first))[0] - colorsys.rgb_to_hls(*_channels(second))[0]
    )
    return 360 * min(turn, 1 - turn)


def saturation(color: str) -> float:
    """Saturation of the HSL model, 0 to 1, as PowerPoint's colour dialog shows it."""
    return colorsys.rgb_to_hls(*_channels(color))[2]


def _channels(color: str) -> tuple[float, float, float]:
    return (
        int(color[0:2], 16) / 255,
        int(color[2:4], 16) / 255,
        int(color[4:6], 16) / 255,
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _at_least(
    slot: str, color: str, ground: str, ground_name: str, minimum: float
) -> Iterator[ColorFault]:
    ratio = contrast(color, ground)
    if ratio < minimum:
        place = f"{ground_name} " if ground_name.isascii() else ground_name
        yield ColorFault(
            slot=slot,
            message=f"{slot} 在 {place}上的对比度只有 {ratio:.2f}，至少要 {minimum:g}",
            hint=f"把 {slot} 调得离 {place}更远：浅底用更深的颜色，深底用更浅的颜色",
            english=f"contrast of {slot} on {ground_name} is {ratio:.2f}, minimum {minimum:g}",
        )


def primary_text_is_strong(colors: Colors) -> Iterator[ColorFault]:
    """tx1 is read from the back row."""
    yield from _at_least("tx1", colors["tx1"], colors["bg1"], "bg1", 12)
    yield from _at_least("tx1", colors["tx1"], colors["bg2"], "bg2", 10)


def quiet_surface_is_visible_but_quiet(colors: Colors) -> Iterator[ColorFault]:
    """bg2 is seen as a surface, never as a block."""
    ratio = contrast(colors["bg2"], colors["bg1"])
    if not 1.08 <= ratio <= 1.30:
        yield ColorFault(
            slot="bg2",
            message=f"bg2 与 bg1 的对比度是 {ratio:.2f}，应在 1.08 到 1.30 之间",
            hint="bg2 是安静的底色：比页面略深（深色主题略浅）即可",
            english=f"contrast of bg2 against bg1 is {ratio:.2f}, must be 1.08 to 1.30",
        )


def secondary_text_is_readable(colors: Colors) -> Iterator[ColorFault]:
    """tx2 carries labels, notes and footers."""
    yield from _at_least("tx2", colors["tx2"], colors["bg1"], "bg1", 5)
    yield from _at_least("tx2", colors["tx2"], colors["bg2"], "bg2", 5)


def accent_carries_text(colors: Colors) -> Iterator[ColorFault]:
    """accent1 is text on the page and ground for text: both ways round."""
    soft = blend(colors["accent1"], colors["bg1"], SOFT_ALPHA)
    yield from _at_least("accent1", colors["accent1"], colors["bg1"], "bg1", 5.5)
    yield from _at_least("accent1", colors["accent1"], colors["bg2"], "bg2", MIN_TEXT_CONTRAST)
    yield from _at_least("accent1", colors["accent1"], soft, "自身的浅底", MIN_TEXT_CONTRAST)


def neutral_is_visible_and_grey(colors: Colors) -> Iterator[ColorFault]:
    """accent2 draws rails, axes and the series that is not the point."""
    accent2 = colors["accent2"]
    yield from _at_least("accent2", accent2, colors["bg1"], "bg1", MIN_GRAPHIC_CONTRAST)
    if saturation(accent2) > 0.25:
        yield ColorFault(
            slot="accent2",
            message=f"accent2 的饱和度是 {saturation(accent2):.0%}，最多 25%",
            hint="accent2 是中性色：选灰一些的颜色",
            english=f"saturation of accent2 is {saturation(accent2):.0%}, maximum 25%",
        )


def third_series_is_distinct(colors: Colors) -> Iterator[ColorFault]:
    """accent3 stands beside accent1 in charts."""
    accent1, accent3 = colors["accent1"], colors["accent3"]
    yield from _at_least("accent3", accent3, colors["bg1"], "bg1", MIN_GRAPHIC_CONTRAST)
    if contrast(accent3, accent1) < 1.3 and hue_distance(accent3, accent1) < 60:
        yield ColorFault(
            slot="accent3",
            message="accent3 与 accent1 太像，图表里分不清",
            hint="换一个色相相差 60° 以上的颜色，或明显更深、更浅的颜色",
            english="accent3 cannot be told from accent1",
        )


def caution_is_visible(colors: Colors) -> Iterator[ColorFault]:
    """accent4 marks caution."""
    yield from _at_least("accent4", colors["accent4"], colors["bg1"], "bg1", MIN_GRAPHIC_CONTRAST)


def verdicts_are_readable(colors: Colors) -> Iterator[ColorFault]:
    """accent5 and accent6 are one-word labels on the page and on their own tints."""
    for slot, alpha in (("accent5", POSITIVE_ALPHA), ("accent6", NEGATIVE_ALPHA)):
        tint = blend(colors[slot], colors["bg1"], alpha)
        yield from _at_least(slot, colors[slot], colors["bg1"], "bg1", MIN_TEXT_CONTRAST)
        yield from _at_least(slot, colors[slot], tint, "自身的浅底", MIN_TEXT_CONTRAST)


def negative_is_not_the_accent(colors: Colors) -> Iterator[ColorFault]:
    """accent6 warns; it must not look like the brand."""
    distance = hue_distance(colors["accent6"], colors["accent1"])
    if distance < 30:
        yield ColorFault(
            slot="accent6",
            message=f"accent6 与 accent1 的色相只差 {distance:.0f}°，至少要 30°",
            hint="否定色要与强调色区分开：换一个更红或更偏紫的颜色",
            english=f"hues of accent6 and accent1 are {distance:.0f}° apart, minimum 30°",
        )


def text_is_readable_on_every_tint(colors: Colors) -> Iterator[ColorFault]:
    """tx1 stands on all tints and muted bars, tx2 on the soft tint."""
    for slot, alpha, name in (
        ("accent1", SOFT_ALPHA, "accent1 的浅底"),
        ("accent5", POSITIVE_ALPHA, "accent5 的浅底"),
        ("accent6", NEGATIVE_ALPHA, "accent6 的浅底"),
        ("accent2", MUTED_ALPHA, "accent2 的浅条"),
        ("accent2", PART_ALPHA, "accent2 的图表色"),
        ("accent3", PART_ALPHA, "accent3 的图表色"),
    ):
        tint = blend(colors[slot], colors["bg1"], alpha)
        yield from _at_least("tx1", colors["tx1"], tint, name, MIN_TEXT_CONTRAST)
    soft = blend(colors["accent1"], colors["bg1"], SOFT_ALPHA)
    yield from _at_least("tx2", colors["tx2"], soft, "accent1 的浅底", MIN_TEXT_CONTRAST)


def links_are_readable(colors: Colors) -> Iterator[ColorFault]:
    """Links are text like any other."""
    for slot in ("hlink", "folHlink"):
        yield from _at_least(slot, colors[slot], colors["bg1"], "bg1", MIN_TEXT_CONTRAST)


COLOR_RULES: tuple[Callable[[Colors], Iterator[ColorFault]], ...] = (
    primary_text_is_strong,
    quiet_surface_is_visible_but_quiet,
    secondary_text_is_readable,
    accent_carries_text,
    neutral_is_visible_and_grey,
    third_series_is_distinct,
    caution_is_visible,
    verdicts_are_readable,
    negative_is_not_the_accent,
    text_is_readable_on_every_tint,
    links_are_readable,
)


def color_faults(colors: Colors) -> tuple[ColorFault, ...]:
    """Everything that is wrong with a complete set of colours, in the rules' order."""
    return tuple(fault for rule in COLOR_RULES for fault in rule(colors))
