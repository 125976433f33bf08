"""Pages of a long list, newest first, by the key of the row they start after."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from advisory.models import Organization
from records.paging import chunks_of, count_of, page_of
from tests.factories.advisory import OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def five():
    """Five organizations, the oldest first."""
    return [OrganizationFactory() for _ in range(5)]


def page(query=""):
    return page_of(Organization.objects.all(), QueryDict(query.removeprefix("?")), size=2)


def test_the_first_page_holds_the_newest_and_leads_to_older_ones_only(five):
    first = page()

    assert first.rows == [five[4], five[3]]
    assert first.newer_url == ""
    assert first.older_url == f"?after={five[3].pk}"


def test_older_pages_lead_to_the_end_and_back_again(five):
    first = page()
    second = page(first.older_url)
    third = page(second.older_url)
    back = page(third.newer_url)
    start = page(back.newer_url)

    assert second.rows == [five[2], five[1]]
    assert third.rows == [five[0]]
    assert third.older_url == ""
    assert back == second
    assert start == first


def test_a_page_that_ends_with_the_list_leads_to_nothing_older(five):
    five[0].delete()

    second = page(page().older_url)

    assert second.rows == [five[2], five[1]]
    assert second.older_url == ""


def test_what_comes_or_goes_meanwhile_repeats_no_row_and_skips_none(five):
    older_url = page().older_url
    OrganizationFactory()
    five[3].delete()

    second = page(older_url)

    assert second.rows == [five[2], five[1]]


def test_the_links_keep_the_filters_and_name_one_place(five):
    first = page("scope=national&scope=regional&q=agua+limpia")
    second = page(first.older_url)

    assert first.older_url == f"?scope=national&scope=regional&q=agua+limpia&after={five[3].pk}"
    assert second.newer_url == f"?scope=national&scope=regional&q=agua+limpia&before={five[2].pk}"


@pytest.mark.parametrize(
    "place",
    [
        "after=abc",
        "after=-1",
        "after=1.5",
        "after=99999999999999999999",
        "before=abc",
        "before=-1",
        "before=%00",
        "after=abc&before=abc",
    ],
)
def test_a_place_that_is_none_is_the_first_page_and_it_says_so(place, five):
    lost = page(place)

    assert lost.rows == [five[4], five[3]]
    assert lost.is_lost


@pytest.mark.parametrize("place", ["", "after=", "before="])
def test_who_asks_for_no_place_is_not_lost(place, five):
    assert page(place).rows == [five[4], five[3]]
    assert not page(place).is_lost


def test_a_place_beyond_the_list_is_the_first_page(five):
    beyond_the_end = page(f"after={five[0].pk}")
    beyond_the_start = page(f"before={five[4].pk}")

    assert beyond_the_end == page()
    assert beyond_the_start == page()
    assert not page().is_lost


def test_an_empty_list_leads_nowhere():
    empty = page("after=3")

    assert empty.rows == []
    assert (empty.newer_url, empty.older_url) == ("", "")


def test_no_page_skips_rows_that_it_has_to_read(five):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page(f"after={five[3].pk}")

    assert len(queries) == 1
    assert "OFFSET" not in queries[0]["sql"]
    assert "LIMIT 3" in queries[0]["sql"]


@pytest.mark.parametrize("order", [("-pk",), ("pk",), ("scope", "-pk"), ("-name", "pk")])
def test_all_rows_come_in_their_order_some_at_a_time(five, order):
    Organization.objects.filter(pk__in=[five[1].pk, five[3].pk]).update(name="Same")

    chunks = list(chunks_of(Organization.objects.all(), order, size=2))

    assert [len(chunk) for chunk in chunks] == [2, 2, 1]
    assert [row for chunk in chunks for row in chunk] == list(Organization.objects.order_by(*order))


def test_a_chunk_is_read_when_it_is_asked_for(five, django_assert_num_queries):
    chunks = chunks_of(Organization.objects.all(), size=2)

    with django_assert_num_queries(1):
        next(chunks)


def test_a_thousand_rows_are_counted():
    _make(1000)

    count = count_of(Organization.objects.all())

    assert (count.number, count.is_capped) == (1000, False)


def test_more_than_a_thousand_rows_are_not_counted_to_the_end():
    _make(1005)

    with CaptureQueriesContext(connection) as queries:
        count = count_of(Organization.objects.all())

    assert (count.number, count.is_capped) == (1000, True)
    assert "LIMIT 1001" in queries[0]["sql"]


def _make(number):
    Organization.objects.bulk_create(
        Organization(slug=f"n{place}", name=f"N {place}", scope="national")
        for place in range(number)
    )
