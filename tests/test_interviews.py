"""The pages of interviews: questions, videos that wait for a click, forecasts, top tips."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner
from links import broken_links
from manual_pages import fences, page
from sites import HOOKED, Built, build, make_site

from learnlog import Config, Log, Severity, load
from learnlog.forecasts import due_forecasts, forecasts_of
from learnlog.interview_answers import plays_videos, questions
from learnlog.pages import build_pages
from learnlog.site_assets import VIDEO_SCRIPT
from learnlog.site_build import read_site
from learnlog.views.site import OwnPage
from learnlog_cli.main import cli

TODAY = dt.date(2018, 12, 21)
SCRIPT_TEXT = (Path(__file__).parents[1] / "hooks" / "learnlog" / VIDEO_SCRIPT).read_text("utf-8")
# Attributes by which a page fetches something as soon as it is opened.
FETCHING = ("src", "srcset", "poster", "data", "background", "xlink:href", "action")

TALK = """\
---
title: What the porter knows
author: sam
standfirst: A porter on doors.
role: Porter
organisation: Harbour office
top_tip: Ask who opens the door.
claims:
  - text: Two doors in three are locked
    evidence: He counted them in May.
  - Nobody has the key
forecasts:
  - text: The doors open by themselves
    review: 2018-12-01
  - text: The key is found
    review: 2019-12-01
  - text: Someone asks
    outcome: came true
    note: It was me.
videos:
  - link: https://youtu.be/theDoor_123
    title: The "door" & I
    poster: images/the door.png
    transcript: |
      It is locked.

      I have <no> key.
  - link: https://media.example.org/key.mp4
    title: The key
---
I met him on the stairs.

## Which doors?

All of them. That is where Idea 7 began.

https://www.youtube.com/watch?v=theDoor_123&t=90s

## And the key?
https://media.example.org/key.mp4

A cupboard, perhaps.

## And at night?

- One

https://vimeo.com/76979871

***

