"""Beside the texts: the pictures and other files of a docs folder, read as far as is needed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from learnlog.files.decoding import MAX_FILE_BYTES, Decoded, readable
from learnlog.only_in_withheld import mentioned
from learnlog.pictures.cleaning import Known, clean_picture
from learnlog.pictures.judging import HEAD, LARGEST_FILE, Fate, Verdict, judged
from learnlog.pictures.refusal import Refusal
from learnlog.pictures.svg_words import words_of
from learnlog.problems import Problem, Source
from learnlog.progress import UNSEEN, Progress

_STYLES = (".css", ".js", ".mjs", ".html", ".htm", ".json", ".xml", ".webmanifest", ".svg")
_OWN_THEME = re.compile(r"^\s*custom_dir:\s*[\"']?([^\"'#\n]+)", re.MULTILINE)
_TOO_LONG = Refusal(
    f"the text is larger than {MAX_FILE_BYTES // 1024**2} MiB", "look through all of it"
)
_TOO_LARGE = Refusal(
    f"the file is larger than {LARGEST_FILE // 1024**2} MiB", "save the picture smaller"
)


@dataclass(frozen=True, slots=True)
class PublishedFiles:
    """The pictures of a site as they are published, by `uri`; the files that are not, by `uri` as
    well; what is to be said of them; and the words of those that are no pages.
    """

    pictures: Mapping[str, bytes] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    texts: tuple[Decoded, ...] = ()


def read_files(
    site: Path,
    docs_dir: str,
    uris: Iterable[str],
    known: Known,
    progress: Progress = UNSEEN,
) -> PublishedFiles:
    """Look at files of the docs folder that are no texts of the log, and clean the pictures.

    Nothing is raised for what a file holds.
    """
    pictures: dict[str, bytes] = {}
    texts: list[Decoded] = []
    refused: list[str] = []
    problems: list[Problem] = []
    for uri in progress.over("Writing pictures anew", list(uris)):
        verdict, data = _looked_at(site / docs_dir / uri, uri, known)
        if verdict.fate is Fate.PICTURE:
            pictures[uri] = data
            if verdict.kind == "SVG":
                texts.append(_drawing(site, f"{docs_dir}/{uri}"))
        elif verdict.text:
            texts.append(readable(f"{docs_dir}/{uri}", data))
        if verdict.said:
            problems.append(_problem(f"{docs_dir}/{uri}", verdict.fate, verdict.said, verdict.text))
        if verdict.fate in (Fate.REFUSED_PICTURE, Fate.REFUSED_FILE):
            refused.append(uri)
    return PublishedFiles(pictures, tuple(refused), tuple(problems), tuple(texts))


def named_elsewhere(site: Path, docs_dir: str, uris: Iterable[str]) -> set[str]:
    """Which files the settings of the site, its theme, its styles or its scripts name."""
    uris = list(uris)
    texts = _other_texts(site, docs_dir) if uris else ()
    return {uri for text in texts for uri in mentioned(uris, text)}


def named_in_readme(site: Path, uris: Iterable[str]) -> set[str]:
    """Which files the first page of the repository names, which is no page of the site."""
    return mentioned(uris, _text(site / "README.md"))


def _looked_at(file: Path, uri: str, known: Known) -> tuple[Verdict, bytes]:
    """What becomes of a file; with it the clean picture, or the bytes of a text."""
    try:
        with file.open("rb") as opened:
            verdict = judged(uri, head := opened.read(HEAD))
            most = LARGEST_FILE if verdict.fate is Fate.PICTURE else MAX_FILE_BYTES * verdict.text
            data = head + opened.read(max(0, most + 1 - len(head)))
    except OSError as wrong:
        said = Refusal(f"it can't be read: {wrong.strerror or wrong}", "look at its rights")
        return Verdict(Fate.REFUSED_FILE, said=said), b""
    if verdict.text and len(data) > most:
        return Verdict(Fate.UNCHECKED, said=_TOO_LONG), b""
    if verdict.fate is not Fate.PICTURE:
        return verdict, data
    clean = _TOO_LARGE if len(data) > most else clean_picture(data, verdict.kind, known)
    if isinstance(clean, Refusal):
        return Verdict(Fate.REFUSED_PICTURE, said=clean), b""
    return verdict, clean


def _drawing(site: Path, path: str) -> Decoded:
    """The words of a drawing where they stand in its file: the clean one has other lines."""
    written = readable(path, (site / path).read_bytes())
    return replace(written, text=words_of(written.text))


def _problem(path: str, fate: Fate, said: Refusal, text: bool) -> Problem:
    code = "file-unchecked" if fate is Fate.UNCHECKED else fate.value
    unseen = fate is Fate.UNCHECKED and not text
    told = f"learnlog can't see what is in it: {said}" if unseen else str(said)
    return Problem(Source(path, 0), code, told, said.name)


def _other_texts(site: Path, docs_dir: str) -> Iterator[str]:
    for file in sorted(site.glob("*.y*ml")):  # mkdocs.yml, and what it may take in
        settings = _text(file)
        yield settings
        for folder in _OWN_THEME.findall(settings):
            yield from map(_text, _styles(site / folder.strip()))
    yield from map(_text, _styles(site / docs_dir))


def _styles(folder: Path) -> Iterator[Path]:
    for walked, _, names in os.walk(folder):
        yield from (Path(walked) / name for name in names if name.lower().endswith(_STYLES))


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return ""
