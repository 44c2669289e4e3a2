"""The small parts that PowerPoint expects beside a presentation: its settings, views and table styles."""

from builder.deck.markup import DRAWING_NS, NAMESPACES
from builder.deck.package import PRESENTATIONML, Part, xml_part

_MEDIUM_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


def settings_parts() -> tuple[tuple[str, Part], ...]:
    """Relationship kind and part of each."""
    presentation = xml_part(
        "/ppt/presProps.xml", f"{PRESENTATIONML}presProps+xml", f"<p:presentationPr {NAMESPACES}/>"
    )
    views = xml_part(
        "/ppt/viewProps.xml",
        f"{PRESENTATIONML}viewProps+xml",
        f'<p:viewPr {NAMESPACES}><p:normalViewPr><p:restoredLeft sz="15620"/>'
        '<p:restoredTop sz="80000"/></p:normalViewPr>'
        '<p:gridSpacing cx="76200" cy="76200"/></p:viewPr>',
    )
    tables = xml_part(
        "/ppt/tableStyles.xml",
        f"{PRESENTATIONML}tableStyles+xml",
        f'<a:tblStyleLst xmlns:a="{DRAWING_NS}" def="{_MEDIUM_STYLE}"/>',
    )
    return (("presProps", presentation), ("viewProps", views), ("tableStyles", tables))
