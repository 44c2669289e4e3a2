"""Word files: styles, words, tables and pictures on pages; everybody else decides what stands on them."""
