"""The sentences of privacy_corpus are what they claim to be, and the check reaches its goals."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from privacy_corpus import numbers, templates
from privacy_corpus.corpus import sentences
from privacy_corpus.filling import fill
from privacy_corpus.sentences import (
    CLEAN,
    FREE,
    HELD_OUT,
    QUASI,
    SPLITS,
    STRUCTURED,
    TUNING,
    Marked,
    Sentence,
)
from privacy_corpus.templates import Template

from learnlog.privacy.findings import KINDS, Finding
from privacy_count.counting import Count, count
from privacy_count.goals import GOALS, percent
from privacy_count.misses import misses
from privacy_count.table import tables

SEED = 2018
CORPUS = {split: sentences(split, SEED) for split in SPLITS}
EVERY = [one for split in SPLITS for one in CORPUS[split]]
LISTS_THAT_DIFFER = (
    *("first", "last", "street", "house", "ward", "hospital", "organisation"),
    *("mail-user", "mail-domain", "postcode-area", "drug"),
)


def details(kind: str, split: str | None = None) -> list[str]:
    return [
        one.text[mark.start : mark.end]
        for one in (CORPUS[split] if split else EVERY)
        for mark in one.marked
        if mark.kind == kind
    ]


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


# The sentences


def test_each_half_is_large_enough_and_has_all_kinds() -> None:
    for split in SPLITS:
        sections = Counter(one.section for one in CORPUS[split])
        assert set(sections) == {*STRUCTURED, "name", *QUASI, CLEAN}
        assert sum(sections[kind] for kind in (*STRUCTURED, "name", *QUASI)) >= 3_000
        assert sections[CLEAN] >= 2_000
        assert min(sections[kind] for kind in STRUCTURED) >= 150
    assert {*STRUCTURED, "name", *QUASI} == {*KINDS, FREE}
    assert {kind for kind, detail in KINDS.items() if detail.stops} == set(STRUCTURED)


def test_there_are_many_templates_for_what_a_story_gives_away() -> None:
    for split in SPLITS:
        of = Counter(one.section for one in templates.templates(split))
        assert sum(of[kind] for kind in QUASI) >= 30
        assert of["name"] >= 50
        assert of[CLEAN] >= 150
        assert min(of[kind] for kind in STRUCTURED) >= 10


def test_the_same_seed_gives_the_same_sentences_and_another_gives_others() -> None:
    for split in SPLITS:
        assert sentences(split, SEED) == CORPUS[split]
        others = {one.text for one in sentences(split, SEED + 1)}
        assert len(others - {one.text for one in CORPUS[split]}) > 2_000


def test_the_reduced_corpus_is_a_part_of_the_whole_with_every_template_of_details() -> None:
    for split in SPLITS:
        part = sentences(split, SEED, reduced=True)
        assert set(part) <= set(CORPUS[split])
        assert len(part) < len(CORPUS[split]) / 3
        assert {one.section for one in part} == {one.section for one in CORPUS[split]}
        named = {one.template for one in part}
        assert all(one.name in named for one in templates.templates(split))


def test_no_sentence_comes_twice_and_no_slot_is_left_open() -> None:
    assert len({one.text for one in EVERY}) == len(EVERY)
    for one in EVERY:
        assert not re.search(r"\{[^}]*\}|\[\[|\]\]|@@|\\[nu]", one.text), one


def test_marks_stand_around_a_value_in_order_and_values_have_no_space_around() -> None:
    for one in EVERY:
        ends = 0
        for start, end, _ in one.marked:
            value = one.text[start:end]
            assert ends <= start < end <= len(one.text)
            assert value == value.strip()
            ends = end


def test_a_mark_is_of_the_value_and_of_nothing_around_it() -> None:
    dice = random.Random(1)
    one = Template("tuning/phone/1", "phone", "Rang {phone-solid}, [[twice]] at {1-2}.", plain=True)
    made = fill(one, dice)
    (_, _, first), (_, _, second) = made.marked
    number, word = (made.text[mark.start : mark.end] for mark in made.marked)
    assert re.fullmatch(r"Rang \+?\d{11,12}, twice at [12]\.", made.text)
    assert (number, first) == (made.text[5:].split(",")[0], "phone")
    assert (word, second) == ("twice", "phone")


def test_every_sentence_has_a_detail_of_its_kind_and_nothing_of_a_clean_one_is_marked() -> None:
    for one in EVERY:
        kinds = {mark.kind for mark in one.marked}
        assert (one.section in kinds) if one.section != CLEAN else not kinds, one


# The two halves


def test_the_halves_share_no_template_and_no_sentence() -> None:
    texts = [{one.text for one in templates.templates(split)} for split in SPLITS]
    assert not texts[0] & texts[1]
    assert not {one.text for one in CORPUS[TUNING]} & {one.text for one in CORPUS[HELD_OUT]}


@pytest.mark.parametrize("name", LISTS_THAT_DIFFER)
def test_the_halves_share_no_value(name: str) -> None:
    one, other = (
        {text.casefold() for text in templates.values(split)[name] if "{" not in text}
        for split in SPLITS
    )
    assert one
    assert not one & other


@pytest.mark.parametrize("kind", ["nhs-number", "chi-number", "hc-number", "national-insurance"])
def test_the_halves_share_no_number(kind: str) -> None:
    one, other = ({re.sub(r"\W", "", text) for text in details(kind, split)} for split in SPLITS)
    assert len(one) > 150
    assert not one & other


def test_every_file_of_the_held_out_half_says_so_in_its_first_line() -> None:
    files = sorted((templates.HERE / HELD_OUT).iterdir())
    assert [file.name for file in files] == ["clean.txt", "details.txt", "values.txt"]
    for file in files:
        first = file.read_text("utf-8").splitlines()[0]
        assert first.startswith("# HELD OUT: rules are never tuned on")


def test_the_held_out_half_is_written_in_more_ways() -> None:
    marked = "\n".join(one.text for one in CORPUS[HELD_OUT])
    for sign in ("\u00a0", "\u2009", "\u202f", "\u2013", "**", "__", "`", "| ", "### ", "> "):
        assert sign in marked
    for begin in (r"^  note: ", r"^title: ", r"\(mailto:", r"\(tel:", r"\(images/mrs-"):
        assert re.search(begin, marked, re.MULTILINE), begin
    for kind in ("nhs-number", "phone", "postcode", "address", "birth-date"):
        assert any("\n" in value for value in details(kind, HELD_OUT)), kind
    assert any(value.islower() for value in details("postcode", HELD_OUT))


# The numbers, by calculations of their own


def remainder(ten: str) -> int:
    """0 where the last digit is the right check digit: all ten weighted from 10 to 1, modulo 11."""
    return sum(int(digit) * (10 - place) for place, digit in enumerate(ten)) % 11


def test_check_digits_by_numbers_that_are_published_as_examples() -> None:
    assert remainder("9434765919") == 0
    assert remainder("9434765918") != 0
    assert numbers.check_digit("943476591") == 9


def test_nhs_numbers_are_in_range_and_most_have_their_check_digit() -> None:
    found = [digits(value) for value in details("nhs-number")]
    assert all(len(one) == 10 and one[0] in "467" for one in found)
    right = [remainder(one) == 0 for one in found]
    assert 0.7 < sum(right) / len(right) < 0.95
    # Where it is wrong, the shape alone has to tell.
    for value in details("nhs-number"):
        if remainder(digits(value)):
            assert re.fullmatch(r"\d{3}\D{1,2}\d{3}\D{1,2}\d{4}", value)


def test_health_and_care_numbers_are_in_their_range_with_their_check_digit() -> None:
    for value in details("hc-number"):
        assert len(digits(value)) == 10
        assert 320 <= int(digits(value)[:3]) <= 399
        assert remainder(digits(value)) == 0


def test_chi_numbers_begin_with_a_date_and_have_their_check_digit() -> None:
    for value in details("chi-number"):
        ten = digits(value)
        assert len(ten) == 10
        assert 1 <= int(ten[:2]) <= 31
        assert 1 <= int(ten[2:4]) <= 12
        assert remainder(ten) == 0


def test_national_insurance_numbers_have_letters_that_are_given_out() -> None:
    for value in details("national-insurance"):
        plain = re.sub(r"[^a-z0-9]", "", value.lower())
        assert re.fullmatch(r"[a-ceghj-prstw-z][a-ceghj-nprstw-z]\d{6}[a-d]", plain), value
        assert plain[:2] not in {"bg", "gb", "nk", "kn", "tn", "nt", "zz"}


def test_postcodes_have_the_form_of_postcodes() -> None:
    form = r"[a-z]{1,2}\d{1,2}[a-z]?\d[abd-hjlnp-uw-z]{2}"
    for value in details("postcode"):
        plain = re.sub(r"%20|[^a-z0-9]", "", value.lower())
        assert re.fullmatch(form, plain), value


def test_phone_numbers_are_long_enough_and_none_is_kept_for_fiction() -> None:
    for value in details("phone"):
        number = digits(value.split(" ext")[0].split("x")[0].replace("(0)", ""))
        assert 9 <= len(number) <= 14, value
        home = re.sub(r"^(?:0044|44)", "0", number)
        assert not home.startswith(("07700900", "01632960", "020794600", "0808157", "0306999"))
    assert any(value.startswith("+") and not value.startswith("+44") for value in details("phone"))


def test_mail_addresses_are_no_examples() -> None:
    for value in details("email"):
        assert re.fullmatch(r"[\w.+-]+@[\w-]+(\.[a-z]+)+", value)
        assert "example" not in value
        assert not value.endswith((".test", ".invalid"))


def test_birth_dates_and_records_have_digits_and_names_have_none() -> None:
    assert all(re.search(r"\d", value) for value in details("birth-date"))
    assert all(len(digits(value)) >= 5 for value in details("record-number"))
    for value in details("name"):
        assert re.fullmatch(r"[^\W\d_][\w'’,. -]*", value), value


def test_clean_sentences_have_nothing_of_a_form_that_identifies() -> None:
    for one in EVERY:
        if one.section == CLEAN:
            assert "@" not in one.text
            assert not re.search(r"mailto:|tel:|\+44|\b07\d{9}\b", one.text)
            assert not re.search(r"\b[A-Z]{2}\d?\d [0-9][A-Z]{2}\b", one.text), one.text
            assert not re.search(r"(?i)\b(?:dob|nhs no|mrn)\W+\d", one.text), one.text
            assert not re.search(r"\b(?:Mr|Mrs|Ms) (?!Whippy)[A-Z]", one.text), one.text


# The count


def perfect(text: str) -> Sequence[Finding]:
    """A check that finds all there is: it knows the sentences."""
    marks = KNOWN[text]
    return [Finding(one.start, one.end, one.kind) for one in marks if one.kind in KINDS]


KNOWN: dict[str, tuple[Marked, ...]] = {one.text: one.marked for one in EVERY}


def counted(find: Callable[[str], Sequence[Finding]]) -> Count:
    return count(CORPUS[HELD_OUT], find)


def test_a_check_that_finds_everything_reaches_all_goals() -> None:
    found = counted(perfect)
    assert all(goal.met(found) for goal in GOALS)
    assert found.false_stops == found.false_asks == 0
    assert all(
        one.same == one.found == one.details for kind, one in found.kinds.items() if kind != FREE
    )
    assert found.kinds[FREE].found == 0


def test_a_check_that_finds_nothing_misses_the_goals_for_finding() -> None:
    found = counted(lambda text: ())
    assert [goal.met(found) for goal in GOALS] == [False, False, True]
    assert not any(one.found for one in found.kinds.values())


def test_a_check_that_finds_something_everywhere_stops_all_clean_sentences() -> None:
    found = counted(lambda text: [Finding(0, len(text), "phone"), Finding(0, len(text), "name")])
    assert [goal.met(found) for goal in GOALS] == [True, True, False]
    assert found.stops_per_thousand == found.asks_per_thousand == 1_000
    assert found.kinds["email"].found == found.kinds["email"].details
    assert found.kinds["email"].same == 0


def test_a_finding_of_the_other_class_or_beside_the_detail_does_not_count() -> None:
    text = "Call 07911 482913 today."
    one = Sentence(text, (Marked(5, 17, "phone"),), "tuning/phone/1", "phone")
    for finding, right in (
        (Finding(5, 17, "phone"), True),
        (Finding(16, 20, "record-number"), True),
        (Finding(17, 20, "phone"), False),
        (Finding(0, 5, "phone"), False),
        (Finding(5, 17, "name"), False),
    ):
        assert count([one], lambda text, found=finding: [found]).kinds["phone"].found == right


def test_a_share_is_never_rounded_up() -> None:
    assert percent(0.99499) == "99.49 %"
    assert percent(0.995) == "99.50 %"
    assert percent(1) == "100.00 %"


def test_tables_name_every_kind_of_both_halves() -> None:
    lines = list(tables({split: count(CORPUS[split], perfect) for split in SPLITS}))
    for kind in KINDS:
        assert sum(line.startswith(f"| {kind} |") for line in lines) == 2
    assert "| none of the kinds | held_out | 60 | 60 | 0 | 0.00 % | – |" in lines
    assert sum(line.endswith("| reached |") for line in lines) == 2 * len(GOALS)


def test_misses_show_sentences_of_the_tuning_half_only() -> None:
    for split, shown in ((TUNING, True), (HELD_OUT, False)):
        missed = count(CORPUS[split], lambda text: [Finding(0, 1, "age")])
        lines = "\n".join(misses(split, missed, 500))
        assert f"{split}/phone/1" in lines
        assert any(repr(one.text) in lines for one in CORPUS[split]) == shown
        for one in CORPUS[split]:
            if split == HELD_OUT and len(one.text) > 12:
                assert one.text not in lines


def test_the_check_is_as_good_as_the_manual_says() -> None:
    """Not yet what the goals want: `scripts/privacy.py` says how far it is from them."""
    from learnlog.privacy.detectors import find_all

    tuned = count(sentences(TUNING, SEED), find_all)
    assert all(goal.met(tuned) for goal in GOALS)
    found = count(sentences(HELD_OUT, SEED), find_all)
    # and no word of the sentences in a message, or somebody would tune on them
    assert found.found(STRUCTURED) >= 0.938, percent(found.found(STRUCTURED))
    assert found.found(["name"]) >= 0.909, percent(found.found(["name"]))
    assert found.stops_per_thousand <= 4.9, found.stops_per_thousand
