"""A child says what they think of an answer: who, once, and with which words."""

import pytest

from advisory.choices import Audience
from advisory.models import Contribution, Rating
from tests.conftest import client_of
from tests.factories.advisory import (
    MandateFactory,
    answered,
    days,
    promised,
    rated,
    reopened,
    today,
    with_days,
)

pytestmark = pytest.mark.django_db
FORM = {"understood": "yes", "satisfied": "yes", "words": ""}


def address(contribution, number=1):
    return f"/contributions/{contribution.reference}/answers/{number}/rating/"


@pytest.fixture
def contribution(coordinator, mandate):
    return answered(owner=coordinator, mandate=mandate)


def read(user, contribution):
    return client_of(user).get(contribution.get_absolute_url()).content.decode()


def test_who_sits_for_the_organization_is_asked_below_the_answer(representative, contribution):
    page = read(representative, contribution)

    assert f'href="{address(contribution)}"' in page
    assert "Tell us what you think" in page


def test_nobody_else_is_asked(contribution, other_representative, coordinator):
    for user in (other_representative, coordinator):
        assert address(contribution) not in read(user, contribution)


def test_two_faces_are_kept_and_thanked_for(representative, contribution):
    response = client_of(representative).post(address(contribution), FORM, follow=True)

    rating = Rating.objects.get()
    assert (rating.understood, rating.satisfied, rating.words) == ("yes", "yes", "")
    assert rating.mandate == contribution.mandate
    assert "Thank you for telling us." in response.content.decode()
    assert address(contribution) not in response.content.decode()


def test_a_no_says_by_when_there_is_a_new_answer(representative, contribution):
    promised(contribution, today() - days(9))

    response = client_of(representative).post(
        address(contribution), FORM | {"understood": "no"}, follow=True
    )

    day = Contribution.objects.get().promised_on
    assert day == today() + days(30)
    assert f"answer again by {day.day} " in response.content.decode()


def test_a_no_needs_no_words(representative, contribution):
    client_of(representative).post(address(contribution), FORM | {"satisfied": "no"})

    assert Contribution.objects.get().state == "under_review"


def test_a_second_tap_thanks_once_more_and_keeps_one_rating(representative, contribution):
    client = client_of(representative)
    client.post(address(contribution), FORM | {"satisfied": "no"})

    response = client.post(address(contribution), FORM | {"satisfied": "no"}, follow=True)

    page = response.content.decode()
    assert Rating.objects.get().satisfied == "no"
    assert page.count("Thank you for telling us. We look at it again") == 1
    assert "This has changed in the meantime." not in page


def test_who_says_something_else_in_another_window_is_told_what_was_said(
    representative, contribution
):
    client = client_of(representative)
    client.post(address(contribution), FORM | {"satisfied": "no"})

    response = client.post(address(contribution), FORM, follow=True)

    assert Rating.objects.get().satisfied == "no"
    assert "This has changed in the meantime." in response.content.decode()


@pytest.mark.parametrize("number", [2, 99999999999999999999])
def test_an_answer_that_there_is_not_is_not_rated(representative, contribution, number):
    response = client_of(representative).post(address(contribution, number), FORM)

    assert response.status_code == 302
    assert Rating.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"understood": ""}, "Choose one of the faces."),
        ({"satisfied": ""}, "Choose one of the faces."),
        ({"understood": "perhaps"}, "Choose one of those on offer"),
        ({"words": "a" * 1001}, "It is too long: it has 1001 letters, and 1000 fit."),
        (
            {"words": "Mal\x00o"},
            "There is a sign in it that can’t be kept. Write it again without that sign.",
        ),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    representative, contribution, typed, message
):
    words = {"words": "No dice cuándo."}

    response = client_of(representative).post(address(contribution), FORM | words | typed)

    page = response.content.decode()
    assert response.status_code == 200
    assert message in page
    assert ("No dice cuándo." in page) == ("words" not in typed)
    assert Rating.objects.count() == 0


def test_a_successor_says_it_for_the_organization(coordinator, mandate, representative):
    contribution = answered(owner=coordinator, mandate=mandate)
    with_days(mandate, today() - days(100), today())
    successor = MandateFactory(
        organization=mandate.organization,
        period=type(mandate.period)(today(), None),
    )

    before = client_of(representative).post(address(contribution), FORM)
    after = client_of(successor.representative.user).post(address(contribution), FORM)

    assert (before.status_code, after.status_code) == (403, 302)
    assert Rating.objects.get().mandate == successor


def test_the_faces_are_for_all_who_read_it_and_the_words_for_their_own(
    coordinator, lead, mandate, representative, other_representative
):
    contribution = rated(owner=coordinator, mandate=mandate, words="Falta decir cuándo.")
    alternate = MandateFactory(organization=mandate.organization, seat="alternate")

    pages = {
        user: read(user, contribution)
        for user in (
            representative,
            alternate.representative.user,
            coordinator,
            lead,
            other_representative,
        )
    }

    assert all("Understood: Yes" in page for page in pages.values())
    assert [user for user, page in pages.items() if "Falta decir cuándo." not in page] == [
        other_representative
    ]


def test_whose_seat_is_over_rates_nothing(coordinator):
    contribution = answered(owner=coordinator, audience=Audience.TEAM)
    author = contribution.mandate.representative.user
    with_days(contribution.mandate, today() - days(9), today())

    assert client_of(author).get(address(contribution)).status_code == 403


def test_what_the_first_reader_said_stays_with_the_first_answer(coordinator, mandate):
    contribution = reopened(owner=coordinator, mandate=mandate, words="Falta decir cuándo.")

    page = read(coordinator, contribution)

    assert "Likes it: No" in page
