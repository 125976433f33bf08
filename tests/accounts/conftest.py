import pytest
from django.core.cache import cache

from tests.factories.accounts import InvitationFactory


@pytest.fixture(autouse=True)
def _nobody_came_before():
    """The limits of tries count over all tests."""
    cache.clear()


@pytest.fixture
def invitation(db):
    """Open, with the secret "secret"."""
    return InvitationFactory(token="secret")
