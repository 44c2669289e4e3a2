"""Pictures of a deck: equal bytes become one part, however often they are shown."""

import hashlib
from collections.abc import Iterable

from builder.deck.package import Part

_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}


class MediaStore:
    """Collects pictures and numbers them in order of first use, apart from those already in the base."""

    __slots__ = ("_names", "_number", "_taken", "parts")

    def __init__(self, present: Iterable[Part] = ()) -> None:
        pictures = [part for part in present if part.name.startswith("/ppt/media/")]
        self._names = {hashlib.sha256(part.data).digest(): part.name for part in pictures}
        self._taken = {part.name.rpartition(".")[0] for part in pictures}
        self._number = 0
        self.parts: list[Part] = []
        """Pictures added, without those of the base."""

    def add(self, data: bytes, media_type: str) -> str:
        """The name of the part that holds ``data``."""
        digest = hashlib.sha256(data).digest()
        name = self._names.get(digest)
        if name is None:
            stem = self._free_stem()
            name = f"{stem}.{_EXTENSIONS[media_type]}"
            self._names[digest] = name
            self.parts.append(Part(name=name, content_type=media_type, data=data))
        return name

    def _free_stem(self) -> str:
        self._number += 1
        while (stem := f"/ppt/media/image{self._number}") in self._taken:
            self._number += 1
        return stem
