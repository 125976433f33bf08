"""The words of a diverted contribution are found by no role but the lead, wherever one looks.

Everything that can belong to a contribution is made with a word in it that nobody else writes;
then each role walks through the whole site (``tests.advisory.crawl``). A page that is added later
is asked too; and a new kind of row fails the first test until this module makes one.
"""

import logging
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from accounts.choices import Role
from advisory import actions
from advisory.choices import Audience, Origin
from advisory.models import (
    Commitment,
    CommitmentUpdate,
    Contribution,
    Note,
    Postponement,
    Rating,
    Representative,
    Transcription,
    Translation,
)
from records import content
from tests.advisory.crawl import ask, holds, is_typed, places_of, rows_of
from tests.advisory.traces import traces_of
from tests.conftest import client_of
from tests.factories import advisory, minutes
from tests.factories.accounts import UserFactory
from tests.factories.programs import AreaFactory
from tests.factories.records import picture, upload
from tests.factories.referrals import heard, referred
from tests.factories.safeguarding import diverted

pytestmark = pytest.mark.django_db
SOUGHT, MARK = "colibrí", "zarapanga"
TEXT = f"{SOUGHT} {MARK}"  # what is looked for is not what a search page says again


@pytest.fixture(autouse=True)
def _nothing_is_limited():
    cache.clear()


@pytest.fixture
def people(mandate, coordinator, lead):
    mate = advisory.MandateFactory(organization=mandate.organization, seat="alternate")
    return {
        "anonymous": None,
        "author": mandate.representative.user,
        "mate": mate.representative.user,
        "supporter": advisory.MandateFactory().representative.user,
        "coordinator": coordinator,
        "colleague": UserFactory(roles=[Role.COORDINATOR]),
        "superuser": UserFactory(is_superuser=True),
        "lead": lead,
    }


@pytest.fixture
def contribution(people, mandate, coordinator):
    """One that has been through everything, with the word in every text."""
    draft = advisory.DraftFactory(
        mandate=mandate,
        area=AreaFactory(slug="area-0"),
        audience=Audience.COUNCIL,
        words=f"Que haya {TEXT} en el colegio.",
        origin=Origin.LOGGED,
    )
    actions.enclose(contribution=draft, checked=content.check(upload(picture())))
    sent = actions.submit(contribution=draft)
    Transcription.objects.create(
        contribution=sent,
        written_by=coordinator,
        occasion="session",
        medium="oral",
        said_on=timezone.localdate(),
    )
    actions.check_words(contribution=sent, mandate=mandate, correction=f"Que haya un {TEXT}.")
    supporter = people["supporter"].representative.mandates.get()
    actions.support(contribution=sent, mandate=supporter)
    actions.take(contribution=sent, owner=coordinator)
    Translation.objects.create(
        contribution=sent, language="en", text=f"A {TEXT}.", written_by=coordinator
    )
    _lead(sent, coordinator)
    review = Contribution.objects.get(pk=sent.pk).review
    review.summary = f"Pide {TEXT}."
    review.save()
    note = Note(text=f"¿Qué es {TEXT}?", asked=people["colleague"])
    actions.write_note(contribution=sent, note=note, written_by=coordinator)
    moved = Postponement(
        old_day=sent.promised_on,
        new_day=sent.promised_on + timedelta(days=5),
        reason=f"Falta ver {TEXT}.",
    )
    actions.postpone(contribution=sent, postponement=moved, moved_by=coordinator)
    session = minutes.held()
    _answer(sent, session, coordinator)
    story = actions.open_story(contribution=sent, opened_by=coordinator)
    story.said, story.did = f"Pidieron {TEXT}.", f"Hicimos {TEXT}."
    actions.save_story(story=story, verb="publish", saved_by=coordinator)
    _refer(sent, coordinator)
    commitment = sent.commitments.get()
    update = CommitmentUpdate(text=f"Buscamos {TEXT}.")
    actions.tell_progress(commitment=commitment, update=update, told_by=coordinator)
    commitment.refresh_from_db()
    commitment.outcome = f"Hubo {TEXT}."
    commitment.without_evidence = f"Lo vieron con {TEXT}."
    actions.finish(commitment=commitment, on=timezone.localdate(), finished_by=commitment.owner)
    minutes.sent(session)
    child = mandate.representative
    actions.note_seen(
        contribution=Contribution.objects.for_detail().get(pk=sent.pk),
        representative=Representative.objects.get(pk=child.pk),
    )
    return Contribution.objects.get(pk=sent.pk)


