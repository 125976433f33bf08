"""Writing and publishing what the child reads."""

import pytest

from advisory.models import Answer, Contribution
from tests.conftest import client_of
from tests.factories.advisory import answered, decided, submitted, under_review
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db


def address(contribution):
    return f"{contribution.get_absolute_url()}answer/"


def test_an_answer_is_saved_unfinished_and_nobody_else_reads_it(
    mandate, representative, coordinator
):
    contribution = decided(owner=coordinator, mandate=mandate)

    response = client_of(coordinator).post(
        address(contribution),
        {"version": "1", "text": "Vamos a", "action": "save"},
        follow=True,
    )

    assert response.redirect_chain == [(address(contribution), 302)]
    assert "The answer is saved. Nobody outside the team sees it yet." in response.content.decode()
    assert shown(response)["text"] == "Vamos a"
    page = client_of(representative).get(contribution.get_absolute_url()).content.decode()
    assert "Vamos a" not in page


def test_an_answer_may_be_saved_empty(coordinator):
    contribution = decided(owner=coordinator)

    response = client_of(coordinator).post(
        address(contribution), {"version": "1", "text": "", "action": "save"}
    )

    assert response.status_code == 302


@pytest.mark.parametrize("text", ["", " \r\n\t "])
def test_nothing_is_published_without_a_text_for_children(coordinator, text):
    contribution = decided(owner=coordinator)

    response = client_of(coordinator).post(
        address(contribution), {"version": "1", "text": text, "action": "publish"}
    )

    assert response.context["form"].errors == {
        "text": ["Nothing is published without a text for children."]
    }
    assert named_errors(response) == {"text"}
    assert Contribution.objects.get().state == "decided"


def test_an_answer_that_is_too_long_comes_back_whole(coordinator):
    contribution = decided(owner=coordinator)

    response = client_of(coordinator).post(
        address(contribution), {"version": "1", "text": "a" * 2001, "action": "publish"}
    )

    assert named_errors(response) == {"text"}
    assert shown(response)["text"] == "a" * 2001


def test_the_child_reads_what_was_published_with_what_was_promised(
    mandate, representative, coordinator
):
    contribution = decided(owner=coordinator, mandate=mandate)

    client_of(coordinator).post(
        address(contribution),
        {"version": "1", "text": "¡Sí! Habrá árboles.", "action": "publish"},
    )

    page = client_of(representative).get(contribution.get_absolute_url()).content.decode()
    assert "¡Sí! Habrá árboles." in page
    assert "Yes, we will do it." in page
    assert "Coordinator, from the team" in page
    assert "Plantar diez árboles." in page
    assert "You have an answer. Next, we do what we promised." in page


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ("not_accepted", "No, we will not do it."),
        ("deferred", "Not now. We will look at it again later."),
        ("outside_remit", "We can’t decide this. It is not in our hands."),
    ],
)
def test_the_child_reads_a_no_in_plain_words(mandate, representative, coordinator, decision, words):
    contribution = answered(owner=coordinator, decision=decision, mandate=mandate)

    page = client_of(representative).get(contribution.get_absolute_url()).content.decode()

    assert words in page
    assert "What we promised" not in page


def test_what_is_published_is_published_once(coordinator):
    contribution = decided(owner=coordinator)
    client = client_of(coordinator)
    client.post(address(contribution), {"version": "1", "text": "Sí.", "action": "publish"})

    response = client.post(
        address(contribution),
        {"version": "1", "text": "No.", "action": "publish"},
        follow=True,
    )

    assert "This has changed in the meantime." in response.content.decode()
    assert Answer.objects.get().text == "Sí."


def test_there_is_nothing_to_answer_before_a_decision(coordinator):
    for contribution in (submitted(), under_review(owner=coordinator)):
        response = client_of(coordinator).get(address(contribution), follow=True)

        assert response.redirect_chain == [(contribution.get_absolute_url(), 302)]


def test_a_lead_reads_the_notes_and_changes_nothing(lead, coordinator):
    contribution = decided(owner=coordinator)
    client = client_of(lead)

    page = client.get(contribution.get_absolute_url()).content.decode()

    assert "Hay presupuesto." in page
    assert "Write the answer" not in page
    assert (
        client.post(
            address(contribution), {"version": "1", "text": "Sí.", "action": "publish"}
        ).status_code
        == 403
    )
    assert client.get(f"{contribution.get_absolute_url()}decide/").status_code == 403
