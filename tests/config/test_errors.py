"""What went wrong is told in our look, says what to do, and gives nothing away."""

import pytest

from tests.conftest import client_of
from tests.factories.advisory import DraftFactory, submitted

pytestmark = pytest.mark.django_db


def language(page):
    return page[page.index('<html lang="') + 12 :][:2]


def test_an_unknown_address_is_told_in_our_look(client):
    response = client.get("/nowhere/")

    page = response.content.decode()
    assert response.status_code == 404
    assert "We cannot find this page" in page
    assert 'href="/">Go to the start</a>' in page
    assert "nowhere" not in page.replace('name="next" value="/nowhere/"', "")


@pytest.mark.parametrize(
    "path",
    [
        "/contributions/AP-2026-9999/",
        "/contributions/AP-26-1/",
        "/contributions/drafts/not-a-token/",
        "/commitments/0/",
        "/organizations/nobody/",
        "/organizations/%00/",
        "/%ff%fe/",
        "/areas/nothing/",
        "/alliances/nobody/",
    ],
)
def test_what_is_not_there_is_told_to_who_is_signed_in_too(coordinator, path):
    response = client_of(coordinator).get(path)

    assert response.status_code == 404
    assert "We cannot find this page" in response.content.decode()


def test_what_was_sent_to_a_page_that_is_not_there_is_not_said_to_be_safe(coordinator):
    path = "/contributions/AP-2026-9999/notes/new/"

    response = client_of(coordinator).post(path, {"text": "Hablé con la escuela."})

    page = response.content.decode()
    assert response.status_code == 404
    assert "What you sent was not saved" in page
    assert "Nothing is lost" not in page


def test_what_one_may_not_see_reads_like_what_is_not_there(representative, other_representative):
    private = submitted(mandate=other_representative.representative.mandates.get(), audience="team")
    draft = DraftFactory(mandate=private.mandate)
    client = client_of(representative)

    def page(path):
        response = client.get(path)
        assert response.status_code == 404
        return response.content.decode().replace(path, "")

    nothing = page("/contributions/AP-2026-9999/")
    hidden = page(private.get_absolute_url())
    of_another = page(draft.get_absolute_url())

    def without_secret(text):
        return [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]

    assert without_secret(hidden) == without_secret(nothing)
    assert without_secret(of_another) == without_secret(nothing)


def test_a_page_for_others_is_told_in_our_look(coordinator):
    response = client_of(coordinator).get("/contributions/new/")

    page = response.content.decode()
    assert response.status_code == 403
    assert "This page is not for your account" in page
    assert "PermissionDenied" not in page


def test_a_form_that_is_too_old_says_what_to_do(client):
    strict = client_of(enforce_csrf_checks=True)

    response = strict.post("/accounts/login/", {"login": "rosa", "password": "a"})

    page = response.content.decode()
    assert response.status_code == 403
    assert "We could not be sure that this came from you" in page
    assert "CSRF" not in page


def test_what_breaks_is_told_without_giving_anything_away(client, monkeypatch):
    def breaks(*args):
        raise RuntimeError("a secret of the server")

    monkeypatch.setattr("django.db.models.query.ModelIterable.__iter__", breaks)
    client.raise_request_exception = False

    response = client.get("/organizations/")

    page = response.content.decode()
    assert response.status_code == 500
    assert "Something broke on our side" in page
    assert "secret" not in page
    assert "Traceback" not in page
    assert language(page) == "en"


def test_an_address_of_another_host_is_refused_in_our_look(client):
    response = client.get("/", headers={"host": "example.com"})

    assert response.status_code == 400
    page = response.content.decode()
    assert "We did not understand that" in page
    assert "ALLOWED_HOSTS" not in page


def test_errors_are_told_in_the_readers_language():
    spanish = client_of(accepts="es")

    page = spanish.get("/nowhere/").content.decode()

    assert language(page) == "es"
    assert "We cannot find this page" not in page


def test_too_many_fields_are_refused_in_our_look(representative):
    response = client_of(representative).post(
        "/accounts/language/",
        "&".join(f"field{number}=1" for number in range(1001)),
        content_type="application/x-www-form-urlencoded",
    )

    assert response.status_code == 400
    assert "We did not understand that" in response.content.decode()


def test_a_body_that_is_no_form_is_no_crash(representative):
    client = client_of(representative)

    for content_type in ("multipart/form-data; boundary=x", "application/json", "text/plain"):
        response = client.post("/accounts/language/", b"\xff\x00{", content_type=content_type)

        assert response.status_code in (302, 400)
