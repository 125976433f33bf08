"""You said – we did: for anyone to read, for coordinators to write."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.story import StoryForm
from advisory.models import Representative, Story
from advisory.views import meanwhile
from advisory.views.subjects import get_contribution_at_work
from records.paging import page_of
from records.views import conflicts


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = page_of(Story.objects.published().for_list(), request.GET)
    return render(request, "advisory/stories/index.html", {"page": page})


@require_http_methods(["GET", "POST"])
@meanwhile.shown
@conflicts.shown
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Write it, publish it, take it down."""
    contribution = get_contribution_at_work(request, reference, policies.can_tell_story)
    story = Story.objects.filter(contribution=contribution).first()
    form = StoryForm(
        request.POST or None,
        instance=story or Story(contribution=contribution, version=0),
        organization=contribution.organization,
        names=Representative.objects.names_in(contribution.organization),
        initial=typed_text.kept(request) or ({} if story else _first_words(contribution)),
    )
    if request.method == "POST" and form.is_valid():
        return _save(request, form, contribution)
    context = {"contribution": contribution, "form": form, "story": story}
    return render(request, "advisory/stories/edit.html", context)


def _save(request, form, contribution):
    action = request.POST.get("action", "save")
    with transaction.atomic():
        saved = actions.open_story(contribution=contribution, opened_by=request.user)
        back_url = contribution.get_absolute_url()
        story = conflicts.put_on(form, saved, back_url=back_url, action=action)
        actions.save_story(story=story, verb=action, saved_by=request.user)
    if saved.published_at:
        messages.success(request, _("Anyone can read it now."))
        return redirect("advisory:story-list")
    messages.success(request, _("Saved. Nobody outside the team sees it."))
    return redirect(contribution)


def _first_words(contribution):
    """What the team has written already, to begin with."""
    outcomes = contribution.commitments.exclude(outcome="").values_list("outcome", flat=True)
    return {"said": contribution.review.summary, "did": "\n".join(outcomes)}
