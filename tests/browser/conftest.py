"""A real Chromium before the real site: the WSGI application with its middleware, so that static
files, compression and headers are those that visitors get."""

import os
import shutil

import pytest
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.test.testcases import LiveServerThread

from advisory.models import Organization
from tests.browser.people import Visitor
from tests.conftest import NO_BROWSER
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
