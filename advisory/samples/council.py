"""Sample people and contributions, to try the site with. None of them exists.

Only for the embedded database (``load_samples`` refuses any other).
"""

import uuid
from datetime import date, datetime, time, timedelta
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from accounts.choices import Language, Role
from accounts.models import User
from advisory import actions, consent
from advisory.choices import (
    FOR_ACCOUNT,
    ConsentMedium,
    Decision,
    Giver,
    Kind,
    Reach,
    Relationship,
    Seat,
    State,
    Verdict,
)
from advisory.models import (
    Commitment,
    CommitmentUpdate,
    Consent,
    ConsentText,
    Contribution,
    Guardian,
    Mandate,
    Organization,
    Rating,
    ReferenceYear,
    Representative,
)
from advisory.samples import consultations, minutes, referrals, sessions, voices
from advisory.samples.texts import SENT
from alliances import samples as alliance_samples
from programs import samples as project_samples
from programs.models import Area

PASSWORD = "consejo-demo"

STAFF = [
    ("admin", Role.ADMINISTRATOR, "Administración (muestra)"),
    ("coordinator", Role.COORDINATOR, "Coordinación (muestra)"),
    ("lead", Role.LEAD, "Salvaguarda (muestra)"),
]
# (who, organization, age in years)
REPRESENTATIVES = [
    ("rep-rednna", "rednna", 15),
    ("rep-mnnatsop", "mnnatsop", 16),
    ("rep-manthoc", "manthoc", 12),
    ("rep-conao", "conao", 14),
    ("rep-junin", "municipios-escolares-junin", 13),
    ("rep-vota", "vota-por-la-ninez", 11),
]
HANDED_OVER = "manthoc"
USERNAMES = [name for name, *_ in (*STAFF, *REPRESENTATIVES)]


def load() -> None:
    """Create what is missing; a second run adds nothing."""
    people = _people()
    project_samples.load(lead=people["coordinator"])
    alliance_samples.load(coordinator=people["coordinator"])
    if Contribution.with_diverted.filter(token=_token(0)).exists():
        return
    sent = [
        _sent(place, people[who], kind, area, audience, days, words)
        for place, (who, kind, area, audience, days, words) in enumerate(SENT)
    ]
    coordinator = people["coordinator"]
    for contribution in (*sent[:4], sent[5]):
        actions.take(contribution=contribution, owner=coordinator)
    _answer(
        sent[1],
        coordinator,
        Decision.ACCEPTED,
        "Hay fondos para tres visitas este año.",
        "¡Sí! Vamos a organizar las visitas de salud a los caseríos.\n\n"
        "Empezamos con tres visitas este año. Iremos con una persona que hable quechua, como"
        " ustedes pidieron. Después de cada visita les contaremos qué encontramos.",
        "Hacer la primera visita de salud con una persona que hable quechua.",
    )
    _answer(
        sent[2],
        coordinator,
        Decision.PARTLY_ACCEPTED,
        "Dos semanas es posible para sesiones ordinarias, no para emergencias.",
        "Tienen razón. Desde ahora avisamos con dos semanas de anticipación.\n\n"
        "Solo en una emergencia puede ser menos tiempo. Si eso pasa, les diremos por qué.",
        "Enviar cada invitación con dos semanas de anticipación.",
    )
    actions.tell_progress(
        commitment=sent[1].commitments.get(),
        update=CommitmentUpdate(text="Ya hablamos con el puesto de salud. Dijeron que sí."),
        told_by=coordinator,
    )
    referrals.refer(contribution=Contribution.objects.get(pk=sent[1].pk), by=coordinator)
    commitment = sent[2].commitments.get()
    commitment.outcome = "La invitación a la última reunión salió con quince días de anticipación."
    commitment.without_evidence = "La invitación está en el correo de cada organización."
    actions.finish(commitment=commitment, on=timezone.localdate(), finished_by=commitment.owner)
    _rate(sent[2], Verdict.YES, Verdict.YES, "")
    _answer(
        sent[5],
        coordinator,
        Decision.DEFERRED,
        "El calendario escolar ya está cerrado.",
        "Todavía no podemos. Lo veremos cuando se prepare el próximo año escolar.",
    )
    _rate(sent[5], Verdict.YES, Verdict.NO, "Falta decir con quién van a hablar, y cuándo.")
    story = actions.open_story(contribution=sent[2], opened_by=coordinator)
    story.said = "Avisen a las reuniones con dos semanas, para que lleguemos quienes vivimos lejos."
    story.did = "Ahora cada invitación sale dos semanas antes."
    story.said_en = "Invite us two weeks ahead, so that those who live far away can come."
    story.did_en = "Each invitation now goes out two weeks ahead."
    actions.save_story(story=story, verb="publish", saved_by=coordinator)
    actions.tell_concern(
        token=_token(len(SENT) + 1),
        representative=people["rep-vota"].representative,
        words="Un señor me espera a la salida del colegio y me da miedo.",
        reach=Reach.IN_PERSON,
        contact="",
    )
    minutes.load(coordinator)
    sessions.load(people)
    voices.load(coordinator, sent[1])
    consultations.load(people)
    Contribution.objects.create(
        token=_token(len(SENT)),
        mandate=_mandate(people["rep-manthoc"]),
        organization=_mandate(people["rep-manthoc"]).organization,
        kind=Kind.SUGGESTION,
        words="Que en las ferias haya un lugar con sombra para los hermanitos de los que"
        " trabajamos y",
    )


