"""Text styles by outline level: what placeholders and new text boxes start from."""

from builder.deck.base import TextStyle
from builder.deck.markup import emu, solid_fill
from builder.deck.text import line_spacing
from builder.layout.frame import ACCENT1, TX1

_LEVELS = range(1, 10)
_INDENT_PT = 18.0
_TITLE = TextStyle(size_pt=28, bold=True, color=TX1, pitch_em=1.3)
_BODY_SIZES_PT = (18.0, 16.0, 16.0, 16.0, 16.0, 16.0, 16.0, 16.0, 16.0)
_BODY_PITCH_EM = 1.45
_FLOW = 'algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"'


def run_defaults(style: TextStyle, fonts: str = "mn") -> str:
    """``a:defRPr`` with theme fonts: ``mj`` for titles, ``mn`` for everything else."""
    return (
        f'<a:defRPr sz="{round(style.size_pt * 100)}" b="{int(style.bold or False)}" kern="1200">'
        f'{solid_fill(style.color or TX1)}<a:latin typeface="+{fonts}-lt"/><a:ea typeface="+{fonts}-ea"/>'
        f'<a:cs typeface="+{fonts}-cs"/></a:defRPr>'
    )


def master_styles() -> str:
    """``p:txStyles``: titles, bulleted bodies, everything else."""
    title = (
        f'<a:lvl1pPr marL="0" indent="0" {_FLOW}>{line_spacing(_TITLE.pitch_em)}'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f"{run_defaults(_TITLE, 'mj')}</a:lvl1pPr>"
    )
    body = "".join(_body_level(level) for level in _LEVELS)
    return (
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{plain_levels()}</p:otherStyle></p:txStyles>"
    )


def _body_level(level: int) -> str:
    style = TextStyle(size_pt=_BODY_SIZES_PT[level - 1], pitch_em=_BODY_PITCH_EM)
    indent = emu(_INDENT_PT)
    return (
        f'<a:lvl{level}pPr marL="{indent * level}" indent="{-indent}" {_FLOW}>'
        f"{line_spacing(style.pitch_em)}"
        f'<a:spcBef><a:spcPts val="{900 if level == 1 else 400}"/></a:spcBef>'
        f'<a:buClr><a:schemeClr val="{ACCENT1.slot}"/></a:buClr><a:buFontTx/>'
        f'<a:buChar char="•"/>{run_defaults(style)}</a:lvl{level}pPr>'
    )


def plain_levels(size_pt: float = 18, pitch_em: float | None = None, before_pt: float = 0) -> str:
    """Nine levels without bullets, for text boxes, tables, charts and notes."""
    style = run_defaults(TextStyle(size_pt=size_pt))
    pitch = line_spacing(pitch_em) if pitch_em else ""
    before = f'<a:spcBef><a:spcPts val="{round(before_pt * 100)}"/></a:spcBef>' if before_pt else ""
    return "".join(
        f'<a:lvl{level}pPr marL="{emu(_INDENT_PT) * (level - 1)}" {_FLOW}>'
        f"{pitch}{before}{style}</a:lvl{level}pPr>"
        for level in _LEVELS
    )
