"""What was promised: one more promise, how far each is, and what the child reads of it."""

import pytest
from hypothesis import given

from advisory.models import Commitment, Contribution
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import answered, days, decided, done, today, under_review
from tests.strategies import CURRENT, encoded, modest, named_errors, pairs, post, shown

pytestmark = pytest.mark.django_db

PROMISE = {
    "promise": ("Avisar al colegio.",),
    "owner": ("owner", ""),
    "due_on": ((today() + days(365)).isoformat(), "2099-12-31", "", "2001-02-03", "2099-02-30"),
}
PROGRESS = {"text": ("Ya hablamos con el colegio.", "")}
FINISHED = {
    "version": (CURRENT, CURRENT, "1"),
    "outcome": ("Plantamos diez árboles.", ""),
    "without_evidence": ("Se ve en el patio.", ""),
}
KEPT = {"outcome": "Plantamos diez árboles.", "without_evidence": "Se ve en el patio."}


def address(commitment):
    return f"/commitments/{commitment.pk}/"


def done_page(commitment):
    return f"{address(commitment)}done/"


def new(contribution):
    return f"{contribution.get_absolute_url()}commitments/new/"


def promise(owner, **changes):
    return {
        "promise": "Avisar al colegio.",
        "owner": owner.pk,
        "due_on": (today() + days(5)).isoformat(),
    } | changes


@modest
@given(sent=pairs(PROMISE))
def test_whatever_is_sent_a_promise_is_added_or_given_back(coordinator, sent):
    contribution = answered(owner=coordinator)
    body = encoded([(name, coordinator.pk if value == "owner" else value) for name, value in sent])

    response = post(client_of(coordinator), new(contribution), body)

    assert response.status_code in (200, 302)
    assert b"<script>alert" not in response.content
    if response.status_code == 200 and body:
        assert named_errors(response) == set(response.context["form"].errors) != set()
        assert shown(response)["promise"] == response.context["form"].data.get("promise", "")
        assert shown(response)["due_on"] == response.context["form"].data.get("due_on", "")


@modest
@given(sent=pairs(PROGRESS))
def test_whatever_is_sent_the_progress_is_told_or_given_back(coordinator, sent):
    commitment = answered(owner=coordinator).commitments.get()
    body = encoded(sent)

    response = post(client_of(coordinator), address(commitment), body)

    assert_done_or_given_back(response, body, "text")


@modest
@given(sent=pairs(FINISHED))
def test_whatever_is_sent_a_promise_is_done_or_the_form_given_back(coordinator, sent):
    commitment = answered(owner=coordinator).commitments.get()
    body = encoded(sent, version=commitment.version)

    response = post(client_of(coordinator), done_page(commitment), body)

    assert_done_or_given_back(response, body, "outcome", "without_evidence")


def assert_done_or_given_back(response, body, *names):
    assert response.status_code in (200, 302, 409)
    assert b"<script>alert" not in response.content
    if response.status_code == 200 and body:
        for name in names:
            assert shown(response)[name] == response.context["form"].data.get(name, "")
        errors = set(response.context["form"].errors)
        assert errors
        assert named_errors(response) == errors - {"version"}


def test_one_more_promise_is_added(mandate, representative, coordinator):
    contribution = answered(owner=coordinator, mandate=mandate)

    response = client_of(coordinator).post(new(contribution), promise(coordinator), follow=True)

    assert "The commitment is added." in response.content.decode()
    page = client_of(representative).get(contribution.get_absolute_url()).content.decode()
    assert "Avisar al colegio." in page


def test_the_same_promise_sent_twice_is_one(coordinator):
    contribution = answered(owner=coordinator)
    client = client_of(coordinator)

    client.post(new(contribution), promise(coordinator))
    client.post(new(contribution), promise(coordinator))

    assert Commitment.objects.filter(promise="Avisar al colegio.").count() == 1


@pytest.mark.parametrize("missing", ["promise", "owner", "due_on"])
def test_a_promise_says_what_who_and_when(coordinator, missing):
    contribution = answered(owner=coordinator)

    response = client_of(coordinator).post(new(contribution), promise(coordinator) | {missing: ""})

    assert response.context["form"].errors == {missing: ["This field is required."]}
    assert named_errors(response) == {missing}


def test_no_promise_is_added_for_a_day_that_has_passed(coordinator):
    contribution = answered(owner=coordinator)

    response = client_of(coordinator).post(
        new(contribution), promise(coordinator, due_on=(today() - days(1)).isoformat())
    )

    assert response.context["form"].errors == {
        "due_on": ["This day has passed. Choose one to come."]
    }


