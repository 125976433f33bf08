"""Every page of the site, each in every state that looks different, and who comes to it.

``build`` fills the empty database; the addresses of ``PAGES`` lead to what it made.
"""

from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.template.loader import render_to_string
from django.utils import timezone, translation

from accounts.choices import Role
from advisory import actions
from advisory.choices import Audience, Decision, Kind
from advisory.models import Organization, Review
from programs.models import Area
from tests.browser.pages_accounts import ACCOUNT_PAGES, build_accounts
from tests.browser.pages_alliances import ALLIANCE_PAGES, build_alliances
from tests.browser.pages_consultations import CONSULTATION_PAGES, build_consultations
from tests.browser.pages_council import COUNCIL_PAGES, build_council
from tests.browser.pages_programs import PROGRAM_PAGES, build_programs
from tests.browser.pages_sessions import SESSION_PAGES, build_sessions
from tests.browser.pages_work import WORK_PAGES, build_work
from tests.browser.stops import Stop, send_empty
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    answered,
    begun,
    decided,
    done,
    promised,
    submitted,
    told,
    under_review,
)

BATHS = (
    "En mi colegio el baño no tiene puerta ni agua. Muchas chicas prefieren no ir en todo el día."
    " Queremos que hablen con el director y con la UGEL para que lo arreglen."
)
LIST = "1. Preguntar a las mamás.\n2. Ir con alguien que hable quechua.\n\n3. Volver a contar."
UNBROKEN = "¡Holaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"


def build():
    """People by what they do, and the values that the addresses of ``PAGES`` need."""
    rosa = UserFactory(username="coordinator", name="Rosa Quispe", roles=[Role.COORDINATOR])
    forgetful = UserFactory(username="forgetful")
    child = _seat("manthoc")
    other = _seat("conao")
    people = {
        "nobody": None,
        "child": child.representative.user,
        "new child": _seat("rednna").representative.user,
        "coordinator": rosa,
        "lead": UserFactory(username="lead", name="Luis Mamani", roles=[Role.LEAD]),
        "administrator": UserFactory(username="admin", roles=[Role.ADMINISTRATOR]),
        "without a role": UserFactory(username="nadie"),
    }
    health = {"mandate": child, "area": Area.objects.get(slug="health")}
    draft = DraftFactory(mandate=child, words="Que en las ferias haya sombra y", audience="")
    DraftFactory(mandate=child, words="", kind="", audience="")
    late = submitted(mandate=child, words=BATHS, area=Area.objects.get(slug="education"))
    promised(late, timezone.localdate() - timedelta(days=3))
    withdrawn = submitted(mandate=child, words="Mejor no.")
    actions.withdraw(contribution=withdrawn)
    supported = submitted(mandate=other, words="Que en las ferias haya toldos y sombra.")
    in_progress = answered(mandate=child, owner=rosa, words=LIST, kind=Kind.PROPOSAL)
    begun(in_progress.commitments.get())
    for number in range(26):
        submitted(mandate=other, words=f"Somos {number} y queremos leer cuentos.", kind=Kind.IDEA)
    records = {
        "draft": draft.token,
        "supported": supported,
        "submitted": submitted(**health, words=UNBROKEN, kind=Kind.ADVICE),
        "late": late,
        "withdrawn": withdrawn,
        "under_review": under_review(**health, owner=rosa, words=LIST, audience=Audience.TEAM),
        "decided": decided(**health, owner=rosa, words="Que haya jabón en todos los baños."),
        "answered": answered(**health, owner=rosa),
        "refused": answered(
            mandate=child,
            owner=rosa,
            decision=Decision.NOT_ACCEPTED,
            words="Que el recreo dure dos horas.",
            text="Esta vez no. El horario lo decide el ministerio. Le enviamos tu idea.",
        ),
        "in_progress": in_progress,
        "done": told(
            answered=done(**health, owner=rosa, words="Queremos más árboles.\nY sombra.")
        ).contribution,
        "commitment": in_progress.commitments.get().pk,
        "key": f"{user_pk_to_url_str(forgetful)}-{default_token_generator.make_token(forgetful)}",
    }
    for more_people, more_records in (
        build_accounts(),
        build_council(child),
        build_work(other),
        build_alliances(),
        build_consultations(child),
        build_programs(child, rosa),
        build_sessions(),
    ):
        people |= more_people
        records |= more_records
    return people, records


