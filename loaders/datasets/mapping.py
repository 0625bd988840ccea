"""The mapping of a table that has no layout of its own: which column is what, in YAML.

    dataset: harbour-incidents        # the id of the data set
    version: "3"                      # which release the file is, where it is one
    row: incident                     # the column with each row's id; without it the number of its line
    subject: {name: attacker, id: attacker_no, kind: {is: armed-group}}
    relation: {column: type, values: {raid: attacks, patrol: none}}
    object: victim
    date: {column: day, form: "%d.%m.%Y"}
    place: {name: port, kind: {is: city}}
    note: summary

A value is the name of a column; or `{is: …}`, the same in every row; or `{column: …, values: …}`, which says what each
cell means. A type that `values` calls `none`, or does not list, maps to no relation, and is counted. With `scheme:
cameo` or `scheme: plover` instead, the cells are codes, which map as the ontology aligns them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sides.graph.errors import InvalidInput
from sides.loaders import yaml_lines
from sides.loaders.article import decode, read_bytes
from sides.loaders.datasets.layout_names import LAYOUTS
from sides.loaders.fields import Fields
from sides.loaders.ids import is_id
from sides.loaders.problems import Problems, did_you_mean
from sides.loaders.yaml_lines import parse_yaml
from sides.ontology.terms import ACTOR_KINDS, MODALITIES, PLACE_KINDS, POLARITIES, RELATIONS

NONE = "none"
SCHEMES = ("cameo", "plover")
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
_VALUES = ("url", "note", "speaker", "outlet", "polarity", "modality", "hedge", "confidence")
_FIELDS = (
    "dataset",
    "version",
    "delimiter",
    "row",
    "subject",
    "relation",
    "object",
    "date",
    "until",
    "place",
    *_VALUES,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Where a value comes from: the column `column`, or `constant` in every row.

    values: what the cells mean, by the cell in lower case; None: they mean themselves. form: of a date, as
    `datetime.strptime` takes it; None: ISO.
    """

    column: str | None = None
    constant: str | None = None
    values: Mapping[str, str] | None = None
    form: str | None = None

    def of(self, row: Mapping[str, str]) -> str:
        """The value in `row`; "" where the cell is empty, or `values` does not list it."""
        if self.column is None:
            return self.constant or ""
        cell = row.get(self.column, "").strip()
        return cell if self.values is None else self.values.get(cell.lower(), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Where an actor or a place comes from: its name, and its id in the data set and its kind where these are known."""

    name: Value
    id: Value | None = None
    kind: Value | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """What `mapping_file` reads; `scheme` says that the relation's cells are codes of `cameo` or `plover`."""

    dataset: str
    version: str | None
    delimiter: str | None
    row: str | None
    subject: Thing
    relation: Value
    scheme: str | None
    object: Thing
    date: Value | None
    until: Value | None
    place: Thing | None
    values: Mapping[str, Value]

    @property
    def columns(self) -> list[str]:
        """Every column that it names, each once."""
        things = [thing for thing in (self.subject, self.object, self.place) if thing is not None]
        values = [value for thing in things for value in (thing.name, thing.id, thing.kind)]
        values += [self.relation, self.date, self.until, *self.values.values()]
        found = [self.row, *(value.column for value in values if value is not None)]
        return list(dict.fromkeys(name for name in found if name is not None))


def mapping_file(path: str | Path) -> TableMapping:
    """The mapping in the YAML file at `path`. Raises `InvalidInput` with everything that is wrong in it, by line."""
    problems = Problems(str(path))
    node = parse_yaml(decode(read_bytes(Path(path)), source=str(path)), problems)
    problems.raise_if_any()
    if not isinstance(node, yaml_lines.Mapping):
        raise InvalidInput("a mapping is a list of fields: dataset, subject, relation, object, …", source=str(path))
    found = _Reading(Fields(node, problems, label="", allowed=_FIELDS), problems).mapping()
    problems.raise_if_any()
    assert found is not None
    return found


class _Reading:
    def __init__(self, fields: Fields, problems: Problems) -> None:
        self._fields, self._problems = fields, problems

    def mapping(self) -> TableMapping | None:
        dataset, delimiter = self._fields.text("dataset"), self._fields.one_of("delimiter", tuple(DELIMITERS))
        if dataset is None:
            self._fields.problem("the field 'dataset' is missing: the id that this data set is to have")
        elif not is_id(dataset):
            self._fields.problem(f"dataset {dataset!r} is no id: lower-case words joined by hyphens")
        elif dataset in LAYOUTS:
            self._fields.problem(f"dataset {dataset!r} is the name of a published one; give this one another")
        for name in ("subject", "relation", "object"):
            if not self._fields.has(name):
                self._fields.problem(f"the field {name!r} is missing")
        subject, object = self._thing("subject", ACTOR_KINDS), self._thing("object", (*ACTOR_KINDS, *PLACE_KINDS))
        place = self._thing("place", PLACE_KINDS) if self._fields.has("place") else None
        relation, scheme = self._relation()
        values = {name: value for name in _VALUES if (value := self._value(name)) is not None}
        self._check("polarity", values.get("polarity"), POLARITIES)
        self._check("modality", values.get("modality"), MODALITIES)
        date, until = self._value("date"), self._value("until")
        if self._problems or dataset is None or subject is None or object is None or relation is None:
            return None
        return TableMapping(
            dataset=dataset,
            version=self._fields.text("version"),
            delimiter=delimiter and DELIMITERS[delimiter],
            row=self._fields.text("row"),
            subject=subject,
            relation=relation,
            scheme=scheme,
            object=object,
            date=date,
            until=until,
            place=place,
            values=values,
        )

    def _relation(self) -> tuple[Value | None, str | None]:
        node = self._fields.node("relation")
        scheme = None
        if isinstance(node, yaml_lines.Mapping):
            fields = Fields(node, self._problems, label="relation", allowed=("column", "is", "values", "scheme"))
            scheme = fields.one_of("scheme", SCHEMES)
        value = self._value("relation")
        if value is not None and scheme is None:
            self._check("relation", value, (*RELATIONS, NONE))
        return value, scheme

    def _thing(self, name: str, kinds: Sequence[str]) -> Thing | None:
        node = self._fields.node(name)
        if not isinstance(node, yaml_lines.Mapping) or "name" not in node.items:
            value = self._value(name)
            return None if value is None else Thing(name=value)
        fields = Fields(node, self._problems, label=name, allowed=("name", "id", "kind"))
        named, id, kind = (self._value(part, fields) for part in ("name", "id", "kind"))
        self._check(f"{name}: kind", kind, kinds)
        return None if named is None else Thing(name=named, id=id, kind=kind)

    def _value(self, name: str, fields: Fields | None = None) -> Value | None:
        fields = fields or self._fields
        node = fields.node(name)
        if node is None:
            return None
        if isinstance(node, yaml_lines.Scalar):
            return Value(column=node.text)
        if isinstance(node, yaml_lines.Sequence):
            fields.problem(f"{name!r} takes one column", line=node.line)
            return None
        inner = Fields(node, self._problems, label=name, allowed=("column", "is", "values", "form", "scheme"))
        column, constant = inner.text("column"), inner.text("is")
        if (column is None) == (constant is None):
            inner.problem("give either the `column` that it stands in, or what it `is` in every row")
        return Value(column=column, constant=constant, values=self._meanings(inner), form=inner.text("form"))

    def _meanings(self, fields: Fields) -> Mapping[str, str] | None:
        node = fields.node("values")
        if node is None:
            return None
        if not isinstance(node, yaml_lines.Mapping):
            fields.problem("`values` says what each cell means: {cell: meaning, …}", line=node.line)
            return None
        found = {}
        for cell, meaning in node.items.items():
            if cell.lower() in found:
                fields.problem(f"{cell!r} is there twice; capitals make no difference", line=node.key_lines[cell])
            elif isinstance(meaning, yaml_lines.Scalar):
                found[cell.lower()] = meaning.text or ""
            else:
                fields.problem(f"{cell!r} means one thing", line=meaning.line)
        return found

    def _check(self, name: str, value: Value | None, known: Sequence[str]) -> None:
        """Note what a value says that is none of `known`; cells of a column without `values` are seen later."""
        said = [] if value is None else [*(value.values or {}).values(), *filter(None, [value.constant])]
        for word in said:
            if word not in known:
                self._fields.problem(
                    f"{name}: {word!r} is not known.{did_you_mean(word, known)}",
                    line=self._fields.line_of(name.partition(":")[0]),
                )
