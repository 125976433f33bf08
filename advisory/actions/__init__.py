"""What happens: each verb writes all that belongs together, or nothing."""

from advisory.actions.answers import approve, write_answer
from advisory.actions.calendar_feeds import make_feed, stop_feed
from advisory.actions.commitments import (
    change_commitment,
    finish,
    hold_commitment,
    promise,
    tell_progress,
)
from advisory.actions.concerns import (
    close_concern,
    divert,
    note_concern,
    read_concern,
    take_concern,
    tell_concern,
)
from advisory.actions.consents import record_consent, withdraw_consent
from advisory.actions.consultations import (
    close_consultation,
    close_what_is_over,
    discard_consultation,
    locked_consultation,
    open_consultation,
    save_consultation,
    take_paper_out,
)
from advisory.actions.contributions import (
    decide,
    discard_draft,
    locked,
    locked_together,
    open_draft,
    publish,
    submit,
    take,
    withdraw,
)
from advisory.actions.deliveries import tell_answer
from advisory.actions.enclosures import EnclosureRefused, enclose, take_out
from advisory.actions.erasures import erase
from advisory.actions.extensions import extend_consultation
from advisory.actions.joins import join, part
from advisory.actions.joint_answers import (
    hold_replies,
    open_joint_answer,
    publish_joint_answer,
    save_joint_answer,
)
from advisory.actions.marks import mark_session
from advisory.actions.minutes import (
    add_addendum,
    approve_minutes,
    check_minutes,
    open_minutes,
    send_minutes,
    take_back_minutes,
    write_minutes,
)
from advisory.actions.news import note_seen
from advisory.actions.persons import (
    PersonErased,
    add_guardian,
    hold_person,
    note_look,
    note_looks,
)
from advisory.actions.postponements import postpone
from advisory.actions.ratings import rate, reopen
from advisory.actions.referrals import ReferralRefused, record_referral, refer
from advisory.actions.replies import say_no_opinion, take_no_opinion_back
from advisory.actions.resolutions import (
    adopt,
    change_resolution,
    close_resolution,
    hand_on_resolution,
    remove_resolution,
)
from advisory.actions.reviews import assign, sum_up, write_note
from advisory.actions.seats import (
    SeatRefused,
    SeatTaken,
    appoint,
    change_mandate,
    end_mandate,
    hand_over,
)
from advisory.actions.sessions import (
    SessionRefused,
    add_item,
    add_paper,
    assess_risk,
    cancel_session,
    change_session,
    convoke,
    hold,
    locked_session,
    move_up,
    plan_session,
    remove_item,
    remove_paper,
)
from advisory.actions.stories import open_story, save_story
from advisory.actions.supports import support, support_instead, withdraw_support
from advisory.actions.transcriptions import check_words, log
from advisory.actions.translations import open_translation, save_translation

__all__ = [
    "EnclosureRefused",
    "PersonErased",
    "ReferralRefused",
    "SeatRefused",
    "SeatTaken",
    "SessionRefused",
    "add_addendum",
    "add_guardian",
    "add_item",
    "add_paper",
    "adopt",
    "appoint",
    "approve",
    "approve_minutes",
    "assess_risk",
    "assign",
    "cancel_session",
    "change_commitment",
    "change_mandate",
    "change_resolution",
    "change_session",
    "check_minutes",
    "check_words",
    "close_concern",
    "close_consultation",
    "close_resolution",
    "close_what_is_over",
    "convoke",
    "decide",
    "discard_consultation",
    "discard_draft",
    "divert",
    "enclose",
    "end_mandate",
    "erase",
    "extend_consultation",
    "finish",
    "hand_on_resolution",
    "hand_over",
    "hold",
    "hold_commitment",
    "hold_person",
    "hold_replies",
    "join",
    "locked",
    "locked_consultation",
    "locked_session",
    "locked_together",
    "log",
    "make_feed",
    "mark_session",
    "move_up",
    "note_concern",
    "note_look",
    "note_looks",
    "note_seen",
    "open_consultation",
    "open_draft",
    "open_joint_answer",
    "open_minutes",
    "open_story",
    "open_translation",
    "part",
    "plan_session",
    "postpone",
    "promise",
    "publish",
    "publish_joint_answer",
    "rate",
    "read_concern",
    "record_consent",
    "record_referral",
    "refer",
    "remove_item",
    "remove_paper",
    "remove_resolution",
    "reopen",
    "save_consultation",
    "save_joint_answer",
    "save_story",
    "save_translation",
    "say_no_opinion",
    "send_minutes",
    "stop_feed",
    "submit",
    "sum_up",
    "support",
    "support_instead",
    "take",
    "take_back_minutes",
    "take_concern",
    "take_no_opinion_back",
    "take_out",
    "take_paper_out",
    "tell_answer",
    "tell_concern",
    "tell_progress",
    "withdraw",
    "withdraw_consent",
    "withdraw_support",
    "write_answer",
    "write_minutes",
    "write_note",
]
