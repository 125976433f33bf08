"""The forms of the team, sent whatever may be sent."""

import pytest
from django.http import QueryDict
from hypothesis import given

from advisory.models import Contribution
from tests.conftest import client_of
from tests.factories.advisory import days, decided, today, under_review
from tests.strategies import CURRENT, encoded, modest, named_errors, pairs, post, shown

pytestmark = pytest.mark.django_db

REVIEW = {
    "version": (CURRENT, CURRENT, "1"),
    "summary": ("Piden agua.",),
    "stage": ("plan", "", "plans"),
}
DECISION = {
    "version": (CURRENT, CURRENT, "1"),
    "decision": ("accepted", "partly_accepted", "not_accepted", "deferred", "outside_remit"),
    "reason": ("Hay presupuesto.",),
    "promise": ("Plantar diez árboles.", ""),
    "owner": ("owner", ""),
    "due_on": (
        (today() + days(365)).isoformat(),
        "2099-12-31",
        "",
        "2001-02-03",
        "31/12/2099",
        "2099-02-30",
        "99999-01-01",
    ),
}
ANSWER = {
    "version": (CURRENT, CURRENT, "1"),
    "text": ("Sí, vamos a plantar árboles.",),
    "action": ("save", "publish"),
}


def assert_nothing_typed_is_lost(response, body, *names):
    """A page that gives a form back has what was typed, and a message at each wrong field."""
    assert response.status_code in (200, 302, 409)
    assert b"<script>alert" not in response.content
    if response.status_code == 302:
        return
    typed = QueryDict(body)
    for name in names:
        assert shown(response)[name] == typed.get(name, "")
    if response.status_code == 200 and body:
        wrong = set(response.context["form"].errors)
        assert wrong
        assert named_errors(response) == wrong - {"version"}


@modest
@given(sent=pairs(REVIEW))
def test_a_review_is_saved_or_given_back(coordinator, sent):
    contribution = under_review(owner=coordinator)
    body = encoded(sent, version=contribution.review.version)

    response = post(client_of(coordinator), f"{contribution.get_absolute_url()}review/", body)

    assert_nothing_typed_is_lost(response, body, "summary")


@modest
@given(sent=pairs(DECISION))
def test_a_decision_is_made_or_given_back(coordinator, sent):
    contribution = under_review(owner=coordinator)
    sent = [(name, str(coordinator.pk) if value == "owner" else value) for name, value in sent]
    body = encoded(sent, version=contribution.review.version)

    response = post(client_of(coordinator), f"{contribution.get_absolute_url()}decide/", body)

    assert_nothing_typed_is_lost(response, body, "reason", "promise", "due_on")


@modest
@given(sent=pairs(DECISION))
def test_a_decision_is_made_anew_or_given_back(coordinator, sent):
    contribution = decided(owner=coordinator)
    sent = [(name, str(coordinator.pk) if value == "owner" else value) for name, value in sent]
    body = encoded(sent, version=contribution.review.version)

    response = post(client_of(coordinator), f"{contribution.get_absolute_url()}decide/", body)

    assert_nothing_typed_is_lost(response, body, "reason", "promise", "due_on")


@modest
@given(sent=pairs(ANSWER))
def test_an_answer_is_kept_or_given_back(coordinator, sent):
    contribution = decided(owner=coordinator)
    body = encoded(sent, version=contribution.answers.get().version)

    response = post(client_of(coordinator), f"{contribution.get_absolute_url()}answer/", body)

    assert_nothing_typed_is_lost(response, body, "text")
    published = Contribution.objects.get(pk=contribution.pk).state == "answered"
    assert (
        published
        == contribution.answers.filter(text__regex=r"\S", published_at__isnull=False).exists()
    )


def test_a_summary_that_is_too_long_is_refused_at_its_field(coordinator):
    contribution = under_review(owner=coordinator)

    response = client_of(coordinator).post(
        f"{contribution.get_absolute_url()}review/",
        {"version": contribution.review.version, "summary": "a" * 1001},
    )

    assert response.context["form"].errors == {
        "summary": ["It is too long: it has 1001 letters, and 1000 fit."]
    }
    assert named_errors(response) == {"summary"}
    assert shown(response)["summary"] == "a" * 1001
