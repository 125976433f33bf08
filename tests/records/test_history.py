"""History: written by the database, never rewritten, told in words."""

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection
from django.urls import reverse

from accounts.models import RoleGrant
from advisory import actions
from advisory.choices import Decision
from advisory.models import Commitment, Contribution, Review
from alliances.models import OtherArea
from records.history import Change, entries
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import DraftFactory, decided, submitted, under_review
from tests.factories.alliances import LineOfWorkFactory, PartnerFactory
from tests.factories.programs import AreaFactory, RegionFactory

pytestmark = pytest.mark.django_db
ContributionEvent = Contribution.pgh_event_model
ReviewEvent = Review.pgh_event_model


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def page_of_history(contribution, user):
    url = reverse("advisory:contribution-history", args=[contribution.reference])
    return client_of(user).get(url).content.decode()


def test_a_change_by_raw_sql_stands_on_the_history_page(coordinator):
    area = AreaFactory(slug="health", name_en="Health")
    contribution = submitted()
    run("UPDATE advisory_contribution SET area_id = %s WHERE id = %s", area.pk, contribution.pk)

    page = page_of_history(contribution, coordinator)

    assert "Changed in the database itself" in page
    assert "Program area: <ins>Health</ins>" in " ".join(page.split()).replace("> <", "><")


def test_a_change_in_a_page_bears_the_name_of_who_made_it(coordinator):
    contribution = under_review(owner=coordinator)
    url = reverse("advisory:contribution-review", args=[contribution.reference])

    client_of(coordinator).post(url, {"version": "1", "summary": "Llamar a la UGEL."})

    newest = entries(contribution.review)[0]
    assert newest.by == "Coordinator"
    assert newest.parts[0].changes == (Change("Summary by staff", "", "Llamar a la UGEL."),)


def test_a_change_in_a_page_bears_its_address_and_the_persons_key(coordinator):
    contribution = submitted()
    url = reverse("advisory:contribution-take", args=[contribution.reference])

    client_of(coordinator).post(url)

    event = ReviewEvent.objects.get(pgh_obj__contribution=contribution)
    assert event.pgh_context.metadata == {"user": coordinator.pk, "url": url}


def test_the_newest_change_comes_first_and_the_oldest_is_new():
    partner = PartnerFactory(acronym="UNO")
    run("UPDATE alliances_partner SET acronym = 'DOS' WHERE id = %s", partner.pk)

    parts = [part for entry in entries(partner) for part in entry.parts]

    assert [part.is_new for part in parts] == [True, False]
    assert parts[1].changes == (Change("Acronym", "UNO", "DOS"),)


def test_a_change_is_told_in_the_words_of_the_page(coordinator):
    partner = PartnerFactory(name_en="Old Ministry")
    newer = PartnerFactory(name_en="New Ministry")
    run(
        "UPDATE alliances_partner SET entity_type = 'national_program', valid_to = '2012-04-30',"
        " succeeded_by_id = %s WHERE id = %s",
        newer.pk,
        partner.pk,
    )

    parts = [part for entry in entries(partner) for part in entry.parts]

    assert set(parts[-1].changes) == {
        Change("Type of entity", "Ministry", "National program"),
        Change("Existed until", "", "30 April 2012"),
        Change("Succeeded by", "", "New Ministry"),
    }


def test_a_change_of_a_translation_names_the_language_and_both_texts():
    partner = PartnerFactory(name_en="Old Ministry")
    partner.name_en = "New Ministry"
    partner.save()

    parts = [part for entry in entries(partner) for part in entry.parts]

    assert parts[-1].changes == (Change("Name (English)", "Old Ministry", "New Ministry"),)


def test_a_change_that_is_none_leaves_no_trace():
    partner = PartnerFactory()

    partner.save()
    run("UPDATE alliances_partner SET acronym = acronym WHERE id = %s", partner.pk)

    assert partner.pgh_event_model.objects.filter(pgh_obj=partner).count() == 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE programs_regionevent SET name = 'Otra'",
        "UPDATE programs_regionevent SET pgh_created_at = '2001-01-01'",
        "DELETE FROM programs_regionevent",
    ],
)
def test_nobody_rewrites_history(sql):
    RegionFactory()

    with pytest.raises(DatabaseError, match="Cannot update or delete rows"):
        run(sql)


