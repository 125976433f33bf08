"""What the database checks over several rows of partners and alliances."""

import pgtrigger

from alliances.choices import AllianceState
from records.constraints import refuse


def succession_has_no_circle() -> pgtrigger.Trigger:
    """A partner is not followed, over however many others, by itself.

    Successions are written one at a time, so that two of them make no circle together.
    """
    return pgtrigger.Trigger(
        name="succession_has_no_circle",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Q(new__succeeded_by__isnull=False),
        func=pgtrigger.Func(
            f"""
            PERFORM pg_advisory_xact_lock('alliances_partner'::regclass::int, 0);
            IF NEW.succeeded_by_id <> NEW.id AND EXISTS (
                WITH RECURSIVE later(id) AS (
                    SELECT NEW.succeeded_by_id
                    UNION
                    SELECT partner.succeeded_by_id FROM alliances_partner partner
                    JOIN later ON later.id = partner.id
                    WHERE partner.succeeded_by_id IS NOT NULL
                )
                SELECT FROM later WHERE id = NEW.id
            ) THEN
                {refuse("partner_succession_has_no_circle")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def runs_as_amended() -> pgtrigger.Trigger:
    """``runs`` is what the agreement's own days and its amendments make of it, whoever writes.

    Amendments are read in the order in which they take effect. Each does so while the agreement
    runs, or on the day after its last; an extension ends later than what was agreed before. All of
    it ends with the alliance.
    """
    return pgtrigger.Trigger(
        name="runs_as_amended",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        declare=[("first_after", "DATE"), ("ended_on", "DATE"), ("amendment", "RECORD")],
        func=pgtrigger.Func(
            f"""
            first_after := NEW.ends_on + 1;
            FOR amendment IN
                SELECT effective_from, extends_to FROM alliances_amendment
                WHERE agreement_id = NEW.id ORDER BY effective_from, number
            LOOP
                IF amendment.effective_from < NEW.starts_on
                    OR amendment.effective_from > first_after THEN
                    {refuse("amendment_takes_effect_while_it_runs")}
                END IF;
                IF amendment.extends_to IS NOT NULL THEN
                    IF first_after IS NULL OR amendment.extends_to < first_after THEN
                        {refuse("amendment_extends_the_end")}
                    END IF;
                    first_after := amendment.extends_to + 1;
                END IF;
            END LOOP;
            SELECT since INTO ended_on FROM alliances_alliance
                WHERE id = NEW.alliance_id AND state = '{AllianceState.ENDED}';
            IF NEW.starts_on > ended_on THEN
                {refuse("agreement_alliance_has_not_ended")}
            END IF;
            first_after := LEAST(first_after, ended_on + 1);
            -- An end before the start is for its own constraint to refuse.
            NEW.runs := daterange(NEW.starts_on, GREATEST(first_after, NEW.starts_on + 1));
            IF first_after IS NULL THEN
                NEW.runs := daterange(NEW.starts_on, NULL);
            END IF;
            RETURN NEW;
            """
        ),
    )


def agreement_runs_anew() -> pgtrigger.Trigger:
    """After each change of an amendment its agreement reckons how long it runs."""
    return pgtrigger.Trigger(
        name="agreement_runs_anew",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=pgtrigger.Func(
            """
            UPDATE alliances_agreement SET runs = runs
                WHERE id = COALESCE(NEW.agreement_id, OLD.agreement_id);
            RETURN NULL;
            """
        ),
    )


def alliance_has_not_ended(
    name: str, *, on: str = "", of: str = "NEW.alliance_id"
) -> pgtrigger.Trigger:
    """Nothing comes to an alliance that was ended; what happens on the day ``on`` still comes up
    to its last day. The alliance, whose key is ``of``, is held meanwhile."""
    is_too_late = f'last_day < NEW."{on}"' if on else "TRUE"
    return pgtrigger.Trigger(
        name="alliance_has_not_ended",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(on) if on else pgtrigger.Insert,
        declare=[("current_state", "TEXT"), ("last_day", "DATE")],
        func=pgtrigger.Func(
            f"""
            SELECT state, since INTO current_state, last_day FROM alliances_alliance
                WHERE id = {of} FOR SHARE;
            IF current_state = '{AllianceState.ENDED}' AND {is_too_late} THEN
                {refuse(name)}
            END IF;
            RETURN NEW;
            """
        ),
    )


def steps_are_in_order() -> pgtrigger.Trigger:
    """No step of an alliance comes before the one that was taken before it, and none of what it
    agreed and did begins after its end."""
    return pgtrigger.Trigger(
        name="steps_are_in_order",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("state", "since"),
        func=pgtrigger.Func(
            f"""
            IF NEW.state <> OLD.state AND NEW.since < OLD.since THEN
                {refuse("alliance_steps_are_in_order")}
            END IF;
            IF NEW.state = '{AllianceState.ENDED}' AND (
                EXISTS (SELECT FROM alliances_agreement
                    WHERE alliance_id = NEW.id AND starts_on > NEW.since)
                OR EXISTS (SELECT FROM alliances_activity
                    WHERE alliance_id = NEW.id AND "on" > NEW.since)
                OR EXISTS (SELECT FROM alliances_focalpoint
                    WHERE alliance_id = NEW.id AND starts_on > NEW.since)
            ) THEN
                {refuse("alliance_ends_after_what_it_did")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def partner_stays() -> pgtrigger.Trigger:
    """An alliance that was begun is with the same partner to its end: what was agreed and done was
    with that one. Another that carries the work on has an alliance of its own."""
    return pgtrigger.Trigger(
        name="partner_stays",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("partner_id"),
        condition=pgtrigger.Q(old__state__df=AllianceState.DRAFT)
        & pgtrigger.Q(old__partner__df=pgtrigger.F("new__partner")),
        func=pgtrigger.Func(refuse("alliance_partner_stays")),
    )


def agreements_end_with_it() -> pgtrigger.Trigger:
    """What was agreed runs no longer than the alliance: its agreements reckon anew."""
    return pgtrigger.Trigger(
        name="agreements_end_with_it",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("state", "since"),
        condition=pgtrigger.Q(new__state=AllianceState.ENDED),
        func=pgtrigger.Func(
            """
            UPDATE alliances_agreement SET runs = runs WHERE alliance_id = NEW.id;
            RETURN NULL;
            """
        ),
    )


def line_is_of_alliance(name: str) -> pgtrigger.Trigger:
    """A row that names an alliance and a line of work names a line of that alliance."""
    return pgtrigger.Trigger(
        name="line_is_of_alliance",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Q(new__line__isnull=False),
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (
                SELECT FROM alliances_lineofwork
                WHERE id = NEW.line_id AND alliance_id = NEW.alliance_id
            ) THEN
                {refuse(name)}
            END IF;
            RETURN NEW;
            """
        ),
    )


def belongs_for_good(*fields: str) -> pgtrigger.Trigger:
    """What a row belongs to is not changed."""
    return pgtrigger.ReadOnly(name="belongs_for_good", fields=list(fields))
