"""Ages, from the little that is kept: the year and the month of birth.

The day is not kept, so a birthday counts from the first day of the next month: a child is never
taken for older than they are.
"""

from datetime import date


def birthday(year: int, month: int, age: int) -> date:
    """The first day on which somebody born in that month surely has that age, in years."""
    return date(year + age + month // 12, month % 12 + 1, 1)


def age_on(year: int, month: int, day: date) -> int:
    """The age in whole years on ``day``."""
    years = day.year - year
    return years if day >= birthday(year, month, years) else years - 1


def anniversary(day: date, years: int) -> date:
    """The same day so many years later; 1 March where there is no 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
