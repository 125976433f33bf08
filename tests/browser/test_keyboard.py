"""Everything that a finger does, the keys do too."""

import pytest
from playwright.sync_api import expect

from advisory.choices import Audience, Kind, State
from advisory.models import Contribution
from tests.browser.words import es
from tests.factories.accounts import PASSWORD
from tests.factories.advisory import submitted

pytestmark = pytest.mark.browser

# What marks the focused element, or the label that stands for it, when it is drawn.
FOCUS_MARK = """(element) => {
    const marks = (each, part) => {
        const style = getComputedStyle(each, part);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    };
    const places = [element, ...(element.labels || [])];
    return places.some((each) => marks(each) || marks(each, "::after"));
}"""


def tab_to(page, target, key="Tab"):
    """Press Tab until the target has the focus; every stop on the way must show that it has it."""
    for _ in range(40):
        page.keyboard.press(key)
        focused = page.locator(":focus")
        assert focused.evaluate(FOCUS_MARK), (
            f"no focus mark: {focused.evaluate('e => e.outerHTML')}"
        )
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{target} cannot be reached with {key}")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_child_signs_in_and_sends_an_idea_with_the_keyboard_alone(
    visit, representative, javascript
):
    page = visit(javascript=javascript)
    page.goto("/accounts/login/")
    main = page.get_by_role("main")

    tab_to(page, page.get_by_label(es("Username")))
    page.keyboard.type(representative.username)
    tab_to(page, page.get_by_label(es("Password")))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    say = main.get_by_role("link", name=es("Say something"))
    expect(say).to_be_visible()
    tab_to(page, say)
    page.keyboard.press("Enter")
    words = page.get_by_label(es("Your words"))
    expect(words).to_be_visible()
    tab_to(page, words)
    page.keyboard.type("Que haya música en el recreo")
    tab_to(page, page.get_by_role("radio", name=es("Suggestion")))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_label(es("What is it about?")))
    tab_to(page, page.get_by_role("radio", name=es("The whole council")))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name=es("Send it")))
    page.keyboard.press("Enter")

    expect(page.get_by_role("blockquote")).to_have_text("Que haya música en el recreo")
    sent = Contribution.objects.get()
    assert (sent.kind, sent.audience, sent.state) == (Kind.IDEA, Audience.COUNCIL, State.SUBMITTED)


def test_the_first_tab_leads_past_the_menu(visit, representative):
    page = visit(representative)
    page.goto("/")
    skip = page.get_by_role("link", name=es("Skip to the content"))

    page.keyboard.press("Tab")

    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").get_by_role("link", name=es("Say something"))).to_be_focused()


def test_after_a_form_with_something_missing_the_focus_is_on_what_is_missing(visit, representative):
    page = visit(representative)
    page.goto("/contributions/new/")

    page.get_by_role("button", name=es("Send it")).press("Enter")

    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label(es("Your words"))).to_be_focused()
    expect(page.get_by_label(es("Your words"))).to_be_in_viewport()


def test_a_contribution_is_found_in_the_list_and_opened_with_the_keyboard(visit, representative):
    contribution = submitted(mandate=representative.representative.mandates.get())
    page = visit(representative)
    page.goto("/")

    tab_to(page, page.get_by_role("link", name="Queremos más árboles en el colegio."))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text(contribution.reference)


def test_staff_open_the_menu_of_a_phone_with_the_keyboard(visit, coordinator):
    page = visit(coordinator)
    page.goto("/")
    menu = page.locator("summary", has_text=es("Menu"))

    tab_to(page, menu)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name=es("Contributions")))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(es("Contributions"))


def test_the_theme_menu_closes_with_escape_and_gives_the_focus_back(visit):
    page = visit()
    page.goto("/")
    switch = page.locator(".theme summary")
    tab_to(page, switch)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name=es("Dark")))

    page.keyboard.press("Escape")

    expect(page.get_by_role("button", name=es("Dark"))).to_be_hidden()
    expect(switch).to_be_focused()
