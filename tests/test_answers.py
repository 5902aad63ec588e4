"""How readers answer: nothing until an option asks for it, and then what the option says."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sites import HOOKED, Built, build, make_site

from learnlog import Config, Problem, Source
from learnlog.answer_options import Comments
from learnlog.config import configured

COMMENTS = {
    "repo": "harbour/log",
    "repo_id": "R_kgDOAbcdef",
    "category": 'Q&A "here" <b>',
    "category_id": "DIC_kwDOAbcdef4CUvwx",
}
OPTIONS = f"""extra:
  learnlog:
    comments:
      repo: {COMMENTS["repo"]}
      repo_id: {COMMENTS["repo_id"]}
      category: 'Q&A "here" <b>'
      category_id: {COMMENTS["category_id"]}
    reply_to: sam+log@example.org
"""
FILES = {
    "weeks/2018-09-17.md": "---\ntitle: 'A & B? 50% \"off\" #1'\n---\nIdea 1: Ask everybody.\n",
    "posts/2018-09-19-own.md": "Words.\n",
    "reviews/2018-09.md": "Mine.\n",
    "audits/2018-09-20-beds.md": "Beds.\n",
    "assignments/beds.md": "Beds.\n",
    "interviews/porter.md": "## Why?\n\nSo.\n",
    "notes.md": (
        '---\nlearnlog: {answers: {mail: "javascript:alert(1)"}, article: true}\n---\n'
        "# Notes\n\nOurs.\n"
    ),
    "odd.md": "---\nlearnlog: odd\n---\n# Odd\n\nOurs.\n",
}
ANSWERED = {
    "weeks/2018-09-17",
    "posts/2018-09-19-own",
    "reviews/2018-09",
    "audits/2018-09-20-beds",
    "assignments/beds",
    "interviews/porter",
    "ideas/1",
}


def built_with(folder: Path, options: str) -> Built:
    built = build(make_site(folder, HOOKED + options, FILES))
    assert built.code == 0, built.said
    return built


def test_without_the_options_there_is_no_trace_of_them(tmp_path: Path) -> None:
    built = built_with(tmp_path, "")
    for page in built.folder.rglob("*.html"):  # the theme's own style sheet knows giscus
        whole = page.read_text("utf-8")
        for word in ("giscus", "learnlog-answers", "learnlog-comments", "mailto:"):
            assert word not in whole
    assert not list(built.folder.rglob("*comments*"))


def test_entries_and_ideas_can_be_answered_and_lists_can_not(tmp_path: Path) -> None:
    built = built_with(tmp_path, OPTIONS)
    pages = [
        one.parent.relative_to(built.folder).as_posix() for one in built.folder.rglob("index.html")
    ]
    answered = {one for one in pages if built.page(one).find(class_="learnlog-answers")}
    assert answered == ANSWERED
    for own in ("notes", "odd"):
        assert "javascript:" not in str(built.page(own))
        assert built.page(own).find("meta", property="og:type")["content"] == "website"
    page = built.page("weeks/2018-09-17")
    (button,) = page.find_all("button", attrs={"data-learnlog-comments": True})
    assert {name: button[f"data-{name.replace('_', '-')}"] for name in COMMENTS} == COMMENTS
    assert button.has_attr("hidden")
    assert button["type"] == "button"
    hrefs = [str(one["href"]) for one in page.find(class_="learnlog-answers").find_all("a")]
    discussions, letter = hrefs
    assert discussions == "https://github.com/harbour/log/discussions"
    parts = urlsplit(letter)
    assert (parts.scheme, parts.path) == ("mailto", "sam%2Blog@example.org")
    assert parse_qs(parts.query) == {"subject": ['Week 1: A & B? 50% "off" #1']}
    (script,) = [one for one in page.find_all("script", src=True) if "comments" in one["src"]]
    assert (built.folder / "assets" / "learnlog-comments.js").is_file()
    assert script["src"].startswith("../../assets/learnlog-comments.js")
    assert not [
        one for one in page.find_all(["script", "iframe", "img"]) if "//" in one.get("src", "")
    ]


@pytest.mark.parametrize("without", ["comments", "reply_to"])
def test_each_of_the_two_works_alone(tmp_path: Path, without: str) -> None:
    first, second = OPTIONS.split("    reply_to", 1)
    head, comments = first.split("    comments", 1)
    options = (
        head + f"    reply_to{second}" if without == "comments" else f"{head}    comments{comments}"
    )
    page = built_with(tmp_path, options).page("ideas/1")
    assert bool(page.find("button", attrs={"data-learnlog-comments": True})) == (
        without != "comments"
    )
    assert bool(page.find("a", href=lambda to: to and to.startswith("mailto:"))) == (
        without != "reply_to"
    )
    script = [one for one in page.find_all("script", src=True) if "comments" in one["src"]]
    assert bool(script) == (without != "comments")


def test_an_owners_own_comments_take_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "own" / "partials").mkdir(parents=True)
    (tmp_path / "own" / "partials" / "comments.html").write_text("<p>Our own.</p>", "utf-8")
    settings = (HOOKED + OPTIONS).replace("font: false", "font: false, custom_dir: own")
    built = build(make_site(tmp_path, settings, FILES))
    assert built.code == 0, built.said
    page = built.page("ideas/1")
    assert page.find("p", string="Our own.")
    assert not page.find(class_="learnlog-answers")


# The options


def read(name: str, value: object) -> tuple[Config, list[Problem]]:
    return configured({name: value}, lambda _: Source("mkdocs.yml", 7), Config())


def test_values_that_can_be_used() -> None:
    config, problems = read("comments", COMMENTS)
    assert not problems
    assert config.comments == Comments(**COMMENTS)
    for mail in ("sam@example.org", "s.a-m_1+log@a.b-c.example"):
        assert read("reply_to", mail)[0].reply_to == mail


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"repo": "harbour"}, "'harbour' is not a repository such as owner/name"),
        ({"repo": "https://github.com/harbour/log"}, "is not a repository"),
        ({"repo": "harbour/.."}, "is not a repository"),
        ({"repo": "harbour/log/more"}, "is not a repository"),
        ({"repo": 'a/b"><script>'}, "is not a repository"),
        ({"repo": "harbour/log\n"}, "is not a repository"),
        ({"repo_id": "…"}, "repo_id '…' is not what giscus.app gives"),
        ({"repo_id": 'R_"'}, "is not what giscus.app gives"),
        ({"category_id": "x y"}, "category_id 'x y' is not what giscus.app gives"),
        ({"category": "a\nb"}, "is not the name of a category"),
        ({"category": "x" * 101}, "is not the name of a category"),
        ({"category": "\u202egnirts"}, "is not the name of a category"),
        ({"category_id": None}, "category_id is missing"),
        ({"repo": "", "repo_id": None}, "repo, repo_id are missing"),
        ({"repo-id": "R_1234"}, "'repo-id' is none of the four; did you mean 'repo_id'?"),
        ({"data-repo": "a/b"}, "'data-repo' is none of the four; did you mean 'repo'?"),
        ({"src": "https://example.org/x.js"}, "'src' is none of the four; use repo, repo_id"),
    ],
)
def test_comments_that_can_not_be_used(changed: dict[str, object], said: str) -> None:
    config, (problem,) = read("comments", {**COMMENTS, **changed})
    assert config == Config()
    assert problem.message.startswith("option 'comments': ")
    assert said in problem.message
    assert problem.hint.startswith("comments:\n  repo: owner/name\n")


@pytest.mark.parametrize("value", [True, "harbour/log", ["harbour/log"], 7])
def test_comments_that_are_no_lines(value: object) -> None:
    _, (problem,) = read("comments", value)
    assert "is not the four lines that giscus.app gives" in problem.message


@pytest.mark.parametrize(
    "value",
    [
        *("sam", "sam@", "@example.org", "sam@example", "sam@example.org\n", "a b@example.org"),
        *("mailto:sam@example.org", "sam@example.org?cc=x@example.org", "sam@example.org, b@c.de"),
        *("Sam <sam@example.org>", "sam@exa..mple.org", "s..m@example.org", '"s"@example.org'),
        *("javascript:alert(1)", "sam%0acc@example.org", "x" * 65 + "@example.org", True, 7, ["a"]),
    ],
)
def test_a_reply_that_can_not_be_sent(value: object) -> None:
    config, (problem,) = read("reply_to", value)
    assert config == Config()
    assert "is not an e-mail address such as sam@example.org" in problem.message
    assert problem.hint == "reply_to: sam@example.org"
