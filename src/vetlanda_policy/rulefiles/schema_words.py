"""What the keys of the rule files mean, in Swedish and English, for the schemas that editors show.

Only words: the Swedish ones stand in keys.toml beside this file, the English ones in the docstrings of the models.
"""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

_ATTRIBUTE = re.compile(r"^    (?P<name>\w+): (?P<text>.*(?:\n {5,}.*)*)", re.MULTILINE)


@cache
def swedish() -> Mapping[str, Any]:
    """The Swedish words, as they stand in keys.toml."""
    with Path(__file__).with_name("keys.toml").open("rb") as stream:
        return tomllib.load(stream)


def models_in(models: Iterable[type[BaseModel]]) -> Mapping[str, type[BaseModel]]:
    """The models and every model inside them, by name."""
    return {found.__name__: found for model in models for found in _models(model, set())}


class Words:
    """The words for the models of a schema."""

    def __init__(self, classes: Mapping[str, type[BaseModel]]) -> None:
        """Remember the models by name."""
        self._classes = classes

    def table(self, model: str) -> str:
        """What a table of keys is."""
        found = self._classes.get(model)
        return _both(swedish()["tables"].get(model, ""), _summary(found) if found else "")

    def key(self, key: str, model: str) -> str:
        """What a key of a model means; a word for the very model goes before one for the key wherever it stands."""
        said, names = swedish()["keys"], self._lineage(model)
        own = next((said[f"{name}.{key}"] for name in names if f"{name}.{key}" in said), said.get(key, ""))
        english = (_attributes(c).get(key, "") for c in self._classes[model].__mro__) if model in self._classes else ()
        return _both(own, next((text for text in english if text), ""))

    def value(self, key: str, value: str) -> str:
        """What one of the values of a key means."""
        said = str(swedish()["values"].get(key, {}).get(value, ""))
        kinds = {_kind(found): found for found in self._classes.values()} if key == "kind" else {}
        return _both(said, _summary(kinds[value]) if value in kinds else "")

    def _lineage(self, model: str) -> list[str]:
        return [c.__name__ for c in self._classes[model].__mro__] if model in self._classes else [model]


def _both(sv: str, en: str) -> str:
    return "\n\n".join(text for text in (sv, en) if text)


def _kind(model: type[BaseModel]) -> str | None:
    field = model.model_fields.get("kind")
    named = get_args(field.annotation) if field else ()
    return str(named[0]) if len(named) == 1 else None


def _summary(model: type[BaseModel]) -> str:
    doc = inspect.cleandoc(model.__doc__ or "")
    return " ".join(doc.split("\n\n", maxsplit=1)[0].split())


@cache
def _attributes(model: type) -> Mapping[str, str]:
    """The sentences of a class's own `Attributes:` section."""
    _, _, section = inspect.cleandoc(vars(model).get("__doc__") or "").partition("Attributes:\n")
    found = {m["name"]: " ".join(m["text"].split()) for m in _ATTRIBUTE.finditer(section)}
    return {name: text[:1].upper() + text[1:] for name, text in found.items()}


def _models(part: Any, seen: set[Any]) -> Iterator[type[BaseModel]]:
    """Every model in a type, those inside it included."""
    if isinstance(part, type) and issubclass(part, BaseModel):
        if part in seen:
            return
        seen.add(part)
        yield part
        for field in part.model_fields.values():
            yield from _models(field.annotation, seen)
        return
    for inner in get_args(part):
        yield from _models(inner, seen)
