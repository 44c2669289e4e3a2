"""A company's colours made to serve as ours: kept where they can be read, moved as little as possible where not."""

from collections.abc import Callable, Iterable, Mapping

from builder.model.theme import SLOTS
from builder.source.contrast import (
    MIN_TEXT_CONTRAST,
    MUTED_ALPHA,
    NEGATIVE_ALPHA,
    POSITIVE_ALPHA,
    SOFT_ALPHA,
    blend,
    color_faults,
    contrast,
    hue_distance,
    saturation,
)

_TINTS = (
    ("accent1", SOFT_ALPHA),
    ("accent2", MUTED_ALPHA),
    ("accent5", POSITIVE_ALPHA),
    ("accent6", NEGATIVE_ALPHA),
)
"""Half open surfaces that primary text stands on."""
_STEPS = 20
_CAUTION, _POSITIVE, _NEGATIVE = "B7791F", "257046", "B83A2E"
_NEGATIVES = (_NEGATIVE, "AE1740", "9C2A8F", "7A3FA0", "8A4B00")
_BLACK, _WHITE = "000000", "FFFFFF"


def fit_colors(ground: str, brand: Mapping[str, str]) -> dict[str, str]:
    """All slots of a theme whose page is ``ground``, from a template's own slots.

    Every rule that can hold on this ground holds; on grounds of middling lightness primary text gets black or white.
    """
    colors = {"bg1": ground}
    colors["tx1"] = _primary(ground, brand)
    colors["bg2"] = _quiet(ground, colors["tx1"], brand)
    colors["tx2"] = _secondary(colors, brand)
    colors["accent1"] = _moved(_accent(brand, ground), colors, _is_sound(colors, "accent1"))
    colors["accent2"] = _neutral(colors, brand)
    colors["accent3"] = _third(colors, brand)
    colors["accent4"] = _of_hue(colors, brand, "accent4", (_CAUTION,), (25, 60))
    colors["accent5"] = _of_hue(colors, brand, "accent5", (_POSITIVE,), (85, 170))
    colors["accent6"] = _of_hue(colors, brand, "accent6", _NEGATIVES, (345, 375))
    colors["hlink"] = colors["accent1"]
    colors["folHlink"] = colors["tx2"]
    return {slot: colors[slot] for slot in SLOTS}


def is_legible(colors: Mapping[str, str], ground: str) -> bool:
    """Whether every text of a slide whose colours these are can be read where the page is ``ground`` instead."""

    def over(slot: str, alpha: float) -> str:
        return blend(colors[slot], ground, alpha)

    texts = ("tx1", "tx2", "accent1", "accent5", "accent6")
    pairs = [(colors[slot], ground) for slot in texts]
    pairs += [(colors["tx1"], over(slot, alpha)) for slot, alpha in _TINTS]
    pairs += [(colors["accent5"], over("accent5", POSITIVE_ALPHA))]
    pairs += [(colors["accent6"], over("accent6", NEGATIVE_ALPHA))]
    return all(contrast(text, below) >= MIN_TEXT_CONTRAST for text, below in pairs)


def _best(ground: str) -> str:
    return max((_BLACK, _WHITE), key=lambda each: contrast(each, ground))


def _primary(ground: str, brand: Mapping[str, str]) -> str:
    own = (brand[slot] for slot in ("tx1", "tx2", "bg1", "bg2"))
    return next((color for color in own if contrast(color, ground) >= 12.5), _best(ground))


def _quiet(ground: str, text: str, brand: Mapping[str, str]) -> str:
    choices = (brand["bg2"], *(blend(text, ground, step / 100) for step in range(4, 20)))
    fitting = (
        each
        for each in choices
        if 1.08 <= contrast(each, ground) <= 1.3 and contrast(text, each) >= 10
    )
    lighter = (each for each in choices[1:] if contrast(each, ground) >= 1.08)
    return next(fitting, next(lighter, ground))


def _secondary(colors: Mapping[str, str], brand: Mapping[str, str]) -> str:
    def reads(color: str) -> bool:
        return min(contrast(color, colors["bg1"]), contrast(color, colors["bg2"])) >= 5.8

    softened = (blend(colors["tx1"], colors["bg1"], step / 20) for step in range(13, 20))
    own = (brand[slot] for slot in ("tx2", "bg2"))
    return next((each for each in (*own, *softened) if reads(each)), colors["tx1"])


