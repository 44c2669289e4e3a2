"""What holds for every component without a block: it fits, stays in its place and looks as expected."""

import pytest
from furniture_samples import CASES, CONTENTS, OWN_TITLE, ROOT, as_slides, flat, lay_out, load_image

from builder.layout.check import check_slides
from builder.layout.dump import dump_frames
from builder.layout.frame import FreeformFrame, GroupFrame, LineFrame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit


@pytest.mark.parametrize(("name", "content", "region"), CASES)
def test_everything_fits_and_is_readable(name: str, content: object, region: Rect) -> None:
    kit = Kit(load_image=load_image)
    slides = as_slides(name, lay_out(name, content, region, kit))
    assert slides
    assert [str(violation) for violation in check_slides(slides, kit.fonts)] == []
    assert list(kit.report) == []


@pytest.mark.parametrize(("name", "content", "region"), CASES)
def test_names_on_a_slide_are_unique(name: str, content: object, region: Rect) -> None:
    for page in lay_out(name, content, region):
        names = [frame.name for frame in flat(page)]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("name", "content", "region"),
    [case for case in CASES if case.id and not case.id.startswith(tuple(OWN_TITLE))],
)
def test_nothing_leaves_the_region(name: str, content: object, region: Rect) -> None:
    for page in lay_out(name, content, region):
        for frame in flat(page):
            if not isinstance(frame, LineFrame | FreeformFrame | GroupFrame):
                assert frame.rect.x >= region.x - 0.5
                assert frame.rect.y >= region.y - 0.5
                assert frame.rect.right <= region.right + 0.5
                assert frame.rect.bottom <= region.bottom + 0.5


@pytest.mark.parametrize("name", CONTENTS)
def test_frames_are_as_expected(name: str, update_snapshots: bool) -> None:
    parts = []
    for number, content in enumerate(CONTENTS[name], 1):
        parts.append(f"=== example {number}")
        for page, slide in enumerate(as_slides(name, lay_out(name, content)), 1):
            parts.append(f"--- slide {page}\n{dump_frames(slide.frames).rstrip()}")
    actual = "\n".join(parts) + "\n"
    expected = ROOT / name.replace("-", "_") / "expected.txt"
    if update_snapshots:
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")
