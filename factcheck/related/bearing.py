"""How two values bear on each other, with the arithmetic in words."""

from __future__ import annotations

import math
from datetime import date

from factcheck.related.relation import Finding, Ground, RelationKind
from factcheck.related.value import Partial, Side, Value, ValueKind

_GROUNDS = {
    ValueKind.COUNT: Ground.FIGURE, ValueKind.MONEY: Ground.SUM, ValueKind.SHARE: Ground.SHARE,
    ValueKind.DURATION: Ground.DURATION, ValueKind.MEASURE: Ground.FIGURE,
    ValueKind.ORDINAL: Ground.FIGURE, ValueKind.DATE: Ground.DATE, ValueKind.TIME: Ground.TIME,
}  # fmt: skip
_PERIOD_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0}
_PERIOD_MONTHS = {"month": 1.0, "quarter": 3.0, "year": 12.0}
_YEAR = 365.25
_KILO = 1000.0
_ARRIVES = {"arrive", "come", "fly", "land"}
_SINCE, _UNTIL, _AFTER = {"since", "from"}, {"until", "till", "by", "before"}, {"after"}


def bear(one: Value, other: Value) -> Finding | None:
    """How two values of one kind relate, or ``None`` where they cannot be compared."""
    if one.kind is not other.kind:
        return None
    if one.kind is ValueKind.DATE:
        return _bear_dates(one, other)
    if one.unit != other.unit:
        return _bear_units(one, other)
    if one.per != other.per:
        return _bear_rates(one, other)
    if {one.lead, other.lead} == {"by", "to"} and one.kind is not ValueKind.ORDINAL:
        return _found(one, other, RelationKind.DIFFERENT, "one is a change, the other its outcome")
    if one.kind is ValueKind.DURATION and _far(one, other):
        return None
    return _bear_spans(one, other, 1.0)


def _far(one: Value, other: Value) -> bool:
    """A visit of two days and a gap of nine years measure two things."""
    short, long = sorted((one, other), key=lambda value: value.low)
    return short.high * 20 < long.low


def _found(one: Value, other: Value, kind: RelationKind, why: str) -> Finding:
    return Finding(_GROUNDS[one.kind], kind, one.text, other.text, why)


def _bear_spans(one: Value, other: Value, factor: float) -> Finding:
    """Compare the bounds; ``factor`` brings the second to the first one's period."""
    low, high = other.low * factor, other.high * factor
    equal = _close(one.low, low) and _close(one.high, high)
    if not equal and one.side is other.side is Side.EXACT:
        equal = _is_conversion(one, other, low)
    sums = f"{one.text} = {tell(one)}; {other.text} = {tell(other)}"
    if equal:
        same = one.side is other.side or one.low != one.high
        kind = RelationKind.SAME if same else RelationKind.APPROXIMATE
        words = one.text.lower() == other.text.lower()
        return _found(one, other, kind, f"{one.text} on both sides" if words else f"{sums}: equal")
    if _touch(one, low, high, other.slack * factor):
        return _found(one, other, RelationKind.APPROXIMATE, f"{sums}: compatible")
    return _found(one, other, RelationKind.CONFLICT, f"{sums}: not compatible")


def _close(one: float, other: float) -> bool:
    return one == other or math.isclose(one, other, rel_tol=1e-9)


def _is_conversion(one: Value, other: Value, low: float) -> bool:
    """``100 miles`` and ``161 km``: equal once the finer unit is rounded to what was written."""
    if one.kind is not ValueKind.MEASURE or one.text.split()[-1] == other.text.split()[-1]:
        return False
    return math.isclose(one.low, low, rel_tol=1e-3)


def _touch(one: Value, low: float, high: float, slack: float) -> bool:
    slack = max(one.slack, slack)
    if one.low - slack > high or low - slack > one.high:
        return False
    # "More than 20" and "fewer than 20" meet at a number that both leave out.
    if math.isinf(one.high) != math.isinf(high) and (one.low == high or low == one.high):
        return one.low == one.high or low == high
    # "More than 200" leaves 350 open in logic; people who write it mean no more than twice that.
    for bound, top, least in ((one.low, one.high, low), (low, high, one.low)):
        if math.isinf(top) and not math.isinf(least) and least > 2.5 * max(bound, 1e-9):
            return False
    return True


def _bear_units(one: Value, other: Value) -> Finding | None:
    if one.kind is ValueKind.MONEY:
        if _close(one.low, other.low) and _close(one.high, other.high):
            why = f"{one.text} and {other.text}: the same figure in two currencies"
            return _found(one, other, RelationKind.CONFLICT, why)
        why = f"{one.text} and {other.text}: two currencies, no rate of exchange is known"
        return _found(one, other, RelationKind.DIFFERENT, why)
    if one.kind is ValueKind.SHARE:
        why = f"{one.text} and {other.text}: a share and a difference of shares"
        return _found(one, other, RelationKind.DIFFERENT, why)
    return None


def _bear_rates(one: Value, other: Value) -> Finding:
    for table in (_PERIOD_DAYS, _PERIOD_MONTHS):
        if one.per in table and other.per in table:
            return _bear_spans(one, other, table[one.per] / table[other.per])
    rate, whole = (one, other) if one.per else (other, one)
    if whole.per:
        why = f"{one.text} is per {one.per}, {other.text} per {other.per}"
    else:
        why = f"{rate.text} is per {rate.per}, {whole.text} is not"
    return _found(one, other, RelationKind.DIFFERENT, why)


