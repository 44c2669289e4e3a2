"""The dialect: one Python-Markdown extension; text → model, HTML and diagnostics."""
