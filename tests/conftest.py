"""What many tests start from: people in each role, and a browser-less client for each."""

import gc
from functools import cache
from unittest import mock
from uuid import uuid4

import pgtrigger
import pytest
from django.db import connection
from django.test import Client
from django.test.client import ClientHandler, store_rendered_templates
from django.utils import translation

from accounts.choices import Role
from config.prepare import collect_static_files
from records.storage import private_storage
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory
from tests.template_database import template_database

NO_BROWSER = "no Chromium is on this machine"


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session):
    """Collect the static files as a server would, once, before any worker starts."""
    if not hasattr(session.config, "workerinput"):
        collect_static_files()


def pytest_collection_finish(session):
    """What is there by now stays to the end: to look through it for garbage takes a tenth of the
    time of the tests."""
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter):
    """Nobody should believe that the pages were tried in a browser when they were not."""
    skipped = terminalreporter.getreports("skipped")
    untried = sum(NO_BROWSER in str(report.longrepr) for report in skipped)
    if untried:
        terminalreporter.section("browser")
        terminalreporter.line(f"{untried} browser tests did not run: {NO_BROWSER}.", yellow=True)
        terminalreporter.line("Install it (apt-get install chromium) to run them.")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """Each worker's database begins as a copy."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = template_database()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Before the test database goes, end what a thread of the served site still holds of it."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="session", autouse=True)
def _context_of_the_page_alone():
    """Django's client copies the context of each part and each field of a page, too, which takes a
    seventh of the time of a request; ``response.context`` is that of the page itself."""

    def store_first(store, *args, **kwargs):
        if not store:
            store_rendered_templates(store, *args, **kwargs)

    with mock.patch("django.test.client.store_rendered_templates", store_first):
        yield


@pytest.fixture(scope="session", autouse=True)
def _emptied_for_the_next():
    """After a test that committed all tables are emptied, those too that are ``never_emptied``."""
    kept = [
        f"{model._meta.label}:{trigger.name}"
        for model, trigger in pgtrigger.registered()
        if trigger.name == "never_emptied"
    ]
    operations = type(connection.ops)
    empty = pgtrigger.ignore(*kept)(operations.execute_sql_flush)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", empty)
        yield


@pytest.fixture(autouse=True)
def _in_english():
    """The tests read what the code says, which is English."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _private_files(tmp_path_factory, monkeypatch):
    """A test sees no private files but its own; the folder is made when the first one is kept."""
    folder = tmp_path_factory.getbasetemp() / "private" / uuid4().hex
    monkeypatch.setattr(private_storage(), "location", str(folder))


def client_of(user=None, *, accepts="en", enforce_csrf_checks=False):
    """A client whose browser asks for English, signed in as ``user`` if there is one."""
    client = Client(headers={"accept-language": accepts} if accepts else None)
    client.handler = handler(enforce_csrf_checks)
    if user is not None:
        client.force_login(user)
    return client


@cache
def handler(enforce_csrf_checks):
    """One for all clients: with its middleware it lists every static file, which takes time.

    Ready when it comes out, as two threads may be the first to ask.
    """
    handler = ClientHandler(enforce_csrf_checks)
    handler.load_middleware()
    return handler


@pytest.fixture
def client():
    return client_of()


@pytest.fixture
def coordinator(db):
    return UserFactory(roles=[Role.COORDINATOR], name="Coordinator")


@pytest.fixture
def lead(db):
    return UserFactory(roles=[Role.LEAD], name="Lead")


@pytest.fixture
def administrator(db):
    return UserFactory(roles=[Role.ADMINISTRATOR], name="Administrator")


@pytest.fixture
def mandate(db):
    """A seat held today; ``mandate.representative.user`` signs in."""
    return MandateFactory()


@pytest.fixture
def representative(mandate):
    """The person who holds ``mandate``."""
    return mandate.representative.user


@pytest.fixture
def other_representative(db):
    """A person who holds the seat of another organization."""
    return MandateFactory().representative.user
