"""QTI 2.1 packages."""

from builder.model.quiz import QuizBank
from builder.quiz.base import Format, LossReport
from builder.quiz.qti.manifest import QTI_2_1_PACKAGE
from builder.quiz.qti.package import FIDELITY, losses, package
from builder.quiz.qti.vocabulary import QTI_2_1


class Qti21Format(Format):
    name = "qti-2.1"
    suffix = ".qti21.zip"
    description = "QTI 2.1 题库包；TAO、OpenOlat 等考试平台导入用"
    fidelity = FIDELITY

    def export(self, bank: QuizBank) -> tuple[bytes, LossReport]:
        """A ZIP file with a manifest, a test, an item for every question, and their pictures."""
        content = package(bank, QTI_2_1, QTI_2_1_PACKAGE)
        return content, LossReport(format_name=self.name, losses=losses(bank))


format = Qti21Format()
