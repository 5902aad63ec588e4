"""What is said once of many files: that no page names them, and what they hold."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest
from sites import HOOKED, build, make_site
from test_pictures_of_a_site import (
    DRAFT,
    PICTURES,
    WORD,
    needs_exiftool,
    problems_of,
    shown,
    site_with,
)

PAGE = "weeks/2018-09-17.md"
JPEG = PICTURES["photo.jpg"]


def told(site: Path, code: str) -> list[str]:
    return [str(one) for one in problems_of(site) if one.code == code]


# Files that no page names


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("weeks/images/gym.jpg", JPEG),
        ("gym.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("papers/gym.pdf", b"%PDF-1.7"),
        ("gym.mp3", b"ID3\x04\x00\xff"),
        ("gym.mp4", b"\x00\x00\x00\x18ftypmp42"),
        ("gym.csv", b"a,b\n"),
        ("gym.zip", b"PK\x03\x04\x00"),
    ],
)
def test_a_file_that_no_page_names_is_told_of(name: str, data: bytes, tmp_path: Path) -> None:
    site = site_with(tmp_path, {PAGE: "At the gym.jpg of old.\n", name: data})
    (said,) = told(site, "file-unnamed")
    assert said.startswith(
        f"docs/{name}: no page names this file, but it is published all the same"
    )
    (site / "docs" / PAGE).write_text(f"[It](../{name})\n", "utf-8")
    assert told(site, "file-unnamed") == []


def test_of_many_one_notice_counts_them_and_names_the_first(tmp_path: Path) -> None:
    files = {f"papers/{at:03}.pdf": b"%PDF-1.7" for at in range(300)}
    (said,) = told(site_with(tmp_path, {PAGE: "[A](../papers/000.pdf)\n", **files}), "file-unnamed")
    assert said.startswith("docs/papers/001.pdf: ")
    assert "298 others (docs/papers/002.pdf, docs/papers/003.pdf, docs/papers/004.pdf, …)" in said
    assert len(said) < 400


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("about.md", "![It](weeks/images/gym.jpg)\n"),
        (".authors.yml", "authors: {sam: {name: Sam, avatar: weeks/images/gym.jpg}}\n"),
        ("style.css", "body { background: url(weeks/images/gym.jpg) }\n"),
        ("about.html", "<img src='weeks/images/gym.jpg' alt=''>\n"),
        ("interviews/2018-09-19-a.md", "---\nvideos: [{poster: ../weeks/images/gym.jpg}]\n---\n"),
        ("weeks/2018-09-24.md", "---\ndraft: true\n---\n![It](images/gym.jpg)\n"),
        ("weeks/2018-09-24.md", "<!-- private -->![It](images/gym.jpg)<!-- /private -->\n"),
    ],
)
def test_what_anything_names_is_not_told_of(name: str, text: str, tmp_path: Path) -> None:
    site = site_with(tmp_path, {PAGE: "A week.\n", name: text, "weeks/images/gym.jpg": JPEG})
    assert told(site, "file-unnamed") == []


def test_what_no_page_has_to_name_is_not_told_of(tmp_path: Path) -> None:
    icons = {"assets/images/favicon.png": PICTURES["screen.png"], "apple-touch-icon.png": JPEG}
    others = {
        "CNAME": "example.org\n",
        "robots.txt": "A\n",
        "a.js": "a()\n",
        "a.woff2": b"wOF2\xff",
    }
    site = site_with(tmp_path, {PAGE: "A week.\n", **icons, **others})
    assert told(site, "file-unnamed") == []


def test_the_readme_beside_the_settings_names_files_too(tmp_path: Path) -> None:
    site = site_with(tmp_path, {PAGE: "A week.\n", "weeks/images/gym.jpg": JPEG})
    (site / "README.md").write_text("![It](docs/weeks/images/gym.jpg)\n", "utf-8")
    assert told(site, "file-unnamed") == []


def test_a_file_of_the_same_name_elsewhere_is_another_one(tmp_path: Path) -> None:
    files = {"weeks/images/a.jpg": JPEG, "posts/images/a.jpg": JPEG}
    site = site_with(tmp_path, {PAGE: "![It](images/a.jpg)\n", **files})
    (said,) = told(site, "file-unnamed")
    assert said.startswith("docs/posts/images/a.jpg: ")


# Tables


def test_of_a_table_is_said_what_is_looked_for(tmp_path: Path) -> None:
    site = site_with(tmp_path, {PAGE: "[It](../data.csv)\n", "data.csv": "a,b\n1,2\n"})
    (said,) = told(site, "file-unchecked")
    assert "can't see" not in said
    assert said.startswith(
        "docs/data.csv: a table, whose rows may be people: learnlog finds plain slips in it and no "
        "more; look through it before you publish it"
    )


# What a picture tells in the repository


def test_what_a_picture_tells_in_the_repository_is_told_and_not_quoted(tmp_path: Path) -> None:
    files = {f"weeks/images/{name}": data for name, data in PICTURES.items()}
    site = site_with(tmp_path, {PAGE: shown(*PICTURES), **files})
    (said,) = told(site, "picture-tells")
    assert said.startswith(
        "docs/weeks/images/depth.JPG: this file holds more than its pixels (EXIF"
    )
    assert "as it is with 10 others" in said
    assert "a push to a public repository publishes" in said
    assert WORD.decode() not in said


@pytest.mark.parametrize("name", ["photo.jpg", "screen.png", "plan.svg"])
def test_the_copy_of_the_site_in_its_place_ends_it(name: str, tmp_path: Path) -> None:
    """The way out that the notice tells."""
    file = f"weeks/images/{name}"
    site = site_with(tmp_path, {PAGE: shown(name), file: PICTURES[name]})
    (said,) = told(site, "picture-tells")
    assert f"{file} in the folder of the built site" in said
    assert build(site).code == 0
    (site / "docs" / file).write_bytes((site / "site" / file).read_bytes())
    assert told(site, "picture-tells") == []


@needs_exiftool
@pytest.mark.parametrize("name", ["photo.jpg", "depth.JPG", "moving.png"])
def test_of_what_is_not_published_exiftool_ends_it(name: str, tmp_path: Path) -> None:
    file = f"weeks/images/{name}"
    draft = f"---\ndraft: true\n---\n{shown(name)}"
    site = site_with(tmp_path, {PAGE: "A.\n", DRAFT: draft, file: PICTURES[name]})
    (problem,) = [one for one in problems_of(site) if one.code == "picture-tells"]
    assert problem.hint.startswith("exiftool ")
    subprocess.run(shlex.split(problem.hint), cwd=site, check=True, capture_output=True)
    assert [one.code for one in problems_of(site)] == ["entry-draft", "file-withheld"]


def test_what_waits_is_in_the_repository_as_well(tmp_path: Path) -> None:
    draft = f"---\ndraft: true\n---\n{shown('a.jpg')}"
    files = {DRAFT: draft, "weeks/images/a.jpg": JPEG, "_data/b.jpg": JPEG}
    (said,) = told(site_with(tmp_path, {PAGE: "A week.\n", **files}), "picture-tells")
    assert said.startswith("docs/weeks/images/a.jpg: ")
    assert "1 other (docs/_data/b.jpg)" in said
    assert "put that copy" not in said


def test_a_picture_with_nothing_but_its_pixels_is_not_told_of(tmp_path: Path) -> None:
    files = {"weeks/images/a.png": "", "weeks/images/b.jpg": ""}  # a few pixels of their kind
    site = make_site(tmp_path, HOOKED, {PAGE: shown("a.png", "b.jpg"), **files})
    (site / "docs" / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    assert told(site, "picture-tells") == []
