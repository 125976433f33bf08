"""The front page of the Django admin: what needs attention, before the list of all records."""

import re

import pytest
from django.utils.html import strip_tags

from tests.conftest import client_of
from tests.factories.alliances import AllianceFactory, CommitmentFactory, FocalPointFactory

pytestmark = pytest.mark.django_db

FRONT = "/admin/"


@pytest.fixture
def admin(administrator):
    return client_of(administrator)


def entries(response):
    """Address and words of each entry of the panel."""
    page = response.content.decode()
    panel = page.partition('class="module admin-needs"')[2].partition("</section>")[0]
    return {
        address: " ".join(strip_tags(words).split())
        for address, words in re.findall(r'<a href="([^"]+)">(.*?)</a>', panel, re.DOTALL)
    }


def test_the_front_page_counts_what_alliances_lack(admin):
    late, _quiet = AllianceFactory(), AllianceFactory()
    CommitmentFactory(alliance=late, due_on="2020-01-31")

    assert entries(admin.get(FRONT)) == {
        "/admin/alliances/alliance/?need=focal_point": "2 No focal point on one side",
        "/admin/alliances/alliance/?need=activity": "2 No activity in a year",
        "/admin/alliances/alliance/?need=commitment": "1 Overdue commitment",
    }


def test_each_number_leads_to_as_many_rows(admin):
    late, _quiet = AllianceFactory(), AllianceFactory()
    CommitmentFactory(alliance=late, due_on="2020-01-31")

    for address, words in entries(admin.get(FRONT)).items():
        assert admin.get(address).context["cl"].result_count == int(words.split()[0])


def test_what_is_not_in_force_needs_nothing(admin):
    AllianceFactory(state="draft")

    response = admin.get(FRONT)

    assert "Alliances that need attention" not in response.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_front_page_takes_as_many_queries_with_three_alliances_as_with_one(
    number, admin, django_assert_num_queries
):
    for _each in range(number):
        FocalPointFactory(alliance=AllianceFactory())

    with django_assert_num_queries(5):
        admin.get(FRONT)
