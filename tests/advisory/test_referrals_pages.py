"""A contribution is passed on to a public entity, and its author reads what comes of it."""

import pytest
from post_office.models import Email

from accounts.choices import Role
from advisory.models import Referral
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory, answered, days, today
from tests.factories.alliances import (
    ActivityFactory,
    AllianceFactory,
    LineOfWorkFactory,
    PartnerFactory,
)
from tests.factories.referrals import heard, referred, sent_days_ago
from tests.factories.safeguarding import diverted

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(db):
    partner = PartnerFactory(name_en="Ministry of Health")
    alliance = AllianceFactory(slug="minsa", partner=partner)
    return LineOfWorkFactory(alliance=alliance, name_en="Neonatal health")


@pytest.fixture
def site(coordinator):
    return client_of(coordinator)


def page_of(user, contribution):
    return client_of(user).get(contribution.get_absolute_url()).content.decode()


def test_the_child_reads_where_it_went_and_each_word_from_there(
    site, line, mandate, coordinator, representative
):
    contribution = answered(owner=coordinator, mandate=mandate)
    site.post(
        f"{contribution.get_absolute_url()}refer/",
        {"line": line.pk, "ask": "Poner jabón en los baños."},
    )
    referral = Referral.objects.get()
    url = f"/referrals/{referral.pk}/"
    sent = page_of(representative, contribution)
    site.post(url, {"verb": "accept", "on": today()})
    accepted = page_of(representative, contribution)
    site.post(url, {"verb": "finish", "on": today(), "words": "Ya hay jabón en tres colegios."})
    done = page_of(representative, contribution)

    assert "Ministry of Health" in sent
    assert "Poner jabón en los baños." in sent
    assert "We are waiting for what they say." in sent
    assert "They said yes." in accepted
    assert "We are waiting for what they say." not in accepted
    assert "Ya hay jabón en tres colegios." in done
    assert Referral.objects.get().state == "done"


def test_the_child_reads_a_no_with_its_reason_and_no_name_of_the_team(
    line, mandate, coordinator, representative
):
    referral = referred(owner=coordinator, mandate=mandate, line=line)
    colleague = UserFactory(roles=[Role.COORDINATOR], name="Rosa Quispe")
    heard(referral, "decline", by=colleague, words="Este año no hay fondos.")

    page = page_of(representative, referral.contribution)

    assert "They said no." in page
    assert "Este año no hay fondos." in page
    assert "Neonatal health" not in page
    assert "Rosa Quispe" not in page


def test_only_who_said_it_reads_that_it_was_passed_on_without_their_name(
    line, mandate, coordinator, representative
):
    referral = referred(owner=coordinator, mandate=mandate, line=line)
    reader = MandateFactory().representative.user

    theirs = page_of(representative, referral.contribution)
    others = page_of(reader, referral.contribution)

    assert "We told them what you ask for, without your name. We asked them:" in theirs
    assert "without your name" not in others
    assert "We asked them:" in others


def test_each_word_is_news_and_mail_for_its_author(mandate, coordinator, representative, line):
    representative.email, representative.language = "nina@ica.pe", "en"
    representative.save()
    referral = referred(owner=coordinator, mandate=mandate, line=line)
    client = client_of(representative)
    page_of(representative, referral.contribution)
    seen = client.get("/").content.decode()
    heard(referral, "accept", by=coordinator)

    home = client.get("/").content.decode()

    assert ("Something happened" in seen, "Something happened" in home) == (False, True)
    mails = Email.objects.filter(to="nina@ica.pe").order_by("-pk")[:2]
    subject = f"News of what you said: {referral.contribution.reference}"
    assert [mail.subject for mail in mails] == [subject, subject]
    assert not any("jabón" in mail.message for mail in mails)


def test_only_lines_of_alliances_in_force_are_offered(site, coordinator, line):
    LineOfWorkFactory(alliance=AllianceFactory(state="ended"), name_en="Long over")
    contribution = answered(owner=coordinator)

    page = site.get(f"{contribution.get_absolute_url()}refer/").content.decode()

    assert '<optgroup label="Ministry of Health">' in page
    assert "Long over" not in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"line": ""}, "This field is required."),
        ({"line": "0"}, "Choose one of those on offer"),
        ({"line": "x"}, "Choose one of those on offer"),
        ({"ask": " \n"}, "This field is required."),
        ({"ask": "x" * 501}, "it has 501 letters, and 500 fit"),
    ],
)
def test_what_can_not_be_passed_on_is_given_back_with_a_sentence(
    fields, sentence, site, line, coordinator
):
    contribution = answered(owner=coordinator)

    page = site.post(
        f"{contribution.get_absolute_url()}refer/",
        {"line": line.pk, "ask": "Poner jabón.", **fields},
    )

    assert sentence in page.content.decode()
    assert not Referral.objects.exists()


