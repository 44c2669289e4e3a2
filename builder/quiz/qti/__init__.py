"""QTI packages: a question is an item, written once and put into the words of 2.1 or 3.0."""
