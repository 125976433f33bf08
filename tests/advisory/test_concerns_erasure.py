"""What is left of a concern when the data of the child are erased."""

import pytest

from advisory import actions
from advisory.models import Concern, Contribution, Review
from records import content
from tests.advisory.traces import traces_of
from tests.conftest import client_of
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    RepresentativeFactory,
    submitted,
)
from tests.factories.records import picture, upload
from tests.factories.safeguarding import closed, diverted, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def child(db):
    representative = RepresentativeFactory(given_name="Yanamaría")
    MandateFactory(representative=representative)
    return representative


def erase(child, coordinator):
    assert actions.erase(representative=child, reason="request", done_by=coordinator)


def with_photo(child):
    draft = DraftFactory(mandate=child.mandates.get())
    actions.enclose(contribution=draft, checked=content.check(upload(picture())))
    return actions.submit(contribution=draft)


def test_a_closed_concern_stays_and_says_no_more_whose_it_is(child, coordinator, lead):
    concern = closed(told(representative=child, contact="987 654 321"), by=lead)
    actions.note_concern(concern=concern, written_by=lead, text="La DEMUNA contestó.")

    erase(child, coordinator)

    concern.refresh_from_db()
    assert (concern.representative, concern.contact) == (None, "")
    assert concern.words == "Alguien me pega."
    assert concern.notes.get().text == "La DEMUNA contestó."
    assert traces_of("Yanamaría", "987 654 321") == []
    history = Concern.pgh_event_model.objects.filter(pgh_obj_id=concern.pk)
    assert set(history.values_list("representative", flat=True)) == {None}


def test_an_open_concern_still_leads_to_the_child(child, coordinator, lead):
    concern = told(representative=child, contact="987 654 321")

    erase(child, coordinator)

    page = client_of(lead).get(f"/safeguarding/{concern.pk}/").content.decode()
    assert "Yanamaría · 987 654 321" in page
    assert {place for place, _word in traces_of("Yanamaría")} == {"advisory_concern"}


def test_it_is_unlinked_when_it_is_closed(child, coordinator, lead):
    concern = told(representative=child, contact="987 654 321")
    erase(child, coordinator)

    closed(concern, by=lead)

    concern.refresh_from_db()
    assert (concern.representative, concern.contact, concern.state) == (None, "", "closed")
    assert traces_of("Yanamaría", "987 654 321") == []
    history = Concern.pgh_event_model.objects.filter(pgh_obj_id=concern.pk)
    assert set(history.values_list("representative", flat=True)) == {None}


def test_who_asks_for_the_erasure_learns_nothing_of_it(child, coordinator):
    told(representative=child)
    client = client_of(coordinator)

    done = client.post(
        f"/representatives/{child.pk}/erase/", {"given_name": "Yanamaría"}, follow=True
    )

    page = done.content.decode()
    assert "Erased. What the child said stays with the organization." in page
    assert "oncern" not in page
    assert "afeguarding" not in page


def test_the_concern_of_another_child_is_left_alone(child, coordinator, lead):
    other = closed(told(contact="En el recreo."), by=lead)

    erase(child, coordinator)

    other.refresh_from_db()
    assert other.representative is not None
    assert other.contact == "En el recreo."


def test_a_diverted_contribution_of_an_erased_child_can_be_read_and_given_back(
    child, coordinator, lead
):
    contribution = with_photo(child)
    concern = diverted(contribution=contribution, raised_by=coordinator)
    erase(child, coordinator)
    page = client_of(lead).get(f"/safeguarding/{concern.pk}/").content.decode()
    photo = contribution.enclosures.get()
    kept = client_of(lead).get(photo.get_absolute_url()).getvalue()  # read, which closes the file

    closed(concern, by=lead, outcome="no_concern")

    photo.refresh_from_db()
    assert "Queremos más árboles en el colegio." in page
    assert kept.startswith(b"\xff\xd8")
    assert photo.attachment is None
    assert Contribution.objects.get().state == "submitted"
    assert traces_of("Yanamaría") == []


def test_what_is_given_back_after_the_erasure_names_the_child_no_more(child, coordinator, lead):
    said = submitted(mandate=child.mandates.get(), words="Soy Yanamaría. No hay agua.")
    concern = diverted(contribution=said, raised_by=coordinator)
    erase(child, coordinator)

    closed(concern, by=lead, outcome="no_concern")

    assert Contribution.objects.get().words == "Soy [alguien]. No hay agua."
    assert traces_of("Yanamaría") == []


def summed_up(contribution, coordinator):
    """What the team wrote about it, once and then otherwise."""
    actions.take(contribution=contribution, owner=coordinator)
    Review.objects.update(summary="Lo dice Yanamaría.")
    Review.objects.update(summary="Yanamaría lo dice.")


def summaries():
    events = Review.pgh_event_model.objects.exclude(summary="")
    return set(events.values_list("summary", flat=True))


def test_what_was_written_about_a_case_keeps_its_words_in_history_too(child, coordinator):
    said = submitted(mandate=child.mandates.get())
    summed_up(said, coordinator)
    diverted(contribution=said, raised_by=coordinator)

    erase(child, coordinator)

    assert Review.objects.get().summary == "Yanamaría lo dice."
    assert summaries() == {"Lo dice Yanamaría.", "Yanamaría lo dice."}


def test_history_of_what_is_given_back_names_the_child_no_more(child, coordinator, lead):
    said = submitted(mandate=child.mandates.get())
    summed_up(said, coordinator)
    concern = diverted(contribution=said, raised_by=coordinator)
    erase(child, coordinator)

    closed(concern, by=lead, outcome="no_concern")

    assert Review.objects.get().summary == "[alguien] lo dice."
    assert summaries() == {"Lo dice [alguien].", "[alguien] lo dice."}
    assert traces_of("Yanamaría") == []


def test_what_is_marked_after_the_erasure_names_nobody(child, coordinator, lead):
    contribution = with_photo(child)
    erase(child, coordinator)

    concern = diverted(contribution=contribution, raised_by=coordinator)

    assert concern.representative is None
    assert client_of(lead).get(f"/safeguarding/{concern.pk}/").status_code == 200


def test_the_triggers_stand_again_after_an_erasure(child, coordinator, lead):
    concern = closed(told(representative=child), by=lead)
    erase(child, coordinator)

    with pytest.raises(Exception, match="Cannot update rows"):
        Concern.objects.filter(pk=concern.pk).update(words="otra cosa")
