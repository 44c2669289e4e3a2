"""What a click lets appear: one effect per item, on shapes that exist, as docs/dev/animation.md says."""

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from deck_samples import PROPERTIES, body, run, theme, title
from lxml import etree

from builder.deck import check_package, write_deck
from builder.errors import CoursewareError
from builder.layout.frame import (
    ACCENT1,
    BG2,
    Frame,
    GroupFrame,
    Line,
    LineFrame,
    Reveal,
    ShapeFrame,
    SlideFrames,
    TextBody,
    TextParagraph,
)
from builder.layout.geometry import Rect

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

SURFACE = ShapeFrame(name="卡片 1", rect=Rect(48, 120, 200, 90), fill=BG2, text=body("先听"))
BOX = ShapeFrame(name="说明 1", rect=Rect(48, 220, 200, 30), text=body("让他讲完"))
GROUP = GroupFrame(
    name="卡片组 2",
    children=(
        ShapeFrame(name="卡片 2", rect=Rect(300, 120, 200, 90), fill=BG2, text=body("再说")),
        ShapeFrame(name="卡片底注 2", rect=Rect(310, 180, 180, 24), text=body("您接着说")),
    ),
)
RULE = LineFrame(name="线 3", x1=48, y1=300, x2=500, y2=300, line=Line(color=ACCENT1, width_pt=1))
LIST = ShapeFrame(
    name="正文",
    rect=Rect(48, 320, 864, 120),
    placeholder="body",
    text=TextBody(
        paragraphs=(
            TextParagraph(runs=(run("时间"),), bullet="•", indent_pt=24),
            TextParagraph(runs=(run("说钟点"),), bullet="–", level=1, indent_pt=48),
            TextParagraph(runs=(run("责任人"),), bullet="•", indent_pt=24),
        )
    ),
)
CLICKS = (
    (Reveal("卡片 1"), Reveal("说明 1")),
    (Reveal("卡片组 2"), Reveal("线 3")),
    (Reveal("正文", range(0, 2)),),
    (Reveal("正文", range(2, 3)),),
)


def deck(*clicks: tuple[Reveal, ...]) -> bytes:
    frames: tuple[Frame, ...] = (title("逐项出现"), SURFACE, BOX, GROUP, RULE, LIST)
    slide = SlideFrames(
        id="one", role="body", title="逐项出现", frames=frames, footer="课程", reveal=clicks
    )
    return write_deck([slide], theme(), PROPERTIES)


def slide_xml(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("ppt/slides/slide1.xml"))


@pytest.fixture(scope="module")
def slide() -> etree._Element:
    return slide_xml(deck(*CLICKS))


def shape_ids(slide: etree._Element) -> dict[str, str]:
    return {each.get("id", ""): each.get("name", "") for each in slide.iter(f"{P}cNvPr")}


def test_every_click_waits_and_brings_its_frames_together(slide: etree._Element) -> None:
    names = shape_ids(slide)
    sequence = slide.find(f".//{P}seq/{P}cTn/{P}childTnLst")
    shown = []
    for click in sequence:
        assert click.find(f"{P}cTn/{P}stCondLst/{P}cond").get("delay") == "indefinite"
        nodes = [node for node in click.iter(f"{P}cTn") if node.get("presetClass")]
        assert [node.get("nodeType") for node in nodes] == [
            "clickEffect",
            *["withEffect"] * (len(nodes) - 1),
        ]
        shown.append([names[target.get("spid")] for target in click.iter(f"{P}spTgt")])
    assert shown == [["卡片 1", "说明 1"], ["卡片组 2", "线 3"], ["正文", "正文"], ["正文"]]


def test_an_item_brings_what_is_nested_below_it(slide: etree._Element) -> None:
    ranges = [(each.get("st"), each.get("end")) for each in slide.iter(f"{P}pRg")]
    assert ranges == [("0", "0"), ("1", "1"), ("2", "2")]


def test_time_nodes_are_numbered_without_gap(slide: etree._Element) -> None:
    numbers = [int(node.get("id", "")) for node in slide.iter(f"{P}cTn")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_build_list_names_the_shapes_that_hold_text_once_and_no_others(
    slide: etree._Element,
) -> None:
    names = shape_ids(slide)
    builds = [
        (names[each.get("spid", "")], each.get("build"), each.get("animBg"))
        for each in slide.iter(f"{P}bldP")
    ]
    assert builds == [("卡片 1", None, "1"), ("说明 1", None, None), ("正文", "p", None)]
    grouped = {
        names[node.find(f".//{P}spTgt").get("spid")]
        for node in slide.iter(f"{P}cTn")
        if node.get("grpId")
    }
    assert grouped == {name for name, _, _ in builds}


def test_a_slide_without_clicks_has_no_timing() -> None:
    assert slide_xml(deck()).find(f"{P}timing") is None


def test_a_click_for_a_frame_that_is_not_there_is_our_mistake() -> None:
    with pytest.raises(CoursewareError, match="卡片 9"):
        deck((Reveal("卡片 9"),))


def test_two_builds_are_equal_and_pass_our_check() -> None:
    assert deck(*CLICKS) == deck(*CLICKS)
    assert check_package(deck(*CLICKS), 1) == ()


def test_the_validator_finds_no_error(tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit", reason="not run: openxml-audit is not installed")
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck(*CLICKS))
    validator = audit.OpenXmlValidator(file_format=audit.FileFormat.OFFICE_2019, max_errors=0)
    result = validator.validate(file)
    assert [f"{error.path}: {error.description}" for error in result.errors] == []


def test_libreoffice_reads_every_effect(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("not run: soffice not installed")
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck(*CLICKS))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "fodp", "--outdir", tmp_path, file],
        capture_output=True,
        timeout=300,
        check=True,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    opened = etree.parse(str(tmp_path / "deck.fodp"))
    nodes = opened.xpath("//@*[local-name()='node-type']")
    assert nodes.count("on-click") == len(CLICKS)
    assert nodes.count("with-previous") == 3
