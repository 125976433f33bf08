"""The pages of what the council says and the team makes of it, as they look on its side ways.

``build_work`` fills them; the addresses of ``WORK_PAGES`` lead to what it made. The author is a
child, the reviewer a coordinator, the protector a safeguarding lead.
"""

from accounts.choices import Role
from advisory import actions
from advisory.choices import Audience, Decision, Kind, ReferredTo, Seat, Tongue
from advisory.models import Contribution, Organization, Postponement, Translation
from programs.models import Area
from tests.browser.stops import Stop, send_empty
from tests.factories import safeguarding
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    MandateFactory,
    answered,
    days,
    decided,
    logged,
    reopened,
    submitted,
    under_review,
)
from tests.factories.records import picture

GARDEN = "Queremos un huerto en el colegio, para aprender a sembrar."
SHADE = "En la feria no hay sombra. Los más chicos se enferman con el sol."


def build_work(neighbour):
    """Who comes to these pages, and the values that their addresses need; ``neighbour`` is the
    mandate of another organization."""
    junin = Organization.objects.get(slug="municipios-escolares-junin")
    seat = MandateFactory(
        organization=junin, seat=Seat.ALTERNATE, representative__user__username="rep-junin"
    )
    mateo = UserFactory(username="reviewer", name="Mateo Rojas", roles=[Role.COORDINATOR])
    carmen = UserFactory(username="protector", name="Carmen Díaz", roles=[Role.LEAD])
    people = {"author": seat.representative.user, "reviewer": mateo, "protector": carmen}
    health = {"mandate": seat, "area": Area.objects.get(slug="health")}
    taken = {"mandate": seat, "owner": mateo}
    records = {
        "sent": submitted(**health, words=GARDEN, kind=Kind.PROPOSAL),
        "to_judge": answered(**taken, words=GARDEN),
        "no_said": reopened(
            **taken,
            decision=Decision.NOT_ACCEPTED,
            text="No podemos. El horario lo pone el ministerio.",
            words="Queremos un recreo más largo.",
        ),
        "moved": _moved(under_review(**taken, words="Que pinten los salones."), mateo),
        "written_down": logged(**health, written_by=mateo, words=SHADE),
        "corrected": _corrected(logged(**health, written_by=mateo, words=SHADE), seat),
        "in_quechua": _translated(
            submitted(**health, words="Ch’uya unuta munayku.", language=Tongue.CUSCO_QUECHUA),
            mateo,
        ),
        "drawn": submitted(**health, words="", files=[picture()]),
        "theirs": submitted(mandate=neighbour, words="Queremos sembrar un huerto de papas."),
        "supported": submitted(mandate=neighbour, words="Que haya agua en las escuelas."),
        **_joined(seat, neighbour, mateo),
        **_told_to_protect(seat, mateo, carmen),
    }
    actions.support(contribution=records["supported"], mandate=seat)
    return people, records


def _moved(contribution, by):
    later = contribution.promised_on + days(20)
    postponement = Postponement(
        old_day=contribution.promised_on, new_day=later, reason="La UGEL responde en un mes."
    )
    actions.postpone(contribution=contribution, postponement=postponement, moved_by=by)
    return contribution


def _corrected(contribution, mandate):
    actions.check_words(
        contribution=contribution, mandate=mandate, correction="En la feria falta sombra y agua."
    )
    return contribution


def _translated(contribution, by):
    Translation.objects.create(
        contribution=contribution, language="es", text="Queremos agua limpia.", written_by=by
    )
    return contribution


def _joined(seat, neighbour, by):
    """Two that say the same as a main one, whose answer is being written; and one that could."""
    main = decided(mandate=neighbour, owner=by, words="Falta agua limpia en el baño.")
    follower = submitted(mandate=seat, words="En el baño no hay agua limpia.")
    actions.join(contribution=follower, main=main, joined_by=by)
    alike = submitted(mandate=seat, words="El agua del baño no es limpia.")
    return {"main": main, "follower": Contribution.objects.get(pk=follower.pk), "alike": alike}


def _told_to_protect(seat, coordinator, lead):
    """What the child told, what became of something told before, and what staff marked."""
    child = seat.representative
    told = safeguarding.told(
        representative=child, words="Tengo miedo de ir a casa.", contact="Los lunes, en la sede."
    )
    taken = safeguarding.taken(safeguarding.told(representative=child), by=lead)
    actions.note_concern(
        concern=taken,
        written_by=lead,
        text="Hablé con su tía.",
        referred_to=ReferredTo.DEMUNA,
    )
    closed = safeguarding.closed(safeguarding.told(representative=child), by=lead)
    sent = submitted(mandate=seat, words="En la casa de Nina hay golpes.", audience=Audience.TEAM)
    marked = safeguarding.diverted(raised_by=coordinator, contribution=sent)
    return {
        "told": told.pk,
        "told_token": told.token,
        "taken": taken.pk,
        "taken_token": taken.token,
        "closed": closed.pk,
        "closed_token": closed.token,
        "marked": marked.pk,
        "diverted": sent,
    }


