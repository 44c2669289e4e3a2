"""Quiz banks: the topics of a page, understood as questions."""

from builder.markdown.quiz.bank import check_ids, read_bank

__all__ = ["check_ids", "read_bank"]
