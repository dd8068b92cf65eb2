"""What would have been right: pydantic's errors as whole sentences in Swedish and English.

Only words; which values are allowed stands in the models.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from vetlanda_policy.errors import Place, Problem, quoted

_WAY = re.compile(r"function-|str$|decimal$")
_WHOLE = {"missing", "union_tag_not_found", "union_tag_invalid", "extra_forbidden"}
"""The faults whose sentence names the key itself."""

_SENTENCES: dict[str, tuple[str, str]] = {
    "missing": ("nyckeln `{name}` saknas och måste anges.", "the key `{name}` is missing and must be given."),
    "string_type": ("ska vara en text inom citattecken.", "should be a text in quotation marks."),
    "int_type": ("ska vara ett heltal.", "should be a whole number."),
    "int_parsing": ("ska vara ett heltal.", "should be a whole number."),
    "int_from_float": ("ska vara ett heltal.", "should be a whole number."),
    "bool_type": ("ska vara true eller false.", "should be true or false."),
    "bool_parsing": ("ska vara true eller false.", "should be true or false."),
    "date_type": (
        "ska vara ett datum utan citattecken, som 2015-01-01.",
        "should be a date without quotation marks, such as 2015-01-01.",
    ),
    "string_too_short": ("ska ha minst {min_length} tecken.", "should have at least {min_length} character."),
    "tuple_type": ('ska vara en lista, som ["a", "b"].', 'should be a list, such as ["a", "b"].'),
    "too_short": ("ska ha minst {min_length} post.", "should have at least {min_length} item."),
    "greater_than_equal": ("ska vara minst {ge}.", "should be at least {ge}."),
    "greater_than": ("ska vara mer än {gt}.", "should be more than {gt}."),
    "less_than_equal": ("ska vara högst {le}.", "should be at most {le}."),
    "less_than": ("ska vara mindre än {lt}.", "should be less than {lt}."),
    "model_type": ("ska vara en tabell med nycklar.", "should be a table of keys."),
    "model_attributes_type": ("ska vara en tabell med nycklar.", "should be a table of keys."),
    "union_tag_not_found": (
        "nyckeln `kind` saknas och måste säga vilken sorts kriterium det är.",
        "the key `kind` is missing and must say what kind of criterion it is.",
    ),
}
_OURS = {
    "must be an exact decimal number, written as digits or as a string": "ska vara ett exakt tal, skrivet med siffror",
    "must be a decimal number such as 92.5": "ska vara ett tal, som 92.5",
    "step must be greater than 0": "step ska vara större än 0",
    "lowest must not be greater than highest": "lowest får inte vara större än highest",
    "first_day must not come after last_day": "first_day får inte komma efter last_day",
    "in_force_to must not come before in_force_from": "in_force_to får inte komma före in_force_from",
    "give either area = [...] or group = [...]": "ange antingen area = [...] eller group = [...]",
    "the same name stands twice": "samma namn står två gånger",
    "give exactly one of some = true, share_of_target, when and as_assessed": (
        "ange precis ett av some = true, share_of_target, when och as_assessed"
    ),
    "partly.share_of_target needs at_least or above, and a target greater than 0": (
        "partly.share_of_target kräver at_least eller above, och ett målvärde större än 0"
    ),
    'baseline_value goes with pairs = "baseline"': 'baseline_value hör till pairs = "baseline"',
    "increases chooses its values by pairs; leave value out": "increases väljer sina värden med pairs; utelämna value",
    "targets must be in order of date, each date once": "targets ska stå i tidsordning, varje datum en gång",
    "the baseline must be dated before the first target": "utgångsvärdet ska vara daterat före det första målvärdet",
    "levels are a scale of their own; leave scale and derived out": (
        "levels är en skala i sig; utelämna scale och derived"
    ),
    "levels needs at least two names, all different": "levels ska ha minst två namn, alla olika",
    "a derived indicator has the scale of its parts; leave scale and kind out": (
        "ett härlett nyckeltal har sina delars skala; utelämna scale och kind"
    ),
    "give either plus and minus, or numerator and denominator": (
        "ange antingen plus och minus, eller numerator och denominator"
    ),
    'reference goes with than = "reference"': 'reference hör till than = "reference"',
    'group goes with than = "group_mean"': 'group hör till than = "group_mean"',
    "pairs says which values are compared; leave value out": "pairs säger vilka värden som jämförs; utelämna value",
    "the criterion of share_of_units must be about figures, without each and partly": (
        "kriteriet i share_of_units ska gälla siffror, utan each och partly"
    ),
    "give either amount or percent": "ange antingen amount eller percent",
    "give at most one of amount, percent and or_equal": "ange högst ett av amount, percent och or_equal",
    "give at most one of amount and percent": "ange högst ett av amount och percent",
    'pace = "linear" needs a baseline': 'pace = "linear" kräver ett utgångsvärde (baseline)',
}
_OURS_WITH_FIGURES = (
    (re.compile(r"count is (\d+), but there are only (\d+) criteria"), r"count är \1, men det finns bara \2 kriterier"),
    (
        re.compile(r"must be finite, with at most (\d+) digits before and (\d+) after the point"),
        r"ska vara ett ändligt tal med högst \1 siffror före och \2 efter decimaltecknet",
    ),
)


def what_were_expected(
    errors: Iterable[ErrorDetails], place: Callable[[str], Place], model: type[BaseModel]
) -> Iterator[Problem]:
    """Pydantic's errors as problems.

    Of the ways a value could have been right, the first stands for all; a list is not too short because of faults in it.
    """
    listed = [(error, tuple(p for p in error["loc"] if not (isinstance(p, str) and _WAY.match(p)))) for error in errors]
    places = [loc for _, loc in listed]
    seen: set[tuple[int | str, ...]] = set()
    for error, loc in listed:
        inside = any(len(other) > len(loc) and other[: len(loc)] == loc for other in places)
        if loc in seen or (error["type"] == "too_short" and inside):
            continue
        if loc != error["loc"]:
            seen.add(loc)
        yield what_was_expected({**error, "loc": loc}, place, model)


def what_was_expected(error: ErrorDetails, place: Callable[[str], Place], model: type[BaseModel]) -> Problem:
    """One of pydantic's errors as a problem with its key and what would have been right."""
    kind, loc = error["type"], error["loc"]
    where = _key((*loc, "kind") if kind == "union_tag_invalid" else loc)
    name = str(loc[-1]) if loc and isinstance(loc[-1], str) else ""
    read = None if isinstance(error["input"], dict | list) else quoted(error["input"])
    sv, en = _sentences(error, name, model)
    if kind not in _WHOLE and name:
        named = quoted(name)
        sv = f"{named} är {read}, men {sv}" if read else f"{named}: {sv}"
        en = f"{named} is {read}, but {en}" if read else f"{named}: {en}"
    return Problem(f"rule-{kind.replace('_', '-')}", sv, en, place(where), read.strip("`") if read else None)


