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

    Both rows are held meanwhile, the contribution first, so that neither an answer anew nor the
    end of the alliance comes in between. In force is what ``AllianceQuerySet.in_force`` says.
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
                WHERE alliance_id = alliance.id ORDER BY starts_on DESC LIMIT 1;
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
