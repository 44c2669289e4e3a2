"""Reads advance widths from font files: ``python -m builder.layout.metrics.extract REGULAR.ttc BOLD.ttc``.

Run by hand when the reference font changes; the build only reads what this wrote.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

FAMILY = "Noto Sans CJK SC"
FULL_WIDTH = 1000
BOLD_CLASS = 600
FAMILY_NAME_IDS = (1, 16)


def faces(path: Path) -> Iterator[TTFont]:
    """Faces of a font file or collection that belong to the reference family."""
    if path.suffix.lower() in {".ttc", ".otc"}:
        fonts = TTCollection(str(path), lazy=True).fonts
    else:
        fonts = [TTFont(str(path), lazy=True)]
    for font in fonts:
        if any(font["name"].getDebugName(number) == FAMILY for number in FAMILY_NAME_IDS):
            yield font


def advances(font: TTFont) -> dict[int, int]:
    """Code point to advance in thousandths of an em."""
    units = font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    return {
        code: round(metrics[glyph][0] * 1000 / units) for code, glyph in font.getBestCmap().items()
    }


def ranges(values: dict[int, int], default: int) -> list[list[int]]:
    """``[first, last, value]`` for all that differ from ``default``; gaps between equals are closed."""
    result: list[list[int]] = []
    open_range: list[int] | None = None
    for code in sorted(values):
        value = values[code]
        if open_range is not None and value == open_range[2]:
            open_range[1] = code
        else:
            open_range = None if value == default else [code, code, value]
            if open_range is not None:
                result.append(open_range)
    return result


def extract(paths: Iterable[Path]) -> dict[str, object]:
    """The data file's content; a weight that no file holds is missing."""
    data: dict[str, object] = {"family": FAMILY, "default": FULL_WIDTH}
    for path in paths:
        for font in faces(path):
            weight = "bold" if font["OS/2"].usWeightClass >= BOLD_CLASS else "regular"
            data[weight] = ranges(advances(font), FULL_WIDTH)
    return data


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the data file beside this module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fonts", nargs="+", type=Path)
    data = extract(parser.parse_args(arguments).fonts)
    if not {"regular", "bold"} <= data.keys():
        parser.error(f"the files must hold {FAMILY} in Regular and Bold")
    target = Path(__file__).with_name("noto-sans-cjk-sc.json")
    target.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
