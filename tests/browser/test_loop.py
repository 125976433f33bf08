"""The whole loop, from a child's words to the answer they read and the promise that is kept."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.choices import Role
from advisory.models import Contribution, Organization
from tests.browser import acts
from tests.browser.words import es
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.advisory import MandateFactory

pytestmark = pytest.mark.browser

WORDS = "En mi colegio falta un árbol.\nQueremos más sombra en el recreo."
ANSWER = "¡Sí! Vamos a plantar diez árboles en el patio."
PROMISE = "Plantar diez árboles antes del invierno."
PROGRESS = "Ya hablamos con el director."
OUTCOME = "Plantamos diez árboles el sábado."


def representative_of(slug):
    organization = Organization.objects.get(slug=slug)
    mandate = MandateFactory(
        organization=organization, representative__user__username=f"rep-{slug}"
    )
    return mandate.representative.user


def sign_in_by_form(page, username):
    page.goto("/")
    page.get_by_role("banner").get_by_role("link", name=es("Sign in")).click()
    page.get_by_label(es("Username")).fill(username)
    page.get_by_label(es("Password")).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name=es("Sign in")).click()


def say(page, words, audience):
    page.get_by_role("main").get_by_role("link", name=es("Say something")).click()
    page.get_by_label(es("Your words")).fill(words)
    page.get_by_text(es("Suggestion"), exact=True).click()
    page.get_by_text(es(audience), exact=True).click()
    page.get_by_role("button", name=es("Send it")).click()


def find(page, word):
    page.get_by_role("link", name=es("Find a contribution")).click()
    page.get_by_role("searchbox").fill(word)
    page.get_by_role("button", name=es("Search")).click()


def steps(page):
    """The five steps, each with its label and whether it is the present one."""
    return [
        (step.locator(".step-label").inner_text(), step.get_attribute("aria-current") == "step")
        for step in page.locator(".step").all()
    ]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_suggestion_is_answered_and_the_promise_is_kept(visit, javascript, width):
    representative_of("manthoc")
    other = representative_of("conao")
    UserFactory(username="coordinator", name="Rosa Quispe", roles=[Role.COORDINATOR])
    child = visit(javascript=javascript)
    team = visit(javascript=javascript, width=width)
    today = timezone.localdate()

    # The child sends a suggestion, and sees its number and the day of the answer.
    sign_in_by_form(child, "rep-manthoc")
    say(child, WORDS, "Only the team")
    reference = f"AP-{today.year}-0001"
    promised = acts.in_words(today + datetime.timedelta(days=30))
    expect(child.get_by_role("main")).to_contain_text(reference)
    expect(child.get_by_role("main")).to_contain_text(promised)
    expect(child.get_by_role("blockquote")).to_have_text(WORDS)

    # Another organization can't see it.
    stranger = visit(other, javascript=javascript)
    assert stranger.goto(f"/contributions/{reference}/").status == 404
    expect(stranger.get_by_role("heading", level=1)).to_have_text(es("We cannot find this page"))

    # Staff find it by a word without its accent, take it, decide and answer.
    sign_in_by_form(team, "coordinator")
    find(team, "arbol")
    team.get_by_role("link", name="En mi colegio falta un árbol.").click()
    acts.take(team)
    acts.decide(
        team,
        "Accepted",
        "Hay presupuesto para el patio.",
        promise=PROMISE,
        due_on=today + datetime.timedelta(days=20),
    )
    acts.publish(team, ANSWER)

    # The child reads the answer; the third of five steps is the present one.
    child.goto("/")
    child.get_by_role("link", name="En mi colegio falta un árbol.").click()
    expect(child.get_by_role("main")).to_contain_text(es("Yes, we will do it."))
    expect(child.get_by_role("main")).to_contain_text(ANSWER)
    expect(child.get_by_role("main")).to_contain_text(PROMISE)
    expect(child.get_by_role("main")).to_contain_text("Rosa Quispe")
    expect(child.get_by_role("main")).not_to_contain_text("Hay presupuesto")
    assert steps(child) == [
        ("Enviado", False),
        ("En lectura", False),
        ("Respondido", True),
        ("En marcha", False),
        ("Hecho", False),
    ]

    # Work begins: step four. The promise is kept: step five.
    team.get_by_role("link", name=es("Tell the progress")).click()
    team.get_by_label(es("How far it is")).fill(PROGRESS)
    team.get_by_role("button", name=es("Tell the child")).click()
    expect(team.get_by_role("status")).to_have_text(es("Noted. The author sees this step."))
    child.reload()
    assert steps(child)[3] == ("En marcha", True)
    expect(child.get_by_role("main")).to_contain_text(PROGRESS)
    team.get_by_role("link", name=es("Tell the progress")).click()
    team.get_by_role("link", name=es("It is done")).click()
    team.get_by_label(es("What was done")).fill(OUTCOME)
    team.get_by_label(es("Or why nothing shows it")).fill("Se ve en el patio.")
    team.get_by_role("button", name=es("Tell the child that it is done")).click()
    expect(team.get_by_role("status")).to_have_text(es("Noted. The author sees this step."))
    child.reload()
    expect(child.get_by_role("main")).to_contain_text(OUTCOME)
    expect(child.locator(".step-past")).to_have_count(5)
    assert Contribution.objects.get().words == WORDS
