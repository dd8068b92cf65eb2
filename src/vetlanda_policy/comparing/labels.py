"""What the keys of a rule are called, in Swedish and English, and how their values read.

Only words; which keys differ is found in `rule_changes` and `indicator_changes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel

from vetlanda_policy.criteria import Partly
from vetlanda_policy.criteria.base import Each
from vetlanda_policy.errors import Language
from vetlanda_policy.explanations import Speaker, sentence
from vetlanda_policy.values import plain
from vetlanda_policy.wording import NO_BREAK, listed, number

Measure = Literal["unit", "share", "plain"]
"""How a number reads: in the indicator's unit, as percent of a whole, or bare."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a key is called in both languages.

    Attributes:
        sv: the name in Swedish, definite form.
        en: the name in English, with its article.
        measure: how its number reads; none where it is no quantity that is raised or lowered.
    """

    sv: str
    en: str
    measure: Measure | None = None

    def read(self, lang: Language) -> str:
        """The name in the language."""
        return self.sv if lang == "sv" else self.en


CRITERION: Mapping[str, Label] = {
    "target": Label("målvärdet", "the target", "unit"),
    "lowest": Label("den lägre gränsen", "the lower bound", "unit"),
    "highest": Label("den övre gränsen", "the upper bound", "unit"),
    "best": Label("den sista platsen som räcker", "the last place that will do", "plain"),
    "share": Label("andelen", "the share", "share"),
    "count": Label("antalet kriterier som måste uppfyllas", "the number of criteria that must be met", "plain"),
    "amount": Label("den minsta eller största ändring som räknas", "the change that counts", "unit"),
    "percent": Label("den ändring i procent som räknas", "the change in percent that counts", "plain"),
    "baseline_value": Label("utgångsvärdet", "the baseline value", "unit"),
    "baseline": Label("utgångsåret", "the baseline"),
    "round_to": Label("antalet decimaler som avrundas till", "the number of decimals rounded to", "plain"),
    "value": Label("valet av värden", "the choice of values"),
    "each": Label("områdena eller grupperna", "the areas or groups"),
    "pairs": Label("jämförelsen", "the comparison"),
    "partly": Label("villkoret för delvis uppfyllt", "the condition for partly fulfilled"),
    "final_only": Label("kravet på slutliga värden", "the demand for final values"),
    "indicator": Label("nyckeltalet", "the indicator"),
    "reference": Label("nyckeltalet som det jämförs med", "the indicator compared with"),
    "placement": Label("nyckeltalet för publicerad placering", "the indicator of the published placement"),
    "participants": Label("nyckeltalet för antalet deltagare", "the indicator of the number of participants"),
    "group": Label("jämförelsegruppens nyckeltal", "the indicator of the comparison group"),
    "group_name": Label("jämförelsegruppens namn", "the name of the comparison group"),
    "targets": Label("de daterade målvärdena", "the dated targets"),
    "at": Label("jämförelsen med målvärdena", "the comparison with the targets"),
    "pace": Label("takten fram till målåret", "the pace until the target year"),
    "than": Label("vad det jämförs med", "what it is compared with"),
    "or_equal": Label("om lika bra räcker", "whether as good will do"),
    "only": Label("vilka avvikelser som räknas", "which deviations count"),
    "units": Label("enheterna", "the units"),
    "why": Label("skälet till att ingen siffra avgör", "the reason why no figure decides"),
    "subject": Label("vad som bedöms", "what is judged"),
    "goal": Label("målet som ska vara uppfyllt", "the goal that must be met", "plain"),
    "kind": Label("slaget av kriterium", "the kind of criterion"),
}
"""The keys of every kind of criterion."""

INDICATOR: Mapping[str, Label] = {
    "name": Label("namnet", "the name"),
    "name_en": Label("det engelska namnet", "the English name"),
    "definition": Label("definitionen", "the definition"),
    "kind": Label("slaget", "the kind"),
    "unit": Label("enheten", "the unit"),
    "unit_en": Label("enheten på engelska", "the unit in English"),
    "unit_one": Label("enheten i ental", "the unit of a single one"),
    "unit_one_en": Label("enheten i ental på engelska", "the English unit of a single one"),
    "scale": Label("skalan", "the scale"),
    "levels": Label("nivåerna", "the levels"),
    "derived": Label("uträkningen", "how it is worked out"),
    "decimals": Label("antalet decimaler som visas", "the number of decimals shown", "plain"),
    "higher_is_better": Label("riktningen", "the direction"),
    "frequency": Label("hur ofta det mäts", "how often it is measured"),
    "areas": Label("områdena", "the areas"),
    "groups": Label("grupperna", "the groups"),
    "published": Label("hur det publiceras", "how it is published"),
    "breaks": Label("brotten i tidsserien", "the breaks in the series"),
    "kolada": Label("posterna i Kolada", "the entries in Kolada"),
    "scb": Label("posterna hos SCB", "the entries at Statistics Sweden"),
    "source_url": Label("adressen till beskrivningen", "the address of the description"),
}
"""The keys of an indicator."""

CODES: Mapping[str, tuple[str, str]] = {
    "latest": ("den senaste mätningen", "the latest measurement"),
    "closed_year": ("bokslutsårets värde", "the value of the closing's year"),
    "every_year": ("varje år", "every year"),
    "every_measurement": ("varje mätning", "every measurement"),
    "mean": ("medelvärdet", "the mean"),
    "sum": ("summan", "the sum"),
    "year_over_year": ("år mot år", "year over year"),
    "measurement_over_measurement": ("mätning mot mätning", "measurement over measurement"),
    "baseline": ("utgångsvärdet mot det senaste", "the baseline against the latest"),
    "at_least": ("minst", "at least"),
    "above": ("mer än", "more than"),
    "at_most": ("högst", "at most"),
    "below": ("mindre än", "less than"),
    "linear": ("jämn", "even"),
    "country": ("riket", "the country"),
    "group_mean": ("gruppens medelvärde", "the group's mean"),
    "negative": ("bara de negativa", "only the negative ones"),
}
"""Codes of rules as people say them."""

_TRUE: dict[Language, tuple[str, str]] = {"sv": ("ja", "nej"), "en": ("yes", "no")}


def reads(value: object, speaker: Speaker, measure: Measure | None = None, indicator: str = "") -> str | None:
    """A value of a rule as people read it; none where there is none."""
    lang = speaker.lang
    match value:
        case None:
            return None
        case bool():
            return _TRUE[lang][not value]
        case Decimal() if measure == "share":
            return f"{number(value * 100, lang)}{NO_BREAK}{speaker.pick('procent', 'percent')}"
        case Decimal() if measure == "unit" and indicator:
            return f"{number(value, lang)}{NO_BREAK}{speaker.spoken_unit(indicator, value)}".rstrip(NO_BREAK)
        case Decimal():
            return number(value, lang)
        case date():
            return value.isoformat()
        case BaseModel():
            return _record(value, speaker)
        case tuple():
            return listed([str(reads(v, speaker)) for v in value], lang) or speaker.pick("inga", "none")
        case _:
            words = CODES.get(str(value))
            return str(value) if words is None else speaker.pick(*words)


def said(text: str) -> str:
    """The text as a sentence; a quotation that ends it brings its own full stop."""
    quotes = text.endswith((".”", '."', "!”", '!"', "?”", '?"'))
    return text[0].upper() + text[1:] if quotes else sentence(text)


def _record(value: BaseModel, speaker: Speaker) -> str:
    """A table of a rule file: what it means where that can be said, else its keys that say something."""
    match value:
        case Partly(some=True):
            return speaker.pick("minst en del är uppfylld", "at least one part is met")
        case Partly(share_of_target=Decimal() as share):
            percent = number(share * 100, speaker.lang)
            return speaker.pick(f"{percent} procent av målvärdet nås", f"{percent} percent of the target is reached")
        case Partly(as_assessed=str(words)):
            return words.rstrip(".")
        case Each():
            return listed(value.area or value.group, speaker.lang)
        case _:
            pass
    parts = []
    for name in type(value).model_fields:
        inner = getattr(value, name)
        if inner not in (None, (), False):
            parts.append(f"{name} {plain(inner) if isinstance(inner, Decimal) else reads(inner, speaker)}")
    return ", ".join(parts)
