"""The words of an XML format, and a tree written in them.

QTI 3.0 says what 2.1 says, with ``qti-`` before every element of its own, hyphens instead of capitals,
and a body of its own inside feedback and rubrics.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from builder.quiz.qti.tree import Node

_QTI = (
    "assessmentItem", "assessmentItemRef", "assessmentSection", "assessmentTest", "baseValue",
    "choiceInteraction", "contentBody", "correct", "correctResponse", "defaultValue", "divide", "equal",
    "extendedTextInteraction", "feedbackBlock", "feedbackInline", "index", "inlineChoice",
    "inlineChoiceInteraction", "isNull", "itemBody", "itemSessionControl", "mapEntry", "mapResponse",
    "mapping", "match", "matchInteraction", "not", "or", "orderInteraction", "outcomeDeclaration",
    "outcomeProcessing", "product", "prompt", "responseCondition", "responseDeclaration", "responseIf",
    "responseProcessing", "rubricBlock", "setOutcomeValue", "simpleAssociableChoice", "simpleChoice",
    "simpleMatchSet", "sum", "testPart", "testVariables", "textEntryInteraction", "value", "variable",
)  # fmt: skip
_XHTML = ("a", "br", "code", "div", "em", "img", "li", "ol", "p", "strong")
_ATTRIBUTES = (
    "adaptive", "alt", "baseType", "cardinality", "caseSensitive", "class_", "defaultValue",
    "expectedLines", "externalScored", "href", "identifier", "keepTogether", "lowerBound", "mapKey",
    "mappedValue", "matchMax", "maxAssociations", "maxChoices", "n", "navigationMode", "normalMaximum",
    "orientation", "outcomeIdentifier", "placeholderText", "responseIdentifier", "showFeedback",
    "showHide", "shuffle", "src", "submissionMode", "timeDependent", "title", "toleranceMode",
    "upperBound", "use", "variableIdentifier", "view", "visible", "xml:lang",
)  # fmt: skip
_TEXT = frozenset(
    {"baseValue", "feedbackInline", "inlineChoice", "prompt", "simpleAssociableChoice", "simpleChoice"}
    | {"value"}
)  # fmt: skip
_XML_ATTRIBUTES = ("xmlns", "xmlns:imsqti", "xmlns:lom", "xmlns:xsi", "xsi:schemaLocation")
_SPECIAL = re.compile("[&<>\"'\n\t]")
_CAPITAL = re.compile("[A-Z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """How a format names elements and attributes; what has an empty name is not written."""

    namespace: str
    schemas: tuple[str, ...]
    """Namespaces and the addresses of their schemas, by turns."""
    elements: Mapping[str, str]
    attributes: Mapping[str, str]
    block: frozenset[str]
    """Elements that hold no characters of their own: each of their children begins a line."""

    def document(self, root: Node, **namespaces: str) -> bytes:
        """A file of its own in UTF-8; ``namespaces`` are further ones by their prefixes."""
        declared = {
            "xmlns": self.namespace,
            **{f"xmlns:{prefix}": address for prefix, address in namespaces.items()},
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": " ".join(self.schemas),
            **root.attributes,
        }
        out = ['<?xml version="1.0" encoding="UTF-8"?>\n']
        self._write(Node(root.name, root.children, declared), out)
        out.append("\n")
        return "".join(out).encode()

    def _write(self, each: Node, out: list[str]) -> None:
        name = self.elements[each.name]
        if name:
            out.append(f"<{name}")
            for key, value in each.attributes.items():
                if written := self.attributes[key]:
                    out.append(f' {written}="{_quoted(value)}"')
            if not each.children:
                out.append("/>")
                return
            out.append(">")
        is_block = each.name in self.block
        for child in each.children:
            if isinstance(child, str):
                out.append(_escaped(child))
                continue
            if is_block and self.elements[child.name]:
                out.append("\n")
            self._write(child, out)
        if name:
            out.append(f"\n</{name}>" if is_block else f"</{name}>")


def plain_vocabulary(
    namespace: str, schemas: tuple[str, ...], elements: Iterable[str], text: frozenset[str]
) -> Vocabulary:
    """Names as they are; elements in ``text`` hold characters."""
    names = {each: each for each in elements}
    attributes = ("identifier", "identifierref", "href", "type", "language", *_XML_ATTRIBUTES)
    return Vocabulary(
        namespace=namespace,
        schemas=schemas,
        elements=names,
        attributes={each: each for each in attributes},
        block=frozenset(names) - text,
    )


def _hyphens(name: str) -> str:
    return _CAPITAL.sub(lambda found: f"-{found[0].lower()}", name.removesuffix("_"))


def _escaped(characters: str) -> str:
    return escape(characters, quote=False) if _SPECIAL.search(characters) else characters


def _quoted(value: str) -> str:
    """For an attribute, where a reader makes spaces of line ends and tabs unless they are numbered."""
    if not _SPECIAL.search(value):
        return value
    return escape(value).replace("\n", "&#10;").replace("\t", "&#9;")


_BLOCK = frozenset(_QTI) - _TEXT | {"div", "ol"}
_SAME = {each: each for each in (*_XHTML, *_XML_ATTRIBUTES)}

QTI_2_1 = Vocabulary(
    namespace="http://www.imsglobal.org/xsd/imsqti_v2p1",
    schemas=(
        "http://www.imsglobal.org/xsd/imsqti_v2p1",
        "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    ),
    elements=_SAME | {each: each for each in _QTI} | {"contentBody": ""},
    attributes=_SAME
    | {each: each.removesuffix("_") for each in _ATTRIBUTES}
    | {"externalScored": ""},
    block=_BLOCK,
)
QTI_3_0 = Vocabulary(
    namespace="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    schemas=(
        "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
        "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
    ),
    elements=_SAME | {each: f"qti-{_hyphens(each)}" for each in _QTI},
    attributes=_SAME | {each: _hyphens(each) for each in _ATTRIBUTES},
    block=_BLOCK,
)
