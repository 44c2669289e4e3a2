"""A reader of QTI packages that knows nothing of our writer: both versions in the names of 2.1."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

NAMESPACES = {
    "qti-2.1": "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "qti-3.0": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
}
PACKAGING = {
    "qti-2.1": "http://www.imsglobal.org/xsd/imscp_v1p1",
    "qti-3.0": "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
}
LOM = "{http://ltsc.ieee.org/xsd/LOM}"
XHTML = frozenset({"a", "br", "code", "div", "em", "img", "li", "ol", "p", "strong"})
GAP = "____"


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def parsed(document: bytes) -> etree._Element:
    return etree.fromstring(document, etree.XMLParser(recover=False, resolve_entities=False))


def in_words_of_2(document: bytes) -> etree._Element:
    """The tree without namespaces, as QTI 2.1 would name it."""
    root = parsed(document)
    for each in root.iter():
        name = etree.QName(each).localname
        if name.startswith("qti-"):
            each.tag = _camel(name.removeprefix("qti-"))
            values = {_camel(str(key)): value for key, value in each.attrib.items()}
            each.attrib.clear()
            each.attrib.update(values)
        else:
            each.tag = name
    for body in list(root.iter("contentBody")):
        for child in list(body):
            body.addprevious(child)
        body.getparent().remove(body)
    return root


def in_words_of_3(document: bytes) -> bytes:
    """An item of 2.1 for a player that knows 3.0 alone, by the rule with which 1EdTech moved the names."""
    root = parsed(document)
    space = NAMESPACES["qti-3.0"]
    for each in root.iter():
        name = etree.QName(each).localname
        each.tag = f"{{{space}}}{name if name in XHTML else 'qti-' + _kebab(name)}"
        values = {_kebab(str(key)): value for key, value in each.attrib.items() if key[0] != "{"}
        each.attrib.clear()
        each.attrib.update(values)
    return etree.tostring(root)


def _camel(name: str) -> str:
    return re.sub("-([a-z])", lambda found: found[1].upper(), name)


def _kebab(name: str) -> str:
    return re.sub("[A-Z]", lambda found: f"-{found[0].lower()}", name)


def text_of(element: etree._Element) -> str:
    """Characters as a trainee reads them, a gap for everything that is typed, without feedback."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "textEntryInteraction":
            parts.append(GAP)
        elif child.tag == "br":
            parts.append("\n")
        elif child.tag != "feedbackInline":
            parts.append(text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item taken apart."""

    root: etree._Element

    @property
    def body(self) -> etree._Element:
        return self.root.find("itemBody")

    @property
    def stem(self) -> list[str]:
        """Paragraphs above what is answered in, without pictures and controls in a line of their own."""
        return [text_of(each) for each in self.body.findall("p") if each.find("img") is None]

    @property
    def scene(self) -> list[str]:
        return [text_of(each) for each in self.body.findall("div/p") if each.find("img") is None]

    def outcome(self, name: str) -> str:
        return self.root.findtext(f"outcomeDeclaration[@identifier='{name}']/defaultValue/value")

    def keys(self, response: str = "RESPONSE") -> list[str]:
        path = f"responseDeclaration[@identifier='{response}']/correctResponse/value"
        return [each.text for each in self.root.findall(path)]

    def weights(self, response: str = "RESPONSE") -> dict[str, float]:
        path = f"responseDeclaration[@identifier='{response}']/mapping/mapEntry"
        return {
            each.get("mapKey"): float(each.get("mappedValue")) for each in self.root.findall(path)
        }

    def choices(self, response: str = "RESPONSE") -> dict[str, str]:
        """Texts of an interaction's choices by their names."""
        (found,) = self.body.xpath(f".//*[@responseIdentifier='{response}']")
        return {
            each.get("identifier"): text_of(each)
            for each in found.xpath(".//*[@identifier][not(self::feedbackInline)]")
        }

    def options(self, response: str = "RESPONSE") -> list[tuple[str, bool, str]]:
        """Text, whether it is right, and feedback of every choice."""
        feedback = {
            each.get("identifier"): text_of(each) for each in self.body.iter("feedbackInline")
        }
        keys = self.keys(response)
        return [
            (words, name in keys, feedback.get(name, ""))
            for name, words in self.choices(response).items()
        ]

    @property
    def sequence(self) -> list[str]:
        choices = self.choices()
        return [choices[key] for key in self.keys()]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        choices = self.choices()
        return [(choices[left], choices[right]) for left, right in map(str.split, self.keys())]

    @property
    def fields(self) -> list[tuple[str, list[str], list[str]]]:
        """Label, options and right answers of each control."""
        found = []
        for control in self.body.xpath(".//*[@responseIdentifier]"):
            name = control.get("responseIdentifier")
            label = (
                control.find("prompt")
                if control.tag == "choiceInteraction"
                else control.getparent()
            )
            options = self.options(name)
            right = [words for words, is_right, _ in options if is_right]
            typed = list(self.weights(name)) or self.keys(name)
            found.append((label_of(label), [words for words, _, _ in options], right or typed))
        return found

    @property
    def explanation(self) -> list[str]:
        return [text_of(each) for each in self.body.xpath("feedbackBlock/p | feedbackBlock/ol/li")]

    @property
    def rubric(self) -> list[str]:
        return [text_of(each) for each in self.body.xpath("rubricBlock/p | rubricBlock/ol/li")]


def label_of(element: etree._Element) -> str:
    return element.text.removesuffix("：")


def items(content: bytes) -> dict[str, ReadItem]:
    """Items by their identifiers, in the order of the test."""
    files = members(content)
    test = in_words_of_2(files["assessment.xml"])
    return {
        each.get("identifier"): ReadItem(in_words_of_2(files[each.get("href")]))
        for each in test.iter("assessmentItemRef")
    }
