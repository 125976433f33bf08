"""What a partner may be: the database refuses the rest."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from alliances.models import LineOfWork, Partner
from tests.factories.alliances import AllianceFactory, LineOfWorkFactory, PartnerFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "entity_type"),
    [
        ("public_entity", "ministry"),
        ("public_entity", "autonomous_body"),
        ("public_entity", "executing_agency"),
        ("public_entity", "national_program"),
        ("public_entity", "roundtable"),
        ("civil_society", ""),
        ("network", ""),
    ],
)
def test_a_public_entity_has_a_type_and_another_partner_has_none(kind, entity_type):
    assert PartnerFactory(kind=kind, entity_type=entity_type).pk


@pytest.mark.parametrize(
    ("kind", "entity_type", "constraint"),
    [
        ("public_entity", "", "partner_entity_type_of_public_entity"),
        ("public_entity", "church", "partner_entity_type_of_public_entity"),
        ("civil_society", "ministry", "partner_entity_type_of_public_entity"),
        ("network", "roundtable", "partner_entity_type_of_public_entity"),
        ("company", "", "partner_kind_known"),
    ],
)
def test_a_partner_of_another_shape_is_refused(kind, entity_type, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        PartnerFactory(kind=kind, entity_type=entity_type)


def test_a_partner_does_not_end_before_it_begins():
    with pytest.raises(IntegrityError, match="partner_ends_after_start"):
        PartnerFactory(valid_from=date(2012, 1, 2), valid_to=date(2012, 1, 1))


@pytest.mark.parametrize(
    ("valid_from", "valid_to"),
    [
        (None, None),
        (date(2012, 1, 1), None),
        (None, date(2012, 1, 1)),
        (date(2012, 1, 1), date(2012, 1, 1)),
    ],
)
def test_either_end_of_a_partners_time_may_be_unknown(valid_from, valid_to):
    assert PartnerFactory(valid_from=valid_from, valid_to=valid_to).pk


def test_a_partner_does_not_succeed_itself():
    partner = PartnerFactory()

    with pytest.raises(IntegrityError, match="partner_not_its_own_successor"):
        Partner.objects.filter(pk=partner.pk).update(succeeded_by=partner)


def test_what_is_refused_is_said_in_words():
    partner = PartnerFactory.build(kind="civil_society", entity_type="ministry", slug="x")

    with pytest.raises(ValidationError) as error:
        partner.full_clean()

    assert error.value.messages == ["A public entity has a type, and no other partner does."]


def test_an_alliance_in_a_state_that_is_none_is_refused():
    with pytest.raises(IntegrityError, match="alliance_state_known"):
        AllianceFactory(state="broken")


def test_two_lines_of_an_alliance_have_no_common_place():
    line = LineOfWorkFactory(position=1)
    other = LineOfWorkFactory(alliance=line.alliance, position=2)

    with pytest.raises(IntegrityError, match="line_of_work_position_unique"):
        LineOfWork.objects.filter(pk=other.pk).update(position=1)


def test_two_alliances_may_number_their_lines_alike():
    lines = [LineOfWorkFactory(position=1), LineOfWorkFactory(position=1)]

    assert [line.position for line in lines] == [1, 1]
