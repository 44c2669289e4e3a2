"""``imsmanifest.xml``: one organisation, one item, one resource that lists every file.

Elements and their order are those of SCORM 1.2's content aggregation (``imscp_rootv1p1p2.xsd``,
``adlcp_rootv1p2.xsd``).
"""

from collections.abc import Sequence

from lxml import etree

from builder.model.quiz import QuizBank
from builder.quiz.pictures import ascii_id
from builder.quiz.scorm.page import MASTERY, PAGE
from builder.quiz.text import writable

MANIFEST = "imsmanifest.xml"
_TITLE_LENGTH = 200
"""Characters that the schema allows."""
_CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"


def manifest(bank: QuizBank, names: Sequence[str]) -> bytes:
    """The manifest of a package whose other files have these names."""
    own = ascii_id(bank.id)
    root = etree.Element(
        f"{{{_CP}}}manifest",
        {"identifier": f"manifest_{own}", "version": "1.0"},
        nsmap={None: _CP, "adlcp": _ADL},
    )
    metadata = _below(root, "metadata")
    _below(metadata, "schema", "ADL SCORM")
    _below(metadata, "schemaversion", "1.2")
    _add_organisation(_below(root, "organizations", default=f"quiz_{own}"), bank)
    resource = _below(
        _below(root, "resources"),
        "resource",
        identifier=f"page_{own}",
        type="webcontent",
        href=PAGE,
    )
    resource.set(f"{{{_ADL}}}scormtype", "sco")
    for name in names:
        _below(resource, "file", href=name)
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return content


def _add_organisation(organisations: etree._Element, bank: QuizBank) -> None:
    own = ascii_id(bank.id)
    title = writable(bank.title)[:_TITLE_LENGTH]
    organisation = _below(organisations, "organization", identifier=f"quiz_{own}")
    _below(organisation, "title", title)
    item = _below(
        organisation,
        "item",
        identifier=f"item_{own}",
        identifierref=f"page_{own}",
        isvisible="true",
    )
    _below(item, "title", title)
    mastery = etree.SubElement(item, f"{{{_ADL}}}masteryscore")
    mastery.text = str(MASTERY)


def _below(
    parent: etree._Element, tag: str, words: str | None = None, **attributes: str
) -> etree._Element:
    made = etree.SubElement(parent, f"{{{_CP}}}{tag}", attributes)
    made.text = words
    return made
