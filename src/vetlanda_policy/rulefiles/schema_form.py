"""The form of the schemas: what pydantic says of the models, as Taplo and Even Better TOML read it (draft-07).

Only the form; what the keys mean stands in `schema_words`, and which schemas there are in `schema`.

Three things are not as pydantic writes them, for what Taplo makes of them. A key that does not exist is refused by a schema
that nothing fits, not by `additionalProperties: false`, which marks the whole table. A criterion is told apart by its `kind`
with if and then, not by `oneOf`, which says no more than that nothing fits. And a table in a list has itself as `items`,
which no table minds, because Taplo counts the place in the list twice when it looks for what a key means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError, create_model

from vetlanda_policy.rulefiles.schema_words import Words

Form = dict[str, Any]

_NUMBER = {"type": ["number", "string"], "pattern": r"^[-+]?[0-9]+(\.[0-9]+)?$"}
_EXACT = [{"type": "integer"}, {"type": "number"}, {"type": "string"}]
_SAME = ("type", "enum", "const", "format", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems")
_BOUNDS = {"gt": "exclusiveMinimum", "ge": "minimum", "lt": "exclusiveMaximum", "le": "maximum"}


class Drawing:
    """One schema being drawn: pydantic's definitions in, the editors' out."""

    def __init__(self, given: Mapping[str, Form], models: Mapping[str, type[BaseModel]]) -> None:
        """Begin with pydantic's definitions and the models themselves, both by name."""
        self._given = given
        self._models = models
        self._words = Words(models)
        self._unions = sorted(set(_unions(given)), key=lambda names: (-len(names), names))
        self.definitions: dict[str, Form] = {}

    def table(self, name: str) -> Form:
        """A table of keys: a model that is no criterion."""
        given = self._given[name]
        properties = {key: self._described(self._value(name, key), key, name) for key in given["properties"]}
        return {
            "type": "object",
            "description": self._words.table(name),
            "required": given.get("required", []),
            "additionalProperties": _no_such_key(properties),
            "properties": properties,
        }

    def _described(self, form: Form, key: str, model: str) -> Form:
        if "$ref" in form:
            return form  # beside a reference nothing counts
        said: Form = {"description": self._words.key(key, model)}
        values = form.get("enum", [])
        if values:
            said["x-taplo"] = {"docs": {"enumValues": [self._words.value(key, value) for value in values]}}
        return {**form, **said}

    def _value(self, model: str, key: str) -> Form:
        """The value of a key; a number that may also be a name (of a level) has no pattern."""
        form = self._form(self._given[model]["properties"][key])
        if "pattern" not in form or not _takes_a_name(self._models[model], key):
            return form
        return {name: value for name, value in form.items() if name != "pattern"}

    def _form(self, given: Form) -> Form:
        """A value: what pydantic says of it, without what TOML has not (null) or editors do not read (titles)."""
        if "$ref" in given:
            return self.table(given["$ref"])
        if "discriminator" in given:
            return self._union(tuple(given["discriminator"]["mapping"].values()))
        if "anyOf" in given:
            form = self._any_of(given["anyOf"])
        else:
            form = {name: given[name] for name in _SAME if name in given}
            if "items" in given:
                form["items"] = self._item(given["items"])
        form |= {ours: given[name] for name, ours in _BOUNDS.items() if name in given}
        if isinstance(given.get("default"), bool | str) and "pattern" not in form:
            form["default"] = given["default"]
        return form

    def _item(self, given: Form) -> Form:
        """What a list holds: a table in one has a definition of its own."""
        if "$ref" not in given:
            return self._form(given)
        name, ref = given["$ref"], {"$ref": f"#/definitions/{given['$ref']}"}
        if name not in self.definitions:
            self.definitions[name] = {**self.table(name), "items": ref}
        return ref

    def _any_of(self, given: list[Form]) -> Form:
        given = [one for one in given if one != {"type": "null"}]
        others = [self._form(one) for one in given if one not in _EXACT]
        forms = [dict(_NUMBER), *others] if all(one in given for one in _EXACT) else [self._form(one) for one in given]
        return forms[0] if len(forms) == 1 else {"anyOf": forms}

    # Criteria -------------------------------------------------------------------------------------------------

    def _union(self, models: tuple[str, ...]) -> Form:
        number = self._unions.index(models)
        name = "Criterion" if number == 0 else f"Criterion{number + 1}"
        ref = {"$ref": f"#/definitions/{name}"}
        if name not in self.definitions:
            self.definitions[name] = {}  # a criterion may hold criteria: the reference comes before the definition
            self.definitions[name] = {**self._criterion(models, name), "items": ref}
        return ref

    def _criterion(self, models: tuple[str, ...], name: str) -> Form:
        """Any of several kinds: the keys they share are described once, and the kind says which of them it has."""
        kinds = {self._given[model]["properties"]["kind"]["const"]: model for model in models}
        forms: dict[str, dict[str, Form]] = {}
        for model in models:
            for key in self._given[model]["properties"]:
                if key != "kind":
                    forms.setdefault(key, {})[model] = self._value(model, key)
        common = {key: _common(list(found.values())) for key, found in forms.items()}
        shared = {"kind": self._described({"enum": list(kinds)}, "kind", "Criterion")}
        for key, found in forms.items():
            whose = next(iter(found)) if all(form == common[key] for form in found.values()) else "Criterion"
            shared[key] = self._described(common[key], key, whose)
        for kind, model in kinds.items():
            own = {
                key: {} if found[model] == common[key] else found[model]
                for key, found in forms.items()
                if model in found
            }
            self.definitions[f"{name}.{model}"] = {
                "required": [key for key in self._given[model].get("required", []) if key != "kind"],
                "additionalProperties": _no_such_key(["kind", *own], kind),
                "properties": {"kind": {}, **own},
            }
        each = [
            {"if": {"properties": {"kind": {"const": kind}}}, "then": {"$ref": f"#/definitions/{name}.{model}"}}
            for kind, model in kinds.items()
        ]
        return {
            "type": "object",
            "description": self._words.table("Criterion"),
            "required": ["kind"],
            "properties": shared,
            "if": {"required": ["kind"]},
            "then": {"allOf": each},
        }


def _unions(given: Any) -> Iterator[tuple[str, ...]]:
    """The models of every union that is told apart by `kind`."""
    if isinstance(given, list):
        for one in given:
            yield from _unions(one)
    elif isinstance(given, dict):
        if "discriminator" in given:
            yield tuple(given["discriminator"]["mapping"].values())
        for one in given.values():
            yield from _unions(one)


def _no_such_key(known: Any, kind: str | None = None) -> Form:
    """What refuses a key that does not exist; the words are what the editor shows."""
    where = f' i kind = "{kind}"' if kind else ""
    return {"not": {"description": f"Nyckeln finns inte{where}. Det här finns: {', '.join(sorted(known))}."}}


def _takes_a_name(model: type[BaseModel], key: str) -> bool:
    """Whether the key of a model may be text that is no number; the model itself is asked."""
    field = model.model_fields[key]
    assert field.annotation is not None
    asked = create_model("Asked", value=(field.annotation, field))
    try:
        asked.model_validate({"value": "grön"})
    except ValidationError:
        return False
    return True


def _common(forms: list[Form]) -> Form:
    """What is so for every kind that has the key: all of it where they agree, else every value that some kind takes."""
    if all(form == forms[0] for form in forms):
        return forms[0]
    if all("enum" in form or "const" in form for form in forms):
        values = dict.fromkeys(v for form in forms for v in form.get("enum", [form.get("const")]))
        return {"enum": list(values)}
    return {}
