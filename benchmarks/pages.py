"""The pages that are measured: all that list, search or count contributions."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.utils import timezone

from benchmarks.data import WORDS

LIST = "/contributions/"


class Asked(NamedTuple):
    who: str
    url: str


def pages() -> list[Asked]:
    staff = [LIST + query for query in _queries()]
    staff += [f"/commitments/{query}" for query in ("", "?state=late", "?state=done")]
    staff += ["/commitments/?owner=coordinator", f"{LIST}export.csv", f"{LIST}export.csv?q=agua"]
    child = ["/", LIST, *(f"{LIST}?q={word}" for word in WORDS), f"{LIST}?area=health"]
    return [
        *(Asked(who, "/") for who in ("coordinator", "lead")),
        *(Asked("coordinator", url) for url in staff),
        *(Asked("rep-conao", url) for url in child),
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
