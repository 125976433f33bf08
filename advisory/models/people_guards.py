"""What the database checks over several tables of a child."""

import pgtrigger
from django.conf import settings

from advisory.choices import Giver, State

TODAY = f"(now() AT TIME ZONE '{settings.TIME_ZONE}')::date"
SAID_OUTSIDE = "mandate_holds_what_was_said"
BEFORE_WITHDRAWAL = "consent_before_withdrawal"


def giver_is_of_the_child() -> pgtrigger.Trigger:
    """A text for guardians is agreed to by a guardian of that child; one for the child, by nobody
    else. Only when it is written: an erasure takes the guardian out."""
    return pgtrigger.Trigger(
        name="giver_is_of_the_child",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        declare=[("by_whom", "TEXT")],
        func=pgtrigger.Func(
            f"""
            SELECT giver INTO by_whom FROM advisory_consenttext WHERE id = NEW.text_id;
            IF by_whom = '{Giver.GUARDIAN}' AND NOT EXISTS (
                SELECT FROM advisory_guardian
                WHERE id = NEW.guardian_id AND representative_id = NEW.representative_id
            ) THEN
                {_refuse("consent_guardian_is_of_the_child")}
            END IF;
            IF by_whom = '{Giver.SELF}' AND NEW.guardian_id IS NOT NULL THEN
                {_refuse("consent_own_has_no_guardian")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def given_once() -> pgtrigger.Trigger:
    """The same person agrees to the same words once in a day, unless it was withdrawn. At the ages
    at which it is asked again, one that was given before stands beside the new one."""
    return pgtrigger.Trigger(
        name="given_once",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=pgtrigger.Func(
            f"""
            IF EXISTS (
                SELECT FROM advisory_consent
                WHERE representative_id = NEW.representative_id AND text_id = NEW.text_id
                    AND guardian_id IS NOT DISTINCT FROM NEW.guardian_id
                    AND given_on = NEW.given_on AND withdrawn_at IS NULL
            ) THEN
                {_refuse("consent_given_once")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def no_older_one_revives() -> pgtrigger.Trigger:
    """What was taken back stays so, until somebody agrees anew: an older paper that turns up opens
    nothing. On the day itself one may change one's mind twice."""
    return pgtrigger.Trigger(
        name="no_older_one_revives",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=pgtrigger.Func(
            f"""
            IF NEW.withdrawn_at IS NULL AND EXISTS (
                SELECT FROM advisory_consent other
                JOIN advisory_consenttext words ON words.id = other.text_id
                WHERE other.representative_id = NEW.representative_id
                    AND words.purpose = (
                        SELECT purpose FROM advisory_consenttext WHERE id = NEW.text_id
                    )
                    AND (other.withdrawn_at AT TIME ZONE '{settings.TIME_ZONE}')::date
                        > NEW.given_on
            ) THEN
                {_refuse(BEFORE_WITHDRAWAL)}
            END IF;
            RETURN NEW;
            """
        ),
    )


def day_has_come() -> pgtrigger.Trigger:
    """Nobody has agreed in the future, or before the child was born."""
    return pgtrigger.Trigger(
        name="day_has_come",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=pgtrigger.Func(
            f"""
            IF NEW.given_on > {TODAY} THEN
                {_refuse("consent_day_has_come")}
            END IF;
            IF EXISTS (
                SELECT FROM advisory_representative
                WHERE id = NEW.representative_id
                    AND NEW.given_on < make_date(birth_year, birth_month, 1)
            ) THEN
                {_refuse("consent_after_birth")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def holds_what_was_said() -> pgtrigger.Trigger:
    """The days of a mandate are not moved away from those on which something was sent under it.

    What left the ordinary record for safeguarding is passed over, so that no refusal tells of it.
    """
    sent_on = f"(submitted_at AT TIME ZONE '{settings.TIME_ZONE}')::date"
    return pgtrigger.Trigger(
        name="holds_what_was_said",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("period"),
        func=pgtrigger.Func(
            f"""
            IF EXISTS (
                SELECT FROM advisory_contribution
                WHERE mandate_id = NEW.id AND state <> '{State.DIVERTED}'
                    AND {sent_on} <@ OLD.period AND NOT {sent_on} <@ NEW.period
            ) THEN
                {_refuse(SAID_OUTSIDE)}
            END IF;
            RETURN NEW;
            """
        ),
    )


def _refuse(name):
    return f"RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';"
