"""The words of reports, in Swedish and English.

Only labels; sentences about figures are made in `explanations`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from vetlanda_policy.errors import Language
from vetlanda_policy.verdicts import CriterionRecord, Evaluation
from vetlanda_policy.wording import alternatives, number, relation, shortened, split_span, verdict

_SPAN = re.compile(r"-?[\d.]+--?[\d.]+")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")

WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "head": "{municipality} · mandatperioden {period} · bokslut {closing}",
        "other_head": "{municipality} · målen för {period} prövade på {judged} · bokslut {closing}",
        "other": "OBS: MÅLEN FÖR {period} ÄR PRÖVADE PÅ ÅREN {judged}. De gällde inte då, och utgångsår är flyttade lika långt.",
        "should": "Bör-mål: fullmäktige säger bör, inte ska.",
        "known_on": "Med det som var publicerat {day}",
        "rules": "Regler {version} (sha256 {digest}…)",
        "facts": "Underlag: {files}",
        "rows": "{name}, {rows} rader",
        "none": "inget",
        "incomplete": "Källan till reglerna är inte fullständig. {note}",
        "invented": "OBS: VÄRDENA ÄR PÅHITTADE ({files}) och säger inget om kommunen.",
        "goal": "Mål",
        "verdict": "Bedömning",
        "observed": "Utfall",
        "required": "Krav",
        "margin": "Marginal",
        "unit": "Enhet",
        "possible": "Möjligt: {possible}.",
        "area": "Målområde, avgör inte målet: {quote} {verdict}",
        "title": "Måluppfyllelse",
        "why": "Varför",
        "words": "Fullmäktiges ord",
        "interpretation": "Tolkning",
        "evidence": "Underlag",
        "missing": "Saknas",
        "place": "{place} av {of}",
        "warnings": "Att veta om underlaget",
        "indicator": "Nyckeltal",
        "period": "Period",
        "value": "Värde",
        "source": "Källa",
        "row": "Rad",
    },
    "en": {
        "head": "{municipality} · mandate period {period} · closing {closing}",
        "other_head": "{municipality} · goals of {period} put to {judged} · closing {closing}",
        "other": "NOTE: THE GOALS OF {period} ARE PUT TO THE YEARS {judged}. They were not in force then; "
        "baseline years are moved as far.",
        "should": "A soft goal: the council says should, not shall.",
        "known_on": "With what was published by {day}",
        "rules": "Rules {version} (sha256 {digest}…)",
        "facts": "Facts: {files}",
        "rows": "{name}, {rows} rows",
        "none": "none",
        "incomplete": "The source of the rules is not complete. {note}",
        "invented": "NOTE: THE VALUES ARE INVENTED ({files}) and say nothing of the municipality.",
        "goal": "Goal",
        "verdict": "Verdict",
        "observed": "Observed",
        "required": "Required",
        "margin": "Margin",
        "unit": "Unit",
        "possible": "Possible: {possible}.",
        "area": "Follow-up area, not deciding the goal: {quote} {verdict}",
        "title": "Goal fulfilment",
        "why": "Why",
        "words": "The council's words",
        "interpretation": "Interpretation",
        "evidence": "Evidence",
        "missing": "Missing",
        "place": "{place} of {of}",
        "warnings": "To know about the facts",
        "indicator": "Indicator",
        "period": "Period",
        "value": "Value",
        "source": "Source",
        "row": "Row",
    },
}


def head(evaluation: Evaluation) -> list[str]:
    """What was judged, by which rules, on which facts; and what the reader must know of both."""
    words = WORDS[evaluation.lang]
    where = f"{evaluation.municipality_name or ''} ({evaluation.municipality})".strip()
    files = "; ".join(words["rows"].format(name=f.name, rows=f.rows) for f in evaluation.facts) or words["none"]
    named = {"municipality": where, "period": evaluation.period, "judged": evaluation.judged_period}
    lines = [words["other_head" if evaluation.judged_period else "head"].format(**named, closing=evaluation.closing)]
    if evaluation.known_on:
        lines.append(words["known_on"].format(day=evaluation.known_on))
    lines.append(words["rules"].format(version=evaluation.rules.version, digest=evaluation.rules.sha256[:12]))
    lines.append(words["facts"].format(files=files))
    return lines


def banners(evaluation: Evaluation) -> list[str]:
    """What must stand at the top of every report where it holds."""
    words = WORDS[evaluation.lang]
    lines = []
    if evaluation.judged_period:
        lines.append(words["other"].format(period=evaluation.period, judged=evaluation.judged_period))
    if evaluation.invented:
        lines.append(words["invented"].format(files=", ".join(f.name for f in evaluation.facts if f.invented)))
    if not evaluation.rules.source_complete:
        lines.append(words["incomplete"].format(note=evaluation.rules.source_note or "").rstrip())
    return lines


def observed(record: CriterionRecord, lang: Language) -> str:
    """What was observed; a place with the number of participants, and with the span it is known to lie in."""
    if record.observed is not None:
        text = _figure(record, lang)
    elif record.observed_between is not None and record.participants:
        least, most = record.observed_between
        text = number(least, lang) + (f"–{number(most, lang)}" if most is not None and most != least else "")
    else:
        return "–"
    size = record.participants
    return WORDS[lang]["place"].format(place=text, of=size) if size else text


def _figure(record: CriterionRecord, lang: Language) -> str:
    """The observed value; with many decimals shortened, but not so far that it looks as required."""
    if not isinstance(record.observed, Decimal):
        return str(record.observed)
    bound = (record.required or "").rpartition(" ")[2]
    beside = Decimal(bound) if _NUMBER.fullmatch(bound) else None
    return number(shortened(record.observed, 2, beside)[0], lang)


def required(record: CriterionRecord, lang: Language) -> str:
    """What was required, in words."""
    if not record.required:
        return "–"
    if _SPAN.fullmatch(record.required):
        return "–".join(number(shortened(bound, 2)[0], lang) for bound in split_span(record.required))
    return relation(record.required, lang)


def margin(record: CriterionRecord, lang: Language) -> str:
    """The signed margin."""
    if record.margin is None:
        return "–"
    short, _ = shortened(record.margin, 2, Decimal(0))
    return f"+{number(short, lang)}" if short > 0 else number(short, lang)


def possible(record: CriterionRecord, lang: Language) -> str:
    """Which verdicts are possible, best first."""
    return alternatives([verdict(f, lang) for f in record.possible], lang)
