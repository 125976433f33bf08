"""A form belongs to who opened it, whoever else signs in on the same phone meanwhile."""

import uuid

import pytest
from django.core.cache import cache
from django.test import Client

from advisory.models import Concern, Contribution
from tests.conftest import client_of
from tests.factories.accounts import PASSWORD
from tests.factories.advisory import DraftFactory
from tests.strategies import shown

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/login/"
TELL = "/me/write/"
NOT_SENT = "It is not sent yet."
WAITS = "What was written here is not sent yet."
MEANWHILE = "Somebody else signed in here after this page was opened. Nothing was sent."
YOURS = "Another account was open here before. You see only what is yours."


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet():
    """The counts of the rate limits stand in the cache."""
    cache.clear()


def sign_in(client, user, path=""):
    form = {"login": user.username, "password": PASSWORD, "next": path}
    return client.post(SIGN_IN, form, follow=True)


def told_by(client, **changes):
    """What is in the form of a concern that this client opens, with words."""
    return shown(client.get(TELL)) | {"words": "Alguien me pega en casa."} | changes


def written_by(client):
    return shown(client.get("/contributions/new/")) | {
        "words": "Queremos agua limpia.",
        "audience": "team",
        "action": "send",
    }


def text_of(response):
    return response.content.decode()


def test_who_told_something_when_the_sign_in_had_run_out_reads_that_it_is_not_sent(
    representative,
):
    client = client_of(representative)
    form = told_by(client)
    client.session.flush()

    door = client.post(TELL, form, follow=True)
    back = sign_in(client, representative, TELL)

    assert WAITS in text_of(door)
    assert "pega" not in text_of(door)
    assert back.redirect_chain == [(TELL, 302)]
    assert NOT_SENT in text_of(back)
    assert shown(back)["words"] == "Alguien me pega en casa."
    assert WAITS not in text_of(client_of().get(SIGN_IN))


def test_who_told_something_in_an_old_tab_reads_that_it_is_not_sent(representative):
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    client.force_login(representative)
    form = told_by(client, csrfmiddlewaretoken="old")

    back = client.post(TELL, form, headers={"Sec-Fetch-Site": "same-origin"}, follow=True)

    assert NOT_SENT in text_of(back)
    assert shown(back)["words"] == "Alguien me pega en casa."
    assert not Concern.objects.exists()


@pytest.mark.parametrize("opened", [told_by, written_by])
def test_nobody_sends_what_another_wrote(representative, other_representative, opened):
    form = opened(client_of(representative))
    path = TELL if opened is told_by else f"/contributions/drafts/{uuid.uuid4()}/"
    client = client_of(other_representative)

    door = client.post(path, form, follow=True)
    theirs = sign_in(client, other_representative, path)

    assert MEANWHILE in text_of(door)
    assert WAITS in text_of(door)
    assert form["words"] not in text_of(door)
    assert theirs.redirect_chain == [("/", 302)]
    assert YOURS in text_of(theirs)
    assert form["words"] not in text_of(theirs)
    assert not Concern.objects.exists()
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("opened", [told_by, written_by])
def test_what_another_could_not_send_waits_for_who_wrote_it(
    representative, other_representative, opened
):
    form = opened(client_of(representative))
    path = TELL if opened is told_by else f"/contributions/drafts/{uuid.uuid4()}/"
    client = client_of(other_representative)
    client.post(path, form)

    back = sign_in(client, representative, path)

    assert NOT_SENT in text_of(back)
    assert shown(back)["words"] == form["words"]


def test_an_old_tab_is_sent_by_nobody_who_signed_in_since(representative, other_representative):
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    client.force_login(representative)
    form = told_by(client, csrfmiddlewaretoken="old")
    client.force_login(other_representative)

    door = client.post(TELL, form, headers={"Sec-Fetch-Site": "same-origin"}, follow=True)

    assert door.redirect_chain == [(f"{SIGN_IN}?next={TELL}", 302)]
    assert MEANWHILE in text_of(door)
    assert not Concern.objects.exists()


def test_typing_in_an_old_tab_saves_nothing_under_another_name(
    representative, other_representative
):
    form = written_by(client_of(representative)) | {"action": "keep"}
    client = client_of(other_representative)
    path = f"/contributions/drafts/{uuid.uuid4()}/"

    line = client.post(path, form, headers={"HX-Request": "true"})

    assert "You are not signed in any more. What you wrote is kept." in text_of(line)
    assert not Contribution.objects.exists()


def test_who_signs_in_after_the_draft_of_another_begins_at_home(mandate, other_representative):
    draft = DraftFactory(mandate=mandate)
    client = client_of()
    asked = client.get(draft.get_absolute_url())

    theirs = sign_in(client, other_representative, draft.get_absolute_url())

    assert asked.url == f"{SIGN_IN}?next={draft.get_absolute_url()}"
    assert theirs.redirect_chain == [("/", 302)]
    assert theirs.status_code == 200


def test_the_author_of_a_draft_goes_on_with_it_after_the_sign_in(mandate):
    draft = DraftFactory(mandate=mandate)

    back = sign_in(client_of(), mandate.representative.user, draft.get_absolute_url())

    assert back.redirect_chain == [(draft.get_absolute_url(), 302)]
