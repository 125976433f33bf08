"""Private files: kept, deleted, swept, given out."""

import os
import re
import stat
import time
from io import StringIO
from pathlib import Path

import pytest
from csp.middleware import CSPMiddleware
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import Http404
from django.test import RequestFactory

from records import content, files
from records.choices import LARGEST_FILE, FileKind
from records.models import Attachment
from records.storage import PrivateStorage, private_storage
from tests.factories.records import PDF, AttachmentFactory, picture, telling_exif, upload

DAY = 24 * 3600


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """The private files of this test alone."""
    monkeypatch.setattr(private_storage(), "location", str(tmp_path / "files"))
    return tmp_path / "files"


def names(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def put(folder, name, *, days_old):
    """A file that no row knows of."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    then = time.time() - days_old * DAY
    os.utime(path, (then, then))
    return name


# --- Keeping ---


@pytest.mark.django_db
def test_a_kept_file_has_a_name_that_says_nothing(folder):
    attachment = files.store(content.check(upload(PDF, name="Carta de Ana Quispe.pdf")))

    saved = Attachment.objects.get()
    assert saved == attachment
    assert re.fullmatch(r"([0-9a-f]{2})/\1[0-9a-f]{38}", saved.file.name)
    assert names(folder) == {saved.file.name}
    assert (saved.content_type, saved.size) == (FileKind.PDF, len(PDF))
    assert saved.file.read() == PDF
    saved.file.close()


@pytest.mark.django_db
def test_two_files_of_the_same_content_are_two(folder):
    one, other = AttachmentFactory(), AttachmentFactory()

    assert one.file.name != other.file.name
    assert names(folder) == {one.file.name, other.file.name}


@pytest.mark.django_db
def test_a_file_is_read_by_the_sites_own_user_alone(folder):
    path = Path(AttachmentFactory().file.path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path.parent, folder)] == [0o700, 0o700]


@pytest.mark.django_db
def test_a_private_file_has_no_address():
    with pytest.raises(ValueError, match="no address"):
        _ = AttachmentFactory().file.url


@pytest.mark.django_db
def test_a_file_says_what_it_is_and_how_large():
    assert str(AttachmentFactory()) == f"PDF document, {len(PDF)}\xa0bytes"
    assert str(AttachmentFactory(data=picture("PNG"))).startswith("PNG picture, ")


@pytest.mark.django_db
def test_a_row_that_cannot_be_written_leaves_no_file(folder):
    with pytest.raises(IntegrityError), transaction.atomic():
        files.store(content.Checked("text/html", b"<script>"))

    assert names(folder) == set()


@pytest.mark.django_db(transaction=True)
def test_what_a_rollback_leaves_is_swept_a_day_later(folder):
    def fail_after_storing():
        with transaction.atomic():
            AttachmentFactory()
            raise DatabaseError

    with pytest.raises(DatabaseError):
        fail_after_storing()
    (left,) = names(folder)
    assert files.sweep() == 0

    put(folder, left, days_old=2)

    assert files.sweep() == 1
    assert names(folder) == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("size = 0", "attachment_size_in_limits"),
        (f"size = {LARGEST_FILE + 1}", "attachment_size_in_limits"),
        ("content_type = 'text/html'", "attachment_content_type_known"),
        ("file = ''", "attachment_has_file"),
        ("file = (SELECT min(file) FROM records_attachment)", "attachment_file_unique"),
    ],
)
def test_the_database_refuses_what_must_not_be(change, constraint):
    AttachmentFactory.create_batch(2)

    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE records_attachment SET {change}")


@pytest.mark.django_db
def test_history_tells_that_a_file_came_and_went():
    attachment = AttachmentFactory()
    files.delete(attachment)

    events = Attachment.pgh_event_model.objects.order_by("pgh_id")
    assert [event.pgh_label for event in events] == ["insert", "delete"]


# --- Deleting and sweeping ---


@pytest.mark.django_db(transaction=True)
def test_a_deleted_file_is_gone_with_the_commit(folder):
    attachment = AttachmentFactory()

    with transaction.atomic():
        files.delete(attachment)
        assert len(names(folder)) == 1

    assert names(folder) == set()
    assert not Attachment.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_rollback_keeps_row_and_file(folder):
    attachment = AttachmentFactory()

    with transaction.atomic():
        files.delete(Attachment.objects.get())
        transaction.set_rollback(True)

    assert names(folder) == {attachment.file.name}
    assert Attachment.objects.get() == attachment


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_gone_already_can_be_deleted(folder):
    attachment = AttachmentFactory()
    (folder / attachment.file.name).unlink()

    files.delete(attachment)

    assert not Attachment.objects.exists()


@pytest.mark.django_db
def test_the_sweep_takes_old_files_without_a_row_and_nothing_else(folder):
    kept = AttachmentFactory().file.name
    put(folder, kept, days_old=400)
    fresh = put(folder, "ab/" + "ab" * 20, days_old=0.9)
    put(folder, "ab/" + "cd" * 20, days_old=1.1)
    put(folder, "ff/" + "ff" * 20, days_old=30)
    foreign = {put(folder, name, days_old=30) for name in ("readme.txt", "ab/x", "home/me.txt")}

    said = [StringIO(), StringIO()]
    for out in said:
        call_command("sweep_private_files", stdout=out)

    assert names(folder) == {kept, fresh, *foreign}
    assert [out.getvalue() for out in said] == [
        "2 files without a record deleted.\n",
        "0 files without a record deleted.\n",
    ]


@pytest.mark.django_db
def test_there_is_nothing_to_sweep_where_nothing_was_kept(folder):
    assert not folder.exists()
    assert files.sweep() == 0


# --- Giving out ---


@pytest.mark.django_db
def test_a_picture_opens_in_the_browser_and_runs_nothing():
    attachment = AttachmentFactory(data=picture("JPEG", exif=telling_exif()))

    response = files.serve(attachment, filename="letter 7")

    body = b"".join(response.streaming_content)
    response.close()
    assert body.startswith(b"\xff\xd8\xff")
    assert b"Telefono" not in body
    assert dict(response.headers) == {
        "Content-Type": "image/jpeg",
        "Content-Length": str(attachment.size),
        "Accept-Ranges": "bytes",
        "Content-Disposition": 'inline; filename="letter_7.jpg"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
    }


@pytest.mark.django_db
def test_a_pdf_is_saved_and_not_opened():
    response = files.serve(AttachmentFactory(), filename="carta ñ")

    assert b"".join(response.streaming_content) == PDF
    response.close()
    assert response.headers["Content-Type"] == "application/pdf"
    disposition = response.headers["Content-Disposition"]
    assert disposition == "attachment; filename*=utf-8''carta_%C3%B1.pdf"


@pytest.mark.django_db
def test_the_policy_of_the_sites_pages_does_not_take_the_place_of_the_files():
    attachment = AttachmentFactory()
    middleware = CSPMiddleware(lambda request: files.serve(attachment, filename="x"))

    response = middleware(RequestFactory().get("/"))

    response.close()
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.django_db
def test_a_file_that_is_lost_is_not_found(folder, caplog):
    attachment = AttachmentFactory()
    (folder / attachment.file.name).unlink()

    with pytest.raises(Http404):
        files.serve(attachment, filename="x")

    assert f"The file of attachment {attachment.pk} is missing" in caplog.text


def test_every_kind_has_a_rule_and_an_ending_of_its_own():
    assert set(content.RULES) == set(FileKind)
    assert len({rule.ending for rule in content.RULES.values()}) == len(FileKind)


def test_the_tests_have_a_folder_of_their_own(settings):
    place = settings.STORAGES["private"]["OPTIONS"]["location"]

    assert isinstance(private_storage(), PrivateStorage)
    assert Path(place).parent.name == "files-test"