def _seat(slug):
    return MandateFactory(
        organization=Organization.objects.get(slug=slug),
        representative__user__username=f"rep-{slug}",
    )


def _open_details(page):
    page.locator("form details summary").click()


def _sign_in_wrongly(page):
    page.locator("[name=login]").fill("rep-manthoc")
    page.locator("[name=password]").fill("no es esta")
    page.locator("main button").click()
    page.get_by_role("alert").wait_for()


def _spend_the_limit(page):
    """Asks for a new password more often than the rate limit allows."""
    page.locator("[name=email]").fill("nadie@example.org")
    secret = page.locator("main [name=csrfmiddlewaretoken]").input_value()
    for _ in range(5):
        form = {"email": "nadie@example.org", "csrfmiddlewaretoken": secret}
        page.request.post(page.url, form=form, max_redirects=0)
    page.locator("main button").click()
    page.locator("main .empty").wait_for()


def _spoil_the_secret(page):
    page.evaluate(
        "document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach("
        "(field) => { field.value = 'x'.repeat(32); })"
    )
    page.locator("main button").click()
    page.locator("main .empty").wait_for()


def _be_second(page):
    Review.objects.update(summary="Hablé con la directora.\nPide una carta.")
    page.locator("[name=summary]").fill("La UGEL pide una carta.")
    page.locator("main form button").click()
    page.locator(".sides").wait_for()


