"""Slides and a theme in, the bytes of a .pptx file out."""

from collections.abc import Sequence

from builder.deck.base import Base
from builder.deck.master import generated_base
from builder.deck.notes import notes_part
from builder.deck.package import CORE_PROPERTIES, Part, Relationships, write_package
from builder.deck.presentation import PRESENTATION, presentation_part
from builder.deck.properties import DeckProperties, application_part, core_part
from builder.deck.scope import DeckScope
from builder.deck.slide_part import slide_part
from builder.errors import CoursewareError
from builder.layout.frame import SlideFrames
from builder.layout.scale import scale_slide
from builder.model.theme import Theme


def write_deck(
    slides: Sequence[SlideFrames],
    theme: Theme,
    properties: DeckProperties,
    logo: bytes | None = None,
    base: Base | None = None,
) -> bytes:
    """A complete .pptx; the same arguments always give the same bytes, in time linear in the slides.

    ``logo`` is a PNG or JPEG file. ``base`` replaces our own master and layouts (a template).
    Raises CoursewareError when slide ids repeat or a slide has no title frame.
    """
    base = base or generated_base(theme, properties.language, logo)
    slides = [scale_slide(slide, base.scale) for slide in slides]
    names = [f"/ppt/slides/slide{number}.xml" for number in range(1, len(slides) + 1)]
    jumps = {slide.id: name for slide, name in zip(slides, names, strict=True)}
    if len(jumps) != len(slides):
        raise CoursewareError("two slides of a deck have the same id")
    deck = DeckScope(properties.language, jumps, base)
    written, notes = _slides_and_notes(slides, base, deck)
    root = Relationships()
    root.to("officeDocument", PRESENTATION)
    root.to(CORE_PROPERTIES, "/docProps/core.xml")
    root.to("extended-properties", "/docProps/app.xml")
    parts = (
        presentation_part(slides, names, base, properties.language),
        *base.parts,
        *written,
        *notes,
        *deck.charts,
        *deck.media.parts,
        core_part(properties),
        application_part(properties, len(slides), len(notes)),
    )
    return write_package(parts, root.freeze())


def _slides_and_notes(
    slides: Sequence[SlideFrames], base: Base, deck: DeckScope
) -> tuple[list[Part], list[Part]]:
    written: list[Part] = []
    notes: list[Part] = []
    for number, slide in enumerate(slides, 1):
        name = deck.jumps[slide.id]
        notes_name = None
        if slide.notes:
            page = notes_part(len(notes) + 1, name, base.notes_master, slide.notes, deck.language)
            notes.append(page)
            notes_name = page.name
        written.append(slide_part(slide, number, base.layouts[slide.role], deck, notes_name))
    return written, notes