def _type_something_alike(page):
    page.locator("[name=words]").fill("Quiero sembrar un huerto.")
    page.locator("#similar section").wait_for()


def _open_all(page):
    for summary in page.locator("main details:not([open]) > summary").all():
        summary.click()


def _send_what_is_wrong(page):
    page.locator("main details summary").click()
    page.locator("main details button").click()
    page.get_by_role("alert").wait_for()


JUDGE = "/contributions/{to_judge}/answers/1/rating/"
CHOSEN = "/contributions/change/?chosen={sent}&chosen={theirs}"
WORK_PAGES = [
    Stop("author home", "author", "/"),
    Stop("author similar", "author", "/contributions/new/", _type_something_alike),
    Stop("author receipt", "author", "/contributions/{sent}/receipt/"),
    Stop("author judge", "author", JUDGE),
    Stop("author judge, missing", "author", JUDGE, send_empty),
    Stop("author said no", "author", "/contributions/{no_said}/", _open_all),
    Stop("author moved day", "author", "/contributions/{moved}/"),
    Stop("author written down", "author", "/contributions/{written_down}/"),
    Stop("author confirm", "author", "/contributions/{written_down}/confirm/"),
    Stop(
        "author correct, same",
        "author",
        "/contributions/{written_down}/confirm/",
        _send_what_is_wrong,
    ),
    Stop("author corrected", "author", "/contributions/{corrected}/"),
    Stop("author translated", "author", "/contributions/{in_quechua}/"),
    Stop("author drawing", "author", "/contributions/{drawn}/"),
    Stop("author support", "author", "/contributions/{theirs}/"),
    Stop("author supports", "author", "/contributions/{supported}/"),
    Stop("author joined", "author", "/contributions/{follower}/"),
    Stop("author write to us", "author", "/me/write/"),
    Stop("author write to us, missing", "author", "/me/write/", send_empty),
    Stop("author wrote to us", "author", "/me/written/{told_token}/"),
    Stop("author wrote to us, taken", "author", "/me/written/{taken_token}/"),
    Stop("author wrote to us, answered", "author", "/me/written/{closed_token}/"),
    Stop("author marked", "author", "/contributions/{diverted}/"),
    Stop("reviewer desk", "reviewer", "/"),
    Stop("reviewer log", "reviewer", "/contributions/log/"),
    Stop("reviewer log, missing", "reviewer", "/contributions/log/", send_empty),
    Stop("reviewer change", "reviewer", CHOSEN),
    Stop("reviewer change, look", "reviewer", f"{CHOSEN}&owner=&area=protection"),
    Stop("reviewer change, none", "reviewer", "/contributions/change/"),
    Stop("reviewer postpone", "reviewer", "/contributions/{moved}/postpone/"),
    Stop("reviewer postpone, missing", "reviewer", "/contributions/{moved}/postpone/", send_empty),
    Stop("reviewer moved day", "reviewer", "/contributions/{moved}/"),
    Stop("reviewer said no", "reviewer", "/contributions/{no_said}/", _open_all),
    Stop("reviewer decide anew", "reviewer", "/contributions/{no_said}/decide/"),
    Stop("reviewer corrected", "reviewer", "/contributions/{corrected}/"),
    Stop("reviewer translated", "reviewer", "/contributions/{in_quechua}/"),
    Stop("reviewer join", "reviewer", "/contributions/{alike}/join/"),
    Stop("reviewer join, missing", "reviewer", "/contributions/{alike}/join/", send_empty),
    Stop("reviewer joined", "reviewer", "/contributions/{follower}/"),
    Stop("reviewer answer to several", "reviewer", "/contributions/{main}/answer/"),
    Stop("reviewer danger", "reviewer", "/contributions/{sent}/concern/"),
    Stop("reviewer diverted", "reviewer", "/contributions/{diverted}/"),
    Stop("protector desk", "protector", "/"),
    Stop("protector list", "protector", "/safeguarding/"),
    Stop("protector told", "protector", "/safeguarding/{told}/"),
    Stop("protector taken", "protector", "/safeguarding/{taken}/"),
    Stop("protector marked", "protector", "/safeguarding/{marked}/", _open_all),
    Stop("protector closed", "protector", "/safeguarding/{closed}/"),
    Stop("protector note", "protector", "/safeguarding/{taken}/note/"),
    Stop("protector close", "protector", "/safeguarding/{taken}/close/"),
    Stop("protector close, missing", "protector", "/safeguarding/{taken}/close/", send_empty),
]
