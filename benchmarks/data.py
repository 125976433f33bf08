"""Many contributions, spread as a council that has worked for ten years would have them.

Made in bulk, with the triggers off (PostgreSQL's role ``replica``), so that a million take minutes
and not hours; each row is one that the site itself could have written.
"""

import random
import uuid
from datetime import timedelta

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from accounts.choices import Language, Role
from accounts.models import User
from advisory.choices import (
    PROMISING,
    WITH_ANSWER,
    WITH_DECISION,
    Audience,
    Decision,
    Kind,
    Medium,
    Occasion,
    Origin,
    State,
    Verdict,
)
from advisory.models import (
    Answer,
    Commitment,
    Contribution,
    Grounds,
    Mandate,
    News,
    Rating,
    Review,
    Transcription,
    Translation,
)
from advisory.samples import council
from programs.choices import Stage
from programs.models import Area, Project

BATCH = 5000
YEARS = 10
COORDINATORS = 8
# The newest ones wait, as those of the last 36 days or so do; the rest have their answer.
WAITING = 0.01
# Shares of what the team wrote down, of that what a child corrected, and of what is translated.
LOGGED, CORRECTED, TRANSLATED = 0.2, 0.5, 0.02
RATED = 0.6  # of the answers
# How often a word is written, from the one that everybody writes to one that hardly anybody does.
WORDS = {
    "queremos": 1.0,
    "colegio": 0.3,
    "reunión": 0.03,
    "quechua": 0.01,
    "biblioteca": 0.001,
    "telescopio": 0.0001,
}
# What stands in corrections alone, each in a third of them.
MISHEARD = ("mochilas", "zapatos", "cuadernos")
FILLING = (
    *(
        "en mi comunidad",
        "los niños",
        "y las niñas",
        "piden que",
        "les escuchen",
        "cuando se decide",
    ),
    *(
        "algo que",
        "les toca",
        "y que luego",
        "les cuenten",
        "qué se hizo",
        "con el agua",
        "en la posta",
    ),
)


