from django.urls import path, register_converter

from advisory.choices import TableForm
from advisory.urls import consultations
from advisory.views import (
    agenda,
    answers,
    bulk,
    calendars,
    commitments,
    concerns,
    consents,
    contributions,
    deliveries,
    diversions,
    drafts,
    enclosures,
    exports,
    joins,
    mandates,
    marks,
    me,
    minutes,
    notes,
    organizations,
    postponements,
    ratings,
    receipts,
    referrals,
    representatives,
    resolutions,
    reviews,
    rights,
    said,
    session_days,
    session_papers,
    sessions,
    stories,
    supports,
    transcriptions,
    translations,
)


class ReferenceConverter:
    """``AP-2026-0042``: the year has four digits, the number four or more."""

    regex = r"AP-[0-9]{4}-[0-9]{4,9}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(ReferenceConverter, "reference")

app_name = "advisory"

urlpatterns = [
    path("organizations/", organizations.index, name="organization-list"),
    path("organizations/<slug:slug>/", organizations.detail, name="organization-detail"),
    path("organizations/<slug:slug>/edit/", organizations.edit, name="organization-edit"),
    path("organizations/<slug:slug>/history/", organizations.history, name="organization-history"),
    path("representatives/", representatives.index, name="representative-list"),
    path("representatives/new/", representatives.new, name="representative-new"),
    path("representatives/retention/", rights.retention, name="retention"),
    path("representatives/<int:pk>/", representatives.detail, name="representative-detail"),
    path("representatives/<int:pk>/edit/", representatives.edit, name="representative-edit"),
    path(
        "representatives/<int:pk>/guardians/",
        representatives.guardians,
        name="representative-guardians",
    ),
    path(
        "representatives/<int:pk>/guardians/<int:guardian_pk>/",
        representatives.guardian,
        name="guardian-edit",
    ),
    path(
        "representatives/<int:pk>/invitation/",
        representatives.invite,
        name="representative-invite",
    ),
    path("representatives/<int:pk>/consents/new/", consents.new, name="consent-new"),
    path("representatives/<int:pk>/data.json", rights.export, name="representative-export"),
    path("representatives/<int:pk>/data/", rights.paper, name="representative-paper"),
    path("representatives/<int:pk>/erase/", rights.erase, name="representative-erase"),
    path("consents/<int:pk>/withdraw/", consents.withdraw, name="consent-withdraw"),
    path("consents/<int:pk>/evidence/", consents.evidence, name="consent-evidence"),
    path("mandates/<int:pk>/", mandates.edit, name="mandate-edit"),
    path("mandates/<int:pk>/hand-over/", mandates.hand_over, name="mandate-hand-over"),
    path("mandates/<int:pk>/renew/", mandates.renew, name="mandate-renew"),
    path("mandates/<int:pk>/letter/", mandates.letter, name="mandate-letter"),
    path("me/", me.index, name="me"),
    path("me/data.json", me.export, name="me-export"),
    path("me/data/", me.paper, name="me-paper"),
    path("me/mandates/<int:pk>/letter/", me.letter, name="me-letter"),
    path("me/consents/<int:pk>/evidence/", me.evidence, name="me-evidence"),
    path("me/consents/<int:pk>/withdraw/", me.withdraw, name="me-withdraw"),
    path("waiting/", me.waiting, name="account-waiting"),
    path("me/write/", concerns.new, name="concern-new"),
    path("me/written/<uuid:token>/", concerns.receipt, name="concern-receipt"),
    path("safeguarding/", concerns.index, name="concern-list"),
    path("safeguarding/<int:pk>/", concerns.detail, name="concern-detail"),
    path("safeguarding/<int:pk>/take/", concerns.take, name="concern-take"),
    path("safeguarding/<int:pk>/note/", concerns.note, name="concern-note"),
    path("safeguarding/<int:pk>/close/", concerns.close, name="concern-close"),
    path("contributions/", contributions.index, name="contribution-list"),
    path("contributions/change/", bulk.change, name="contribution-change"),
    *(
        path(
            f"contributions/export.{form}",
            exports.contributions,
            {"form": form},
            name=f"contribution-export-{form}",
        )
        for form in TableForm
    ),
    path("contributions/exports/", exports.index, name="export-list"),
    path("contributions/log/", transcriptions.log, name="contribution-log"),
    path("contributions/new/", drafts.new, name="contribution-new"),
    path("contributions/drafts/<uuid:token>/", drafts.edit, name="contribution-edit"),
    path(
        "contributions/drafts/<uuid:token>/discard/",
        drafts.discard,
        name="contribution-discard",
    ),
    path(
        "contributions/drafts/<uuid:token>/support/<reference:reference>/",
        supports.instead,
        name="support-instead",
    ),
    path("contributions/files/<int:enclosure>/", enclosures.show, name="enclosure"),
    path("contributions/files/<int:enclosure>/small/", enclosures.small, name="enclosure-small"),
    path("contributions/<reference:reference>/", contributions.detail, name="contribution-detail"),
    path(
        "contributions/<reference:reference>/withdraw/",
        contributions.withdraw,
        name="contribution-withdraw",
    ),
    path(
        "contributions/<reference:reference>/history/",
        contributions.history,
        name="contribution-history",
    ),
    path(
        "contributions/<reference:reference>/concern/", diversions.new, name="contribution-divert"
    ),
    path(
        "contributions/<reference:reference>/confirm/",
        transcriptions.confirm,
        name="contribution-confirm",
    ),
    path("contributions/<reference:reference>/take/", reviews.take, name="contribution-take"),
    path("contributions/<reference:reference>/review/", reviews.edit, name="contribution-review"),
    path("contributions/<reference:reference>/assign/", reviews.assign, name="contribution-assign"),
    path("contributions/<reference:reference>/notes/new/", notes.new, name="contribution-note"),
    path("contributions/<reference:reference>/decide/", reviews.decide, name="contribution-decide"),
    path("contributions/<reference:reference>/answer/", answers.edit, name="contribution-answer"),
    path(
        "contributions/<reference:reference>/answer/check/",
        answers.check,
        name="contribution-check",
    ),
    path(
        "contributions/<reference:reference>/answer/preview/",
        answers.preview,
        name="contribution-preview",
    ),
    path(
        "contributions/<reference:reference>/answers/<int:number>/rating/",
        ratings.new,
        name="rating-new",
    ),
    path("contributions/<reference:reference>/support/", supports.new, name="contribution-support"),
    path(
        "contributions/<reference:reference>/support/withdraw/",
        supports.withdraw,
        name="support-withdraw",
    ),
    path(
        "contributions/<reference:reference>/receipt/",
        receipts.detail,
        name="contribution-receipt",
    ),
    path("areas/<slug:slug>/said/", said.of_area, name="area-said"),
    path("projects/<slug:slug>/said/", said.of_project, name="project-said"),
    path("contributions/<reference:reference>/refer/", referrals.new, name="referral-new"),
    path("referrals/<int:referral>/", referrals.record, name="referral-record"),
    path(
        "alliances/<slug:slug>/timeline/", referrals.timeline_of_alliance, name="alliance-timeline"
    ),
    path("alliances/<slug:slug>/referrals/", referrals.of_alliance, name="alliance-referrals"),
    path(
        "contributions/<reference:reference>/postpone/",
        postponements.new,
        name="contribution-postpone",
    ),
    path(
        "contributions/<reference:reference>/commitments/new/",
        commitments.new,
        name="commitment-new",
    ),
    path("contributions/<reference:reference>/join/", joins.new, name="contribution-join"),
    path("contributions/<reference:reference>/part/", joins.part, name="contribution-part"),
    path(
        "contributions/<reference:reference>/translation/",
        translations.edit,
        name="contribution-translation",
    ),
    path("contributions/<reference:reference>/story/", stories.edit, name="contribution-story"),
    path("sessions/", sessions.index, name="session-list"),
    path("sessions/new/", sessions.new, name="session-new"),
    path("sessions/calendar/", calendars.address, name="session-address"),
    path("sessions/<int:number>/session.ics", calendars.session, name="session-calendar"),
    path("calendar/<str:token>.ics", calendars.feed, name="session-feed"),
    path("sessions/<int:number>/", sessions.detail, name="session-detail"),
    path("sessions/<int:number>/edit/", sessions.edit, name="session-edit"),
    path("sessions/<int:number>/convoke/", session_days.convoke, name="session-convoke"),
    path("sessions/<int:number>/cancel/", session_days.cancel, name="session-cancel"),
    path("sessions/<int:number>/risk/", session_days.risk, name="session-risk"),
    path("sessions/<int:number>/attendance/", session_days.hold, name="session-hold"),
    path("sessions/<int:number>/answers/<int:pk>/", deliveries.new, name="session-tell"),
    path("sessions/<int:number>/history/", sessions.history, name="session-history"),
    path("sessions/<int:number>/agenda/new/", agenda.new, name="agenda-item-new"),
    path("agenda/<int:pk>/remove/", agenda.remove, name="agenda-item-remove"),
    path("agenda/<int:pk>/up/", agenda.move_up, name="agenda-item-up"),
    path("sessions/<int:number>/papers/new/", session_papers.new, name="session-paper-new"),
    path("sessions/<int:number>/minutes/", minutes.detail, name="minutes-detail"),
    path("sessions/<int:number>/minutes/edit/", minutes.edit, name="minutes-edit"),
    path("sessions/<int:number>/minutes/check/", minutes.check, name="minutes-check"),
    path("sessions/<int:number>/minutes/take-back/", minutes.take_back, name="minutes-take-back"),
    path("sessions/<int:number>/minutes/approve/", minutes.approve, name="minutes-approve"),
    path("sessions/<int:number>/minutes/add/", minutes.add, name="minutes-add"),
    path("sessions/<int:number>/marks/", marks.edit, name="mark-edit"),
    path("sessions/marks/", marks.index, name="mark-list"),
    path("sessions/marks/<slug:name>.svg", marks.picture, name="mark-picture"),
    path("sessions/<int:number>/resolutions/new/", resolutions.new, name="resolution-new"),
    path(
        "sessions/<int:number>/resolutions/<int:place>/",
        resolutions.edit,
        name="resolution-edit",
    ),
    path(
        "sessions/<int:number>/resolutions/<int:place>/remove/",
        resolutions.remove,
        name="resolution-remove",
    ),
    path(
        "sessions/<int:number>/resolutions/<int:place>/close/",
        resolutions.close,
        name="resolution-close",
    ),
    path(
        "sessions/<int:number>/resolutions/<int:place>/assign/",
        resolutions.assign,
        name="resolution-assign",
    ),
    path("sessions/papers/<int:pk>/", session_papers.show, name="session-paper"),
    path("sessions/papers/<int:pk>/remove/", session_papers.remove, name="session-paper-remove"),
    path("you-said/", stories.index, name="story-list"),
    path("commitments/", commitments.index, name="commitment-list"),
    path("commitments/<int:pk>/", commitments.progress, name="commitment-progress"),
    path("commitments/<int:pk>/edit/", commitments.edit, name="commitment-edit"),
    path("commitments/<int:pk>/done/", commitments.finish, name="commitment-finish"),
    path("commitments/<int:pk>/evidence/", commitments.evidence, name="commitment-evidence"),
    *consultations.urlpatterns,
]
