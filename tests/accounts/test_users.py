"""A person's account: what it may be, and what its roles open."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts import policies
from accounts.choices import Role
from accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def test_a_childs_account_is_a_username_and_a_password():
    user = User.objects.create_user("rosa", PASSWORD)

    assert (user.name, user.email, user.language) == ("", "", "")
    assert user.check_password(PASSWORD)
    assert not user.is_staff


def test_two_usernames_that_differ_by_a_capital_are_one():
    UserFactory(username="rosa")

    with pytest.raises(IntegrityError, match="user_username_unique"):
        UserFactory(username="Rosa")


def test_who_chooses_a_username_that_is_taken_is_told_so():
    UserFactory(username="rosa")

    with pytest.raises(ValidationError) as error:
        User(username="ROSA", password="x").full_clean()

    assert error.value.messages == ["Somebody has this username already."]


def test_two_accounts_do_not_share_an_e_mail():
    UserFactory(email="ana@example.org")

    with pytest.raises(IntegrityError, match="user_email_unique"):
        UserFactory(email="Ana@Example.org")


def test_any_number_of_children_have_no_e_mail():
    people = [UserFactory(email=""), UserFactory(email="")]

    assert len({person.pk for person in people}) == 2


def test_the_database_takes_no_language_that_the_site_does_not_speak():
    with pytest.raises(IntegrityError, match="user_language_known"):
        UserFactory(language="fr")


@pytest.mark.parametrize(
    "username", ["rosa flores", "", "rosa/flores", "rosa<b>", "r" * 51], ids=repr
)
def test_a_username_has_no_blanks_or_signs(username):
    with pytest.raises(ValidationError) as error:
        User(username=username, password="x").full_clean()

    assert "username" in error.value.message_dict


def test_a_person_is_called_by_their_name_and_a_child_by_their_username():
    assert str(UserFactory(username="coordina", name="Ana Quispe")) == "Ana Quispe"
    assert str(UserFactory(username="rosa")) == "rosa"


@pytest.mark.parametrize(
    ("roles", "keeps_records", "is_team"),
    [
        ([], False, False),
        ([Role.REPRESENTATIVE], False, False),
        ([Role.COORDINATOR], False, True),
        ([Role.LEAD], False, True),
        ([Role.ADMINISTRATOR], True, False),
        ([Role.ADMINISTRATOR, Role.COORDINATOR], True, True),
    ],
)
def test_each_role_opens_what_it_is_for(roles, keeps_records, is_team):
    user = UserFactory(roles=roles)

    assert policies.can_keep_records(user) is keeps_records
    assert policies.is_team(user) is is_team
    assert user.is_staff is keeps_records


def test_a_closed_account_of_an_administrator_keeps_no_records():
    user = UserFactory(roles=[Role.ADMINISTRATOR], is_active=False)

    assert not policies.can_keep_records(user)
    assert not user.is_staff


def test_the_first_administrator_comes_from_the_command_line():
    user = User.objects.create_superuser("admin", PASSWORD)

    assert policies.can_keep_records(user)
    assert not policies.is_team(user)


def test_people_are_found_by_role_and_by_whether_they_may_sign_in():
    ana = UserFactory(roles=[Role.COORDINATOR])
    UserFactory(roles=[Role.COORDINATOR], is_active=False)
    luz = UserFactory(roles=[Role.LEAD])
    UserFactory(roles=[Role.LEAD], is_active=False)

    assert list(User.objects.coordinators()) == [ana]
    assert list(User.objects.leads()) == [luz]
