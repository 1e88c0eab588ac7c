"""The door of a room whose modules are loaded when somebody asks for what they hold (PEP 562)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def later(room: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the ``__getattr__`` of a package that passes on names from its modules.

    ``room`` is the package, ``homes`` says in which of its modules each name stands.
    """

    def found(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module “{room}” has no “{name}”")
        return getattr(import_module(f"{room}.{homes[name]}"), name)

    return found
