"""The one answer to all that the council said on a question: written, published, printed."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.choices import ConsultationState
from advisory.forms.joint_answer import JointAnswerForm
from advisory.models import Contribution, JointAnswer
from advisory.readability import read
from advisory.views import meanwhile
from advisory.views.consultations import get_consultation, get_prepared
from advisory.voices import voices_of
from records.views import conflicts


@require_http_methods(["GET", "POST"])
@conflicts.shown
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write it beside what they said; publish it when each reply has a decision."""
    consultation = get_prepared(request, pk)
    if not policies.can_answer_consultation(request.user, consultation):
        return meanwhile.show(request, consultation)
    visible = Contribution.objects.visible_to(request.user)
    replies = list(visible.replies_to(consultation).with_review())
    joint = JointAnswer.objects.filter(consultation=consultation).first()
    form = JointAnswerForm(
        request.POST or None,
        instance=joint or JointAnswer(consultation=consultation, version=0),
        publishing=request.POST.get("action") == "publish",
        replies=replies,
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _save(request, form, consultation)
        except TransitionNotAllowed:  # what was typed stays on the page
            form.add_error(None, form.too_late)
    context = {
        "consultation": consultation,
        "form": form,
        "joint": joint,
        "waits_for_a_colleague": joint is not None
        and not policies.can_publish_joint_answer(request.user, joint),
        "voices": voices_of(consultation, replies),
        "reading": read(form["text"].value() or ""),
    }
    return render(request, "advisory/joint_answers/edit.html", context)


def _save(request, form, consultation):
    back_url = reverse("advisory:consultation-answer", args=[consultation.pk])
    with transaction.atomic():
        replies = actions.hold_replies(consultation)
        saved = actions.open_joint_answer(consultation=consultation, opened_by=request.user)
        is_changed = saved.pk is None or bool(form.differences(saved))
        joint = conflicts.put_on(form, saved, back_url=back_url)
        if is_changed:
            actions.save_joint_answer(joint=joint, written_by=request.user)
        is_published = form.publishing and policies.can_publish_joint_answer(request.user, joint)
        if is_published:
            actions.publish_joint_answer(joint=joint, replies=replies, published_by=request.user)
    if is_published:
        messages.success(request, _("Published. The council can read your answer now."))
        return redirect(consultation)
    if form.publishing:
        messages.success(request, _("Saved. A colleague reads it and publishes it."))
    else:
        messages.success(request, _("The answer is saved. Nobody outside the team sees it yet."))
    return redirect(back_url)


@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer on paper, to sign and to hand over."""
    consultation = get_consultation(request, pk)
    if consultation.state != ConsultationState.ANSWERED:
        raise Http404
    replies = Contribution.objects.visible_to(request.user).replies_to(consultation)
    context = {
        "consultation": consultation,
        "joint": JointAnswer.objects.select_related("published_by").get(consultation=consultation),
        "voices": voices_of(consultation, list(replies)),
        "extensions": consultation.extensions.all(),
    }
    return render(request, "advisory/joint_answers/paper.html", context)
