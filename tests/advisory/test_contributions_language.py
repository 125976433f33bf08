"""The language of a child's words: chosen, told, found."""

import uuid

import pytest
from django.db import IntegrityError, connection

from advisory.models import Contribution
from tests.conftest import client_of
from tests.factories.advisory import DraftFactory, submitted
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db


def address(token):
    return f"/contributions/drafts/{token}/"


def filled(**changes):
    return {
        "version": "1",
        "page": "0b7f1a52-6f0c-4b8e-9a5c-2f4f5d1c9d11",
        "words": "Yakuta munayku.",
        "kind": "suggestion",
        "area": "",
        "audience": "council",
        "language": "quy",
        "action": "send",
    } | changes


def found(response):
    return [contribution.words for contribution in response.context["page"].rows]


def test_a_new_page_says_spanish_until_the_child_says_otherwise(representative):
    page = client_of(representative).get("/contributions/new/")

    assert shown(page)["language"] == "es"


def test_the_language_is_saved_with_the_draft_and_shown_again(representative):
    client = client_of(representative)
    token = uuid.uuid4()

    client.post(address(token), filled(action="save"))

    assert Contribution.objects.get().language == "quy"
    assert shown(client.get(address(token)))["language"] == "quy"


def test_who_does_not_say_a_language_wrote_in_spanish(representative):
    client_of(representative).post(address(uuid.uuid4()), filled(language=""))

    assert Contribution.objects.get().language == "es"


@pytest.mark.parametrize("language", ["klingon", "ES", "x" * 4001])
def test_a_language_that_nobody_offers_is_named_at_its_field(representative, language):
    response = client_of(representative).post(address(uuid.uuid4()), filled(language=language))

    assert response.context["form"].errors == {"language": ["Choose one of the languages."]}
    assert named_errors(response) == {"language"}
    assert not Contribution.objects.sent().exists()


def test_the_database_knows_the_languages_too():
    draft = DraftFactory()

    with (
        pytest.raises(IntegrityError, match="contribution_language_known"),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE advisory_contribution SET language = 'tlh' WHERE id = %s", [draft.pk]
        )


@pytest.mark.parametrize(
    ("language", "told", "tag"),
    [
        ("es", False, '<blockquote lang="es">'),
        ("quy", True, '<blockquote lang="quy">'),
        ("other", True, '<blockquote lang="und">'),
    ],
)
def test_a_page_tells_a_language_that_is_not_spanish(coordinator, language, told, tag):
    contribution = submitted(language=language, words="Yakuta munayku.")

    page = client_of(coordinator).get(contribution.get_absolute_url()).content.decode()

    assert tag in page
    assert (f"· {contribution.get_language_display()}</figcaption>" in page) is told


def test_the_list_is_narrowed_to_a_language(coordinator):
    submitted(words="Yakuta munayku.", language="quy")
    submitted(words="Queremos agua.")
    client = client_of(coordinator)

    narrowed = client.get("/contributions/?language=quy")
    unknown = client.get("/contributions/?language=tlh")

    assert found(narrowed) == ["Yakuta munayku."]
    assert "Language: Ayacucho Quechua" in narrowed.content.decode()
    assert found(unknown) == []
    assert "Language: “tlh” is not one of the choices." in unknown.content.decode()


def test_i_am_not_sure_is_an_answer_about_the_area_like_any_other(representative):
    page = client_of(representative).get("/contributions/new/").content.decode()

    label, _, _ = page.partition("I am not sure")
    assert "(optional)" not in label[label.rindex("<label") :]
