"""The accounts of all, as an administrator sees them."""

import pytest

from advisory import actions
from advisory.choices import Giver
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory

pytestmark = pytest.mark.django_db

MAY = ">May sign in<"
MAY_NOT = ">May not sign in<"


@pytest.fixture
def admin(administrator):
    return client_of(administrator)


def row_of(client, user):
    """The row of this account in the list, as it is served."""
    page = client.get(f"/admin/accounts/user/?q={user.username}").content.decode()
    return page[page.index("<tbody>") : page.index("</tbody>")]


def test_a_child_without_consent_is_not_listed_as_one_who_may_sign_in(admin, mandate):
    child = mandate.representative
    before = row_of(admin, child.user)

    actions.withdraw_consent(consent=child.consents.first(), withdrawn_by=Giver.SELF)

    assert MAY in before
    assert MAY_NOT in row_of(admin, child.user)


@pytest.mark.parametrize(("is_active", "mark"), [(True, MAY), (False, MAY_NOT)])
def test_an_adult_may_sign_in_while_the_account_is_open(admin, is_active, mark):
    user = UserFactory(username="rosa", is_active=is_active)

    assert mark in row_of(admin, user)


def test_roles_that_cannot_be_changed_are_shown_by_their_names(admin, lead):
    page = admin.get(f"/admin/accounts/user/{lead.pk}/change/").content.decode()

    assert '<div class="readonly">Safeguarding lead</div>' in page


@pytest.mark.parametrize("children", [1, 3])
def test_the_list_of_accounts_has_as_many_queries_for_many(
    admin, children, django_assert_num_queries
):
    MandateFactory.create_batch(children)

    with django_assert_num_queries(10):
        admin.get("/admin/accounts/user/")
