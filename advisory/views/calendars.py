"""Sessions for a calendar: one as a file, and all under a secret address of one's own."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from advisory import actions, calendars, consent, policies
from advisory.models import CalendarFeed, Session
from advisory.views.sessions import get_session


@require_safe
def session(request: HttpRequest, number: int) -> HttpResponse:
    found = get_session(request, number)
    return _file(calendars.calendar_of([found]), _("session-%(number)s") % {"number": number})


@never_cache
@require_http_methods(["GET", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Make the address, make another, or stop it. The secret is on the page that made it alone."""
    if not policies.can_read_sessions(request.user):
        raise PermissionDenied
    url = ""
    if request.POST.get("action") == "stop":
        actions.stop_feed(user=request.user)
        messages.success(request, _("The address works no more."))
        return redirect("advisory:session-address")
    if request.method == "POST":
        token = actions.make_feed(user=request.user)
        url = settings.SITE_URL + reverse("advisory:session-feed", args=[token])
    feed = CalendarFeed.objects.filter(user=request.user).first()
    return render(request, "advisory/sessions/calendar.html", {"feed": feed, "url": url})


@login_not_required
@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What the person of this address may see now; nothing once their account is closed."""
    found = CalendarFeed.objects.with_token(token).first()
    if found is None or not _may_still_read(found.user):
        raise Http404
    visible = Session.objects.visible_to(found.user).for_calendar()
    with translation.override(found.user.language or settings.LANGUAGE_CODE):
        return _file(calendars.calendar_of(visible), _("sessions"))


def _may_still_read(user):
    if not user.is_representative:
        return policies.can_read_sessions(user)
    representative = getattr(user, "representative", None)
    return representative is not None and consent.covers_account(representative)


def _file(content, name):
    response = HttpResponse(content, content_type=calendars.CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
