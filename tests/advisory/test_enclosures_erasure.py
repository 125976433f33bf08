"""A child's voice and drawings: part of their data, and gone with them."""

import pytest
from django.db import connection

from advisory import actions
from advisory.dossier import dossier
from advisory.models import ConcernReading, Contribution, Enclosure
from records.models import Attachment
from records.storage import private_storage
from tests.conftest import client_of
from tests.factories.advisory import DraftFactory, MandateFactory, submitted
from tests.factories.records import PDF
from tests.factories.sounds import webm

pytestmark = pytest.mark.django_db


def files_on_disk():
    return [name for names in private_storage().folders() for name in names]


def test_an_erasure_takes_voice_and_papers_and_leaves_the_advice(
    mandate, coordinator, django_capture_on_commit_callbacks
):
    submitted(mandate=mandate, words="", files=[webm()])
    submitted(mandate=mandate, files=[PDF])
    DraftFactory(mandate=mandate, files=[webm()])
    assert len(files_on_disk()) == 3

    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(representative=mandate.representative, reason="request")

    assert files_on_disk() == []
    assert not Attachment.objects.exists()
    assert list(Enclosure.objects.values_list("kind", "attachment")) == [
        ("voice", None),
        ("document", None),
    ]
    assert Contribution.objects.count() == 2
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_what_was_erased_is_told_on_the_page_and_is_not_there(mandate, coordinator):
    contribution = submitted(mandate=mandate, words="", files=[webm()])
    actions.erase(representative=mandate.representative, reason="request")
    client = client_of(coordinator)

    page = client.get(contribution.get_absolute_url()).content.decode()

    assert "There was a voice note here. It was erased with the data of who sent it." in page
    assert "<audio" not in page
    assert client.get(contribution.enclosures.get().get_absolute_url()).status_code == 404


def test_another_childs_voice_stays(mandate):
    other = MandateFactory()
    submitted(mandate=other, files=[webm()])

    actions.erase(representative=mandate.representative, reason="request")

    assert Enclosure.objects.kept().count() == 1


def test_a_child_takes_their_files_along(mandate, representative):
    contribution = submitted(mandate=mandate, files=[webm(), PDF])
    voice, document = contribution.enclosures.all()

    kept = dossier(mandate.representative, for_child=True)["contributions"][0]
    page = client_of(representative).get("/me/data/").content.decode()

    assert kept["language"] == "Spanish"
    assert kept["files"] == [
        {"kind": "Voice note", "address": f"/contributions/files/{voice.pk}/"},
        {"kind": "Document", "address": f"/contributions/files/{document.pk}/"},
    ]
    assert f'<a href="/contributions/files/{voice.pk}/">Voice note</a>' in page


# --- Beside a concern ---


def test_the_voice_in_a_diverted_contribution_is_heard_by_leads_alone_and_each_time_is_noted(
    mandate, representative, coordinator, lead
):
    contribution = submitted(mandate=mandate, words="", files=[webm()])
    path = contribution.enclosures.get().get_absolute_url()

    actions.divert(contribution=contribution, reason="Se oye miedo.", raised_by=coordinator)

    assert client_of(representative).get(path).status_code == 404
    assert client_of(coordinator).get(path).status_code == 404
    heard = client_of(lead).get(path)
    assert heard.getvalue().startswith(b"\x1a\x45\xdf\xa3")
    assert list(ConcernReading.objects.values_list("read_by", flat=True)) == [lead.pk]


def test_an_erasure_leaves_the_papers_of_a_case(mandate, coordinator):
    contribution = submitted(mandate=mandate, words="", files=[webm()])
    actions.divert(contribution=contribution, reason="Se oye miedo.", raised_by=coordinator)

    actions.erase(representative=mandate.representative, reason="request")

    assert Enclosure.objects.kept().count() == 1


def test_a_lead_finds_the_voice_on_the_page_of_the_concern(mandate, coordinator, lead):
    contribution = submitted(mandate=mandate, words="", files=[webm()])
    concern = actions.divert(
        contribution=contribution, reason="Se oye miedo.", raised_by=coordinator
    )

    page = client_of(lead).get(concern.get_absolute_url()).content.decode()

    assert f'src="{contribution.enclosures.get().get_absolute_url()}"' in page
