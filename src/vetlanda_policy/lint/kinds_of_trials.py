"""The kinds of findings about features and about exceptions, and the notes.

Only their words; how each is found is said where it is looked for.
"""

from __future__ import annotations

from vetlanda_policy.lint.finding import Kind, Severity

_WARNINGS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "no-feature",
        "ett mål utan feature",
        "a goal without a feature",
        "Skriv `goal-N.feature` med ett scenario där målet nås, ett där det inte nås och ett där det inte kan bedömas.",
        "Write `goal-N.feature` with one scenario where the goal is met, one where it is not and one where it cannot be judged.",
    ),
    (
        "feature-fails",
        "ett scenario går inte igenom",
        "a scenario does not pass",
        "Rätta regeln eller scenariot: de säger olika saker om målet.",
        "Correct the rule or the scenario: they say different things about the goal.",
    ),
    (
        "boundary-untested",
        "en gräns som inget scenario prövar",
        "a boundary that no scenario tests",
        "Lägg till ett scenario precis på gränsen och ett precis utanför.",
        "Add a scenario on the boundary and one just outside it.",
    ),
    (
        "ignore-without-reason",
        "ett undantag utan skäl",
        "an exception without a reason",
        "Skriv skälet efter ett kolon: `# ignore KOD: skäl`.",
        "Write the reason after a colon: `# ignore CODE: reason`.",
    ),
    (
        "ignore-unknown",
        "ett undantag för en okänd kod",
        "an exception for an unknown code",
        "Rätta koden; alla koder står i docs/findings.md.",
        "Correct the code; all codes are in docs/findings.md.",
    ),
    (
        "ignore-unused",
        "ett undantag som inte behövs",
        "an exception that is not needed",
        "Ta bort kommentaren.",
        "Remove the comment.",
    ),
)

_NOTES: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "features-not-run",
        "features kunde inte köras",
        "the features could not be run",
        'Installera `pip install "vetlanda-policy[bdd]"`, eller ange `--no-features`.',
        'Install `pip install "vetlanda-policy[bdd]"`, or give `--no-features`.',
    ),
)

OF_TRIALS = tuple(Kind(code, Severity.WARNING, *texts) for code, *texts in _WARNINGS)
"""The kinds about features and exceptions, in the order of the catalogue."""

NOTES = tuple(Kind(code, Severity.NOTE, *texts) for code, *texts in _NOTES)
"""The kinds that are only to be known."""
