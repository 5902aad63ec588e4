"""People: who is named where, and who is not; the organisations and the map of them."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from itertools import combinations
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import assume, given
from hypothesis import strategies as st
from links import broken_links
from manual_pages import fences, page
from processor_time import takes_less_than
from sites import HOOKED, Built, build, make_site
from test_hostile_fields import HOSTILE, quote

from learnlog import load
from learnlog.charts.system_map import Label, SystemMap, system_map
from learnlog.names_in_text import Names
from learnlog.naming import unnamed_people, without_names
from learnlog.pages import build_pages
from learnlog.people import Person
from learnlog.spoken_names import name_key, without_title
from learnlog.views.lookups import look_up
from learnlog.views.people import PeoplePage, people_page
from learnlog.views.site import OwnPage

TODAY = dt.date(2018, 12, 21)
LIST = "docs/_data/people.yml"

# Somebody for each thing that may be said of consent, in the owner's list and in an entry.
STATES = {
    "given": "Gwen Quagga",
    "not needed": "Nils Numbat",
    "asked": "Asta Axolotl",
    "": "Olga Okapi",
    "no": "Nora Narwhal",
}
NAMED = ("given", "not needed")
ORGANISATIONS = """\
organisations:
  - name: Harbour Trust
    links:
      - to: Longreach Hospital
        how: lends people to
      - to: City Council
  - name: Longreach Hospital
    links:
      - to: harbour  trust
        how: borrows people from
  - name: City Council
"""


def listed() -> str:
    people = "".join(
        f"  - name: {name}\n    organisation: {name} Ltd\n"
        + (f"    consent: {state}\n" if state else "")
        for state, name in STATES.items()
    )
    return f"people:\n{people}{ORGANISATIONS}"


def written(how: str = "shadowed") -> str:
    people = "".join(
        f"  - name: {name}\n    role: Porter\n    how: {how}\n"
        + (f"    consent: {state}\n" if state else "")
        for state, name in STATES.items()
    )
    people += "  - role: Ward manager\n    organisation: a surgical ward\n"
    return f"---\npeople:\n{people}---\nProse.\n"


def page_of(files: dict[str, str]) -> PeoplePage:
    log, problems = load(files, TODAY)
    assert not [one for one in problems if one.severity.value == "error"], problems
    return people_page(look_up(log, OwnPage()))


def markdown_of(files: dict[str, str]) -> dict[str, str]:
    log, _ = load(files, TODAY)
    return {page.uri: page.markdown for page in build_pages(log, OwnPage())}


# Who is named where


@pytest.fixture(scope="module", params=["the list", "entries"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site in which every kind of entry tells of everybody."""
    names = ("weeks/2018-10-01.md", "posts/2018-10-02-post.md", "interviews/talk.md")
    names += ("assignments/ward-7.md", "audits/2018-10-03-audit.md", "reviews/2018-10.md")
    if request.param == "the list":
        files = {name: re.sub("    consent: .*\n", "", written()) for name in names}
        nora = re.compile(rf"  - name: {STATES['no']}\n(?:    .*\n)*")
        files = {name: nora.sub("", text) for name, text in files.items()}
        files["_data/people.yml"] = listed()
    else:
        files = {name: written() for name in names}
    audit = "audits/2018-10-03-audit.md"
    files[audit] = files[audit].replace("---\n", "---\ninstrument: working-together\n", 1)
    return build(make_site(tmp_path_factory.mktemp("people"), HOOKED, files))


@pytest.mark.parametrize("state", STATES)
def test_only_those_who_agreed_are_in_any_byte_of_the_site(built: Built, state: str) -> None:
    assert built.code == 0, built.said
    found = STATES[state].split()[1].encode() in built.every_byte()
    assert found == (state in NAMED)


@pytest.mark.parametrize(
    "address",
    [
        *("weeks/2018-10-01", "posts/2018-10-02-post", "interviews/talk"),
        *("assignments/ward-7", "audits/2018-10-03-audit", "reviews/2018-10"),
    ],
)
def test_the_page_of_every_kind_of_entry_tells_of_its_people(built: Built, address: str) -> None:
    article = built.page(address).article
    assert article.find("h2", id="people")
    words = " ".join(article.get_text().split())
    assert "Gwen Quagga, Porter" in words
    assert "Ward manager, a surgical ward" in words
    assert "1 more person has been asked and not answered yet." in words
    assert "1 more person is not named: no answer of theirs is noted." in words


