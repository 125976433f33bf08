"""Taking a contribution, noting and deciding."""

import pytest

from advisory.models import Commitment, Contribution
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    answered,
    days,
    decided,
    rated,
    submitted,
    today,
    under_review,
)
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db

NEEDED = "A yes needs a commitment: say what, who and when."


def address(contribution):
    return f"{contribution.get_absolute_url()}decide/"


def yes(contribution, someone, **changes):
    """What is sent when a contribution is accepted and ``someone`` keeps the promise."""
    return {
        "version": contribution.review.version,
        "decision": "accepted",
        "reason": "Hay presupuesto.",
        "promise": "Plantar diez árboles.",
        "owner": someone.pk,
        "due_on": (today() + days(30)).isoformat(),
    } | changes


def test_who_takes_a_contribution_is_in_charge_of_it(coordinator):
    contribution = submitted()

    response = client_of(coordinator).post(f"{contribution.get_absolute_url()}take/", follow=True)

    assert Contribution.objects.get().state == "under_review"
    assert Contribution.objects.get().review.owner == coordinator
    assert "It is yours now. The author sees that it is being read." in response.content.decode()


def test_of_two_who_take_the_same_the_second_is_told(coordinator):
    contribution = submitted()
    client_of(coordinator).post(f"{contribution.get_absolute_url()}take/")
    second = UserFactory(roles=["coordinator"])

    response = client_of(second).post(f"{contribution.get_absolute_url()}take/", follow=True)

    assert Contribution.objects.get().review.owner == coordinator
    assert "This has changed in the meantime." in response.content.decode()


def test_what_was_taken_back_is_neither_taken_nor_decided(mandate, representative, coordinator):
    contribution = under_review(owner=coordinator, mandate=mandate)
    sent = yes(contribution, coordinator)
    client_of(representative).post(f"{contribution.get_absolute_url()}withdraw/")
    client = client_of(coordinator)

    for response in (
        client.post(f"{contribution.get_absolute_url()}take/", follow=True),
        client.get(f"{contribution.get_absolute_url()}review/", follow=True),
        client.post(address(contribution), sent, follow=True),
    ):
        assert "This has changed in the meantime." in response.content.decode()
    assert Contribution.objects.get().state == "withdrawn"


def test_a_summary_and_a_stage_are_saved(coordinator):
    contribution = under_review(owner=coordinator)

    response = client_of(coordinator).post(
        f"{contribution.get_absolute_url()}review/",
        {
            "version": contribution.review.version,
            "summary": "Piden árboles.",
            "stage": "evaluation",
        },
        follow=True,
    )

    page = response.content.decode()
    assert "Saved. Only the team reads it." in page
    assert "Piden árboles." in page
    assert "<dd>Evaluation</dd>" in page


def test_a_yes_makes_a_commitment(coordinator):
    contribution = under_review(owner=coordinator)

    response = client_of(coordinator).post(address(contribution), yes(contribution, coordinator))

    assert response.url == f"{contribution.get_absolute_url()}answer/"
    assert Contribution.objects.get().state == "decided"
    commitment = Commitment.objects.get()
    assert commitment.promise == "Plantar diez árboles."
    assert commitment.owner == coordinator
    assert commitment.due_on == today() + days(30)


@pytest.mark.parametrize("decision", ["accepted", "partly_accepted"])
@pytest.mark.parametrize("missing", ["promise", "owner", "due_on"])
def test_each_part_of_a_commitment_that_a_yes_lacks_is_named(coordinator, decision, missing):
    contribution = under_review(owner=coordinator)

    response = client_of(coordinator).post(
        address(contribution), yes(contribution, coordinator, decision=decision) | {missing: ""}
    )

    assert response.context["form"].errors == {missing: [NEEDED]}
    assert named_errors(response) == {missing}
    assert shown(response)["reason"] == "Hay presupuesto."
    assert shown(response)["decision"] == decision
    assert Contribution.objects.get().state == "under_review"


def test_all_that_a_yes_lacks_is_named_at_once(coordinator):
    contribution = under_review(owner=coordinator)

    response = client_of(coordinator).post(
        address(contribution),
        yes(contribution, coordinator, promise=" \n", owner="", due_on=""),
    )

    assert named_errors(response) == {"promise", "owner", "due_on"}


