"""What a built site, a staged folder and `check` make of the pictures and files of a log."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import tainted_pictures as tainted
from click.testing import CliRunner
from sites import HOOKED, Built, build, make_site
from tools import needs, where

from learnlog.config import Config
from learnlog.pictures.cleaning import Known
from learnlog.privacy_options import Declarations
from learnlog.problems import Problem
from learnlog.site_build import read_site
from learnlog_cli.main import cli

EXIFTOOL = where("exiftool")
needs_exiftool = needs(EXIFTOOL, "exiftool")
WORD = tainted.WORD.encode()
PICTURES = tainted.every_kind()
PAGE = "weeks/2018-09-17.md"
DRAFT = "weeks/2018-09-24.md"

# What exiftool tells of a picture that has only pixels: how many, and how they are packed.
OF_PIXELS = {
    "PNG": "ImageWidth ImageHeight BitDepth ColorType Compression Filter Interlace Palette "
    "Transparency AnimationFrames AnimationPlays",
    "JFIF": "JFIFVersion ResolutionUnit XResolution YResolution",
    "GIF": "GIFVersion ImageWidth ImageHeight HasColorMap ColorResolutionDepth BitsPerPixel "
    "BackgroundColor AnimationIterations FrameCount Duration TransparentColor",
    "RIFF": "WebP_Flags ImageWidth ImageHeight BackgroundColor AnimationLoopCount Duration "
    "VP8Version HorizontalScale VerticalScale AlphaPreprocessing AlphaFiltering AlphaCompression",
    "SVG": "Xmlns ImageWidth ImageHeight ViewBox Title Desc ID Role Lang",
    "QuickTime": "MajorBrand MinorVersion CompatibleBrands HandlerType ImageSpatialExtent "
    "ImagePixelDepth AV1ConfigurationVersion SeqProfile SeqLevelIdx0 SeqTier0 HighBitDepth "
    "TwelveBit ChromaFormat ChromaSamplePosition InitialDelaySamples ColorProfiles "
    "ColorPrimaries TransferCharacteristics MatrixCoefficients MediaDataSize MediaDataOffset "
    "MediaData VideoFullRangeFlag",
    "Meta": "PrimaryItemReference",
    "Composite": "ImageSize Megapixels",
}
ALLOWED = {f"{group}:{tag}" for group, tags in OF_PIXELS.items() for tag in tags.split()}


def told_by_exiftool(folder: Path) -> dict[str, set[str]]:
    """What exiftool finds in each picture below a folder, but for facts of the file itself."""
    assert EXIFTOOL, "exiftool is not installed"
    endings = [f for one in PICTURES for f in ("-ext", one.rpartition(".")[2])]
    done = subprocess.run(
        [EXIFTOOL, "-json", "-G1", "-a", "-u", "-ee3", "-r", *endings, str(folder)],
        capture_output=True,
        text=True,
    )
    of_the_file = ("SourceFile", "System:", "File:", "ExifTool:ExifToolVersion")
    return {
        one["SourceFile"]: {tag for tag in one if not tag.startswith(of_the_file)}
        | ({"File:Comment"} & one.keys())
        for one in json.loads(done.stdout or "[]")
    }


def site_with(folder: Path, files: Mapping[str, bytes | str], settings: str = HOOKED) -> Path:
    texts = {name: text for name, text in files.items() if isinstance(text, str)}
    make_site(folder, settings, texts)
    for name, data in files.items():
        if isinstance(data, bytes):
            file = folder / "docs" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    return folder


def shown(*names: str) -> str:
    return "".join(f"![A picture of the ward](images/{name})\n\n" for name in names)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site that shows a tainted picture of each kind."""
    files: dict[str, bytes | str] = {PAGE: shown(*PICTURES)}
    files |= {f"weeks/images/{name}": data for name, data in PICTURES.items()}
    site = site_with(tmp_path_factory.mktemp("tainted"), files)
    before = everything(site / "docs")
    done = build(site)
    assert done.code == 0, done.said
    assert everything(site / "docs") == before, "the log itself is never changed"
    return done