def _people():
    people = {name: _person(name, role, shown) for name, role, shown in STAFF}
    for username, slug, age in REPRESENTATIVES:
        people[username] = _person(username, Role.REPRESENTATIVE, "")
        if not hasattr(people[username], "representative"):
            _seat(people, people[username], slug, age)
    return people


def _seat(people, user, slug, age):
    """A representative with their consents; MANTHOC's took the seat over from somebody."""
    today = timezone.localdate()
    organization = Organization.objects.get(slug=slug)
    first_day = date(today.year, 1, 1)
    follows = None
    if slug == HANDED_OVER:
        before = _person("rep-manthoc-antes", Role.REPRESENTATIVE, "")
        predecessor = _representative(people, before, "Muestra anterior", 16)
        follows = Mandate.objects.create(
            organization=organization,
            representative=predecessor,
            seat=Seat.TITULAR,
            period=DateRange(date(today.year - 1, 1, 1), first_day),
        )
    Mandate.objects.create(
        organization=organization,
        representative=_representative(
            people, user, f"Muestra {user.username.removeprefix('rep-').capitalize()}", age
        ),
        seat=Seat.TITULAR,
        period=DateRange(first_day, date(today.year + 2, 1, 1)),
        follows=follows,
    )


def _representative(people, user, given_name, age):
    today = timezone.localdate()
    representative = Representative.objects.create(
        user=user, given_name=given_name, birth_year=today.year - age, birth_month=1
    )
    guardian = Guardian.objects.create(
        representative=representative,
        name="Persona adulta (muestra)",
        relationship=Relationship.MOTHER,
        contact="900 000 000",
    )
    for purpose in FOR_ACCOUNT:
        for giver in consent.givers(representative):
            actions.record_consent(
                consent=Consent(
                    representative=representative,
                    text=ConsentText.objects.newest(purpose, giver),
                    guardian=guardian if giver == Giver.GUARDIAN else None,
                    language=Language.SPANISH,
                    medium=ConsentMedium.WRITTEN,
                    given_on=today,
                ),
                verified_by=people["coordinator"],
            )
    return representative


def _person(username, role, name):
    user = User.objects.filter(username=username).first()
    if user is None:
        user = User.objects.create(username=username, password=_hashed_password(), name=name)
        user.groups.add(Group.objects.get(name=role))
    return user


@cache
def _hashed_password():
    """Hashed once for all, as that is slow on purpose, and this password is no secret."""
    return make_password(PASSWORD)


def _sent(place, user, kind, area, audience, days, words):
    """A contribution that was sent some days ago."""
    day = timezone.localdate() - timedelta(days=days)
    mandate = _mandate(user)
    return Contribution.objects.create(
        token=_token(place),
        mandate=mandate,
        organization=mandate.organization,
        kind=kind,
        area=Area.objects.get(slug=area) if area else None,
        audience=audience,
        words=words,
        state=State.SUBMITTED,
        reference=f"AP-{day.year}-{ReferenceYear.objects.take_number(day.year):04d}",
        submitted_at=timezone.make_aware(datetime.combine(day, time(16, 30))),
        promised_on=day + timedelta(days=settings.ANSWER_WITHIN_DAYS),
    )


def _answer(contribution, coordinator, decision, reason, text, promise=None):
    review = contribution.review
    review.decision = decision
    review.reason = reason
    due_on = timezone.localdate() + timedelta(days=60)
    actions.decide(
        contribution=contribution,
        review=review,
        commitment=promise and Commitment(promise=promise, owner=coordinator, due_on=due_on),
        decided_by=coordinator,
    )
    answer = contribution.answers.get()
    answer.text = text
    actions.publish(contribution=contribution, answer=answer, published_by=coordinator)


def _rate(contribution, understood, satisfied, words):
    """What the author says of the answer."""
    rating = Rating(
        answer=contribution.answers.get(),
        mandate=contribution.mandate,
        understood=understood,
        satisfied=satisfied,
        words=words,
    )
    actions.rate(contribution=contribution, rating=rating)


def _mandate(user):
    return user.representative.mandates.current().get()


def _token(place):
    return uuid.uuid5(uuid.NAMESPACE_URL, f"sample-{place}")
