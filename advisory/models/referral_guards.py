"""What the database checks of a referral over several tables."""

import pgtrigger

from advisory.choices import PROMISING, ReferralState, State
from advisory.models.guards import literal
from advisory.models.people_guards import TODAY
from alliances.choices import AllianceState
from records.constraints import refuse

REFERABLE = (State.ANSWERED, State.IN_PROGRESS)


def is_sent_where_it_can_be() -> pgtrigger.Trigger:
    """A referral begins with a yes that its author has read, and goes to an alliance in force, with
    a partner that is there today (``LineOfWorkQuerySet.receiving``).

    These rows are held meanwhile, the contribution first, so that neither an answer anew nor the
    end of the alliance or of its agreement comes in between. In force is what
    ``AllianceQuerySet.in_force`` says.
    """
    return pgtrigger.Trigger(
        name="is_sent_where_it_can_be",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        declare=[("contribution_state", "TEXT"), ("alliance", "RECORD"), ("over_on", "DATE")],
        func=pgtrigger.Func(
            f"""
            SELECT state INTO contribution_state FROM advisory_contribution
                WHERE id = NEW.contribution_id FOR SHARE;
            IF contribution_state NOT IN {literal(REFERABLE)} OR NOT EXISTS (
                SELECT FROM advisory_review WHERE contribution_id = NEW.contribution_id
                    AND decision IN {literal(PROMISING)}
            ) THEN
                {refuse("referral_is_of_a_yes")}
            END IF;
            SELECT held.id, held.state,
                    COALESCE(partner.valid_to < {TODAY}, partner.succeeded_by_id IS NOT NULL)
                    AS partner_is_gone
                INTO alliance FROM alliances_alliance held
                JOIN alliances_partner partner ON partner.id = held.partner_id
                JOIN alliances_lineofwork line ON line.alliance_id = held.id
                WHERE line.id = NEW.line_id FOR SHARE OF held;
            SELECT upper(runs) INTO over_on FROM alliances_agreement
                WHERE alliance_id = alliance.id ORDER BY starts_on DESC LIMIT 1 FOR SHARE;
            IF alliance.state IS DISTINCT FROM '{AllianceState.ACTIVE}' OR over_on <= {TODAY} THEN
                {refuse("referral_alliance_is_in_force")}
            END IF;
            IF alliance.partner_is_gone THEN
                {refuse("referral_partner_is_there")}
            END IF;
            IF NEW.state <> '{ReferralState.SENT}' THEN
                {refuse("referral_begins_as_sent")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def alliance_lasts_until_what_was_sent() -> pgtrigger.Trigger:
    """An alliance is not ended on a day before something was sent to it."""
    return pgtrigger.Trigger(
        name="lasts_until_what_was_sent",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("state", "since"),
        condition=pgtrigger.Q(new__state=AllianceState.ENDED),
        func=pgtrigger.Func(
            f"""
            IF {_was_sent("NEW.id", "> NEW.since")} THEN
                {refuse("alliance_ends_after_what_was_sent")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def agreements_last_until_what_was_sent() -> pgtrigger.Trigger:
    """Nor is the last of its agreements over by then, whether it or an amendment says so. One that
    was taken away leaves the one before it as the last."""
    return pgtrigger.Trigger(
        name="lasts_until_what_was_sent",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("alliance", "BIGINT"), ("over_on", "DATE")],
        func=pgtrigger.Func(
            f"""
            IF TG_OP = 'UPDATE' AND NEW.runs = OLD.runs THEN
                RETURN NULL;
            END IF;
            alliance := COALESCE(NEW.alliance_id, OLD.alliance_id);
            SELECT upper(runs) INTO over_on FROM alliances_agreement
                WHERE alliance_id = alliance ORDER BY starts_on DESC LIMIT 1;
            IF {_was_sent("alliance", ">= over_on")} THEN
                {refuse("agreement_ends_after_what_was_sent")}
            END IF;
            RETURN NULL;
            """
        ),
    )


def _was_sent(alliance, then):
    """SQL for whether something was sent to this alliance on such a day."""
    return f"""EXISTS (
                SELECT FROM advisory_referral
                JOIN alliances_lineofwork line ON line.id = line_id
                WHERE line.alliance_id = {alliance} AND sent_on {then}
            )"""
