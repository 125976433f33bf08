"""Adding a photo, a voice note or a document to a draft, and who gets it."""

import uuid

import pytest
from django.template.defaultfilters import filesizeformat

from advisory import actions
from advisory.models import Contribution, Enclosure
from tests.conftest import client_of
from tests.factories.advisory import DraftFactory, submitted
from tests.factories.records import PDF, picture, upload
from tests.factories.sounds import m4a, webm
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db
PAGE = "0b7f1a52-6f0c-4b8e-9a5c-2f4f5d1c9d11"
HTMX = {"HX-Request": "true"}


def address(token):
    return f"/contributions/drafts/{token}/"


def filled(**changes):
    """What a representative sends when nothing is wrong; None leaves a field out."""
    fields = {
        "version": "1",
        "page": PAGE,
        "turn": "1",
        "words": "Queremos agua limpia.",
        "kind": "suggestion",
        "audience": "council",
        "action": "send",
    } | changes
    return {name: value for name, value in fields.items() if value is not None}


def kinds():
    return list(Enclosure.objects.values_list("kind", flat=True))


def test_a_file_comes_with_the_draft_and_stands_on_its_page(representative):
    client = client_of(representative)
    token = uuid.uuid4()

    response = client.post(
        address(token), filled(action="save", file=upload(picture())), follow=True
    )

    enclosure = Enclosure.objects.get()
    assert response.redirect_chain == [(f"{address(token)}#enclosures", 302)]
    page = response.content.decode()
    assert f'src="/contributions/files/{enclosure.pk}/small/" alt="Photo 1 of your draft"' in page
    assert f'name="remove" value="{enclosure.pk}"' in page
    assert Contribution.objects.get().words == "Queremos agua limpia."


def test_a_voice_note_is_played_in_the_page_and_a_document_is_saved(representative):
    client = client_of(representative)
    draft = DraftFactory(mandate=representative.representative.mandates.get(), files=[m4a(), PDF])

    page = client.get(address(draft.token)).content.decode()

    voice, document = draft.enclosures.all()
    assert f'<audio controls preload="none" src="/contributions/files/{voice.pk}/"' in page
    assert f'<a href="/contributions/files/{document.pk}/">' in page
    assert f"({filesizeformat(document.attachment.size)})" in page


@pytest.mark.parametrize("data", [picture(), webm(), PDF])
def test_a_file_alone_is_sent_without_words(representative, data):
    client = client_of(representative)

    client.post(address(uuid.uuid4()), filled(words="", file=upload(data)))

    contribution = Contribution.objects.get()
    assert (contribution.state, contribution.words) == ("submitted", "")
    assert contribution.enclosures.count() == 1


def test_a_file_that_was_added_before_is_enough_too(representative):
    client = client_of(representative)
    draft = DraftFactory(
        mandate=representative.representative.mandates.get(), words="", files=[webm()]
    )

    client.post(address(draft.token), filled(words="", version=str(draft.version)))

    assert Contribution.objects.get().state == "submitted"


def test_neither_words_nor_a_file_is_nothing_to_send(representative):
    response = client_of(representative).post(address(uuid.uuid4()), filled(words=""))

    assert response.context["form"].errors == {
        "words": ["Write something first, or add a voice note or a photo."]
    }


def test_a_file_is_kept_though_the_form_is_not_right_yet(representative):
    client = client_of(representative)
    token = uuid.uuid4()

    response = client.post(address(token), filled(audience=None, file=upload(webm())))

    assert response.context["form"].errors == {"audience": ["Choose who may read it."]}
    assert kinds() == ["voice"]
    assert "<audio" in response.content.decode()
    again = shown(response) | {"audience": "team", "action": "send"}
    client.post(address(token), {name: value for name, value in again.items() if name})
    assert Contribution.objects.get().state == "submitted"
    assert kinds() == ["voice"]


