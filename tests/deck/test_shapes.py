"""Shapes, lines, groups and placeholders on a slide."""

import io
import zipfile

import pytest
from deck_samples import PROPERTIES, arrow, body, bullets, plain_slide, shapes, slide, table, theme
from pptx import Presentation
from pptx.util import Pt

from builder.deck import check_package, write_deck
from builder.layout.frame import (
    ACCENT1,
    BG2,
    Color,
    Frame,
    GroupFrame,
    Line,
    LineFrame,
    ShapeFrame,
)
from builder.layout.geometry import Rect


def written(*frames: Frame, **options: object):
    data = write_deck([slide("s", *frames, **options)], theme(), PROPERTIES)
    return Presentation(io.BytesIO(data)).slides[0]


def markup(*frames: Frame, **options: object) -> str:
    data = write_deck([slide("s", *frames, **options)], theme(), PROPERTIES)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("ppt/slides/slide1.xml").decode()


def named(slide, name: str):
    return next(shape for shape in slide.shapes if shape.name == name)


def test_frames_keep_their_order_names_and_places() -> None:
    frames = shapes()
    shown = written(*frames)
    names = [shape.name for shape in shown.shapes]
    assert names == ["标题", *(frame.name for frame in frames), "页脚", "页码"]
    card = named(shown, "卡片")
    assert (card.left, card.top, card.width, card.height) == (Pt(48), Pt(120), Pt(272), Pt(150))


def test_shape_ids_are_unique_on_a_slide() -> None:
    ids = [shape.shape_id for shape in written(*shapes()).shapes]
    assert len(ids) == len(set(ids))


def test_a_placeholder_where_the_layout_has_it_inherits_place_and_style() -> None:
    text = markup()
    title = text[text.index('type="title"') : text.index("</p:sp>")]
    assert "<p:spPr></p:spPr>" in title
    assert "sz=" not in title
    assert "lnSpc" not in title


def test_a_placeholder_elsewhere_states_its_place() -> None:
    body_frame = ShapeFrame(
        name="正文", rect=Rect(48, 144, 568, 300), placeholder="body", text=body("一句话")
    )
    shown = named(written(body_frame, role="body"), "正文")
    assert shown.is_placeholder
    assert (shown.top, shown.width) == (Pt(144), Pt(568))


def test_a_second_body_and_a_body_without_placeholder_stand_free() -> None:
    two = written(bullets("左"), bullets("右"), role="body")
    assert [shape.is_placeholder for shape in two.shapes if shape.name == "正文"] == [True, False]
    none = written(bullets("只有标题的版式"), role="content")
    assert not named(none, "正文").is_placeholder


def test_plain_text_is_a_text_box_and_has_no_shadow_to_inherit() -> None:
    text = markup(ShapeFrame(name="框", rect=Rect(48, 120, 100, 50), text=body("字")), *shapes())
    assert 'name="框"/><p:cNvSpPr txBox="1"/>' in text
    assert "<p:style>" not in text


def test_opacity_is_alpha_on_a_theme_colour() -> None:
    text = markup(ShapeFrame(name="面", rect=Rect(48, 120, 100, 50), fill=Color("accent1", 0.12)))
    assert '<a:schemeClr val="accent1"><a:alpha val="12000"/></a:schemeClr>' in text


@pytest.mark.parametrize(
    ("points", "flips"),
    [
        ((48, 120, 148, 170), (False, False)),
        ((148, 120, 48, 170), (True, False)),
        ((48, 170, 148, 120), (False, True)),
        ((148, 170, 48, 120), (True, True)),
    ],
)
def test_a_line_runs_from_its_first_to_its_second_point(
    points: tuple[float, ...], flips: tuple[bool, bool]
) -> None:
    x1, y1, x2, y2 = points
    line = LineFrame(
        name="线", x1=x1, y1=y1, x2=x2, y2=y2, line=Line(color=ACCENT1, width_pt=1, head=True)
    )
    shown = named(written(line), "线")
    assert (shown.begin_x, shown.begin_y) == (Pt(x1), Pt(y1))
    assert (shown.end_x, shown.end_y) == (Pt(x2), Pt(y2))
    assert "<a:tailEnd" in markup(line)


def test_decoration_is_marked_and_the_rest_has_alt_text() -> None:
    rule = LineFrame(name="线", x1=48, y1=120, x2=912, y2=120, line=Line(color=ACCENT1, width_pt=1))
    assert 'decorative" val="1"' in markup(rule)
    assert 'name="环的一段" descr="第一段"' in markup(arrow())
    assert "decorative" not in markup(arrow())


def test_an_arc_is_written_in_sixtythousandths_of_a_degree() -> None:
    text = markup(arrow())
    assert '<a:arcTo wR="1524000" hR="1524000" stAng="16200000" swAng="5400000"/>' in text
    assert 'swAng="-5400000"' in text


def test_a_group_spans_its_children_and_leaves_them_in_place() -> None:
    group = named(written(*shapes()), "节点组")
    assert (group.left, group.top, group.width, group.height) == (Pt(600), Pt(220), Pt(100), Pt(20))
    assert [child.left for child in group.shapes] == [Pt(600), Pt(640)]
    assert 'name="节点组" descr="两个节点"' in markup(*shapes())


def test_what_powerpoint_cannot_group_is_written_loose() -> None:
    box = ShapeFrame(name="面", rect=Rect(48, 300, 100, 50), fill=BG2)
    group = GroupFrame(name="组", children=(box, GroupFrame(name="内", children=(table(),))))
    names = [shape.name for shape in written(group).shapes]
    assert names[1:3] == ["面", "时限表"]


def test_frames_that_touch_keep_touching() -> None:
    left = ShapeFrame(name="左", rect=Rect(48, 120, 100.123, 50), fill=ACCENT1)
    right = ShapeFrame(name="右", rect=Rect(148.123, 120, 99.77, 50), fill=BG2)
    shown = written(left, right)
    assert named(shown, "左").left + named(shown, "左").width == named(shown, "右").left


def test_a_long_deck_numbers_slides_and_notes_without_gaps() -> None:
    slides = [plain_slide(f"s{n}", notes=("讲稿",) if n % 2 else ()) for n in range(30)]
    data = write_deck(slides, theme(), PROPERTIES)
    assert check_package(data, 30) == ()
    notes = [each.has_notes_slide for each in Presentation(io.BytesIO(data)).slides]
    assert notes == [bool(n % 2) for n in range(30)]


def test_a_shape_leads_to_another_slide_without_changing_its_text() -> None:
    box = ShapeFrame(
        name="模块 1", rect=Rect(48, 120, 200, 40), text=body("服务理念"), link="slide:b"
    )
    slides = [slide("a", box), plain_slide("b")]
    deck = Presentation(io.BytesIO(write_deck(slides, theme(), PROPERTIES)))
    shape = named(deck.slides[0], "模块 1")
    assert shape.click_action.target_slide.slide_id == deck.slides[1].slide_id
    assert shape.text_frame.paragraphs[0].runs[0].hyperlink.address is None
