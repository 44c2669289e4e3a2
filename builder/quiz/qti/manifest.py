"""The list of a package's files, and what is known about each question: LOM and QTI metadata."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.model.quiz import Question, QuestionType, QuizBank
from builder.quiz.pictures import ascii_id, picture_name
from builder.quiz.qti.assessment import ITEMS, item_path, test_identifier
from builder.quiz.qti.content import PICTURES
from builder.quiz.qti.item import Entry, identifier
from builder.quiz.qti.responses import Asked
from builder.quiz.qti.tree import Node, node
from builder.quiz.qti.vocabulary import Vocabulary, plain_vocabulary
from builder.quiz.text import writable

MANIFEST = "imsmanifest.xml"
TEST = "assessment.xml"
_LOM = "http://ltsc.ieee.org/xsd/LOM"
_LOM_SCHEMA = "http://www.imsglobal.org/xsd/imsmd_loose_v1p3p2.xsd"
_TEXT = frozenset(
    {"schema", "schemaversion", "lom:catalog", "lom:duration", "lom:entry", "lom:language"}
    | {"lom:source", "lom:string", "lom:value", "imsqti:timeDependent", "imsqti:composite"}
    | {"imsqti:interactionType", "imsqti:feedbackType", "imsqti:solutionAvailable"}
    | {"imsqti:scoringMode"}
)
_ELEMENTS = (
    "manifest", "metadata", "organizations", "resources", "resource", "file", "dependency",
    "lom:lom", "lom:general", "lom:identifier", "lom:title", "lom:keyword", "lom:educational",
    "lom:difficulty", "lom:typicalLearningTime", "lom:classification", "lom:purpose",
    "lom:taxonPath", "lom:taxon", "imsqti:qtiMetadata", *_TEXT,
)  # fmt: skip

_DIFFICULTY: Mapping[str, str] = {"初级": "easy", "中级": "medium", "高级": "difficult"}
"""The nearest words of LOM's own list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How a version of QTI describes a package."""

    schema: tuple[str, str]
    """Name and version of the package's own schema."""
    item_type: str
    test_type: str
    metadata: str
    """Namespace of the QTI metadata."""
    vocabulary: Vocabulary
    has_scoring_mode: bool


def _profile(
    schema: tuple[str, str],
    version: str,
    packaging: tuple[str, str],
    metadata: tuple[str, str],
    *,
    has_scoring_mode: bool,
) -> Profile:
    return Profile(
        schema=schema,
        item_type=f"imsqti_item_xmlv{version}",
        test_type=f"imsqti_test_xmlv{version}",
        metadata=metadata[0],
        vocabulary=plain_vocabulary(
            packaging[0], (*packaging, _LOM, _LOM_SCHEMA, *metadata), _ELEMENTS, _TEXT
        ),
        has_scoring_mode=has_scoring_mode,
    )


QTI_2_1_PACKAGE = _profile(
    ("QTIv2.1 Package", "1.0.0"),
    "2p1",
    (
        "http://www.imsglobal.org/xsd/imscp_v1p1",
        "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
    ),
    (
        "http://www.imsglobal.org/xsd/imsqti_metadata_v2p1",
        "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_metadata_v2p1p1.xsd",
    ),
    has_scoring_mode=False,
)
QTI_3_0_PACKAGE = _profile(
    ("QTI Package", "3.0.0"),
    "3p0",
    (
        "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
        "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd",
    ),
    (
        "http://www.imsglobal.org/xsd/imsqti_metadata_v3p0",
        "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_metadatav3p0_v1p0.xsd",
    ),
    has_scoring_mode=True,
)


def manifest(bank: QuizBank, items: Sequence[Node], profile: Profile) -> bytes:
    """``imsmanifest.xml``: the test, every item (an ``item_resource`` each) and every picture."""
    pictured = [each for each in bank.all_questions() if bank.picture_of(each)]
    title = node("lom:lom", node("lom:general", node("lom:title", _words(bank.title))))
    root = node(
        "manifest",
        node(
            "metadata",
            node("schema", profile.schema[0]),
            node("schemaversion", profile.schema[1]),
            title,
        ),
        node("organizations"),
        node(
            "resources",
            _test_resource(bank, items, profile),
            *items,
            *(_picture_resource(each, bank) for each in pictured),
        ),
        identifier=f"manifest_{ascii_id(bank.id)}",
    )
    return profile.vocabulary.document(root, imsqti=profile.metadata, lom=_LOM)


