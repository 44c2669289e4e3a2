"""Callouts, pictures alone and in rows, pictures with text."""

from itertools import pairwise

import pytest
from furniture_samples import flat, lay_out, plan_section, row_of, said_on, shapes_of

from builder.components import components
from builder.components.image.row import Pictures
from builder.components.picture_text.layout import PictureText
from builder.layout.frame import Frame, PictureFrame, ShapeFrame, TableFrame
from builder.layout.kit import Kit
from builder.model.block import Admonition, Block, Image, Item, ListBlock, Paragraph, Table
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


def pictures_of(page: tuple[Frame, ...]) -> list[PictureFrame]:
    return [frame for frame in flat(page) if isinstance(frame, PictureFrame)]


def beside(target: str, *items: str, text_first: bool = False, title: str = "") -> PictureText:
    listed = ListBlock(ordered=False, items=tuple(Item(body=text(item)) for item in items))
    picture = Image(target=target, alt="图", title=title)
    return PictureText(picture=picture, text=listed, text_first=text_first)


@pytest.mark.parametrize("text_first", [False, True])
def test_picture_and_text_stand_in_the_order_they_were_written(text_first: bool) -> None:
    content = beside("1600x900", "先看左边", "再看右边", text_first=text_first)
    (page,) = lay_out("picture-text", content)
    (picture,) = pictures_of(page)
    body = shapes_of(page)["正文"]
    assert (body.rect.right <= picture.rect.x) == text_first
    assert (picture.rect.right <= body.rect.x) == (not text_first)
    read = [frame.name for frame in page if frame.name in ("正文", "图片")]
    assert read == (["正文", "图片"] if text_first else ["图片", "正文"])


def test_a_tall_picture_leaves_more_room_for_the_text_than_a_wide_one() -> None:
    widths = [
        shapes_of(lay_out("picture-text", beside(target, "一句话", "又一句"))[0])["正文"].rect.width
        for target in ("600x1000", "1000x1000", "1600x900")
    ]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 3


def test_the_picture_gives_way_before_the_text_goes_on_on_another_slide() -> None:
    short = beside("1600x900", *["看这里"] * 3)
    long = beside("1600x900", *["把等候的人数写在门口，客人进门就看得见，不用开口问"] * 4)
    wide, narrow = (
        pictures_of(lay_out("picture-text", content)[0])[0].rect for content in (short, long)
    )
    assert len(lay_out("picture-text", long)) == 1
    assert narrow.width < wide.width


def test_text_too_long_goes_on_without_the_picture_and_loses_no_item() -> None:
    kit = Kit(load_image=lambda image: None)
    items = [f"第 {n} 样：" + "把话说得很细，" * 6 for n in range(1, 9)]
    first, *others = lay_out("picture-text", beside("1600x900", *items, title="图注"))
    assert pictures_of(first)
    assert others
    assert not any(map(pictures_of, others))
    said = "\n".join(map(said_on, (first, *others)))
    assert [said.count(item) for item in items] == [1] * len(items)
    assert list(kit.report) == []


def test_numbers_run_on_over_the_slides() -> None:
    listed = beside("1600x900", *["把话说得很细，" * 9] * 8)
    content = PictureText(
        picture=listed.picture, text=ListBlock(ordered=True, start=3, items=listed.text.items)
    )
    numbered = [
        paragraph.bullet_start + place
        for page in lay_out("picture-text", content)
        for body in [shapes_of(page)["正文"]]
        if body.text
        for place, paragraph in enumerate(body.text.paragraphs)
    ]
    assert numbered == list(range(3, 11))


def test_an_item_that_fits_beside_no_picture_leaves_the_picture_to_itself() -> None:
    first, second = lay_out("picture-text", beside("1600x900", "说得很细。" * 100, title="图注"))
    assert pictures_of(first)
    assert "图注" in said_on(first)
    assert "说得很细。" * 100 in said_on(second)


def test_a_missing_picture_leaves_its_words_beside_the_text() -> None:
    (page,) = lay_out("picture-text", beside("gone.png", "看这里", "看那里"))
    assert not pictures_of(page)
    assert said_on(page).split("\n") == ["图", "看这里", "看那里"]


def test_a_click_brings_an_item_and_never_the_caption() -> None:
    (page,) = lay_out("picture-text", beside("1600x900", "一", "二", "三", title="图注"))
    clicks = components()["picture-text"].clicks(page)
    assert [click[0].frame for click in clicks] == ["正文"] * 3


@pytest.mark.parametrize("targets", [["1600x900"] * 2, ["1600x900", "600x1000", "1000x1000"]])
def test_pictures_in_a_row_are_of_one_height_and_do_not_touch(targets: list[str]) -> None:
    (page,) = lay_out("image", row_of(*targets))
    rects = [picture.rect for picture in pictures_of(page)]
    assert len(rects) == len(targets)
    assert max(r.height for r in rects) == pytest.approx(min(r.height for r in rects))
    assert all(a.right < b.x for a, b in pairwise(rects))


def test_a_row_holds_three_pictures_and_a_strip_stands_alone() -> None:
    pages = lay_out("image", row_of(*["1600x900"] * 4, "8000x400", "1600x900"))
    assert [len(pictures_of(page)) for page in pages] == [2, 2, 1, 1]


def test_every_picture_of_a_row_keeps_its_words() -> None:
    (page,) = lay_out("image", row_of("1600x900", "600x1000"))
    assert [picture.alt for picture in pictures_of(page)] == ["图 1", "图 2"]
    assert "等位区 1" in said_on(page)
    assert "等位区 2" in said_on(page)


LIST = "- 先看左边\n- 再看右边\n"


@pytest.mark.parametrize(
    ("body", "slides"),
    [
        (f"![甲](a.png)\n\n{LIST}", ["picture-text"]),
        (f"{LIST}\n![甲](a.png)\n", ["picture-text"]),
        (f"{LIST}\n![甲](a.png)\n\n{LIST}", ["bullets", "picture-text"]),
        (f"![甲](a.png)\n\n讲一段话。\n\n{LIST}", ["image", "bullets"]),
        (f"### 小节\n\n![甲](a.png)\n\n### 又一节\n\n{LIST}", ["image", "bullets"]),
        ("![甲](a.png)\n\n![乙](b.png)\n", ["image"]),
        (f"![甲](a.png)\n![乙](b.png)\n\n{LIST}", ["image", "bullets"]),
        ("先看**左边**，再看**右边**。\n\n![甲](a.png)\n", ["picture-text"]),
        ("只有**一处**粗体。\n\n![甲](a.png)\n", ["image"]),
    ],
)
def test_pictures_and_lists_side_by_side_share_a_slide(body: str, slides: list[str]) -> None:
    assert [slide.component for slide in plan_section(body)] == slides


def test_pictures_of_one_paragraph_are_a_row() -> None:
    (slide,) = plan_section('![甲 \\* 乙](a.png)\n![丙](b.png "丙 & 丁")\n')
    assert isinstance(slide.content, Pictures)
    assert [image.alt for image in slide.content.images] == ["甲 * 乙", "丙"]
    assert slide.content.images[1].title == "丙 & 丁"


def test_what_is_said_beside_the_picture_is_spoken_too() -> None:
    (slide,) = plan_section("先看**左边**，再看**右边**。\n\n![甲](a.png)\n")
    assert slide.notes.prose == ("先看左边，再看右边。",)


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
