"""The pages that are measured: all that list, search or count contributions, and those of one
thing that look for what belongs to it among all."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.utils import timezone

from advisory.choices import Audience, MinutesState, Origin, State
from advisory.models import (
    Consultation,
    Contribution,
    Minutes,
    Organization,
    Representative,
    Session,
)
from benchmarks.data import WORDS
from programs.models import Area, Project

LIST = "/contributions/"
COUNCIL = ("coordinator", "rep-conao")
COMMON = max(WORDS, key=WORDS.get)


class Asked(NamedTuple):
    """``reads_all``: the answer calls for more than half of a table."""

    who: str
    url: str
    reads_all: bool = False


def pages() -> list[Asked]:
    return [*_lists(), *_of_the_council(), *_of_one_contribution(), *_of_a_person()]


def _lists():
    staff = [LIST + query for query in _queries()]
    staff += [f"/commitments/{query}" for query in ("", "?state=late", "?state=done")]
    staff += ["/commitments/?owner=coordinator", f"{LIST}export.csv", f"{LIST}export.csv?q=agua"]
    staff += [f"{LIST}log/", f"{LIST}exports/", "/you-said/"]
    child = ["/", LIST, *(f"{LIST}?q={word}" for word in WORDS), f"{LIST}?area=health"]
    return [
        *(Asked(who, "/") for who in ("coordinator", "lead")),
        *(Asked("coordinator", url, _asks_for_all(url)) for url in staff),
        *(Asked("rep-conao", url, _asks_for_all(url)) for url in child),
    ]


def _asks_for_all(url):
    """A word that everybody writes: all corrections with it are found, by their index."""
    return f"?q={COMMON}" in url


def _of_the_council():
    """Sessions, minutes, questions, organizations, areas and projects, as both sides see them."""
    minutes = Minutes.objects.exclude(state=MinutesState.DRAFT).latest("pk")
    consultation = Consultation.objects.opened().latest("pk")
    urls = [
        "/sessions/",
        *(each.get_absolute_url() for each in Session.objects.order_by("number")),
        minutes.get_absolute_url(),
        "/consultations/",
        consultation.get_absolute_url(),
        "/organizations/",
        Organization.objects.get(slug="conao").get_absolute_url(),
        f"/areas/{Area.objects.earliest('pk').slug}/said/",
        f"/projects/{Project.objects.earliest('pk').slug}/said/",
    ]
    return [Asked(who, url) for url in urls for who in COUNCIL]


def _of_one_contribution():
    shown = Contribution.objects.filter(audience=Audience.COUNCIL)
    answered = shown.filter(state=State.ANSWERED).latest("pk")
    taken = shown.filter(state=State.UNDER_REVIEW).latest("pk")
    logged = shown.standing().filter(origin=Origin.LOGGED).latest("pk")
    found = [each.get_absolute_url() for each in (answered, taken, logged)]
    work = [f"{taken.get_absolute_url()}{page}/" for page in ("history", "join", "decide")]
    work += [f"{LIST}change/?chosen={taken.reference}&area=health"]
    return [
        *(Asked(who, url) for url in found for who in COUNCIL),
        *(Asked("coordinator", url) for url in work),
    ]


def _of_a_person():
    child = Representative.objects.get(user__username="rep-conao")
    url = child.get_absolute_url()
    return [
        Asked("rep-conao", "/me/"),
        Asked("coordinator", "/representatives/"),
        Asked("coordinator", url),
        # Any text may name the child.
        Asked("coordinator", f"{url}erase/", reads_all=True),
        Asked("lead", "/safeguarding/"),
    ]


def _queries():
    """Each filter, each search and each order, alone and together, and pages far down the list."""
    this_year = timezone.localdate().year
    filters = [
        {},
        {"area": "health"},
        {"area": "none"},
        {"kind": "idea"},
        {"organization": "conao"},
        {"language": "quy"},
        *({"state": state} for state in ("submitted", "waiting", "reopened", "done", "withdrawn")),
        {"owner": "coordinator"},
        {"owner": "coordinator", "state": "waiting"},
        {"project": Project.objects.earliest("pk").slug},
        {"stage": "plan"},
        {"stage": "plan", "state": "waiting"},
        {"state": "to_approve"},
        {"origin": "unchecked"},
        {"due": "late"},
        {"due": "soon"},
        {"sent_from": f"{this_year - 9}-01-01", "sent_to": f"{this_year - 9}-12-31"},
        {"sent_to": f"{this_year - 9}-12-31", "area": "health", "kind": "idea"},
        {"area": "health", "kind": "idea", "organization": "conao", "state": "done"},
    ]
    words = [
        {"q": word}
        for word in (
            *WORDS,
            "mochilas",
            "backpacks",
            "zanahoria",
            '"queremos colegio"',
            "queremos -colegio",
        )
    ]
    orders = ["", "oldest", "promised", "organization"]
    asked = [{**each, **({"sort": order} if order else {})} for order in orders for each in filters]
    asked += [{**each, **({"sort": order} if order else {})} for order in orders for each in words]
    middle = f"{this_year - 5}-06-15"
    asked += [
        {"after": f"{middle}T12:00:00+00:00~1"},
        {"before": f"{middle}T12:00:00+00:00~1", "area": "health"},
        {"sort": "promised", "after": f"{middle}~1"},
        {"sort": "organization", "after": f"3~{middle}T12:00:00+00:00~1"},
        {"q": "colegio", "after": f"{middle}T12:00:00+00:00~1"},
    ]
    return [f"?{urlencode(query)}" if query else "" for query in asked]
