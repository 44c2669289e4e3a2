"""The site in one file, for an intranet or a memory stick; equal sites give equal bytes."""

import re
from collections.abc import Iterator
from pathlib import Path

from builder.fixed_zip import EVERYBODY_READS, zipped

FOLDER = "training-site"
"""Everything lies in one folder: whoever unpacks it on the desktop gets one new thing there."""
README = "README.txt"
_TEXT = Path(__file__).with_name("zip-readme.txt")
_UPDATED = re.compile(r"<lastmod>([\d-]+)</lastmod>")


def pack_site(site: Path, name: str) -> bytes:
    """The ZIP file of a built site."""
    files = ((f"{FOLDER}/{path}", data) for path, data in _files(site, name))
    return zipped(files, EVERYBODY_READS)


def _files(site: Path, name: str) -> Iterator[tuple[str, bytes]]:
    yield README, _readme(site, name)
    for file in sorted(site.rglob("*")):
        if file.is_file():
            yield file.relative_to(site).as_posix(), file.read_bytes()


def _readme(site: Path, name: str) -> bytes:
    """As Windows' editor wants it: with a byte order mark, lines ended by both characters."""
    sitemap = site / "sitemap.xml"
    found = _UPDATED.findall(sitemap.read_text("utf-8")) if sitemap.is_file() else []
    text = _TEXT.read_text("utf-8").format(name=name, date=max(found, default="见各页页末"))
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8")
