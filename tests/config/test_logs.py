"""What breaks is written down and mailed, without what anybody typed."""

import logging
from io import StringIO

import pytest
from django.core import mail
from django.db import connection

from config.logs import LineFormatter
from tests.conftest import client_of
from tests.factories.advisory import DraftFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(monkeypatch):
    """What the server writes to its standard error."""
    found = StringIO()
    for handler in logging.getLogger().handlers:
        if isinstance(handler.formatter, LineFormatter):
            monkeypatch.setattr(handler, "stream", found)
    return found


@pytest.fixture
def refusing(monkeypatch, representative):
    """A client on whose pages the database refuses a row with a child's words in it."""
    DraftFactory(mandate=representative.representative.mandates.get(), words="Rosa tiene miedo.")

    def refuse(*args):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE advisory_contribution SET kind = 'none'")

    monkeypatch.setattr("django.db.models.query.ModelIterable.__iter__", refuse)
    client = client_of()
    client.raise_request_exception = False
    return client


def test_what_breaks_is_written_where_it_broke_without_the_row_that_was_refused(refusing, written):
    assert refusing.get("/organizations/?q=Rosa").status_code == 500

    line = written.getvalue()
    assert "ERROR django.request: Internal Server Error: /organizations/" in line
    assert "in refuse" in line
    assert "CheckViolation: new row for relation" in line
    assert "Rosa" not in line


def test_what_breaks_is_mailed_to_who_keeps_the_site_without_what_was_sent(
    refusing, written, settings
):
    settings.ADMINS = [("", "keeper@consejo.example")]

    assert refusing.post("/accounts/login/", {"login": "Rosa", "password": "x"}).status_code == 500

    (letter,) = mail.outbox
    assert letter.to == ["keeper@consejo.example"]
    assert "Internal Server Error: /accounts/login/" in letter.subject
    assert "in refuse" in letter.body
    assert "Rosa" not in letter.body


def test_what_looks_like_an_attack_is_written(client, written):
    client.get("/", headers={"host": "example.com"})

    assert "ERROR django.security.DisallowedHost: Invalid HTTP_HOST header" in written.getvalue()


def test_what_is_not_there_is_no_fault_to_write_about(client, written):
    client.get("/nowhere/")

    assert written.getvalue() == ""
