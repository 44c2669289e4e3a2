"""Questions that come from elsewhere, pasted or in a workbook, taken apart but not yet understood."""
