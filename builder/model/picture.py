"""A picture file after it was read and checked."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedImage:
    """A picture file, already checked, and its size in pixels."""

    data: bytes = field(repr=False)
    media_type: Literal["image/png", "image/jpeg", "image/gif"]
    width_px: int
    height_px: int
