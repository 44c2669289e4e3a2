"""What a deck says about itself: the core and the application properties."""

from dataclasses import dataclass
from datetime import UTC, datetime

from builder.deck.markup import escape_text
from builder.deck.package import PACKAGE_NS, Part, xml_part

_OFFICE_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckProperties:
    """Title, author and dates; nothing is taken from the clock or from the machine."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    description: str = ""
    organisation: str = ""
    language: str = "zh-CN"
    created: datetime = datetime(2025, 1, 1, tzinfo=UTC)
    """Fixed by the caller, so that the same content gives the same bytes; naive times are taken as UTC."""


def core_part(properties: DeckProperties) -> Part:
    """``docProps/core.xml``: created and modified are the same instant."""
    created = properties.created
    if created.tzinfo is not None:
        created = created.astimezone(UTC)
    stamp = created.strftime("%Y-%m-%dT%H:%M:%SZ")
    texts = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("cp:keywords", properties.keywords),
        ("dc:description", properties.description),
        ("cp:lastModifiedBy", properties.author),
        ("cp:revision", "1"),
        ("dc:language", properties.language),
    )
    rows = "".join(f"<{tag}>{escape_text(text)}</{tag}>" for tag, text in texts if text)
    return xml_part(
        "/docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        f'<cp:coreProperties xmlns:cp="{PACKAGE_NS}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:dcmitype="http://purl.org/dc/dcmitype/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{rows}"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
        "</cp:coreProperties>",
    )


def application_part(properties: DeckProperties, slide_count: int, notes_count: int) -> Part:
    """``docProps/app.xml``: counts that file managers show."""
    company = properties.organisation
    return xml_part(
        "/docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        f'<Properties xmlns="{_OFFICE_PROPERTIES}">'
        "<Application>Service Courseware</Application>"
        "<PresentationFormat>Widescreen</PresentationFormat>"
        f"<Slides>{slide_count}</Slides><Notes>{notes_count}</Notes>"
        f"{f'<Company>{escape_text(company)}</Company>' if company else ''}"
        "<AppVersion>16.0000</AppVersion></Properties>",
    )
