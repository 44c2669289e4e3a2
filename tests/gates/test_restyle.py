"""Changing the theme's colours and fonts in the finished file, as the slide master's view does, restyles every slide.

Only ``ppt/theme/theme1.xml`` is edited. The notes pages stand on a theme of their own, as PowerPoint wants it, and are
held here only to naming no colour or font themselves. The workbooks behind charts are not looked into: Excel shows
them in a window of its own, in its own type.
"""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from builder.build.decks import DeckJob, build_deck, load_plans
from builder.build.progress import Progress
from builder.build.project import Project
from builder.build.specimens import specimen_slides
from builder.components import block_components
from builder.lint.diagnostic import Report
from builder.model.slide import Slide
from tests.gates.findings import expect_none
from tests.gates.opened import A, OpenedDeck, OpenedSlide, P, open_deck
from tests.gates.test_gates_bite import altered

THEME = "/ppt/theme/theme1.xml"
FIXED = tuple(f"{A}{kind}" for kind in ("srgbClr", "sysClr", "prstClr", "scrgbClr", "hslClr"))
"""Every way of DrawingML to state a colour that is not the theme's."""
COLORS = {
    "dk1": "3A0A4A", "lt1": "FFF0D6", "dk2": "7A3A9A", "lt2": "FFDFA8",
    "accent1": "C2185B", "accent2": "9A9430", "accent3": "00A84D", "accent4": "5500FF",
    "accent5": "0033CC", "accent6": "FF7700", "hlink": "AA0066", "folHlink": "884400",
}  # fmt: skip
"""Colours that no brand has, and whose mixtures are none of a brand's either."""
FONT = "Noto Serif CJK SC"
FONT_FILES = "NotoSerifCJK"
"""What its faces are called in a PDF, without the region and weight."""
WIDTH_PX = 960
SEEN_PX = 60
"""From this many pixels on, a slide shows a colour."""
FEW_PX = 10
"""Up to this many may come about anywhere, where two other colours meet."""
RASTER = ("soffice", "pdftoppm", "pdffonts", "fc-list")


@pytest.fixture
def deck(branded: OpenedDeck) -> OpenedDeck:
    """Both courses in each of the brands."""
    return branded


def test_no_part_outside_the_theme_states_a_colour(deck: OpenedDeck) -> None:
    expect_none(stated_colors(deck))


def test_no_part_outside_the_theme_names_a_font(deck: OpenedDeck) -> None:
    expect_none(named_fonts(deck))


def test_every_slide_takes_its_colours_from_that_theme(deck: OpenedDeck) -> None:
    expect_none(own_ways(deck))


