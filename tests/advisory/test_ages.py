"""Ages from the year and the month of birth, by the edges of the months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisory import ages
from advisory.models import Representative
from tests.strategies import modest


@pytest.mark.parametrize(
    ("month", "first_day"),
    [
        (1, date(2026, 2, 1)),
        (2, date(2026, 3, 1)),
        (11, date(2026, 12, 1)),
        (12, date(2027, 1, 1)),
    ],
)
def test_a_birthday_counts_from_the_first_day_of_the_next_month(month, first_day):
    assert ages.birthday(2012, month, 14) == first_day


@pytest.mark.parametrize(
    ("month", "day", "age"),
    [
        (6, date(2026, 5, 31), 13),
        (6, date(2026, 6, 1), 13),
        (6, date(2026, 6, 30), 13),
        (6, date(2026, 7, 1), 14),
        (6, date(2027, 6, 30), 14),
        (6, date(2027, 7, 1), 15),
        (12, date(2026, 12, 31), 13),
        (12, date(2027, 1, 1), 14),
        (1, date(2026, 1, 31), 13),
        (1, date(2026, 2, 1), 14),
        (2, date(2028, 2, 29), 15),
        (2, date(2028, 3, 1), 16),
    ],
)
def test_an_age_grows_with_the_month_after_the_birthday(month, day, age):
    assert ages.age_on(2012, month, day) == age


def test_in_the_month_of_birth_nobody_is_of_any_age_yet():
    assert ages.age_on(2026, 11, date(2026, 11, 30)) == -1
    assert ages.age_on(2026, 11, date(2026, 12, 1)) == 0


@modest
@given(
    born=st.dates(date(1990, 1, 1), date(2030, 12, 31)),
    day=st.dates(date(2031, 1, 1), date(2060, 12, 31)),
)
def test_nobody_is_ever_taken_for_older_than_they_are_nor_for_more_than_a_month_too_young(
    born, day
):
    had_birthday = (day.month, day.day) >= (born.month, born.day)
    real = day.year - born.year - (not had_birthday)

    counted = ages.age_on(born.year, born.month, day)

    assert counted == real or (counted == real - 1 and day.month == born.month)


@modest
@given(
    year=st.integers(1990, 2030),
    month=st.integers(1, 12),
    age=st.integers(0, 40),
)
def test_a_birthday_is_the_first_day_of_its_age(year, month, age):
    first_day = ages.birthday(year, month, age)

    assert ages.age_on(year, month, first_day) == age
    assert ages.age_on(year, month, date.fromordinal(first_day.toordinal() - 1)) == age - 1


def test_who_has_no_month_of_birth_has_no_age():
    erased = Representative(birth_year=None, birth_month=None)

    assert erased.age_on(date(2026, 1, 1)) is None
    assert erased.born_in is None
