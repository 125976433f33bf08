"""How the sessions were: what each who was there says, and what all say together."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, charts, policies, scores
from advisory.forms.mark import MarkForm
from advisory.models import Mark, Session
from advisory.views import meanwhile, outcomes
from advisory.views.sessions import get_session


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """What this person thinks of it; until the minutes are approved they may think again."""
    session = get_session(request, number)
    user = request.user
    mandate = None if user.is_coordinator else outcomes.attended_by(user, session)
    if not policies.may_have_been_there(user, mandate):
        raise PermissionDenied
    if not policies.can_mark_session(user, session, mandate):
        raise TransitionNotAllowed
    by = {"mandate": mandate} if mandate else {"staff": user}
    said = Mark.objects.filter(session=session, **by).values_list("requirement", "verdict")
    form = MarkForm(
        request.POST or None,
        as_child=mandate is not None,
        initial=dict(said) | typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        actions.mark_session(session=session, verdicts=form.cleaned_data, **by)
        messages.success(request, _("Thank you. You can change it until the minutes are approved."))
        return redirect(session)
    return render(request, "advisory/marks/edit.html", {"form": form, "session": session})


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All sessions whose minutes are approved, as pictures and as tables."""
    found = _scores(request)
    return render(request, "advisory/marks/index.html", {"scores": found})


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """One of the pictures of that page, as an image; ``?narrow`` for a phone."""
    found = _scores(request)
    is_narrow = "narrow" in request.GET
    frame = charts.NARROW if is_narrow else charts.WIDE
    if name == "sessions":
        steps = [str(each.session.number if is_narrow else each.session) for each in found.columns]
        drawn = charts.lines(steps, _both(found.columns), frame)
    elif name == "requirements":
        in_full = not is_narrow and request.user.is_coordinator
        drawn = charts.bars(_numbered(found.rows, in_full=in_full), _both(found.rows), frame)
    else:
        raise Http404
    return HttpResponse(drawn, content_type="image/svg+xml")


def _numbered(rows, *, in_full):
    """The numbers of the table: the words of a child, and those of anybody on a phone, are too
    long for a picture."""
    return [f"{n}. {row.label}" if in_full else str(n) for n, row in enumerate(rows, start=1)]


def _both(figures):
    return {
        str(scores.CHILDREN): [each.children for each in figures],
        str(scores.TEAM): [each.team for each in figures],
    }


def _scores(request):
    if not policies.can_see_scores(request.user):
        raise PermissionDenied
    return scores.of(Session.objects.visible_to(request.user))