def test_a_file_is_kept_though_the_words_are_too_long(representative):
    response = client_of(representative).post(
        address(uuid.uuid4()), filled(words="a" * 4001, file=upload(PDF))
    )

    assert named_errors(response) == {"words"}
    assert kinds() == ["document"]
    assert shown(response)["words"] == "a" * 4001


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "This file is empty. Choose another one."),
        (b"#!AMR\n", "This kind of file can't be kept here. Choose a photo (JPEG, PNG or WebP), a"
         " voice note or a PDF."),
        (webm(track_type=1), "A video can't be kept here. Send only the voice, or a photo."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_kept_is_told_at_its_field_and_the_words_stay(
    representative, data, message
):
    response = client_of(representative).post(
        address(uuid.uuid4()), filled(action="save", file=upload(data))
    )

    assert response.context["form"].errors == {"file": [message]}
    assert named_errors(response) == {"file"}
    assert shown(response)["words"] == "Queremos agua limpia."
    assert kinds() == []


def test_a_sixth_file_is_told_at_its_field(representative):
    draft = DraftFactory(
        mandate=representative.representative.mandates.get(),
        files=[picture(size=(40 + number, 30)) for number in range(5)],
    )

    response = client_of(representative).post(
        address(draft.token), filled(action="save", file=upload(PDF), version=str(draft.version))
    )

    assert response.context["form"].errors == {
        "file": ["Five files fit, and you have five. Take one away first."]
    }
    assert kinds() == ["picture"] * 5


def test_a_file_is_taken_away_and_what_was_typed_meanwhile_stays(representative):
    client = client_of(representative)
    draft = DraftFactory(mandate=representative.representative.mandates.get(), files=[PDF])
    fields = filled(action=None, version=str(draft.version), remove=str(draft.enclosures.get().pk))

    for _tap in range(2):
        response = client.post(address(draft.token), fields)

        assert response.status_code == 302
    assert kinds() == []
    assert Contribution.objects.get().words == "Queremos agua limpia."


def test_nobody_takes_away_the_file_of_another_draft(representative, other_representative):
    other = DraftFactory(mandate=other_representative.representative.mandates.get(), files=[PDF])

    client_of(representative).post(
        address(uuid.uuid4()), filled(action="save", remove=str(other.enclosures.get().pk))
    )

    assert kinds() == ["document"]


@pytest.mark.parametrize("remove", ["x", "0", "-1", "9" * 30])
def test_a_file_that_is_none_is_not_taken_away(representative, remove):
    response = client_of(representative).post(
        address(uuid.uuid4()), filled(action="save", remove=remove)
    )

    assert set(response.context["form"].errors) == {"remove"}


def test_with_a_script_the_file_comes_back_in_the_list_and_the_page_stays(representative):
    client = client_of(representative)

    response = client.post(
        address(uuid.uuid4()), filled(action="keep", file=upload(webm())), headers=HTMX
    )

    part = response.content.decode()
    assert "<html" not in part
    assert '<div id="enclosures" hx-swap-oob="true">' in part
    assert "<audio" in part
    assert 'id="id_version" value="2"' in part


def test_with_a_script_a_refused_file_is_told_beside_the_list(representative):
    response = client_of(representative).post(
        address(uuid.uuid4()), filled(action="keep", file=upload(b"hola")), headers=HTMX
    )

    part = response.content.decode()
    assert '<div id="enclosures" hx-swap-oob="true">' in part
    assert part.count("This kind of file can") >= 1
    assert kinds() == []


# --- Who gets it ---


def status(user, path):
    response = client_of(user).get(path)
    if response.streaming:
        response.getvalue()  # read to its end, which closes the file
    return response.status_code


def test_a_sent_voice_note_stands_beside_the_words_and_names_the_list(representative, coordinator):
    mandate = representative.representative.mandates.get()
    contribution = submitted(mandate=mandate, words="", files=[webm(), picture()])
    client = client_of(coordinator)

    page = client.get(contribution.get_absolute_url()).content.decode()
    listed = client.get("/contributions/").content.decode()

    assert "<audio controls" in page
    assert f'alt="Photo 2 of {contribution.reference}"' in page
    assert "<blockquote" not in page
    assert "A voice note" in listed


@pytest.mark.parametrize("end", ["", "small/"])
def test_the_file_of_a_draft_is_its_authors_alone(
    representative, other_representative, coordinator, end
):
    draft = DraftFactory(mandate=representative.representative.mandates.get(), files=[picture()])
    path = f"/contributions/files/{draft.enclosures.get().pk}/{end}"

    assert status(representative, path) == 200
    assert status(other_representative, path) == 404
    assert status(coordinator, path) == 404


def test_the_file_of_what_is_for_the_team_is_not_for_the_council(other_representative, coordinator):
    contribution = submitted(audience="team", files=[webm()])
    path = contribution.enclosures.get().get_absolute_url()

    assert status(other_representative, path) == 404
    assert status(coordinator, path) == 200


def test_what_was_taken_back_takes_its_files_out_of_the_councils_view(other_representative):
    contribution = submitted(files=[webm()])
    path = contribution.enclosures.get().get_absolute_url()
    assert status(other_representative, path) == 200

    actions.withdraw(contribution=contribution)

    assert status(other_representative, path) == 404


def test_a_phone_gets_the_part_of_a_voice_note_that_it_asks_for(coordinator):
    contribution = submitted(files=[webm()])

    response = client_of(coordinator).get(
        contribution.enclosures.get().get_absolute_url(), headers={"Range": "bytes=0-3"}
    )

    assert (response.status_code, response.content) == (206, b"\x1a\x45\xdf\xa3")


def test_only_a_photo_is_shown_small(coordinator):
    contribution = submitted(files=[webm()])

    response = client_of(coordinator).get(
        f"{contribution.enclosures.get().get_absolute_url()}small/"
    )

    assert response.status_code == 404