def _break_down(page):
    """The page for an error of ours, which needs nothing but the static files."""
    with translation.override("es"):
        body = render_to_string("500.html")
    page.route("**/broken/", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto("/broken/")


def walk(visit, *groups, watch=None, **options):
    """Build the site's records and visit the pages of these people, one after the other.

    ``watch`` is called with each browser's page before it is used.
    """
    people, records = build()
    for who in groups:
        page = visit(people[who], **options)
        if watch:
            watch(page)
        for stop in PAGES:
            if stop.who == who:
                response = page.goto(stop.path.format(**records))
                assert response.status == stop.status, stop.name
                if stop.act:
                    stop.act(page)
                    page.wait_for_load_state()
                yield stop, page
        page.context.close()


# Who goes on one walk; each group starts with the records of ``build``.
GROUPS = {
    "public": ["nobody"],
    "child": ["new child", "child", "closed child"],
    "team": ["coordinator", "lead", "administrator", "without a role"],
    "council": ["keeper", "unprotected", "protected"],
    "work": ["author", "reviewer", "protector"],
    "alliances": ["ally", "record keeper"],
    "asked": ["asked child", "asker"],
    "meeting": ["member", "convener", "watcher"],
}

PAGES = [
    Stop("public", "nobody", "/"),
    Stop("sign in", "nobody", "/accounts/login/"),
    Stop("sign in, wrong", "nobody", "/accounts/login/", _sign_in_wrongly),
    Stop("account closed", "nobody", "/accounts/inactive/"),
    Stop("forgotten password", "nobody", "/accounts/password/reset/"),
    Stop("forgotten password, asked", "nobody", "/accounts/password/reset/done/"),
    Stop("new password", "nobody", "/accounts/password/reset/key/{key}/"),
    Stop("new password, old link", "nobody", "/accounts/password/reset/key/1-old/"),
    Stop("new password, ready", "nobody", "/accounts/password/reset/key/done/"),
    Stop("too often", "nobody", "/accounts/password/reset/", _spend_the_limit),
    Stop("old form", "nobody", "/accounts/login/", _spoil_the_secret),
    Stop("our error", "nobody", "/", _break_down),
    Stop("you said", "nobody", "/you-said/"),
    Stop("organizations", "nobody", "/organizations/"),
    Stop("organization", "nobody", "/organizations/conao/"),
    Stop("areas", "nobody", "/areas/"),
    Stop("area", "nobody", "/areas/protection/"),
    Stop("alliances", "nobody", "/alliances/"),
    Stop("alliance", "nobody", "/alliances/wawa-wasi/"),
    Stop("not found", "nobody", "/areas/nowhere/", status=404),
    Stop("child home, new", "new child", "/"),
    Stop("child home", "child", "/"),
    Stop("child list", "child", "/contributions/"),
    Stop("child list, filters", "child", "/contributions/?kind=idea&q=cuentos"),
    Stop("child list, nothing", "child", "/contributions/?q=dinosaurio"),
    Stop("child list, unknown filter", "child", "/contributions/?state=lost"),
    Stop("child new", "child", "/contributions/new/"),
    Stop("child new, missing", "child", "/contributions/new/", send_empty),
    Stop("child draft", "child", "/contributions/drafts/{draft}/"),
    Stop("child discard", "child", "/contributions/drafts/{draft}/", _open_details),
    *(
        Stop(f"child {state}", "child", f"/contributions/{{{state}}}/")
        for state in (
            "submitted",
            "late",
            "under_review",
            "decided",
            "answered",
            "refused",
            "in_progress",
            "done",
            "withdrawn",
        )
    ),
    Stop("child withdraw", "child", "/contributions/{submitted}/withdraw/"),
    Stop("child receipt", "child", "/contributions/{submitted}/receipt/"),
    Stop("child rating", "child", "/contributions/{answered}/answers/1/rating/"),
    Stop("child supports", "child", "/contributions/drafts/{draft}/support/{supported}/"),
    Stop("child tells a person of trust", "child", "/me/write/"),
    Stop("child organizations", "child", "/organizations/"),
    Stop("child organization", "child", "/organizations/conao/"),
    Stop("child password", "child", "/accounts/password/change/"),
    Stop("child password again", "child", "/accounts/reauthenticate/"),
    Stop("child sign out", "child", "/accounts/logout/"),
    Stop("child forbidden", "child", "/contributions/{answered}/review/", status=403),
    Stop("child not found", "child", "/contributions/AP-1999-0001/", status=404),
    Stop("desk", "coordinator", "/"),
    Stop("staff commitments", "coordinator", "/commitments/"),
    Stop("staff list, order", "coordinator", "/contributions/?due=soon&sort=organization"),
    Stop("staff list", "coordinator", "/contributions/"),
    Stop("staff exports", "coordinator", "/contributions/exports/"),
    Stop("staff list, filters", "coordinator", "/contributions/?area=health&state=done"),
    *(
        Stop(f"staff {state}", "coordinator", f"/contributions/{{{state}}}/")
        for state in ("submitted", "late", "under_review", "decided", "answered", "done")
    ),
    Stop("staff notes", "coordinator", "/contributions/{under_review}/review/"),
    Stop("staff conflict", "coordinator", "/contributions/{under_review}/review/", _be_second),
    Stop("staff decide", "coordinator", "/contributions/{under_review}/decide/"),
    Stop(
        "staff decide, missing",
        "coordinator",
        "/contributions/{under_review}/decide/",
        send_empty,
    ),
    Stop("staff answer", "coordinator", "/contributions/{decided}/answer/"),
    Stop("staff preview", "coordinator", "/contributions/{decided}/answer/preview/"),
    Stop("staff note", "coordinator", "/contributions/{under_review}/notes/new/"),
    Stop("staff join", "coordinator", "/contributions/{under_review}/join/"),
    Stop("staff translation", "coordinator", "/contributions/{under_review}/translation/"),
    Stop("staff assign", "coordinator", "/contributions/{under_review}/assign/"),
    Stop("staff story", "coordinator", "/contributions/{done}/story/"),
    Stop("staff new commitment", "coordinator", "/contributions/{answered}/commitments/new/"),
    Stop("staff progress", "coordinator", "/commitments/{commitment}/"),
    Stop("staff move", "coordinator", "/commitments/{commitment}/edit/"),
    Stop("staff finish", "coordinator", "/commitments/{commitment}/done/"),
    Stop("staff history", "coordinator", "/contributions/{done}/history/"),
    Stop("staff organization", "coordinator", "/organizations/manthoc/"),
    Stop("lead home", "lead", "/"),
    Stop("lead decided", "lead", "/contributions/{decided}/"),
    Stop("administrator home", "administrator", "/"),
    Stop("home without a role", "without a role", "/"),
    *ACCOUNT_PAGES,
    *COUNCIL_PAGES,
    *WORK_PAGES,
    *ALLIANCE_PAGES,
    *CONSULTATION_PAGES,
    *PROGRAM_PAGES,
    *SESSION_PAGES,
]
