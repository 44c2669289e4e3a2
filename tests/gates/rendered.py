"""Contrast on the rendered picture: the pixels that a text covers, as they look without it, against its colour.

LibreOffice draws every deck twice, as it is and with its texts emptied. Where the two pictures differ there are
letters; the second one shows what lies under them, whatever has put it there: a fill, a picture, a company's artwork.
"""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image, ImageChops

from builder.model.slide import Plan, Slide
from builder.source.contrast import contrast
from tests.gates.opened import OpenedDeck
from tests.gates.paint import Box, Painter, least_contrast

DPI = 60
_SEEN = 20
"""Channel values (0 to 255) by which a pixel changes where a letter covers it; less is the rim of one."""
_WORST_SHARE = 0.1
"""This share of a text's pixels may lie on worse ground: rims of shapes that letters touch."""
_TEXT = re.compile(rb"<a:t>[^<]*</a:t>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A deck's slides as pictures, with and without their texts."""

    with_text: tuple[Image.Image, ...]
    without: tuple[Image.Image, ...]


def missing_tools() -> str:
    """Why nothing can be rendered, or an empty text."""
    missing = [tool for tool in ("soffice", "pdftoppm") if shutil.which(tool) is None]
    return f"{' and '.join(missing)} not installed" if missing else ""


def render(decks: Mapping[str, bytes], folder: Path) -> dict[str, Pages]:
    """Every deck's pages, drawn in one run of LibreOffice."""
    files: list[Path] = []
    for number, data in enumerate(decks.values()):
        for kind, content in (("a", data), ("b", _emptied(data))):
            file = folder / f"{number}{kind}.pptx"
            file.write_bytes(content)
            files.append(file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        + [str(file) for file in files],
        capture_output=True,
        timeout=300,
        check=True,
    )
    return {
        name: Pages(
            with_text=tuple(_pictures(folder / f"{number}a.pdf")),
            without=tuple(_pictures(folder / f"{number}b.pdf")),
        )
        for number, name in enumerate(decks)
    }


def faint_texts(deck: OpenedDeck, pages: Pages, width_pt: float) -> Iterator[str]:
    """Texts with less contrast than they need, one line each; ``width_pt`` is a slide's width."""
    for text in Painter(deck).texts():
        if text.box is None:
            continue
        shown, bare = pages.with_text[text.slide - 1], pages.without[text.slide - 1]
        grounds = _under_letters(shown, bare, text.box, shown.width / width_pt)
        where = f"slide {text.slide}: {text.shape} “{text.text[:20]}”"
        if not grounds:
            yield f"{where}: nothing of it is to be seen"
            continue
        worst, color = _worst(text.color, grounds)
        if worst < least_contrast(text):
            yield f"{where}: {text.color} on {color} has {worst:.2f}, needs {least_contrast(text):g}"


def _worst(ink: str, grounds: Sequence[tuple[str, int]]) -> tuple[float, str]:
    """The contrast that all but a tenth of the pixels exceed, and the ground where it is found."""
    left = sum(count for _, count in grounds) * _WORST_SHARE
    for value, color, count in sorted((contrast(ink, color), color, n) for color, n in grounds):
        left -= count
        if left < 0:
            return value, color
    raise ValueError("no pixels")


def _under_letters(
    shown: Image.Image, bare: Image.Image, box: Box, px_per_pt: float
) -> Sequence[tuple[str, int]]:
    """Colours of the bare picture where letters of the box are, each with its number of pixels."""
    left, top, width, height = (side * px_per_pt for side in box)
    crop = (
        max(0, int(left)),
        max(0, int(top)),
        min(shown.width, int(left + width) + 1),
        min(shown.height, int(top + height) + 1),
    )
    if crop[0] >= crop[2] or crop[1] >= crop[3]:
        return ()
    ground = bare.crop(crop)
    changed = ImageChops.difference(shown.crop(crop), ground).split()
    most = ImageChops.lighter(ImageChops.lighter(changed[0], changed[1]), changed[2])
    letters = most.point(lambda value: 255 if value >= _SEEN else 0)
    counted = Image.merge("RGBA", (*ground.split(), letters)).getcolors(
        ground.width * ground.height
    )
    return [(bytes(color[:3]).hex().upper(), count) for count, color in counted or () if color[3]]


def _emptied(data: bytes) -> bytes:
    """The deck with nothing written on its slides."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
                # A blank keeps its size, so that no row of a table changes its height.
                content = _TEXT.sub(b"<a:t> </a:t>", content)
            new.writestr(name, content)
    return written.getvalue()


def _pictures(file: Path) -> Iterator[Image.Image]:
    stem = file.with_suffix("")
    subprocess.run(
        ["pdftoppm", "-r", str(DPI), "-aa", "yes", str(file), str(stem)], timeout=300, check=True
    )
    for picture in sorted(file.parent.glob(f"{stem.name}-*.ppm")):
        with Image.open(picture) as opened:
            yield opened.convert("RGB")


def pick(plan: Plan, components: Collection[str]) -> Plan:
    """The first slide of each component; of questions the answer, which has more colours."""
    chosen: dict[str, Slide] = {}
    for slide in plan.slides:
        if slide.component in components and slide.kind != "question":
            chosen.setdefault(slide.component, slide)
    return replace(plan, slides=tuple(chosen.values()))
