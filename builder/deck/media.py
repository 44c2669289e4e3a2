"""Pictures of a deck: equal bytes become one part, however often they are shown."""

import hashlib

from builder.deck.package import Part

_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}


class MediaStore:
    """Collects pictures and numbers them in order of first use."""

    __slots__ = ("_names", "parts")

    def __init__(self) -> None:
        self._names: dict[bytes, str] = {}
        self.parts: list[Part] = []

    def add(self, data: bytes, media_type: str) -> str:
        """The name of the part that holds ``data``."""
        digest = hashlib.sha256(data).digest()
        name = self._names.get(digest)
        if name is None:
            name = f"/ppt/media/image{len(self.parts) + 1}.{_EXTENSIONS[media_type]}"
            self._names[digest] = name
            self.parts.append(Part(name=name, content_type=media_type, data=data))
        return name
