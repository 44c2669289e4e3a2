"""ZIP files whose bytes depend on what is in them alone."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PACKED_ALREADY = (".docx", ".gif", ".jpg", ".png")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files by name, in the mapping's order, all dated 1980-01-01."""
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in files.items():
            info = ZipInfo(name, _DATE)
            info.create_system = _UNIX
            info.external_attr = 0o600 << 16
            info.compress_type = ZIP_STORED if name.endswith(_PACKED_ALREADY) else ZIP_DEFLATED
            package.writestr(info, content)
    return target.getvalue()
