"""Frames as text for snapshots."""

from builder.layout.dump import dump_frames, dump_slide
from builder.layout.fitting import rounded, surface_insets
from builder.layout.frame import (
    ACCENT1,
    BG2,
    HAIRLINE,
    MUTED,
    TX2,
    CellFrame,
    ChartFrame,
    FreeformFrame,
    GroupFrame,
    Line,
    LineFrame,
    PathStep,
    PictureFrame,
    Series,
    ShapeFrame,
    SlideFrames,
    TableFrame,
    TextBody,
)
from builder.layout.geometry import Rect
from builder.layout.kit import Kit

KIT = Kit()


def test_a_card_shows_place_paint_and_measured_lines() -> None:
    rect = Rect(48, 120.04, 198, 150)
    text = TextBody(
        paragraphs=(
            KIT.paragraph("及时回应", 22, bold=True),
            KIT.paragraph("没有时间，客户会在明天再问一次", 18, color=TX2),
        ),
        insets=surface_insets(),
    )
    card = ShapeFrame(
        name="卡片 1", rect=rect, geometry="roundRect", adjust=rounded(rect), fill=BG2, text=text
    )
    assert dump_frames((card,)) == (
        "roundRect '卡片 1' 48 120 198 150 adj=4000 fill=bg2\n"
        "  top insets 22.2 16.2 22.2 16.2\n"
        "  22b tx1: 及时回应\n"
        "  18 tx2: 没有时间，客户会 / 在明天再问一次\n"
    )


def test_every_kind_of_frame_can_be_read() -> None:
    rect = Rect(48, 120, 100, 60)
    line = Line(color=HAIRLINE, width_pt=0.5)
    steps = (
        PathStep(kind="move", x=0, y=0),
        PathStep(kind="arc", radius_x=10, radius_y=10, start_deg=0, sweep_deg=90),
        PathStep(kind="close"),
    )
    cell = CellFrame(text=TextBody(paragraphs=(KIT.paragraph("指标", 16),)), rule_below=line)
    series = Series(name="之后", values=(92.0, None), color=ACCENT1)
    frames = (
        LineFrame(name="线", x1=48, y1=120, x2=912, y2=120, line=line),
        FreeformFrame(name="环 1", rect=rect, steps=steps, fill=MUTED),
        TableFrame(name="表", rect=rect, column_widths=(100,), row_heights=(60,), rows=((cell,),)),
        ChartFrame(
            name="图", rect=rect, type="column", categories=("退款", "换货"), series=(series,)
        ),
        GroupFrame(
            name="组", children=(PictureFrame(name="照片", rect=rect, data=b"abc", alt="柜台"),)
        ),
    )
    slide = SlideFrames(
        id="a", role="content", title="题", frames=frames, footer="课程　模块", notes=("先问",)
    )
    assert dump_slide(slide) == (
        "slide a [content] 题\n"
        "footer 课程　模块\n"
        "note 先问\n"
        "line '线' 48 120 912 120 line=accent2@70%/0.5\n"
        "freeform '环 1' 48 120 100 60 fill=accent2@35%\n"
        "  m0,0 a10,10,0,90 c\n"
        "table '表' 48 120 100 60 header\n"
        "  columns 100\n"
        "  row 60\n"
        "    cell line=accent2@70%/0.5\n"
        "      16 tx1: 指标\n"
        "chart column '图' 48 120 100 60\n"
        "  categories 退款｜换货\n"
        "  series 之后 accent1 92 –\n"
        "group '组'\n"
        "  picture '照片' 48 120 100 60 image/png 3 bytes alt='柜台'\n"
    )
