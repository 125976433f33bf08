"""An open session that a consent no longer covers: it ends for good, and the child reads why."""

from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache

from accounts import typed_text
from advisory import actions
from advisory.choices import Giver, Purpose
from advisory.models import Contribution
from tests.conftest import client_of
from tests.factories.accounts import PASSWORD
from tests.factories.advisory import (
    WITH_GUARDIAN,
    ConsentFactory,
    MandateFactory,
    RepresentativeFactory,
    aged,
)
from tests.strategies import shown

pytestmark = pytest.mark.django_db

WAITING = "/waiting/"


@pytest.fixture
def child(db):
    """Twelve years old, with all consents, and a seat."""
    cache.clear()  # the limits of tries count over all tests
    return MandateFactory(
        representative=RepresentativeFactory(**aged(12), consents=WITH_GUARDIAN)
    ).representative


@pytest.fixture
def session(child):
    return client_of(child.user)


def withdraw(child, by, giver=Giver.SELF, purpose=Purpose.ACCOUNT):
    given = child.consents.get(text__purpose=purpose, text__giver=giver)
    actions.withdraw_consent(consent=given, withdrawn_by=by)


def give_anew(child):
    for consent in list(child.consents.filter(withdrawn_at__isnull=False)):
        ConsentFactory(representative=child, text=consent.text, guardian=consent.guardian)


def sign_in(client, child):
    return client.post("/accounts/login/", {"login": child.user.username, "password": PASSWORD})


@pytest.mark.parametrize(
    ("by", "sentence"),
    [
        (Giver.SELF, "You said that you do not want it any more."),
        (Giver.GUARDIAN, "The adult in charge of you took back their yes."),
    ],
)
def test_the_child_reads_who_took_it_back(child, session, by, sentence):
    withdraw(child, by)

    response = session.get("/contributions/", follow=True)

    page = response.content.decode()
    assert response.redirect_chain == [(WAITING, 302)]
    assert "<h1>Your account is closed for now</h1>" in page
    assert sentence in page
    assert "What is missing: your yes, and the yes of the adult in charge of you." in page
    assert child.given_name not in page
    assert child.user.username not in page


def test_taking_it_back_oneself_leads_to_the_reason(child, session):
    given = child.consents.get(text__purpose=Purpose.MEMBERSHIP, text__giver=Giver.SELF)

    response = session.post(f"/me/consents/{given.pk}/withdraw/", follow=True)

    assert response.redirect_chain == [(WAITING, 302)]
    assert "That is fine, and it counts at once." in response.content.decode()


@pytest.mark.parametrize("looked_meanwhile", [True, False])
def test_a_consent_given_anew_does_not_revive_the_session(child, session, looked_meanwhile):
    withdraw(child, Giver.GUARDIAN)
    if looked_meanwhile:
        session.get("/")
    give_anew(child)

    assert session.get("/me/").url == "/accounts/login/?next=/me/"
    assert sign_in(session, child).url == "/"


def test_another_purpose_ends_no_session(child, session):
    ConsentFactory(representative=child, text=child.consents.first().text.__class__.objects.first())
    image = ConsentFactory(representative=child, text__purpose=Purpose.IMAGE)

    actions.withdraw_consent(consent=image, withdrawn_by=Giver.SELF)

    assert session.get("/me/").status_code == 200


def test_the_session_of_another_person_stays_open(child, session, other_representative):
    other = client_of(other_representative)

    withdraw(child, Giver.SELF)

    assert other.get("/me/").status_code == 200


def test_nothing_of_the_old_session_is_left_but_why(child, session):
    withdraw(child, Giver.SELF)
    old = session.session.session_key

    session.get("/")

    assert session.session.session_key != old
    assert not Session.objects.filter(session_key=old).exists()
    assert dict(session.session.items()) == {
        "account_closed": {
            "why": "by_self",
            "yes_from": ["guardian", "self"],
            "is_kept": False,
        }
    }


@pytest.mark.parametrize("htmx", [True, False])
def test_what_was_being_written_is_kept_is_said_and_comes_back(child, session, htmx):
    form = f"/contributions/drafts/{uuid4()}/"
    withdraw(child, Giver.GUARDIAN)
    sent = {
        "writer": typed_text.seal(child.user),
        "version": "1",
        "page": str(uuid4()),
        "words": "Queremos agua.",
        "action": "save",
    }

    response = session.post(form, sent, headers={"HX-Request": "true"} if htmx else {})
    page = session.get(WAITING).content.decode()

    assert (response["HX-Redirect"] if htmx else response.url) == WAITING
    assert "What you were writing is kept on this device until" in page
    assert "Queremos agua." not in page
    assert not Contribution.objects.exists()
    give_anew(child)
    assert sign_in(session, child).url == form
    assert shown(session.get(form))["words"] == "Queremos agua."


def test_a_form_that_is_not_of_this_site_is_not_kept(child, session):
    withdraw(child, Giver.SELF)

    session.post(f"/contributions/drafts/{uuid4()}/", {"words": "Queremos agua."})

    assert "is kept on this device" not in session.get(WAITING).content.decode()


def test_at_the_door_the_reason_is_told_too(child, client):
    withdraw(child, Giver.GUARDIAN)

    response = sign_in(client, child)

    assert response.url == WAITING
    assert "took back their yes" in client.get(WAITING).content.decode()


def test_who_lacks_the_guardian_alone_reads_so(client):
    own = [pair for pair in WITH_GUARDIAN if pair[1] == Giver.SELF]
    child = RepresentativeFactory(**aged(12), consents=own)

    cache.clear()
    sign_in(client, child)

    page = client.get(WAITING).content.decode()
    assert "Your account is not open yet" in page
    assert "What is missing: the yes of the adult in charge of you." in page


def test_who_just_comes_by_reads_why_there_is_such_a_page(client, db):
    page = client.get(WAITING).content.decode()

    assert "Your account is closed for now" in page
    assert "To use it, you must agree" in page
    assert "What is missing" not in page


def test_an_erased_account_is_told_nothing_of_consents(child, session):
    actions.erase(representative=child, reason="request")

    assert session.get("/me/").url == "/accounts/login/?next=/me/"