def everything(folder: Path) -> dict[str, bytes]:
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def problems_of(site: Path) -> list[Problem]:
    config = Config(declaration=Declarations.OFF)
    return read_site(site, dt.date(2018, 10, 1), config, [], {}).problems


def run(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(cli, [str(word) for word in words])
    return done.exit_code, done.output


# What a picture says


def test_no_planted_word_is_in_any_byte_of_the_site(built: Built) -> None:
    published = {name for name in PICTURES if (built.folder / "weeks" / "images" / name).is_file()}
    assert published == set(PICTURES)
    assert WORD not in built.every_byte()


@needs_exiftool
def test_exiftool_finds_nothing_but_pixels_in_the_pictures_of_a_site(built: Built) -> None:
    told = told_by_exiftool(built.folder)
    assert {Path(file).name for file in told} >= set(PICTURES)
    assert {f"{file}: {tag}" for file, tags in told.items() for tag in tags - ALLOWED} == set()


@needs_exiftool
def test_exiftool_finds_the_planted_words_where_nothing_is_cleaned(tmp_path: Path) -> None:
    """Or the test above could not fail."""
    for name, data in PICTURES.items():
        (tmp_path / name).write_bytes(data)
    told = {Path(file).name: tags - ALLOWED for file, tags in told_by_exiftool(tmp_path).items()}
    assert {name for name, tags in told.items() if tags} == set(PICTURES) - {"icon.ico"}
    assert told["photo.jpg"] >= {"GPS:GPSLatitude", "ExifIFD:SerialNumber", "IPTC:By-line"}
    assert told["screen.png"] >= {"PNG:Author", "PNG:Comment", "XMP-dc:Creator", "PNG:ModifyDate"}


@needs_exiftool
def test_exiftool_finds_nothing_but_pixels_in_the_demo(demo_site: Built) -> None:
    told = told_by_exiftool(demo_site.folder)
    own = {file: tags for file, tags in told.items() if "/assets/" not in file}  # the theme's
    assert len(own) > 10
    assert {f"{file}: {tag}" for file, tags in own.items() for tag in tags - ALLOWED} == set()


def test_staged_pictures_are_the_same_clean_ones(built: Built, tmp_path: Path) -> None:
    code, said = run("stage", tmp_path / "staged", built.folder.parent)
    assert code == 0, said
    staged = everything(tmp_path / "staged")
    site = everything(built.folder)
    assert not any(WORD in data for data in staged.values())
    for name in PICTURES:
        assert staged[f"weeks/images/{name}"] == site[f"weeks/images/{name}"]


# What is refused


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("weeks/images/a.heic", b"\x00\x00\x00\x18ftypheic", "picture-refused"),
        ("weeks/images/a.jpg", PICTURES["photo.jpg"][:400], "picture-refused"),
        ("weeks/images/a.png", PICTURES["photo.jpg"], "picture-refused"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="a()"/>', "picture-refused"),
        ("a.jpg_original", PICTURES["photo.jpg"], "picture-refused"),
        ("minutes.docx", b"PK\x03\x04", "file-refused"),
        ("files/mail.msg", b"\xd0\xcf\x11\xe0", "file-refused"),
    ],
)
def test_what_is_refused_stops_the_build_and_the_staging(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    site = site_with(tmp_path / "log", {PAGE: "A week.\n", name: data})
    built = build(site)
    assert built.code == 1
    assert f"docs/{name}: " in built.said
    assert f"[{code}]" in built.said
    assert not built.folder.exists()
    for verb in (("check", site), ("stage", tmp_path / "staged", site)):
        exit_code, said = run(*verb)
        assert exit_code == 1
        assert f"[{code}]" in said
    assert not (tmp_path / "staged").exists()


def test_files_that_cannot_be_seen_through_are_told_of_and_published(tmp_path: Path) -> None:
    files = {"report.pdf": b"%PDF-1.7", "talk.mp3": b"ID3\x04\x00\xff", "CNAME": b"example.org"}
    site = site_with(tmp_path, {PAGE: "[A](../report.pdf) and [b](../talk.mp3).\n", **files})
    told = {one.source.path: one.code for one in problems_of(site)}
    assert told == {"docs/report.pdf": "file-unchecked", "docs/talk.mp3": "file-unchecked"}
    built = build(site)
    assert built.code == 0, built.said
    assert (built.folder / "report.pdf").read_bytes() == files["report.pdf"]


def test_verbs_that_show_the_log_do_not_read_pictures(tmp_path: Path) -> None:
    site = site_with(tmp_path, {PAGE: "A week.\n", "a.heic": b"\x00\x00\x00\x18ftypheic"})
    code, said = run("ideas", "list", site)
    assert code == 0
    assert "error" not in said


def test_a_file_that_is_a_link_is_told_of_once(tmp_path: Path) -> None:
    site = site_with(tmp_path / "log", {PAGE: "A week.\n"})
    (tmp_path / "mine.jpg").write_bytes(PICTURES["photo.jpg"])
    (site / "docs" / "a.jpg").symlink_to(tmp_path / "mine.jpg")
    assert [one.code for one in problems_of(site)] == ["file-link"]


def test_the_words_of_a_drawing_are_looked_through(tmp_path: Path) -> None:
    drawn = "<svg xmlns='http://www.w3.org/2000/svg'>\n<path d='M 07911 123456'/><!-- 1 -->{}</svg>"
    words = "\n<text>Mrs <tspan>Kowalczyk</tspan></text>\n<text>943 476 5919</text>"
    files: dict[str, bytes | str] = {PAGE: shown("a.svg", "b.svg")}
    files |= {"weeks/images/a.svg": drawn.format(words).encode()}
    files |= {"weeks/images/b.svg": drawn.format("<text>A board</text>").encode()}
    problems = problems_of(site_with(tmp_path, files))
    path = "docs/weeks/images/a.svg"
    told = [(str(one.source), one.code) for one in problems]
    assert told == [(f"{path}:3", "may-identify"), (f"{path}:4", "identifying")]


# What belongs to drafts


HIDDEN = "---\ndraft: true\n---\n"


@pytest.mark.parametrize(
    ("name", "header"),
    [
        (DRAFT, HIDDEN),
        ("weeks/2099-01-05.md", ""),
        ("posts/2018-09-20-a.md", HIDDEN),
        ("about.md", HIDDEN),
    ],
    ids=["draft", "later day", "post", "the owner's page"],
)
def test_what_only_a_draft_names_is_not_published(tmp_path: Path, name: str, header: str) -> None:
    folder = f"{name.rpartition('/')[0]}/images".lstrip("/")
    files: dict[str, bytes | str] = {
        PAGE: shown("floor.png"),
        name: f"{header}{shown('board.png')}[The plan](images/plan.pdf)\n",
        f"{folder}/board.png": PICTURES["screen.png"],
        f"{folder}/plan.pdf": b"%PDF-1.7",
        "weeks/images/floor.png": PICTURES["screen.png"],
    }
    site = site_with(tmp_path / "log", files)
    built = build(site)
    assert built.code == 0, built.said
    assert f"only docs/{name} names it" in built.said
    _is_left_out(site, built.folder, tmp_path, "weeks/images", "board.png", "plan.pdf")


def _is_left_out(site: Path, built: Path, tmp_path: Path, folder: str, *names: str) -> None:
    """Neither site nor staged folder has these files, and both have the public floor.png."""
    code, said = run("stage", tmp_path / "staged", site)
    assert code == 0, said
    for made in (built, tmp_path / "staged"):
        assert (made / folder / "floor.png").is_file()
        assert not [name for name in names if list(made.rglob(name))]


PRIVATE = {
    "a passage": "A week.\n\n<!-- private -->\n![A board](images/board.png)\n<!-- /private -->\n",
    "a passage in a line": "A week <!-- private -->[on it](images/board.png)<!-- /private -->.\n",
    "an item": "---\nlessons:\n  - text: See ![it](images/board.png)\n    private: true\n"
    "  - text: See ![this](images/floor.png)\n---\nA week.\n",
    "an item on one line": "---\nlessons: [{text: 'See ![it](images/board.png)', private: yes},"
    " {text: 'See ![this](images/floor.png)'}]\n---\nA week.\n",
}


@pytest.mark.parametrize(
    ("where", "name"), [*((one, PAGE) for one in PRIVATE), ("a passage", "about.md")]
)
def test_what_only_private_words_name_is_not_published(
    where: str, name: str, tmp_path: Path
) -> None:
    folder = f"{name.rpartition('/')[0]}/images".lstrip("/")
    files: dict[str, bytes | str] = {
        PAGE: "A week.\n",
        name: PRIVATE[where] + ("" if "item" in where else shown("floor.png")),
        f"{folder}/board.png": PICTURES["screen.png"],
        f"{folder}/floor.png": PICTURES["screen.png"],
    }
    site = site_with(tmp_path / "log", files)
    built = build(site)
    assert built.code == 0, built.said
    assert f"only private words in docs/{name} name it" in built.said
    _is_left_out(site, built.folder, tmp_path, folder, "board.png")


def test_what_a_private_passage_and_the_page_name_is_published(tmp_path: Path) -> None:
    text = PRIVATE["a passage"] + shown("board.png")
    files: dict[str, bytes | str] = {PAGE: text, "weeks/images/board.png": PICTURES["screen.png"]}
    assert (build(site_with(tmp_path, files)).folder / "weeks/images/board.png").is_file()


def test_a_draft_may_have_pictures_that_could_not_be_published(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {PAGE: "A week.\n", DRAFT: f"{HIDDEN}{shown('a.heic')}"}
    site = site_with(tmp_path, files | {"weeks/images/a.heic": b"\x00\x00\x00\x18ftypheic"})
    assert [one.code for one in problems_of(site)] == ["entry-draft", "file-withheld"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (PAGE, shown("board.png")),
        ("about.md", "![The board](weeks/images/board.png)\n"),
        (".authors.yml", "authors: {sam: {name: Sam, avatar: weeks/images/board.png}}\n"),
        ("style.css", "body { background: url(weeks/images/board.png) }\n"),
        ("about.html", "<img src='weeks/images/board.png' alt=''>\n"),
    ],
)
def test_what_a_draft_and_the_site_name_is_published(tmp_path: Path, name: str, text: str) -> None:
    files: dict[str, bytes | str] = {PAGE: "A week.\n", DRAFT: f"{HIDDEN}{shown('board.png')}"}
    site = site_with(
        tmp_path, files | {name: text, "weeks/images/board.png": PICTURES["screen.png"]}
    )
    build = read_site(site, dt.date(2018, 10, 1), Config(), [], {})
    assert "weeks/images/board.png" in build.pictures
    assert "weeks/images/board.png" not in build.hidden


@pytest.mark.parametrize(
    "settings", ["theme: {logo: weeks/images/board.png}", "theme:\n  custom_dir: own"]
)
def test_what_the_theme_names_is_published(tmp_path: Path, settings: str) -> None:
    files: dict[str, bytes | str] = {PAGE: "A week.\n", DRAFT: f"{HIDDEN}{shown('board.png')}"}
    site = site_with(tmp_path, files | {"weeks/images/board.png": PICTURES["screen.png"]})
    (site / "own").mkdir()
    (site / "own" / "main.html").write_text("<img src='weeks/images/board.png'>", "utf-8")
    found = read_site(site, dt.date(2018, 10, 1), Config(), [], {})
    assert "weeks/images/board.png" in found.hidden
    (site / "mkdocs.yml").write_text(f"site_name: A log\n{settings}\n", "utf-8")
    found = read_site(site, dt.date(2018, 10, 1), Config(), [], {})
    assert "weeks/images/board.png" not in found.hidden


# What a preview costs


def test_a_preview_cleans_a_picture_once(tmp_path: Path) -> None:
    site = site_with(tmp_path, {PAGE: shown("a.png"), "weeks/images/a.png": PICTURES["screen.png"]})
    known: Known = {}

    def pictures() -> Mapping[str, bytes]:
        return read_site(site, dt.date(2018, 10, 1), Config(), [], known).pictures

    first = pictures()["weeks/images/a.png"]
    (key,) = known
    known[key] = b"remembered"
    assert pictures()["weeks/images/a.png"] == b"remembered"
    (site / "docs" / "weeks" / "images" / "a.png").write_bytes(PICTURES["moving.png"])
    assert pictures()["weeks/images/a.png"] not in (b"remembered", first)