def test_a_line_whose_alliance_was_ended_meanwhile_is_no_choice(site, line, coordinator):
    contribution = answered(owner=coordinator)
    line.alliance.end(reason="No funds", on=today())
    line.alliance.save()

    page = site.post(
        f"{contribution.get_absolute_url()}refer/", {"line": line.pk, "ask": "Poner jabón."}
    )

    assert "Choose one of those on offer" in page.content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"verb": "decline"}, "A no has a reason that the child can read."),
        ({"verb": "decline", "words": "x" * 501}, "it has 501 letters, and 500 fit"),
        ({"verb": "finish", "words": "Listo."}, "Choose one of those on offer"),
        ({"verb": "send"}, "Choose one of those on offer"),
        ({}, "This field is required."),
        ({"verb": "accept", "on": "soon"}, "Enter a valid date."),
        ({"verb": "accept", "on": (today() + days(1)).isoformat()}, "This day is still to come."),
        ({"verb": "accept", "on": (today() - days(1)).isoformat()}, "This day comes before"),
    ],
)
def test_what_an_entity_can_not_have_said_is_given_back_with_a_sentence(
    fields, sentence, site, line, coordinator
):
    referral = referred(owner=coordinator, line=line)

    page = site.post(f"/referrals/{referral.pk}/", {"on": today().isoformat(), **fields})

    assert sentence in page.content.decode()
    assert Referral.objects.get().state == "sent"


def test_a_second_tap_ends_on_the_page_as_it_stands_now(site, line, coordinator):
    referral = referred(owner=coordinator, line=line)
    said = {"verb": "decline", "on": today(), "words": "No hay fondos."}
    site.post(f"/referrals/{referral.pk}/", said)

    response = site.post(f"/referrals/{referral.pk}/", said, follow=True)

    assert response.redirect_chain == [(referral.contribution.get_absolute_url(), 302)]
    assert "Here is how it stands now." in response.content.decode()


def test_the_page_of_an_alliance_shows_what_was_sent_to_it(site, line, coordinator):
    referral = referred(owner=coordinator, line=line)
    referred(owner=coordinator, ask="Otra cosa.")

    alliance = site.get("/alliances/minsa/").content.decode()
    page = site.get("/alliances/minsa/referrals/").content.decode()
    part = site.get("/alliances/minsa/referrals/", headers={"hx-request": "true"}).content.decode()

    assert 'hx-get="/alliances/minsa/referrals/"' in alliance
    assert referral.contribution.reference in page
    assert "Otra cosa." not in page
    assert part.lstrip().startswith('<div id="referrals">')


def test_what_was_sent_to_an_alliance_stands_in_its_timeline_between_what_else_happened(
    site, line, coordinator
):
    ActivityFactory(alliance=line.alliance, title="A training", on=today() - days(20))
    ActivityFactory(alliance=line.alliance, title="A meeting", on=today() - days(40))
    referral = sent_days_ago(referred(owner=coordinator, line=line, ask="Poner jabón."), 30)
    heard(referral, "accept", by=coordinator, on=today() - days(10))
    heard(referral, "finish", by=coordinator, on=today() - days(5), words="Hay jabón.")

    alliance = site.get("/alliances/minsa/").content.decode()
    page = site.get("/alliances/minsa/timeline/").content.decode()
    part = site.get("/alliances/minsa/timeline/", headers={"hx-request": "true"}).content.decode()

    told = ["Hay jabón.", "They said yes", "A training", "The council asks: Poner jabón."]
    places = [page.index(words) for words in [*told, "A meeting"]]
    assert places == sorted(places)
    assert referral.contribution.get_absolute_url() in page
    assert 'hx-get="/alliances/minsa/timeline/"' in alliance
    assert part.lstrip().startswith('<ol class="timeline">')


@pytest.mark.parametrize("rows", [1, 3])
def test_the_timeline_costs_the_same_with_more_in_it(
    rows, site, line, coordinator, django_assert_num_queries
):
    for _ in range(rows):
        ActivityFactory(alliance=line.alliance)
        referred(owner=coordinator, line=line)

    with django_assert_num_queries(9):
        site.get("/alliances/minsa/timeline/")


def test_an_administrator_is_not_led_to_what_only_the_team_reads(line, administrator):
    page = client_of(administrator).get("/alliances/minsa/").content.decode()

    assert "What happened" in page
    assert "/alliances/minsa/timeline/" not in page
    assert "/alliances/minsa/referrals/" not in page


def test_what_safeguarding_has_is_on_no_page_of_an_alliance_and_on_no_desk(site, line, coordinator):
    referral = sent_days_ago(referred(owner=coordinator, line=line, ask="Un secreto."), 60)
    diverted(contribution=referral.contribution, raised_by=coordinator)

    paths = ("/alliances/minsa/referrals/", "/alliances/minsa/timeline/", "/")
    pages = [site.get(path).content.decode() for path in paths]
    form = site.get(f"/referrals/{referral.pk}/").content.decode()

    assert not any("Un secreto." in page for page in (*pages, form))
    assert f"{referral.contribution.reference} was moved to safeguarding" in form


def test_the_desk_shows_what_an_entity_has_said_nothing_about_for_thirty_days(
    site, line, coordinator
):
    late = sent_days_ago(referred(owner=coordinator, line=line, ask="Poner jabón."), 30)
    sent_days_ago(referred(owner=coordinator, line=line, ask="Pintar las aulas."), 29)
    declined = sent_days_ago(referred(owner=coordinator, line=line, ask="Dar libros."), 40)
    heard(declined, "decline", by=coordinator, words="No hay fondos.")
    accepted = sent_days_ago(referred(owner=coordinator, line=line, ask="Abrir el patio."), 40)
    heard(accepted, "accept", by=coordinator)

    page = site.get("/").content.decode()

    assert "No word from an entity" in page
    assert f"/referrals/{late.pk}/" in page
    assert page.count("/referrals/") == 1


def test_what_was_passed_on_is_in_the_history_of_the_contribution(site, line, coordinator):
    referral = referred(owner=coordinator, line=line)

    page = site.get(f"{referral.contribution.get_absolute_url()}history/").content.decode()

    assert "Poner jabón en los baños." in page