def _side_of_time(value: Value) -> int:
    for number, words in enumerate((_SINCE, _UNTIL, _AFTER), start=1):
        if value.lead in words:
            return number
    return 0


def _bear_dates(one: Value, other: Value) -> Finding | None:
    if _side_of_time(one) != _side_of_time(other):
        return None
    if one.resolved and other.resolved:
        sums = f"{one.text} = {tell(one)}; {other.text} = {tell(other)}"
        if one.low == other.low and one.high == other.high:
            same = (
                f"{one.text} on both sides"
                if one.text.lower() == other.text.lower()
                else f"{sums}: equal"
            )
            return _found(one, other, RelationKind.SAME, same)
        if one.low <= other.high and other.low <= one.high:
            return _found(one, other, RelationKind.APPROXIMATE, f"{sums}: compatible")
        if parts := _parts_of_a_journey(one, other):
            return _found(one, other, RelationKind.DIFFERENT, f"{sums}: {parts}")
        return _found(one, other, RelationKind.CONFLICT, f"{sums}: not compatible")
    return _bear_partial(one, other)


def _parts_of_a_journey(one: Value, other: Value) -> str:
    """Why two days can both be right: one begins what the other ends, or is on the way."""
    first, second = _part_told(one), _part_told(other)
    if not first or not second or first == second:
        return ""
    return f"one is the {first}, the other the {second}"


def _part_told(value: Value) -> str:
    begins, ends = "begin" in value.of, "end" in value.of
    if begins != ends:
        return "beginning" if begins else "end"
    return "arrival" if value.event in _ARRIVES else ""


def _bear_partial(one: Value, other: Value) -> Finding | None:
    """Compare what both sides know: ``Wednesday`` and 6 April 2021, which was a Tuesday."""
    first, second = _parts(one), _parts(other)
    if first is None or second is None:
        return None
    if first.season or second.season:
        if one.text.lower() == other.text.lower():
            return _found(one, other, RelationKind.SAME, f"{one.text} on both sides")
        return None
    shared = 0
    for name in ("year", "month", "day", "weekday"):
        left, right = getattr(first, name), getattr(second, name)
        if left is None or right is None:
            continue
        if left != right:
            sums = f"{_named(one, first)}; {_named(other, second)}"
            return _found(one, other, RelationKind.CONFLICT, f"{sums}: not compatible")
        shared += 1
    if not shared:
        return None
    if first == second:
        return _found(one, other, RelationKind.SAME, f"{one.text} and {other.text}: equal")
    why = f"{_named(one, first)}; {_named(other, second)}: compatible"
    return _found(one, other, RelationKind.APPROXIMATE, why)


def _parts(value: Value) -> Partial | None:
    """What is known of a date; of a resolved day everything."""
    if value.resolved and value.low == value.high:
        day = date.fromordinal(int(value.low))
        return Partial(day.year, day.month, day.day, day.weekday())
    return value.partial


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _named(value: Value, part: Partial) -> str:
    if part.weekday is not None and part.day is not None:
        return f"{value.text} = a {_WEEKDAYS[part.weekday]}"
    return value.text


def tell(value: Value) -> str:
    """The normal form for people: ``9 to 10 years``, ``$2 billion``, ``6 April 2021``."""
    if value.kind is ValueKind.DATE:
        return _tell_date(value)
    if value.kind is ValueKind.DURATION:
        return _tell_duration(value)
    if value.kind is ValueKind.TIME:
        return f"{int(value.low) // 60}:{int(value.low) % 60:02}"
    unit = {"percent": "%", "degree C": "°C"}.get(value.unit, value.unit)
    space = "" if unit == "%" else " "
    if unit == "m" and value.low >= _KILO and not math.isinf(value.high):
        return f"{_tell_span(value.low / _KILO, value.high / _KILO)} km"
    if value.kind is ValueKind.MONEY:
        unit, space = "", ""
        return f"{value.unit} {_tell_span(value.low, value.high)}"
    return f"{_tell_span(value.low, value.high)}{space if unit else ''}{unit}".strip()


def _tell_span(low: float, high: float) -> str:
    if low == high:
        return figure(low)
    if math.isinf(high):
        return f"{figure(low)} or more"
    if low == 0:
        return f"{figure(high)} or less"
    return f"{figure(low)} to {figure(high)}"


def figure(number: float) -> str:
    """A number as people write it: ``2.25 billion``, ``1,100``, ``0.62``."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(number) >= size:
            return f"{number / size:.6g} {word}"
    return f"{number:,.0f}" if number >= 1000 and number == int(number) else f"{number:.4g}"


def _tell_duration(value: Value) -> str:
    for size, word in ((_YEAR, "years"), (_YEAR / 12, "months"), (1.0, "days"), (1 / 24, "hours")):
        if value.high != math.inf and value.high < size * 0.999:
            continue
        if (word == "months" and value.low % size > 1e-6) or (
            word == "years" and value.low < size * 0.999
        ):
            continue
        low, high = value.low / size, value.high / size
        return f"{_tell_span(round(low, 4), high if math.isinf(high) else round(high, 4))} {word}"
    return f"{_tell_span(value.low * 1440, value.high * 1440)} minutes"


def _tell_date(value: Value) -> str:
    if not value.resolved:
        return value.text
    low, high = (date.fromordinal(max(1, int(bound))) for bound in (value.low, value.high))
    first, last = (f"{day.day} {day:%B} {day.year}" for day in (low, high))
    if low == high:
        return first
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        return str(low.year) if low.year == high.year else f"{low.year} to {high.year}"
    return f"{first} to {last}"
