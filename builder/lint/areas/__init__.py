"""Rules whose findings are made while reading, parsing or laying out; one module an area."""
