"""The pages of the sessions and of what they leave behind, in every state that looks different.

``build_sessions`` fills them. The convener is a coordinator, the member a representative who was
there, the watcher a safeguarding lead.
"""

from accounts.choices import Role
from advisory import actions
from advisory.choices import CAME, Requirement, Seat, Verdict
from advisory.models import Mandate, Organization, Session
from tests.browser.stops import Stop, send_empty
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory, answered, days, logged, today
from tests.factories.minutes import approved, held, long_ago, resolved, sent, written
from tests.factories.sessions import (
    AgendaItemFactory,
    SessionFactory,
    SessionPaperFactory,
    assessed,
    at,
    convoked,
)

LINK = "https://reunion.example/consejo"
RESOLVED = "Preguntar en cada colegio cuántas horas al día hay agua, y traer la lista."
WATER, RADIO = "El agua del colegio: cuántas horas llega y quién la trae", "Una radio nuestra"
ABOUT = "Vamos a contar qué pasó con los aportes del mes pasado y a escuchar otros."
TALKED = (
    "REDNNA contó que en varios colegios el agua llega solo dos horas.\n\nMANTHOC propuso preguntar"
    " en cada colegio cuántas horas hay agua. Todas las organizaciones estuvieron de acuerdo."
)


def build_sessions():
    """Who comes to its pages, and the values that the addresses of ``SESSION_PAGES`` need."""
    rosa = UserFactory(username="convener", name="Rosa Huamán", roles=[Role.COORDINATOR])
    mnnatsop = Organization.objects.get(slug="mnnatsop")
    seat = MandateFactory(organization=mnnatsop, representative__user__username="rep-mnnatsop")
    absent = MandateFactory(seat=Seat.ALTERNATE)
    people = {
        "convener": rosa,
        "member": seat.representative.user,
        "watcher": UserFactory(username="watcher", name="Luz Poma", roles=[Role.LEAD]),
    }
    led = {"facilitator": rosa, "about": ABOUT, "topics": [WATER, RADIO], "absent": [absent]}
    sessions = {
        "planned": _planned(rosa),
        "empty": SessionFactory(number=81, facilitator=rosa, place="", link=LINK),
        "called": _called(rosa, seat),
        "day_has_come": assessed(number=83, starts_at=at(today(), hour=0), facilitator=rosa),
        "just_held": _just_held(rosa, seat, number=84, **led),
        "being_written": written(held(number=85, **led), text=TALKED).session,
        "with_them": _with_them(seat, number=86, **led),
        "to_approve": long_ago(sent(held(number=87, **led), text=TALKED)).session,
        "signed": _signed(rosa, seat, number=88, **led),
        "cancelled": _cancelled(rosa),
    }
    told = answered(owner=rosa, mandate=seat, words="Que haya sombra en las ferias.")
    records = {name: session.number for name, session in sessions.items()}
    return people, records | {"to_tell": told.answers.get().pk}


def _planned(by):
    session = SessionFactory(
        number=80, facilitator=by, about=ABOUT, link=LINK, interpreted_in="quz"
    )
    for place, title in enumerate([WATER, RADIO], start=1):
        AgendaItemFactory(session=session, place=place, title=title)
    SessionPaperFactory(session=session)
    return session


def _called(by, seat):
    session = SessionFactory(number=82, facilitator=by, about=ABOUT, link=LINK)
    AgendaItemFactory(session=session, place=1, title=WATER)
    SessionPaperFactory(session=session)
    actions.convoke(session=session)
    actions.add_item(session=session, title=RADIO, mandate=seat)
    return Session.objects.get(pk=session.pk)


def _cancelled(by):
    session = convoked(number=89, facilitator=by)
    actions.cancel_session(session=session, reason="Hay paro de transporte. Avisamos el nuevo día.")
    return Session.objects.get(pk=session.pk)


def _just_held(by, seat, **fields):
    """Held, with words under a topic and under none; its minutes are still to be written."""
    session = held(**fields)
    item = session.items.first()
    logged(written_by=by, mandate=seat, agenda_item=item, words="El agua llega dos horas.")
    logged(written_by=by, mandate=seat, words="Que la próxima sea en Ica.")
    resolved(session, owner=by, text=RESOLVED)
    return session


def _with_them(seat, **fields):
    """Sent; one says that it is right, one that it is not, and the member has said nothing."""
    session = held(**fields)
    resolved(session, owner=session.facilitator, text=RESOLVED)
    minutes = sent(session, text=TALKED)
    others = Mandate.objects.filter(attendances__session=session, attendances__presence=CAME[0])
    right, wrong = others.exclude(pk=seat.pk).order_by("pk")[:2]
    for mandate, comment in ((right, ""), (wrong, "Falta decir que también hablamos de la luz.")):
        actions.check_minutes(minutes=minutes, edition=1, mandate=mandate, comment=comment)
    return session


