"""Data that measuring rests on: advance widths and line breaking classes, with the commands that made them."""
