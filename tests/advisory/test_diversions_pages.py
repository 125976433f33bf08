"""A coordinator marks a contribution as a concern; what is left to them is its reference."""

import pytest

from accounts.choices import Role
from advisory.models import Concern, Contribution
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory, submitted
from tests.factories.referrals import referred
from tests.factories.safeguarding import diverted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["coordinator", "lead"])
def test_whoever_reads_it_can_mark_it(request, who):
    user = request.getfixturevalue(who)
    contribution = submitted()
    client = client_of(user)
    path = f"/contributions/{contribution.reference}/"

    page = client.get(path).content.decode()
    sent = client.post(f"{path}concern/", {"reason": "Habla de golpes."})

    concern = Concern.objects.get()
    assert f'href="{path}concern/"' in page
    assert sent.url == path
    assert (concern.words, concern.raised_by, concern.came_from) == (
        "Habla de golpes.",
        user,
        "submitted",
    )
    assert concern.representative == contribution.mandate.representative


@pytest.mark.parametrize("reason", ["", "  ", "a" * 501])
def test_a_mark_says_why_in_a_few_words(coordinator, reason):
    contribution = submitted()

    response = client_of(coordinator).post(
        f"/contributions/{contribution.reference}/concern/", {"reason": reason}
    )

    assert list(response.context["form"].errors) == ["reason"]
    assert Contribution.objects.get().state == "submitted"


def test_what_is_left_to_staff_is_the_reference(coordinator):
    contribution = diverted(raised_by=coordinator).contribution

    response = client_of(coordinator).get(f"/contributions/{contribution.reference}/")

    page = response.content.decode()
    assert response.status_code == 200
    assert f"{contribution.reference} was moved to safeguarding" in page
    for word in ("árboles", "golpes", contribution.organization.name, "Suggestion", "Alias"):
        assert word not in page


def test_a_second_tap_finds_it_moved(coordinator):
    contribution = submitted()
    path = f"/contributions/{contribution.reference}/concern/"
    client = client_of(coordinator)

    client.post(path, {"reason": "Habla de golpes."})
    again = client.post(path, {"reason": "Habla de golpes."})

    assert "was moved to safeguarding" in again.content.decode()
    assert Concern.objects.count() == 1


def test_for_everybody_else_it_was_never_there(mandate, coordinator, administrator):
    contribution = diverted(
        contribution=submitted(mandate=mandate), raised_by=coordinator
    ).contribution
    mate = MandateFactory(organization=mandate.organization, seat="alternate")
    people = [mate.representative.user, MandateFactory().representative.user, administrator]
    people.append(UserFactory(roles=[Role.ADMINISTRATOR, Role.REPRESENTATIVE]))

    found = [
        client_of(user).get(f"/contributions/{contribution.reference}/").status_code
        for user in people
    ]

    assert found == [404, 404, 404, 404]


def test_a_reference_that_was_never_given_is_not_found(coordinator, lead):
    for user in (coordinator, lead):
        assert client_of(user).get("/contributions/AP-1999-0001/").status_code == 404


def test_the_form_that_was_sent_leads_to_the_calm_page_when_it_comes_again(
    mandate, representative, coordinator
):
    contribution = submitted(mandate=mandate)
    diverted(contribution=contribution, raised_by=coordinator)

    again = client_of(representative).post(
        f"/contributions/drafts/{contribution.token}/",
        {
            "version": "1",
            "page": "0b7f1a52-6f0c-4b8e-9a5c-2f4f5d1c9d11",
            "words": contribution.words,
            "kind": contribution.kind,
            "audience": contribution.audience,
            "language": "es",
            "action": "send",
        },
    )

    assert again.url == f"/contributions/{contribution.reference}/"


PAGES_OF_STAFF = ["take", "review", "assign", "notes/new", "decide", "answer", "answer/preview"]
PAGES_OF_STAFF += ["postpone", "join", "part", "translation", "story", "refer", "commitments/new"]


@pytest.mark.parametrize("page", PAGES_OF_STAFF)
def test_a_form_of_the_team_that_comes_too_late_finds_the_reference(coordinator, page):
    contribution = diverted(raised_by=coordinator).contribution

    response = client_of(coordinator).post(
        f"/contributions/{contribution.reference}/{page}/", {"text": "Tarde."}
    )

    assert response.status_code == 200
    assert f"{contribution.reference} was moved to safeguarding" in response.content.decode()
    assert "árboles" not in response.content.decode()


@pytest.mark.parametrize("page", ["", "edit/", "done/"])
def test_a_form_about_a_promise_of_it_finds_the_reference_too(coordinator, page):
    contribution = referred(owner=coordinator).contribution
    promise, referral = contribution.commitments.get(), contribution.referrals.get()
    diverted(contribution=contribution, raised_by=coordinator)
    client = client_of(coordinator)

    told = client.post(f"/commitments/{promise.pk}/{page}", {"text": "Tarde."})
    recorded = client.post(f"/referrals/{referral.pk}/", {"verb": "accept"})

    for response in (told, recorded):
        assert response.status_code == 200
        assert f"{contribution.reference} was moved to safeguarding" in response.content.decode()
        assert promise.promise not in response.content.decode()


@pytest.mark.parametrize("address", ["/commitments/{}/", "/referrals/{}/"])
@pytest.mark.parametrize("key", [7, 99999999999999999999])
def test_a_promise_that_there_is_not_is_not_found(coordinator, address, key):
    assert client_of(coordinator).post(address.format(key)).status_code == 404


@pytest.mark.parametrize("page", ["withdraw", "confirm", "answers/1/rating"])
def test_a_form_of_the_child_that_comes_too_late_leads_to_the_calm_page(
    mandate, representative, coordinator, page
):
    concern = diverted(contribution=submitted(mandate=mandate), raised_by=coordinator)

    response = client_of(representative).post(
        f"/contributions/{concern.contribution.reference}/{page}/"
    )

    assert response.url == f"/me/written/{concern.token}/"


def test_the_receipt_that_a_child_kept_leads_to_the_calm_page(mandate, representative, coordinator):
    concern = diverted(contribution=submitted(mandate=mandate), raised_by=coordinator)

    response = client_of(representative).get(
        f"/contributions/{concern.contribution.reference}/receipt/"
    )

    assert response.url == f"/me/written/{concern.token}/"


@pytest.mark.parametrize("page", ["support", "support/withdraw", "withdraw"])
def test_who_supported_it_finds_nothing(coordinator, other_representative, page):
    contribution = diverted(raised_by=coordinator).contribution

    response = client_of(other_representative).post(
        f"/contributions/{contribution.reference}/{page}/"
    )

    assert response.status_code == 404
