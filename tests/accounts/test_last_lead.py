"""What a child tells always reaches a safeguarding lead who may sign in."""

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError

from accounts.choices import Role
from accounts.models import User
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db

REFUSED = "user_a_lead_may_sign_in"


def page_of(user):
    return f"/admin/accounts/user/{user.pk}/change/"


def closed(client, user):
    """What an administrator sends who closes this account."""
    typed = shown(client.get(page_of(user)))
    del typed["is_active"]
    return typed


def test_the_account_of_the_last_lead_is_closed_by_nobody(administrator, lead):
    UserFactory(roles=[Role.LEAD], is_active=False)
    client = client_of(administrator)

    response = client.post(page_of(lead), closed(client, lead))

    assert named_errors(response) == {"is_active"}
    assert "What children tell would reach nobody." in response.content.decode()
    assert User.objects.get(pk=lead.pk).is_active


def test_of_two_leads_one_may_go(administrator, lead):
    UserFactory(roles=[Role.LEAD])
    client = client_of(administrator)

    client.post(page_of(lead), closed(client, lead))

    assert not User.objects.get(pk=lead.pk).is_active


def test_the_database_closes_no_account_of_the_last_lead(lead):
    with pytest.raises(IntegrityError, match=REFUSED):
        User.objects.filter(pk=lead.pk).update(is_active=False)


def test_the_database_takes_no_role_of_the_last_lead(lead):
    with pytest.raises(IntegrityError, match=REFUSED):
        lead.groups.remove(Group.objects.get(name=Role.LEAD))


def test_who_is_no_lead_or_closed_already_is_no_last_one(coordinator):
    gone = UserFactory(roles=[Role.LEAD], is_active=False)

    coordinator.groups.clear()
    gone.groups.clear()
    User.objects.filter(pk=coordinator.pk).update(is_active=False)

    assert not User.objects.get(pk=coordinator.pk).is_active
