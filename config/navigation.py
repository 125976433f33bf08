"""Where each kind of reader can go: the words of the menu, and the shell around a page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from accounts import policies, typed_text


@dataclass(frozen=True)
class Place:
    """One entry of the menu; ``address`` is a named URL, and ``also`` what else belongs there."""

    label: str
    address: str
    icon: str
    also: tuple[str, ...] = ()

    @property
    def url(self):
        return reverse(self.address)


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    icon: str
    current: bool


PUBLIC = (
    Place(_("The council"), "home", "council"),
    Place(_("What changed"), "advisory:story-list", "answered"),
    Place(_("Organizations"), "advisory:organization-list", "organizations"),
    Place(_("Areas"), "programs:area-list", "areas", also=("/projects/",)),
    Place(
        _("Alliances"),
        "alliances:alliance-list",
        "alliances",
        also=("/partners/", "/agreements/", "/amendments/", "/activities/", "/focal-points/"),
    ),
)
CHILD = (
    Place(_("Home"), "home", "home"),
    Place(_("Say something"), "advisory:contribution-new", "say"),
    Place(_("Sessions"), "advisory:session-list", "sessions", also=("/agenda/",)),
    Place(_("What we said"), "advisory:contribution-list", "contributions"),
    Place(_("My data"), "advisory:me", "me"),
)
STAFF = (
    Place(_("Desk"), "home", "home"),
    Place(
        _("Contributions"), "advisory:contribution-list", "contributions", also=("/commitments/",)
    ),
    Place(_("Sessions"), "advisory:session-list", "sessions", also=("/agenda/",)),
    Place(_("Consultations"), "advisory:consultation-list", "consultation"),
    Place(
        _("Representatives"),
        "advisory:representative-list",
        "council",
        also=("/mandates/", "/consents/"),
    ),
    *PUBLIC[1:],
)
SAFEGUARDING = Place(_("Safeguarding"), "advisory:concern-list", "trust")
ADMINISTRATION = Place(_("Administration"), "admin:index", "menu")


def navigation(request: HttpRequest) -> dict:
    """Context for every template: ``shell``, ``navigation``, for who is signed in ``account_url``
    (how they do) and the seal of who is writing."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"shell": "public", "navigation": _entries(PUBLIC, request.path)}
    if policies.is_team(user):
        shell, places = "staff", STAFF
        if user.is_lead:
            places = (places[0], SAFEGUARDING, *places[1:])
    elif user.is_representative:
        shell, places = "child", CHILD
    else:
        shell, places = "staff", (Place(_("Home"), "home", "home"), *PUBLIC[1:])
    if policies.can_keep_records(user):
        places = (*places, ADMINISTRATION)
    return {
        "shell": shell,
        "navigation": _entries(places, request.path),
        "account_url": reverse(_account(user)),
        "writer_seal": SimpleLazyObject(lambda: typed_text.seal_of_page(request)),
    }


def _account(user):
    return "mfa_index" if policies.can_add_second_step(user) else "account_change_password"


def _entries(places, path):
    """The menu; the entry with the longest address that leads to this page is the current one."""
    leading = [
        place for place in places if _leads_to(place.url, path) or path.startswith(place.also)
    ]
    current = max(leading, key=lambda place: len(place.url), default=None)
    return [Entry(place.label, place.url, place.icon, place is current) for place in places]


def _leads_to(url, path):
    return path == url if url == "/" else path.startswith(url)
