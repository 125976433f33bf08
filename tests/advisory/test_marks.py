"""How a session was: what each says, and what all together are shown to say."""

import pytest
from django.urls import reverse

from advisory import actions, scores
from advisory.models import Mark, Session
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory
from tests.factories.minutes import approved, held

pytestmark = pytest.mark.django_db
LIST = reverse("advisory:mark-list")


def url(session):
    return reverse("advisory:mark-edit", args=[session.number])


def said():
    return list(Mark.objects.order_by("requirement").values_list("requirement", "verdict"))


def safe(found):
    """What is shown of the requirement to be safe."""
    (row,) = [row for row in found.rows if str(row.label) == "Safe and sensitive to risk"]
    return row.children, row.team


def marked_by_children(session, mandates, verdict="yes"):
    for mandate in mandates:
        actions.mark_session(session=session, verdicts={"safe": verdict}, mandate=mandate)


def test_a_child_says_how_it_was_in_words_of_their_own_and_may_think_again(mandate):
    session = held()
    client = client_of(mandate.representative.user)

    page = client.get(url(session)).content.decode()
    client.post(url(session), {"safe": "yes", "relevant": "no"})
    assert said() == [("relevant", "no"), ("safe", "yes")]
    client.post(url(session), {"safe": "partly", "relevant": ""})

    assert "I felt safe." in page
    assert said() == [("safe", "partly")]
    assert Mark.objects.get().mandate == mandate


def test_the_team_is_asked_in_words_of_its_own(coordinator, mandate):
    session = held()
    client = client_of(coordinator)

    page = client.get(url(session)).content.decode()
    client.post(url(session), {"safe": "no"})

    assert "did each child know whom to turn to?" in page
    assert Mark.objects.get().staff == coordinator


@pytest.mark.parametrize("verdict", ["maybe", "YES", "<script>", "yes" * 99])
def test_an_answer_that_is_none_is_refused(verdict, mandate):
    session = held()

    response = client_of(mandate.representative.user).post(url(session), {"safe": verdict})

    assert "Choose one of those on offer" in response.content.decode()
    assert said() == []


def test_of_children_only_what_five_say_together_is_shown(coordinator):
    mandates = [MandateFactory() for _ in range(5)]
    four, five = held(number=1), held(number=2)
    marked_by_children(four, mandates[:4])
    marked_by_children(five, mandates[:4])
    marked_by_children(five, mandates[4:], verdict="no")
    approved(four, by=coordinator)
    assert safe(scores.of(Session.objects.all())) == (None, None)

    approved(five, by=coordinator)

    assert safe(scores.of(Session.objects.all())) == (80, None)
    page = client_of(mandates[0].representative.user).get(LIST).content.decode()
    assert "80 %" in page


def test_nothing_is_shown_while_it_can_still_change(coordinator):
    mandates = [MandateFactory() for _ in range(5)]
    session = held()
    marked_by_children(session, mandates)
    actions.mark_session(session=session, verdicts={"safe": "partly"}, staff=coordinator)

    assert scores.of(Session.objects.all()).columns == []

    approved(session, by=coordinator)
    assert safe(scores.of(Session.objects.all())) == (100, 50)


@pytest.mark.parametrize("name", ["sessions", "requirements"])
def test_the_pictures_are_images_without_a_script(name, coordinator, mandate):
    session = held()
    actions.mark_session(session=session, verdicts={"safe": "yes"}, staff=coordinator)
    approved(session, by=coordinator)

    response = client_of(coordinator).get(reverse("advisory:mark-picture", args=[name]))

    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b"<svg")
    assert b"<script" not in response.content
    assert b"The team" in response.content


def test_the_bars_have_names_where_there_is_room_and_else_the_numbers_of_the_table(
    coordinator, mandate
):
    approved(held(), by=coordinator)
    url = reverse("advisory:mark-picture", args=["requirements"])

    wide = client_of(coordinator).get(url).content.decode()
    narrow = client_of(coordinator).get(url, {"narrow": ""}).content.decode()
    of_a_child = client_of(mandate.representative.user).get(url).content.decode()

    assert "9. Accountable" in wide
    assert "Accountable" not in narrow + of_a_child
    assert ">9</text>" in narrow
    assert ">9</text>" in of_a_child


def test_a_picture_of_another_name_is_none(coordinator):
    url = reverse("advisory:mark-picture", args=["secrets"])

    assert client_of(coordinator).get(url).status_code == 404


@pytest.mark.parametrize("sessions", [1, 3])
def test_the_figures_cost_the_same_with_more_sessions(
    sessions, coordinator, mandate, django_assert_num_queries
):
    for number in range(sessions):
        session = held(number=number + 1)
        marked_by_children(session, [mandate])
        approved(session, by=coordinator)
    client = client_of(coordinator)

    with django_assert_num_queries(6):
        assert client.get(LIST).status_code == 200