def _lead(sent, coordinator):
    """Another one is joined with it; decided alone, so that it gets no copy of the answer."""
    other = advisory.under_review(owner=coordinator, words="Más árboles.")
    actions.join(contribution=other, main=sent, joined_by=coordinator)
    other.review.decision, other.review.reason = "deferred", "Este año no."
    actions.decide(contribution=other, review=other.review, commitment=None, decided_by=coordinator)


def _refer(sent, coordinator):
    """To one entity that says no, and to another that does it."""
    for verbs in (("decline",), ("accept", "finish")):
        referral = referred(owner=coordinator, contribution=sent, ask=f"Comprar {TEXT}.")
        for verb in verbs:
            heard(referral, verb, by=coordinator, words=f"Es por {TEXT}.")


def _answer(sent, session, coordinator):
    review = Contribution.objects.get(pk=sent.pk).review
    review.decision, review.reason = "accepted", f"Hay {TEXT}."
    promise = Commitment(promise=f"Comprar {TEXT}.", owner=coordinator, due_on=timezone.localdate())
    actions.decide(contribution=sent, review=review, commitment=promise, decided_by=coordinator)
    answer = sent.answers.get()
    answer.text = f"Sí, habrá {TEXT}."
    actions.publish(contribution=sent, answer=answer, published_by=coordinator)
    rating = Rating(understood="yes", satisfied="yes", words=f"Gracias por {TEXT}.")
    actions.tell_answer(session=session, answer=answer, rating=rating)


def test_all_that_belongs_to_a_contribution_is_there_with_the_word_in_it(contribution, coordinator):
    diverted(contribution=contribution, raised_by=coordinator, reason=f"Habla de {TEXT}.")
    rows = rows_of(contribution)

    without_rows = sorted(model.__name__ for model, found in rows.items() if not found)
    without_word = [
        f"{model.__name__}.{field.name}"
        for model, found in rows.items()
        for row in found
        for field in model._meta.concrete_fields
        if is_typed(field) and getattr(row, field.attname) and MARK not in row.__dict__[field.name]
    ]

    assert without_rows == []
    assert without_word == []


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("anonymous", "/"),
        ("author", "/contributions/{reference}/"),
        ("author", "/me/data/"),
        ("author", "/me/data.json"),
        ("mate", "/contributions/{reference}/"),
        ("supporter", "/contributions/"),
        ("coordinator", f"/contributions/?q={SOUGHT}"),
        ("coordinator", "/contributions/{reference}/history/"),
        ("coordinator", "/contributions/export.csv"),
        ("coordinator", "/contributions/export.xlsx"),
        ("coordinator", "/organizations/{organization}/"),
        ("colleague", "/"),  # who was asked what it is
    ],
)
def test_who_looks_before_it_is_diverted_finds_it(who, path, people, contribution):
    """So that the tests below can fail."""
    slug = contribution.organization.slug
    url = path.format(reference=contribution.reference, organization=slug)

    assert holds(ask(client_of(people[who]), "get", url), MARK)


@pytest.mark.parametrize(
    "who", ["anonymous", "author", "mate", "supporter", "coordinator", "colleague", "superuser"]
)
def test_nobody_finds_it_when_it_is_diverted(who, people, contribution, coordinator, caplog):
    caplog.set_level(logging.INFO)
    diverted(contribution=contribution, raised_by=coordinator, reason=f"Habla de {TEXT}.")
    enclosure = contribution.enclosures.get()

    assert places_of(people[who], contribution, word=MARK, search=SOUGHT) == set()
    for size in ("", "small/"):
        file = client_of(people[who]).get(f"/contributions/files/{enclosure.pk}/{size}")
        assert file.status_code in (302, 404)
    assert MARK not in caplog.text


def test_the_lead_finds_it_on_the_page_of_the_concern_and_nowhere_else(
    people, contribution, coordinator
):
    concern = diverted(contribution=contribution, raised_by=coordinator, reason=f"Habla de {TEXT}.")

    found = places_of(people["lead"], contribution, word=MARK, search=SOUGHT)

    assert found == {("GET", f"/safeguarding/{concern.pk}/")}
    assert concern.readings.filter(read_by=people["lead"]).exists()


def test_neither_mail_nor_session_nor_log_entry_holds_it(people, contribution, coordinator):
    path = f"/contributions/{contribution.reference}/concern/"
    client_of(coordinator).post(path, {"reason": f"Habla de {TEXT}."})

    places = {place for place, _word in traces_of(MARK)}

    assert {place for place in places if not place.startswith("advisory_")} == set()
    assert "advisory_concern" in places
    assert not any(place.startswith("advisory_concern") for place in places - {"advisory_concern"})
    assert not any(MARK in str(message.message()) for message in mail.outbox)