def _signed(by, seat, **fields):
    session = held(**fields)
    item = session.items.first()
    logged(written_by=by, mandate=seat, agenda_item=item, words="El agua llega dos horas.")
    for text, days_ahead in ((RESOLVED, 0), ("Invitar a la Defensoría.", 20)):
        resolved(session, owner=by, text=text, due_on=today() + days(days_ahead))
    done = session.resolutions.last()
    yes = {requirement.value: Verdict.YES for requirement in Requirement}
    for attendance in session.attendances.came():
        actions.mark_session(session=session, verdicts=yes, mandate=attendance.mandate)
    actions.mark_session(session=session, verdicts=yes, staff=by)
    minutes = approved(session, by=by, text=TALKED)
    actions.add_addendum(minutes=minutes, text="La sesión terminó a las seis.", written_by=by)
    actions.close_resolution(resolution=done, is_done=True, outcome="La Defensoría viene en mayo.")
    return Session.objects.get(pk=session.pk)


def _say_no(page):
    page.locator("main details summary").click()


def _make_the_address(page):
    page.locator("main form [value=make]").click()
    page.locator(".secret-address").wait_for()


SESSION_PAGES = [
    Stop("member, home", "member", "/"),
    Stop("member, sessions", "member", "/sessions/"),
    Stop("member, called", "member", "/sessions/{called}/"),
    Stop("member, bring a topic", "member", "/sessions/{called}/agenda/new/"),
    Stop("member, bring a topic, missing", "member", "/sessions/{called}/agenda/new/", send_empty),
    Stop("member, held", "member", "/sessions/{just_held}/"),
    Stop("member, cancelled", "member", "/sessions/{cancelled}/"),
    Stop("member, how it was", "member", "/sessions/{just_held}/marks/"),
    Stop("member, minutes to check", "member", "/sessions/{with_them}/minutes/"),
    Stop("member, is it right", "member", "/sessions/{with_them}/minutes/check/"),
    Stop("member, it is not right", "member", "/sessions/{with_them}/minutes/check/", _say_no),
    Stop("member, signed", "member", "/sessions/{signed}/"),
    Stop("member, minutes", "member", "/sessions/{signed}/minutes/"),
    Stop("member, how the sessions were", "member", "/sessions/marks/"),
    Stop("member, calendar", "member", "/sessions/calendar/"),
    Stop("member, calendar made", "member", "/sessions/calendar/", _make_the_address),
    Stop("convener, desk", "convener", "/"),
    Stop("convener, sessions", "convener", "/sessions/"),
    Stop("convener, plan", "convener", "/sessions/new/"),
    Stop("convener, plan, missing", "convener", "/sessions/new/", send_empty),
    *(
        Stop(f"convener, {state.replace('_', ' ')}", "convener", f"/sessions/{{{state}}}/")
        for state in (
            "planned",
            "empty",
            "called",
            "day_has_come",
            "just_held",
            "being_written",
            "with_them",
            "signed",
            "cancelled",
        )
    ),
    Stop("convener, edit", "convener", "/sessions/{called}/edit/"),
    Stop("convener, call", "convener", "/sessions/{planned}/convoke/"),
    Stop("convener, cancel", "convener", "/sessions/{called}/cancel/"),
    Stop("convener, risk", "convener", "/sessions/{called}/risk/"),
    Stop("convener, risk, missing", "convener", "/sessions/{called}/risk/", send_empty),
    Stop("convener, topic", "convener", "/sessions/{planned}/agenda/new/"),
    Stop("convener, document", "convener", "/sessions/{planned}/papers/new/"),
    Stop("convener, who came", "convener", "/sessions/{day_has_come}/attendance/"),
    Stop(
        "convener, who came, missing",
        "convener",
        "/sessions/{day_has_come}/attendance/",
        send_empty,
    ),
    Stop("convener, mend who came", "convener", "/sessions/{just_held}/attendance/"),
    Stop("convener, tell an answer", "convener", "/sessions/{just_held}/answers/{to_tell}/"),
    Stop("convener, resolution", "convener", "/sessions/{just_held}/resolutions/new/"),
    Stop(
        "convener, resolution, missing",
        "convener",
        "/sessions/{just_held}/resolutions/new/",
        send_empty,
    ),
    Stop("convener, close resolution", "convener", "/sessions/{signed}/resolutions/1/close/"),
    Stop("convener, assign resolution", "convener", "/sessions/{signed}/resolutions/1/assign/"),
    Stop("convener, how it was", "convener", "/sessions/{just_held}/marks/"),
    Stop("convener, write minutes", "convener", "/sessions/{being_written}/minutes/edit/"),
    Stop(
        "convener, write minutes, missing",
        "convener",
        "/sessions/{just_held}/minutes/edit/",
        send_empty,
    ),
    Stop("convener, minutes being written", "convener", "/sessions/{being_written}/minutes/"),
    Stop("convener, minutes sent", "convener", "/sessions/{with_them}/minutes/"),
    Stop("convener, minutes to approve", "convener", "/sessions/{to_approve}/minutes/"),
    Stop("convener, minutes approved", "convener", "/sessions/{signed}/minutes/"),
    Stop("convener, add to minutes", "convener", "/sessions/{signed}/minutes/add/"),
    Stop("convener, how the sessions were", "convener", "/sessions/marks/"),
    Stop("convener, history", "convener", "/sessions/{signed}/history/"),
    Stop("watcher, session", "watcher", "/sessions/{called}/"),
    Stop("watcher, minutes", "watcher", "/sessions/{with_them}/minutes/"),
]
