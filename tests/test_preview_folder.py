"""What a preview copies again, and what it leaves as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from learnlog import mkdocs_preview_folder
from learnlog.mkdocs_preview_folder import PreviewFolder


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "package"
    folder.mkdir()
    monkeypatch.setattr(
        mkdocs_preview_folder, "is_installed", lambda path: path.startswith(str(folder))
    )
    return folder


def build(preview: PreviewFolder, site: Path, sources: dict[str, Path]) -> None:
    """One build of a preview whose site has these files."""
    config = MkDocsConfig()
    config.site_dir = str(site)
    preview.begin(config)
    files = Files(
        [File(name, str(folder), config.site_dir, True) for name, folder in sources.items()]
    )
    preview.listed(files, config)
    files.copy_static_files()
    preview.finish(files)


def test_what_is_installed_is_copied_once(shipped: Path, tmp_path: Path) -> None:
    preview, site = PreviewFolder(), tmp_path / "site"
    (shipped / "a.css").write_text("as installed", "utf-8")
    build(preview, site, {"a.css": shipped})
    (site / "a.css").write_text("not touched again", "utf-8")
    build(preview, site, {"a.css": shipped})
    assert (site / "a.css").read_text("utf-8") == "not touched again"


def test_what_is_gone_is_copied_again(shipped: Path, tmp_path: Path) -> None:
    preview, site = PreviewFolder(), tmp_path / "site"
    (shipped / "a.css").write_text("as installed", "utf-8")
    build(preview, site, {"a.css": shipped})
    shutil.rmtree(site)
    build(preview, site, {"a.css": shipped})
    assert (site / "a.css").read_text("utf-8") == "as installed"


def test_a_file_of_the_owner_takes_its_place_and_gives_it_back(
    shipped: Path, tmp_path: Path
) -> None:
    preview, site, own = PreviewFolder(), tmp_path / "site", tmp_path / "own"
    own.mkdir()
    (shipped / "a.css").write_text("as installed", "utf-8")
    (own / "a.css").write_text("the owner's", "utf-8")
    for folder, words in ((shipped, "as installed"), (own, "the owner's")) * 2:
        build(preview, site, {"a.css": folder})
        assert (site / "a.css").read_text("utf-8") == words
    (own / "a.css").write_text("changed", "utf-8")
    build(preview, site, {"a.css": own})
    assert (site / "a.css").read_text("utf-8") == "changed"
