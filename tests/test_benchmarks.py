"""What the benchmarks build is what the site could have written, and they count what is read."""

import pytest
from django.db import connection

from advisory.models import Contribution
from benchmarks.data import fill
from benchmarks.measure import rows_read
from tests.factories.advisory import OrganizationFactory

pytestmark = pytest.mark.django_db


def test_what_is_built_breaks_no_rule_of_the_database():
    fill(200)

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("UPDATE advisory_contribution SET state = state")

    assert Contribution.objects.count() == 200
    assert set(Contribution.objects.values_list("state", flat=True)) >= {"answered", "done"}


def test_what_is_built_is_built_once():
    fill(30)
    fill(30)

    assert Contribution.objects.count() == 30


def test_rows_that_do_not_fit_count_as_read():
    for number in range(3):
        OrganizationFactory(slug=f"o{number}")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off")

    read = rows_read("SELECT * FROM advisory_organization WHERE slug = 'o1'")

    assert read == {"advisory_organization": 3}
