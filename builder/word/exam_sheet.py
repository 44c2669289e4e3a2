"""A printed exam: a head to fill in, sections, questions that no page break tears, room to write."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from builder.model.answer_key import letter_of
from builder.model.inline import RichText
from builder.word import exam_styles as look_names
from builder.word.document import TEXT_WIDTH_CM, Field, Text, WordDocument, add_run, plain
from builder.word.exam_styles import set_up_exam
from builder.word.styles import CELL, HOUSE_LOOK, WRITING, Look
from builder.word.tables import Row, table_of

_BLANK = "\u3000"
_KEEP_NEXT = qn("w:keepNext")
_TO_FILL_HAN = 7
_HALF_HAN_PER_LINE = 84
"""Of choices: 15.6 cm at 10.5 pt."""
_WIDEST_PICTURE_CM, _HIGHEST_PICTURE_CM = 9.0, 6.5
_BOX_CM = 0.95
_FORM_ROW_CM = 1.0
_LABEL_CM = 2.2


@dataclass(frozen=True, slots=True)
class Gap:
    """A place to write in a line; ``number`` where several have to be told apart."""

    number: int = 0
    width: int = 7
    """In Han; the same whatever the answer, so that it tells nothing."""


Piece = RichText | str | Gap


class ExamSheet(WordDocument):
    """Paper, answer sheet or key; whatever is added follows in order."""

    def __init__(self, title: str, *, header: str, look: Look = HOUSE_LOOK) -> None:
        super().__init__(title, look, set_up_exam)
        self._group = False
        self._tail: list[Any] = []
        self._add_header(header)
        self._add_footer("\t第 ", Field.PAGE, " 页　共 ", Field.PAGES, " 页")
        self._paragraph(title, look_names.TITLE)

    def to_fill(self, labels: Sequence[str]) -> None:
        """``姓名＿＿＿　部门＿＿＿`` in one line."""
        paragraph = self._paragraph("", look_names.FACTS)._p
        for number, label in enumerate(labels):
            add_run(paragraph, f"{'　　' if number else ''}{label}")
            add_run(paragraph, _BLANK * _TO_FILL_HAN, underline=True)

    def facts(self, text: Text) -> None:
        """A line under the title."""
        self._paragraph(text, look_names.FACTS)

    def section(self, title: Text, rules: Text = "") -> None:
        """A heading and how its questions are answered."""
        self._paragraph(title, look_names.SECTION)
        if rules:
            self._paragraph(rules, look_names.RULES)

    def rules(self, text: Text) -> None:
        """Small and quiet, above what it is about."""
        self._paragraph(text, look_names.RULES)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Everything added meanwhile stays on one page, if a page can hold it."""
        self._group, self._tail = True, []
        yield
        self._group = False
        for paragraph in self._tail:
            for mark in paragraph.iter(_KEEP_NEXT):
                mark.getparent().remove(mark)

    def question(self, number: str, paragraphs: Sequence[Sequence[Piece]], tail: str = "") -> None:
        """Number and stem; ``tail`` ends its last line."""
        self._numbered(number, paragraphs, tail, look_names.STEM)

    def part(self, number: str, paragraphs: Sequence[Sequence[Piece]], tail: str = "") -> None:
        """A part of the question above."""
        self._numbered(number, paragraphs, tail, look_names.PART)

    def text(self, *pieces: Piece) -> None:
        """A line below a stem, at its indent."""
        self._pieces(self._paragraph("", look_names.MORE)._p, pieces)

    def remark(self, text: Text) -> None:
        """Small and quiet, at the stem's indent."""
        self._paragraph(text, look_names.QUIETER)

    def choices(self, items: Sequence[Text]) -> None:
        """Behind their letters; short ones side by side."""
        labelled = [(f"{letter_of(place)}．", item) for place, item in enumerate(items)]
        widest = max((_width(label + plain(item)) for label, item in labelled), default=0)
        beside = next((each for each in (4, 2) if widest + 2 <= _HALF_HAN_PER_LINE / each), 1)
        if any("\n" in plain(item) for item in items):
            beside = 1
        style = look_names.CHOICE_ROWS.get(beside, look_names.CHOICE)
        for first in range(0, len(labelled), beside):
            paragraph = self._paragraph("", style)._p
            for place, (label, item) in enumerate(labelled[first : first + beside]):
                add_run(paragraph, f"\t{label}" if place else label)
                self._write(paragraph, item)

    def writing_lines(self, count: int) -> None:
        """Empty lines with a rule, to write on."""
        for _ in range(count):
            self._paragraph("", WRITING)
        self._paragraph("", look_names.GAP)

    def boxes(
        self,
        heads: Sequence[str],
        per_row: int,
        answers: Sequence[str] = (),
        labels: tuple[str, str] = ("", ""),
    ) -> None:
        """Boxes of equal size, ``per_row`` to a line of the page: what each is for, and below it its answer or room.

        ``labels`` stand before the two rows.
        """
        width = (TEXT_WIDTH_CM - _LABEL_CM) / per_row
        for first in range(0, len(heads), per_row):
            some = heads[first : first + per_row]
            below = answers[first : first + per_row] or [""] * len(some)
            rows = [
                Row(cells=[labels[0], *some], is_header=True),
                Row(cells=[labels[1], *below], height_cm=_BOX_CM),
            ]
            widths = [_LABEL_CM, *([width] * len(some))]
            self._end.addprevious(table_of(rows, widths, self._fill_box))
            self._paragraph("", look_names.GAP)

    def table(
        self,
        header: Sequence[Text],
        rows: Sequence[Sequence[Text]],
        shares: Sequence[float],
        *,
        to_fill: bool = False,
    ) -> None:
        """A table whose columns share the width; ``to_fill`` makes its rows high enough to write in."""
        widths = [TEXT_WIDTH_CM * share / sum(shares) for share in shares]
        heads = [Row(cells=header, is_header=True)] if any(map(plain, header)) else []
        height = _FORM_ROW_CM if to_fill else 0.0
        self._add_table([*heads, *(Row(cells=row, height_cm=height) for row in rows)], widths)

    def picture_below(self, data: bytes, alt: str) -> bool:
        """A picture at the stem's indent; False where Word does not know its kind."""
        is_shown = self.picture(
            data, alt, widest_cm=_WIDEST_PICTURE_CM, highest_cm=_HIGHEST_PICTURE_CM
        )
        if is_shown:
            paragraph = self._end.getprevious()
            properties = paragraph.get_or_add_pPr()
            properties.style = self._style_ids[look_names.MORE]
            self._keep(paragraph)
        return is_shown

    def _numbered(
        self, number: str, paragraphs: Sequence[Sequence[Piece]], tail: str, style: str
    ) -> None:
        for place, pieces in enumerate(paragraphs):
            paragraph = self._paragraph("", look_names.MORE if place else style)._p
            if not place:
                add_run(paragraph, f"{number}\t")
            self._pieces(paragraph, pieces)
            if tail and place == len(paragraphs) - 1:
                add_run(paragraph, tail)

    def _pieces(self, paragraph: Any, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            if isinstance(piece, Gap):
                label = f"（{piece.number}）" if piece.number else ""
                add_run(paragraph, label + _BLANK * piece.width, underline=True)
            else:
                self._write(paragraph, piece)

    def _paragraph(self, text: Text, style: str) -> Any:
        made = super()._paragraph(text, style)
        self._keep(made._p)
        return made

    def _add_table(self, rows: Sequence[Row], widths_cm: Sequence[float]) -> None:
        self._end.addprevious(table_of(rows, widths_cm, self._fill_cell))
        # Word joins tables that touch.
        self._paragraph("", look_names.GAP)

    def _fill_cell(self, element: Any, text: Text, bold: bool) -> None:
        self._fill(element, text, CELL, bold=bold)
        self._keep(element)

    def _fill_box(self, element: Any, text: Text, bold: bool) -> None:
        self._fill(element, text, look_names.BOX, bold=bold)
        self._keep(element)

    def _keep(self, paragraph: Any) -> None:
        """In a group: with the next one, on the same page."""
        if not self._group:
            return
        properties = paragraph[0]
        properties.insert(1, properties.makeelement(_KEEP_NEXT))
        self._tail = [paragraph]


def _width(text: str) -> int:
    """In half Han."""
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)
