"""A child tells something to a person of trust, and sees that it has arrived."""

import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from advisory.models import Concern
from tests.conftest import client_of
from tests.factories.accounts import PASSWORD
from tests.factories.advisory import MandateFactory, answered
from tests.factories.safeguarding import closed, diverted, taken, told
from tests.strategies import shown

pytestmark = pytest.mark.django_db
TELL = "/me/write/"


def typed(**changes):
    return {
        "token": str(uuid.uuid4()),
        "words": "Alguien me pega en casa.",
        "reach": "in_person",
        "contact": "En el recreo.",
    } | changes


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "path", ["/", "/contributions/", "/contributions/new/", "/organizations/", "/me/", "/areas/"]
)
def test_every_page_of_a_representative_leads_to_a_person_of_trust(representative, path):
    assert f'href="{TELL}"' in text_of(client_of(representative), path)


def test_pages_of_others_do_not(coordinator, client):
    assert TELL not in text_of(client_of(coordinator), "/")
    assert TELL not in text_of(client, "/")


def test_a_child_tells_it_and_reads_that_it_arrived(mandate, representative):
    client = client_of(representative)

    sent = client.post(TELL, typed())
    page = text_of(client, sent.url)

    concern = Concern.objects.get()
    assert concern.representative == mandate.representative
    assert concern.words == "Alguien me pega en casa."
    assert (concern.reach, concern.contact, concern.state) == ("in_person", "En el recreo.", "new")
    assert (concern.raised_by, concern.contribution) == (None, None)
    assert sent.url == f"/me/written/{concern.token}/"
    assert "It has arrived" in page
    due = timezone.localtime(concern.due_at)
    assert f"begins to help before {due:%-d %B %Y}, at {due:%H:%M}." in page
    assert "They look for a moment to talk with you alone." in page
    assert "pega" not in page
    assert "recreo" not in page


def test_the_words_are_all_that_is_needed(representative):
    sent = client_of(representative).post(TELL, typed(reach="", contact=""))

    assert sent.status_code == 302
    assert Concern.objects.get().reach == ""


def test_who_held_a_seat_once_may_tell_too(mandate, representative):
    mandate.period = type(mandate.period)(mandate.period.lower, timezone.localdate())
    mandate.save()

    assert client_of(representative).post(TELL, typed()).status_code == 302


def test_a_second_tap_tells_it_once(representative):
    client, form = client_of(representative), typed()

    urls = {client.post(TELL, form).url for _tap in range(2)}

    assert len(urls) == 1
    assert Concern.objects.count() == 1


def test_the_token_of_another_child_finds_nothing(representative):
    theirs = told()

    response = client_of(representative).post(TELL, typed(token=str(theirs.token)))

    assert response.status_code == 404
    assert Concern.objects.count() == 1


def test_the_form_shows_where_to_call(representative, settings):
    settings.HELP_LINES = {"Línea 100": "100", "Policía": "105"}

    page = text_of(client_of(representative), TELL)

    assert 'href="tel:100"' in page
    assert "Policía: 105" in page


def test_the_form_keeps_nothing_in_the_browser(representative):
    response = client_of(representative).get(TELL)

    assert "no-store" in response["Cache-Control"]
    assert 'autocomplete="off"' in response.content.decode()
    assert "hx-post" not in response.content.decode()
    assert "<title>Write to us · Children Advisory Council</title>" in response.content.decode()


def test_what_was_typed_when_the_sign_in_ran_out_comes_back_to_its_writer_only(
    representative, other_representative
):
    cache.clear()
    client = client_of(representative)
    form = typed(writer=shown(client.get(TELL))["writer"])
    client.session.flush()
    client.post(TELL, form)

    login = {"password": PASSWORD, "next": TELL}
    client.post("/accounts/login/", login | {"login": other_representative.username})
    theirs = text_of(client, TELL)
    client.post("/accounts/logout/")

    assert "pega" not in theirs
    assert not Concern.objects.exists()

    client.post(TELL, form)
    client.post("/accounts/login/", login | {"login": representative.username})
    assert "Alguien me pega en casa." in text_of(client, TELL)
    assert "pega" not in text_of(client, TELL)