def build(number: int) -> None:
    """The database as a new copy has it, with ``number`` contributions."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    fill(number)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def fill(number: int) -> None:
    """The founding data, the samples, and so many more that there are ``number``."""
    call_command("load_founding_data", verbosity=0)
    council.load()
    missing = number - Contribution.objects.count()
    if missing <= 0:
        return
    dice = random.Random(number)
    owners = _coordinators()
    mandates = list(Mandate.objects.all())
    areas = [*Area.objects.all(), None]
    first = Contribution.objects.order_by("-pk").values_list("pk", flat=True)[0]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for start in range(0, missing, BATCH):
            places = range(start, min(start + BATCH, missing))
            contributions = Contribution.objects.bulk_create(
                _contribution(place / missing, first + place, dice, mandates, areas)
                for place in places
            )
            answers = _write_the_work(contributions, owners, dice)
            _write_what_follows(answers, dice)
            _write_beside_the_words(contributions, owners, dice)
        cursor.execute("SET LOCAL session_replication_role = origin")


def _coordinators():
    first = User.objects.get(username="coordinator")
    people = [first]
    for number in range(1, COORDINATORS):
        person, _ = User.objects.get_or_create(
            username=f"coordinator-{number}", defaults={"name": f"Coordinación {number}"}
        )
        person.groups.set(first.groups.filter(name=Role.COORDINATOR))
        people.append(person)
    return people


def _contribution(age, number, dice, mandates, areas):
    """``age`` goes from 0, the oldest, to 1, the one that came right now."""
    mandate = dice.choice(mandates)
    sent = timezone.now() - timedelta(days=365 * YEARS * (1 - age))
    state = _state(age, dice)
    return Contribution(
        origin=Origin.LOGGED if dice.random() < LOGGED else Origin.OWN,
        token=uuid.UUID(int=dice.getrandbits(128)),
        mandate=mandate,
        organization_id=mandate.organization_id,
        kind=dice.choice(Kind.values),
        words=_words(dice),
        area=dice.choice(areas),
        audience=dice.choice(Audience.values),
        state=state,
        reference=f"AP-{sent.year}-{number + 1000:07d}",
        submitted_at=sent,
        promised_on=timezone.localdate(sent) + timedelta(days=30),
        withdrawn_at=sent if state == State.WITHDRAWN else None,
    )


def _state(age, dice):
    if age > 1 - WAITING:
        return dice.choice([State.SUBMITTED, State.UNDER_REVIEW, State.DECIDED])
    states = {State.ANSWERED: 40, State.IN_PROGRESS: 2, State.DONE: 53, State.WITHDRAWN: 5}
    return dice.choices(list(states), list(states.values()))[0]


def _words(dice):
    said = [word for word, share in WORDS.items() if dice.random() < share]
    return " ".join([*said, *dice.sample(FILLING, 6)]).capitalize() + "."


def _write_the_work(contributions, owners, dice):
    """What the team holds of them, and the answers that were published."""
    taken = [each for each in contributions if each.state not in (State.SUBMITTED, State.WITHDRAWN)]
    projects = [None, *Project.objects.all()]
    reviews = Review.objects.bulk_create(_review(each, owners, projects, dice) for each in taken)
    decided = [review for review in reviews if review.decision]
    answers = Answer.objects.bulk_create(_answer(review) for review in decided)
    Grounds.objects.bulk_create(
        Grounds(
            answer=answer,
            reason=review.reason,
            decided_by=review.decided_by,
            decided_at=review.decided_at,
        )
        for answer, review in zip(answers, decided, strict=True)
        if answer.published_at
    )
    Commitment.objects.bulk_create(
        _commitment(review) for review in decided if review.decision in PROMISING
    )
    return [answer for answer in answers if answer.published_at]


def _write_what_follows(answers, dice):
    """What an answer is to its author: news, which most of them say something of."""
    News.objects.bulk_create(
        News(
            contribution=answer.contribution,
            organization_id=answer.contribution.organization_id,
            at=answer.published_at,
        )
        for answer in answers
    )
    Rating.objects.bulk_create(
        Rating(
            answer=answer,
            mandate=answer.contribution.mandate,
            understood=Verdict.YES,
            satisfied=dice.choice([Verdict.YES, Verdict.PARTLY]),
        )
        for answer in answers
        if dice.random() < RATED
    )


def _write_beside_the_words(contributions, owners, dice):
    """How they were heard, what was wrong with it, and what they mean in English."""
    Transcription.objects.bulk_create(
        _transcription(each, dice.choice(owners), dice)
        for each in contributions
        if each.origin == Origin.LOGGED
    )
    Translation.objects.bulk_create(
        Translation(
            contribution=each,
            language=Language.ENGLISH,
            text=f"We want backpacks. {each.words}",
            written_by=dice.choice(owners),
        )
        for each in contributions
        if dice.random() < TRANSLATED
    )


def _transcription(contribution, writer, dice):
    is_corrected = dice.random() < CORRECTED
    return Transcription(
        contribution=contribution,
        written_by=writer,
        occasion=Occasion.SESSION,
        medium=Medium.ORAL,
        said_on=timezone.localdate(contribution.submitted_at),
        checked_at=contribution.submitted_at if is_corrected else None,
        checked_by=contribution.mandate if is_corrected else None,
        correction=_corrected(dice) if is_corrected else "",
    )


def _corrected(dice):
    return f"Dijimos {dice.choice(MISHEARD)}. {_words(dice)}"


def _review(contribution, owners, projects, dice):
    owner = dice.choice(owners)
    taken_at = contribution.submitted_at + timedelta(days=1)
    if contribution.state not in WITH_DECISION:
        return Review(contribution=contribution, owner=owner, taken_at=taken_at)
    promising = contribution.state in (State.IN_PROGRESS, State.DONE)
    others = [each for each in Decision.values if each not in PROMISING]
    return Review(
        contribution=contribution,
        owner=owner,
        taken_at=taken_at,
        stage=dice.choice(["", "", *Stage.values]),
        project=dice.choice(projects),
        decision=dice.choice(PROMISING if promising else others),
        reason="Por lo conversado en la reunión.",
        decided_by=owner,
        decided_at=taken_at + timedelta(days=9),
    )


def _answer(review):
    is_published = review.contribution.state in WITH_ANSWER
    return Answer(
        contribution=review.contribution,
        decision=review.decision,
        text="Gracias por decirlo. Esto vamos a hacer.",
        published_by=review.owner if is_published else None,
        published_at=review.decided_at if is_published else None,
    )


def _commitment(review):
    began = timezone.localdate(review.decided_at)
    state = review.contribution.state
    is_done = state == State.DONE
    return Commitment(
        contribution=review.contribution,
        promise="Hacer lo que pidieron.",
        owner=review.owner,
        due_on=began + timedelta(days=60),
        told_at=review.decided_at if state in WITH_ANSWER else None,
        started_on=began,
        done_on=began + timedelta(days=30) if is_done else None,
        outcome="Se hizo." if is_done else "",
        without_evidence="Lo contó la organización." if is_done else "",
    )
