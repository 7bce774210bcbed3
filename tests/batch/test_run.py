"""Plans carried out on processes."""

from __future__ import annotations

import os
import random
import shutil
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

import newsconv
from newsconv.batch import Conversion, Entry, Plan, Pool, Result, plan, run
from newsconv.batch.places import Folder
from newsconv.batch.pool import here
from newsconv.batch.run import pending
from newsconv.limits import Limits

from .archives import LIGHT, WHOLE, Deadly, Slow, Starving, archive, article, contents, picture


def statuses(result: Result) -> dict[str, str]:
    return {entry.source: entry.status for entry in result.entries}


def resumed(made: Plan) -> dict[str, str]:
    return statuses(run(made, here, resume=True))


def test_outputs_are_those_of_single_runs(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", 3)
    (source / "bad.md").write_text("{.nonsense}\n# 标题\n", encoding="utf-8")
    heard: list[Entry] = []
    result = run(plan(source, tmp_path / "out", WHOLE), Pool(2), notify=heard.append)
    assert statuses(result) == {
        "2024/01/000.md": "made", "2024/02/001.md": "made", "2024/03/002.md": "made", "bad.md": "failed"}
    assert [entry.source for entry in result.entries] == sorted(entry.source for entry in heard)
    assert (result.exit_status, result.interrupted) == (1, False)
    problem = result.entries[-1].problem
    assert problem is not None and problem.line == 1 and "nonsense" in problem.message
    made = contents(tmp_path / "out")
    assert len(made) == 9
    for path, data in made.items():
        single = tmp_path / f"single{Path(path).suffix}"
        newsconv.convert(source / Path(path).with_suffix(".md"), single)
        assert single.read_bytes() == data


def test_resume_repeats_what_changed_and_nothing_else(tmp_path: Path) -> None:
    source, out = archive(tmp_path / "in", 4), tmp_path / "out"
    with_picture = source / "with.md"
    with_picture.write_text(article(9) + "\n![门诊](photo.png)\n", encoding="utf-8")
    (source / "photo.png").write_bytes(picture("red"))
    conversion = Conversion((("html", None), ("md", None)))
    made = plan(source, out, conversion)
    assert run(made, here).exit_status == 0
    whole = contents(out)
    assert set(resumed(made).values()) == {"kept"}
    assert pending(made).tasks == ()

    (source / "photo.png").write_bytes(picture("blue"))
    (source / "2024/01/000.md").write_text(article(100), encoding="utf-8")
    (out / "2024/02/001.html").unlink()
    (out / "2024/03/002.md").write_bytes(whole["2024/03/002.md"][:-1])
    os.utime(source / "2024/01/003.md", (1, 1))
    changed = {"with.md", "2024/01/000.md", "2024/02/001.md", "2024/03/002.md"}
    assert {task.source for task in pending(made).tasks} == changed
    assert {path for path, status in resumed(made).items() if status == "made"} == changed
    after = contents(out)
    assert {path for path in whole if whole[path] != after[path]} == {
        "with.html", "2024/01/000.html", "2024/01/000.md"}

    other = plan(source, out, replace(conversion, repair=False))
    assert set(resumed(other).values()) == {"made"}


def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("", encoding="utf-8")
    made = plan(tmp_path, tmp_path / "out", LIGHT)
    assert run(made, here).exit_status == 1
    (tmp_path / "a.md").write_text(article(1), encoding="utf-8")
    assert resumed(made) == {"a.md": "made"}


def test_half_written_files_are_swept(tmp_path: Path) -> None:
    made = plan(archive(tmp_path / "in", 1), tmp_path / "out", LIGHT)
    left = tmp_path / "out/2024/01/.000.json.4711-4711.part"
    foreign = left.with_name(".other.json.4711-4711.part")
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    foreign.write_bytes(b"not ours")
    run(made, here)
    assert (left.exists(), foreign.exists()) == (False, True)


def test_a_dead_worker_costs_its_article_alone(tmp_path: Path) -> None:
    for name in ("a", "b", "c", "killer", "once"):
        (tmp_path / f"{name}.md").write_text(article(ord(name[0])), encoding="utf-8")
    made = plan(tmp_path, tmp_path / "out", LIGHT)
    made = replace(made, work=replace(made.work, source=Deadly(str(tmp_path), str(tmp_path))))
    result = run(made, Pool(2))
    assert statuses(result) == {"a.md": "made", "b.md": "made", "c.md": "made", "killer.md": "failed", "once.md": "made"}
    killer = next(entry for entry in result.entries if entry.source == "killer.md")
    assert killer.problem is not None and "died" in killer.problem.message
    assert killer.attempts == 2


def test_an_article_that_takes_too_long_fails(tmp_path: Path) -> None:
    for name in ("a", "forever", "z"):
        (tmp_path / f"{name}.md").write_text(article(1), encoding="utf-8")
    made = plan(tmp_path, tmp_path / "out", LIGHT)
    made = replace(made, work=replace(made.work, source=Slow(str(tmp_path), str(tmp_path))))
    result = run(made, Pool(1, timeout=10))
    assert statuses(result) == {"a.md": "made", "forever.md": "failed", "z.md": "made"}
    assert result.entries[1].problem is not None and "--timeout" in result.entries[1].problem.message


def test_out_of_memory_is_told(tmp_path: Path) -> None:
    for name in ("a", "big"):
        (tmp_path / f"{name}.md").write_text(article(1), encoding="utf-8")
    made = plan(tmp_path, tmp_path / "out", LIGHT)
    made = replace(made, work=replace(made.work, source=Starving(str(tmp_path), str(tmp_path))))
    result = run(made, here)
    assert statuses(result) == {"a.md": "made", "big.md": "failed"}
    assert result.entries[1].problem is not None and result.entries[1].problem.message == "not enough memory"


def test_stopping_leaves_the_rest_for_resume(tmp_path: Path) -> None:
    made = plan(archive(tmp_path / "in", 5), tmp_path / "out", LIGHT)
    heard: list[Entry] = []
    result = run(made, here, notify=heard.append, stop=lambda: len(heard) >= 2)
    assert (len(result.entries), result.interrupted, result.exit_status) == (2, True, 130)
    assert sorted(resumed(made).values()) == ["kept", "kept", "made", "made", "made"]


@pytest.mark.parametrize(("strict", "status"), [("", 0), ("doubt", 3)])
def test_strictness_of_each_article(tmp_path: Path, strict: str, status: int) -> None:
    (tmp_path / "a.md").write_text(article(1) + "\n![会场](gone.png)\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(article(2), encoding="utf-8")
    made = plan(tmp_path, tmp_path / "out", Conversion((("html", None),), strict=strict))
    assert run(made, here).exit_status == status
    assert set(contents(tmp_path / "out")) == ({"b.html"} if strict else {"a.html", "b.html"})


def test_an_output_that_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    made = plan(archive(tmp_path / "in", 2), tmp_path / "out", LIGHT)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/2024").mkdir()
    (tmp_path / "out/2024/01").write_text("a file where a folder should be")
    assert statuses(run(made, here)) == {"2024/01/000.md": "failed", "2024/02/001.md": "made"}


def test_places_are_small_to_send() -> None:
    import pickle

    folder = Folder("in", "/in")
    assert pickle.loads(pickle.dumps(folder)) == folder


def test_a_clock_that_jumps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = archive(tmp_path / "in", 3)
    assert run(plan(source, tmp_path / "out", WHOLE), here).exit_status == 0
    chance = random.Random(3)
    monkeypatch.setattr(time, "time", lambda: chance.uniform(4e8, 4e9))
    monkeypatch.setattr(time, "time_ns", lambda: chance.randrange(10**18, 4 * 10**18))
    assert run(plan(source, tmp_path / "again", WHOLE), here).exit_status == 0
    assert contents(tmp_path / "again") == contents(tmp_path / "out")
    assert run(plan(source, tmp_path / "light", LIGHT), Pool(1, timeout=300)).count("made") == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no folder that is in use")
def test_the_output_goes_in_mid_run(tmp_path: Path) -> None:
    made = plan(archive(tmp_path / "in", 4), tmp_path / "out", LIGHT)
    heard: list[Entry] = []

    def notify(entry: Entry) -> None:
        heard.append(entry)
        if len(heard) == 2:
            shutil.rmtree(tmp_path / "out")

    assert run(made, here, notify=notify).count("made") == 4
    assert len(contents(tmp_path / "out")) == 4
    assert set(resumed(made).values()) == {"made"}  # the manifest went too: what nobody knows of is made again
    assert len(contents(tmp_path / "out")) == 8
    assert set(resumed(made).values()) == {"kept"}


def test_bounds_are_those_of_the_conversion(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article(1), encoding="utf-8")
    for most, status in ((20, "failed"), (10**9, "made")):
        made = plan(tmp_path, tmp_path / "out", replace(LIGHT, limits=Limits(source_bytes=most)))
        assert statuses(run(made, here)) == {"a.md": status}
