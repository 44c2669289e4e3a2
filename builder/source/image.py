"""Images below ``content/``: checked, fully decoded, and written anew without hidden parts."""

import io
import re
import warnings
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from builder.lint.diagnostic import Report
from builder.model.span import Span

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MAX_IMAGE_BYTES = 20_000_000
MAX_IMAGE_PIXELS = 40_000_000

_SIGNATURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
}
_FORMATS = ("PNG", "JPEG", "GIF")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


MediaType = Literal["image/png", "image/jpeg"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedImage:
    """A picture that every program can show: upright, RGB or grey, one frame, no metadata."""

    path: str
    data: bytes
    """The file written anew; the same input gives the same bytes."""
    media_type: MediaType
    """``image/png`` or ``image/jpeg``."""
    width: int
    """In pixels, after turning it upright."""
    height: int


def has_image_signature(head: bytes, suffix: str) -> bool:
    """Whether a file begins as its suffix says."""
    return head.startswith(_SIGNATURES.get(suffix.lower(), ()))


def resolve_image(target: str, page: str, report: Report, span: Span) -> str | None:
    """Path below the root of an image a page refers to; None when it is not a local file.

    ``page`` is the page's own path below the root; the result lies in the same top folder.
    """
    if _SCHEME.match(target) or "\\" in target:
        _report_target(target, "图片必须是本地文件", "the image must be a local file", report, span)
        return None
    if target.startswith("/"):
        _report_target(
            target, "图片地址不能以 / 开头", "the image path must be relative", report, span
        )
        return None
    parts = list(PurePosixPath(page).parent.parts)
    top = len(parts[:1])
    for part in PurePosixPath(unquote(target.split("#")[0].split("?")[0])).parts:
        if part != "..":
            parts.append(part)
        elif len(parts) > top:
            parts.pop()
        else:
            _report_target(
                target,
                "图片在内容文件夹之外",
                "the image is outside the content folder",
                report,
                span,
            )
            return None
    return "/".join(parts)


def _report_target(target: str, message: str, english: str, report: Report, span: Span) -> None:
    report.error(
        "DIA015",
        span,
        f"{message}：{target[:80]}",
        "把图片放在页面旁边，写成 ![说明](图片.png)",
        f"{english}: {target[:80]}",
    )


def read_image(
    path: str, root: Path, report: Report, span: Span, within: str = "content"
) -> CheckedImage | None:
    """Read, decode and rewrite an image; None when it cannot be used.

    ``path`` is below ``root`` and must stay in the folder ``within``; ``span`` is the place that
    refers to it. At most 20 MB and 40 megapixels.
    """
    raw = _read(path, root, report, span, within)
    if raw is None:
        return None
    if not has_image_signature(raw, PurePosixPath(path).suffix):
        _report(
            span,
            f"{path} 的内容不是它的扩展名所说的图片格式",
            "重新导出为 PNG 或 JPEG",
            f"{path} is not an image of the type its suffix says",
            report,
        )
        return None
    try:
        return _decode(path, raw, report, span)
    except MemoryError:
        _report(span, f"{path} 太大，内存不够", "缩小后再用", f"{path} is too large", report)
    except Exception as error:
        # Pillow's decoders raise a dozen types on damaged files (struct.error, SyntaxError,
        # zlib.error, EOFError …); whatever it is, the file is not a usable picture.
        _report(
            span,
            f"{path} 无法解码，文件可能不完整",
            "重新导出或重新下载这张图片",
            f"{path} cannot be decoded: {type(error).__name__}",
            report,
        )
    return None


def _read(path: str, root: Path, report: Report, span: Span, within: str) -> bytes | None:
    file = root / path
    try:
        real = file.resolve(strict=True)
        inside = real.is_relative_to((root / within).resolve()) and real == _plain(root, path)
        if inside and real.is_file() and real.stat().st_size <= MAX_IMAGE_BYTES:
            return real.read_bytes()
    except (OSError, ValueError, RuntimeError):
        _report_reference(
            span, f"找不到图片 {path}", f"there is no image {path}", report,
            "检查文件名的拼写和大小写",
        )  # fmt: skip
        return None
    if inside and real.is_file():
        _report(
            span,
            f"{path} 超过 {MAX_IMAGE_BYTES // 1_000_000} MB",
            "压缩或缩小后再用",
            f"{path} has more than {MAX_IMAGE_BYTES // 1_000_000} MB",
            report,
        )
    else:
        _report_reference(
            span, f"图片 {path} 不是 {within}/ 里的普通文件",
            f"{path} is not a plain file below {within}/", report,
            "把文件本身复制到页面旁边，不用符号链接",
        )  # fmt: skip
    return None


def _plain(root: Path, path: str) -> Path:
    """Where the file is when no part of its path is a symlink."""
    return root.resolve() / path


def _decode(path: str, raw: bytes, report: Report, span: Span) -> CheckedImage | None:
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        # Damaged metadata only warns; the size is checked here with our own limit.
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(raw), formats=_FORMATS) as opened:
            if not _is_usable(path, opened, report, span):
                return None
            opened.load()
            kept = _keeps_jpeg(opened)
            picture: Picture = opened if kept else ImageOps.exif_transpose(opened)
            if picture.mode == "CMYK":
                _warn_cmyk(path, report, span)
            data, media_type = _encode(picture, kept=kept)
            return CheckedImage(
                path=path,
                data=data,
                media_type=media_type,
                width=picture.width,
                height=picture.height,
            )


