"""Two people, or two taps, at the same moment."""

import pytest
from playwright.sync_api import expect

from accounts.choices import Role
from advisory.choices import State
from advisory.models import Answer, Contribution
from tests.browser.words import es
from tests.factories.accounts import UserFactory
from tests.factories.advisory import decided, submitted, under_review

pytestmark = pytest.mark.browser
both_ways = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])


@pytest.fixture
def rosa(db):
    return UserFactory(name="Rosa Quispe", roles=[Role.COORDINATOR])


@pytest.fixture
def luis(db):
    return UserFactory(name="Luis Mamani", roles=[Role.COORDINATOR])


def sides(page):
    """What is saved and what was written, as the page of a conflict shows them."""
    return page.locator(".sides .text")


def save_notes(page, text):
    page.get_by_label(es("Summary by staff")).fill(text)
    page.get_by_role("button", name=es("Save")).click()


def expect_saved(page):
    expect(page.get_by_role("status")).to_have_text(es("Saved. Only the team reads it."))


@both_ways
def test_the_second_of_two_coordinators_sees_both_notes_and_joins_them(
    visit, rosa, luis, javascript
):
    contribution = under_review(owner=rosa)
    first, second = visit(rosa, javascript=javascript), visit(luis, javascript=javascript)
    for page in (first, second):
        page.goto(f"/contributions/{contribution.reference}/review/")
    save_notes(first, "Hablé con la directora.")
    expect_saved(first)

    save_notes(second, "La UGEL pide una carta.")

    expect(second.get_by_role("heading", level=1)).to_have_text(es("Two changes at once"))
    expect(second.get_by_role("main")).to_contain_text("Rosa Quispe")
    expect(sides(second)).to_have_text(["Hablé con la directora.", "La UGEL pide una carta."])
    notes = second.get_by_label(es("Summary by staff"))
    expect(notes).to_have_value("La UGEL pide una carta.")
    notes.fill("Hablé con la directora. La UGEL pide una carta.")
    second.get_by_role("button", name=es("Save what I wrote")).click()
    expect_saved(second)
    contribution.review.refresh_from_db()
    assert contribution.review.summary == "Hablé con la directora. La UGEL pide una carta."


def test_who_leaves_what_is_saved_changes_nothing(visit, rosa, luis):
    contribution = under_review(owner=rosa)
    first, second = visit(rosa), visit(luis)
    for page in (first, second):
        page.goto(f"/contributions/{contribution.reference}/review/")
    save_notes(first, "Hablé con la directora.")
    expect_saved(first)
    save_notes(second, "La UGEL pide una carta.")

    second.get_by_role("link", name=es("Leave what is saved")).click()

    expect(second.get_by_role("main")).to_contain_text("Hablé con la directora.")
    contribution.review.refresh_from_db()
    assert contribution.review.summary == "Hablé con la directora."


def test_a_third_change_in_between_is_shown_again(visit, rosa, luis):
    contribution = under_review(owner=rosa)
    address = f"/contributions/{contribution.reference}/review/"
    first, second = visit(rosa), visit(luis)
    for page in (first, second):
        page.goto(address)
    save_notes(first, "Uno.")
    expect_saved(first)
    save_notes(second, "Dos.")
    first.goto(address)
    save_notes(first, "Tres.")
    expect_saved(first)

    second.get_by_role("button", name=es("Save what I wrote")).click()

    expect(sides(second)).to_have_text(["Tres.", "Dos."])


