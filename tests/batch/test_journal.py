"""The manifest: whatever a kill leaves of it can be read, and goes on."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from newsconv.batch import Entry, Output, Told
from newsconv.batch.journal import entries, journal
from newsconv.batch.places import place

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
some = st.builds(
    Entry, source=texts, status=st.sampled_from(["made", "failed"]), key=texts, digest=texts,
    pictures=st.dictionaries(texts, texts, max_size=2),
    outputs=st.lists(st.builds(Output, texts, texts, st.integers(0, 10**9)), max_size=2).map(tuple),
    notices=st.lists(st.builds(Told, texts, st.just("loss"), st.integers(1, 9), texts), max_size=2).map(tuple),
)


def written(folder: str, wanted: list[Entry], *, resume: bool) -> None:
    record = journal(place(folder), resume=resume)
    for entry in wanted:
        record.add(entry)
    record.close()


@given(st.lists(some, min_size=1, max_size=4), st.lists(some, max_size=2), st.data())
def test_cut_anywhere_it_is_read_and_goes_on(before: list[Entry], after: list[Entry], data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        written(folder, before, resume=False)
        file = Path(folder, ".newsconv/manifest.jsonl")
        whole = file.read_bytes()
        cut = data.draw(st.integers(0, len(whole)))
        file.write_bytes(whole[:cut])
        lines = whole[:cut].count(b"\n")
        left = list(entries(place(folder)))
        assert before[:lines] == left[:lines]
        assert left == before[: len(left)]
        assert len(left) <= lines + 1
        written(folder, after, resume=True)
        assert list(entries(place(folder))) == [*left, *after]


def test_a_new_run_begins_anew(tmp_path: Path) -> None:
    written(str(tmp_path), [Entry("a", "made", "k")], resume=False)
    written(str(tmp_path), [Entry("b", "made", "k")], resume=False)
    assert [entry.source for entry in entries(place(tmp_path))] == ["b"]


def test_lines_are_there_at_once(tmp_path: Path) -> None:
    record = journal(place(tmp_path), resume=False)
    record.add(Entry("a", "made", "k"))
    assert [entry.source for entry in entries(place(tmp_path))] == ["a"]
    record.close()
