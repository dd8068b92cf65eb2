"""Dates: which days a goal holds, which years it is judged, and whether it is measured then.

Each check is a small pure function of one rule or of one goal.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from vetlanda_policy.goals import Goal, Rulebook
from vetlanda_policy.indicators import Indicator
from vetlanda_policy.lint import swedish
from vetlanda_policy.lint.bounds import Figured, due, is_change
from vetlanda_policy.lint.catalogue import found
from vetlanda_policy.lint.finding import Finding
from vetlanda_policy.lint.rules import Rule
from vetlanda_policy.periods import FIRST_YEAR, LAST_YEAR
from vetlanda_policy.rulefiles.keypaths import KeyPath

_YEARLY_VALUES = ("closed_year", "every_year")
_NAMES = {
    "year": ("år", "year"),
    "half": ("halvår", "half-year"),
    "quarter": ("kvartal", "quarter"),
    "month": ("månad", "month"),
}
_MORE_SELDOM = {"month": ("quarter", "half", "year"), "quarter": ("half", "year"), "half": ("year",)}


def check_versions(book: Rulebook, folder: str, goal: Goal) -> Iterator[Finding]:
    """The days of the period without a version, and versions that lie outside it; two on a day is an error already."""
    file, period = f"{folder}/{goal.file}", book.period
    for number, version in enumerate(goal.version, 1):
        last = version.in_force_to or date.max
        if last < period.first_day or version.in_force_from > period.last_day:
            yield found(
                "version-outside",
                f"lydelsen gäller {version.in_force_from}–{version.in_force_to or ''}, men perioden är "
                f"{period.first_day}–{period.last_day}.",
                f"the version is in force {version.in_force_from}–{version.in_force_to or ''}, but the period is "
                f"{period.first_day}–{period.last_day}.",
                file=file,
                path=("version", number, "in_force_from"),
            )
    for first, last, path in _gaps(book, goal):
        days_sv = f"den {first}" if first == last else f"{first}–{last}"
        yield found(
            "version-gap",
            f"ingen lydelse gäller {days_sv}, så målet kan inte bedömas då.",
            f"no version is in force {'on ' if first == last else ''}{days_sv.removeprefix('den ')}, "
            "so the goal cannot be judged then.",
            file=file,
            path=path,
        )


def _gaps(book: Rulebook, goal: Goal) -> Iterator[tuple[date, date, KeyPath]]:
    """The spans of days inside the period on which no version is in force, each with the key that leaves it open."""
    day, last_day = book.period.first_day, book.period.last_day
    in_order = sorted(enumerate(goal.version, 1), key=lambda each: each[1].in_force_from)
    before: KeyPath = ("version", 1)
    for number, version in in_order:
        if version.in_force_from > last_day:
            break
        if version.in_force_from > day:
            yield day, version.in_force_from - timedelta(days=1), ("version", number, "in_force_from")
        last = version.in_force_to
        if last is None or last >= last_day:
            return
        day, before = max(day, last + timedelta(days=1)), ("version", number, "in_force_to")
    if day <= last_day:
        yield day, last_day, before


def check_dates(rule: Rule) -> Iterator[Finding]:
    """Everything to be said about when a rule is judged and when its indicator is measured."""
    for path, leaf in rule.leaves():
        yield from _frequency(rule, path, leaf)
        yield from _due(rule, path, leaf)
        yield from _baseline(rule, path, leaf)
        yield from _break(rule, path, leaf)


def _frequency(rule: Rule, path: KeyPath, leaf: Figured) -> Iterator[Finding]:
    indicator = rule.indicator(leaf)
    if indicator is None:
        return
    yearly = leaf.value in _YEARLY_VALUES or getattr(leaf, "pairs", None) == "year_over_year"
    key = "pairs" if getattr(leaf, "pairs", None) == "year_over_year" else "value"
    if yearly and indicator.frequency == "irregular":
        yield rule.finding(
            "measured-too-seldom",
            f"regeln bedömer varje år, men `{indicator.id}` mäts oregelbundet; ett år utan mätning kan inte bedömas.",
            f"the rule judges every year, but `{indicator.id}` is measured irregularly; a year without a measurement cannot "
            "be judged.",
            (*path, key),
        )
    elif yearly and indicator.frequency != "year":
        often_sv, often_en = _NAMES[indicator.frequency]
        yield rule.finding(
            "no-yearly-value",
            f"regeln frågar efter hela år, men `{indicator.id}` mäts per {often_sv} och har inga årsvärden.",
            f"the rule asks for whole years, but `{indicator.id}` is measured by the {often_en} and has no yearly values.",
            (*path, key),
        )
    yield from _words(rule, path, indicator, yearly=yearly)


def _words(rule: Rule, path: KeyPath, indicator: Indicator, *, yearly: bool) -> Iterator[Finding]:
    """Whether the words ask for a value more often than there is one."""
    wanted = next((often for text in rule.words if (often := swedish.how_often(text))), None)
    settled = yearly or any("mätning" in text.casefold() for text in rule.said)
    if wanted == "year" and indicator.frequency == "irregular" and not settled:
        yield rule.finding(
            "measured-too-seldom",
            f"målets ord talar om varje år, men `{indicator.id}` mäts oregelbundet.",
            f"the words of the goal speak of every year, but `{indicator.id}` is measured irregularly.",
            (*path, "indicator"),
        )
    elif wanted is not None and indicator.frequency in _MORE_SELDOM.get(wanted, ()):
        (want_sv, want_en), (have_sv, have_en) = _NAMES[wanted], _NAMES[indicator.frequency]
        yield rule.finding(
            "measured-too-seldom",
            f"målets ord talar om varje {want_sv}, men `{indicator.id}` mäts bara per {have_sv}.",
            f"the words of the goal speak of every {want_en}, but `{indicator.id}` is measured only by the {have_en}.",
            (*path, "indicator"),
        )


def _due(rule: Rule, path: KeyPath, leaf: Figured) -> Iterator[Finding]:
    days, period = due(leaf), rule.book.period
    for n, day in enumerate(days, 1):
        if day < period.first_day and not (n == 1 and len(days) > 1):
            yield rule.finding(
                "date-before-period",
                f"målvärdet gäller {day}, men perioden börjar {period.first_day}.",
                f"the target is for {day}, but the period begins on {period.first_day}.",
                (*path, "targets", n, "date"),
            )
    ahead = bool(days) and days[0] > period.last_day and getattr(leaf, "pace", None) is None
    if ahead and "partly" not in path and not any(str(days[0].year) in text for text in rule.said):
        yield rule.finding(
            "never-due",
            f"målvärdet gäller {days[0]}, efter periodens slut {period.last_day}, och ingen takt anges: "
            "målet kan aldrig avgöras under perioden.",
            f"the target is for {days[0]}, after the period ends on {period.last_day}, and no pace is stated: "
            "the goal can never be decided during the period.",
            (*path, "targets", 1, "date"),
        )


def _baseline(rule: Rule, path: KeyPath, leaf: Figured) -> Iterator[Finding]:
    year, last = getattr(leaf, "baseline", None), rule.book.period.last_day.year
    if is_change(leaf) and isinstance(year, int) and year >= last:
        yield rule.finding(
            "baseline-too-late",
            f"utgångsåret är {year}, men perioden slutar {rule.book.period.last_day}: det finns inget senare år att jämföra med.",
            f"the baseline year is {year}, but the period ends on {rule.book.period.last_day}: "
            "there is no later year to compare with.",
            (*path, "baseline"),
        )


def _break(rule: Rule, path: KeyPath, leaf: Figured) -> Iterator[Finding]:
    indicator, period = rule.indicator(leaf), rule.book.period
    if indicator is None or not is_change(leaf):
        return
    start = getattr(leaf, "baseline", None) or period.first_day.year - 1
    if not FIRST_YEAR <= start <= LAST_YEAR:
        return
    inside = [b for b in indicator.breaks if date(start, 12, 31) < b.first_day <= period.last_day]
    explained = any(word in text.casefold() for text in rule.said for word in ("definition", "brott", "metod", "ändra"))
    if inside and not explained:
        yield rule.finding(
            "break-in-period",
            f"definitionen av `{indicator.id}` ändras {inside[0].first_day}, mellan år som regeln jämför.",
            f"the definition of `{indicator.id}` changes on {inside[0].first_day}, between years that the rule compares.",
            (*path, "indicator"),
        )
