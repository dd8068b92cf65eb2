"""What would have been right: pydantic's errors as whole sentences in Swedish and English.

Only words; which values are allowed stands in the models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from vetlanda_policy.errors import Place, Problem, quoted

_KINDS = ("kind",)
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
    'pace = "linear" needs a baseline': 'pace = "linear" kräver ett utgångsvärde (baseline)',
}


def what_was_expected(error: ErrorDetails, place: Callable[[str], Place], model: type[BaseModel]) -> Problem:
    """One of pydantic's errors as a problem with its key and what would have been right."""
    where = _key(error["loc"])
    name = str(error["loc"][-1]) if error["loc"] else ""
    read = "" if isinstance(error["input"], dict | list) else f" {quoted(error['input'])}"
    sv, en = _sentences(error, name, model)
    said_sv = (
        ""
        if error["type"] in {"missing", "union_tag_not_found", "extra_forbidden"}
        else f"{quoted(name)} är{read}, men "
    )
    said_en = "" if not said_sv else f"{quoted(name)} is{read}, but "
    if said_sv and not read:
        said_sv = said_en = f"{quoted(name)} "
    return Problem(
        f"rule-{error['type'].replace('_', '-')}", said_sv + sv, said_en + en, place(where), read.strip(" `") or None
    )


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
        near = get_close_matches(str(context.get("tag", "")), tags.split(", "), 1)
        return (
            f"`kind` ska vara någon av {tags}." + (f" Menades `{near[0]}`?" if near else ""),
            f"`kind` should be one of {tags}." + (f" Was `{near[0]}` meant?" if near else ""),
        )
    if kind == "value_error":
        said = str(context.get("error", error["msg"]))
        return f"{_OURS.get(said, said)}.", f"{said}."
    if kind in _SENTENCES:
        sv, en = _SENTENCES[kind]
        words = {**context, "name": name}
        return sv.format_map(words), en.format_map(words)
    if kind.startswith("date"):
        sv, en = _SENTENCES["date_type"]
        return sv, en
    return f"{error['msg']}.", f"{error['msg']}."


def _key(loc: tuple[int | str, ...]) -> str:
    parts = [str(p + 1) if isinstance(p, int) else p for p in loc]
    return ".".join(p for n, p in enumerate(parts) if not (n and parts[n - 1] == "criterion" and n < len(parts) - 1))


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
