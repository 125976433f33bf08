"""Nothing runs or is drawn that is not ours."""

import pytest

from tests.browser.pages import ALLIES, ASKED, CHILDREN, COUNCIL, MEETING, PUBLIC, TEAM, WORK, walk

pytestmark = pytest.mark.browser

TELL = """addEventListener("securitypolicyviolation", (event) => {
    console.error(`refused: ${event.effectiveDirective} ${event.blockedURI.slice(0, 80)}`);
});"""


@pytest.mark.parametrize(
    "who",
    [PUBLIC, CHILDREN, TEAM, COUNCIL, WORK, ALLIES, ASKED, MEETING],
    ids=["public", "child", "team", "council", "work", "alliances", "asked", "meeting"],
)
def test_no_page_breaks_its_own_content_policy(visit, who):
    refused, place = [], []

    def hear(message):
        if "Content Security Policy" in message.text or message.text.startswith("refused"):
            refused.append(("after", place[-1:], message.text))

    def watch(page):
        page.add_init_script(TELL)
        page.on("console", hear)

    for stop, _page in walk(visit, *who, watch=watch):
        place.append(stop.name)

    assert refused == []


def test_a_script_written_inside_a_page_does_not_run(browser, base_url):
    page = browser.new_page(base_url=base_url)
    page.goto("/")

    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'it ran'";
            document.body.append(script);
            const broken = "<img src=x onerror='document.title = 1'>";
            document.body.insertAdjacentHTML("beforeend", broken);
        }"""
    )

    title = page.title()
    page.context.close()
    assert "·" in title
