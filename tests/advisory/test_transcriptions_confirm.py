"""Who said it looks whether it was written down right; what they say stands beside the words."""

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory import actions
from advisory.models import Transcription
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, days, logged, submitted, today
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db

WORDS = "Que haya agua en el baño."
RIGHT = "Que haya agua y jabón en el baño."
ASKED = "We wrote down your words: are they right?"


@pytest.fixture
def contribution(mandate, coordinator):
    return logged(mandate=mandate, written_by=coordinator, words=WORDS)


@pytest.fixture
def child(representative):
    return client_of(representative)


def address(contribution):
    return f"/contributions/{contribution.reference}/confirm/"


def confirm(client, contribution):
    return client.post(address(contribution), {"action": "confirm"}, follow=True)


def correct(client, contribution, correction=RIGHT):
    typed = {"action": "correct", "correction": correction}
    return client.post(address(contribution), typed, follow=True)


def transcription():
    return Transcription.objects.get()


def test_the_child_is_asked_at_home_and_led_to_the_words(child, contribution):
    home = child.get("/").content.decode()
    page = child.get(address(contribution)).content.decode()

    assert ASKED in home
    assert f'href="{address(contribution)}"' in home
    assert WORDS in page
    assert "Coordinator, from the team, wrote this down." in page
    assert "Yes, these are my words" in page
    assert shown(child.get(address(contribution)))["correction"] == WORDS


def test_a_yes_is_noted_and_asked_no_more(child, contribution, mandate):
    response = confirm(child, contribution)

    written = transcription()
    assert (written.is_checked, written.correction) == (True, "")
    assert written.checked_by == mandate
    page = response.content.decode()
    assert "Thank you. Now we know it." in page
    assert "that the words are right." in page
    assert ASKED not in child.get("/").content.decode()


def test_a_correction_stands_beside_the_words_and_replaces_nothing(child, contribution):
    response = correct(child, contribution)

    contribution.refresh_from_db()
    assert (contribution.words, transcription().correction) == (WORDS, RIGHT)
    page = response.content.decode()
    assert "Thank you. It stands beside the words." in page
    assert page.index(WORDS) < page.index("This is how it should be:") < page.index(RIGHT)


def test_every_page_that_shows_the_words_shows_the_correction(
    child, contribution, coordinator, other_representative
):
    correct(child, contribution)
    own = contribution.get_absolute_url()
    team = client_of(coordinator)

    for client, url in (
        (child, "/"),
        (child, "/contributions/"),
        (child, own),
        (child, "/me/data/"),
        (client_of(other_representative), "/contributions/"),
        (client_of(other_representative), own),
        (team, "/"),
        (team, "/contributions/"),
        (team, "/contributions/log/"),
        (team, contribution.organization.get_absolute_url()),
        (team, own),
    ):
        page = client.get(url).content.decode()
        assert WORDS in page, url
        assert RIGHT in page, url


def test_who_tells_the_public_reads_the_correction_too(child, mandate, coordinator):
    contribution = told(logged(mandate=mandate, written_by=coordinator, words=WORDS), coordinator)
    correct(child, contribution)

    page = client_of(coordinator).get(f"{contribution.get_absolute_url()}story/").content.decode()

    assert RIGHT in page


def test_it_is_said_once(child, contribution):
    confirm(child, contribution)

    response = correct(child, contribution)

    assert response.redirect_chain == [(contribution.get_absolute_url(), 302)]
    assert "This has changed in the meantime." in response.content.decode()
    assert transcription().correction == ""


def test_a_second_tap_thanks_once_more(child, contribution):
    confirm(child, contribution)

    response = confirm(child, contribution)

    page = response.content.decode()
    assert "Thank you. Now we know it." in page
    assert "This has changed in the meantime." not in page


