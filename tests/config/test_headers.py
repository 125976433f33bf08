"""What each answer tells the browser to refuse."""

import pytest
from django.conf import settings
from django.core.cache import cache

from tests.conftest import client_of
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db

PAGES = ["/", "/accounts/login/", "/nowhere/", "/contributions/", "/admin/login/"]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_that_is_written_inside_a_page_or_comes_from_elsewhere(client, path):
    policy = client.get(path)["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "form-action 'self'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_shown_inside_another_site(client, path):
    response = client.get(path)

    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("path", PAGES)
def test_no_other_site_learns_which_page_was_read(client, path):
    assert client.get(path)["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_sees_or_hears_who_reads_it(client, path):
    assert client.get(path)["Permissions-Policy"] == "camera=(), geolocation=(), microphone=()"


def test_the_page_on_which_a_child_writes_may_hear_and_plays_what_it_heard(representative):
    page = client_of(representative).get("/contributions/new/")

    assert page["Permissions-Policy"] == "camera=(), geolocation=(), microphone=(self)"
    assert "media-src 'self' blob:" in page["Content-Security-Policy"]
    other = client_of(representative).get("/contributions/")
    assert "microphone=()" in other["Permissions-Policy"]
    assert "blob:" not in other["Content-Security-Policy"]


@pytest.mark.parametrize("path", PAGES)
def test_no_browser_guesses_what_a_file_is(client, path):
    assert client.get(path)["X-Content-Type-Options"] == "nosniff"


def test_no_page_has_a_script_or_a_style_written_inside(representative, coordinator):
    for user in (None, representative, coordinator):
        client = client_of(user)
        for path in ("/", "/contributions/", "/contributions/new/", "/accounts/login/"):
            page = client.get(path, follow=True).content.decode()
            assert "<style" not in page
            assert " style=" not in page
            assert " onclick=" not in page
            assert "<script>" not in page
            assert 'src="http' not in page
            assert 'href="http' not in page


def test_no_script_and_no_other_site_reads_the_cookie_of_the_session(client, representative):
    cache.clear()  # where the tries at the door are counted
    response = client.post(
        "/accounts/login/", {"login": representative.username, "password": PASSWORD}
    )

    assert response.cookies["sessionid"]["httponly"]
    assert response.cookies["sessionid"]["samesite"] == "Lax"


def test_a_page_of_a_person_is_kept_by_no_shared_cache(representative):
    assert "Cookie" in client_of(representative).get("/")["Vary"]


def test_what_is_larger_than_any_text_is_refused_in_our_look(representative):
    response = client_of(representative).post(
        "/accounts/language/",
        "next=" + "a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1),
        content_type="application/x-www-form-urlencoded",
    )

    assert response.status_code == 400
    assert "We did not understand that" in response.content.decode()