def test_a_draft_leaves_no_history():
    draft = DraftFactory(words="Primero pensé esto.")
    draft.words = "Mejor esto."
    draft.save()

    draft.delete()

    assert ContributionEvent.objects.count() == 0


def test_history_begins_when_a_contribution_is_sent():
    contribution = submitted()

    events = ContributionEvent.objects.filter(pgh_obj=contribution)

    assert [event.state for event in events] == ["submitted"]


def test_a_childs_words_stand_nowhere_in_the_history(coordinator):
    decided(words="Zanahoria secreta", owner=coordinator)

    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(event)::text FROM advisory_contributionevent AS event")
        rows = [row for (row,) in cursor]

    assert len(rows) == 3
    assert [row for row in rows if "Zanahoria" in row] == []


def test_a_promise_that_was_dropped_stays_in_the_history(coordinator):
    contribution = decided(owner=coordinator, decision=Decision.ACCEPTED)
    promise = contribution.commitments.get()
    review = contribution.review
    review.decision = Decision.DEFERRED

    actions.decide(
        contribution=contribution, review=review, commitment=None, decided_by=coordinator
    )

    events = Commitment.pgh_event_model.objects.filter(pgh_obj_id=promise.pk).order_by("pgh_id")
    assert [event.pgh_label for event in events] == ["insert", "delete"]


def test_a_sign_in_leaves_no_trace_and_of_a_new_password_history_holds_that_it_was_chosen():
    user = UserFactory()
    client_of(user)
    user.set_password("another-long-one")
    user.save()

    user.email = "ana@example.org"
    user.save()

    made, chosen, changed = user.pgh_event_model.objects.filter(pgh_obj=user).order_by("pgh_id")
    assert made.password_chosen_at < chosen.password_chosen_at == changed.password_chosen_at
    assert (chosen.email, changed.email) == ("", "ana@example.org")
    assert not hasattr(chosen, "password")


def test_the_giving_and_taking_of_a_role_is_in_the_history():
    UserFactory(roles=["lead"])
    user = UserFactory()
    lead = Group.objects.get(name="lead")

    run("INSERT INTO accounts_user_groups (user_id, group_id) VALUES (%s, %s)", user.pk, lead.pk)
    user.groups.remove(lead)

    events = RoleGrant.pgh_event_model.objects.filter(user=user).order_by("pgh_id")
    assert [(event.group_id, event.pgh_label) for event in events] == [
        (lead.pk, "insert"),
        (lead.pk, "delete"),
    ]


def test_the_other_areas_of_a_line_of_work_are_in_the_history():
    line, area = LineOfWorkFactory(), AreaFactory()

    line.other_areas.add(area)
    line.other_areas.clear()

    events = OtherArea.pgh_event_model.objects.filter(lineofwork=line).order_by("pgh_id")
    assert [(event.area_id, event.pgh_label) for event in events] == [
        (area.pk, "insert"),
        (area.pk, "delete"),
    ]


def test_of_a_long_history_the_newest_changes_are_told_and_none_is_called_new():
    region = RegionFactory()
    for number in range(6):
        run("UPDATE programs_region SET name = %s WHERE id = %s", f"Nombre {number}", region.pk)

    parts = [part for entry in entries(region, limit=3) for part in entry.parts]

    assert [part.is_new for part in parts] == [False, False, False]
    assert [change.after for part in parts for change in part.changes] == [
        "Nombre 3",
        "Nombre 4",
        "Nombre 5",
    ]


def test_a_busy_record_beside_a_quiet_one_does_not_make_the_quiet_one_new():
    quiet, busy = RegionFactory(code="01"), RegionFactory(code="02")
    run("UPDATE programs_region SET name = 'Antes' WHERE id = %s", busy.pk)
    run("UPDATE programs_region SET name = 'Nuevo' WHERE id = %s", quiet.pk)
    for number in range(3):
        run("UPDATE programs_region SET name = %s WHERE id = %s", f"Nombre {number}", busy.pk)

    parts = [part for entry in entries(quiet, busy, limit=4) for part in entry.parts]

    assert True not in [part.is_new for part in parts]
