"""The end of the time of keeping: a preview, a run that can be repeated, a log without names."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory import actions
from advisory.models import Contribution, Erasure, Representative
from tests.advisory.traces import traces_of
from tests.conftest import client_of
from tests.factories.advisory import (
    GuardianFactory,
    MandateFactory,
    RepresentativeFactory,
    days,
    submitted,
    today,
)

pytestmark = pytest.mark.django_db

COMMAND = "anonymize_past_representatives"


@pytest.fixture(autouse=True)
def _kept_for_thirty_days(settings):
    settings.RETENTION_DAYS = 30


def ended(days_ago, name="Yanamaría", **fields):
    """A mandate whose last day was so long ago."""
    child = fields.pop("representative", None) or RepresentativeFactory(given_name=name)
    end = today() - days(days_ago - 1)
    return MandateFactory(
        representative=child, period=DateRange(end - days(300), end), **fields
    ).representative


def run(*arguments):
    output = StringIO()
    call_command(COMMAND, *arguments, stdout=output)
    return output.getvalue()


def named():
    return set(Representative.objects.filter(erased_at=None))


@pytest.mark.parametrize(
    ("last_day", "is_due"),
    [(0, False), (1, False), (30, False), (31, True), (32, True), (5000, True)],
)
def test_data_are_kept_for_thirty_days_after_the_last_one(last_day, is_due):
    child = ended(last_day)

    assert set(Representative.objects.past_retention()) == ({child} if is_due else set())


def test_the_days_are_a_setting(settings):
    ended(31)
    settings.RETENTION_DAYS = 31

    assert not Representative.objects.past_retention().exists()


def test_a_newer_mandate_keeps_a_person():
    for period in (
        DateRange(today() - days(20), today() - days(10)),
        DateRange(today() - days(20), None),
        DateRange(today() + days(20), today() + days(40)),
    ):
        child = ended(100)
        MandateFactory(representative=child, seat="alternate", period=period)

    assert not Representative.objects.past_retention().exists()


def test_two_mandates_that_are_over_are_one_person():
    child = ended(400)
    ended(50, representative=child)

    assert list(Representative.objects.past_retention()) == [child]


def test_who_never_held_a_seat_is_not_erased():
    RepresentativeFactory()

    assert not Representative.objects.past_retention().exists()


def test_a_preview_counts_and_changes_nothing():
    ended(31)
    ended(99)

    output = run("--preview")

    assert output == "2 would be erased (30 days after a mandate).\n"
    assert len(named()) == 2
    assert not Erasure.objects.exists()


def test_a_run_erases_who_is_due_and_nobody_else(mandate):
    child = ended(31)
    kept = ended(30)
    GuardianFactory(representative=child, name="Rosalvina")
    said = submitted(mandate=child.mandates.get())

    output = run()

    assert output == "1 erased (30 days after a mandate).\n"
    assert named() == {kept, mandate.representative}
    assert Contribution.objects.get().reference == said.reference
    assert traces_of("Rosalvina") == []


def test_a_run_names_nobody_in_what_it_prints_and_in_its_log():
    child = ended(31)
    username = child.user.username

    output = run()

    log = Erasure.objects.get()
    assert (log.reason, log.done_by) == ("retention", None)
    for text in (output, str(log)):
        assert "Yanamaría" not in text
        assert username not in text
    assert traces_of("Yanamaría") == []


def test_a_second_run_has_nothing_to_do():
    ended(31)
    run()
    before = Erasure.objects.values().get()

    assert run() == "0 erased (30 days after a mandate).\n"
    assert run("--preview") == "0 would be erased (30 days after a mandate).\n"
    assert Erasure.objects.values().get() == before


def test_a_run_that_stopped_half_way_goes_on_with_the_rest():
    ended(31)
    ended(32)

    def stop_at_the_second(execute, sql, params, many, context):
        if sql.startswith('INSERT INTO "advisory_erasure"') and Erasure.objects.exists():
            raise OSError("disk")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(stop_at_the_second), pytest.raises(OSError, match="disk"):
        run()

    assert run() == "1 erased (30 days after a mandate).\n"
    assert named() == set()


def test_the_preview_on_the_page_is_what_a_run_would_erase(coordinator):
    due = ended(31, organization__acronym="CONAO")
    ended(30, name="Luz")

    response = client_of(coordinator).get("/representatives/retention/")

    assert list(response.context["due"]) == [due]
    page = response.content.decode()
    assert "Data are kept for 30 days after a mandate." in page
    assert "Yanamaría" in page
    assert "CONAO · until " in page
    assert "Luz" not in page
    assert "Nothing yet. This log names nobody." in page


def test_the_log_on_the_page_says_when_why_and_by_whom_and_of_nobody(coordinator):
    ended(31)
    run()
    actions.erase(
        representative=RepresentativeFactory(given_name="Luz"),
        reason="request",
        done_by=coordinator,
    )

    page = client_of(coordinator).get("/representatives/retention/").content.decode()

    assert "Asked for · Coordinator" in page
    assert "Time of keeping over · the nightly run" in page
    assert "Nobody: no time of keeping is over." in page
    assert "Yanamaría" not in page
    assert "Luz" not in page
