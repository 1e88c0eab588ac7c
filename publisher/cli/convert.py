"""``publisher convert``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publisher.cli.arguments import AsJson, AskPassword, From, PasswordFile, password_given
from publisher.cli.progress import page_progress
from publisher.model.findings import Severity

EXAMPLES = (
    "publisher convert speech.txt speech.epub",
    "publisher convert pamphlet.pdf pamphlet.epub pamphlet.md",
    "publisher convert thesis.docx thesis.epub",
    "publisher convert notes.md notes.epub --from markdown",
    "publisher convert speech.txt speech.epub speech.pdf --language nl",
    "publisher convert scan.txt speech.txt --width 72",
    'publisher convert speech.txt speech.md --title "A speech" --author "A. Bergh"',
)


Width = Annotated[
    int,
    typer.Option(
        "--width",
        min=0,
        metavar="N",
        help="Break the lines of plain text after N characters.  [default: one line a paragraph]",
        show_default=False,
    ),
]


def convert(  # noqa: PLR0913 - every parameter is an option
    source: Annotated[
        Path, typer.Argument(metavar="SOURCE", help="The source: a text, PDF, Word file, e-book …")
    ],
    outs: Annotated[
        list[Path],
        typer.Argument(
            metavar="OUT", help="What to make: *.epub, *.pdf, *.html, *.txt, *.docx, *.tei or *.md."
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
    width: Width = 0,
    kind: From = None,
    password: AskPassword = False,
    password_file: PasswordFile = None,
    as_json: AsJson = False,
) -> None:
    """Turn one source into an EPUB, a PDF, a web page, plain text or a manuscript.

    A source is a text, a PDF, or a file that says its own structure: Word, OpenDocument, RTF,
    EPUB, HTML, TEI, LaTeX, Markdown, reStructuredText, JATS, FB2.
    No house is needed. The title page shows what the text says about itself.
    """
    from publisher.cli.report_output import exit_with, print_report, print_report_as_json
    from publisher.pipeline.converting import ConvertOptions
    from publisher.pipeline.converting import convert as convert_text

    secret = password_given(password, password_file)
    options = ConvertOptions(language, title, tuple(author or ()), width, secret, kind)
    missing = dict.fromkeys(out.parent for out in outs if not out.parent.exists())
    with page_progress() as watch:
        report = convert_text(source, tuple(outs), options, watch)
    for folder in missing:
        typer.echo(f"made the folder {folder}", err=True)
    if as_json:
        print_report_as_json(report)
    else:
        print_report(report, Path(), Severity.WARNING, "; --json shows them")
    exit_with(report.exit_code)