def test_the_page_of_people_is_reached_and_leads_to_the_entries(built: Built) -> None:
    page = built.page("people").article
    hrefs = {link["href"] for link in page.find_all("a")}
    assert {"../weeks/2018-10-01/", "../interviews/talk/", "../reviews/2018-10/"} <= hrefs
    assert not broken_links(built.folder)


def test_names_are_found_by_the_entries_that_tell_of_them_and_not_twice(built: Built) -> None:
    index = json.loads((built.folder / "search" / "search_index.json").read_text("utf-8"))
    where = {one["location"].split("#")[0] for one in index["docs"] if "Quagga" in one["text"]}
    assert "weeks/2018-10-01/" in where
    assert "people/" not in where


def test_whoever_refused_is_not_even_counted() -> None:
    page = page_of(
        {"docs/weeks/2018-10-01.md": "---\npeople:\n  - {name: A B, consent: no}\n---\n"}
    )
    assert (page.summary, page.places, page.not_named, page.roles) == ("", [], [], [])


@pytest.mark.parametrize(
    ("people", "there"),
    [("{name: A B, consent: no}", False), ("{name: A B}", True), ("{role: Porter}", True)],
)
def test_there_is_a_page_where_there_is_something_to_tell(people: str, there: bool) -> None:
    pages = markdown_of({"docs/weeks/2018-10-01.md": f"---\npeople: [{people}]\n---\n"})
    assert ("people/index.md" in pages) == there


def test_no_message_repeats_a_name() -> None:
    text = written().replace("Prose.", " ".join(STATES.values()))
    _, problems = load({"docs/weeks/2018-10-01.md": text, LIST: listed()}, TODAY)
    assert {"consent-refused", "consent-open"} <= {one.code for one in problems}
    for problem in problems:
        assert not [name for name in STATES.values() if name.split()[1] in str(problem)]


# What is told of them


def test_people_stand_by_organisation_with_how_and_where_they_were_met() -> None:
    week = "---\npeople:\n  - {name: Sam Example, role: Porter, organisation: Ward 7, how: {HOW}}\n"
    week += "  - {name: Lou Example, consent: given, how: heard}\n---\n"
    files = {
        LIST: "people:\n  - {name: Sam Example, consent: given}\n",
        "docs/weeks/2018-10-01.md": week.replace("{HOW}", "shadowed"),
        "docs/weeks/2018-10-08.md": week.replace("{HOW}", "met").replace("Porter", "Lead porter"),
        "docs/weeks/2018-10-15.md": week.replace("{HOW}", "shadowed").replace("Ward 7", "WARD 7"),
    }
    page = page_of(files)
    assert [(place.name, [one.name for one in place.people]) for place in page.places] == [
        ("WARD 7", ["Sam Example"]),
        ("", ["Lou Example"]),
    ]
    (sam,) = page.places[0].people
    assert sam.role == "Porter"
    told = [(some.how, [link.text for link in some.entries]) for some in sam.met]
    assert told == [("met", ["Week 2"]), ("shadowed", ["Week 1", "Week 3"])]
    assert page.summary == "People in this log: 1 met, 1 shadowed, 1 heard."


def test_an_entry_tells_the_role_of_its_own_time() -> None:
    files = {
        LIST: "people:\n  - {name: Sam Example, role: Director, consent: given}\n",
        "docs/weeks/2018-10-01.md": "---\npeople:\n  - {name: Sam Example, role: Porter}\n---\n",
        "docs/weeks/2018-10-08.md": "---\npeople: [Sam Example]\n---\n",
    }
    pages = markdown_of(files)
    assert "<strong>Sam Example</strong>, Porter <" in pages["weeks/2018-10-01.md"]
    assert "<strong>Sam Example</strong>, Director <" in pages["weeks/2018-10-08.md"]