def _sentences(error: ErrorDetails, name: str, model: type[BaseModel]) -> tuple[str, str]:
    context = error.get("ctx", {})
    kind = error["type"]
    if kind == "extra_forbidden":
        near = get_close_matches(name, sorted(set(_names(model))), 1)
        return (
            f"nyckeln `{name}` känns inte igen." + (f" Menades `{near[0]}`?" if near else ""),
            f"the key `{name}` is not known." + (f" Was `{near[0]}` meant?" if near else ""),
        )
    if kind == "literal_error":
        allowed = str(context.get("expected", "")).replace("'", "`")
        return f"ska vara {allowed.replace(' or ', ' eller ')}.", f"should be {allowed}."
    if kind == "union_tag_invalid":
        tags = str(context.get("expected_tags", "")).replace("'", "")
        tag = str(context.get("tag", ""))
        near = get_close_matches(tag, tags.split(", "), 1)
        return (
            f"`kind` är {quoted(tag)}, men ska vara någon av {tags}." + (f" Menades `{near[0]}`?" if near else ""),
            f"`kind` is {quoted(tag)}, but should be one of {tags}." + (f" Was `{near[0]}` meant?" if near else ""),
        )
    if kind == "value_error":
        said = str(context.get("error", error["msg"]))
        return f"{_swedish(said)}.", f"{said}."
    if kind in _SENTENCES:
        sv, en = _SENTENCES[kind]
        words = {**context, "name": name}
        return sv.format_map(words), en.format_map(words)
    if kind.startswith("date"):
        sv, en = _SENTENCES["date_type"]
        return sv, en
    return f"{error['msg']}.", f"{error['msg']}."


def _swedish(said: str) -> str:
    for pattern, swedish in _OURS_WITH_FIGURES:
        if pattern.fullmatch(said):
            return pattern.sub(swedish, said)
    return _OURS.get(said, said)


def _key(loc: tuple[int | str, ...]) -> str:
    """The way to the key as the file has it; pydantic also names the kind of each criterion on the way."""
    found: list[str] = []
    before: tuple[int | str, ...] = ()
    for part in loc:
        held = before[-1:] in (("criterion",), ("when",)) or (before[-2:-1] == ("criteria",) and part != "criteria")
        before = (*before, part)
        if not (held and isinstance(part, str)):
            found.append(str(part + 1) if isinstance(part, int) else part)
    return ".".join(found)


def _names(model: Any, seen: set[Any] | None = None) -> Iterator[str]:
    """Every key that a model and the models in it know."""
    seen = set() if seen is None else seen
    if isinstance(model, type) and issubclass(model, BaseModel):
        if model in seen:
            return
        seen.add(model)
        for name, field in model.model_fields.items():
            yield name
            yield from _names(field.annotation, seen)
        return
    for part in get_args(model):
        yield from _names(part, seen)
