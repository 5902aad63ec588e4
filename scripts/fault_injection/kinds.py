"""All kinds of faults, with how often each is tried and what must come of it."""

from __future__ import annotations

from fault_injection.builds import count_builds
from fault_injection.damaged_caches import count_damaged_caches
from fault_injection.exact_edits import count_exact_edits
from fault_injection.full_disk import count_full_disk
from fault_injection.kills import count_kills
from fault_injection.other_editors import count_other_editors
from fault_injection.previews import count_previews
from fault_injection.races import count_races
from fault_injection.read_only import count_read_only
from fault_injection.results import Kind
from fault_injection.warm_builds import count_warm_builds

KINDS = (
    Kind(
        "edits",
        "Made-up files of every kind are edited",
        "every byte outside of the edit as it was, refusals explained",
        full=10_000,
        reduced=40,
        count=count_exact_edits,
    ),
    Kind(
        "kills",
        "An edit is killed half-way",
        "0 lost or mixed files, the next edit works at once",
        full=1_000,
        reduced=40,
        count=count_kills,
    ),
    Kind(
        "full-disk",
        "An edit finds the disk full",
        "the original intact, a clear message",
        full=100,
        reduced=36,
        count=count_full_disk,
    ),
    Kind(
        "read-only",
        "An edit is made where nothing may be written",
        "the original intact, a clear message",
        full=100,
        reduced=12,
        count=count_read_only,
    ),
    Kind(
        "races",
        "Eight processes edit one entry at once",
        "all are there, none twice",
        full=1_000,
        reduced=80,
        count=count_races,
    ),
    Kind(
        "other-editors",
        "An editor saves while a command works",
        "refused with clear words, what the editor saved is there",
        full=200,
        reduced=30,
        count=count_other_editors,
    ),
    Kind(
        "builds",
        "A build is killed half-way",
        "the previous or the new site, whole",
        full=200,
        reduced=9,
        count=count_builds,
    ),
    Kind(
        "warm-builds",
        "A log is changed at random, four times, and built with what the last build kept",
        "the same bytes and words as from nothing",
        full=500,
        reduced=4,
        count=count_warm_builds,
    ),
    Kind(
        "previews",
        "A log is changed at random, five times, while it is shown",
        "what a preview shows that has just begun",
        full=100,
        reduced=2,
        count=count_previews,
    ),
    Kind(
        "damaged-caches",
        "What a build kept is damaged, cut off, or another log's",
        "the right pages, and nothing damaged left",
        full=100,
        reduced=9,
        count=count_damaged_caches,
    ),
)