def test_roles_without_a_name_are_counted_and_told_together() -> None:
    week = "---\npeople:\n  - {role: Ward manager, organisation: Ward 7, how: shadowed}\n"
    files = {
        "docs/weeks/2018-10-01.md": week + "  - {organisation: Ward 8, how: met}\n---\n",
        "docs/weeks/2018-10-08.md": week + "---\n",
    }
    page = page_of(files)
    told = [(one.line.what, one.line.how, len(one.entries)) for one in page.roles]
    assert told == [("Ward 8", "met", 1), ("Ward manager, Ward 7", "shadowed", 2)]
    assert page.summary == "People in this log: 1 met, 2 shadowed."


def test_organisations_are_those_of_the_list_and_of_those_who_may_be_named() -> None:
    page = page_of({LIST: listed(), "docs/weeks/2018-10-01.md": "Prose.\n"})
    assert [(one.name, one.links) for one in page.organisations] == [
        ("Harbour Trust", ["lends people to Longreach Hospital", "is linked to City Council"]),
        ("Longreach Hospital", ["borrows people from Harbour Trust"]),
        ("City Council", []),
        ("Gwen Quagga Ltd", []),
        ("Nils Numbat Ltd", []),
    ]
    assert page.drawing
    assert [dot.number for dot in page.drawing.dots] == ["", "", "", "1", "1"]
    assert page.drawing.arrows[0].says == "Harbour Trust lends people to Longreach Hospital"


def test_there_is_no_map_where_nothing_is_linked() -> None:
    files = {LIST: "organisations: [Ward 7, Ward 8]\n", "docs/weeks/2018-10-01.md": "Prose.\n"}
    page = page_of(files)
    assert len(page.organisations) == 2
    assert page.drawing is None


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:20] for text in HOSTILE])
def test_hostile_names_are_shown_as_they_are_written(text: str) -> None:
    said = quote(text)
    people = f"{{name: {said}, role: {said}, organisation: {said}, consent: given}}"
    organisations = f"[{{name: {said}, links: [{{to: Other, how: {said}}}]}}, Other]"
    files = {
        LIST: f"people: [{people}]\norganisations: {organisations}\n",
        "docs/weeks/2018-10-01.md": f"---\npeople:\n  - name: {said}\n  - role: {said}\n---\n",
    }
    for uri in ("people/index.md", "weeks/2018-10-01.md"):
        page = BeautifulSoup(markdown_of(files)[uri].partition("\n# ")[2], "html.parser")
        assert not page.find_all(["script", "img", "iframe", "style"])
        assert not [tag for tag in page.find_all(True) for name in tag.attrs if name[:2] == "on"]
        assert " ".join(text.split()) in [
            " ".join(one.get_text().split()) for one in page("strong")
        ]


def test_no_part_of_the_page_has_an_empty_line_within() -> None:
    """An empty line would end a block of HTML in Markdown."""
    markdown = markdown_of({LIST: listed(), "docs/weeks/2018-10-01.md": written()})
    for uri in ("people/index.md", "weeks/2018-10-01.md"):
        for block in re.split(r"\n\s*\n", markdown[uri]):
            for name in ("ul", "div", "figure", "section", "svg"):
                assert block.count(f"<{name}") == block.count(f"</{name}>"), block


# The map


def drawn(count: int, long: bool = False) -> SystemMap:
    names = [f"Organisation {at} {'of many long words indeed' * long}" for at in range(count)]
    links = [(one, other, "x") for one in names for other in names]
    return system_map(dict.fromkeys(names, 2), [*links, (names[0], "Nowhere", "x")])


@pytest.mark.parametrize("long", [False, True], ids=["short names", "long names"])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 12, 40])
def test_nothing_in_the_map_lies_on_something_else(count: int, long: bool) -> None:
    drawing = drawn(count, long)
    places = [(float(dot.x), float(dot.y)) for dot in drawing.dots]
    assert len(places) == count
    for one, other in combinations(places, 2):
        assert math.dist(one, other) > 2 * float(drawing.radius)
    boxes = [box(label) for dot in drawing.dots for label in dot.labels]
    for first, second in combinations(boxes, 2):
        assert not overlap(first, second)
    circles = [(x - 13, y - 13, x + 13, y + 13) for x, y in places]
    assert not [1 for one in boxes for circle in circles if overlap(one, circle)]
    for left, top, right, bottom in [*boxes, *circles]:
        assert 0 <= left < right <= float(drawing.width)
        assert 0 <= top < bottom <= float(drawing.height)


