"""Pictures of every page, to be looked at: both languages, light and dark, on a phone and a desk.

    pytest tests/browser/test_screenshots.py

writes them into ``screenshots/``, which is not committed. ``-k es-dark`` makes those alone.
"""

from pathlib import Path

import pytest

from tests.browser.pages import GROUPS, walk

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).resolve().parents[2] / "screenshots"
WIDTHS = (360, 1280)


@pytest.mark.parametrize(
    ("locale", "scheme"),
    [("es-PE", "light"), ("es-PE", "dark"), ("en-GB", "light"), ("en-GB", "dark")],
    ids=["es-light", "es-dark", "en-light", "en-dark"],
)
@pytest.mark.parametrize("group", GROUPS)
def test_every_page_can_be_looked_at(visit, locale, scheme, group):
    look = {"locale": locale, "color_scheme": scheme, "reduced_motion": "reduce"}
    written = set()
    for stop, page in walk(visit, *GROUPS[group], **look):
        number = len(written) // len(WIDTHS)
        name = f"{group} {number:02} {stop.name}".replace(" ", "-").replace(",", "")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            # As high as the page, so that the bar at the bottom of a phone hides nothing.
            height = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": width, "height": height})
            path = FOLDER / f"{locale[:2]}-{scheme}" / f"{name}-{width}.png"
            page.screenshot(path=path)
            written.add(path)

    assert all(path.stat().st_size > 0 for path in written)
