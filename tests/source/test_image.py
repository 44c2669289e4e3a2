"""Pictures come out upright, plain and always the same, or are refused with a reason."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from builder.lint.diagnostic import Report
from builder.model.span import Span
from builder.source.image import CheckedImage, read_image, resolve_image

PLACE = Span("content/a.md", 3, 5)


def encoded(mode: str, form: str, size: tuple[int, int] = (8, 4), **options: Any) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size).save(stream, form, **options)
    return stream.getvalue()


def read(root: Path, name: str, raw: bytes) -> tuple[CheckedImage | None, list[str]]:
    (root / "content").mkdir(exist_ok=True)
    (root / "content" / name).write_bytes(raw)
    report = Report()
    image = read_image(f"content/{name}", root, report, PLACE)
    assert all(finding.span == PLACE for finding in report)
    return image, [finding.code for finding in report]


def decoded(image: CheckedImage | None) -> Image.Image:
    assert image is not None
    opened = Image.open(io.BytesIO(image.data))
    opened.load()
    assert (opened.width, opened.height) == (image.width, image.height)
    return opened


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_becomes_a_plain_one(tmp_path: Path, mode: str) -> None:
    image, findings = read(tmp_path, "a.png", encoded(mode, "PNG"))
    assert not findings
    assert decoded(image).mode in ("L", "RGB", "RGBA")


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    raw = encoded("RGB", "JPEG")
    assert read(tmp_path, "a.jpg", raw) == read(tmp_path, "a.jpg", raw)


def test_metadata_and_what_hides_behind_the_picture_are_gone(tmp_path: Path) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "SECRET")
    image, _ = read(tmp_path, "a.png", encoded("RGB", "PNG", pnginfo=notes) + b"SECRET")
    assert image is not None and b"SECRET" not in image.data
    exif = Image.Exif()
    exif[0x010E] = "SECRET"
    raw = encoded("RGB", "JPEG", exif=exif, comment=b"SECRET") + b"SECRET"
    image, _ = read(tmp_path, "a.jpg", raw)
    assert image is not None and b"SECRET" not in image.data


def test_a_photo_taken_sideways_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image, findings = read(tmp_path, "a.jpg", encoded("RGB", "JPEG", exif=exif))
    assert not findings
    assert decoded(image).size == (4, 8)
    assert not decoded(image).getexif()


def test_cmyk_is_converted_with_a_warning(tmp_path: Path) -> None:
    image, findings = read(tmp_path, "a.jpg", encoded("CMYK", "JPEG"))
    assert findings == ["SRC014"]
    assert decoded(image).mode == "RGB"


def test_a_still_gif_becomes_a_png_and_a_moving_one_is_refused(tmp_path: Path) -> None:
    image, findings = read(tmp_path, "a.gif", encoded("P", "GIF"))
    assert image is not None and image.media_type == "image/png" and not findings
    frames = [Image.new("RGB", (4, 4), color) for color in ("red", "blue")]
    raw = encoded("RGB", "GIF", save_all=True, append_images=frames)
    assert read(tmp_path, "a.gif", raw) == (None, ["SRC013"])


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_truncated_files_are_refused(tmp_path: Path, form: str, kept: float) -> None:
    noise = Image.effect_noise((64, 64), 80)
    stream = io.BytesIO()
    noise.save(stream, form)
    raw = stream.getvalue()
    assert read(tmp_path, f"a.{form.lower()}", raw[: int(len(raw) * kept)])[1] == ["SRC013"]


def test_a_file_that_only_claims_to_be_a_picture_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path, "a.png", b"")[1] == ["SRC013"]
    assert read(tmp_path, "a.png", encoded("RGB", "JPEG"))[1] == ["SRC013"]


def test_more_than_forty_megapixels_are_refused_unread(tmp_path: Path) -> None:
    raw = encoded("1", "PNG", (8000, 5001))
    assert read(tmp_path, "a.png", raw) == (None, ["SRC013"])


def test_pictures_outside_the_folder_or_behind_links_are_refused(tmp_path: Path) -> None:
    raw = encoded("RGB", "PNG")
    (tmp_path / "content").mkdir()
    (tmp_path / "secret.png").write_bytes(raw)
    (tmp_path / "content" / "link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "content" / "folder").symlink_to(tmp_path)
    for path in (
        "secret.png",
        "content/../secret.png",
        "content/link.png",
        "content/folder/secret.png",
        "content/missing.png",
        "content",
        "/etc/passwd",
    ):
        report = Report()
        assert read_image(path, tmp_path, report, PLACE) is None
        assert [finding.code for finding in report] == ["DIA015"]


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("flow.png", "content/kpis/flow.png"),
        ("./img/%E6%B5%81.png", "content/kpis/img/流.png"),
        ("../flow.png", "content/flow.png"),
        ("../../flow.png", None),
        ("a/../../../flow.png", None),
        ("%2e%2e/%2e%2e/flow.png", None),
        ("/flow.png", None),
        ("//host/flow.png", None),
        ("https://training.example.com/flow.png", None),
        ("data:image/png;base64,AA", None),
        ("C:\\flow.png", None),
    ],
)
def test_targets_stay_inside_the_content_folder(target: str, found: str | None) -> None:
    report = Report()
    assert resolve_image(target, "content/kpis/a.md", report, PLACE) == found
    assert bool(report.diagnostics) is (found is None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    name=st.sampled_from(["a.png", "a.jpg", "a.gif"]),
    position=st.integers(0, 400),
    patch=st.binary(min_size=1, max_size=8),
)
def test_damaged_pictures_never_raise(
    tmp_path: Path, name: str, position: int, patch: bytes
) -> None:
    form = {"a.png": "PNG", "a.jpg": "JPEG", "a.gif": "GIF"}[name]
    raw = bytearray(encoded("RGB", form))
    raw[position : position + len(patch)] = patch
    image, findings = read(tmp_path, name, bytes(raw))
    assert image is not None or findings
