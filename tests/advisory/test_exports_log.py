"""The log of the tables that left the site: who, when, which ones, how many."""

import pytest
from django.db import InternalError, connection, transaction
from django.http import QueryDict

from advisory import mentions
from advisory.filters import TeamContributionFilter
from advisory.models import Contribution, Export
from records.names import Names
from tests.conftest import client_of
from tests.factories.advisory import submitted
from tests.factories.programs import AreaFactory

pytestmark = pytest.mark.django_db

LOG = "/contributions/exports/"


def take(user, query="", form="csv"):
    response = client_of(user).get(f"/contributions/export.{form}?{query}")
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(("form", "shown"), [("csv", "CSV"), ("xlsx", "Excel")])
def test_it_says_who_took_what_and_how_many_rows(coordinator, administrator, form, shown):
    AreaFactory(slug="health", name="Salud", name_en="Health")
    for words in ("Agua", "Luz", "Sombra"):
        submitted(words=words, kind="idea")
    submitted(kind="advice")
    take(coordinator, "kind=idea&sort=oldest", form)

    page = client_of(administrator).get(LOG).content.decode()

    assert "Coordinator" in page
    assert "Kind: <strong>Idea</strong>" in page
    assert "oldest" not in page
    assert "3 rows" in page
    assert shown in page


def test_a_table_of_all_says_so(coordinator):
    submitted()
    take(coordinator)

    page = client_of(coordinator).get(LOG).content.decode()

    assert "All contributions" in page
    assert "1 row<" in page


def test_filters_are_said_in_words_whatever_they_were(coordinator):
    Export.objects.create(
        exported_by=coordinator,
        form="csv",
        asked="q=<b>agua\narea=gone\nstate=waiting\nsent_from=2026-03-12\nsent_to=nonsense\nx=1",
    )

    page = client_of(coordinator).get(LOG).content.decode()

    assert "Search the words: <strong>&lt;b&gt;agua</strong>" in page
    assert "Area: <strong>gone</strong>" in page
    assert "State: <strong>Waiting for an answer</strong>" in page
    assert "Sent from: <strong>12 March 2026</strong>" in page
    assert "Sent until: <strong>nonsense</strong>" in page


def test_a_name_that_was_looked_for_is_found_when_its_child_is_erased(coordinator):
    submitted(words="José María quiere agua.")

    take(coordinator, "q=Jos%C3%A9+Mar%C3%ADa&kind=")

    (mention,) = [
        each for each in mentions.find(Names(["José María"])) if isinstance(each.record, Export)
    ]
    mentions.replace(Names(["José María"]))
    assert mention.name == "José María"
    assert Export.objects.get().filters == {"q": "[alguien]", "kind": ""}


def test_a_table_that_was_broken_off_has_no_number(coordinator):
    submitted()
    response = client_of(coordinator).get("/contributions/export.csv")
    next(iter(response.streaming_content))

    page = client_of(coordinator).get(LOG).content.decode()

    assert Export.objects.get().rows is None
    assert "not to the end" in page


def test_an_empty_log_says_what_it_is_for(administrator):
    page = client_of(administrator).get(LOG).content.decode()

    assert "Nobody has taken a list along" in page


def test_the_list_and_the_home_of_an_administrator_lead_there(coordinator, administrator):
    submitted()

    assert f'href="{LOG}"' in client_of(coordinator).get("/contributions/").content.decode()
    assert f'href="{LOG}"' in client_of(administrator).get("/").content.decode()


@pytest.mark.parametrize("change", ["rows = 9", "asked = ''", "form = 'xlsx'", "at = now()"])
def test_what_was_taken_can_not_be_told_otherwise(coordinator, change):
    submitted()
    take(coordinator, "kind=suggestion")

    with (
        pytest.raises(InternalError, match="Cannot update"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE advisory_export SET {change}")


def test_an_unfinished_table_gets_its_number_and_nothing_else(coordinator):
    taken = Export.objects.create(exported_by=coordinator, form="csv", asked="q=agua")

    with (
        pytest.raises(InternalError, match="Cannot update"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE advisory_export SET rows = 4, asked = ''")
    Export.objects.filter(pk=taken.pk).update(rows=4)

    assert Export.objects.get().rows == 4


def test_another_list_is_told_in_words_though_one_of_its_days_is_none():
    filters = TeamContributionFilter(QueryDict(), queryset=Contribution.objects.all())

    told = filters.in_words(QueryDict("sent_from=2026-03-12&sent_to=2026-02-31&kind=idea&kind2=x"))

    assert told == [("Sent from", "12 March 2026"), ("Sent until", "2026-02-31"), ("Kind", "Idea")]