def _accent(brand: Mapping[str, str], ground: str) -> str:
    """accent1, or where that is a grey the first accent with colour that is seen on the ground."""
    accents = [brand[f"accent{number}"] for number in range(1, 7)]
    colored = (each for each in accents if saturation(each) > 0.2 and contrast(each, ground) > 1.5)
    return next(colored, accents[0])


def _is_sound(colors: Mapping[str, str], slot: str) -> Callable[[str], bool]:
    """Whether a colour breaks no rule of its slot, with what has been chosen so far."""

    def is_sound(color: str) -> bool:
        filler = {each: colors["tx1"] for each in SLOTS}
        faults = color_faults({**filler, **colors, slot: color})
        return not any(
            fault.slot == slot or (fault.slot in {"tx1", "tx2"} and slot in fault.english)
            for fault in faults
        ) and _keeps_text_readable(color, colors)

    return is_sound


def _keeps_text_readable(color: str, colors: Mapping[str, str]) -> bool:
    tint = blend(color, colors["bg1"], 0.14)
    return min(contrast(colors[slot], tint) for slot in ("tx1", "tx2")) >= 4.5


def _moved(color: str, colors: Mapping[str, str], is_sound: Callable[[str], bool]) -> str:
    """The colour itself or the nearest mix with the text's colour that is sound."""
    target = _best(colors["bg1"])
    mixes = (blend(target, color, step / _STEPS) for step in range(_STEPS + 1))
    return next((mix for mix in mixes if is_sound(mix)), colors["tx1"])


def _neutral(colors: Mapping[str, str], brand: Mapping[str, str]) -> str:
    sound = _is_sound(colors, "accent2")

    def serves(color: str) -> bool:
        muted = blend(color, colors["bg1"], 0.35)
        return sound(color) and contrast(colors["tx1"], muted) >= 4.5

    own = (brand[f"accent{number}"] for number in range(2, 7))
    ground = colors["bg1"]
    away = _BLACK if _best(ground) == _WHITE else _WHITE
    mixed = [blend(colors["tx1"], ground, step / 20) for step in range(8, 20)]
    # On a ground of middling lightness bars lighter than it would swallow light text.
    mixed += [blend(away, ground, step / 20) for step in range(8, 21)]
    greys = (blend("808080", each, 0.75) for each in mixed)
    return next((each for each in (*own, *greys) if serves(each)), colors["tx2"])


def _third(colors: Mapping[str, str], brand: Mapping[str, str]) -> str:
    sound = _is_sound(colors, "accent3")
    own = [brand[f"accent{number}"] for number in (3, 2, 4, 5, 6)]
    turned = ["4A7FB5", "B7791F", "2E8B7A", "7A3FA0"]
    choices: Iterable[str] = (
        mix for color in (*own, *turned) for mix in (color, _moved(color, colors, sound))
    )
    return next((each for each in choices if sound(each)), colors["tx2"])


def _of_hue(
    colors: Mapping[str, str],
    brand: Mapping[str, str],
    slot: str,
    ours: tuple[str, ...],
    degrees: tuple[float, float],
) -> str:
    """The brand's colour whose hue has this meaning, else one of ours."""
    sound = _is_sound(colors, slot)
    middle = sum(degrees) / 2
    half = (degrees[1] - degrees[0]) / 2
    own = [
        brand[f"accent{number}"]
        for number in range(2, 7)
        if saturation(brand[f"accent{number}"]) > 0.3
        and hue_distance(brand[f"accent{number}"], _PURE[round(middle) % 360 // 10]) <= half
    ]
    for color in (*own, *ours):
        moved = _moved(color, colors, sound)
        if sound(moved):
            return moved
    return _moved(ours[0], colors, lambda mix: contrast(mix, colors["bg1"]) >= 4.5)


def _pure(degrees: int) -> str:
    import colorsys

    channels = colorsys.hls_to_rgb(degrees / 360, 0.5, 1.0)
    return "".join(f"{round(255 * channel):02X}" for channel in channels)


_PURE = tuple(_pure(10 * tenth) for tenth in range(36))
"""Full colours, one every ten degrees of the wheel."""
