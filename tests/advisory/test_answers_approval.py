"""An answer before it is published: seen as the child will, checked, approved by a colleague."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.choices import Role
from advisory import actions
from advisory.models import Answer, Contribution
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import decided
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(db):
    return UserFactory(roles=[Role.COORDINATOR], name="Rosa Quispe")


@pytest.fixture
def _four_eyes(settings):
    settings.ANSWER_NEEDS_APPROVAL = True


def address(contribution):
    return f"{contribution.get_absolute_url()}answer/"


def preview(contribution):
    return f"{address(contribution)}preview/"


def write(client, contribution, text="¡Sí! Habrá árboles.", action="preview"):
    version = Answer.objects.get(contribution=contribution).version
    form = {"version": version, "text": text, "action": action}
    return client.post(address(contribution), form, follow=True)


def approve(client, contribution):
    return client.post(preview(contribution), shown(client.get(preview(contribution))), follow=True)


def test_the_preview_is_the_page_of_the_child_and_publishes_nothing(
    mandate, representative, coordinator
):
    contribution = decided(owner=coordinator, mandate=mandate)

    page = write(client_of(coordinator), contribution).content.decode()

    assert "Yes, we will do it." in page
    assert "¡Sí! Habrá árboles." in page
    assert "Coordinator, from the team" in page
    assert "You have an answer. Next, we do what we promised." in page
    assert "What we promised" in page
    assert Contribution.objects.get().state == "decided"
    assert Answer.objects.get().published_at is None
    told = client_of(representative).get(contribution.get_absolute_url()).content.decode()
    assert "Habrá árboles" not in told


def test_what_is_seen_is_published_from_there(coordinator):
    contribution = decided(owner=coordinator)
    client = client_of(coordinator)
    page = write(client, contribution)

    form = shown(page) | {"action": "publish"}
    response = client.post(address(contribution), form, follow=True)

    assert "Published. The author can read your answer now." in response.content.decode()
    assert Answer.objects.get().text == "¡Sí! Habrá árboles."


def test_a_decision_made_anew_after_the_preview_is_not_told_unseen(coordinator):
    contribution = decided(owner=coordinator)
    client = client_of(coordinator)
    form = shown(write(client, contribution)) | {"action": "publish"}
    review = contribution.review
    review.decision = "not_accepted"
    actions.decide(
        contribution=contribution, review=review, commitment=None, decided_by=coordinator
    )

    response = client.post(address(contribution), form)

    assert response.status_code == 409
    assert Answer.objects.get().published_at is None


def test_the_text_is_checked_while_it_is_written(coordinator):
    contribution = decided(owner=coordinator)

    response = client_of(coordinator).post(
        f"{address(contribution)}check/", {"text": "No obstante, lo implementaremos."}
    )

    page = response.content.decode()
    assert page.count("<html") == 0
    assert '<span lang="es">no obstante</span> → <strong lang="es">pero</strong>' in page
    assert "4 words, 1 sentence" in page
    assert Answer.objects.get().text == ""


@pytest.mark.parametrize("text", ["", "a" * 2001, "a\x00b", "<script>alert(1)</script>"])
def test_the_check_takes_whatever_is_typed(coordinator, text):
    contribution = decided(owner=coordinator)

    response = client_of(coordinator).post(f"{address(contribution)}check/", {"text": text})

    assert response.status_code == 200
    assert b"<script>" not in response.content


@pytest.mark.usefixtures("_four_eyes")
def test_nobody_publishes_before_a_colleague_has_approved(coordinator, colleague):
    contribution = decided(owner=coordinator)

    page = write(client_of(coordinator), contribution, action="publish").content.decode()

    assert "It waits for a colleague" in page
    assert "Publish the answer" not in page
    assert "Approve it" not in page
    answer = Answer.objects.get()
    assert (answer.text, answer.published_at) == ("¡Sí! Habrá árboles.", None)


@pytest.mark.usefixtures("_four_eyes")
def test_a_colleague_approves_and_either_publishes(coordinator, colleague):
    contribution = decided(owner=coordinator)
    write(client_of(coordinator), contribution)

    page = approve(client_of(colleague), contribution).content.decode()

    assert "Approved. Now it can be published." in page
    assert "Rosa Quispe approved it." in page
    client = client_of(coordinator)
    form = shown(client.get(preview(contribution))) | {"action": "publish"}
    client.post(address(contribution), form)
    assert Contribution.objects.get().state == "answered"


@pytest.mark.usefixtures("_four_eyes")
def test_nobody_approves_their_own_text(coordinator):
    contribution = decided(owner=coordinator)
    client = client_of(coordinator)
    write(client, contribution)

    response = client.post(preview(contribution), {"version": Answer.objects.get().version})

    assert response.status_code == 302
    assert Answer.objects.get().approved_by is None


@pytest.mark.usefixtures("_four_eyes")
def test_other_words_or_another_decision_are_approved_anew(coordinator, colleague):
    contribution = decided(owner=coordinator)
    write(client_of(coordinator), contribution)
    approve(client_of(colleague), contribution)

    write(client_of(coordinator), contribution, text="¡Sí! En mayo.")

    assert Answer.objects.get().approved_by is None
    approve(client_of(colleague), contribution)
    assert Answer.objects.get().approved_by == colleague
    review = contribution.review
    review.refresh_from_db()
    review.decision = "partly_accepted"
    actions.decide(
        contribution=contribution,
        review=review,
        commitment=contribution.commitments.get(),
        decided_by=coordinator,
    )
    assert Answer.objects.get().approved_by is None


@pytest.mark.usefixtures("_four_eyes")
def test_only_what_was_read_is_approved(coordinator, colleague):
    contribution = decided(owner=coordinator)
    write(client_of(coordinator), contribution)
    client = client_of(colleague)
    form = shown(client.get(preview(contribution)))
    write(client_of(coordinator), contribution, text="No.")

    response = client.post(preview(contribution), form, follow=True)

    assert "This has changed in the meantime." in response.content.decode()
    assert Answer.objects.get().approved_by is None


@pytest.mark.parametrize("version", ["x", "-1", "9" * 30])
def test_a_version_that_is_none_approves_nothing(coordinator, version):
    contribution = decided(owner=coordinator)

    response = client_of(coordinator).post(preview(contribution), {"version": version})

    assert response.status_code == 200
    assert named_errors(response) == set()
    assert Answer.objects.get().approved_by is None


@pytest.mark.usefixtures("_four_eyes")
def test_the_database_wants_a_second_person_too(coordinator, colleague):
    contribution = decided(owner=coordinator)
    write(client_of(coordinator), contribution)
    row = Answer.objects.filter(contribution=contribution)

    for fields, name in (
        ({"approved_by": coordinator}, "answer_approved_by_a_colleague"),
        (
            {"published_at": timezone.now(), "published_by": coordinator},
            "answer_published_is_approved",
        ),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            row.update(**fields)
    for fields in ({"needs_approval": False}, {"approved_by": colleague, "text": "No."}):
        with pytest.raises(Exception, match="pgtrigger"), transaction.atomic():
            row.update(**fields)


def written(owner, text="¡Sí! Habrá árboles."):
    """Decided, with an answer that its owner wrote."""
    contribution = decided(owner=owner)
    actions.write_answer(answer=contribution.answers.get(), text=text, written_by=owner)
    return contribution


@pytest.mark.usefixtures("_four_eyes")
def test_the_desk_leads_to_what_a_colleague_wrote_and_waits(coordinator, colleague):
    theirs = written(colleague)
    written(coordinator)
    decided(owner=colleague)

    response = client_of(coordinator).get("/")

    tally = next(each for each in response.context["tallies"] if each.label == "Answers to approve")
    assert tally.count.number == 2
    listed = client_of(coordinator).get(tally.url).context["page"].rows
    assert len(listed) == 2
    assert [
        task.row.reference for task in response.context["tasks"] if task.action == "approve"
    ] == [theirs.reference]
    assert f'href="{preview(theirs)}">Read and approve' in response.content.decode()


@pytest.mark.usefixtures("_four_eyes")
def test_what_is_approved_leaves_the_desk_of_who_approved_it(coordinator, colleague):
    contribution = written(colleague)
    approve(client_of(coordinator), contribution)

    response = client_of(coordinator).get("/")

    assert response.context["tasks"] == []
    assert not Contribution.objects.to_approve().exists()


def test_a_desk_without_approvals_does_not_speak_of_them(coordinator):
    decided(owner=coordinator)

    page = client_of(coordinator).get("/").content.decode()

    assert "Answers to approve" not in page


def test_what_waited_before_the_setting_changed_still_waits(coordinator, colleague, settings):
    settings.ANSWER_NEEDS_APPROVAL = True
    written(colleague)
    settings.ANSWER_NEEDS_APPROVAL = False

    page = client_of(coordinator).get("/").content.decode()

    assert "Answers to approve" in page


@pytest.mark.usefixtures("_four_eyes")
def test_the_list_is_filtered_by_what_waits_for_approval(coordinator, colleague):
    contribution = written(colleague)
    decided(owner=colleague)

    response = client_of(coordinator).get("/contributions/?state=to_approve")

    assert [row.reference for row in response.context["page"].rows] == [contribution.reference]
    assert "Answer waits for approval" in response.content.decode()
