"""SCORM packages: all questions of a bank on one page, with the site's own markup, script and style."""
