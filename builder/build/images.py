"""Pictures of a page, read and checked once per deck."""

from pathlib import Path, PurePosixPath
from posixpath import normpath

from builder.layout.kit import LoadedImage
from builder.lint.diagnostic import Report
from builder.model.block import Image
from builder.source.image import read_image


class Images:
    """Loads the images that slides ask for; faults go into the report once."""

    def __init__(self, root: Path, report: Report) -> None:
        self._root = root
        self._report = report
        self._loaded: dict[str, LoadedImage | None] = {}

    def load(self, image: Image) -> LoadedImage | None:
        """The picture behind an image block, or None where it cannot be shown."""
        path = normpath(str(PurePosixPath(image.span.path).parent / image.target))
        if path not in self._loaded:
            checked = read_image(path, self._root, self._report, image.span)
            self._loaded[path] = checked and LoadedImage(
                data=checked.data,
                media_type=checked.media_type,
                width_px=checked.width,
                height_px=checked.height,
            )
        return self._loaded[path]
