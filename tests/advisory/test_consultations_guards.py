"""What the database refuses of a question to the council, whoever writes it."""

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from advisory import actions
from advisory.models import Consultation, ConsultationPaper
from tests.factories.advisory import days, today
from tests.factories.consultations import ConsultationFactory, asked, closed
from tests.factories.programs import ProjectFactory
from tests.factories.records import AttachmentFactory

pytestmark = pytest.mark.django_db

NEEDED = ["stage", "purpose", "decision", "decider", "changeable", "fixed", "text"]
OPEN = "state = 'open', opened_at = now(), opened_by_id = %s"


def run(sql, *values):
    """Raw SQL, to the end of its transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def update(consultation, words, *values):
    run(f"UPDATE advisory_consultation SET {words} WHERE id = %s", *values, consultation.pk)


def paper_of(consultation):
    return ConsultationPaper.objects.create(
        consultation=consultation, title="Plan", attachment=AttachmentFactory()
    )


@pytest.mark.parametrize("name", NEEDED)
def test_nothing_opens_without_all_that_the_council_must_know(name, coordinator):
    consultation = ConsultationFactory(**{name: ""})

    with pytest.raises(IntegrityError, match="consultation_open_is_complete"):
        update(consultation, OPEN, coordinator.pk)


@pytest.mark.parametrize("name", ["opens_on", "closes_on", "answer_by"])
def test_nothing_opens_without_its_days(name, coordinator):
    consultation = ConsultationFactory(**{name: None})

    with pytest.raises(IntegrityError, match="consultation_open_is_complete"):
        update(consultation, OPEN, coordinator.pk)


def test_words_of_spaces_are_no_words(coordinator):
    consultation = ConsultationFactory(purpose=" \n\t")

    with pytest.raises(IntegrityError, match="consultation_open_is_complete"):
        update(consultation, OPEN, coordinator.pk)


def test_nothing_opens_without_what_it_is_about(coordinator):
    consultation = ConsultationFactory(area=None)

    with pytest.raises(IntegrityError, match="consultation_is_about_one_thing"):
        update(consultation, OPEN, coordinator.pk)


def test_a_question_is_about_a_project_or_an_area_and_not_both(coordinator):
    project = ProjectFactory(lead=coordinator)
    consultation = ConsultationFactory(area=None, project=project)
    update(consultation, OPEN, coordinator.pk)

    assert Consultation.objects.get().main_area == project.area
    with pytest.raises(IntegrityError, match="consultation_is_about_one_thing"):
        ConsultationFactory(project=project)


def test_nothing_opens_without_a_named_adult():
    with pytest.raises(IntegrityError, match="consultation_open_is_complete"):
        update(ConsultationFactory(), "state = 'open', opened_at = now()")


def test_nothing_opens_without_a_paper_or_a_word_that_none_is_needed(coordinator):
    consultation = ConsultationFactory(needs_no_paper=False)

    with pytest.raises(IntegrityError, match="consultation_open_has_paper"):
        update(consultation, OPEN, coordinator.pk)
    paper_of(consultation)
    update(consultation, OPEN, coordinator.pk)

    assert Consultation.objects.get().state == "open"


def test_the_papers_of_what_is_open_neither_come_nor_change_nor_go(coordinator):
    consultation = ConsultationFactory()
    paper_of(consultation)
    actions.open_consultation(consultation=consultation, opened_by=coordinator)

    for change in (
        lambda: paper_of(consultation),
        lambda: run("UPDATE advisory_consultationpaper SET title = 'Otro'"),
        lambda: run("DELETE FROM advisory_consultationpaper"),
    ):
        with pytest.raises(IntegrityError, match="paper_comes_with_draft"), transaction.atomic():
            change()


def test_a_paper_of_a_draft_does_not_move_to_what_is_open():
    paper = paper_of(ConsultationFactory())

    with pytest.raises(InternalError, match="stays_with_consultation"), transaction.atomic():
        run("UPDATE advisory_consultationpaper SET consultation_id = %s", asked().pk)
    assert ConsultationPaper.objects.get().consultation_id == paper.consultation_id


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("question = 'Otra'", "what_was_asked_stays"),
        ("fixed = 'Nada'", "what_was_asked_stays"),
        ("opens_on = opens_on - 1", "what_was_asked_stays"),
        ("needs_no_paper = FALSE", "what_was_asked_stays"),
        ("state = 'draft', opened_at = NULL", "Invalid transition"),
        ("state = 'answered', closed_at = now()", "Invalid transition"),
        ("state = 'lost'", "Invalid transition"),
    ],
)
def test_what_was_asked_stays_as_it_was_asked(words, name):
    consultation = asked()

    with pytest.raises(InternalError, match=name), transaction.atomic():
        update(consultation, words)


def test_what_was_opened_is_kept_and_a_draft_may_go():
    asked()
    ConsultationFactory()

    with pytest.raises(InternalError, match="opened_is_kept"):
        run("DELETE FROM advisory_consultation WHERE state = 'open'")
    run("DELETE FROM advisory_consultation WHERE state = 'draft'")

    assert Consultation.objects.get().state == "open"


@pytest.mark.parametrize(
    "fields",
    [
        {"closes_on": today()},
        {"closes_on": today() - days(1)},
        {"answer_by": today() + days(9)},
    ],
)
def test_the_days_come_one_after_the_other(fields):
    with pytest.raises(IntegrityError, match="consultation_days_in_order"):
        ConsultationFactory(**fields)


def test_what_is_closed_says_when():
    with pytest.raises(IntegrityError, match="consultation_closed_has_time"):
        update(asked(), "state = 'closed'")


def test_a_question_is_closed_once_and_says_by_whom(coordinator):
    consultation = closed(by=coordinator)

    assert consultation.state == "closed"
    assert consultation.closed_by == coordinator
