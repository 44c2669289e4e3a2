"""Text as DrawingML: bodies, paragraphs, runs."""

from builder.deck.base import TextStyle
from builder.deck.markup import emu, escape_attribute, escape_text, fixed_fill, solid_fill
from builder.deck.scope import SlideScope
from builder.layout.fonts import spacing_percent
from builder.layout.frame import ACCENT1, TextBody, TextParagraph, TextRun

_ROUNDING_PT = 0.05

ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}

_KEEP_COLOR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr'
    ' xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)
"""Office draws links in the theme's link colour unless told to keep the text's own."""


def line_spacing(pitch_em: float) -> str:
    """Percent of the font's natural height: unlike points, it survives a change of the text's size."""
    return f'<a:lnSpc><a:spcPct val="{round(spacing_percent(pitch_em) * 1000)}"/></a:lnSpc>'


def right_inset(pt: float) -> int:
    """The inset in EMU, a hair less than asked where there is one.

    Renderers add widths in single precision; a line that fills its column exactly would wrap in some.
    """
    return emu(max(0.0, pt - _ROUNDING_PT))


def body_properties(body: TextBody) -> str:
    """Insets and anchor; the size of the text is final, so autofit is switched off."""
    left, top, right, bottom = body.insets
    return (
        f'<a:bodyPr wrap="square" lIns="{emu(left)}" tIns="{emu(top)}" rIns="{right_inset(right)}"'
        f' bIns="{emu(bottom)}" rtlCol="0" anchor="{ANCHORS[body.anchor]}"><a:noAutofit/></a:bodyPr>'
    )


def paragraphs(body: TextBody, scope: SlideScope, style: TextStyle | None = None) -> str:
    """All ``a:p`` of a body; ``style`` is what a placeholder sets already."""
    if not body.paragraphs:
        return f"<a:p><a:endParaRPr {scope.language}/></a:p>"
    return "".join(
        _paragraph(paragraph, scope, style, is_first=index == 0)
        for index, paragraph in enumerate(body.paragraphs)
    )


def _paragraph(
    paragraph: TextParagraph, scope: SlideScope, style: TextStyle | None, *, is_first: bool
) -> str:
    runs = "".join(_run(run, scope, style) for run in paragraph.runs)
    if not runs:
        runs = f'<a:endParaRPr {scope.language} sz="{_size(paragraph.size_pt)}"/>'
    return f"<a:p>{_properties(paragraph, style, is_first=is_first)}{runs}</a:p>"


def _properties(paragraph: TextParagraph, style: TextStyle | None, *, is_first: bool) -> str:
    indent = emu(paragraph.indent_pt)
    hang = indent // (paragraph.level + 1) if paragraph.bullet else 0
    keeps_look = style is not None and style.keeps_look
    align = "" if keeps_look else f' algn="{_ALIGN[paragraph.align]}"'
    attributes = f'{align} eaLnBrk="1"'
    if style or indent:
        attributes = f' marL="{indent}" indent="{-hang}"{attributes}'
    if paragraph.level:
        attributes = f' lvl="{min(paragraph.level, 8)}"{attributes}'
    before = 0 if is_first else round(paragraph.before_pt * 100)
    spacing = f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef>' if before or style else ""
    if style is not None and style.is_unknown:
        spacing += '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
    pitch = (
        "" if style and style.pitch_em == paragraph.pitch_em else line_spacing(paragraph.pitch_em)
    )
    return f"<a:pPr{attributes}>{pitch}{spacing}{_bullet(paragraph, style)}</a:pPr>"


def _bullet(paragraph: TextParagraph, style: TextStyle | None) -> str:
    if paragraph.bullet is None:
        return "<a:buNone/>" if style else ""
    # Placeholders bring the colour of their bullets; in text boxes they would take the text's.
    color = "" if style else f'<a:buClr><a:schemeClr val="{ACCENT1.slot}"/></a:buClr>'
    if paragraph.bullet == "1.":
        start = f' startAt="{paragraph.bullet_start}"' if paragraph.bullet_start != 1 else ""
        return f'{color}<a:buFontTx/><a:buAutoNum type="arabicPeriod"{start}/>'
    return f'{color}<a:buFontTx/><a:buChar char="{escape_attribute(paragraph.bullet)}"/>'


def _run(run: TextRun, scope: SlideScope, style: TextStyle | None) -> str:
    properties = _run_properties(run, scope, style)
    if "\n" not in run.text:
        return f"<a:r>{properties}<a:t>{escape_text(run.text)}</a:t></a:r>" if run.text else ""
    return f"<a:br>{properties}</a:br>".join(
        f"<a:r>{properties}<a:t>{escape_text(piece)}</a:t></a:r>" if piece else ""
        for piece in run.text.split("\n")
    )


def _run_properties(run: TextRun, scope: SlideScope, style: TextStyle | None) -> str:
    attributes = scope.language
    if style is None or run.size_pt != style.size_pt:
        attributes += f' sz="{_size(run.size_pt)}"'
    keeps_look = style is not None and style.keeps_look
    if not keeps_look and run.bold != (style.bold if style else False):
        attributes += f' b="{int(run.bold)}"'
    if style is not None and style.ink is not None:
        fill = fixed_fill(style.ink)
    else:
        fill = "" if keeps_look or (style and run.color == style.color) else solid_fill(run.color)
    link = ""
    if run.link is not None:
        link = scope.link(run.link, "" if run.color.slot == "hlink" else _KEEP_COLOR)
    return f"<a:rPr {attributes}>{fill}{link}</a:rPr>"


def _size(size_pt: float) -> int:
    return round(size_pt * 100)
