"""Placeholders of master and layouts as shapes, with the prompts that editors see in them."""

from collections.abc import Mapping

from builder.deck.base import Placeholder
from builder.deck.layouts import BODY, FOOTER_ROW, TITLE
from builder.deck.markup import escape_text, language_attributes, transform
from builder.deck.text import line_spacing
from builder.deck.text_styles import run_defaults

NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"

_OF_MASTER = (TITLE, BODY, *FOOTER_ROW.values())
_NAMES = {
    "title": "标题",
    "subtitle": "副标题",
    "body": "正文",
    "date": "日期",
    "footer": "页脚",
    "number": "页码",
}
_GEOMETRY = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def prompts(footer: str, language: str) -> Mapping[str, str]:
    """A paragraph for each kind of placeholder.

    The footer is never quite empty: LibreOffice centres a slide's footer when the layout's has no text.
    """
    attributes = language_attributes(language)
    texts = {
        "title": "单击此处编辑标题",
        "subtitle": "单击此处编辑副标题",
        "body": "单击此处编辑正文",
        "date": " ",
        "footer": footer or " ",
    }
    written = {
        kind: f"<a:p><a:r><a:rPr {attributes}/><a:t>{escape_text(text)}</a:t></a:r></a:p>"
        for kind, text in texts.items()
    }
    return {**written, "number": f"<a:p>{number_field('‹#›', attributes)}</a:p>"}


def number_field(shown: str, attributes: str) -> str:
    """The slide-number field; ``shown`` stands until the editor counts anew."""
    return (
        f'<a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr {attributes}/>'
        f"<a:t>{shown}</a:t></a:fld>"
    )


def master_placeholder(identifier: int, kind: str, placeholder: Placeholder, prompt: str) -> str:
    """A placeholder of the master; title and body take their text from the master's styles."""
    style = "" if kind in {"title", "body"} else _style(kind, placeholder)
    return _shape(
        identifier,
        kind,
        placeholder,
        f"{_position(placeholder)}{_GEOMETRY}",
        f"{_body_properties(placeholder)}<a:lstStyle>{style}</a:lstStyle>{prompt}",
    )


def layout_placeholder(identifier: int, kind: str, placeholder: Placeholder, prompt: str) -> str:
    """A placeholder of a layout; where it agrees with the master it only names it."""
    if placeholder in _OF_MASTER:
        text = f"<a:bodyPr/><a:lstStyle/>{prompt}"
        return _shape(identifier, kind, placeholder, "", text)
    style = _style(kind, placeholder)
    return _shape(
        identifier,
        kind,
        placeholder,
        _position(placeholder),
        f"{_body_properties(placeholder)}<a:lstStyle>{style}</a:lstStyle>{prompt}",
    )


def _shape(identifier: int, kind: str, placeholder: Placeholder, own: str, text: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{_NAMES[kind]}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {placeholder.reference}/></p:nvPr></p:nvSpPr>"
        f"<p:spPr>{own}</p:spPr><p:txBody>{text}</p:txBody></p:sp>"
    )


def _position(placeholder: Placeholder) -> str:
    return transform(placeholder.rect) if placeholder.rect else ""


def _body_properties(placeholder: Placeholder) -> str:
    return (
        '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"'
        f' anchor="{placeholder.anchor}"><a:noAutofit/></a:bodyPr>'
    )


def _style(kind: str, placeholder: Placeholder) -> str:
    if placeholder.style is None:
        return ""
    align = "r" if kind == "number" else "l"
    fonts = "mj" if kind == "title" else "mn"
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}" eaLnBrk="1">'
        f"{line_spacing(placeholder.style.pitch_em)}"
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f"{run_defaults(placeholder.style, fonts)}</a:lvl1pPr>"
    )
