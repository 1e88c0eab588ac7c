"""What the roles of lines are learned from: texts with their states, folds, fits that go on.

What needs torch is skipped where it is not installed: it stands in no lock file, and make train
installs it.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from bench.scoring.tracks import FOLDS as NUMBER
from publisher.restoring.learned import SHIPPED
from publisher.restoring.roles.columns import COLUMNS as SEEN
from publisher.restoring.roles.features import NAMES
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.network import WEIGHTS, network_of
from publisher.restoring.roles.opinion import NAMES as OPINION
from training.roles import learning
from training.roles.hiding import COLUMNS, Hiding
from training.roles.learning import folds_of, learn_all, rough
from training.roles.samples import Sample, Text, _numbered_alone, bits, sample, samples, texts

NO_TORCH = "torch is not installed: make train installs it"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one layout that the generator has made, read by one program."""
    folder = tmp_path_factory.mktemp("pages")
    options = [
        "--count",
        "1",
        "--from",
        "11",
        "--seed",
        "5",
        "--jobs",
        "1",
        "--extractors",
        "mupdf",
    ]
    command = [sys.executable, "-m", "training.pages", str(folder), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def made(pages: Path) -> tuple[Text, ...]:
    return tuple(text for text in texts([pages]) if text.path.suffix == ".txt" and is_made(text))


@pytest.fixture(scope="module")
def drawn(pages: Path) -> list[Sample]:
    return samples([text for text in texts([pages]) if text.path.suffix == ".pdf"], jobs=1)


def is_made(text: Text) -> bool:
    return text.track == "pages"


@pytest.fixture(scope="module")
def seen(made: tuple[Text, ...]) -> list[Sample]:
    return samples(made, jobs=1)


def text(work: str, family: str = "typst") -> Text:
    return Text(Path(f"{work}.txt"), "en", work, family, "pages")


def test_every_filled_line_of_a_made_text_has_features_and_a_state(seen: list[Sample]) -> None:
    (one,) = seen
    filled = [line for line in one.text.path.read_text("utf-8").splitlines() if line.strip("\f ")]
    assert one.features.shape == (len(filled), len(SEEN))
    assert len(one.states) == len(one.pages) == len(filled)
    assert (one.states > 0).mean() > 0.95


def test_the_pages_themselves_have_states_too_and_all_is_seen_of_how_they_are_drawn(
    drawn: list[Sample],
) -> None:
    (one,) = drawn
    assert (one.states > 0).mean() > 0.95
    assert (one.features[:, [at for at, name in enumerate(SEEN) if name == "drawn"]] == 1).all()


def test_states_are_those_of_the_table_beside_the_text(seen: list[Sample]) -> None:
    (one,) = seen
    rows = one.text.path.with_suffix(".roles.tsv").read_text("utf-8").splitlines()
    told = {int(row.split("\t")[0]): row.split("\t")[1] for row in rows if row[:1].isdigit()}
    numbers = [
        number
        for number, line in enumerate(one.text.path.read_text("utf-8").split("\n"), start=1)
        if line.strip("\f ")
    ]
    folio = bits([(LineRole.FOLIO, True)])
    for number, states in zip(numbers, one.states.tolist(), strict=True):
        assert (told.get(number) == "page-number") == (states == folio), number


def test_a_line_of_unknown_role_is_seen_and_not_judged(
    made: tuple[Text, ...], tmp_path: Path
) -> None:
    path = tmp_path / "one.txt"
    path.write_text("Paper\n\nIt is made of rags.\n", "utf-8")
    path.with_suffix(".roles.tsv").write_text("1\ttitle\t1\n3\t?\t1\n", "utf-8")
    one = sample(Text(path, "en", "one", "typst", "pages"))
    assert one.states.tolist() == [bits([(LineRole.TITLE, True)]), 0]


def test_a_folder_of_pages_is_read_beside_the_tracks(pages: Path, made: tuple[Text, ...]) -> None:
    assert made
    assert [one for one in texts() if one.track == "pages"] == []
    assert {one.path for one in made} == set((pages / "sources" / "pages").glob("*.txt"))


def test_a_fold_leaves_out_its_works_and_another_what_a_typesetter_has_set() -> None:
    one, same, other = text("one"), text("one", "tex"), text("another work", "tex")
    assert folds_of(one) == (f"work-{crc32(b'one') % NUMBER}", "family-typst")
    assert folds_of(one)[0] == folds_of(same)[0]
    assert folds_of(same)[1] == folds_of(other)[1] == "family-tex"


def test_a_made_page_lies_in_the_fold_of_its_work_in_every_track() -> None:
    tracks = [one for one in texts() if one.track != "roles"]
    if not tracks:
        pytest.skip("there is no shared/score beside the repository")
    works = {one.work: folds_of(one)[0] for one in tracks}
    assert all(folds_of(one)[0] == works[one.work] for one in tracks)
    assert len(set(works.values())) > 1


def test_what_a_fold_is_fitted_to_is_what_it_does_not_leave_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    known = [text(f"work {at}", ("typst", "tex")[at % 2]) for at in range(20)]
    fitted = fits(monkeypatch, tmp_path, known)
    learn_all((), ("work-1", "family-tex"))
    assert list(fitted) == ["work-1", "family-tex"]
    for fold, kept in fitted.items():
        assert kept == [one for one in known if fold not in folds_of(one)]
        assert 0 < len(kept) < len(known)


def test_folds_that_were_stopped_go_on_where_they_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    known = [text(f"work {at}") for at in range(20)]
    fitted = fits(monkeypatch, tmp_path, known)
    learn_all((), ("work-1",))
    learn_all((), ("work-1", "work-2"))
    assert list(fitted) == ["work-1", "work-2"]
    fitted.clear()
    known.append(text("one more"))
    learn_all((), ("work-1", "work-2"))
    left = folds_of(known[-1])[0]
    assert list(fitted) == [fold for fold in ("work-1", "work-2") if fold != left]


def test_the_shipped_weights_are_fitted_anew_each_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fitted = fits(monkeypatch, tmp_path, [text("one")])
    for _ in range(2):
        learn_all((), ("",))
        assert fitted.pop("") == [text("one")]


def test_drawn_pages_have_weights_of_their_own_and_change_none_of_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain, drawn = text("one"), replace(text("two"), path=Path("two.pdf"))
    fitted = fits(monkeypatch, tmp_path, [plain, drawn])
    learn_all((), ("family-print",))
    assert fitted == {"family-print": [plain], "drawn family-print": [plain, drawn]}


def test_rough_weights_are_the_nearest_that_need_two_bits_less() -> None:
    weights = np.array([0.0, 1.0, -0.333, 0.1234, 3.5], dtype=np.float16)
    made = rough(weights)
    assert made == pytest.approx(weights, rel=2**-8)
    assert not (made.view(np.uint16) & 3).any()


def test_without_torch_nothing_is_fitted_and_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(learning, "find_spec", lambda name: None)
    learn_all((), ("work-1",))
    assert "torch is not installed" in capsys.readouterr().out


def fits(monkeypatch: pytest.MonkeyPatch, folder: Path, known: list[Text]) -> dict[str, list[Text]]:
    """Let nothing be learned; return which fold would be fitted to which texts, as they come.

    The weights for drawn pages have their name before that of the fold.
    """
    found: dict[str, list[Text]] = {}

    def learn(kept: list[Sample], without: str, kind: str, rounds: int) -> None:
        assert rounds > 0
        found[without if kind == WEIGHTS else f"drawn {without}"] = [one.text for one in kept]
        (folder / without).mkdir(exist_ok=True)
        record = "".join(learning._record(kept, "a test"))
        (folder / without / kind).with_suffix(".toml").write_text(record, "utf-8")

    def unseen(texts: tuple[Text, ...], jobs: int) -> list[Sample]:
        empty = np.zeros((0, 1), dtype=np.float16), np.zeros(0, dtype=np.int32)
        return [Sample(one, *empty, np.zeros(0, dtype=np.int32)) for one in texts]

    monkeypatch.setattr(learning, "find_spec", lambda name: name)
    monkeypatch.setattr(learning, "texts", lambda pages: iter(known))
    monkeypatch.setattr(learning, "samples", unseen)
    monkeypatch.setattr(learning, "_learn", learn)
    monkeypatch.setattr(learning, "_folder", lambda without: folder / without)
    return found


@pytest.mark.parametrize(
    ("seen", "open_to_both"),
    [
        ({"opens symbol": 1, "section sign": 1}, True),
        ({"roman alone": 1}, True),
        ({"opens digit": 1, "capitals": 1, "words": 0.3}, True),
        ({"opens digit": 1, "capitals": 0.2, "words": 0.3}, False),
        ({"opens digit": 1, "capitals": 1, "words": 1 / 12}, False),
        ({"section sign": 1}, False),
    ],
)
def test_a_numbered_paragraph_of_one_line_may_be_a_heading(
    seen: dict[str, float], *, open_to_both: bool
) -> None:
    features = np.zeros((3, len(NAMES)), dtype=np.float32)
    for name, value in seen.items():
        features[:, NAMES.index(name)] = value
    begins, goes_on = (bits([(LineRole.PARAGRAPH, first)]) for first in (True, False))
    note = bits([(LineRole.NOTE, True)])
    states = np.array([begins, begins, goes_on], dtype=np.int32)
    assert _numbered_alone(features, states).tolist() == [open_to_both, False, False]
    assert not _numbered_alone(features, np.array([note, note, note], dtype=np.int32)).any()


def test_whole_groups_of_features_are_hidden_now_and_then_and_the_same_each_time() -> None:
    drawn = [Hiding(3).columns() for _ in range(2)]
    assert (drawn[0] == drawn[1]).all()
    hiding = Hiding(3)
    hidden = np.array([hiding.columns() for _ in range(2000)])
    rules = hidden[:, [COLUMNS.index(name) for name in OPINION]].all(1).mean()
    assert 0.2 < rules < 0.3
    assert 0.02 < hidden[:, NAMES.index("opens lower")].mean() < 0.04


def test_the_record_counts_what_went_in(seen: list[Sample]) -> None:
    record = "".join(learning._record(seen, "python -m training.roles"))
    assert record.startswith("# Learned from: 1 texts")
    assert f"lines = {len(seen[0].states)}" in record
    assert '[tracks]\n"pages" = 1' in record


def test_numpy_gives_what_torch_gives() -> None:
    torch = pytest.importorskip("torch", reason=NO_TORCH)
    from training.roles.layers import Net

    torch.manual_seed(1)
    net = Net(7).eval().half().float()
    mean, spread = np.zeros(7, dtype=np.float32), np.ones(7, dtype=np.float32)
    own = {name: weights.astype(np.float32) for name, weights in net.weights()}
    for count in (1, 2, 5, 70):
        lines = np.random.default_rng(count).normal(size=(count, 7)).astype(np.float32)
        with torch.no_grad():
            values, _ = net(torch.from_numpy(lines)[None], torch.ones(1, count))
            wanted = torch.log_softmax(values, -1)[0].numpy()
        chances = network_of({**own, "mean": mean, "spread": spread}).chances(lines)
        assert chances == pytest.approx(wanted, abs=1e-4)


@pytest.mark.slow
def test_the_same_samples_give_the_same_weights_and_learn(seen: list[Sample]) -> None:
    torch = pytest.importorskip("torch", reason=NO_TORCH)
    from training.roles.fit import fit

    # Several threads wait for each other where other workers have the cores.
    torch.set_num_threads(1)
    # One page and a half; of made pages only a part is seen in each round, of this all.
    (one,) = seen
    features, states, pages = one.features[:60], one.states[:60], one.pages[:60]
    few = Sample(replace(one.text, track="wide"), features, states, pages)
    first, again = (fit([few], rounds=30) for _ in range(2))
    assert all((first[name] == again[name]).all() for name in first)
    with np.load(SHIPPED / WEIGHTS) as shipped:
        assert {name: one.shape for name, one in first.items()} == {
            name: one.shape for name, one in shipped.items()
        }
    net = network_of({name: weights.astype(np.float32) for name, weights in first.items()})
    chances = net.chances(features.astype(np.float32))
    known = states > 0
    right = (states[known] >> chances[known].argmax(1)) & 1
    assert right.mean() > 0.5
