"""When the council meets: planned, called, held, written down, and what is signed afterwards."""

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from advisory.choices import Seat
from advisory.models import Attendance, Contribution, Organization, Session
from tests.browser.words import es
from tests.factories.advisory import MandateFactory, days, today

pytestmark = pytest.mark.browser

WATER, RADIO, FAIR = "El agua del colegio", "Una radio nuestra", "La feria de mayo"
SAID = [
    (WATER, "rednna", "En mi colegio hay agua solo dos horas."),
    (WATER, "conao", "En Ica nos la venden en cilindros."),
    (RADIO, "rednna", "La radio la haríamos los sábados."),
    (RADIO, "conao", "Que también se oiga en el campo."),
    (FAIR, "rednna", "Que haya sombra para los más chicos."),
]
RESOLVED = "Preguntar en cada colegio cuántas horas hay agua."
TALKED = "Las organizaciones contaron cuántas horas tienen agua."
MENDED = "Las organizaciones contaron cuántas horas tienen agua y quién la vende."


def seat(slug, name, **fields):
    return MandateFactory(
        organization=Organization.objects.get(slug=slug),
        representative__user__username=f"rep-{name}",
        representative__given_name=name.capitalize(),
        **fields,
    ).representative.user


def plan(team):
    team.goto("/sessions/")
    team.get_by_role("link", name=es("Plan a session")).click()
    team.get_by_label(es("Day and time, in Lima")).fill(f"{today().isoformat()}T16:00")
    team.get_by_label(es("Representatives add topics until")).fill(today().isoformat())
    team.get_by_label(es("Place")).fill("Casa de la Juventud, Lima")
    team.get_by_label(es("Interpreter into")).select_option("quz")
    team.get_by_label(es("What it is about")).fill("Vamos a hablar del agua.")
    team.get_by_role("button", name=es("Save the session")).click()
    expect_told(team, "The session is planned. Write its agenda.")
    for topic in (WATER, FAIR):
        bring(team, topic)


def bring(page, topic):
    page.get_by_role("link", name=es("Add a topic")).click()
    page.get_by_label(es("Topic"), exact=True).fill(topic)
    page.get_by_role("button", name=es("Put it on the agenda")).click()
    expect_told(page, "The topic is on the agenda.")


def assess(team):
    team.get_by_role("link", name=es("Write the risk assessment")).click()
    team.get_by_label(es("What could go wrong?")).fill("Vuelven de noche.")
    team.get_by_label(es("What do we do about it?")).fill("Una persona adulta acompaña.")
    team.get_by_label(es("Which risk is left then?")).select_option("low")
    team.get_by_label(es("Whom do the children turn to?")).select_option(label="Rosa Quispe")
    team.get_by_role("button", name=es("Save the risk assessment")).click()
    expect_told(team, "The risk assessment is saved.")


def came(team, organization, who):
    group = team.get_by_role("group", name=Organization.objects.get(slug=organization).name)
    group.get_by_text(who, exact=True).click()


def log(team, topic, slug, words):
    """From the page of the session, and back to it."""
    item = team.locator(".agenda > li").filter(has_text=topic)
    item.get_by_role("link", name=es("Write down what they said")).click()
    team.get_by_label(es("Who may read it?")).select_option("council")
    team.get_by_label(es("Organization"), exact=True).select_option(slug)
    team.get_by_label(es("Their words")).fill(words)
    team.get_by_role("button", name=es("Save it, and on to the next")).click()
    expect(team.locator("#log").get_by_role("link", name=words)).to_be_visible()
    team.goto(Session.objects.get().get_absolute_url())


def send(team, talked):
    team.get_by_label(f"1. {WATER}").fill(talked)
    team.get_by_role("button", name=es("Send them to the representatives")).click()
    expect_told(team, "The representatives have them. They say if they are right.")


def confirm(child):
    child.goto("/")
    child.get_by_role("link", name=es("Say if it is right")).click()
    expect(child.get_by_role("main")).to_contain_text(MENDED)
    child.get_by_role("button", name=es("Yes, it was like that")).click()
    expect_told(child, "Thank you. Now we know it.")


