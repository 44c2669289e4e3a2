"""A preview beside the last one: what changed is found, what only moved is not."""

from pathlib import Path

from PIL import Image

from builder.build.preview import compare_pictures
from builder.build.render import contact_sheet


def pictures(folder: Path, colors: list[str]) -> list[Path]:
    folder.mkdir()
    files = []
    for number, color in enumerate(colors, 1):
        picture = Image.new("RGB", (64, 36), color)
        # The page number below differs on every slide, as on real ones.
        picture.putpixel((60, 35), (number, number, number))
        files.append(folder / f"slide-{number:02}.png")
        picture.save(files[-1])
    return files


def test_equal_slides_are_no_change(tmp_path: Path) -> None:
    before = pictures(tmp_path / "a", ["red", "green"])
    assert compare_pictures(before, pictures(tmp_path / "b", ["red", "green"])) == ()


def test_an_inserted_slide_is_the_only_change(tmp_path: Path) -> None:
    before = pictures(tmp_path / "a", ["red", "green", "blue"])
    now = pictures(tmp_path / "b", ["red", "white", "green", "blue"])
    changes = compare_pictures(before, now)
    assert [(change.before, change.now) for change in changes] == [(None, now[1])]


def test_a_changed_slide_stands_beside_its_old_self(tmp_path: Path) -> None:
    before = pictures(tmp_path / "a", ["red", "green", "blue"])
    now = pictures(tmp_path / "b", ["red", "black", "blue"])
    changes = compare_pictures(before, now)
    assert [(change.before, change.now) for change in changes] == [(before[1], now[1])]


def test_marked_slides_have_a_frame_on_the_sheet(tmp_path: Path) -> None:
    files = pictures(tmp_path / "a", ["red", "green"])
    sheets = []
    for marked in ([False, False], [False, True]):
        target = tmp_path / f"sheet-{marked[1]}.png"
        contact_sheet(files, target, columns=2, width_px=64, marked=marked)
        with Image.open(target) as sheet:
            sheets.append(sheet.convert("RGB").tobytes())
    assert sheets[0] != sheets[1]
