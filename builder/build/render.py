"""Decks as pictures, through LibreOffice and poppler, to be looked at."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from builder.errors import CoursewareError

_TOOLS = {"soffice": "libreoffice-impress", "pdftoppm": "poppler-utils"}
_FONT_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <test name="family"><string>Microsoft YaHei</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Noto Sans CJK SC</string></edit>
  </match>
</fontconfig>
"""
_GAP = 12
_COLORS = 64
_BACKGROUND = (110, 116, 122)
_LABEL = (255, 255, 255)
_MARK = (255, 140, 40)


def missing_tools() -> tuple[str, ...]:
    """Debian packages that rendering needs and this machine lacks."""
    return tuple(package for tool, package in _TOOLS.items() if shutil.which(tool) is None)


def render_deck(deck: Path, folder: Path, *, width_px: int = 1280) -> tuple[Path, ...]:
    """One PNG per slide in ``folder``, in order; raises CoursewareError when a tool is missing or fails."""
    missing = missing_tools()
    if missing:
        raise CoursewareError(
            f"渲染图片需要安装：apt-get install {' '.join(missing)} fonts-noto-cjk"
        )
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        profile = f"-env:UserInstallation=file://{scratch}/profile"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", scratch]
        _run([*convert, str(deck)], _with_fonts(Path(scratch)))
        pdf = Path(scratch) / f"{deck.stem}.pdf"
        if not pdf.is_file():
            raise CoursewareError(f"LibreOffice 没能打开 {deck.name}")
        picture = ["pdftoppm", "-png", "-scale-to-x", str(width_px), "-scale-to-y", "-1"]
        _run([*picture, str(pdf), str(folder / "slide")])
    return tuple(sorted(folder.glob("slide-*.png"), key=lambda file: int(file.stem[6:])))


def contact_sheet(
    pictures: Sequence[Path | None],
    target: Path,
    *,
    columns: int = 4,
    width_px: int = 480,
    marked: Sequence[bool] = (),
    numbered: bool = True,
) -> None:
    """All pictures side by side in rows, numbered; None leaves a gap, ``marked`` ones get a frame."""
    height_px = width_px * 9 // 16
    rows = -(-len(pictures) // columns)
    size = (columns * (width_px + _GAP) + _GAP, rows * (height_px + _GAP) + _GAP)
    sheet = Image.new("RGB", size, _BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    for number, picture in enumerate(pictures):
        if picture is None:
            continue
        x = _GAP + number % columns * (width_px + _GAP)
        y = _GAP + number // columns * (height_px + _GAP)
        if number < len(marked) and marked[number]:
            edge = _GAP // 3
            draw.rectangle(
                (x - edge, y - edge, x + width_px + edge, y + height_px + edge), fill=_MARK
            )
        with Image.open(picture) as slide:
            sheet.paste(slide.resize((width_px, height_px), Image.Resampling.LANCZOS), (x, y))
        if numbered:
            draw.text((x + 4, y - 11), _number(picture, number), fill=_LABEL)
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(target)


def reduce_picture(file: Path) -> None:
    """Write a picture of flat slides anew with a palette of few colours, to keep it small."""
    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(colors=_COLORS, dither=Image.Dither.NONE)
    small.save(file, optimize=True)


def _number(picture: Path, position: int) -> str:
    """A slide's own number where the picture is named after it."""
    own = picture.stem.rpartition("-")[2]
    return str(int(own)) if own.isdigit() else str(position + 1)


def _with_fonts(scratch: Path) -> dict[str, str]:
    """An environment in which the Windows fonts of our themes are drawn with Noto Sans CJK.

    Without it fontconfig takes Han and Latin of one missing font from two different ones.
    """
    config = scratch / "fonts.conf"
    config.write_text(_FONT_CONFIG, encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(config)}


def _run(command: Sequence[str], environment: dict[str, str] | None = None) -> None:
    result = subprocess.run(
        command, capture_output=True, text=True, timeout=600, check=False, env=environment
    )
    if result.returncode:
        raise CoursewareError(f"{command[0]} 失败：{result.stderr.strip()[-300:]}")
