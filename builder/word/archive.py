"""The ZIP file behind a .docx, written so that equal content gives equal bytes."""

from io import BytesIO
from zipfile import ZipFile

from builder.fixed_zip import zipped


def with_fixed_dates(data: bytes) -> bytes:
    """The same files in the same order, packed anew."""
    with ZipFile(BytesIO(data)) as old:
        return zipped((name, old.read(name)) for name in old.namelist())
