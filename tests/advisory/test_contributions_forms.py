"""The form in which a representative writes, sent whatever may be sent."""

import uuid

import pytest
from django.http import QueryDict
from hypothesis import given

from advisory.models import Contribution
from tests.conftest import client_of
from tests.factories.advisory import DraftFactory, submitted
from tests.factories.programs import AreaFactory
from tests.strategies import CURRENT, encoded, modest, named_errors, pairs, post, shown

pytestmark = pytest.mark.django_db

PAGE = "0b7f1a52-6f0c-4b8e-9a5c-2f4f5d1c9d11"
FIELDS = {
    "version": (CURRENT, CURRENT, CURRENT, "1"),
    "page": (PAGE, PAGE, str(uuid.UUID(int=1))),
    "words": ("Queremos agua limpia.",),
    "kind": ("suggestion", "idea", "advice", "proposal"),
    "area": ("", "1", "none"),
    "language": ("es", "quy", "other"),
    "audience": ("council", "team"),
    "action": ("send", "save", "keep"),
    "writer": ("",),
}


def address(token):
    return f"/contributions/drafts/{token}/"


def filled(**changes):
    """What a representative sends when nothing is wrong; None leaves a field out."""
    fields = {
        "version": "1",
        "page": PAGE,
        "words": "Queremos agua limpia.",
        "kind": "suggestion",
        "area": "",
        "audience": "council",
        "action": "send",
    } | changes
    return {name: value for name, value in fields.items() if value is not None}


@modest
@given(sent=pairs(FIELDS))
def test_whatever_is_sent_a_draft_is_saved_or_given_back_with_what_was_typed(representative, sent):
    client = client_of(representative)
    mandate = representative.representative.mandates.get()
    draft = DraftFactory(mandate=mandate, page=uuid.UUID(PAGE))
    body = encoded(sent, version=draft.version)

    response = post(client, address(draft.token), body)

    assert response.status_code in (200, 302, 409)
    assert b"<script>alert" not in response.content
    if response.status_code != 302:
        typed = QueryDict(body)
        assert shown(response)["words"] == typed.get("words", "")
        assert shown(response).get("area", "") in (typed.get("area", ""), "")
    if response.status_code == 200 and body:
        wrong = set(response.context["form"].errors)
        assert wrong
        assert named_errors(response) == wrong - {"version", "page"}


@modest
@given(sent=pairs(FIELDS))
def test_whatever_is_typed_a_line_says_how_the_saving_went(representative, sent):
    client = client_of(representative)
    body = encoded(sent)

    response = post(client, address(uuid.uuid4()), body, headers={"HX-Request": "true"})

    assert response.status_code == 200
    assert response.content.decode().strip().startswith('<p id="saved"')
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("words", None, "Write something first, or add a voice note or a photo."),
        ("words", " \r\n ", "Write something first, or add a voice note or a photo."),
        (
            "words",
            "a" * 4001,
            "It is too long: it has 4001 letters, and 4000 fit."
            " You can send the rest as a second one.",
        ),
        (
            "words",
            "a\x00b",
            "There is a sign in it that can’t be kept. Write it again without that sign.",
        ),
        ("kind", None, "Choose what it is."),
        (
            "kind",
            "order",
            "Choose one of those on offer: “order” is not one of them.",
        ),
        ("area", "999999", "Choose one of the areas, or “I am not sure”."),
        ("area", "9" * 30, "Choose one of the areas, or “I am not sure”."),
        ("audience", None, "Choose who may read it."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(representative, field, value, message):
    client = client_of(representative)

    response = client.post(address(uuid.uuid4()), filled(**{field: value}))

    assert response.status_code == 200
    assert response.context["form"].errors == {field: [message]}
    assert named_errors(response) == {field}
    assert not Contribution.objects.sent().exists()


def test_what_is_wrong_is_said_once_above_the_form_and_once_at_the_field(representative):
    response = client_of(representative).post(address(uuid.uuid4()), filled(audience=None))

    assert response.content.decode().count("Choose who may read it.") == 2


def test_a_form_with_a_mistake_comes_back_with_every_answer(representative):
    area = AreaFactory(slug="health")
    client = client_of(representative)

    response = client.post(
        address(uuid.uuid4()),
        filled(words="a" * 4001, kind="proposal", area=str(area.pk), audience="team"),
    )

    fields = shown(response)
    assert fields["words"] == "a" * 4001
    assert fields["kind"] == "proposal"
    assert fields["area"] == str(area.pk)
    assert fields["audience"] == "team"


def test_words_of_the_greatest_length_are_sent_though_lines_end_with_two_characters(
    representative,
):
    client = client_of(representative)

    client.post(address(uuid.uuid4()), filled(words="a\r\n" * 1999 + "ab"))

    contribution = Contribution.objects.get()
    assert contribution.state == "submitted"
    assert contribution.words == "a\n" * 1999 + "ab"


def test_an_accent_typed_as_a_character_of_its_own_is_one_letter(representative):
    client = client_of(representative)

    client.post(address(uuid.uuid4()), filled(words="reunio\u0301n"))

    assert Contribution.objects.get().words == "reunión"


def test_the_last_of_two_values_of_a_field_counts(representative):
    client = client_of(representative)

    client.post(address(uuid.uuid4()), filled(kind=["idea", "advice"]))

    assert Contribution.objects.get().kind == "advice"


def test_nobody_writes_the_state_or_the_organization_by_a_field_of_that_name(
    representative, other_representative
):
    client = client_of(representative)
    other = other_representative.representative.mandates.get().organization

    client.post(
        address(uuid.uuid4()),
        filled(
            action="save",
            state="done",
            organization=str(other.pk),
            reference="AP-2026-0001",
            promised_on="2030-01-01",
        ),
    )

    draft = Contribution.objects.get()
    assert draft.state == "draft"
    assert draft.organization == representative.representative.mandates.get().organization
    assert draft.reference is None
    assert draft.promised_on is None


def test_a_form_without_its_hidden_fields_is_refused_with_a_message(representative):
    client = client_of(representative)

    response = client.post(address(uuid.uuid4()), filled(version=None, page=None))

    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"version", "page"}
    assert b"Something is missing or not right yet" in response.content


@pytest.mark.parametrize("version", ["abc", "-1", "9" * 30, "2147483648"])
def test_a_version_that_is_none_is_refused_and_the_words_stay(representative, version):
    client = client_of(representative)

    response = client.post(address(uuid.uuid4()), filled(version=version))

    assert response.status_code == 200
    assert shown(response)["words"] == "Queremos agua limpia."
    assert not Contribution.objects.exists()


def test_hostile_words_are_shown_as_words(representative, coordinator):
    contribution = submitted(
        mandate=representative.representative.mandates.get(),
        words="<script>alert(1)</script> '; DROP TABLE x; -- \u202e{{ 1 }}",
    )

    response = client_of(coordinator).get(contribution.get_absolute_url())

    assert b"<script>alert" not in response.content
    assert (
        "&lt;script&gt;alert(1)&lt;/script&gt; &#x27;; DROP TABLE x; -- \u202e{{ 1 }}"
        in response.content.decode()
    )