def expect_told(page, message):
    expect(page.get_by_role("status").first).to_have_text(es(message))


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_the_council_meets_and_signs_what_it_said(visit, coordinator, javascript):
    coordinator.name = "Rosa Quispe"
    coordinator.save()
    titular, alternate = seat("rednna", "lucia"), seat("conao", "tomas", seat=Seat.ALTERNATE)
    seat("conao", "elena"), seat("manthoc", "nilda")
    team = visit(coordinator, javascript=javascript, width=1280)
    child, other = (visit(who, javascript=javascript) for who in (titular, alternate))

    # Planned, and the representatives are called; before that they see nothing of it.
    plan(team)
    child.goto("/sessions/")
    expect(child.get_by_role("main")).to_contain_text(es("No session is planned"))
    team.get_by_role("link", name=es("Call the representatives")).click()
    team.get_by_role("button", name=es("Call them now")).click()
    expect_told(team, "The representatives are called. They see it at home.")

    # A representative reads it at home and brings a topic.
    child.goto("/")
    child.get_by_role("link", name=es("See what you will talk about, or add a topic")).click()
    expect(child.get_by_role("main")).to_contain_text("Vamos a hablar del agua.")
    bring(child, RADIO)

    # Without its risk assessment it is not held; then it is written down who came.
    team.reload()
    expect(team.get_by_role("main")).to_contain_text(RADIO)
    expect(team.get_by_role("link", name=es("Write down who came"))).to_have_count(0)
    assess(team)
    team.get_by_role("link", name=es("Write down who came")).click()
    came(team, "rednna", f"{es('Representative')}: Lucia")
    came(team, "conao", f"{es('Alternate')}: Tomas")
    came(team, "manthoc", es("Nobody came"))
    team.get_by_role("button", name=es("Write down who came")).click()
    expect_told(team, "It is written down who came.")
    presences = dict(Attendance.objects.values_list("organization__slug", "presence"))
    assert presences == {"rednna": "representative", "conao": "alternate", "manthoc": "absent"}

    # What they say is written down topic by topic, and one resolution.
    for topic, slug, words in SAID:
        log(team, topic, slug, words)
    assert Contribution.objects.filter(transcription__agenda_item__isnull=False).count() == 5
    team.get_by_role("link", name=es("Write a resolution down")).click()
    team.get_by_label(es("What was resolved")).fill(RESOLVED)
    team.get_by_label(es("Until when")).fill((today() + days(20)).isoformat())
    team.get_by_role("button", name=es("Write the resolution down")).click()
    expect_told(team, "The resolution is written down.")

    # The minutes are written and sent; one says that something is missing, and it is mended.
    team.get_by_role("main").get_by_role("link", name=es("Write the minutes")).click()
    send(team, TALKED)
    other.goto("/")
    other.get_by_role("link", name=es("Say if it is right")).click()
    other.get_by_text(es("No, something is not right")).click()
    other.get_by_label(es("What is missing or not right?")).fill("Falta quién vende el agua.")
    other.get_by_role("button", name=es("Send it to the team")).click()
    expect_told(other, "Thank you. The team reads it.")
    team.reload()
    expect(team.get_by_role("main")).to_contain_text("Falta quién vende el agua.")
    team.get_by_role("button", name=es("Take them back and mend them")).click()
    send(team, MENDED)

    # Both confirm them; approved they are a paper to sign.
    for page in (child, other):
        confirm(page)
    team.reload()
    team.get_by_role("button", name=es("Approve them: nothing changes any more")).click()
    expect(team.get_by_role("main")).to_contain_text(es("Confirmed by:"))
    assert Session.objects.get().state == "approved"
    pages = PdfReader(io.BytesIO(team.pdf(prefer_css_page_size=True))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in (RESOLVED, MENDED, *(words for _topic, _slug, words in SAID)):
        assert words in text
    assert TALKED not in text
