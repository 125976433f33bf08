"""Every page for everybody: on a narrow phone, for a finger, with a screen reader, in light and
dark; and nothing runs or is drawn that is not ours.

One walk looks at all of it, as going there takes most of the time.
"""

from collections import defaultdict

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import GROUPS, walk

pytestmark = pytest.mark.browser

# Width by width, since to change it takes time.
LOOKS = [(360, "dark"), (360, "light"), (1280, "dark"), (1280, "light")]
# The pages of these have all the parts that others are put together from.
IN_ALL_LOOKS = ("public", "child", "team")
CHILDREN = ("nobody", "new child", "child", "closed child", "author", "asked child", "member")

AXE = Axe().axe_script
FIND = (
    "axe.run({resultTypes: ['violations'], preload: false}).then((results) => results.violations)"
)
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
TELL = """addEventListener("securitypolicyviolation", (event) => {
    console.error(`refused: ${event.effectiveDirective} ${event.blockedURI.slice(0, 80)}`);
});"""


@pytest.mark.parametrize("group", GROUPS)
def test_no_page_shuts_anybody_out_or_breaks_its_content_policy(visit, group):
    faults, place = defaultdict(list), ["before the first page"]

    def hear(message):
        if "Content Security Policy" in message.text or message.text.startswith("refused"):
            faults["refused by the content policy"].append(f"after {place[-1]}: {message.text}")

    def watch(page):
        page.add_init_script(TELL)
        page.add_init_script(AXE)
        page.on("console", hear)

    looks = LOOKS if group in IN_ALL_LOOKS else LOOKS[::3]
    for stop, page in walk(visit, *GROUPS[group], watch=watch, reduced_motion="reduce"):
        place.append(stop.name)
        if stop.who in CHILDREN:
            faults["too small for a finger"] += _named(stop.name, page.evaluate(SMALL))
        for width, scheme in looks:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            found = _named(f"{stop.name}, {width} px, {scheme}", _violations(page))
            faults["found by axe"] += found
        page.set_viewport_size({"width": 320, "height": 740})
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            faults["scrolls sideways at 320 px"].append(f"{stop.name}: {width} px")
        page.set_viewport_size({"width": 360, "height": 740})  # as the next page finds it

    assert {rule: found for rule, found in faults.items() if found} == {}


def _violations(page):
    return [
        f"{violation['id']} at {node['html'][:200]}"
        for violation in page.evaluate(FIND)
        for node in violation["nodes"]
    ]


def _named(where, faults):
    return [f"{where}: {fault}" for fault in faults]
