"""Styles that only a printed exam has, on top of those of every Word file."""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from builder.word.document import TEXT_WIDTH_CM
from builder.word.styles import QUIET, Look, add_style, apply_styles

TITLE = "Exam Title"
FACTS = "Exam Facts"
SECTION = "Exam Section"
RULES = "Exam Rules"
STEM = "Exam Question"
PART = "Exam Part"
MORE = "Exam Text"
QUIETER = "Exam Remark"
CHOICE = "Exam Choice"
CHOICE_ROWS = {2: "Exam Choices 2", 4: "Exam Choices 4"}
"""Choices side by side, by how many."""
BOX = "Exam Box"
GAP = "Exam Gap"

INDENT_CM = 1.0
"""From the margin to a question's words; its number stands before them."""
_LETTER_CM = 0.65


def set_up_exam(document: Document, look: Look) -> None:
    """The styles of every Word file, then these; sizes in pt."""
    apply_styles(document, look)
    title = add_style(document, TITLE, size=20, bold=True, color=look.accent, after=6)
    facts = add_style(document, FACTS, before=2, after=6)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    facts.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name, color, before in ((SECTION, look.accent, 14), (RULES, QUIET, 0)):
        is_head = name == SECTION
        style = add_style(
            document, name, size=12.5 if is_head else 9.5, bold=is_head, color=color, before=before, after=3
        )  # fmt: skip
        style.paragraph_format.keep_with_next = True
    for name, before in ((STEM, 8), (PART, 6)):
        _hang(add_style(document, name, before=before, after=3), INDENT_CM, INDENT_CM)
    _hang(add_style(document, MORE, after=3), INDENT_CM, 0)
    _hang(add_style(document, QUIETER, size=9.5, color=QUIET, after=2), INDENT_CM, 0)
    _hang(add_style(document, CHOICE, after=2), INDENT_CM + _LETTER_CM, _LETTER_CM)
    for count, name in CHOICE_ROWS.items():
        style = add_style(document, name, after=2)
        _hang(style, INDENT_CM, 0)
        for place in range(1, count):
            stop = INDENT_CM + place * (TEXT_WIDTH_CM - INDENT_CM) / count
            style.paragraph_format.tab_stops.add_tab_stop(Cm(stop))
    box = add_style(document, BOX, before=2, after=2)
    box.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    gap = add_style(document, GAP, size=4)
    gap.paragraph_format.line_spacing = 1.0


def _hang(style: Any, left_cm: float, hanging_cm: float) -> None:
    """An indent from which the first line sticks out, and lines that stay on one page."""
    style.paragraph_format.left_indent = Cm(left_cm)
    style.paragraph_format.first_line_indent = Cm(-hanging_cm)
    style.paragraph_format.keep_together = True
