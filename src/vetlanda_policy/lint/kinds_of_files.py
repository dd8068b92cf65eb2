"""The kinds of findings that a file or a folder can be faulty by, each an error.

Only their words; how each is found is said where it is looked for.
"""

from __future__ import annotations

from vetlanda_policy.lint.finding import Kind, Severity

_TEXTS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "no-rules",
        "mappen har inga regler",
        "the folder has no rules",
        "Ange en mapp med `period.toml`, eller med en undermapp för varje period.",
        "Name a folder with `period.toml`, or with a folder for each period.",
    ),
    (
        "missing-file",
        "en fil som varje regelverk har saknas",
        "a file that every rulebook has is missing",
        "Lägg till filen; `vetlanda-policy new` skriver en att börja med.",
        "Add the file; `vetlanda-policy new` writes one to begin with.",
    ),
    (
        "no-goals",
        "regelverket har inget mål",
        "the rulebook has no goal",
        "Skriv det första målet i `goal-1.toml`.",
        "Write the first goal in `goal-1.toml`.",
    ),
    (
        "unreadable",
        "filen kan inte läsas",
        "the file cannot be read",
        "Kontrollera att filen finns och att du har rätt att läsa den.",
        "See that the file is there and that you may read it.",
    ),
    (
        "not-a-file",
        "inte en vanlig fil i mappen",
        "not an ordinary file in the folder",
        "Ersätt länken eller mappen med en vanlig fil.",
        "Put an ordinary file in the place of the link or folder.",
    ),
    (
        "file-too-large",
        "filen är för stor",
        "the file is too large",
        "Dela upp filen, eller ta bort det som inte är regler.",
        "Divide the file, or remove what is not rules.",
    ),
    (
        "too-many-files",
        "för många filer i mappen",
        "too many files in the folder",
        "Lägg varje period i en egen mapp.",
        "Keep each period in a folder of its own.",
    ),
    (
        "not-utf-8",
        "filen är inte UTF-8",
        "the file is not UTF-8",
        "Välj teckenkodningen UTF-8 när filen sparas i textredigeraren.",
        "Choose the encoding UTF-8 when the editor saves the file.",
    ),
    (
        "not-toml",
        "filen är inte giltig TOML",
        "the file is not valid TOML",
        "Rätta raden; ett vanligt fel är ett citattecken som saknas eller en nyckel som står två gånger.",
        "Correct the line; a quotation mark that is missing or a key that stands twice is a common fault.",
    ),
    (
        "target-missing",
        "målvärdet saknas i regeln",
        "the rule has no target value",
        "Skriv målvärdet som källan anger. Anger källan inget tal är målet inte mätbart: använd `assessed` och säg varför.",
        "Write the target that the source states. If it states none the goal cannot be measured: use `assessed` and say why.",
    ),
    (
        "measure-missing",
        "regeln säger inte vad som mäts",
        "the rule does not say what is measured",
        "Ange nyckeltalet med `indicator`, eller använd `assessed` om inget nyckeltal avgör målet.",
        "Name the indicator with `indicator`, or use `assessed` if no indicator decides the goal.",
    ),
    (
        "key-missing",
        "en nyckel saknas",
        "a key is missing",
        "Lägg till nyckeln.",
        "Add the key.",
    ),
    (
        "unknown-key",
        "en okänd nyckel",
        "an unknown key",
        "Rätta stavningen, eller ta bort nyckeln.",
        "Correct the spelling, or remove the key.",
    ),
    (
        "unknown-kind",
        "ett okänt slag av kriterium",
        "an unknown kind of criterion",
        "Välj ett av slagen i docs/semantics.md.",
        "Choose one of the kinds in docs/semantics.md.",
    ),
    (
        "wrong-value",
        "ett värde av fel slag",
        "a value of the wrong kind",
        "Skriv ett värde av det slag som meningen anger.",
        "Write a value of the kind that the sentence names.",
    ),
    (
        "keys-disagree",
        "nycklar som inte går ihop",
        "keys that do not go together",
        "Ändra eller ta bort en av nycklarna.",
        "Change or remove one of the keys.",
    ),
    (
        "source-missing",
        "källfilen saknas",
        "the source file is missing",
        "Lägg källans text bredvid reglerna, så att citaten kan kontrolleras.",
        "Put the text of the source beside the rules, so that the quotes can be checked.",
    ),
    (
        "source-changed",
        "källfilen är inte den som antecknats",
        "the source file is not the recorded one",
        "Är ändringen ett misstag, återställ filen; citaten gäller den text som antecknats.",
        "If the change is a mistake, restore the file; the quotes are of the recorded text.",
    ),
    (
        "quote-not-in-source",
        "citatet står inte i källan",
        "the quote is not in the source",
        "Citera källan ord för ord; det som är er egen läsning hör hemma i en tolkning.",
        "Quote the source word for word; a reading of your own belongs in an interpretation.",
    ),
    (
        "id-twice",
        "samma namn eller nummer två gånger",
        "the same name or number twice",
        "Slå ihop dem, eller byt namn eller nummer på den ena.",
        "Make them one, or rename or renumber one of them.",
    ),
    (
        "versions-overlap",
        "två lydelser gäller samma dag",
        "two versions are in force on the same day",
        "Avsluta den äldre lydelsen med `in_force_to` dagen före nästa.",
        "End the older version with `in_force_to` the day before the next.",
    ),
)

OF_FILES = tuple(Kind(code, Severity.ERROR, *texts) for code, *texts in _TEXTS)
"""The kinds about files and their keys, in the order of the catalogue."""
