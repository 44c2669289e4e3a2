"""A picture with the list written beside it: one slide, two columns."""

from collections.abc import Sequence

from builder.components.bullets import component as bullets
from builder.components.furniture import Furniture
from builder.components.picture_text.layout import PictureText, pages
from builder.layout.frame import Frame, Reveal
from builder.layout.geometry import Rect
from builder.layout.kit import Kit


class PictureTextSlide(Furniture[PictureText]):
    """Picture on the side where it was written, its caption below; text that is too long goes on by itself."""

    name = "picture-text"
    noun = "图文"
    can_reveal = True

    def clicks(self, frames: Sequence[Frame]) -> tuple[tuple[Reveal, ...], ...]:
        # The caption belongs to the picture, which stands there from the start.
        return bullets.clicks([frame for frame in frames if not frame.name.startswith("图")])

    def layout(self, content: PictureText, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        return pages(content, region, kit)


component = PictureTextSlide()
