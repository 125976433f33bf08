"""Is the site alive? Asked by a proxy, which has no cookie."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_site_is_alive_when_the_database_answers(client):
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.content == b"ok"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_the_site_is_alive_for_a_request_without_a_body(client):
    assert client.head("/healthz").status_code == 200
    assert client.post("/healthz").status_code == 405


@pytest.fixture
def dead_database(django_db_blocker):
    """The connection is closed, and where it is made anew nobody answers."""
    there = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict |= {"HOST": "127.0.0.1", "PORT": "1", "OPTIONS": {}}
        yield
        connection.settings_dict.clear()
        connection.settings_dict |= there
        connection.close()


@pytest.mark.usefixtures("dead_database")
def test_the_site_says_so_when_the_database_does_not_answer(client):
    response = client.get("/healthz")

    assert response.status_code == 503
    assert response.content == b"the database does not answer"


@pytest.mark.django_db
def test_a_connection_that_the_server_ended_is_no_crash(client):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    connection.connection.close()

    response = client.get("/healthz")

    assert response.status_code == 503


@pytest.mark.usefixtures("dead_database")
def test_any_page_without_the_database_says_what_to_do_and_no_more(client):
    client.raise_request_exception = False

    response = client.get("/", headers={"accept-language": "en"})

    assert response.status_code == 500
    page = response.content.decode()
    assert "127.0.0.1" not in page
    assert "OperationalError" not in page
