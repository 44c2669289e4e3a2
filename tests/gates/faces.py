"""Single faces out of the Noto CJK collection, for tools that cannot read a collection."""

import shutil
import subprocess
from pathlib import Path

_FAMILY = "Noto Sans CJK SC"
_PACKAGE = "fonts-noto-cjk"


def missing_fonts() -> str:
    """Why the faces cannot be had, or an empty text."""
    if shutil.which("fc-match") is None:
        return "fontconfig is not installed"
    if any(_collection(style) is None for style in ("Regular", "Bold")):
        return f"{_FAMILY} is not installed ({_PACKAGE})"
    return ""


def extract_face(style: str, target: Path) -> Path:
    """Write ``Noto Sans CJK SC`` in one style to ``target``; a second or so."""
    from fontTools.ttLib import TTCollection

    collection = _collection(style)
    if collection is None:
        raise FileNotFoundError(_FAMILY)
    with TTCollection(collection, lazy=True) as fonts:
        face = next(font for font in fonts if _FAMILY in _families(font))
        face.save(target)
    return target


def _families(font: object) -> set[str | None]:
    names = font["name"]  # type: ignore[index]
    return {names.getDebugName(1), names.getDebugName(16)}


def _collection(style: str) -> str | None:
    found = subprocess.run(
        ["fc-match", "-f", "%{family}|%{file}", f"{_FAMILY}:style={style}"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    family, _, file = found.partition("|")
    return file if _FAMILY in family and file.endswith(".ttc") else None
