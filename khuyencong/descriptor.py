"""The descriptor of a package, judged before any other program may read it.

frictionless follows every address that a descriptor names. A path that leaves the folder, a URL, a
remote schema, another dialect or an unknown property is therefore refused here.
"""

import json
from codecs import BOM_UTF8
from collections.abc import Mapping
from typing import Any

from khuyencong.entry_flaws import EntryFlaw, name_flaws, value_flaws
from khuyencong.entry_lines import entry_lines
from khuyencong.faults import Faults, shortened
from khuyencong.json_slip import slip_of
from khuyencong.resource_marks import stale_marks
from khuyencong.schemas import OPTIONAL_TABLES, kind_of, table_schemas

DESCRIPTOR_NAME = "datapackage.json"
MAX_DESCRIPTOR_BYTES = 2_000_000
"""The descriptors of the contract take 15 KB; two megabytes is a mistake or an attack."""
MOST_UNKNOWN = 20
"""Properties unknown to the contract that are listed for one resource: the place of each is looked
for in the whole descriptor, and two megabytes hold two hundred thousand of them."""

Kind = tuple[tuple[type, type | None], str]
"""A kind of value and an example of it."""
TEXT, TEXTS, BLOCKS = (str, None), (list, str), (list, dict)
"""Kinds of values, and of the members of lists."""
PROPERTY_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("title", "title_en", "description", "description_en"), (TEXT, '"…"')),
    **dict.fromkeys(("$schema", "version", "created", "homepage", "image"), (TEXT, '"…"')),
    "licenses": (BLOCKS, '[{"name": "CC-BY-4.0"}]'),
    "contributors": (BLOCKS, '[{"title": "…"}]'),
    "sources": (BLOCKS, '[{"title": "…", "path": "https://…"}]'),
    "keywords": (TEXTS, '["khuyến công", "Bến Tre"]'),
}
"""What kind of value a property of the descriptor has, with an example of how it is written."""
RESOURCE_PROPERTIES = frozenset(
    {"name", "type", "title", "description", "path", "format", "mediatype", "encoding", "schema"}
    | {"bytes", "hash", "sources", "licenses"}
)
"""What a resource may say; anything else could switch the reader (dialect, compression)."""
RESOURCE_KINDS: dict[str, Kind] = {
    **{name: PROPERTY_KINDS[name] for name in ("title", "description", "sources", "licenses")},
    **dict.fromkeys(("mediatype", "hash"), (TEXT, '"…"')),
    "bytes": ((int, None), "1234"),
}
"""What kind of value such a property has, where it has no one value."""


