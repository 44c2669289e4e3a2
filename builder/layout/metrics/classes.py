"""Writes the line breaking class of every character: ``python -m builder.layout.metrics.classes``.

Classes are those of Unicode Standard Annex 14 with two refinements its rules ask for: opening and closing
parentheses of East Asian width are ``OPW`` and ``CPW``, initial and final quotation marks ``QUI`` and ``QUF``.
Complex scripts that need a dictionary are resolved as rule LB1 says.
"""

import json
import sys
import unicodedata
from pathlib import Path

DEFAULT = "AL"
WIDE = frozenset("FWH")


def line_breaking_class(character: str) -> str:
    """The refined class of one character."""
    from uniseg.linebreak import line_break

    name = str(line_break(character).value)
    category = unicodedata.category(character)
    if name == "SA":
        return "CM" if category in {"Mn", "Mc"} else DEFAULT
    if name in {"SG", "XX"}:
        return DEFAULT
    if name in {"OP", "CP"} and unicodedata.east_asian_width(character) in WIDE:
        return name + "W"
    if name == "QU":
        return {"Pi": "QUI", "Pf": "QUF"}.get(category, name)
    return name


def ranges() -> list[list[int | str]]:
    """``[first, last, class]`` for all characters whose class is not the default."""
    result: list[list[int | str]] = []
    current = DEFAULT
    for code in range(sys.maxunicode + 1):
        name = line_breaking_class(chr(code))
        if name != DEFAULT and name == current:
            result[-1][1] = code
        elif name != DEFAULT:
            result.append([code, code, name])
        current = name
    return result


def main() -> None:
    """Write the data file beside this module."""
    data = {"unicode": "16.0", "default": DEFAULT, "ranges": ranges()}
    target = Path(__file__).with_name("linebreak.json")
    target.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
