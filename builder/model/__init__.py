"""The model: small frozen dataclasses, free of input and output, of HTML and of PowerPoint."""
