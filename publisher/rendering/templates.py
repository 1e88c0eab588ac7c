"""The templates: found by a design, filled, and their mistakes told with file and line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import TracebackType

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from publisher.errors import DesignError
from publisher.languages import direction_of
from publisher.rendering.design import Design
from publisher.rendering.kept_templates import KeptTemplates
from publisher.rendering.xml_safe import finalize

# The errors that a wrong expression in a house's own template can raise.
# A template that includes itself is a RecursionError.
_MISTAKES = (
    TemplateError,
    RecursionError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
)
_HINT = "mend the template, or delete it from the house to use the package's"


class Templates:
    """The templates of one design."""

    def __init__(self, design: Design) -> None:
        self._environment = _environment(design)

    def fill(self, name: str, values: Mapping[str, object]) -> Markup:
        """Return a filled template as markup; raise DesignError with file and line if it is wrong."""
        try:
            return Markup(self._environment.get_template(name).render(values))  # noqa: S704
        except _MISTAKES as error:
            raise _design_error(error) from error

    def macros(self, name: str) -> Callable[[str], Callable[..., Markup]]:
        """Return a function that finds the macros of a file by their names."""
        try:
            module = self._environment.get_template(name).module
        except _MISTAKES as error:
            raise _design_error(error) from error
        return lambda macro: _macro(module, name, macro)


def _macro(module: object, name: str, macro: str) -> Callable[..., Markup]:
    found: Callable[..., Markup] | None = getattr(module, macro, None)
    if found is None:
        raise DesignError(f"there is no macro “{macro}”", hint=_HINT, place=name)
    return found


# Templates are compiled once for each design, not for each book of a house.
@cache
def _environment(design: Design) -> Environment:
    """Return the environment of a design; ``package/NAME`` is the package's own template.

    It is Jinja's sandbox: a template fills a page and reaches nothing of Python, so that a house
    from elsewhere runs no code.
    """
    package = FileSystemLoader(design.templates[-1])
    loader = ChoiceLoader([FileSystemLoader(design.templates), PrefixLoader({"package": package})])
    environment = SandboxedEnvironment(
        loader=loader,
        autoescape=True,  # text of sources and manifests is never markup
        undefined=StrictUndefined,  # a misspelt name is an error, not an empty place
        finalize=finalize,
        # A line that holds nothing but a tag leaves no blank line in the book.
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=KeptTemplates(Path(__file__)),
    )
    # Macros see no values of the page, but do see these.
    environment.globals["direction_of"] = direction_of
    return environment


def _design_error(error: Exception) -> DesignError:
    """Return what is wrong with a template, in words for the person who wrote it."""
    if isinstance(error, TemplateNotFound):
        return DesignError(f"the template “{error.name}” is missing", hint=_HINT)
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.filename or error.name}:{error.lineno}"
        return DesignError(error.message or "this cannot be read", hint=_HINT, place=place)
    return DesignError(str(error), hint=_HINT, place=_place(error.__traceback__))


def _place(traceback: TracebackType | None) -> str:
    """Return file and line of the innermost template in a traceback."""
    place = ""
    while traceback is not None:
        if "__jinja_template__" in traceback.tb_frame.f_globals or (
            traceback.tb_frame.f_code.co_filename.endswith(".html")
        ):
            place = f"{traceback.tb_frame.f_code.co_filename}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
