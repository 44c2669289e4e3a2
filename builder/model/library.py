"""All pages of a content folder and what they can be found by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from builder.model.exam import Exam, RecordedPaper
from builder.model.glossary import Term
from builder.model.metric import Metric
from builder.model.page import Page, PageKind
from builder.model.quiz import Question, QuizBank

QUESTION_MINUTES = 1
"""What a question takes, its answer included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEntry:
    """A question's heading, as a link to it needs it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicEntry:
    """A topic's heading, as a link to it needs it."""

    id: str
    title: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntry:
    """One link of a course's or a path's running order."""

    text: str
    path: str
    """Page below the content folder."""
    anchor: str = ""
    """Topic or question on that page; empty for the whole page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that the site offers beside its pages."""

    path: str
    """Below the site's root."""
    group: str
    """``deck``, ``handout``, ``drill`` or ``quiz``."""
    owner: str
    """Id of the course, the exercise or the question bank that it was made from."""
    label: str
    """What tells it apart from the others of its owner: a brand, a format."""
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page's line in lists and references; known without parsing its Markdown."""

    kind: PageKind
    path: str
    """Path below the content folder."""
    id: str
    ref: str
    title: str
    summary: str = ""
    type: str = ""
    industry: str = ""
    scene: str = ""
    channel: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    level: str = ""
    minutes: int | None = None
    questions: tuple[QuestionEntry, ...] = ()
    """Of a quiz bank, in page order."""
    role: str = ""
    topics: tuple[TopicEntry, ...] = ()
    """Those with an id, in page order."""
    steps: tuple[StepEntry, ...] = ()
    """Of a course or a learning path, in its order."""


@dataclass(frozen=True, slots=True)
class Index:
    """Entries of the library, by path order."""

    entries: tuple[Entry, ...] = ()
    metrics: tuple[Metric, ...] = ()
    terms: tuple[Term, ...] = ()
    """The glossary, in its order."""
    downloads: tuple[Download, ...] = ()
    """What the last build of the site had to offer."""

    def by_ref(self, ref: str) -> Entry | None:
        """The page with this library number (``C19``), or None."""
        return next((entry for entry in self.entries if entry.ref == ref), None)

    def metric(self, ref: str) -> Metric | None:
        """The metric with this library number (``K03``), or None."""
        return next((metric for metric in self.metrics if metric.ref == ref), None)

    def by_path(self, path: str) -> Entry | None:
        """The page at this path below the content folder, or None."""
        return next((entry for entry in self.entries if entry.path == path), None)

    def minutes_of(self, step: StepEntry) -> int | None:
        """How long a step takes: its question, its topic, or the whole page; None where the page does not say."""
        entry = self.by_path(step.path)
        if entry is None:
            return None
        if any(question.id == step.anchor for question in entry.questions):
            return QUESTION_MINUTES
        if step.anchor:
            return next((t.minutes for t in entry.topics if t.id == step.anchor), None)
        return entry.minutes

    def question(self, question_id: str) -> tuple[Entry, QuestionEntry] | None:
        """The question with this id and the bank's page it stands on, or None."""
        for entry in self.entries:
            for question in entry.questions:
                if question.id == question_id:
                    return entry, question
        return None

    def of_kind(self, kind: PageKind) -> Iterator[Entry]:
        """Entries of one kind: by library number, then by path."""
        chosen = (entry for entry in self.entries if entry.kind is kind)
        return iter(sorted(chosen, key=lambda entry: (entry.ref, entry.path)))


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseLink:
    """One line of a course's running order."""

    text: str
    path: str
    """Page below the project's root."""
    anchor: str
    """Topic or question on that page; empty for the whole page."""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseSection:
    """A module of a course."""

    title: str
    promise: str
    links: tuple[CourseLink, ...]
    number: int | None
    """Counted from 1; None for sections marked ``.plain``, which have no divider."""
    minutes: int | None = None
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A course page, understood."""

    page: Page
    sections: tuple[CourseSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything below ``content/``, parsed."""

    pages: Mapping[str, Page]
    """By path below the project's root."""
    courses: Mapping[str, Course] = field(default_factory=dict)
    """By id."""
    banks: Mapping[str, QuizBank] = field(default_factory=dict)
    """By page path."""
    metrics: tuple[Metric, ...] = ()
    terms: tuple[Term, ...] = ()
    exams: tuple[Exam, ...] = ()
    """Blueprints, in their file's order."""
    papers: tuple[RecordedPaper, ...] = ()
    """Papers that were held, the oldest first."""

    def exam(self, exam_id: str) -> Exam | None:
        """The exam with this id."""
        return next((exam for exam in self.exams if exam.id == exam_id), None)

    def papers_of(self, exam_id: str) -> tuple[RecordedPaper, ...]:
        """The papers of an exam that were held, the oldest first."""
        return tuple(paper for paper in self.papers if paper.exam.word == exam_id)

    def by_ref(self, ref: str) -> Page | None:
        """The case or script with this number."""
        return next((page for page in self.pages.values() if page.meta.ref == ref), None)

    def metric(self, ref: str) -> Metric | None:
        """The metric with this number."""
        return next((metric for metric in self.metrics if metric.ref == ref), None)

    def question(self, question_id: str) -> Question | None:
        """The question with this id in any bank; for a scenario's part, the scenario with that part alone."""
        for bank in self.banks.values():
            found = bank.question(question_id)
            if found:
                return found
        return None
