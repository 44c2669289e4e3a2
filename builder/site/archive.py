"""The site in one file, for an intranet or a memory stick; equal sites give equal bytes."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FOLDER = "training-site"
"""Everything lies in one folder: whoever unpacks it on the desktop gets one new thing there."""
README = "README.txt"
_TEXT = Path(__file__).with_name("zip-readme.txt")
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN_FILE = 0o100644
_UPDATED = re.compile(r"<lastmod>([\d-]+)</lastmod>")


def pack_site(site: Path, name: str) -> bytes:
    """The ZIP file of a built site."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        _add(archive, README, _readme(site, name))
        for file in sorted(site.rglob("*")):
            if file.is_file():
                _add(archive, file.relative_to(site).as_posix(), file.read_bytes())
    return packed.getvalue()


def _add(archive: ZipFile, path: str, data: bytes) -> None:
    info = ZipInfo(f"{FOLDER}/{path}", _DATE)
    info.create_system = _UNIX
    info.external_attr = _PLAIN_FILE << 16
    info.compress_type = ZIP_DEFLATED
    archive.writestr(info, data)


def _readme(site: Path, name: str) -> bytes:
    """As Windows' editor wants it: with a byte order mark, lines ended by both characters."""
    sitemap = site / "sitemap.xml"
    found = _UPDATED.findall(sitemap.read_text("utf-8")) if sitemap.is_file() else []
    text = _TEXT.read_text("utf-8").format(name=name, date=max(found, default="见各页页末"))
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8")
