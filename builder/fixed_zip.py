"""ZIP files whose bytes depend on what is in them alone."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PACKED_ALREADY = (".docx", ".gif", ".jpg", ".png")
OWNER_ONLY = 0o600
EVERYBODY_READS = 0o100644
"""A plain file that a web server may read once it is unpacked."""


def zipped(files: Iterable[tuple[str, bytes]], mode: int = OWNER_ONLY) -> bytes:
    """Names and contents in their order, all dated 1980-01-01; each is taken when it is its turn."""
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in files:
            info = ZipInfo(name, _DATE)
            info.create_system = _UNIX
            info.external_attr = mode << 16
            info.compress_type = ZIP_STORED if name.endswith(_PACKED_ALREADY) else ZIP_DEFLATED
            package.writestr(info, content)
    return target.getvalue()
