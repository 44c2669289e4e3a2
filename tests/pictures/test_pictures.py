"""The look of every component in every brand: drawn afresh and held against the pictures in ``docs/components``.

``pytest tests/pictures --update-snapshots`` draws the pictures anew; look at them before committing them.
"""

import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from builder.build.project import Project
from builder.build.render import missing_tools
from builder.build.specimens import render_specimens
from builder.lint.diagnostic import Report
from builder.source.theme import load_theme

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "components"
BRANDS = sorted(
    file.parent.name
    for file in (ROOT / "themes").glob("*/theme.yml")
    if not (file.parent / "template.pptx").exists()
)
CELL_PX = 40
"""Pictures are compared after reducing each such square to its mean colour."""
MOST_APART = 24
"""Of 255: renderers of different versions differ at edges, not over a whole square."""

pytestmark = pytest.mark.skipif(
    bool(missing_tools()), reason=f"not run: {', '.join(missing_tools())} is not installed"
)


def apart(one: Path, other: Path) -> int:
    """The greatest difference of two squares; 255 when the pictures differ in size."""
    with Image.open(one) as left, Image.open(other) as right:
        if left.size != right.size:
            return 255
        size = (max(1, left.width // CELL_PX), max(1, left.height // CELL_PX))
        reduced = [p.convert("RGB").resize(size, Image.Resampling.BOX) for p in (left, right)]
    extrema = ImageStat.Stat(ImageChops.difference(*reduced)).extrema
    return int(max(high for _, high in extrema))


@pytest.mark.parametrize("brand", BRANDS)
def test_every_component_looks_as_it_did(
    brand: str, tmp_path: Path, update_snapshots: bool
) -> None:
    theme = load_theme(ROOT / "themes" / brand, Report())
    assert theme is not None
    drawn = list(render_specimens(Project(ROOT), theme, tmp_path))
    kept = PICTURES / brand
    if update_snapshots:
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(tmp_path, kept)
    assert {file.name for file in drawn} == {file.name for file in kept.glob("*.png")}
    different = {file.name: apart(file, kept / file.name) for file in drawn}
    assert {name: step for name, step in different.items() if step > MOST_APART} == {}


def test_every_component_s_page_shows_its_picture_in_every_brand() -> None:
    pictures = list(PICTURES.glob("*/*.png"))
    assert {picture.parent.name for picture in pictures} == set(BRANDS)
    for picture in pictures:
        page = ROOT / "builder" / "components" / picture.stem.replace("-", "_") / "doc.md"
        shown = f"docs/components/{picture.parent.name}/{picture.name}"
        assert shown in page.read_text(encoding="utf-8")


def test_a_moved_shape_would_be_noticed(tmp_path: Path) -> None:
    kept = PICTURES / "default" / "steps.png"
    with Image.open(kept) as picture:
        moved = ImageChops.offset(picture.convert("RGB"), 0, 24)
        moved.save(tmp_path / "steps.png")
    assert apart(tmp_path / "steps.png", kept) > MOST_APART
