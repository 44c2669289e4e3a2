"""QTI 3.0 packages."""

from builder.model.quiz import QuizBank
from builder.quiz.base import Format, LossReport
from builder.quiz.qti.manifest import QTI_3_0_PACKAGE
from builder.quiz.qti.package import FIDELITY, losses, package
from builder.quiz.qti.vocabulary import QTI_3_0


class Qti30Format(Format):
    name = "qti-3.0"
    suffix = ".qti30.zip"
    description = "QTI 3.0 题库包；支持新版标准的考试平台导入用"
    fidelity = FIDELITY

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """A ZIP file with a manifest, a test, an item for every question, and their pictures."""
        content = package(bank, QTI_3_0, QTI_3_0_PACKAGE)
        return content, LossReport(format_name=self.name, losses=losses(bank))


format = Qti30Format()
