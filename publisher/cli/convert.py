"""``publisher convert``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publisher.cli.arguments import Machine
from publisher.model.findings import Severity

EXAMPLES = (
    "publisher convert speech.txt speech.epub",
    "publisher convert speech.txt speech.epub speech.pdf --language nl",
    'publisher convert speech.txt speech.md --title "A speech" --author "A. Bergh"',
)


def convert(
    source: Annotated[
        Path, typer.Argument(metavar="SOURCE", help="The source text: a .txt or .md file.")
    ],
    outs: Annotated[
        list[Path],
        typer.Argument(
            metavar="OUT", help="What to make: *.epub, *.pdf, *.html or *.md (manuscript)."
        ),
    ],
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="TAG", help="The language.  [default: recognised]"),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TEXT", help="The title.  [default: recognised]"),
    ] = None,
    author: Annotated[
        list[str] | None,
        typer.Option(
            "--author", metavar="NAME", help="An author; may be repeated.  [default: recognised]"
        ),
    ] = None,
    machine: Machine = False,
) -> None:
    """Turn one text into an EPUB, a PDF, a web page or a manuscript.

    No house is needed. The title page shows what the text says about itself.
    """
    from publisher.cli.report_output import leave, tell_report, tell_report_as_json
    from publisher.pipeline.converting import ConvertOptions
    from publisher.pipeline.converting import convert as convert_text

    report = convert_text(source, tuple(outs), ConvertOptions(language, title, tuple(author or ())))
    if machine:
        tell_report_as_json(report)
    else:
        tell_report(report, Path(), Severity.WARNING, "; --json shows them")
    leave(report.exit_code)
