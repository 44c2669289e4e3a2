"""Hand-made slides: one of every kind of frame, small enough to read in a test."""

import io
import struct
import zlib

from builder.deck import DeckProperties
from builder.layout.frame import (
    ACCENT1,
    ACCENT2,
    BEFORE,
    BG1,
    BG2,
    HAIRLINE,
    MUTED,
    SOFT,
    TX1,
    TX2,
    CellFrame,
    ChartFrame,
    Color,
    Frame,
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
    TextParagraph,
    TextRun,
)
from builder.layout.geometry import Rect
from builder.model.theme import Theme

LIGHT = {
    "bg1": "FFFFFF", "tx1": "1A2530", "bg2": "F1F4F5", "tx2": "566370",
    "accent1": "00637A", "accent2": "8492A0", "accent3": "4A7FB5", "accent4": "B7791F",
    "accent5": "257046", "accent6": "B83A2E", "hlink": "00637A", "folHlink": "566370",
}  # fmt: skip
DARK = {
    "bg1": "11161C", "tx1": "F4F6F8", "bg2": "1F2832", "tx2": "AEB9C4",
    "accent1": "FFC83D", "accent2": "7C8996", "accent3": "6FB7FF", "accent4": "FF9F6B",
    "accent5": "5AD08A", "accent6": "FF7B72", "hlink": "FFC83D", "folHlink": "AEB9C4",
}  # fmt: skip

PROPERTIES = DeckProperties(title="高效服务", author="培训组", subject="一线员工课程")


def theme(*, dark: bool = False, footer: str = "") -> Theme:
    """A light or dark brand with the fonts most trainers have."""
    return Theme(
        id="sample",
        name="示例品牌",
        colors=DARK if dark else LIGHT,
        is_dark=dark,
        latin_font="Microsoft YaHei",
        east_asian_font="Microsoft YaHei",
        footer=footer,
    )


def run(text: str, size_pt: float = 18, **options: object) -> TextRun:
    return TextRun(text=text, size_pt=size_pt, **options)  # type: ignore[arg-type]


def body(*texts: str | TextRun, **options: object) -> TextBody:
    """One paragraph per text."""
    paragraphs = tuple(
        TextParagraph(runs=(run(text) if isinstance(text, str) else text,)) for text in texts
    )
    return TextBody(paragraphs=paragraphs, **options)  # type: ignore[arg-type]


def title(text: str) -> ShapeFrame:
    paragraph = TextParagraph(runs=(run(text, 28, bold=True),), pitch_em=1.3)
    return ShapeFrame(
        name="标题",
        rect=Rect(48, 30, 864, 76),
        placeholder="title",
        text=TextBody(paragraphs=(paragraph,)),
    )


def slide(identifier: str, *frames: Frame, **options: object) -> SlideFrames:
    """A slide with only a title placeholder, unless options say more."""
    heading = str(options.pop("title", f"标题 {identifier}"))
    settings = {"role": "content", "footer": "高效服务", **options}
    return SlideFrames(
        id=identifier,
        title=heading,
        frames=(title(heading), *frames),
        **settings,  # type: ignore[arg-type]
    )


def bullets(*texts: str, bullet: str = "•") -> ShapeFrame:
    paragraphs = tuple(
        TextParagraph(runs=(run(text),), bullet=bullet, indent_pt=18, before_pt=9) for text in texts
    )
    return ShapeFrame(
        name="正文",
        rect=Rect(48, 120, 864, 366),
        placeholder="body",
        text=TextBody(paragraphs=paragraphs),
    )


def plain_slide(identifier: str, **options: object) -> SlideFrames:
    """Title, five bullets and notes: what most slides are."""
    points = [f"第 {number} 点：先复述对方的处境，再说您能做什么" for number in range(1, 6)]
    settings = {"role": "body", "notes": ("提醒学员：先听完再回答。", "用时 3 分钟。"), **options}
    return slide(identifier, bullets(*points), **settings)


def chart(kind: str, **options: object) -> ChartFrame:
    settings: dict[str, object] = {
        "categories": ("物流", "退款", "质量", "态度"),
        "series": (
            Series(name="培训前", values=(68, 61, 64, 72), color=BEFORE),
            Series(
                name="培训后",
                values=(88, 82, 84, 91),
                color=ACCENT1,
                label_color=ACCENT1,
                label_bold=True,
                label_size_pt=18,
            ),
        ),
        "number_format": '0"%"',
        "axis_maximum": 100.0,
        "legend": True,
        "alt": "培训后四类投诉的一次解决率都超过 80%",
        **options,
    }
    return ChartFrame(
        name="图表",
        rect=Rect(48, 120, 568, 348),
        type=kind,
        **settings,  # type: ignore[arg-type]
    )


def table() -> TableFrame:
    heavy = Line(color=TX1, width_pt=1.5)
    hairline = Line(color=ACCENT2, width_pt=0.5)
    insets = (12.0, 4.0, 12.0, 4.0)

    def cell(text: str, rule: Line, **options: object) -> CellFrame:
        content = TextBody(
            paragraphs=(TextParagraph(runs=(run(text, **options),), pitch_em=1.3),),
            anchor="middle",
            insets=insets,
        )
        return CellFrame(text=content, rule_below=rule, fill=SOFT if text == "线上" else None)

    head = tuple(
        cell(text, heavy, size_pt=16, bold=True, color=TX2) for text in ("渠道", "首响", "结案")
    )
    rows = tuple(
        tuple(cell(text, hairline) for text in row)
        for row in (("柜台", "10 秒", "当场"), ("线上", "30 秒", "1 个工作日"))
    )
    return TableFrame(
        name="时限表",
        rect=Rect(48, 120, 864, 153),
        column_widths=(288, 288, 288),
        row_heights=(51, 51, 51),
        rows=(head, *rows),
        alt="三个渠道的时限",
    )