class DescriptorReader:
    """Reads and judges the descriptor of one folder."""

    def __init__(self, faults: Faults) -> None:
        """Read in the folder of a list of faults.

        Args:
            faults: Where to note what is wrong.
        """
        self.directory = faults.directory
        self.path = faults.directory / DESCRIPTOR_NAME
        self.file = self.path.as_posix()
        self.kind = kind_of(faults.directory.name)
        self.text = ""
        self.entry_lines: dict[str, int] = {}
        self.faults = faults

    def fault(self, code: str, **words: Any) -> None:
        """Note a problem of the descriptor."""
        self.faults.note(code, self.file, **words)

    def descriptor(self) -> Mapping[str, Any] | None:
        """The descriptor, or None where it cannot be used at all."""
        content = self.faults.content(self.path, MAX_DESCRIPTOR_BYTES)
        if content is None:
            return None
        if content.startswith(BOM_UTF8):
            self.fault("descriptor-invalid", case="bom", line=1, column=1, found="U+FEFF")
        try:
            self.text = content.decode("utf-8-sig")
            descriptor = json.loads(self.text, parse_constant=_no_json)
            json.dumps(descriptor, ensure_ascii=False).encode()  # fails for half of a surrogate
        except UnicodeDecodeError as error:
            self.faults.note_encoding(content, error, self.file)
            return None
        except json.JSONDecodeError as error:
            slip = slip_of(self.text, error)
            place = {"line": slip.line, "column": slip.column}
            self.fault("descriptor-invalid", case=slip.case, found=slip.text, **place)
            return None
        except (RecursionError, ValueError) as error:
            self.fault("descriptor-invalid", case="value", found=f"{error}")
            return None
        if not isinstance(descriptor, dict):
            self.fault(
                "descriptor-invalid", line=1, found=shortened(descriptor), details={"wanted": "{…}"}
            )
            return None
        for name, lines in entry_lines(self.text).items():
            self.entry_lines[name] = lines[0]
            if lines[1:]:
                words = {"line": lines[-1], "details": {"first": f"{lines[0]}"}}
                self.fault("descriptor-invalid", case="doubled", field=shortened(name), **words)
        self.judge(descriptor)
        return descriptor

    def judge(self, descriptor: Mapping[str, Any]) -> None:
        """Check the descriptor's own properties."""
        flaws = [*name_flaws(descriptor), *value_flaws(descriptor)]
        for flaw in flaws:
            self.fault_of_entry(flaw, self.entry_lines.get(flaw.name))
        told = {flaw.name for flaw in flaws}
        untold = {name: value for name, value in descriptor.items() if name not in told}
        self.judge_kinds(untold, PROPERTY_KINDS, self.entry_lines)
        if descriptor.get("name") and descriptor["name"] != self.directory.name:
            self.fault(
                "name-mismatch",
                field="name",
                found=shortened(descriptor["name"]),
                line=self.entry_lines.get("name"),
                fix=self.directory.name,
            )

    def judge_kinds(
        self, block: Mapping[str, Any], kinds: Mapping[str, Kind], lines: Mapping[str, int]
    ) -> None:
        """Check that values of a block are of the kinds that programs expect.

        Args:
            block: The descriptor, or what it says of one table.
            kinds: Kinds by the names of the values.
            lines: On which line a name stands, where that is known.
        """
        for name, (kind, wanted) in kinds.items():
            value = block.get(name)
            if value and not _is_of(value, *kind):
                self.fault(
                    "descriptor-invalid",
                    case="kind",
                    field=name,
                    found=shortened(value),
                    line=lines.get(name) or self.line_of_entry(name, value),
                    details={"wanted": wanted},
                )

    def judge_marks(self, descriptor: Mapping[str, Any], contents: Mapping[str, bytes]) -> None:
        """Check what the descriptor says of the bytes of each table.

        Args:
            descriptor: The descriptor, if it can be used.
            contents: What was read of each table, by its name.
        """
        resources = descriptor.get("resources")
        for one in resources if isinstance(resources, list) else ():
            content = contents.get(f"{one.get('name')}") if isinstance(one, dict) else None
            for flaw in stale_marks(one, content) if content is not None else ():
                self.fault_of_entry(flaw, self.line_of_entry(flaw.name, one[flaw.name]))

    def fault_of_entry(self, flaw: EntryFlaw, line: int | None) -> None:
        """Note what is wrong with an entry."""
        self.fault(
            "descriptor-invalid",
            case=flaw.case,
            field=flaw.name,
            found=flaw.found,
            line=line,
            fix=flaw.fix,
            details=flaw.details,
        )

    def tables(self, descriptor: Mapping[str, Any]) -> list[str]:
        """Names of the tables that may be read."""
        expected = table_schemas(self.kind)
        resources = descriptor.get("resources")
        if not isinstance(resources, list):
            if resources:
                self.fault(
                    "descriptor-invalid",
                    field="resources",
                    found=shortened(resources),
                    details={"wanted": "[…]"},
                )
            return self.present_tables()
        named = [resource.get("name") for resource in resources if isinstance(resource, dict)]
        self.judge_names(named, list(expected))
        safe = [self.safe_resource(one, expected) for one in resources[: len(expected) + 1]]
        return list(dict.fromkeys(name for name in safe if name is not None))

    def present_tables(self) -> list[str]:
        """Names of the tables that lie in the folder, where no descriptor can be asked for them.

        How a table is read is known from the contract, so that its problems can be told at once.
        """
        if self.directory.is_symlink():
            return []
        names = table_schemas(self.kind)
        return [name for name in names if (self.directory / f"{name}.csv").is_file()]

    def judge_names(self, named: list[Any], expected: list[str]) -> None:
        """Each table is named once; only the optional ones may be left out."""
        for name in expected:
            if named.count(name) > 1:
                self.fault(
                    "descriptor-invalid", field="resources", found=name, details={"wanted": "1"}
                )
            file = self.directory / f"{name}.csv"
            if name not in named and name in OPTIONAL_TABLES and file.is_file():
                words = {"found": file.name, "details": {"wanted": name}}
                self.fault(
                    "descriptor-invalid",
                    case="unlisted",
                    field="resources",
                    line=self.entry_lines.get("resources"),
                    **words,
                )
            if name not in named and name not in OPTIONAL_TABLES:
                self.fault(
                    "descriptor-invalid",
                    case="table",
                    field="resources",
                    line=self.entry_lines.get("resources"),
                    details={"wanted": name},
                )

    def safe_resource(self, resource: Any, expected: Mapping[str, Any]) -> str | None:
        """Name of a resource whose file may be opened, None where it may not."""
        if not isinstance(resource, dict) or resource.get("name") not in list(expected):
            found = resource.get("name") if isinstance(resource, dict) else resource
            self.fault(
                "descriptor-invalid",
                field="resources",
                found=shortened(found),
                line=self.line_of_value(found),
                details={"wanted": ", ".join(expected)},
            )
            return None
        name = str(resource["name"])
        unknown = sorted(set(resource) - RESOURCE_PROPERTIES)
        for key in unknown[:MOST_UNKNOWN]:
            self.fault(
                "descriptor-invalid",
                field=shortened(key),
                found=shortened(resource[key]),
                line=self.line_of(f'"{key}"'),
                details={"wanted": ", ".join(sorted(RESOURCE_PROPERTIES))},
            )
        safe = self.safe_path(resource.get("path"), f"{name}.csv")
        plain = self.plain_file(resource)
        self.judge_kinds(resource, RESOURCE_KINDS, {})
        same = self.same_schema(resource.get("schema"), name, expected[name])
        return name if safe and plain and same and not unknown else None

    def safe_path(self, path: Any, wanted: str) -> bool:
        """Whether a resource's path is the one file it may name, inside the folder."""
        if path == wanted:
            return True
        self.fault(
            "unsafe-path" if _leaves_folder(path) else "descriptor-invalid",
            field="path",
            found=shortened(path),
            fix=wanted,
            details={"wanted": wanted},
            line=self.line_of_value(path),
        )
        return False

    def plain_file(self, resource: Mapping[str, Any]) -> bool:
        """Whether a resource says it is UTF-8 CSV, or does not say."""
        plain = True
        for key, wanted in (("format", "csv"), ("encoding", "utf-8"), ("type", "table")):
            if resource.get(key, wanted) != wanted:
                plain = False
                self.fault(
                    "descriptor-invalid",
                    field=key,
                    found=shortened(resource[key]),
                    fix=wanted,
                    line=self.line_of_value(resource[key]),
                    details={"wanted": wanted},
                )
        return plain

    def same_schema(self, schema: Any, name: str, expected: Mapping[str, Any]) -> bool:
        """Whether a resource describes its table as the contract does."""
        difference = _first_difference(schema, expected, name)
        if difference is None:
            return True
        place, found, wanted = difference
        self.fault(
            "schema-drift",
            case="surplus" if wanted == "null" else "",
            field=shortened(place),
            found=found,
            line=self.line_of_value(name),
            details={"wanted": wanted},
        )
        return False

    def line_of(self, text: str) -> int | None:
        """Line of the descriptor on which a text first stands."""
        position = self.text.find(text)
        return None if position < 0 else self.text.count("\n", 0, position) + 1

    def line_of_entry(self, name: str, value: Any) -> int | None:
        """Line of the descriptor on which an entry stands, where it is written on one line."""
        return self.line_of(f'"{name}": {json.dumps(value, ensure_ascii=False)}')

    def line_of_value(self, value: Any) -> int | None:
        """Line of the descriptor on which a text is the value, None for values of other kinds."""
        return (
            self.line_of(json.dumps(value, ensure_ascii=False))
            if value and isinstance(value, str)
            else None
        )


