"""Roles are given and taken in the admin, by an administrator."""

import pytest
from django.contrib.auth.models import Group

from accounts.choices import Role
from accounts.models import User
from tests.conftest import client_of
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def fields(user, *roles):
    """The form of a person in the admin."""
    groups = Group.objects.filter(name__in=roles)
    return {
        "username": user.username,
        "name": user.name,
        "email": user.email,
        "language": user.language,
        "is_active": "on",
        "seen_version": User.objects.get(pk=user.pk).version,
        "groups": [group.pk for group in groups],
    }


def test_a_role_that_is_given_opens_the_desk_at_once(administrator):
    user = UserFactory()
    desk = client_of(user)
    before = desk.get("/contributions/").status_code

    response = client_of(administrator).post(
        f"/admin/accounts/user/{user.pk}/change/", fields(user, Role.COORDINATOR)
    )

    assert response.status_code == 302
    assert (before, desk.get("/contributions/").status_code) == (403, 200)


def test_a_role_that_is_taken_closes_the_desk_at_once(administrator, coordinator):
    administrator.groups.add(Group.objects.get(name=Role.LEAD))
    desk = client_of(coordinator)
    before = desk.get("/contributions/").status_code

    client_of(administrator).post(
        f"/admin/accounts/user/{coordinator.pk}/change/", fields(coordinator)
    )

    assert (before, desk.get("/contributions/").status_code) == (200, 403)


def test_an_account_that_is_closed_is_signed_out_at_once(administrator, coordinator):
    desk = client_of(coordinator)
    closed = fields(coordinator, Role.COORDINATOR)
    del closed["is_active"]

    client_of(administrator).post(f"/admin/accounts/user/{coordinator.pk}/change/", closed)

    assert desk.get("/contributions/").status_code == 302


def test_nobody_makes_themselves_more_by_a_field_that_the_form_lacks(administrator):
    user = UserFactory()
    more = {**fields(user), "is_superuser": "on", "user_permissions": ["1"], "is_staff": "on"}

    client_of(administrator).post(f"/admin/accounts/user/{user.pk}/change/", more)

    user.refresh_from_db()
    assert not user.is_superuser
    assert user.user_permissions.count() == 0


def test_nobody_gives_a_role_to_themselves(administrator):
    client = client_of(administrator)

    client.post(
        f"/admin/accounts/user/{administrator.pk}/change/",
        fields(administrator, Role.ADMINISTRATOR, Role.LEAD, Role.COORDINATOR),
    )

    names = set(administrator.groups.values_list("name", flat=True))
    assert names == {"administrator"}
    assert client.get("/contributions/").status_code == 403


def test_the_roles_are_offered_by_the_names_that_people_know(administrator):
    administrator.groups.add(Group.objects.get(name=Role.LEAD))
    page = client_of(administrator).get(f"/admin/accounts/user/{UserFactory().pk}/change/")

    text = page.content.decode()
    for name in ("Representative", "Staff", "Safeguarding lead", "Administrator"):
        assert name in text


def test_nobody_is_deleted_not_even_many_at_once(administrator):
    user = UserFactory()

    response = client_of(administrator).post(
        "/admin/accounts/user/",
        {"action": "delete_selected", "_selected_action": [user.pk], "post": "yes"},
    )

    assert response.status_code in (200, 302)
    assert User.objects.filter(pk=user.pk).exists()
