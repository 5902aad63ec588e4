"""Names in a text: one person however the name is written, and many names at little cost."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from learnlog import Config, Severity, load, name_patterns, names_in_text
from learnlog.names_in_text import Names
from learnlog.site_build import read_site
from learnlog.spoken_names import name_key

TODAY = dt.date(2018, 12, 21)


@pytest.mark.parametrize(
    "written",
    [
        "José Zorro-Example",
        unicodedata.normalize("NFD", "José Zorro-Example"),
        "JOSÉ  zorro example",
        "José Zorro\u2011Example",
        "Ｊosé Zorro Example",
    ],
)
def test_a_name_has_one_key_however_it_is_written(written: str) -> None:
    assert name_key(written) == name_key("José Zorro-Example")


def test_a_refusal_can_not_be_overridden_by_the_same_name_in_another_form() -> None:
    forms = [unicodedata.normalize(form, "José Zorro") for form in ("NFD", "NFC")]
    people = "people:\n" + "".join(
        f"  - name: {name}\n    consent: {said}\n"
        for name, said in zip(forms, ("no", "given"), strict=True)
    )
    texts = {"docs/_data/people.yml": people, "docs/weeks/2018-09-17.md": "José Zorro helped.\n"}
    log, problems = load(texts, TODAY)
    assert [one.code for one in problems if one.severity is Severity.ERROR] == ["duplicate-field"]
    assert log.people == {}


@pytest.mark.parametrize(
    "text",
    [
        "[Letter](letters/Nono%20Qqno.pdf)",
        "| Nono | Qqno |",
        "staff/Nono/Qqno",
        "?name=Nono+Qqno",
        "Ｎono Qqno",
        "Qqno, Nono",
        "**Nono** *Qqno*",
        "Dr Nono\nQqno",
    ],
)
def test_a_name_is_found_in_forms_that_addresses_and_tables_give_it(text: str) -> None:
    assert list(Names(["Nono Qqno"]).lines(f"First line.\n{text}\n")) == [1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Renée O’Hara", "Renée O’Hara"),
        ("Renée O’Hara", "Renee O'Hara"),
        ("Jörg Müller-Weiß", "Jorg Muller-Weiss"),
        ("Jorg Muller-Weiss", "Jörg Müller-Weiß"),
        ("Søren Ågård", "Soren Agard"),
        ("Zoe Smith", "Zoë Smith"),
        ("Zoe Quillfeather", "Zoë *Quill*feather"),
        ("Zoe Quillfeather", "Zoë[^1] Quillfeather"),
        ("Zoë Quillfeather", "x.org/Zo%C3%AB%20Quillfeather"),
        ("Łukasz Żak", "LUKASZ ZAK"),
    ],
)
def test_accents_marks_and_escapes_hide_no_name(name: str, text: str) -> None:
    assert list(Names([name]).lines(f"One.\n\n{text} came.\n")) == [2]


def test_names_of_files_and_folders_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A log\n", "utf-8")
    docs = tmp_path / "docs"
    for name in ("pages/zoe-quillfeather.md", "zoë_quillfeather/x.txt", "pages/other.md"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text("Mind her.\n", "utf-8")
    (docs / "_data").mkdir()
    people = "people: [{name: Zoë Quillfeather, consent: no}]\n"
    (docs / "_data" / "people.yml").write_text(people, "utf-8")
    found = read_site(tmp_path, TODAY, Config(), []).problems
    assert [one.source.path for one in found if one.code == "consent-refused"] == [
        "docs/pages/zoe-quillfeather.md",
        "docs/zoë_quillfeather/x.txt",
    ]


@pytest.mark.parametrize("text", ["Nono and Qqno", "Nonoa Qqno", "Qqno Nono", "nono", "Nono. So."])
def test_other_words_are_no_name(text: str) -> None:
    assert list(Names(["Nono Qqno"]).lines(text)) == []


def test_of_many_names_only_those_whose_words_are_there_are_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def counted(names: frozenset[str], others: frozenset[str]) -> re.Pattern[str] | None:
        asked.append(len(names) + len(others))
        return name_patterns.name_pattern(names, others)

    monkeypatch.setattr(names_in_text, "name_pattern", counted)
    crowd = [f"Ann Sur{at}name" for at in range(1000)]
    names = Names(crowd, others=[f"Bo {name}" for name in crowd])
    text: Any = "Ann met Ann Sur7name, and Sur8name was there.\n" * 50
    assert len(list(names.lines(text))) == 50
    assert list(names.lines("Nobody was there.")) == []
    assert asked == [2]  # Ann Sur7name and Ann Sur8name, whose words are all in the text
