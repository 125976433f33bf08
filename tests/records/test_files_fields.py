"""The field for a file: what comes in by a form, and what the page says of it."""

import tempfile

import pytest
from django import forms
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.template import Context, Template
from django.test import RequestFactory

from records.choices import LARGEST_FILE, FileKind
from records.content import Checked
from records.forms.files import PrivateFileField
from records.forms.layout import bare_helper
from records.forms.uploads import OversizedFile
from tests.factories.records import PDF, picture, upload

TOO_LARGE = "This file is too large: it can have at most 10 MB."
TOGETHER = "Together these files are too large. Save the others first, then choose this one again."
AGAIN = "Choose the file again: it is not kept yet."


class LetterForm(forms.Form):
    name = forms.CharField(label="Name", max_length=10)
    letter = PrivateFileField(label="Letter", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self)


class NeededForm(forms.Form):
    letter = PrivateFileField(label="Letter")


def sent(**fields):
    """The form as it comes by a request, through the site's own upload handler."""
    request = RequestFactory().post("/", fields)
    return LetterForm(request.POST, request.FILES)


def page(form):
    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))


def test_a_good_file_comes_out_checked():
    form = sent(name="Ana", letter=upload(PDF, name="Carta de Ana.jpg"))

    assert form.is_valid()
    assert form.cleaned_data["letter"] == Checked(FileKind.PDF, PDF)


def test_a_file_may_be_left_out_where_it_is_optional():
    form = sent(name="Ana")

    assert form.is_valid()
    assert form.cleaned_data["letter"] is None


def test_a_stored_file_is_not_taken_for_a_new_one():
    form = LetterForm({"name": "Ana"}, {}, initial={"letter": 42})

    assert form.is_valid()
    assert form.cleaned_data["letter"] is None


def test_a_file_is_asked_for_where_it_is_needed():
    assert NeededForm({}, {}).errors == {"letter": ["Choose a file."]}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty. Choose another one."),
        (picture()[:60], "This picture is damaged or not complete. Take it again, or choose"
         " another one."),
        (b"MZ\x90\x00" * 90, "This kind of file can&#x27;t be kept here. Choose a photo (JPEG, PNG"
         " or WebP) or a PDF."),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_at_its_field_and_nothing_else_is_lost(data, sentence):
    form = sent(name="Ana", letter=upload(data))

    shown = page(form)

    assert list(form.errors) == ["letter"]
    assert sentence in shown
    assert 'value="Ana"' in shown
    assert 'aria-describedby="id_letter_helptext id_letter_error"' in shown
    assert AGAIN not in shown


def test_a_good_file_has_to_be_chosen_again_when_another_field_is_wrong():
    form = sent(name="too long a name", letter=upload(PDF))

    assert list(form.errors) == ["name"]
    assert AGAIN in page(form)


def test_nothing_is_said_of_a_file_that_never_came():
    assert AGAIN not in page(sent(name="too long a name"))
    assert AGAIN not in page(LetterForm())


def test_the_page_says_what_may_be_chosen():
    shown = page(LetterForm())

    assert "A photo (JPEG, PNG or WebP) or a PDF, up to 10 MB." in shown
    assert 'accept="image/jpeg,image/png,image/webp,application/pdf"' in shown
    assert '<label class="form-label" for="id_letter">' in shown
    assert shown.count('type="file"') == 1


def test_a_form_that_is_sent_twice_over_reads_its_file_twice():
    request = RequestFactory().post("/", {"name": "Ana", "letter": upload(PDF)})

    for _ in range(2):
        assert LetterForm(request.POST, request.FILES).is_valid()


# --- Uploads ---


def test_an_upload_is_kept_whole():
    data = PDF[:9] + b"%" * 3_000_000 + PDF[9:]
    request = RequestFactory().post("/", {"letter": upload(data, "x.pdf", "application/pdf")})

    file = request.FILES["letter"]

    assert isinstance(file, UploadedFile)
    assert (file.name, file.content_type, file.size) == ("x.pdf", "application/pdf", len(data))
    assert b"".join(file.chunks()) == data
    request.close()
    assert file.closed


def test_an_upload_above_the_limit_gives_the_form_back():
    form = sent(name="Ana", letter=upload(b"\xff\xd8\xff" + b"x" * LARGEST_FILE))

    assert form.errors == {"letter": [TOO_LARGE]}
    assert 'value="Ana"' in page(form)


def test_nothing_above_the_limit_is_kept_and_no_part_passes_for_the_whole():
    request = RequestFactory().post("/", {"letter": upload(b"x" * (LARGEST_FILE + 1))})

    file = request.FILES["letter"]

    assert isinstance(file, OversizedFile)
    assert file.size == LARGEST_FILE + 1
    for read in (file.read, file.chunks, lambda: list(file)):
        with pytest.raises(RequestDataTooBig):
            read()


def test_an_upload_of_just_the_limit_is_kept():
    request = RequestFactory().post("/", {"letter": upload(b"x" * LARGEST_FILE)})

    assert len(request.FILES["letter"].read()) == LARGEST_FILE


@pytest.mark.parametrize(
    ("third", "errors"),
    [(LARGEST_FILE, {"letter": [TOGETHER]}), (LARGEST_FILE + 1, {})],  # too large: it is dropped
)
def test_files_that_are_too_large_together_are_told_at_the_last_of_them(third, errors):
    sizes = {"first": LARGEST_FILE, "second": LARGEST_FILE - 1, "third": third}
    files = {name: upload(b"x" * size) for name, size in sizes.items()}

    request = RequestFactory().post("/", {**files, "name": "Ana", "letter": upload(PDF)})

    assert LetterForm(request.POST, request.FILES).errors == errors


def test_a_photo_as_it_came_is_never_on_the_disk(monkeypatch):
    def no_file(*args, **kwargs):
        raise AssertionError("a file on the disk")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", no_file)
    monkeypatch.setattr(tempfile, "TemporaryFile", no_file)

    assert sent(name="Ana", letter=upload(picture() + b"x" * 5_000_000)).is_valid()