def picture_path(question: Question, bank: QuizBank) -> str:
    """Where the question's picture lies in the package; empty without one."""
    file = bank.picture_of(question)
    return f"{ITEMS}/{PICTURES}/{picture_name(question, file)}" if file else ""


def _test_resource(bank: QuizBank, items: Sequence[Node], profile: Profile) -> Node:
    return node(
        "resource",
        node("file", href=TEST),
        *(node("dependency", identifierref=each.attributes["identifier"]) for each in items),
        identifier=test_identifier(bank),
        type=profile.test_type,
        href=TEST,
    )


def item_resource(entry: Entry, asked: Asked, bank: QuizBank, profile: Profile) -> Node:
    """The item's file, what is known about it, and the pictures that it needs."""
    shown = [each for each in (entry.scene, entry.question) if each and bank.picture_of(each)]
    path = item_path(entry.question)
    return node(
        "resource",
        node("metadata", _qti_metadata(entry, asked, profile), _lom(entry)),
        node("file", href=path),
        *(node("dependency", identifierref=_picture_identifier(each)) for each in shown),
        identifier=identifier(entry.question),
        type=profile.item_type,
        href=path,
    )


def _picture_resource(question: Question, bank: QuizBank) -> Node:
    path = picture_path(question, bank)
    return node(
        "resource",
        node("file", href=path),
        identifier=_picture_identifier(question),
        type="webcontent",
        href=path,
    )


def _picture_identifier(question: Question) -> str:
    return f"picture_{ascii_id(question.id)}"


def _qti_metadata(entry: Entry, asked: Asked, profile: Profile) -> Node:
    by_a_person = entry.question.type is QuestionType.SHORT_ANSWER
    has_feedback = bool(entry.has_choice_feedback or entry.explanation)
    modes = ["human" if by_a_person else "responseprocessing"] if profile.has_scoring_mode else []
    return node(
        "imsqti:qtiMetadata",
        node("imsqti:timeDependent", "false"),
        node("imsqti:composite", _boolean(len(asked.declarations) > 1)),
        *(node("imsqti:interactionType", each) for each in asked.interactions),
        node("imsqti:feedbackType", "nonadaptive" if has_feedback else "none"),
        node("imsqti:solutionAvailable", _boolean(not by_a_person)),
        *(node("imsqti:scoringMode", each) for each in modes),
    )


def _lom(entry: Entry) -> Node:
    """What was written into the first line of a question, and its time; a part has its scene's too."""
    sources = [entry.question, *([entry.scene] if entry.scene else [])]
    tags = dict.fromkeys(tag for each in sources for tag in each.tags)
    objectives = dict.fromkeys(each.objective for each in sources if each.objective)
    return node(
        "lom:lom",
        node(
            "lom:general",
            node("lom:identifier", node("lom:entry", writable(entry.question.id))),
            node("lom:title", _words(entry.question.name)),
            node("lom:language", "zh-CN"),
            *(node("lom:keyword", _words(tag)) for tag in tags),
        ),
        node("lom:educational", *_educational(entry.question)),
        *(_aims_at(each) for each in objectives),
    )


def _educational(question: Question) -> Iterator[Node]:
    if difficulty := _DIFFICULTY.get(question.difficulty):
        yield _listed("lom:difficulty", difficulty)
    yield node("lom:typicalLearningTime", node("lom:duration", f"PT{question.seconds}S"))


def _aims_at(objective: str) -> Node:
    return node(
        "lom:classification",
        _listed("lom:purpose", "educational objective"),
        node("lom:taxonPath", node("lom:taxon", node("lom:entry", _words(objective)))),
    )


def _listed(name: str, value: str) -> Node:
    """A value of LOM's own lists."""
    return node(name, node("lom:source", "LOMv1.0"), node("lom:value", value))


def _words(characters: str) -> Node:
    return node("lom:string", writable(characters), language="zh-CN")


def _boolean(value: bool) -> str:
    return "true" if value else "false"