Idea 7: Give him a key.
"""
UNDATED = "---\ntop_tip: Walk.\n---\n## How?\n\nOn foot.\n"
FILES = {
    ".authors.yml": "authors:\n  sam: {name: Sam Example, description: Analyst}\n",
    "interviews/2018-10-01-the-porter.md": TALK,
    "interviews/the-cook.md": UNDATED,
    "interviews/images/the door.png": "a picture",
    "weeks/2018-09-17.md": "A week.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = make_site(tmp_path_factory.mktemp("interviews"), HOOKED, FILES)
    built = build(folder, SOURCE_DATE_EPOCH="1545350400")  # 21 December 2018
    assert built.code == 0, built.said
    return built


@pytest.fixture(scope="module")
def porter(site: Built) -> Tag:
    return site.page("interviews/2018-10-01-the-porter").article


def in_texts(files: dict[str, str], today: dt.date = TODAY) -> Log:
    return load({f"docs/{name}": text for name, text in files.items()}, today)[0]


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


# The page


def test_it_says_who_answers_who_asks_and_when(porter: Tag) -> None:
    byline = words(porter.find(class_="learnlog-byline"))
    assert "Interview, 1 October 2018" in byline
    assert "Answers: Porter, Harbour office. Questions: Sam Example, Analyst." in byline
    assert byline.endswith("A porter on doors.")
    assert byline.count("Sam Example") == 1


def test_the_list_of_questions_leads_to_each(porter: Tag) -> None:
    links = porter.find(class_="learnlog-questions").find_all("a")
    assert [words(link) for link in links] == ["Which doors?", "And the key?", "And at night?"]
    for link in links:
        target = porter.find(id=str(link["href"]).removeprefix("#"))
        assert target.parent.name == "h2"
        assert words(target.parent) == words(link)


def test_one_question_needs_no_list(site: Built) -> None:
    assert not site.page("interviews/the-cook").find(class_="learnlog-questions")


def test_an_interview_without_a_day_says_so(site: Built) -> None:
    cook = words(site.page("interviews/the-cook").find(class_="learnlog-byline"))
    assert "Undated: it is not known when this was said." in cook


def test_a_claim_without_evidence_is_shown_as_such(porter: Tag) -> None:
    with_evidence, without = porter.find(class_="learnlog-claims").find_all("li")
    assert "Evidence: He counted them in May." in words(with_evidence)
    assert words(without) == "Nobody has the key no evidence given"


def test_forecasts_say_how_they_stand(porter: Tag) -> None:
    listed = [words(porter.find(id=f"log-forecast-{number}")) for number in (1, 2, 3)]
    assert listed == [
        "open The doors open by themselves due since 1 December 2018",
        "open The key is found to be looked at on 1 December 2019",
        "came true Someone asks It was me.",
    ]


def test_the_top_tip_is_a_quotation_with_its_speaker(porter: Tag) -> None:
    tip = porter.find(class_="learnlog-pull")
    assert words(tip.blockquote) == "Ask who opens the door."
    assert words(tip.figcaption) == "Porter, Harbour office · All top tips"


# Videos


def test_each_video_stands_where_its_address_stood(porter: Tag) -> None:
    shown = [
        (words(video.find_previous("h2")), video.figcaption.strong.get_text())
        for video in porter.find_all(class_="learnlog-video")
    ]
    assert shown == [
        ("Which doors?", 'The "door" & I'),
        ("And the key?", "The key"),
        ("And at night?", "And at night?"),
    ]
    assert porter.find_all("li", string="One")
    assert porter.find(id="log-idea-7"), "what follows a video is still Markdown"


def test_a_video_is_a_link_to_its_page_with_a_local_picture(porter: Tag) -> None:
    video = porter.find(class_="learnlog-video")
    link = video.a
    assert link["href"] == "https://www.youtube.com/watch?v=theDoor_123&t=90s"
    assert link["aria-label"] == 'Play the video: The "door" & I'
    assert link.img["alt"] == 'The "door" & I'
    assert link.img["src"] == "../../interviews/images/the%20door.png"
    assert "(video, from 1:30)" in words(video.figcaption)
    assert video.figcaption.a["href"] == link["href"]
    player = urlsplit(str(link["data-learnlog-embed"]))
    assert player.netloc == "www.youtube-nocookie.com"
    assert "start=90" in player.query
    assert link["data-learnlog-title"] == 'The "door" & I'


def test_the_transcript_stands_below_the_video(porter: Tag) -> None:
    first, *others = porter.find_all(class_="learnlog-video")
    assert [words(one) for one in first.details.find_all("p")] == [
        "It is locked.",
        "I have <no> key.",
    ]
    assert not [one for one in others if one.details]


def test_a_video_of_an_unknown_host_is_a_link_and_no_more(porter: Tag) -> None:
    link = porter.find_all(class_="learnlog-video")[1].a
    assert link["href"] == "https://media.example.org/key.mp4"
    assert "data-learnlog-embed" not in link.attrs
    assert link["aria-label"] == "Watch the video: The key"


def foreign(page: BeautifulSoup) -> list[str]:
    """What a page fetches from other hosts before anybody clicks."""
    fetched = [str(tag[name]) for tag in page.find_all(True) for name in FETCHING if tag.get(name)]
    known = ("canonical", "next", "prev", "alternate")
    fetched += [str(tag["href"]) for tag in page.find_all("link") if not {*tag["rel"]} & {*known}]
    fetched += re.findall(r"url\(\s*['\"]?([^)'\"]+)", str(page))
    return [target for target in fetched if re.match(r"(?:[a-z]+:)?//", target.strip(), re.I)]


def test_no_page_asks_another_host_before_a_click(site: Built) -> None:
    pages = sorted(site.folder.rglob("*.html"))
    assert len(pages) > 5
    for file in pages:
        page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        assert not foreign(page), file
        assert not page.find_all(["iframe", "object", "embed", "video", "audio"])
        assert not page.find_all("link", rel=re.compile("preconnect|prefetch|preload|dns"))


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://i.ytimg.com/vi/x/0.jpg">',
        '<img srcset="//i.ytimg.com/vi/x/0.jpg 2x">',
        '<link rel="preconnect" href="https://www.youtube-nocookie.com">',
        '<a style="background:url(https://i.ytimg.com/0.jpg)" href="x">x</a>',
    ],
)
def test_that_such_a_request_would_be_seen(html: str) -> None:
    assert foreign(BeautifulSoup(html, "html.parser"))


def test_the_script_knows_no_address_and_makes_one_frame(site: Built) -> None:
    assert not re.search(r"//(?!\s)[\w.]|youtube|vimeo", SCRIPT_TEXT.replace('"https://"', ""))
    assert SCRIPT_TEXT.count("createElement") == 1
    assert not re.search(r"innerHTML|insertAdjacent|document\.write|eval|fetch\(", SCRIPT_TEXT)
    assert len(SCRIPT_TEXT.splitlines()) < 40
    published = (site.folder / VIDEO_SCRIPT).read_text("utf-8")
    assert published == SCRIPT_TEXT


def test_the_script_is_on_the_pages_of_a_log_with_videos_only(site: Built, tmp_path: Path) -> None:
    scripts = site.page("interviews/2018-10-01-the-porter").find_all("script", src=True)
    assert [one for one in scripts if str(one["src"]).endswith(f"../{VIDEO_SCRIPT}")]
    without = build(make_site(tmp_path, HOOKED, {"interviews/the-cook.md": UNDATED}))
    assert without.code == 0, without.said
    assert not (without.folder / VIDEO_SCRIPT).exists()
    assert "learnlog-video" not in str(without.page("interviews/the-cook").find_all("script"))


def test_a_video_that_can_only_be_linked_needs_no_script() -> None:
    link = "https://media.example.org/key.mp4"
    text = f"---\nvideos: ['{link}']\n---\n## Key?\n\n{link}\n"
    assert not plays_videos(in_texts({"interviews/key.md": text}))
    assert plays_videos(in_texts(FILES))
    draft = TALK.replace("title:", "draft: true\ntitle:", 1)
    assert not plays_videos(in_texts({"interviews/2018-10-01-the-porter.md": draft}))


def test_a_staged_log_has_the_script_too(tmp_path: Path) -> None:
    folder = make_site(tmp_path / "log", HOOKED, FILES)
    words = ["stage", str(tmp_path / "staged"), str(folder), "--today", str(TODAY)]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "staged" / VIDEO_SCRIPT).read_text("utf-8") == SCRIPT_TEXT


# The lists


def test_the_section_lists_the_newest_first_and_the_undated_last(site: Built) -> None:
    cards = [words(card) for card in site.page("interviews").find_all("article", "learnlog-card")]
    assert len(cards) == 2
    assert cards[0].startswith(
        "What the porter knows Porter, Harbour office "
        "1 October 2018 · 3 questions, 3 videos · asked by Sam Example A porter on doors."
    )
    assert "Ask who opens the door." in cards[0]
    assert "Undated · 1 question" in cards[1]


def test_all_top_tips_stand_on_one_page(site: Built) -> None:
    tips = site.page("top-tips").find_all("figure", "learnlog-pull")
    assert [words(tip) for tip in tips] == [
        "Ask who opens the door. Porter, Harbour office, in What the porter knows (1 October 2018)",
        "Walk. Interview (undated)",
    ]


def test_without_a_tip_there_is_no_page_of_tips() -> None:
    log = in_texts({"interviews/the-cook.md": "## How?\n\nOn foot.\n"})
    pages = {page.uri: page.markdown for page in build_pages(log, OwnPage())}
    assert "interviews/index.md" in pages
    assert "top-tips/index.md" not in pages
    assert "top-tips" not in pages["interviews/index.md"] + pages["interviews/the-cook.md"]


def test_every_link_leads_somewhere(site: Built) -> None:
    assert broken_links(site.folder) == []


def test_addresses_of_files_suit_a_site_without_folders() -> None:
    texts = {f"docs/{name}": text for name, text in FILES.items()}
    log, _ = load(texts, TODAY, Config(directory_urls=False))
    pages = {page.uri: page.markdown for page in build_pages(log, OwnPage())}
    page = pages["interviews/2018-10-01-the-porter.md"]
    assert 'src="../interviews/images/the%20door.png"' in page


# Anchors and forecasts


def anchors(text: str) -> list[str]:
    (entry,) = in_texts({"interviews/one.md": text}).undated
    return [question.anchor for question in questions(entry.prose)]


def test_other_questions_do_not_change_an_anchor() -> None:
    before = anchors("## Why?\n\n## Why 2?\n\n## Who, of all the people?\n")
    after = anchors("## Why?\n\n## Why?\n\n## Where?\n\n## Why 2?\n\n## Who, of all the people?\n")
    assert before == ["question-why", "question-why-2", "question-who-of-all-the-people"]
    assert set(before) <= set(after)
    assert len(set(after)) == len(after)


def test_a_heading_of_the_whole_text_ends_an_answer() -> None:
    (entry,) = in_texts({"interviews/one.md": "## Why?\n\nYes.\n\n# Part\n\nNo.\n"}).undated
    (question,) = questions(entry.prose)
    assert [block.start for block in question.answer] == [2]


@pytest.mark.parametrize("body", ["", "Words.\n", "### Small\n", "# Large\n", "##\n", "## #\n"])
def test_an_interview_may_have_no_question(body: str) -> None:
    assert anchors(body or "\n") == []


def test_a_forecast_is_due_from_its_day_on_until_somebody_says_more() -> None:
    log = in_texts(FILES)
    assert len(forecasts_of(log)) == 3
    for day, due in (("2018-11-30", 0), ("2018-12-01", 1), ("2019-12-01", 2)):
        assert len(due_forecasts(log, dt.date.fromisoformat(day))) == due


# What is wrong


def test_a_picture_that_is_not_there_is_told_with_the_one_that_is(tmp_path: Path) -> None:
    text = TALK.replace("images/the door.png", "images/the-dor.png")
    site = make_site(tmp_path, HOOKED, {**FILES, "interviews/2018-10-01-the-porter.md": text})
    problems = read_site(site, TODAY, Config(), []).problems
    (missing,) = (one for one in problems if one.code == "poster-missing")
    assert missing.source.line == 1 + text.split("\n").index("    poster: images/the-dor.png")
    assert missing.hint == "poster: images/the door.png"
    built = build(site)
    assert built.code == 1
    assert "poster-missing" in built.said


def test_the_examples_of_the_manual_need_no_warning() -> None:
    examples = [fence for fence in fences(page("interviews.md")) if fence.title]
    assert len(examples) == 2
    for example in examples:
        log, problems = load({example.title: example.text}, dt.date(2026, 11, 20))
        told = [one for one in problems if one.severity is not Severity.NOTICE]
        assert {one.code for one in told} <= {"author-unknown"}
        assert len(log.published) == 1


def test_a_video_without_transcript_fails_a_strict_build(tmp_path: Path) -> None:
    text = "## What helped?\n\nhttps://youtu.be/noWords__22\n"
    built = build(make_site(tmp_path, HOOKED, {"interviews/one.md": text}))
    assert built.code == 1
    assert "the answer to 'What helped?' is a video without a transcript" in built.said


HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>' onfocus='alert(2)",
    "</a></div></details><iframe src=javascript:alert(1)>",
    "<!-- --><style>*{display:none}</style>",
    "[x](javascript:alert(1)) *a* `b` {{ 7 * 7 }} &lt;i&gt; ]]>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_as_they_were_written(tmp_path: Path, text: str) -> None:
    quoted = json.dumps(text)
    fields = ["title", "standfirst", "role", "organisation", "top_tip"]
    lines = [f"{name}: {quoted}" for name in fields]
    lines += [
        f"claims: [{{text: {quoted}, evidence: {quoted}}}]",
        f"forecasts: [{{text: {quoted}, note: {quoted}}}]",
        f"videos: [{{link: https://youtu.be/theDoor_123, title: {quoted}, transcript: {quoted}}}]",
    ]
    header = "\n".join(lines)
    body = '## Is 1 < 2 & "{{ 7 * 7 }}" > 3?\n\nhttps://youtu.be/theDoor_123\n\n## Next?\n\nYes.\n'
    built = build(make_site(tmp_path, HOOKED, {"interviews/one.md": f"---\n{header}\n---\n{body}"}))
    assert built.code == 0, built.said
    for address in ("interviews/one", "interviews", "top-tips"):
        page = built.page(address)
        assert not page.article.find_all(["script", "style", "iframe", "i"])
        for tag in page.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on")], tag
            assert not str(tag.get("href", "")).startswith("javascript:"), tag
        assert text in words(page.article)
    article = built.page("interviews/one").article
    video = article.find(class_="learnlog-video")
    assert video.a["aria-label"] == f"Play the video: {text}"
    assert video.a["data-learnlog-title"] == text
    assert words(video.details.p) == text
    assert article.find(class_="learnlog-neighbours")
    asked = article.find(class_="learnlog-questions").a
    assert words(asked) == 'Is 1 < 2 & "{{ 7 * 7 }}" > 3?'


def test_hostile_links_and_pictures_reach_no_page() -> None:
    text = (
        "---\nvideos:\n  - link: javascript:alert(1)\n    poster: https://example.org/x.png\n"
        "  - link: https://youtu.be/theDoor_123\n    poster: javascript:alert(2)\n---\n"
        "## Why?\n\njavascript:alert(1)\n\nhttps://youtu.be/theDoor_123\n\n"
        'https://youtu.be/the"Door_12\n'
    )
    log, problems = load({"docs/interviews/one.md": text}, TODAY)
    assert {one.code for one in problems} >= {"field-value"}
    (page,) = (one for one in build_pages(log, OwnPage()) if one.uri == "interviews/one.md")
    shown = BeautifulSoup(page.markdown, "html.parser").find_all("div", "learnlog-video")
    assert len(shown) == 1
    assert "javascript" not in str(shown)
    assert not shown[0].img
