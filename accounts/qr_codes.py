"""A square that a phone's camera reads."""

import segno
from django.utils.safestring import SafeString, mark_safe

QUIET_ZONE = 4  # modules, by the standard of QR codes
WIDEST = 280  # pixels, so that the code fits a phone of 360


def svg(text: str) -> SafeString:
    """Black on white in a dark page too, with the quiet zone that cameras need."""
    code = segno.make(text, error="m", micro=False)
    modules, _height = code.symbol_size(border=QUIET_ZONE)
    # Safe: the drawing holds numbers only.
    return mark_safe(
        code.svg_inline(
            scale=WIDEST // modules, border=QUIET_ZONE, dark="#000", light="#fff", svgclass=None
        )
    )
