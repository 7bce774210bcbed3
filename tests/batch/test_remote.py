"""Folders behind URLs: this process's memory, files, and a store that speaks S3 where moto is there to play it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import newsconv
from newsconv.batch import Conversion, Wanted, plan, run
from newsconv.batch.find import find
from newsconv.batch.journal import _SEGMENT
from newsconv.batch.places import Folder, place
from newsconv.batch.pool import here

from .archives import LIGHT, archive, article, contents, picture

fsspec = pytest.importorskip("fsspec")
PICTURES = Conversion((("html", None), ("json", None)))


@pytest.fixture
def memory() -> Iterator[str]:
    system = fsspec.filesystem("memory")
    yield "memory://newspaper"
    system.rm("/newspaper", recursive=True)


def fill(url: str) -> None:
    """An archive with a picture, one hidden file, and one that reaches out of its folder."""
    system, root = fsspec.core.url_to_fs(url)
    for path, data in {
        "in/2024/a.md": (article(1) + "\n![门诊](images/photo.png)\n").encode(),
        "in/2024/images/photo.png": picture("red"),
        "in/b.md": article(2).encode(),
        "in/.hidden/c.md": b"x",
        "in/out/d.md": b"x",
        "in/e/out.md": (article(3) + "\n![](../2024/images/photo.png)\n").encode(),
    }.items():
        system.pipe_file(f"{root}/{path}", data)


def files(url: str) -> dict[str, bytes]:
    system, root = fsspec.core.url_to_fs(url)
    return {path[len(root) + 1 :]: system.cat_file(path) for path in map(str, system.find(root))
            if "/." not in path[len(root) :]}


def check_a_batch(url: str, tmp_path: Path) -> None:
    """From one folder behind a URL to another: what is found, made, refused, kept and done again."""
    fill(url)
    made = plan(f"{url}/in", f"{url}/in/out", PICTURES)
    assert [task.source for task in made.tasks] == ["2024/a.md", "b.md", "e/out.md"]
    result = run(made, here)
    assert [entry.status for entry in result.entries] == ["made", "made", "failed"]
    assert result.entries[2].problem is not None and "outside" in result.entries[2].problem.message
    out = files(f"{url}/in/out")
    assert set(out) == {"d.md", "2024/a.html", "2024/a.json", "b.html", "b.json"}
    assert b"data:image/png" in out["2024/a.html"]

    system, root = fsspec.core.url_to_fs(url)
    system.pipe_file(f"{root}/in/2024/images/photo.png", picture("blue"))
    assert [entry.status for entry in run(made, here, resume=True).entries] == ["made", "kept", "failed"]
    assert files(f"{url}/in/out")["2024/a.html"] != out["2024/a.html"]

    (tmp_path / "b.md").write_text(article(2), encoding="utf-8")
    newsconv.convert(tmp_path / "b.md", tmp_path / "b.html")
    assert out["b.html"] == (tmp_path / "b.html").read_bytes()


def test_memory(memory: str, tmp_path: Path) -> None:
    check_a_batch(memory, tmp_path)


def test_from_a_folder_to_memory(memory: str, tmp_path: Path) -> None:
    source = archive(tmp_path / "in", 3)
    assert run(plan(source, memory, LIGHT), here).exit_status == 0
    run(plan(source, tmp_path / "out", LIGHT), here)
    assert files(memory) == contents(tmp_path / "out")


def test_from_memory_to_a_folder(memory: str, tmp_path: Path) -> None:
    fill(memory)
    assert run(plan(f"{memory}/in", tmp_path, LIGHT, Wanted(include=("/b.md",))), here).exit_status == 0
    assert set(contents(tmp_path)) == {"b.json", "b.md"}


def test_a_manifest_in_segments(memory: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("newsconv.batch.journal._LINES", 2)
    source = archive(tmp_path / "in", 5)
    made = plan(source, memory, LIGHT)
    run(made, here)
    system = fsspec.filesystem("memory")
    assert len([path for path in system.find("/newspaper") if _SEGMENT in path]) == 3
    assert run(made, here, resume=True).count("kept") == 5
    assert run(made, here).count("made") == 5
    assert len([path for path in system.find("/newspaper") if _SEGMENT in path]) == 3


def test_a_file_url_is_a_folder(tmp_path: Path) -> None:
    source = archive(tmp_path / "in put", 2)
    found = place(source.as_uri())
    assert isinstance(found, Folder)
    assert find(found, Wanted(), place(tmp_path / "out")) == find(place(source), Wanted(), place(tmp_path / "out"))
    assert run(plan(source.as_uri(), (tmp_path / "out").as_uri(), LIGHT), here).exit_status == 0
    assert len(contents(tmp_path / "out")) == 4


def test_a_place_that_is_no_store_writes_beside_and_moves(tmp_path: Path) -> None:
    from newsconv.batch.remote import Remote

    found = Remote(tmp_path.as_uri())  # by fsspec's own local file system
    found.write([("a/b.json", b"1")])
    found.write([("a/b.json", b"2")])
    assert contents(tmp_path) == {"a/b.json": b"2"}
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.json"]


def test_unknown_urls_are_refused(tmp_path: Path) -> None:
    with pytest.raises(newsconv.UsageError):
        plan("nonsense://x", tmp_path, LIGHT)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    pytest.importorskip("s3fs")
    server = pytest.importorskip("moto.server").ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    for name, value in (("AWS_ACCESS_KEY_ID", "x"), ("AWS_SECRET_ACCESS_KEY", "x"), ("AWS_DEFAULT_REGION", "us-east-1"),
                        ("AWS_ENDPOINT_URL", "http://{}:{}".format(*server.get_host_and_port()))):
        monkeypatch.setenv(name, value)
    system = fsspec.filesystem("s3", skip_instance_cache=False)
    system.mkdir("newspaper")
    yield "s3://newspaper"
    fsspec.filesystem("s3").clear_instance_cache()
    server.stop()


def test_s3(bucket: str, tmp_path: Path) -> None:
    check_a_batch(f"{bucket}/archive", tmp_path)
