"""A Markdown list on a slide: labelled items as hairline rows, others as real bullets in the body placeholder."""

from builder.components.bullets.plain import plain_pages
from builder.components.bullets.rows import row_pages
from builder.components.furniture import Furniture
from builder.layout.frame import Frame
from builder.layout.geometry import Rect
from builder.layout.kit import Kit
from builder.model.block import ListBlock


class Bullets(Furniture[ListBlock]):
    """Bulleted and numbered lists; numbers run on over the slides."""

    name = "bullets"
    noun = "要点"

    def layout(self, content: ListBlock, region: Rect, kit: Kit) -> tuple[tuple[Frame, ...], ...]:
        if not content.items:
            return ()
        if len(content.items) > 1 and _is_labelled(content):
            return row_pages(content, region, kit)
        return plain_pages(content, region, kit)


def _is_labelled(content: ListBlock) -> bool:
    return all(
        item.label and (item.body or item.details) and item.checked is None
        for item in content.items
    )


component = Bullets()