@pytest.mark.parametrize("role", ["coordinator", "lead", "administrator"])
def test_an_adult_has_no_such_form(request, role):
    user = request.getfixturevalue(role)

    assert client_of(user).get(TELL).status_code == 403


def test_nobody_else_reads_the_receipt(mandate, lead, coordinator):
    concern = told(representative=mandate.representative)
    mate = MandateFactory(organization=mandate.organization, seat="alternate")
    path = f"/me/written/{concern.token}/"

    found = [
        client_of(user).get(path).status_code
        for user in (mandate.representative.user, mate.representative.user, lead, coordinator)
    ]

    assert found == [200, 404, 404, 404]


@pytest.mark.parametrize(
    ("step", "heading"),
    [
        (lambda concern, lead: concern, "It has arrived"),
        (lambda concern, lead: taken(concern, by=lead), "Somebody is taking care of it"),
        (lambda concern, lead: closed(concern, by=lead), "There is an answer for you"),
    ],
    ids=["new", "taken", "closed"],
)
def test_the_child_reads_how_it_stands(representative, lead, step, heading):
    concern = step(told(representative=representative.representative), lead)

    page = text_of(client_of(representative), f"/me/written/{concern.token}/")

    assert heading in page
    assert ("Hay personas que te cuidan." in page) is (concern.state == "closed")
    assert "Lead" not in page


def test_home_has_a_line_without_a_word_of_it(representative):
    concern = told(representative=representative.representative)

    page = text_of(client_of(representative), "/")

    assert f'href="/me/written/{concern.token}/"' in page
    assert "What you wrote to us on" in page
    assert "pega" not in page


def test_the_line_leaves_home_a_month_after_the_end(representative, lead, monkeypatch):
    concern = closed(told(representative=representative.representative), by=lead)
    client = client_of(representative)
    path = f"/me/written/{concern.token}/"
    before = text_of(client, "/")

    later = timezone.now() + timedelta(days=31)
    monkeypatch.setattr(timezone, "now", lambda: later)
    client = client_of(representative)

    assert path in before
    assert path not in text_of(client, "/")
    assert client.get(path).status_code == 200


def test_the_author_of_a_diverted_contribution_reads_a_calm_page(
    mandate, representative, coordinator
):
    contribution = answered(mandate=mandate, owner=coordinator)
    concern = diverted(contribution=contribution, raised_by=coordinator)
    client = client_of(representative)

    asked = client.get(f"/contributions/{contribution.reference}/")
    page = text_of(client, asked.url)

    assert asked.url == f"/me/written/{concern.token}/"
    assert "it is no longer in the lists" in page
    assert 'href="tel:100"' in page
    for word in ("árboles", "golpes", "Coordinator"):
        assert word not in page


def test_what_was_no_concern_is_there_again(mandate, representative, coordinator, lead):
    contribution = answered(mandate=mandate, owner=coordinator)
    concern = diverted(contribution=contribution, raised_by=coordinator)
    closed(concern, by=lead, outcome="no_concern", told="Todo está bien.")
    client = client_of(representative)

    page = text_of(client, f"/me/written/{concern.token}/")

    assert "Todo está bien." in page
    assert f'href="/contributions/{contribution.reference}/"' in page
    assert "árboles" in text_of(client, f"/contributions/{contribution.reference}/")


def test_the_copy_of_my_data_says_when_and_not_what(representative):
    told(representative=representative.representative, contact="En el recreo.")
    client = client_of(representative)

    exported = client.get("/me/data.json").json()
    paper = text_of(client, "/me/data/")

    assert [set(each) for each in exported["concerns"]] == [{"written_at", "closed_at"}]
    assert "What you wrote to a person you trust" in paper
    for word in ("pega", "recreo"):
        assert word not in str(exported)
        assert word not in paper


def test_a_family_that_asks_for_the_data_does_not_learn_of_it(mandate, coordinator):
    told(representative=mandate.representative)
    path = f"/representatives/{mandate.representative.pk}"

    exported = client_of(coordinator).get(f"{path}/data.json").json()
    paper = text_of(client_of(coordinator), f"{path}/data/")

    assert "concerns" not in exported
    assert "a person you trust" not in paper


def test_who_has_no_account_any_more_still_reads_where_to_call(client):
    assert 'href="tel:100"' in text_of(client, "/waiting/")
