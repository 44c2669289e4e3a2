"""QR codes as pictures that scan on any brand: black on white, with their own quiet zone."""

import io

import segno

QUIET_ZONE_MODULES = 4
PIXELS_PER_MODULE = 10


def qr_png(address: str) -> bytes:
    """PNG of a QR code with medium error correction; the same address gives the same bytes."""
    code = segno.make_qr(address, error="m")
    target = io.BytesIO()
    code.save(
        target,
        kind="png",
        scale=PIXELS_PER_MODULE,
        border=QUIET_ZONE_MODULES,
        dark="#000",
        light="#fff",
    )
    return target.getvalue()
