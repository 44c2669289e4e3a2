"""Text of a page → page of the model."""

from markdown import Markdown

from builder.lint.diagnostic import Report
from builder.markdown.addresses import is_safe_target
from builder.markdown.assemble import assemble_page
from builder.markdown.context import PageContext
from builder.markdown.extension import CoursewareExtension, Document
from builder.markdown.inline import Reference
from builder.model.page import Meta, Page


class Parser:
    """Parses pages one after another with one Markdown instance, which is slow to make."""

    def __init__(self) -> None:
        self._md = Markdown(extensions=[CoursewareExtension()])

    def parse(
        self, text: str, context: PageContext, meta: Meta, report: Report
    ) -> tuple[Page, tuple[Reference, ...]]:
        """The page and the links in it; everything wrong goes into ``report``."""
        md = self._md
        md.reset()
        md.courseware_page = context
        md.courseware_report = report
        md.courseware = Document(blocks=(), footnotes={}, references=())
        md.convert(text)
        document: Document = md.courseware
        for reference in document.references:
            _check_scheme(reference, report)
        return assemble_page(context, meta, document, report), document.references


def _check_scheme(reference: Reference, report: Report) -> None:
    if reference.is_image or is_safe_target(reference.target):
        return
    scheme, colon, _ = reference.target.partition(":")
    report.error(
        "DIA013",
        reference.span,
        f"链接不能指向 {scheme}: 开头的地址" if colon else f"链接不能指向 {reference.target[:40]}",
        "链接只能是相对路径、http、https 或 mailto",
        f"link scheme not allowed: {reference.target[:40]}",
    )
