"""Why, for one finding or several together: comparisons, notes, what is not known and what would settle it.

Only the order of sentences, and those about the finding as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vetlanda_policy.criteria import Assessed
from vetlanda_policy.criteria.finding import Comparison, Finding, Fulfilment, Note
from vetlanda_policy.explanations.asked import Asked
from vetlanda_policy.explanations.comparisons import comparison
from vetlanda_policy.explanations.speaker import Speaker
from vetlanda_policy.explanations.unknowns import cause, missing, together, wanted
from vetlanda_policy.values import plain
from vetlanda_policy.wording import judgement, sentence


def why(asked: Sequence[Asked], speaker: Speaker) -> str:
    """Why, for one criterion or several together: whole sentences."""
    said: list[str] = []
    for one in asked:
        said += _judgements(one, speaker)
        said += [comparison(c, one, speaker) for c in _shown(one)]
        said += notes(one, speaker)
    unknown = dict.fromkeys(c for one in asked if not one.decided for c in one.finding.causes)
    said += [cause(c, speaker) for c in together(replace(c, needed=None) for c in unknown)]
    said += _settling([one for one in asked if not one.for_partly], speaker, *_TO_BE_MET)
    said += _settling([one for one in asked if one.for_partly], speaker, *_TO_BE_PARTLY_MET)
    idle = dict.fromkeys(c for one in asked if one.decided for c in one.finding.causes if c not in unknown)
    if idle:
        said += [cause(c, speaker) for c in together(replace(c, needed=None) for c in idle)]
        it = ("det", "it is") if len(idle) == 1 else ("de", "they are")
        said.append(
            speaker.pick(f"bedömningen blir densamma vad {it[0]} än är", f"the verdict is the same whatever {it[1]}")
        )
    return " ".join(sentence(s) for s in said)


_TO_BE_MET = ("för att vara uppfyllt krävs", "to be fulfilled it takes")
_TO_BE_PARTLY_MET = ("för att vara delvis uppfyllt krävs", "to be partly fulfilled it takes")


def _settling(asked: Sequence[Asked], speaker: Speaker, sv: str, en: str) -> list[str]:
    """What the unknown facts must be."""
    open_ = dict.fromkeys(c for one in asked if not one.decided for c in one.finding.causes)
    causes = [c for c in open_ if c.needed]
    grouped = together(causes)
    if not grouped:
        return []
    if len(grouped) == 1 and len(causes) == len(open_):
        each = speaker.pick(" i vart och ett", " in each") if len(causes) > 1 else ""
        return [f"{speaker.pick(sv, en)} {wanted(grouped[0], speaker)}{each}"]
    each_of_them = [f"{missing(c, speaker)} {wanted(c, speaker)}" for c in grouped]
    return [f"{speaker.pick(sv, en)} {'; '.join(each_of_them)}"]


def _shown(one: Asked) -> Sequence[Comparison]:
    """The comparisons that explain the verdict: where some fail and that decides, only those."""
    made = one.finding.comparisons
    failed = tuple(c for c in made if not c.met)
    return failed if failed and one.finding.possible == {Fulfilment.NOT} else made


def _judgements(one: Asked, speaker: Speaker) -> Iterable[str]:
    if not isinstance(one.criterion, Assessed):
        return
    for m in one.finding.evidence:
        words = judgement(m.written, speaker.lang)
        who = m.role or speaker.pick("roll inte angiven", "role not given")
        text = speaker.pick(
            f"bedömningen för {m.period}: {words} ({who}; dokument: {m.source})",
            f"the judgement for {m.period}: {words} ({who}; document: {m.source})",
        )
        yield f"{text}: {m.reason}" if m.reason else text


def notes(asked: Asked, speaker: Speaker) -> list[str]:
    """What else the finding says, a sentence without its full stop each."""
    found = (_note(n, asked.finding, speaker) for n in asked.finding.notes)
    return [n for n in found if n]


def _note(note: Note, finding: Finding, speaker: Speaker) -> str:
    pick, args = speaker.pick, dict(note.args)
    match note.code:
        case "no_room":
            return pick(
                "mellan de kända värdena finns inte rum för en ökning varje gång, vad de okända än är",
                "the known values leave no room for an increase every time, whatever the unknown ones are",
            )
        case "rank_differs":
            least, most = args["least"], args["most"]
            place = least if least == most else f"{least}–{most}"
            return pick(
                f"deltagarnas värden ger plats {place}, inte den publicerade {args['published']}; den publicerade gäller",
                f"the participants' values give place {place}, not the published {args['published']}, which counts",
            )
        case "group":
            size, limit, year = args["size"], args["limit"], args["year"]
            return pick(
                f"jämförelsegruppen från {year} har {size} kommuner, den egna inräknad; plats {limit} eller bättre krävs",
                f"the comparison group of {year} has {size} municipalities, this one included; "
                f"place {limit} or better is needed",
            )
        case "several_groups":
            return pick(
                f"underlaget har flera jämförelsegrupper ({args['names']}), och regeln säger inte vilken",
                f"the facts have several comparison groups ({args['names']}), and the rule does not say which",
            )
        case "placement_or_values":
            return pick(
                "antingen den publicerade placeringen eller deltagarnas värden avgör",
                "either the published placement or the participants' values decide",
            )
        case "span":
            return _places(finding, speaker)
        case _:
            raise KeyError(note.code)


def _places(finding: Finding, speaker: Speaker) -> str:
    """The place, where it is known only so far."""
    if finding.span is None or finding.comparisons or not finding.evidence:
        return ""
    best, worst = (None if p is None else plain(p) for p in finding.span)
    size = finding.participants
    of = speaker.pick(f" av {size}", f" of {size}") if size else ""
    if worst is None:
        return speaker.pick(
            f"de kända värdena ger plats {best} eller sämre", f"the known values give place {best} or worse"
        )
    if best == worst:
        return speaker.pick(
            f"placeringen är {best}{of} vad det okända än är", f"the place is {best}{of} whatever is unknown"
        )
    return speaker.pick(
        f"de kända värdena ger en plats från {best} till {worst}{of}",
        f"the known values give a place from {best} to {worst}{of}",
    )