Box = tuple[float, float, float, float]


def box(label: Label) -> Box:
    """About the room that a line takes: 13 units high letters, which are 6.5 wide on average."""
    wide, x, y = 6.5 * len(label.text), float(label.x), float(label.y)
    left = x - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, y - 11, left + wide, y + 3


def overlap(one: Box, other: Box) -> bool:
    apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    return not apart


@pytest.mark.parametrize("count", [1, 2, 3, 12])
def test_every_link_is_an_arrow_between_two_dots(count: int) -> None:
    """From the edge of one to the edge of the other; none to itself or to nowhere."""
    drawing = drawn(count)
    assert len(drawing.arrows) == count * (count - 1)
    dots = [(float(dot.x), float(dot.y)) for dot in drawing.dots]
    ends = [(begin, end) for begin in dots for end in dots if begin != end]
    for arrow, (begin, end) in zip(drawing.arrows, ends, strict=True):
        start = numbers(arrow.path)[:2]
        tip = numbers(arrow.head)[:2]
        assert math.dist(start, begin) == pytest.approx(14, abs=0.2)
        assert math.dist(tip, end) == pytest.approx(15, abs=0.2)
    assert len({arrow.path for arrow in drawing.arrows}) == len(drawing.arrows)


def numbers(text: str) -> list[float]:
    return [float(one) for one in re.findall(r"-?\d+\.\d", text)]


def test_a_map_of_nothing_can_be_drawn() -> None:
    assert system_map({}, []).dots == ()


def test_the_map_is_described_and_its_labels_can_be_read() -> None:
    markdown = markdown_of({LIST: listed(), "docs/weeks/2018-10-01.md": "Prose.\n"})
    page = BeautifulSoup(markdown["people/index.md"], "html.parser")
    svg = page.find("svg")
    assert isinstance(svg, Tag)
    assert svg["role"] == "img"
    described = str(svg["aria-labelledby"]).split()
    assert all(svg.find(id=one) for one in described)
    words = [one.get_text() for one in svg.find_all("text")]
    assert "Harbour Trust" in words
    assert markdown["people/index.md"].index("lends people to") < markdown["people/index.md"].index(
        "<svg"
    )


# Names in a text


WORDS = st.text("abcdefghijklmnopqrstuvwxyzäéñ", min_size=2, max_size=8).map(str.capitalize)
BETWEEN = st.sampled_from([" ", "  ", "\n", "\n> ", "** ", " *", "-", "&nbsp;", "</b> ", " (Ed) "])


@given(st.lists(WORDS, min_size=2, max_size=4), st.data())
def test_a_name_is_found_whatever_parts_its_words(words: list[str], data: st.DataObject) -> None:
    assume(without_title(" ".join(words)) == " ".join(words))  # else it is found without it, too
    text = words[0]
    for word in words[1:]:
        text += data.draw(BETWEEN) + word
    names = Names([" ".join(words)])
    assert list(names.lines(f"One.\nWith {text}’s help.")) == [1]
    assert not [*names.lines(f"x{text}"), *names.lines(f"{text}x")]
    assert list(names.lines(f"{words[-1]}, {' '.join(words[:-1])}".upper())) == [0]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Will", "Will came. William will.", 1),
        ("Sam Example", "Sam, Example", 0),
        ("Sam Example", "Samuel Example and Sam Examples", 0),
        ("Sam Example", "example, sam", 1),
        ("José Example", "jose\u0301 example, Jose Example", 2),
        ("O'Brien Example", "O’Brien Example", 1),
        ("王小明", "我见了王小明。", 1),
        ("J. Example", "J. Example and J Example", 2),
        ("Sam\u00adExample Two", "Samexample Two", 1),
        ("***", "***", 0),
        (".* (", "anything", 0),
        ("Sam Example", "Idea:Sam_Example_", 1),
    ],
)
def test_what_counts_as_a_name(name: str, text: str, found: int) -> None:
    assert len(list(Names([name]).lines(text))) == found


