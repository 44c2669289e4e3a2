"""Callouts and pictures on slides of their own."""

import pytest
from furniture_samples import lay_out, said_on

from builder.layout.frame import PictureFrame, ShapeFrame, TableFrame
from builder.layout.kit import Kit
from builder.model.block import Admonition, Block, Image, Paragraph, Table
from builder.model.inline import RichText, text


@pytest.mark.parametrize("target", ["1600x900", "400x800", "3000x200", "20x20"])
def test_a_picture_keeps_its_proportions_and_its_pixels(target: str) -> None:
    (page,) = lay_out("image", Image(target=target, alt="图", title="图注"))
    (picture,) = [frame for frame in page if isinstance(frame, PictureFrame)]
    width, height = map(int, target.split("x"))
    assert picture.rect.width / picture.rect.height == pytest.approx(width / height)
    assert picture.rect.width <= width
    assert "图注" in said_on(page)


def test_a_missing_picture_leaves_its_description() -> None:
    (page,) = lay_out("image", Image(target="gone.png", alt="一张预订卡"))
    assert "一张预订卡" in said_on(page)


_TABLE = Table(header=(text("名称"), text("数")), rows=((text("第一行"), text("2")),))


def _callout(*blocks: Block, kind: str = "tip", title: str = "") -> Admonition:
    return Admonition(kind=kind, title=title, blocks=blocks)


def _paragraph(words: str) -> Paragraph:
    return Paragraph(text=RichText(runs=text(words).runs))


def test_a_callout_without_a_title_is_labelled_in_chinese() -> None:
    (page,) = lay_out(
        "admonition", _callout(_paragraph("先听完。"), kind="warning", title="Warning")
    )
    assert said_on(page) == "注意\n先听完。"


def test_a_table_inside_a_callout_takes_a_slide_of_its_own() -> None:
    pages = lay_out("admonition", _callout(_paragraph("先看表。"), _TABLE))
    assert [type(page[0]) for page in pages] == [ShapeFrame, TableFrame]


def test_a_callout_too_long_for_a_slide_goes_on_on_the_next() -> None:
    kit = Kit()
    words = [f"第 {n} 段。" + "说得很细。" * 40 for n in range(6)]
    pages = lay_out("admonition", _callout(*map(_paragraph, words)), kit=kit)
    said = "\n".join(map(said_on, pages))
    assert len(pages) > 1
    assert all(part in said for part in words)
    assert list(kit.report) == []