def _is_usable(path: str, picture: "Picture", report: Report, span: Span) -> bool:
    pixels = picture.width * picture.height
    if pixels > MAX_IMAGE_PIXELS:
        _report(
            span,
            f"{path} 有 {picture.width} × {picture.height} 像素，超过 4000 万",
            "缩小到宽 2400 像素左右，投影已经足够清楚",
            f"{path} has {pixels} pixels, the limit is {MAX_IMAGE_PIXELS}",
            report,
        )
        return False
    # A phone's MPO holds a second view beside the picture; that is no animation.
    if picture.format != "MPO" and getattr(picture, "is_animated", False):
        _report(
            span,
            f"{path} 是动画",
            "截取一帧存为 PNG；要演示过程，用几张图或一个步骤组件",
            f"{path} is animated",
            report,
        )
        return False
    return True


def _keeps_jpeg(picture: "Picture") -> bool:
    """Whether a JPEG can keep its own quantisation, so that writing it anew loses nothing."""
    from PIL import ExifTags

    return (
        picture.format == "JPEG"
        and picture.mode in ("RGB", "L")
        and picture.getexif().get(ExifTags.Base.Orientation, 1) == 1
        and "icc_profile" not in picture.info
    )


def _encode(picture: "Picture", *, kept: bool) -> tuple[bytes, MediaType]:
    stream = io.BytesIO()
    if kept:
        picture.info.pop("comment", None)
        picture.save(stream, "JPEG", quality="keep", exif=b"", icc_profile=None)
        return stream.getvalue(), "image/jpeg"
    plain = _plain_colours(picture)
    plain.info.clear()
    if picture.format in ("JPEG", "MPO") or picture.mode == "CMYK":
        plain.save(stream, "JPEG", quality=92, subsampling=0)
        return stream.getvalue(), "image/jpeg"
    plain.save(stream, "PNG")
    return stream.getvalue(), "image/png"


def _plain_colours(picture: "Picture") -> "Picture":
    """Grey, RGB or RGBA in sRGB."""
    if picture.mode.startswith("I;16") or picture.mode == "I":
        # Sixteen bits a pixel: Pillow's own conversion clips instead of scaling.
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    srgb = _to_srgb(picture)
    if srgb.mode in ("L", "RGB", "RGBA"):
        return srgb.convert("RGBA") if "transparency" in srgb.info else srgb.copy()
    if srgb.mode == "1":
        return srgb.convert("L")
    has_alpha = srgb.mode in ("LA", "PA", "La", "RGBa") or "transparency" in srgb.info
    return srgb.convert("RGBA" if has_alpha else "RGB")


def _to_srgb(picture: "Picture") -> "Picture":
    """Phones write Display P3: dropping that profile unused would dull every colour."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA"):
        return picture
    from PIL import ImageCms

    try:
        converted = ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
        )
    except (ImageCms.PyCMSError, OSError):
        return picture
    return converted or picture


def _warn_cmyk(path: str, report: Report, span: Span) -> None:
    report.warn(
        "SRC014",
        span,
        f"{path} 是印刷用的 CMYK 图片，已转成 RGB，颜色可能略有变化",
        "在设计软件里导出为 RGB",
        f"{path} is CMYK and was converted to RGB",
    )


def _report(span: Span, message: str, hint: str, english: str, report: Report) -> None:
    report.error("SRC013", span, message, hint, english)


def _report_reference(span: Span, message: str, english: str, report: Report, hint: str) -> None:
    report.error("DIA015", span, message, hint, english)