@pytest.mark.parametrize("part", ["Sam ", "Sam (", "Sam <", "Sam\n", "Sam Example, ", "(<" * 9])
def test_no_text_takes_long(part: str) -> None:
    names = Names(["Sam Example", "Sam Sam", "Example Sam"])
    text = part * (200_000 // len(part))
    assert takes_less_than(3, lambda: list(names.lines(text)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sam  Example", "SAM EXAMPLE"), ("José", "Jose\u0301"), ("Strauß", "STRAUSS")],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_a_site_without_people_has_no_page_of_them(tmp_path: Path) -> None:
    built = build(make_site(tmp_path, HOOKED, {"weeks/2018-10-01.md": "Prose.\n"}))
    assert built.code == 0
    assert not (built.folder / "people").exists()


def test_what_the_manual_shows_is_a_log_without_faults_and_is_told_as_it_says() -> None:
    files = {one.title: one.text for one in fences(page("people.md"))}
    assert len(files) == 3
    log, problems = load(files, TODAY.replace(year=2026))
    assert problems == []
    told = people_page(look_up(log, OwnPage()))
    assert [one.name for place in told.places for one in place.people] == ["Alex Example"]
    assert told.not_named == ["1 more person has been asked and not answered yet."]
    assert told.not_named[0] in page("people.md")
    assert told.roles[0].line.what == "Ward manager, a surgical ward"
    assert "lends porters to Longreach Hospital" in told.organisations[0].links


UNNAMED = """---
people:
  - {name: Robin Example, consent: asked}
  - {name: Quill Example}
  - {name: Alex Example, consent: given}
  - {name: Dr Kit Example}
  - {name: Kit Example, consent: not needed}
---
Alex Example led. I met *Robin* Example at noon. We walked. QUILL EXAMPLE came, and so on. Kit \
Example too.
"""


def test_descriptions_and_feeds_leave_out_sentences_with_names(tmp_path: Path) -> None:
    files = {
        "weeks/2018-10-01.md": UNNAMED.replace("\\\n", ""),
        "weeks/2018-10-08.md": "Robin Example, whom I met.\n",
        "posts/2018-10-09-a.md": "---\nstandfirst: Of Robin Example. Of wards.\n---\nWords.\n",
        "posts/2018-10-10-b.md": "Idea 1: Ask Robin Example about the wards.\n",
    }
    built = build(make_site(tmp_path, HOOKED, files))
    assert built.code == 0, built.said
    told = {
        one.parent.relative_to(built.folder).as_posix(): meta["content"]
        for one in built.folder.rglob("index.html")
        for meta in BeautifulSoup(one.read_text("utf-8"), "html.parser").find_all("meta")
        if "description" in (meta.get("name"), str(meta.get("property")).removeprefix("og:"))
    }
    assert told["weeks/2018-10-01"].endswith("Alex Example led. We walked. Kit Example too.")
    assert told["weeks/2018-10-08"].startswith("Week 2")
    assert told["posts/2018-10-09-a"].endswith("Of wards.")
    feeds = (built.folder / "feed.xml").read_text("utf-8")
    feeds += (built.folder / "feed.json").read_text("utf-8")
    assert "We walked." in feeds
    for name in ("Robin Example", "QUILL"):
        assert name not in feeds
        assert [one for one, words in told.items() if name in words and "ideas/" not in one] == []


def test_a_name_with_a_full_stop_in_it_takes_all_words_away() -> None:
    names = Names(["Alex B? Quill"])
    assert without_names("We met. Alex B? Quill came. So.", names) in ("", "We met. So.")
    assert without_names("Nobody came. So.", names) == "Nobody came. So."
    assert without_names("Robin Quagga came.", Names(["Robin Quagga"])) == ""


def test_many_unnamed_people_cost_little() -> None:
    names = unnamed_people(Person(f"Ann Sur{at}name", None, None, "asked", ()) for at in range(100))
    texts = [f"I met Ann Sur{at % 150}name at noon. We walked far and wide." for at in range(500)]
    assert takes_less_than(1, lambda: [without_names(text, names) for text in texts])
    told = [without_names(text, names) for text in texts]
    assert told[0] == "We walked far and wide."
    assert told[120] == texts[120]
