"""What every node of the tree is: a frozen record that knows how to be JSON and a field of a pydantic model."""

from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler


class Node(Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """A record of the tree: immutable, compared by value, hashable.

    A msgspec struct, since a notice has hundreds: one is made in a sixth of the time that a frozen dataclass takes,
    and the tree is written and read as JSON by compiled code. `msgspec.structs.replace` gives a changed copy. Nodes
    hold only what was made before them, so that no cycle of references can arise and the garbage collector need not
    look at them.
    """

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: "GetCoreSchemaHandler") -> Any:
        """A field of a pydantic model: the node itself in Python, in JSON what `govdoc schema json` describes."""
        from msgspec import ValidationError, convert, to_builtins
        from pydantic_core import core_schema

        def read(value: Any) -> Node:
            try:
                return value if isinstance(value, cls) else convert(value, cls)
            except ValidationError as error:
                raise ValueError(str(error)) from None

        return core_schema.no_info_plain_validator_function(
            read, serialization=core_schema.plain_serializer_function_ser_schema(to_builtins)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: "GetJsonSchemaHandler") -> dict[str, Any]:
        """What the node is as JSON, in short: the whole description is `govdoc schema json`."""
        kind = "array" if cls.__struct_config__.array_like else "object"
        return {"type": kind, "title": cls.__name__, "description": "See `govdoc schema json`."}
