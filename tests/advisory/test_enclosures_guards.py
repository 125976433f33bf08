"""What the database refuses of the files of a contribution, whoever asks."""

import pytest
from django.db import IntegrityError, InternalError, connection, transaction
from django.db.models import ProtectedError

from advisory import actions
from advisory.choices import MOST_ENCLOSURES
from advisory.models import Contribution, Enclosure
from records import content
from records.models import Attachment
from tests.factories.advisory import DraftFactory, submitted
from tests.factories.records import PDF, AttachmentFactory, picture, upload
from tests.factories.sounds import webm

pytestmark = pytest.mark.django_db
FACTS = "reference = 'AP-2026-0001', submitted_at = now(), promised_on = '2026-12-31'"


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def put(contribution, *, place=2, kind="document", attachment=True):
    run(
        "INSERT INTO advisory_enclosure (contribution_id, place, kind, attachment_id)"
        " VALUES (%s, %s, %s, %s)",
        contribution.pk,
        place,
        kind,
        AttachmentFactory().pk if attachment else None,
    )


def another():
    return content.check(upload(picture(size=(70, 30))))


@pytest.mark.parametrize("words", ["''", "E' \\n\\t '"])
def test_what_says_nothing_is_not_sent(words):
    draft = DraftFactory()

    with pytest.raises(IntegrityError, match="contribution_sent_says_something"):
        run(f"UPDATE advisory_contribution SET state = 'submitted', {FACTS}, words = {words}")

    assert draft.state == "draft"


@pytest.mark.parametrize("data", [webm(), picture(), PDF])
def test_a_voice_note_a_photo_or_a_document_alone_says_something(data):
    contribution = submitted(words="", files=[data])

    assert Contribution.objects.get().state == "submitted"
    assert contribution.enclosures.count() == 1


def test_a_file_is_added_to_a_draft_alone():
    contribution = submitted()

    with pytest.raises(IntegrityError, match="enclosure_is_added_to_draft"):
        put(contribution)


def test_the_files_of_what_was_sent_stay():
    submitted(files=[PDF])

    with pytest.raises(IntegrityError, match="enclosure_of_sent_stays"), transaction.atomic():
        run("DELETE FROM advisory_enclosure")
    with pytest.raises(InternalError, match="Cannot update rows from advisory_enclosure"):
        run("UPDATE advisory_enclosure SET attachment_id = NULL")


def test_a_file_is_not_moved_to_another_draft():
    DraftFactory(files=[PDF])
    other = DraftFactory()

    with pytest.raises(InternalError, match="Cannot update rows"):
        run("UPDATE advisory_enclosure SET contribution_id = %s", other.pk)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"attachment": False}, "enclosure_has_file"),
        ({"place": 0}, "enclosure_place_in_limits"),
        ({"place": MOST_ENCLOSURES + 1}, "enclosure_place_in_limits"),
        ({"place": 1}, "enclosure_place_unique"),
        ({"kind": "video"}, "enclosure_kind_known"),
    ],
)
def test_a_row_that_cannot_be_is_refused(change, name):
    draft = DraftFactory(files=[PDF])

    with pytest.raises(IntegrityError, match=name):
        put(draft, **change)


def test_a_draft_is_not_deleted_over_its_files():
    draft = DraftFactory(files=[PDF])

    with pytest.raises(ProtectedError):
        draft.delete()


def test_a_sixth_file_is_refused_and_leaves_nothing():
    draft = DraftFactory(files=[picture(size=(40 + number, 30)) for number in range(5)])

    with pytest.raises(actions.EnclosureRefused), transaction.atomic():
        actions.enclose(contribution=draft, checked=another())

    assert Attachment.objects.count() == 5


def test_the_same_file_twice_is_one():
    draft = DraftFactory(files=[PDF, PDF])

    assert draft.enclosures.count() == 1
    assert Attachment.objects.count() == 1


def test_a_place_that_became_free_is_given_again():
    draft = DraftFactory(files=[PDF, picture(), webm()])
    actions.take_out(contribution=draft, pk=draft.enclosures.get(place=2).pk)

    actions.enclose(contribution=draft, checked=another())

    assert list(draft.enclosures.values_list("place", "kind")) == [
        (1, "document"),
        (2, "picture"),
        (3, "voice"),
    ]


def test_what_is_taken_out_leaves_no_file(django_capture_on_commit_callbacks):
    draft = DraftFactory(files=[PDF])
    enclosure = Enclosure.objects.select_related("attachment").get()
    file = enclosure.attachment.file

    with django_capture_on_commit_callbacks(execute=True):
        actions.take_out(contribution=draft, pk=enclosure.pk)
        actions.take_out(contribution=draft, pk=enclosure.pk)  # a second tap

    assert not Attachment.objects.exists()
    assert not file.storage.exists(file.name)


def test_a_draft_thrown_away_takes_its_files_along(django_capture_on_commit_callbacks):
    draft = DraftFactory(files=[PDF, webm()])

    with django_capture_on_commit_callbacks(execute=True):
        actions.discard_draft(contribution=draft)

    assert not Attachment.objects.exists()
    assert not Enclosure.objects.exists()