def arrow() -> FreeformFrame:
    """A quarter of a ring, drawn with arcs."""
    return FreeformFrame(
        name="环的一段",
        rect=Rect(600, 300, 120, 120),
        steps=(
            PathStep(kind="move", x=0, y=0),
            PathStep(kind="arc", radius_x=120, radius_y=120, start_deg=-90, sweep_deg=90),
            PathStep(kind="line", x=72, y=120),
            PathStep(kind="arc", radius_x=72, radius_y=72, start_deg=0, sweep_deg=-90),
            PathStep(kind="close"),
        ),
        fill=ACCENT1,
        text=body(run("计划", color=BG1), anchor="middle"),
        alt="第一段",
    )


def png(red: int = 0) -> bytes:
    """A picture of two by one pixels."""
    rows = zlib.compress(b"\x00" + bytes([red, 99, 122] * 2))

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    buffer = io.BytesIO(b"\x89PNG\r\n\x1a\n")
    buffer.seek(0, io.SEEK_END)
    for kind, data in (
        (b"IHDR", struct.pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", rows),
        (b"IEND", b""),
    ):
        buffer.write(chunk(kind, data))
    return buffer.getvalue()


def picture(red: int = 0) -> PictureFrame:
    return PictureFrame(name="照片", rect=Rect(48, 300, 120, 60), data=png(red), alt="服务台")


def shapes() -> tuple[Frame, ...]:
    """A card, an arrow shape, lines in all directions, a group, a freeform, a picture, links."""
    card = ShapeFrame(
        name="卡片",
        rect=Rect(48, 120, 272, 150),
        geometry="roundRect",
        adjust=(("adj", 4000),),
        fill=BG2,
        text=body(
            run("及时回应", 22, bold=True),
            "十秒内目光接触\n线上半分钟内回复",
            insets=(24, 18, 24, 18),
        ),
    )
    step = ShapeFrame(
        name="步骤",
        rect=Rect(346, 120, 200, 72),
        geometry="homePlate",
        adjust=(("adj", 25000),),
        fill=ACCENT1,
        text=body(
            run("明确表达", 22, bold=True, color=BG1), anchor="middle", insets=(24, 0, 24, 0)
        ),
    )
    rail = LineFrame(
        name="轨", x1=600, y1=150, x2=912, y2=150, line=Line(color=ACCENT2, width_pt=1.5, head=True)
    )
    back = LineFrame(
        name="斜线",
        x1=912,
        y1=200,
        x2=600,
        y2=170,
        line=Line(color=HAIRLINE, width_pt=0.5, dash="dash"),
    )
    links = ShapeFrame(
        name="链接",
        rect=Rect(48, 420, 400, 60),
        text=body(
            run("打开课程站点", link="https://example.com/课程?a=1&b=2"),
            run("回到目录", link="slide:agenda"),
            run("不该通的链接", link="javascript:alert(1)"),
        ),
    )
    nodes = GroupFrame(
        name="节点组",
        alt="两个节点",
        children=(
            ShapeFrame(
                name="节点", rect=Rect(600, 220, 20, 20), geometry="ellipse",
                fill=BG1, line=Line(color=ACCENT1, width_pt=2.25),
            ),
            ShapeFrame(name="底", rect=Rect(640, 220, 60, 20), fill=MUTED, decorative=True),
        ),
    )  # fmt: skip
    return (card, step, rail, back, nodes, arrow(), picture(), links)


def cover() -> SlideFrames:
    block = ShapeFrame(name="色块", rect=Rect(0, 0, 628, 540), fill=ACCENT1, decorative=True)
    heading = ShapeFrame(
        name="标题",
        rect=Rect(48, 120, 532, 308),
        placeholder="title",
        text=TextBody(
            paragraphs=(
                TextParagraph(
                    runs=(run("把投诉\n变成信任", 84, bold=True, color=BG1),), pitch_em=1.2
                ),
            ),
            anchor="bottom",
        ),
    )
    return SlideFrames(
        id="cover",
        role="cover",
        title="把投诉变成信任",
        frames=(block, heading),
    )


def every_kind() -> tuple[SlideFrames, ...]:
    """A deck that uses every kind of frame, every role that differs, notes, sections and links."""
    column = chart("column")
    line = chart("line", value_axis=True, axis_maximum=None)
    pie_series = (
        Series(
            name="来源", values=(5, 3, None, 2.5), color=ACCENT1, label_color=TX1,
            point_colors=(ACCENT1, MUTED, None, Color("accent3")),
        ),
    )  # fmt: skip
    return (
        cover(),
        slide("agenda", role="agenda"),
        plain_slide("bullets", section="第一节 理念"),
        slide("shapes", *shapes(), section="第一节 理念"),
        slide("table", table(), section="第二节 方法"),
        slide("column", column, section="第二节 方法"),
        slide("bar", chart("bar"), section="第二节 方法"),
        slide("line", line, picture(), section="第二节 方法"),
        slide("pie", chart("pie", series=pie_series), section="第二节 方法"),
        slide("doughnut", chart("doughnut", series=pie_series), section="第二节 方法"),
    )