def test_the_same_correction_sent_again_is_no_other(child, contribution):
    correct(child, contribution, "Queremos sombra.")
    correct(child, contribution, "Queremos sombra.")

    assert transcription().correction == "Queremos sombra."
    assert Transcription.objects.get().version == 2


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        ("", "Write how it should be."),
        (" \u200b\n", "Write how it should be."),
        (WORDS, "This says the same. Change it, or press “Yes, these are my words”."),
    ],
)
def test_a_correction_that_corrects_nothing_is_asked_again(
    child, contribution, correction, message
):
    response = correct(child, contribution, correction)

    assert response.context["form"].errors == {"correction": [message]}
    assert named_errors(response) == {"correction"}
    assert "<details" in response.content.decode()
    assert not transcription().is_checked


def test_a_correction_that_is_too_long_comes_back_whole(child, contribution):
    response = correct(child, contribution, "x" * 4001)

    assert shown(response)["correction"] == "x" * 4001
    assert not transcription().is_checked


@pytest.mark.parametrize("action", ["", "publish", "\x00"])
def test_any_other_button_says_yes_to_nothing(child, contribution, action):
    response = child.post(address(contribution), {"action": action})

    assert response.status_code == 200
    assert not transcription().is_checked


# --- Who ---


@pytest.fixture
def said_before(coordinator):
    """Written down today; the mandate under which it was said ended yesterday."""
    over = MandateFactory(period=DateRange(today() - days(100), today()))
    return logged(mandate=over, written_by=coordinator, words=WORDS, said_on=today() - days(5))


def test_a_successor_says_it_for_the_organization(said_before):
    successor = MandateFactory(
        organization=said_before.organization, period=DateRange(today(), today() + days(9))
    )
    client = client_of(successor.representative.user)
    assert ASKED in client.get("/").content.decode()

    confirm(client, said_before)

    assert transcription().checked_by == successor


def test_an_alternate_does_too(contribution, mandate):
    alternate = MandateFactory(organization=mandate.organization, seat="alternate")

    confirm(client_of(alternate.representative.user), contribution)

    assert transcription().checked_by == alternate


def test_who_said_it_may_still_say_so_when_the_mandate_is_over(said_before):
    client = client_of(said_before.mandate.representative.user)
    assert ASKED in client.get("/").content.decode()

    correct(client, said_before)

    assert transcription().checked_by == said_before.mandate


def test_nobody_else_says_it(contribution, coordinator, lead, other_representative):
    for person in (coordinator, lead, other_representative):
        for send in (client_of(person).get, client_of(person).post):
            assert send(address(contribution)).status_code == 403
    assert not transcription().is_checked


def test_what_a_child_wrote_alone_is_not_asked_about(child, mandate):
    own = submitted(mandate=mandate)

    assert child.get(address(own)).url == own.get_absolute_url()
    assert child.post(address(own), {"action": "confirm"}).url == own.get_absolute_url()
    assert ASKED not in child.get("/").content.decode()


def test_what_was_taken_back_is_not_asked_about(child, contribution):
    actions.withdraw(contribution=contribution)

    assert ASKED not in child.get("/").content.decode()
    assert child.get(address(contribution)).status_code == 302
    assert confirm(child, contribution).status_code == 200
    assert not transcription().is_checked


def test_the_other_words_of_the_team_are_not_asked_of_another_organization(
    contribution, other_representative
):
    assert ASKED not in client_of(other_representative).get("/").content.decode()


def test_the_history_tells_that_it_was_confirmed_and_not_what_was_said(
    child, contribution, coordinator
):
    correct(child, contribution)

    page = client_of(coordinator).get(f"{contribution.get_absolute_url()}history/").content.decode()

    assert "Confirmed or corrected" in page
    assert RIGHT not in page


def told(contribution, owner):
    """The same, answered with a no."""
    actions.take(contribution=contribution, owner=owner)
    contribution.refresh_from_db()
    review = contribution.review
    review.decision, review.reason = "not_accepted", "No hay fondos."
    actions.decide(contribution=contribution, review=review, commitment=None, decided_by=owner)
    answer = contribution.answers.get()
    answer.text = "Esta vez no."
    actions.publish(contribution=contribution, answer=answer, published_by=owner)
    return contribution