@pytest.mark.parametrize("button", ["Save, publish later", "See it as the child will"])
def test_the_answer_that_a_colleague_saved_is_not_overwritten(visit, rosa, luis, button):
    contribution = decided(owner=rosa)
    first, second = visit(rosa), visit(luis)
    saved = es("The answer is saved. Nobody outside the team sees it yet.")
    text = es("Answer, in words for children")
    for page in (first, second):
        page.goto(f"/contributions/{contribution.reference}/answer/")
    first.get_by_label(text).fill("¡Sí! Plantamos árboles.")
    first.get_by_role("button", name=es("Save, publish later")).click()
    expect(first.get_by_role("status")).to_have_text(saved)

    second.get_by_label(text).fill("Sí, en marzo.")
    second.get_by_role("button", name=es(button)).click()

    expect(sides(second)).to_have_text(["¡Sí! Plantamos árboles.", "Sí, en marzo."])
    answer = Answer.objects.get()
    assert (answer.text, answer.published_at) == ("¡Sí! Plantamos árboles.", None)
    second.get_by_label(text).fill("¡Sí! Plantamos árboles en marzo.")
    second.get_by_role("button", name=es("Save what I wrote")).click()
    expect(second.get_by_role("status")).to_have_text(saved)
    answer.refresh_from_db()
    assert (answer.text, answer.published_at) == ("¡Sí! Plantamos árboles en marzo.", None)


def test_who_takes_it_second_is_told_that_a_colleague_has_it(visit, rosa, luis, mandate):
    contribution = submitted(mandate=mandate)
    first, second = visit(rosa), visit(luis)
    take = es("Take it: I will read and answer it")
    for page in (first, second):
        page.goto(f"/contributions/{contribution.reference}/")
    first.get_by_role("button", name=take).click()
    expect(first.get_by_role("link", name=es("Decide"))).to_be_visible()

    second.get_by_role("button", name=take).click()

    expect(second.get_by_role("status")).to_have_text(
        es("This has changed in the meantime. Here is how it stands now.")
    )
    expect(second.get_by_role("main")).to_contain_text("Rosa Quispe")
    assert Contribution.objects.get().review.owner == rosa


def test_a_draft_open_in_two_windows_is_not_overwritten(visit, representative):
    page = visit(representative, javascript=False)
    page.goto("/contributions/new/")
    page.get_by_label(es("Your words")).fill("Uno.")
    page.get_by_role("button", name=es("Save for later")).click()
    window = page.context.new_page()
    window.goto(page.url)
    window.get_by_label(es("Your words")).fill("Dos.")
    window.get_by_role("button", name=es("Save for later")).click()
    expect(window.get_by_label(es("Your words"))).to_have_value("Dos.")

    page.get_by_label(es("Your words")).fill("Tres.")
    page.get_by_role("button", name=es("Save for later")).click()

    expect(sides(page)).to_have_text(["Dos.", "Tres."])
    assert Contribution.objects.get().words == "Dos."


@both_ways
def test_a_double_tap_on_send_makes_one_contribution(visit, representative, javascript):
    page = visit(representative, javascript=javascript)
    page.goto("/contributions/new/")
    page.get_by_label(es("Your words")).fill("Queremos una cancha")
    page.get_by_text(es("The whole council"), exact=True).click()

    page.get_by_role("button", name=es("Send it")).dblclick()

    expect(page.get_by_role("blockquote")).to_have_text("Queremos una cancha")
    contribution = Contribution.objects.get()
    assert (contribution.state, contribution.reference[-4:]) == (State.SUBMITTED, "0001")


def test_the_same_form_sent_by_two_requests_at_once_makes_one_contribution(visit, representative):
    page = visit(representative)
    page.goto("/contributions/new/")
    page.get_by_label(es("Your words")).fill("Queremos una cancha")
    page.get_by_text(es("The whole council"), exact=True).click()

    places = page.evaluate(
        """async () => {
            const form = document.querySelector("#contribution");
            const fields = new FormData(form);
            fields.set("action", "send");
            const body = new URLSearchParams(fields);
            const send = () => fetch(form.getAttribute("action"), {method: "POST", body});
            const replies = await Promise.all([send(), send(), send()]);
            return replies.map((reply) => `${reply.status} ${new URL(reply.url).pathname}`);
        }"""
    )

    contribution = Contribution.objects.get()
    receipt = f"200 /contributions/{contribution.reference}/receipt/"
    assert places == [receipt] * 3
    assert contribution.reference[-4:] == "0001"
