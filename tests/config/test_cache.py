"""Where the tries at the door are counted."""

import pytest
from django.core.cache import caches
from django.core.management import call_command

from config.settings import base

pytestmark = pytest.mark.django_db


def test_a_count_of_tries_outlives_a_thousand_others(settings):
    settings.CACHES = base.CACHES
    call_command("createcachetable", verbosity=0)
    cache = caches["default"]
    cache.set("a-count", 5)

    for number in range(1_000):
        cache.set(f"another-{number}", 1)

    assert cache.get("a-count") == 5
