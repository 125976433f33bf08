"""Nothing that a child types is lost."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from advisory.choices import Audience, Kind, State
from advisory.models import Contribution
from tests.browser.words import es, es_around
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.browser

SAVED = "Saved at %(time)s. Only you can see it."
both_ways = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])


def field(page):
    return page.get_by_label(es("Your words"))


def type_on(page, words):
    """As a person does, letter by letter, at the end of what is there."""
    field(page).press("Control+End")
    field(page).press_sequentially(words)


def fill_in_password(page, user):
    page.get_by_label(es("Username")).fill(user.username)
    page.get_by_label(es("Password")).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name=es("Sign in")).click()


def sign_in_again_in_another_tab(page, user):
    tab = page.context.new_page()
    tab.goto("/accounts/logout/")
    tab.get_by_role("main").get_by_role("button", name=es("Sign out")).click()
    tab.goto("/accounts/login/")
    fill_in_password(tab, user)
    expect(tab).to_have_url(re.compile(r"://[^/]+/$"))  # before, the open page has its old secret


def choose_readers(page, audience="The whole council"):
    page.get_by_text(es(audience), exact=True).click()


def send(page):
    page.get_by_role("button", name=es("Send it")).click()


def test_a_draft_is_saved_while_typing_and_is_there_after_a_reload(visit, representative):
    page = visit(representative)
    page.goto("/contributions/new/")

    type_on(page, "Queremos una cancha")

    expect(page.locator("#saved")).to_have_text(es_around(SAVED))
    page.get_by_role("button", name=es("Send it")).scroll_into_view_if_needed()
    expect(page.locator("#saved")).to_be_in_viewport()
    with page.expect_response(re.compile("/contributions/drafts/")):
        type_on(page, " con techo")
    page.reload()
    expect(field(page)).to_have_value("Queremos una cancha con techo")
    draft = Contribution.objects.get()
    assert (draft.words, draft.state) == ("Queremos una cancha con techo", State.DRAFT)


def test_a_draft_typed_without_a_line_says_so_and_is_saved_when_it_is_back(visit, representative):
    page = visit(representative)
    page.goto("/contributions/new/")
    not_saved = page.get_by_text(
        es("Not saved yet: there is no connection. What you wrote stays on this page.")
    )

    page.context.set_offline(True)
    type_on(page, "Queremos una cancha")
    expect(not_saved).to_be_visible()
    page.context.set_offline(False)

    expect(page.locator("#saved")).to_have_text(es_around(SAVED))
    expect(not_saved).to_be_hidden()
    assert Contribution.objects.get().words == "Queremos una cancha"


def test_every_choice_is_saved_with_the_draft(visit, representative):
    page = visit(representative)
    page.goto("/contributions/new/")

    field(page).fill("Queremos una cancha")
    page.get_by_text(es("Proposal"), exact=True).click()
    choose_readers(page, "Only the team")

    expect(page.locator("#saved")).to_have_text(es_around(SAVED))
    page.goto("/")
    page.get_by_role("link", name="Queremos una cancha").click()
    expect(page.get_by_role("radio", name=es("Proposal"))).to_be_checked()
    expect(page.get_by_role("radio", name=es("Only the team"))).to_be_checked()
    draft = Contribution.objects.get()
    assert (draft.kind, draft.audience) == (Kind.PROPOSAL, Audience.TEAM)


def test_typing_on_without_a_sign_in_is_told_and_kept(visit, representative):
    page = visit(representative)
    page.goto("/contributions/new/")
    type_on(page, "Falta agua")
    expect(page.locator("#saved")).to_have_text(es_around(SAVED))
    Session.objects.all().delete()

    type_on(page, " en el baño")

    expect(page.locator("#saved")).to_contain_text(
        es("You are not signed in any more. What you wrote is kept.")
    )
    page.get_by_role("link", name=es("Sign in and go on")).click()
    fill_in_password(page, representative)
    expect(field(page)).to_have_value("Falta agua en el baño")
    choose_readers(page)
    send(page)
    expect(page.get_by_role("blockquote")).to_have_text("Falta agua en el baño")
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize("button", ["Send it", "Save for later"])
@both_ways
def test_pressing_a_button_without_a_sign_in_loses_nothing(
    visit, representative, javascript, button
):
    page = visit(representative, javascript=javascript)
    page.goto("/contributions/new/")
    field(page).fill("Falta agua en el baño")
    choose_readers(page)
    Session.objects.all().delete()

    page.get_by_role("button", name=es(button)).click()

    fill_in_password(page, representative)
    expect(field(page)).to_have_value("Falta agua en el baño")
    expect(page.get_by_role("radio", name=es("The whole council"))).to_be_checked()
    send(page)
    expect(page.get_by_role("blockquote")).to_have_text("Falta agua en el baño")
    contribution = Contribution.objects.get()
    assert (contribution.words, contribution.state) == ("Falta agua en el baño", State.SUBMITTED)


@both_ways
def test_what_was_typed_on_a_shared_phone_is_not_shown_to_who_signs_in_next(
    visit, representative, other_representative, javascript
):
    page = visit(representative, javascript=javascript)
    page.goto("/contributions/new/")
    field(page).fill("Esto es solo mío")
    Session.objects.all().delete()
    page.get_by_role("button", name=es("Save for later")).click()

    fill_in_password(page, other_representative)

    assert "Esto es solo mío" not in page.content()
    page.goto("/")
    assert "Esto es solo mío" not in page.content()
    assert not Contribution.objects.exists()


@both_ways
def test_a_sign_in_in_another_tab_does_not_lose_the_text(visit, representative, javascript):
    """It changes the secret that the open form holds."""
    page = visit(representative, javascript=javascript)
    page.goto("/contributions/new/")
    field(page).fill("Queremos una radio de niños")
    choose_readers(page)
    sign_in_again_in_another_tab(page, representative)

    send(page)

    expect(field(page)).to_have_value("Queremos una radio de niños")
    expect(page.get_by_role("radio", name=es("The whole council"))).to_be_checked()
    send(page)
    expect(page.get_by_role("blockquote")).to_have_text("Queremos una radio de niños")
    assert Contribution.objects.get().state == State.SUBMITTED


def test_typing_on_after_a_sign_in_in_another_tab_loses_nothing(visit, representative):
    page = visit(representative)
    page.goto("/contributions/new/")
    type_on(page, "Queremos")
    expect(page.locator("#saved")).to_have_text(es_around(SAVED))
    sign_in_again_in_another_tab(page, representative)

    type_on(page, " una radio")
    page.locator("#saved").get_by_role("link").click()

    expect(field(page)).to_have_value("Queremos una radio")
    page.get_by_role("button", name=es("Save for later")).click()
    expect(page.get_by_role("status").first).to_contain_text(
        es("Saved. Only you can see it until you send it.")
    )
    assert Contribution.objects.get().words == "Queremos una radio"


@both_ways
def test_a_form_with_something_missing_comes_back_with_all_that_was_typed(
    visit, representative, javascript
):
    page = visit(representative, javascript=javascript)
    page.goto("/contributions/new/")
    field(page).fill("Queremos una radio de niños")
    page.get_by_text(es("Idea"), exact=True).click()

    send(page)

    expect(page.get_by_role("alert")).to_contain_text(es("Choose who may read it."))
    expect(field(page)).to_have_value("Queremos una radio de niños")
    expect(page.get_by_role("radio", name=es("Idea"))).to_be_checked()


@both_ways
def test_a_draft_is_thrown_away_only_when_asked_twice(visit, representative, javascript):
    page = visit(representative, javascript=javascript)
    page.goto("/contributions/new/")
    field(page).fill("No importa")
    page.get_by_role("button", name=es("Save for later")).click()

    page.get_by_text(es("I don’t want it any more")).click()
    page.get_by_role("button", name=es("Throw this draft away")).click()

    expect(page.get_by_role("status")).to_have_text(es("Your draft is gone."))
    assert not Contribution.objects.exists()
