"""The pack of a session: what the representatives read before."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.session import PaperForm
from advisory.models import SessionPaper
from advisory.views import meanwhile
from advisory.views.sessions import get_session
from records import files


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    session = get_session(request, number)
    if not policies.can_keep_sessions(request.user):
        raise PermissionDenied
    if not policies.can_add_paper(request.user, session):
        return meanwhile.show(request, session)
    form = PaperForm(request.POST or None, request.FILES or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        title, checked = form.cleaned_data["title"], form.cleaned_data["paper"]
        try:
            actions.add_paper(session=session, title=title, checked=checked)
        except actions.SessionRefused:
            return meanwhile.show(request, session)
        messages.success(request, _("The document is in the pack."))
        return redirect(session)
    return render(request, "advisory/sessions/paper.html", {"form": form, "session": session})


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    paper = _get(request, pk)
    return files.serve(paper.attachment, filename=paper.title)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    paper = _get(request, pk)
    if not policies.can_remove_paper(request.user, paper.session):
        raise PermissionDenied
    try:
        actions.remove_paper(paper=paper)
    except actions.SessionRefused:
        return meanwhile.show(request, paper.session)
    messages.success(request, _("The document is out of the pack."))
    return redirect(paper.session)


def _get(request, pk):
    visible = SessionPaper.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("attachment", "session"), pk=pk)