@pytest.mark.parametrize("decision", ["not_accepted", "deferred", "outside_remit"])
def test_a_no_promises_nothing(coordinator, decision):
    contribution = under_review(owner=coordinator)

    response = client_of(coordinator).post(
        address(contribution), yes(contribution, coordinator, decision=decision)
    )

    assert response.context["form"].errors == {
        "promise": ["Without a yes there is no commitment. Empty this, or accept in part."]
    }
    assert shown(response)["promise"] == "Plantar diez árboles."
    assert Contribution.objects.get().state == "under_review"


def test_a_no_needs_no_commitment(coordinator):
    contribution = under_review(owner=coordinator)

    client_of(coordinator).post(
        address(contribution),
        yes(contribution, coordinator, decision="not_accepted", promise="", owner="", due_on=""),
    )

    assert Contribution.objects.get().state == "decided"
    assert not Commitment.objects.exists()


@pytest.mark.parametrize("missing", ["decision", "reason"])
def test_a_decision_has_its_reason(coordinator, missing):
    contribution = under_review(owner=coordinator)

    response = client_of(coordinator).post(
        address(contribution), yes(contribution, coordinator) | {missing: ""}
    )

    assert response.context["form"].errors == {missing: ["This field is required."]}


def test_nothing_is_promised_for_a_day_that_has_passed(coordinator):
    contribution = under_review(owner=coordinator)
    yesterday = (today() - days(1)).isoformat()

    response = client_of(coordinator).post(
        address(contribution), yes(contribution, coordinator, due_on=yesterday)
    )

    assert response.context["form"].errors == {
        "due_on": ["This day has passed. Choose one to come."]
    }
    assert shown(response)["due_on"] == yesterday


def test_today_is_a_day_to_come(coordinator):
    contribution = under_review(owner=coordinator)

    client_of(coordinator).post(
        address(contribution), yes(contribution, coordinator, due_on=today().isoformat())
    )

    assert Contribution.objects.get().state == "decided"


@pytest.mark.parametrize("fields", [{"roles": ["lead"]}, {"roles": []}, {"is_active": False}])
def test_only_active_staff_is_put_in_charge_of_a_promise(coordinator, fields):
    contribution = under_review(owner=coordinator)
    other = UserFactory(**({"roles": ["coordinator"]} | fields))

    response = client_of(coordinator).post(address(contribution), yes(contribution, other))

    assert named_errors(response) == {"owner"}


def test_a_decision_made_anew_keeps_its_commitment_and_changes_it(coordinator):
    contribution = decided(owner=coordinator)
    client = client_of(coordinator)
    form = shown(client.get(address(contribution)))

    client.post(address(contribution), form | {"promise": "Plantar veinte árboles."})

    assert form["promise"] == "Plantar diez árboles."
    assert Commitment.objects.get().promise == "Plantar veinte árboles."


def test_a_no_after_all_drops_what_was_promised(coordinator):
    contribution = decided(owner=coordinator)

    client_of(coordinator).post(
        address(contribution),
        yes(contribution, coordinator, decision="not_accepted", promise=""),
    )

    assert not Commitment.objects.exists()
    assert contribution.answers.get().decision == "not_accepted"


def test_a_promise_added_meanwhile_is_not_written_over_by_a_new_decision(coordinator):
    contribution = decided(owner=coordinator)
    client = client_of(coordinator)
    form = shown(client.get(address(contribution)))
    client.post(
        f"{contribution.get_absolute_url()}commitments/new/",
        {"promise": "Avisar pronto.", "owner": coordinator.pk, "due_on": today().isoformat()},
    )

    client.post(address(contribution), form | {"promise": "Plantar veinte árboles."})

    promises = set(Commitment.objects.values_list("promise", flat=True))
    assert promises == {"Plantar veinte árboles.", "Avisar pronto."}


def test_what_is_answered_is_not_decided_anew(coordinator):
    contribution = answered(owner=coordinator)

    response = client_of(coordinator).post(
        address(contribution),
        yes(contribution, coordinator, decision="not_accepted", promise=""),
        follow=True,
    )

    assert "This has changed in the meantime." in response.content.decode()
    assert Contribution.objects.get().review.decision == "accepted"


def test_who_decides_after_a_no_reads_it_beside_the_form(coordinator):
    contribution = rated(owner=coordinator, satisfied="no", words="¿Y si es solo los viernes?")

    page = client_of(coordinator).get(address(contribution)).content.decode()

    assert "¡Sí! Vamos a plantar árboles." in page
    assert "¿Y si es solo los viernes?" in page