@pytest.mark.parametrize("day", ["9999-12-31", (today() + days(3 * 366 + 1)).isoformat()])
def test_no_promise_is_added_for_a_day_that_no_child_can_wait_for(coordinator, day):
    contribution = answered(owner=coordinator)

    response = client_of(coordinator).post(new(contribution), promise(coordinator, due_on=day))

    assert named_errors(response) == {"due_on"}
    assert "A child can’t wait that long. Choose a day until" in response.content.decode()
    assert shown(response)["due_on"] == day
    assert contribution.commitments.count() == 1


def test_nothing_is_promised_with_a_no_before_a_decision_or_after_all_is_done(coordinator):
    client = client_of(coordinator)
    for contribution in (
        under_review(owner=coordinator),
        decided(owner=coordinator, decision="not_accepted"),
        done(owner=coordinator),
    ):
        before = contribution.commitments.count()

        response = client.post(new(contribution), promise(coordinator), follow=True)

        assert "This has changed in the meantime." in response.content.decode()
        assert contribution.commitments.count() == before


def test_the_first_word_of_progress_puts_the_contribution_in_progress(
    mandate, representative, coordinator
):
    contribution = answered(owner=coordinator, mandate=mandate)
    commitment = contribution.commitments.get()

    response = client_of(coordinator).post(
        address(commitment), {"text": "Ya hablamos con el colegio."}, follow=True
    )

    assert "Noted. The author sees this step." in response.content.decode()
    assert Commitment.objects.get().started_on == today()
    assert Contribution.objects.get().state == "in_progress"
    page = client_of(representative).get(contribution.get_absolute_url()).content.decode()
    assert "We are doing what we promised you." in page
    assert "Ya hablamos con el colegio." in page


def test_the_day_when_work_began_stays(coordinator):
    commitment = answered(owner=coordinator).commitments.get()
    client = client_of(coordinator)
    client.post(address(commitment), {"text": "Empezamos."})
    Commitment.objects.update(started_on=today() - days(3))

    client.post(address(commitment), {"text": "Ya casi."})

    assert Commitment.objects.get().started_on == today() - days(3)


def test_what_is_done_says_what_was_done(coordinator):
    commitment = answered(owner=coordinator).commitments.get()

    response = client_of(coordinator).post(
        done_page(commitment), KEPT | {"version": commitment.version, "outcome": " "}
    )

    assert response.context["form"].errors == {
        "outcome": ["Say what was done, so that the child knows it."]
    }
    assert named_errors(response) == {"outcome"}
    assert Commitment.objects.get().done_on is None


def test_the_last_promise_kept_makes_all_done(mandate, representative, coordinator):
    contribution = answered(owner=coordinator, mandate=mandate)
    client = client_of(coordinator)
    client.post(new(contribution), promise(coordinator))
    first, second = contribution.commitments.order_by("pk")

    client.post(done_page(first), KEPT | {"version": first.version})

    assert Contribution.objects.get().state == "in_progress"
    client.post(done_page(second), KEPT | {"version": second.version})
    assert Contribution.objects.get().state == "done"
    page = client_of(representative).get(contribution.get_absolute_url()).content.decode()
    assert "Done. We did what we promised you." in page
    assert page.count("Plantamos diez árboles.") == 2


def test_a_promise_is_not_followed_up_before_the_child_has_read_of_it(coordinator):
    commitment = decided(owner=coordinator).commitments.get()

    response = client_of(coordinator).get(address(commitment), follow=True)

    assert "This has changed in the meantime." in response.content.decode()


def test_what_is_done_is_not_told_again(coordinator):
    commitment = done(owner=coordinator).commitments.get()

    client_of(coordinator).post(
        done_page(commitment), KEPT | {"version": commitment.version, "outcome": "Otra cosa"}
    )

    assert Commitment.objects.get().outcome == "Plantamos diez árboles."


def test_only_staff_opens_a_promise(mandate, representative, lead, coordinator):
    commitment = answered(owner=coordinator, mandate=mandate).commitments.get()

    assert client_of(representative).get(address(commitment)).status_code == 404
    assert client_of(lead).get(address(commitment)).status_code == 404
    assert client_of(coordinator).get("/commitments/99999999999999999999/").status_code == 404


def test_the_child_does_not_read_who_is_in_charge(mandate, representative, coordinator):
    contribution = decided(owner=coordinator, mandate=mandate)
    Commitment.objects.update(owner=UserFactory(name="Rosa Quispe", roles=["coordinator"]))
    client_of(coordinator).post(
        f"{contribution.get_absolute_url()}answer/",
        {"version": "1", "text": "Sí.", "action": "publish"},
    )

    page = client_of(representative).get(contribution.get_absolute_url()).content.decode()

    assert "Plantar diez árboles." in page
    assert "Rosa Quispe" not in page
