"""What the council is asked: opened, replied to, closed, answered."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.choices import Role
from advisory.models import Organization
from tests.browser.acts import in_words
from tests.browser.words import es
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory

pytestmark = pytest.mark.browser

QUESTION = "¿Qué le falta al plan de salud?"
TEXT = "Vamos a escribir el plan de salud. Queremos saber qué le falta."
ANSWER = "¡Gracias! Las visitas a los caseríos ya están en el plan."


def seat(slug):
    return MandateFactory(
        organization=Organization.objects.get(slug=slug),
        representative__user__username=f"rep-{slug}",
    ).representative.user


def in_days(number):
    return (timezone.localdate() + datetime.timedelta(days=number)).isoformat()


def ask(team):
    team.goto("/consultations/")
    team.get_by_role("link", name=es("Prepare a question")).click()
    team.get_by_label(es("The question, in one sentence")).fill(QUESTION)
    team.get_by_label(es("Stage of the program cycle")).select_option("plan")
    team.get_by_label(es("Area"), exact=True).select_option("health")
    for label, words in (
        ("Text for children", TEXT),
        ("What it is for", "Escribir el plan de salud."),
        ("What will be decided", "Qué visitas se hacen."),
        ("Who decides", "La dirección del programa"),
        ("What can change with what they say", "Los lugares y los idiomas."),
        ("What cannot change, and why", "El dinero, que ya está dado."),
    ):
        team.get_by_label(es(label), exact=True).fill(words)
    for label, number in (("Opens on", 0), ("Last day to reply", 10), ("Answer by", 40)):
        team.get_by_label(es(label), exact=True).fill(in_days(number))
    team.get_by_role("button", name=es("Open it to the council")).click()
    expect(team.get_by_role("alert")).to_contain_text(
        es("Add a document, or say that there is nothing else to read.")
    )
    nothing_else = "There is nothing else to read: the text for children says it all"
    team.get_by_label(es(nothing_else)).check()
    team.get_by_role("button", name=es("Open it to the council")).click()
    expect(team.get_by_role("status")).to_have_text(
        es("It is open. The council can read it and reply.")
    )


def reply(child, words):
    child.goto("/")
    child.get_by_role("link", name=QUESTION).click()
    expect(child.get_by_role("main")).to_contain_text(TEXT)
    child.get_by_role("link", name=es("Reply"), exact=True).click()
    child.get_by_label(es("Your words")).fill(words)
    child.get_by_text(es("The whole council"), exact=True).click()
    child.get_by_role("button", name=es("Send it")).click()
    expect(child.get_by_role("main")).to_contain_text(es("We got it. Thank you!"))


def decide(team, words, decision):
    """From the page of the question, and back to it."""
    card = team.locator(".voice-card").filter(has_text=words)
    card.get_by_role("button", name=es("Take it")).click()
    team.get_by_role("link", name=QUESTION).first.click()
    card.get_by_role("link", name=es("Decide")).click()
    team.get_by_label(es(decision), exact=True).check()
    team.get_by_label(es("Reason")).fill("Lo vimos con el equipo.")
    if decision == "Accepted":
        team.get_by_label(es("What we will do")).fill("Hacer tres visitas.")
        team.get_by_label(es("Until when")).fill(in_days(60))
    team.get_by_role("button", name=es("Decide and write the answer")).click()
    expect(team.get_by_role("heading", level=1)).to_have_text(QUESTION)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_the_council_is_asked_and_gets_one_answer(visit, javascript):
    people = {slug: seat(slug) for slug in ("rednna", "manthoc", "conao", "mnnatsop")}
    rosa = UserFactory(username="coordinator", name="Rosa Quispe", roles=[Role.COORDINATOR])
    pages = {slug: visit(user, javascript=javascript) for slug, user in people.items()}
    team = visit(rosa, javascript=javascript, width=1280)

    # It opens only when it says all that the council must know.
    ask(team)

    # Two organizations reply, one has no opinion, the others say nothing.
    reply(pages["manthoc"], "Falta ir a los caseríos.")
    reply(pages["conao"], "Falta un hospital nuevo.")
    without = pages["mnnatsop"]
    without.goto("/")
    without.get_by_role("link", name=QUESTION).click()
    without.get_by_role("button", name=es("We have no opinion")).click()
    expect(without.get_by_role("status")).to_have_text(es("Thank you. That is a reply too."))

    # The council gets more time, and reads why; what was replied stays.
    team.reload()
    team.get_by_role("link", name=es("Give more time")).click()
    team.get_by_label(es("Last day to reply")).fill(in_days(15))
    team.get_by_label(es("Answer by")).fill(in_days(45))
    team.get_by_label(es("Why do the days move?")).fill("En julio hay vacaciones.")
    team.get_by_role("button", name=es("Move the days and tell the council")).click()
    expect(team.get_by_role("status")).to_have_text(
        es("The days are moved. The council reads why.")
    )
    for child in (pages["rednna"], pages["manthoc"]):
        child.goto("/")
        main = child.get_by_role("main")
        expect(main).to_contain_text(es("You have more time than we said."))
        child.get_by_role("link", name=QUESTION).click()
        expect(main).to_contain_text("En julio hay vacaciones.")
        expect(main).to_contain_text(in_words(timezone.localdate() + datetime.timedelta(days=15)))
    expect(main).to_contain_text("Falta ir a los caseríos.")

    # Before it closes, the team sees who is silent.
    team.get_by_role("link", name=es("Close the question")).click()
    silent = team.get_by_role("main")
    expect(silent).to_contain_text("REDNNA")
    expect(silent).not_to_contain_text("MANTHOC")
    team.get_by_role("button", name=es("Yes, close it")).click()
    expect(team.get_by_role("status")).to_have_text(
        es("It is closed. Now decide on each reply, and answer.")
    )

    # A decision on each reply, one answer for all.
    decide(team, "Falta ir a los caseríos.", "Accepted")
    decide(team, "Falta un hospital nuevo.", "Not accepted")
    team.get_by_role("link", name=es("Write the answer")).click()
    team.get_by_label(es("What was taken up"), exact=True).fill("Las visitas a los caseríos.")
    team.get_by_label(es("Where it can be found")).fill("Plan de salud 2027, página 12")
    team.get_by_label(es("What was not taken up, and why")).fill("El hospital: lo decide MINSA.")
    team.get_by_label(es("Answer, in words for children")).fill(ANSWER)
    team.get_by_role("button", name=es("Publish the answer")).click()
    expect(team.get_by_role("status")).to_have_text(
        es("Published. The council can read your answer now.")
    )

    # Who replied reads it at their own reply and judges it; who was silent reads it too.
    child = pages["conao"]
    child.goto("/")
    child.get_by_role("link", name="Falta un hospital nuevo.").click()
    expect(child.get_by_role("main")).to_contain_text(ANSWER)
    expect(child.get_by_role("link", name=es("Tell us what you think"))).to_be_visible()
    other = pages["rednna"]
    other.goto("/consultations/")
    other.get_by_role("link", name=QUESTION).click()
    expect(other.get_by_role("main")).to_contain_text("Plan de salud 2027, página 12")
