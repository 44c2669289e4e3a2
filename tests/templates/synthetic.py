"""Templates made here, each with one peculiarity; the plain one is python-pptx's own."""

import io
import zipfile
from collections.abc import Callable, Mapping

from pptx import Presentation
from pptx.util import Pt

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def plain() -> bytes:
    """python-pptx's default template: 4:3, eleven layouts, English names."""
    return _saved(Presentation())


def _saved(presentation: object) -> bytes:
    stream = io.BytesIO()
    presentation.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The package with every file passed through ``change``; None drops it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def with_files(data: bytes, files: Mapping[str, bytes]) -> bytes:
    """The package with more files in it."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def sized(width_pt: float, height_pt: float) -> bytes:
    """Slides of another size; every placeholder is scaled with them."""
    presentation = Presentation()
    assert presentation.slide_width is not None
    assert presentation.slide_height is not None
    across = Pt(width_pt) / presentation.slide_width
    down = Pt(height_pt) / presentation.slide_height
    presentation.slide_width, presentation.slide_height = Pt(width_pt), Pt(height_pt)
    master = presentation.slide_master
    for owner in (master, *master.slide_layouts):
        for shape in owner.placeholders:
            if shape._element.spPr.xfrm is None:
                continue
            left, top, width, height = shape.left, shape.top, shape.width, shape.height
            shape.left, shape.width = round(left * across), round(width * across)
            shape.top, shape.height = round(top * down), round(height * down)
    return _saved(presentation)


def with_sample_slides() -> bytes:
    """Two slides with notes, a printer's settings and custom XML."""
    presentation = Presentation()
    for number in (0, 1):
        slide = presentation.slides.add_slide(presentation.slide_layouts[number])
        slide.shapes.title.text = "示例页机密"
        slide.notes_slide.notes_text_frame.text = "备注机密"
    data = _saved(presentation)
    arrow = (
        f'<Relationship Id="rId901" Type="{_OFFICE}/customXml" Target="../customXml/item1.xml"/>'
    )
    data = rewritten(data, lambda name, content: _with_arrow(name, content, arrow))
    return with_files(data, {"customXml/item1.xml": "<a>机密</a>".encode()})


def _with_arrow(
    name: str, content: bytes, arrow: str, owner: str = "ppt/_rels/presentation.xml.rels"
) -> bytes:
    if name != owner:
        return content
    return content.replace(b"</Relationships>", f"{arrow}</Relationships>".encode())


def with_external_picture() -> bytes:
    """A master that fetches a picture when the file is opened."""
    arrow = (
        f'<Relationship Id="rId902" Type="{_OFFICE}/image" Target="file://server/logo.png"'
        ' TargetMode="External"/>'
    )
    owner = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    return rewritten(plain(), lambda name, content: _with_arrow(name, content, arrow, owner))


def with_macro() -> bytes:
    """A macro project inside a file that calls itself .pptx."""
    return with_files(plain(), {"ppt/vbaProject.bin": b"\0" * 100})


def without_layouts() -> bytes:
    """All layouts cut out of the package."""
    return rewritten(plain(), lambda name, content: None if "slideLayouts/" in name else content)


def without_body_layouts() -> bytes:
    """Only the title slide and the blank layout are left."""
    presentation = Presentation()
    for layout in list(presentation.slide_layouts):
        if layout.name not in {"Title Slide", "Blank"}:
            presentation.slide_layouts.remove(layout)
    return _saved(presentation)


def with_tiny_placeholders() -> bytes:
    """Title and body are stamps in a corner."""
    presentation = Presentation()
    master = presentation.slide_master
    for owner in (master, *master.slide_layouts):
        for shape in owner.placeholders:
            shape.left, shape.top, shape.width, shape.height = Pt(20), Pt(10), Pt(60), Pt(20)
    return _saved(presentation)


def with_chinese_names() -> bytes:
    """The same layouts, called what a Chinese PowerPoint calls them, in another order."""
    presentation = Presentation()
    for number, layout in enumerate(presentation.slide_layouts):
        layout._element.cSld.set("name", f"版式{number}")
        layout._element.attrib.pop("type", None)
    return _saved(presentation)


def with_two_masters() -> bytes:
    """The first master with its layouts a second time, dark and renamed."""
    data = plain()
    files: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            folder = name.split("/")[1] if name.count("/") > 1 else ""
            if folder in {"slideMasters", "slideLayouts"} or name == "ppt/theme/theme1.xml":
                content = archive.read(name)
                if name.endswith(".rels"):
                    content = content.replace(b"slideMaster1", b"slideMaster9")
                    content = content.replace(b"slideLayouts/s", b"slideLayouts/z")
                    content = content.replace(b"theme1", b"theme9")
                files[_second(name)] = content
    arrow = (
        f'<Relationship Id="rId903" Type="{_OFFICE}/slideMaster"'
        ' Target="slideMasters/slideMaster9.xml"/>'
    )

    def change(name: str, content: bytes) -> bytes:
        content = _with_arrow(name, content, arrow)
        if name == "ppt/presentation.xml":
            entry = b'<p:sldMasterId id="2147484000" r:id="rId903"/></p:sldMasterIdLst>'
            content = content.replace(b"</p:sldMasterIdLst>", entry)
        if name == "[Content_Types].xml":
            rows = [each for each in content.split(b"/>") if b"Override" in each]
            more = b"".join(
                _second(each.decode()).encode() + b"/>"
                for each in rows
                if any(kind in each for kind in (b"slideMaster1", b"slideLayout", b"theme1"))
            )
            content = content.replace(b"</Types>", more + b"</Types>")
        return content

    return with_files(rewritten(data, change), files)


def _second(name: str) -> str:
    return (
        name.replace("slideMaster1", "slideMaster9")
        .replace("slideLayouts/s", "slideLayouts/z")
        .replace("slideLayouts/_rels/s", "slideLayouts/_rels/z")
        .replace("theme1", "theme9")
    )


def bomb() -> bytes:
    """A part that unpacks to a thousand times its size."""
    return with_files(plain(), {"ppt/media/image9.png": b"\0" * 30_000_000})


SOUND: dict[str, Callable[[], bytes]] = {
    "plain 4:3": plain,
    "16:9": lambda: sized(960, 540),
    "portrait": lambda: sized(540, 780),
    "A0 poster": lambda: sized(3370, 2384),
    "two masters": with_two_masters,
    "no body layout": without_body_layouts,
    "tiny placeholders": with_tiny_placeholders,
    "sample slides": with_sample_slides,
    "Chinese names": with_chinese_names,
}
