"""Bytes are decoded by what they are; what is no text is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import SourceError
from publisher.model.findings import Outcome
from publisher.model.transcript import Transcript
from publisher.sources import read_source, transcript_from
from publisher.sources.decoding import decode
from publisher.sources.reading import LARGEST
from tests.support.fuzzing import examples

# The translator ate peas on Friday, and the columnist looked on from the window.
SWEDISH = "Översättaren åt sju ärter på fredagen, och kåsören såg på från fönstret.\n"
# The cooperative met in the evening; one member was interested in the advance copy.
DUTCH = "De coöperatie vergaderde ’s avonds; één lid was geïnteresseerd in de vóórdruk.\n"
# The summer the work appeared, barely ten pupils bought it “out of curiosity”.
FRENCH = "L’été où l’œuvre parut, à peine dix élèves l’achetèrent « par curiosité ».\n"
# The compositor reads upside down faster than many people read at all.
RUSSIAN = "Наборщик читает вверх ногами быстрее, чем многие читают вообще.\n"
# The compositor read upside down faster than most people read books at all.
POLISH = "Zecer czytał do góry nogami szybciej, niż większość ludzi w ogóle czyta książki.\n"


def read(folder: Path, data: bytes, language: str | None = "sv") -> Outcome[Transcript]:
    path = folder / "sv.txt"
    path.write_bytes(data)
    return read_source(path, "works/a/sv.txt", language)


def text_of(outcome: Outcome[Transcript]) -> str:
    return "".join(line.text + line.ending for line in outcome.value.lines())


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SWEDISH, DUTCH, RUSSIAN, "a\r\nb\r\n"])
def test_unicode_encodings_are_recognised(tmp_path: Path, codec: str, text: str) -> None:
    outcome = read(tmp_path, text.encode(codec))
    assert text_of(outcome) == text
    assert outcome.findings == ()
    assert outcome.value.encoding.startswith(codec.removesuffix("-sig"))


def test_a_byte_order_mark_stays_in_raw(tmp_path: Path) -> None:
    line = next(read(tmp_path, SWEDISH.encode("utf-8-sig")).value.lines())
    assert line.raw == "\ufeff" + line.text


@pytest.mark.parametrize(
    ("codec", "text", "name"),
    [
        ("cp1252", SWEDISH, "windows-1252"),
        ("cp1252", DUTCH, "windows-1252"),
        ("cp1252", FRENCH, "windows-1252"),
        ("latin-1", SWEDISH, "windows-1252"),
        ("cp1251", RUSSIAN, "windows-1251"),
        ("koi8_r", RUSSIAN, "koi8-r"),
        ("cp1250", POLISH, "windows-1250"),
        ("mac_roman", SWEDISH * 3, "macintosh"),
    ],
)
def test_eight_bit_encodings_are_recognised_and_a_finding(
    tmp_path: Path, codec: str, text: str, name: str
) -> None:
    outcome = read(tmp_path, text.encode(codec))
    assert text_of(outcome) == text
    assert outcome.value.encoding == name
    assert [finding.code for finding in outcome.findings] == ["sources/encoding"]


def test_a_byte_that_windows_1252_lacks_makes_a_source_latin_1(tmp_path: Path) -> None:
    outcome = read(tmp_path, SWEDISH.encode("latin-1") + b"\x81\n")
    assert outcome.value.encoding == "iso-8859-1"


def test_lines_in_another_encoding_are_decoded_and_a_finding(tmp_path: Path) -> None:
    outcome = read(tmp_path, SWEDISH.encode() * 3 + SWEDISH.encode("cp1252"))
    assert text_of(outcome) == SWEDISH * 4
    (finding,) = outcome.findings
    assert (finding.code, finding.place.first) == ("sources/mixed-encoding", 4)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \r\n\f\n", "the file is empty"),
        (b"PK\x03\x04", "the file is zipped and damaged (File is not a zip file)"),
        (b"text\x00text", "the file is binary, not plain text"),
        (bytes(range(256)) * 9, "the file is binary, not plain text"),
    ],
)
def test_a_file_without_text_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, data)
    assert (caught.value.message, caught.value.place) == (message, "works/a/sv.txt")
    assert caught.value.hint


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sv.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1_000_000)
    with pytest.raises(SourceError, match="the file has 51 MB"):
        read_source(path, "sv.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device without end is needed")
def test_what_comes_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publisher.sources.reading.LARGEST", 2_000_000)
    with pytest.raises(SourceError, match="more than 2 MB come from it"):
        read_source(Path("/dev/zero"), "zero", "sv")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\f"])
def test_a_file_of_more_lines_than_fit_into_memory_is_refused(
    ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.sources.reading.MOST_LINES", 20)
    assert transcript_from(f"a{ending * 20}b", "sv.txt", "sv").value.raw()
    with pytest.raises(SourceError, match="the file has 21 lines and pages"):
        transcript_from(f"a{ending * 21}b", "sv.txt", "sv")


@pytest.mark.parametrize("ending", ["\n", "\r\n", " \n", "\f"])
def test_a_file_that_is_nearly_all_empty_lines_is_refused(
    ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.sources.reading.MOST_EMPTY", 30)
    assert transcript_from(f"a\nb\n{ending * 30}c\nd", "sv.txt", "sv").value.raw()
    wide = "".join(f"a{ending * 5}" for _ in range(20))
    assert transcript_from(wide, "sv.txt", "sv").value.raw(), "many are filled as well"
    with pytest.raises(SourceError, match="empty lines and pages, and 2 others"):
        transcript_from(f"a{ending * 33}b", "sv.txt", "sv")


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(tmp_path / name, "sv.txt")
    assert caught.value.hint


@given(
    st.one_of(
        st.binary(min_size=1, max_size=80),
        st.text("abå åéñ “”\n", min_size=4, max_size=80).map(
            lambda t: t.encode("cp1252", "ignore")
        ),
    )
)
@examples(20)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(SourceError):
        assert decode(data, "sv.txt").text