def _leaves_folder(path: Any) -> bool:
    """Whether a path is absolute, climbs, or is an address."""
    if not isinstance(path, str):
        return False
    return path.startswith(("/", "\\", "~")) or ".." in path or ":" in path


def _no_json(constant: str) -> None:
    """Refuse NaN and Infinity, which Python reads although JSON has no such numbers."""
    raise ValueError(constant)


def _is_of(value: Any, kind: type, member: type | None) -> bool:
    """Whether a value is of a kind, and where that is a list all its members of theirs."""
    if member is None or not isinstance(value, list):
        return isinstance(value, kind)
    return all(isinstance(one, member) for one in value)


def _first_difference(found: Any, wanted: Any, place: str) -> tuple[str, str, str] | None:
    """The first place at which two JSON values differ, with both values as text."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        for key in [*wanted, *(key for key in found if key not in wanted)]:
            difference = _first_difference(found.get(key), wanted.get(key), f"{place}.{key}")
            if difference is not None:
                return difference
        return None
    if isinstance(found, list) and isinstance(wanted, list):
        for number in range(max(len(found), len(wanted))):
            one = found[number] if number < len(found) else None
            other = wanted[number] if number < len(wanted) else None
            difference = _first_difference(one, other, f"{place}[{number}]")
            if difference is not None:
                return difference
        return None
    if found == wanted and isinstance(found, bool) == isinstance(wanted, bool):
        return None
    return place, shortened(found), shortened(wanted)
