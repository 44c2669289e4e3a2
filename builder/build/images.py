"""Pictures of a page, read and checked once per deck."""

from pathlib import Path

from builder.lint.diagnostic import Report
from builder.model.block import Image
from builder.model.picture import LoadedImage
from builder.source.image import read_image, resolve_image


class Images:
    """Loads the images that slides ask for; faults go into the report once."""

    def __init__(self, root: Path, report: Report) -> None:
        self._root = root
        self._report = report
        self._loaded: dict[tuple[str, str], LoadedImage | None] = {}

    def load(self, image: Image) -> LoadedImage | None:
        """The picture behind an image block, or None where it cannot be shown."""
        key = (image.span.path, image.target)
        if key not in self._loaded:
            self._loaded[key] = self._read(image)
        return self._loaded[key]

    def _read(self, image: Image) -> LoadedImage | None:
        path = resolve_image(image.target, image.span.path, self._report, image.span)
        checked = path and read_image(path, self._root, self._report, image.span)
        if not checked:
            return None
        return LoadedImage(
            data=checked.data,
            media_type=checked.media_type,
            width_px=checked.width,
            height_px=checked.height,
        )
