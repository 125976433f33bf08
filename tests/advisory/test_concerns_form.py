"""What the form of who tells a concern says, and that it loses nothing."""

import uuid

import pgtrigger
import pytest

from advisory.models import Concern
from tests.conftest import client_of
from tests.factories.safeguarding import told
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db
TELL = "/me/write/"


def typed(**changes):
    return {
        "token": str(uuid.uuid4()),
        "words": "Alguien me pega en casa.",
        "reach": "in_person",
        "contact": "En el recreo.",
    } | changes


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"words": ""}, "words"),
        ({"words": " \u200b\n"}, "words"),
        ({"words": "a" * 4001}, "words"),
        ({"contact": "a" * 201}, "contact"),
        ({"contact": "a" * 201, "reach": "phone"}, "contact"),
        ({"contact": " ", "reach": "phone"}, "contact"),
        ({"reach": "by_drum"}, "reach"),
        ({"token": "nonsense"}, "token"),
        ({"words": "a\0b"}, "words"),
    ],
)
def test_what_is_not_right_comes_back_with_all_that_was_typed(representative, changes, field):
    form = typed(**changes)

    response = client_of(representative).post(TELL, form)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["contact"].value() == form["contact"]
    assert not Concern.objects.exists()


def test_a_call_without_a_number_is_asked_about_in_sight_of_where_to_call(representative):
    response = client_of(representative).post(TELL, typed(reach="phone", contact=""))

    page = response.content.decode()
    assert shown(response)["words"] == "Alguien me pega en casa."
    assert named_errors(response) == {"contact"}
    assert "Write the number that we can call." in page
    assert page.index("Something is missing") < page.index('href="tel:100"')


def test_a_call_that_cannot_be_made_is_not_promised(representative, lead):
    with pgtrigger.ignore("advisory.Concern:call_has_number"):
        concern = told(representative=representative.representative, reach="phone")

    receipt = client_of(representative).get(f"/me/written/{concern.token}/").content.decode()
    read = client_of(lead).get(concern.get_absolute_url()).content.decode()

    assert "They call you" not in receipt
    assert "They want to call you, but have no number of yours." in receipt
    assert "The child asks for a call and wrote no number." in read


def test_what_does_not_fit_is_told_to_write_the_rest_here(representative):
    response = client_of(representative).post(TELL, typed(words="a" * 4001))

    assert "You can write the rest to us here, once this is sent." in response.content.decode()
