"""What an administrator must not do with the accounts of others, by form and by crafted POST."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.admin import site
from django.contrib.auth.models import Group
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command

from accounts import actions
from accounts.admin import RecordsAdmin
from accounts.choices import Role
from accounts.models import User
from tests.conftest import client_of
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.advisory import RepresentativeFactory
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db

STALE = "Somebody else saved this while you had it open, so nothing of yours was saved."
NEW = "una-clave-larga-7"


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet():
    """The counts of the rate limits stand in the cache."""
    cache.clear()
    yield
    cache.clear()


def page_of(user):
    return f"/admin/accounts/user/{user.pk}/change/"


def send(client, user, **typed):
    """What the page shows, and what is typed over it or smuggled in."""
    return client.post(page_of(user), shown(client.get(page_of(user))) | typed)


def state_of(user):
    user = User.objects.get(pk=user.pk)
    roles = sorted(user.groups.values_list("name", flat=True))
    return user.username, user.email, user.password, roles


def key_of(role):
    return Group.objects.get(name=role).pk


def asked_for_a_new_password(email):
    client_of().post("/accounts/password/reset/", {"email": email})
    return [letter.to for letter in mail.outbox]


# --- Accounts that see what others may not ---


@pytest.mark.parametrize("role", [Role.LEAD, Role.COORDINATOR, Role.ADMINISTRATOR])
def test_the_account_of_who_holds_a_key_is_not_taken_over(administrator, role):
    holder = UserFactory(username="rosa", email="rosa@example.org", roles=[role])
    before = state_of(holder)
    client = client_of(administrator)

    page = client.get(page_of(holder))
    response = send(
        client,
        holder,
        username="mine",
        email="mine@example.org",
        groups=[key_of(Role.ADMINISTRATOR)],
        password=NEW,
        password1=NEW,
        password2=NEW,
    )

    assert not {"username", "email", "groups", "password"} & set(shown(page))
    assert response.status_code == 302
    assert state_of(holder) == before


def test_the_first_administrator_is_not_taken_over_either(administrator):
    first = User.objects.create_superuser("first", PASSWORD, email="first@example.org")
    before = state_of(first)

    send(client_of(administrator), first, username="mine", email="mine@example.org")

    assert state_of(first) == before


def test_their_name_is_corrected_and_their_account_closed(administrator, coordinator):
    client = client_of(administrator)
    typed = shown(client.get(page_of(coordinator))) | {"name": "Rosa Quispe"}
    del typed["is_active"]

    client.post(page_of(coordinator), typed)

    coordinator.refresh_from_db()
    assert (coordinator.name, coordinator.is_active) == ("Rosa Quispe", False)


def test_nobody_gives_a_role_to_themselves_or_shuts_themselves_out(administrator):
    client = client_of(administrator)
    before = state_of(administrator)

    response = send(client, administrator, groups=[key_of(Role.LEAD)], is_active="")

    assert response.status_code == 302
    assert state_of(administrator) == before
    assert User.objects.get(pk=administrator.pk).is_active


def test_an_administrator_makes_no_safeguarding_lead(administrator):
    person = UserFactory(email="friend@example.org")
    client = client_of(administrator)

    offered = client.get(page_of(person)).content.decode()
    response = send(client, person, groups=[key_of(Role.LEAD)])

    assert "Safeguarding lead" not in offered.split('id="changelist-filter"')[0]
    assert "Staff" in offered
    assert named_errors(response) == {"groups"}
    assert state_of(person)[3] == []


def test_a_lead_who_keeps_accounts_makes_another_and_takes_a_role(administrator, coordinator):
    administrator.groups.add(key_of(Role.LEAD))
    person = UserFactory()
    client = client_of(administrator)

    send(client, person, groups=[key_of(Role.LEAD)])
    send(client, coordinator, groups=[], email="mine@example.org")

    assert state_of(person)[3] == ["lead"]
    assert state_of(coordinator)[1] == coordinator.email
    assert state_of(coordinator)[3] == []


def test_the_first_lead_is_made_where_the_site_runs():
    person = UserFactory(username="rosa")

    call_command("appoint_lead", "rosa")

    assert state_of(person)[3] == ["lead"]
    with pytest.raises(CommandError, match="Nobody has the username “nadie”"):
        call_command("appoint_lead", "nadie")
    with pytest.raises(CommandError, match="A child can’t be a safeguarding lead"):
        call_command("appoint_lead", RepresentativeFactory().user.username)


# --- Passwords ---


@pytest.mark.parametrize("who", ["coordinator", "lead", "representative", "administrator"])
def test_no_address_sets_the_password_of_another(request, administrator, who):
    user = request.getfixturevalue(who)
    before = state_of(user)
    client = client_of(administrator)

    for answer in (client.get, client.post):
        response = answer(
            f"/admin/accounts/user/{user.pk}/password/",
            {"usable_password": "true", "password1": NEW, "password2": NEW},
        )
        assert response.status_code in (302, 404)

    assert state_of(user) == before


def test_an_adult_is_added_with_a_role_and_chooses_the_password_by_mail(administrator):
    client = client_of(administrator)
    typed = {"username": "rosa", "name": "Rosa", "language": "es", "is_active": "on"}
    roles = {"groups": [key_of(Role.COORDINATOR)]}
    extra = {"password": NEW, "password1": NEW, "password2": NEW, "usable_password": "true"}

    refused = client.post("/admin/accounts/user/add/", typed | roles)
    response = client.post(
        "/admin/accounts/user/add/", typed | roles | extra | {"email": "rosa@example.org"}
    )

    assert named_errors(refused) == {"email"}
    assert response.status_code == 302
    rosa = User.objects.get(username="rosa")
    assert (rosa.roles, rosa.has_usable_password()) == ({"coordinator"}, False)
    assert asked_for_a_new_password("rosa@example.org") == [["rosa@example.org"]]


def test_a_child_gets_no_new_password_by_mail(administrator):
    child = RepresentativeFactory(user__username="luz").user
    before = state_of(child)

    response = send(
        client_of(administrator),
        child,
        username="mine",
        email="mine@example.org",
        groups=[key_of(Role.COORDINATOR)],
    )

    assert response.status_code == 302
    assert state_of(child) == ("luz", "mine@example.org", before[2], ["representative"])
    assert asked_for_a_new_password("mine@example.org") == []


# --- Nothing beside our own rules ---


def test_all_that_the_admin_keeps_is_kept_by_our_rules():
    others = [each for each in site._registry.values() if not isinstance(each, RecordsAdmin)]

    assert others == []
    assert EmailAddress not in site._registry


def test_who_saves_from_an_older_page_is_told_so_and_overwrites_nothing(administrator):
    person = UserFactory(name="Rosa")
    client = client_of(administrator)
    old = shown(client.get(page_of(person)))
    client.post(page_of(person), old | {"name": "Rosa Quispe"})

    response = client.post(page_of(person), old | {"email": "rosa@example.org"})

    assert response.status_code == 200
    assert STALE in response.content.decode()
    assert shown(response)["email"] == "rosa@example.org"
    person.refresh_from_db()
    assert (person.name, person.email) == ("Rosa Quispe", "")


def test_a_sign_in_meanwhile_makes_no_page_of_a_person_stale(administrator):
    person = UserFactory(name="Rosa")
    client = client_of(administrator)
    old = shown(client.get(page_of(person)))
    client_of().post("/accounts/login/", {"login": person.username, "password": PASSWORD})
    actions.end_sessions(user_pk=person.pk)
    person.refresh_from_db()
    person.set_password(NEW)
    person.save()
    assert person.last_login

    response = client.post(page_of(person), old | {"name": "Rosa Quispe"})

    assert response.status_code == 302
    person.refresh_from_db()
    assert person.name == "Rosa Quispe"
    assert (person.sessions_ended, person.check_password(NEW)) == (1, True)


def test_a_language_that_a_person_chose_meanwhile_is_not_overwritten(administrator):
    person = UserFactory(name="Rosa", language="es")
    client = client_of(administrator)
    old = shown(client.get(page_of(person)))
    client_of(person).post("/accounts/language/", {"language": "en"})

    response = client.post(page_of(person), old | {"name": "Rosa Quispe"})

    assert STALE in response.content.decode()
    person.refresh_from_db()
    assert (person.name, person.language) == ("Rosa", "en")


@pytest.mark.parametrize("version", ["", "0", "-1", "x", "9" * 30])
def test_a_version_that_was_made_up_saves_nothing(administrator, version):
    person = UserFactory(name="Rosa")

    response = send(client_of(administrator), person, name="Luz", seen_version=version)

    assert response.status_code == 200
    person.refresh_from_db()
    assert person.name == "Rosa"


def test_ones_own_password_is_changed_on_the_page_that_counts_the_tries(administrator):
    client = client_of(administrator)
    typed = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}

    shown_page = client.get("/admin/password_change/")
    sent = client.post("/admin/password_change/", typed)

    assert shown_page.url == sent.url == "/accounts/password/change/"
    administrator.refresh_from_db()
    assert administrator.check_password(PASSWORD)
