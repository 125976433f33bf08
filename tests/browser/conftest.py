"""A real Chromium before the real site: the WSGI application with all its middleware, so that
static files, compression and headers are those that visitors get."""

import os
import shutil

import pytest
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import expect

from tests.conftest import NO_BROWSER

PROGRAMS = ["chromium", "chromium-browser", "google-chrome"]
CHROMIUM = next(filter(None, map(shutil.which, PROGRAMS)), None)
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A microphone that beeps, and a person who allows it.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]

expect.set_options(timeout=15_000)  # a page may be slow on a busy machine

# Runs only when it is named: it makes pictures and proves nothing.
collect_ignore = ["test_screenshots.py"]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Without a browser the tests are skipped; where one is required, they fail."""
    if CHROMIUM is None and item.get_closest_marker("browser"):
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(f"REQUIRE_BROWSER is set, and {NO_BROWSER}", pytrace=False)
        pytest.skip(NO_BROWSER)


@pytest.fixture(scope="session", autouse=True)
def _database_beside_the_browser():
    """Playwright keeps an event loop in the thread of the tests, from its start to the end of the
    process, and there Django refuses the database to code that does not say that it is aware."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": [*ARGUMENTS, *(["--no-sandbox"] if is_root else [])],
    }


@pytest.fixture(scope="session")
def base_url(django_db_setup):
    """The address of the site, answered with the database of the tests."""
    server = LiveServerThread("127.0.0.1", static_handler=lambda handler: WSGIHandler())
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


@pytest.fixture(autouse=True)
def _founding_data(transactional_db):
    """What every copy of the site starts with: the test before has emptied the tables."""
    call_command("load_founding_data", verbosity=0)
    cache.clear()


@pytest.fixture
def visit(new_context, base_url):
    """Opens a browser of its own for a person, signed in, and returns its page.

    Whatever a test does, no page may break a rule of the content policy or raise an error.
    """
    complaints = []

    def hear(message):
        # Bootstrap's own arrows are refused when a test asks how a page looks before our styles,
        # which replace them, have come; test_every_page.py waits for those.
        if "Content Security Policy" in message.text and "'data:image" not in message.text:
            complaints.append(message.text)

    def visit(user=None, *, width=360, javascript=True, **options):
        context = new_context(
            viewport={"width": width, "height": 740},
            java_script_enabled=javascript,
            **{"locale": "es-PE", "timezone_id": "America/Lima", **options},
        )
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("console", hear)
        if user is not None:
            sign_in(context, user, base_url)
        return context.new_page()

    yield visit
    assert complaints == []


def sign_in(context, user, base_url):
    """Give the browser a session, as if this person had just signed in."""
    client = Client()
    client.force_login(user)
    context.add_cookies(
        [
            {
                "name": "sessionid",
                "value": client.cookies["sessionid"].value,
                "url": base_url,
                "httpOnly": True,
                "sameSite": "Lax",
            }
        ]
    )
