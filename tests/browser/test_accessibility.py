"""Every page for everybody: checked by axe in light and dark, on a narrow phone, for a finger."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import ALLIES, ASKED, CHILDREN, COUNCIL, MEETING, PUBLIC, TEAM, WORK, walk

pytestmark = pytest.mark.browser

GROUPS = {
    "public": PUBLIC,
    "child": CHILDREN,
    "team": TEAM,
    "council": COUNCIL,
    "work": WORK,
    "alliances": ALLIES,
    "asked": ASKED,
    "meeting": MEETING,
}
everyone = pytest.mark.parametrize("who", GROUPS.values(), ids=GROUPS)
FIND = (
    "axe.run({resultTypes: ['violations'], preload: false}).then((results) => results.violations)"
)
LOOKS = [(1280, "light"), (360, "dark"), (1280, "dark"), (360, "light")]


@everyone
def test_axe_finds_nothing_on_any_page_in_light_and_dark(visit, who):
    # These are put together from the parts of the others: one size for each theme.
    looks = LOOKS[:2] if who in (COUNCIL, WORK, ALLIES, ASKED, MEETING) else LOOKS
    found = []
    for stop, page in walk(visit, *who, reduced_motion="reduce"):
        page.evaluate(Axe().axe_script)
        for width, scheme in looks:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            for violation in page.evaluate(FIND):
                found.extend(
                    f"{stop.name}, {width} px, {scheme}: {violation['id']} at {node['html'][:200]}"
                    for node in violation["nodes"]
                )

    assert "\n".join(found) == ""


@everyone
def test_no_page_scrolls_sideways_on_the_narrowest_phone(visit, who):
    wide = []
    for stop, page in walk(visit, *who, width=320):
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append(f"{stop.name}: {width} px")

    assert "\n".join(wide) == ""


# A radio button or a checkbox is as large as the label that belongs to it.
SMALL = """() => {
    const fields = "select, textarea, input:not([type=hidden], [hidden])";
    const targets = `${fields}, button, summary, .btn, nav a`;
    return [...document.querySelectorAll(targets)]
        .filter((element) => element.checkVisibility() && !element.closest("[aria-hidden=true]"))
        .map((element) => {
            const label = ["radio", "checkbox"].includes(element.type) && element.labels[0];
            const box = (label || element).getBoundingClientRect();
            return {what: element.outerHTML.slice(0, 80), width: box.width, height: box.height};
        })
        .filter(({width, height}) => width < 44 || height < 44)
        .map(({what, width, height}) => `${width} x ${height}: ${what}`);
}"""


def test_whatever_a_child_taps_is_at_least_44_pixels_large(visit):
    small = [
        f"{stop.name}, {target}"
        for stop, page in walk(visit, "nobody", "new child", "child", "author", "member")
        for target in page.evaluate(SMALL)
    ]

    assert "\n".join(small) == ""
