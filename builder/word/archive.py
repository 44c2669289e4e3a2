"""The ZIP file behind a .docx, written so that equal content gives equal bytes."""

import io
import zipfile

_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def with_fixed_dates(data: bytes) -> bytes:
    """The same files in the same order, all dated 1980-01-01 and packed anew."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system = _UNIX
            info.external_attr = 0o600 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return buffer.getvalue()
