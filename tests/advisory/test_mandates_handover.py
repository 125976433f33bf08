"""The handover of a seat: one mandate ends, the successor's begins, and nothing said is lost."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pgtrigger
import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory import actions
from advisory.choices import Audience
from advisory.models import Mandate, Representative
from tests.conftest import client_of
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    RepresentativeFactory,
    answered,
    days,
    submitted,
    today,
)
from tests.factories.records import PDF, upload
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db

TAKEN = (
    "From 1 January 2027 to 31 December 2027 this seat belongs to Urpi. Choose other days, or hand"
    " it over."
)
DONE = "<h1>Handed over already</h1>"
CHANGED = "This mandate was changed a moment ago. Look at it before you go on."


@pytest.fixture
def mandate(db):
    """A titular from 1 January to 31 December 2026."""
    return MandateFactory(period=DateRange(date(2026, 1, 1), date(2027, 1, 1)))


def typed(**changes):
    return {
        "version": "1",
        "given_name": "Yanamaría",
        "birth_month": "5",
        "birth_year": str(today().year - 15),
        "region": "",
        "language": "es",
        "on": "2026-07-01",
        "last_day": "2028-06-30",
    } | changes


def address(mandate):
    return f"/mandates/{mandate.pk}/hand-over/"


def periods():
    return [each.period for each in Mandate.objects.order_by("pk")]


def test_one_mandate_ends_on_the_day_on_which_the_next_begins(coordinator, mandate):
    response = client_of(coordinator).post(address(mandate), typed(letter=upload(PDF)), follow=True)

    before, after = Mandate.objects.order_by("pk")
    assert before.period == DateRange(date(2026, 1, 1), date(2026, 7, 1))
    assert after.period == DateRange(date(2026, 7, 1), date(2028, 7, 1))
    assert (after.organization, after.seat) == (before.organization, "titular")
    assert after.letter.content_type == "application/pdf"
    assert after.follows == before
    page = response.content.decode()
    assert "The next mandate is written down. Consents are missing." in page
    assert "The invitation is ready" in page
    assert re.search(r"http://testserver/accounts/invitations/[\w-]{43}/", page)
    assert after.representative.user.invitations.get().state == "open"
    assert f'href="/representatives/{after.representative.pk}/"' in page


def test_the_first_day_offered_is_the_one_after_the_last(coordinator, mandate):
    fields = shown(client_of(coordinator).get(address(mandate)))

    assert fields["on"] == "2027-01-01"
    assert fields["last_day"] == ""


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2026-01-01", "It begins after the mandate that it follows."),
        ("2025-12-31", "It begins after the mandate that it follows."),
        ("2027-01-02", "That mandate has ended by then. Begin on the day after its last."),
        ("2030-12-31", "That mandate has ended by then. Begin on the day after its last."),
    ],
)
def test_the_successor_begins_while_the_mandate_runs_or_right_after(
    coordinator, mandate, day, message
):
    response = client_of(coordinator).post(address(mandate), typed(on=day, last_day=""))

    assert response.context["form"].errors == {"on": [message]}
    assert named_errors(response) == {"on"}


def test_a_successor_right_after_the_last_day_leaves_the_mandate_as_it_is(coordinator, mandate):
    client_of(coordinator).post(address(mandate), typed(on="2027-01-01"))

    assert periods() == [
        DateRange(date(2026, 1, 1), date(2027, 1, 1)),
        DateRange(date(2027, 1, 1), date(2028, 7, 1)),
    ]


def test_a_successor_who_meets_another_titular_is_refused_and_nothing_typed_is_lost(
    coordinator, mandate
):
    MandateFactory(
        organization=mandate.organization,
        representative__given_name="Urpi",
        period=DateRange(date(2027, 1, 1), date(2028, 1, 1)),
    )
    sent = typed()

    response = client_of(coordinator).post(address(mandate), sent)

    assert response.status_code == 200
    assert response.context["form"].errors == {"__all__": [TAKEN]}
    fields = shown(response)
    assert {name: fields[name] for name in sent} == sent
    assert Mandate.objects.get(pk=mandate.pk).period.upper == date(2027, 1, 1)
    assert Representative.objects.count() == 2


@pytest.mark.parametrize("kind", ["titular", "alternate"])
def test_a_form_sent_twice_hands_over_once(coordinator, kind):
    mandate = MandateFactory(period=DateRange(date(2026, 1, 1), None), seat=kind)
    client = client_of(coordinator)

    first = client.post(address(mandate), typed())
    second = client.post(address(mandate), typed())

    assert "The invitation is ready" in first.content.decode()
    assert DONE in second.content.decode()
    assert Mandate.objects.count() == 2


def test_after_a_look_a_mandate_that_somebody_changed_can_still_be_handed_over(
    coordinator, mandate
):
    mandate.save()
    client = client_of(coordinator)
    refused = client.post(address(mandate), typed())

    client.post(address(mandate), shown(refused))

    assert refused.context["form"].errors == {"__all__": [CHANGED]}
    assert shown(refused)["given_name"] == "Yanamaría"
    assert Mandate.objects.filter(follows=mandate).count() == 1


# --- Who sees what afterwards ---


def test_the_successor_sees_all_that_was_said_and_the_predecessor_their_own(coordinator):
    mandate = MandateFactory(period=DateRange(today() - days(100), None))
    alternate = MandateFactory(organization=mandate.organization, seat="alternate")
    said = [
        submitted(mandate=mandate, audience=Audience.TEAM),
        answered(mandate=mandate, owner=coordinator),
    ]
    of_alternate = submitted(mandate=alternate, audience=Audience.TEAM)
    draft = DraftFactory(mandate=mandate)
    predecessor = client_of(mandate.representative.user)
    assert predecessor.get(of_alternate.get_absolute_url()).status_code == 200

    with pgtrigger.ignore("advisory.Mandate:holds_what_was_said"):  # as if days had passed
        successor = actions.hand_over(
            mandate=mandate,
            version=mandate.version,
            on=today(),
            representative=RepresentativeFactory(),
            last_day=None,
        )

    client = client_of(successor.representative.user)
    for each in (*said, of_alternate):
        assert client.get(each.get_absolute_url()).status_code == 200
        assert each.reference in client.get("/").content.decode()
    assert client.get(draft.get_absolute_url()).status_code == 404
    for each in said:
        assert predecessor.get(each.get_absolute_url()).status_code == 200
    assert predecessor.get(of_alternate.get_absolute_url()).status_code == 404
    assert of_alternate.reference not in predecessor.get("/").content.decode()


def test_until_the_first_day_the_seat_is_the_predecessors(coordinator):
    mandate = MandateFactory(period=DateRange(today() - days(100), None))
    secret = submitted(mandate=mandate, audience=Audience.TEAM)

    successor = actions.hand_over(
        mandate=mandate,
        version=mandate.version,
        on=today() + days(1),
        representative=RepresentativeFactory(),
        last_day=None,
    )

    client = client_of(successor.representative.user)
    assert client.get(secret.get_absolute_url()).status_code == 404
    assert client_of(mandate.representative.user).get("/").context["seat"] == mandate


# --- Two at once ---


def at_once(*calls):
    """The status that each call got, all of them begun in the same moment."""
    barrier = Barrier(len(calls))

    def run(call):
        barrier.wait(timeout=60)
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


@pytest.mark.django_db(transaction=True)
def test_of_two_handovers_at_once_one_wins_and_the_other_gets_a_sentence(coordinator, mandate):
    clients = [client_of(coordinator) for _ in range(4)]

    responses = at_once(
        *[lambda each=each: each.post(address(mandate), typed()) for each in clients]
    )

    pages = [each.content.decode() for each in responses]
    assert ["The invitation is ready" in page for page in pages].count(True) == 1
    assert [DONE in page for page in pages].count(True) == 3
    assert len(periods()) == 2
    assert Representative.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_who_give_one_seat_at_once_one_wins_and_the_other_gets_a_sentence(
    coordinator, mandate
):
    sent = typed(
        organization=mandate.organization.slug, seat="titular", first_day="2027-01-01", on=""
    )
    clients = [client_of(coordinator) for _ in range(4)]

    responses = at_once(
        *[lambda each=each: each.post("/representatives/new/", sent) for each in clients]
    )

    assert sorted(each.status_code for each in responses) == [200, 200, 200, 302]
    assert ["belongs to Yanamaría" in each.content.decode() for each in responses].count(True) == 3
    assert Mandate.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_days_and_handover_at_once_never_end_in_an_error(coordinator, mandate):
    later = MandateFactory(
        organization=mandate.organization, period=DateRange(date(2028, 1, 1), date(2028, 7, 1))
    )
    earlier = {"version": "1", "first_day": "2026-07-01", "last_day": "2028-06-30"}
    clients = [client_of(coordinator) for _ in range(3)]

    responses = at_once(
        lambda: clients[0].post(address(mandate), typed(last_day="2026-12-31")),
        lambda: clients[1].post(f"/mandates/{later.pk}/", earlier),
        lambda: clients[2].post(f"/mandates/{mandate.pk}/", earlier | {"first_day": "2026-02-01"}),
    )

    assert {each.status_code for each in responses} <= {200, 302, 409}
