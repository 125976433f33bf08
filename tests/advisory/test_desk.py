"""The desk of the team: what waits for one person, and how much there is of everything."""

import pytest

from advisory import actions
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    answered,
    days,
    decided,
    done,
    promised,
    rated,
    submitted,
    today,
    under_review,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(db):
    return UserFactory(username="rosa", name="Rosa", roles=["coordinator"])


def lines(response):
    return [(task.action, str(task.row)) for task in response.context["tasks"]]


def tallies(response):
    return {tally.label: tally.count.number for tally in response.context["tallies"]}


def test_all_that_waits_for_a_person_is_one_queue_in_the_order_in_which_it_is_due(coordinator):
    take, decide, answer = (
        submitted(),
        under_review(owner=coordinator),
        decided(owner=coordinator, promise="Más tarde"),
    )
    answered(owner=coordinator, promise="Plantar", due_on=today() + days(2))
    for contribution, day in ((take, 3), (decide, -1), (answer, 1)):
        promised(contribution, today() + days(day))

    response = client_of(coordinator).get("/")

    assert lines(response) == [
        ("decide", decide.reference),
        ("answer", answer.reference),
        ("keep", "Plantar"),
        ("take", take.reference),
    ]


def test_each_line_is_one_action_away(coordinator):
    take, decide, answer = (
        submitted(),
        under_review(owner=coordinator),
        decided(owner=coordinator),
    )
    keep = answered(owner=coordinator).commitments.get()

    page = client_of(coordinator).get("/").content.decode()

    assert f'method="post" action="/contributions/{take.reference}/take/"' in page
    assert f'href="/contributions/{decide.reference}/decide/"' in page
    assert f'href="/contributions/{answer.reference}/answer/"' in page
    assert f'href="/commitments/{keep.pk}/"' in page


def test_what_is_late_stands_first_until_it_is_done(coordinator):
    submitted()
    late = answered(owner=coordinator, promise="Atrasada", due_on=today() - days(1))
    client = client_of(coordinator)

    before = client.get("/")
    commitment = late.commitments.get()
    commitment.outcome, commitment.without_evidence = "Hecho.", "Se ve."
    actions.finish(commitment=commitment, on=today(), finished_by=commitment.owner)
    after = client.get("/")

    assert lines(before)[0] == ("keep", "Atrasada")
    assert "Late: it was due on" in before.content.decode()
    assert [action for action, _ in lines(after)] == ["take"]


def test_an_answer_that_got_a_no_comes_back_and_says_so(coordinator):
    contribution = rated(owner=coordinator, satisfied="no", promise="Lo prometido")

    response = client_of(coordinator).get("/")

    assert sorted(lines(response)) == [
        ("decide", contribution.reference),
        ("keep", "Lo prometido"),
    ]
    assert "The answer got a “no”" in response.content.decode()


def test_what_is_due_today_is_not_late(coordinator):
    promised(submitted(), today())

    page = client_of(coordinator).get("/").content.decode()

    assert "Due by" in page
    assert "Late: it was due on" not in page


def test_what_is_with_a_colleague_or_over_is_not_on_my_desk(coordinator, colleague):
    under_review(owner=colleague)
    decided(owner=colleague)
    answered(owner=colleague)
    done(owner=coordinator)
    answered(owner=coordinator, decision="not_accepted")
    DraftFactory()
    actions.withdraw(contribution=submitted())

    assert lines(client_of(coordinator).get("/")) == []


def test_a_promise_that_no_child_has_read_of_is_not_due_yet(coordinator):
    decided(owner=coordinator, promise="Todavía no dicho")

    assert [action for action, _ in lines(client_of(coordinator).get("/"))] == ["answer"]


def test_the_desk_says_how_much_there_is_of_everything(coordinator, colleague):
    submitted()
    submitted()
    under_review(owner=coordinator)
    decided(owner=coordinator)
    promised(under_review(owner=colleague), today() - days(1))
    answered(owner=coordinator)
    answered(owner=colleague, due_on=today() - days(1))
    promised(rated(owner=coordinator, understood="no", decision="deferred"), today() + days(9))

    assert tallies(client_of(coordinator).get("/")) == {
        "To take": 2,
        "Mine, without an answer": 3,
        "A “no” to look at": 1,
        "Answers to publish": 1,
        "Overdue answers": 1,
        "My commitments": 1,
        "Overdue commitments": 1,
        "Words not confirmed yet": 0,
    }


def test_each_count_leads_to_a_list_of_as_many(coordinator, colleague):
    submitted()
    under_review(owner=coordinator)
    decided(owner=coordinator)
    for owner in (coordinator, colleague, colleague):
        promised(decided(owner=owner), today() - days(1))
        rated(owner=owner, understood="no")
        answered(owner=owner, due_on=today() - days(1))
    client = client_of(coordinator)

    desk = client.get("/").context["tallies"]

    for tally in desk:
        found = client.get(tally.url)
        assert found.context["filters"].is_valid(), tally.url
        assert (tally.label, found.context["count"].number) == (tally.label, tally.count.number)
    assert [tally.label for tally in desk if tally.is_pressing] == [
        "Overdue answers",
        "Overdue commitments",
    ]


def test_nothing_late_presses(coordinator):
    submitted()

    desk = client_of(coordinator).get("/").context["tallies"]

    assert [tally.label for tally in desk if tally.is_pressing] == []


def test_the_desk_shows_the_first_twenty_lines(coordinator):
    mandate = MandateFactory()
    for number in range(21):
        contribution = submitted(mandate=mandate)
        promised(contribution, today() + days(30 - number))
    promised(under_review(owner=coordinator, mandate=mandate), today())

    shown = lines(client_of(coordinator).get("/"))

    assert len(shown) == 20
    assert shown[0][0] == "decide"
    assert shown[1] == ("take", contribution.reference)


def test_an_empty_desk_says_so(coordinator):
    assert "Nothing waits" in client_of(coordinator).get("/").content.decode()


def test_a_lead_reads_what_waits_and_has_nothing_to_do(lead, coordinator):
    waiting = under_review(owner=coordinator, words="En lectura")
    answered(owner=coordinator)

    response = client_of(lead).get("/")

    page = response.content.decode()
    assert lines(response) == [("read", waiting.reference)]
    assert tallies(response) == {"Waiting for an answer": 1, "Overdue answers": 0}
    assert "Decide" not in page
    assert "/commitments/" not in page


def test_a_tally_leads_a_lead_to_the_list_too(lead, coordinator):
    under_review(owner=coordinator)
    client = client_of(lead)

    for tally in client.get("/").context["tallies"]:
        assert client.get(tally.url).context["count"].number == tally.count.number
