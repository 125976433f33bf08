"""The words of a child in another language, beside them and never in their place."""

import pytest
from django.db import IntegrityError, transaction

from advisory.models import Translation
from tests.conftest import client_of
from tests.factories.advisory import submitted
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db
WORDS = {"version": "0", "language": "es", "text": "Queremos agua limpia."}


def address(contribution):
    return f"{contribution.get_absolute_url()}translation/"


@pytest.fixture
def contribution(mandate):
    return submitted(mandate=mandate, words="Ch’uya unuta munayku.", language="quz")


def test_all_who_read_the_words_read_the_translation_beside_them(
    contribution, representative, other_representative, coordinator
):
    client_of(coordinator).post(address(contribution), WORDS)

    for person in (representative, other_representative, coordinator):
        page = client_of(person).get(contribution.get_absolute_url()).content.decode()
        assert "Ch’uya unuta munayku." in page
        assert "Translated by the team" in page
        assert '<p lang="es">Queremos agua limpia.</p>' in page
    assert Translation.objects.get().written_by == coordinator


def test_a_translation_is_bettered_and_the_second_of_two_sees_both(contribution, coordinator):
    client = client_of(coordinator)
    client.post(address(contribution), WORDS)
    form = shown(client.get(address(contribution)))

    client.post(address(contribution), form | {"text": "Queremos agua pura."})
    response = client.post(address(contribution), WORDS | {"text": "Agua."})

    assert response.status_code == 409
    assert Translation.objects.get().text == "Queremos agua pura."


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"text": " \r\n"}, {"text"}),
        ({"text": "a" * 8001}, {"text"}),
        ({"language": "quz"}, {"language"}),
        ({"language": ""}, {"language"}),
    ],
)
def test_what_is_no_translation_is_given_back(contribution, coordinator, sent, wrong):
    response = client_of(coordinator).post(address(contribution), WORDS | sent)

    assert named_errors(response) == wrong
    assert not Translation.objects.exists()


def test_the_database_refuses_what_is_no_translation(contribution, coordinator):
    for fields, name in (
        ({"text": " ", "language": "es"}, "translation_says_something"),
        ({"text": "Sí", "language": "xx"}, "translation_language_known"),
        ({"text": "a" * 8001, "language": "es"}, "translation_fits"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Translation.objects.create(contribution=contribution, written_by=coordinator, **fields)