FAULTS = {
    "a colour in a layout": (
        r"ppt/slideLayouts/slideLayout\d\.xml", '<a:schemeClr val="accent1"/>', '<a:srgbClr val="00637A"/>',
    ),
    "a colour in a table style": (
        r"ppt/tableStyles\.xml", "/>$", '><a:prstClr val="black"/></a:tblStyleLst>',
    ),
    "a font in the master": (r"ppt/slideMasters/slideMaster1\.xml", r'"\+mj-ea"', '"SimHei"'),
    "a font in a chart": (r"ppt/charts/chart\d+\.xml", r'"\+mn-lt"', '"Calibri"'),
    "a bullet's font": (r"ppt/slides/slide\d+\.xml", "<a:buFontTx/>", '<a:buFont typeface="Wingdings"/>'),
    "a slide with a colour map of its own": (
        r"ppt/slides/slide\d+\.xml", "<a:masterClrMapping/>", '<a:overrideClrMapping bg1="dk1"/>',
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def sound(built: dict[str, Path | str]) -> OpenedDeck:
    """The stress deck, which has every kind of part."""
    root = built["stress"]
    assert isinstance(root, Path)
    return open_deck(root / "dist" / "decks" / "stress.pptx")


@pytest.mark.parametrize("name", FAULTS)
def test_the_fault_is_found(name: str, sound: OpenedDeck) -> None:
    broken = altered(sound, *FAULTS[name])
    assert [*stated_colors(broken), *named_fonts(broken), *own_ways(broken)]


def stated_colors(deck: OpenedDeck) -> Iterator[str]:
    """Colours that a change of the theme would not reach."""
    for name, root in _outside_themes(deck):
        for color in root.iter(*FIXED):
            yield f"{name}: {color.tag.rpartition('}')[2]} {color.get('val')}"


def named_fonts(deck: OpenedDeck) -> Iterator[str]:
    """Fonts that are not the theme's own, of text, bullets, charts or anything else."""
    for name, root in _outside_themes(deck):
        for font in root.xpath("//*[@typeface]"):
            if not re.fullmatch(r"\+m[jn]-(lt|ea|cs)", font.get("typeface")):
                yield f"{name}: {font.tag.rpartition('}')[2]} {font.get('typeface')}"


def own_ways(deck: OpenedDeck) -> Iterator[str]:
    """Slides, layouts and charts that do not end at ``theme1.xml`` or see it through a map of their own."""
    masters = {
        link.target
        for name in deck.parts
        for link in deck.links(name)
        if link.kind == "slideMaster"
    }
    for master in masters:
        themes = [link.target for link in deck.links(master) if link.kind == "theme"]
        if themes != [THEME]:
            yield f"{master} stands on {themes}"
    for name, root in _outside_themes(deck):
        if any(link.kind == "themeOverride" for link in deck.links(name)):
            yield f"{name} has a theme of its own"
        for changed in root.iter(f"{A}overrideClrMapping"):
            yield f"{name} maps colours itself: {dict(changed.attrib)}"


def _outside_themes(deck: OpenedDeck) -> Iterator[tuple[str, etree._Element]]:
    return ((name, root) for name, root in deck.all_xml() if not name.startswith("/ppt/theme/"))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A deck as LibreOffice shows it."""

    pictures: tuple[Mapping[str, int], ...]
    """Pixels of every colour (``RRGGBB``), slide by slide."""
    fonts: frozenset[str]
    """Names of the fonts that anything is set in."""


@pytest.fixture(scope="module")
def every_form(
    built: dict[str, Path | str], tmp_path_factory: pytest.TempPathFactory
) -> OpenedDeck:
    """A small deck with one slide of every component, furniture included, and one of every chart type."""
    root = built["library"]
    assert isinstance(root, Path)
    with Progress(quiet=True) as progress:
        loaded, plans, themes = load_plans(Project(root), (), Report(), progress)
    plan = plans["efficient-service"]
    specimens = tuple(
        slide for name in block_components() for slide in specimen_slides(name, loaded.library)
    )
    chosen: dict[tuple[str, str], Slide] = {}
    for slide in (*plan.slides, *specimens):
        chosen.setdefault(_form(slide), slide)
    target = tmp_path_factory.mktemp("restyle") / "forms.pptx"
    job = DeckJob(
        plan=replace(plan, slides=tuple(chosen.values())),
        theme=themes[plan.theme],
        root=root,
        target=target,
    )
    build_deck(job)
    return open_deck(target)


def _form(slide: Slide) -> tuple[str, str]:
    return slide.component, str(getattr(slide.content, "type", ""))


@pytest.fixture(scope="module")
def before(every_form: OpenedDeck, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """The deck as it was built."""
    return draw(every_form.data, tmp_path_factory.mktemp("before"))


@pytest.fixture(scope="module")
def after(every_form: OpenedDeck, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """The deck with another theme part and nothing else changed."""
    return draw(restyled(every_form), tmp_path_factory.mktemp("after"))


def test_every_colour_a_slide_shows_gives_way_to_the_new_one(
    every_form: OpenedDeck, before: Drawn, after: Drawn
) -> None:
    new = new_colors(every_form)
    assert len(before.pictures) == len(after.pictures) == len(every_form.slides)
    found = [
        f"slide {slide.number} ({slide.title}): {old}: {was[old]} px before, {now.get(old, 0)} px"
        f" after, and {sum(now.get(each, 0) for each in new[old])} px of the new colour"
        for slide, was, now in zip(every_form.slides, before.pictures, after.pictures, strict=True)
        for old in new.keys() - kept_by_pictures(slide)
        if was.get(old, 0) >= SEEN_PX and (now.get(old, 0) > FEW_PX or new[old].isdisjoint(now))
    ]
    expect_none(found)


def test_every_text_is_set_in_the_new_font(before: Drawn, after: Drawn) -> None:
    installed = subprocess.run(["fc-list", FONT], capture_output=True, text=True, check=True).stdout
    if not installed:
        pytest.skip(f"not run: {FONT} is not installed (fonts-noto-cjk)")
    assert not any(font.startswith(FONT_FILES) for font in before.fonts)
    assert after.fonts
    expect_none(font for font in after.fonts if not font.startswith(FONT_FILES))


def kept_by_pictures(slide: OpenedSlide) -> frozenset[str]:
    """A picture keeps its colours; the QR code has to, dark on white in any brand, or phones cannot read it."""
    return (
        frozenset({"FFFFFF"}) if next(slide.root.iter(f"{P}pic"), None) is not None else frozenset()
    )


def new_colors(deck: OpenedDeck) -> Mapping[str, set[str]]:
    """For every colour of the deck's theme, those that its slots have afterwards."""
    replaced: dict[str, set[str]] = {}
    for slot in deck.xml(THEME).find(f".//{A}clrScheme"):
        replaced.setdefault(slot[0].get("val"), set()).add(COLORS[slot.tag.rpartition("}")[2]])
    return replaced


def restyled(deck: OpenedDeck) -> bytes:
    """The file with ``COLORS`` and ``FONT`` in its first theme part."""
    theme = deck.xml(THEME)
    for slot in theme.find(f".//{A}clrScheme"):
        slot[0].set("val", COLORS[slot.tag.rpartition("}")[2]])
    for kind in ("latin", "ea"):
        for font in theme.iter(f"{A}{kind}"):
            font.set("typeface", FONT)
    for font in theme.iter(f"{A}font"):
        font.set("typeface", FONT)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in deck.parts.items():
            archive.writestr(name[1:], etree.tostring(theme) if name == THEME else content)
    return written.getvalue()


def draw(data: bytes, folder: Path) -> Drawn:
    """Through LibreOffice and poppler; skips where they are missing."""
    missing = [tool for tool in RASTER if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not run: {' and '.join(missing)} not installed")
    file = folder / "deck.pptx"
    file.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, str(file)], capture_output=True, timeout=300, check=True)
    pdf = str(folder / "deck.pdf")
    scale = ["-scale-to-x", str(WIDTH_PX), "-scale-to-y", "-1"]
    subprocess.run(["pdftoppm", "-png", *scale, pdf, str(folder / "slide")], check=True)
    listed = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout
    return Drawn(
        pictures=tuple(_colors(picture) for picture in sorted(folder.glob("slide-*.png"))),
        fonts=frozenset(line.split()[0].rpartition("+")[2] for line in listed.splitlines()[2:]),
    )


def _colors(file: Path) -> Mapping[str, int]:
    with Image.open(file) as picture:
        counted = picture.convert("RGB").getcolors(picture.width * picture.height)
    return {"{:02X}{:02X}{:02X}".format(*color): count for count, color in counted}
