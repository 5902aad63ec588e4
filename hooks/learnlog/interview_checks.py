"""What is worth telling about interviews: videos that shut readers out, forecasts left alone."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from learnlog.forecasts import due_forecasts, forecasts_of
from learnlog.front_matter.quoting import quoted_if_needed
from learnlog.interview_answers import (
    PlacedVideo,
    Question,
    only_videos,
    placed_videos,
    questions,
)
from learnlog.interview_slips import RunOnVideo, like_a_question, run_on_videos
from learnlog.model import Entry, Interview, Kind, Log, Video
from learnlog.own_words import has_text
from learnlog.posters import poster_uri
from learnlog.problems import Problem, Source
from learnlog.videos import listed_address

_TRANSCRIPT = "    transcript: |\n      …"
_NO_FILE_NAME = re.compile(r"[^\w.-]+")


def answers_without_words(log: Log) -> Iterator[Problem]:
    """Answers that are videos and nothing else, where one of these has no transcript."""
    for entry in log.published:
        videos = placed_videos(entry)
        silent = [one for one in videos if not (one.told and one.told.transcript)]
        asked = questions(entry.prose) if silent else ()
        shut = [one for one in asked if only_videos(one, entry.prose, videos)]
        for video in silent:
            if video.question and video.question in shut:
                yield _without_words(entry, video, video.question)


def videos_misplaced(log: Log) -> Iterator[Problem]:
    """Items of `videos` that show no video, show one again, or whose video is not in the text."""
    for entry in log.published:
        listed = entry.details.videos if isinstance(entry.details, Interview) else ()
        run_on = run_on_videos(entry)
        yield from (_run_on(entry, one) for one in run_on)
        placed = {video.address.key for video in placed_videos(entry)} if listed else set()
        placed |= {video.address.key for video in run_on}
        seen: dict[str, Video] = {}
        for video in listed:
            address = listed_address(video.link)
            if address is None:
                yield _no_video(video)
            elif (first := seen.setdefault(address.key, video)) is not video:
                line = first.at("link").line
                message = f"this video stands in 'videos' already, on line {line}; keep one of them"
                yield Problem(video.at("link"), "field-value", message)
            elif address.key not in placed:
                message = (
                    "this video stands nowhere in the text; put its address "
                    "on a line of its own below the question, with an empty line around it"
                )
                yield Problem(video.at("link"), "video-unplaced", message, f"\n{video.link}\n")


def interviews_without_questions(log: Log) -> Iterator[Problem]:
    """Interviews with a text in which no heading is a question."""
    for entry in log.of_kind(Kind.INTERVIEW):
        if has_text(entry.prose) and not questions(entry.prose):
            at, words = like_a_question(entry.prose) or (0, "")
            source = Source(entry.source.path, entry.prose.first_line + at)
            message = "no question found: begin each question with ## and a space"
            yield Problem(source, "interview-questions", message, f"## {words}" if words else "")


def posters_elsewhere(log: Log) -> Iterator[Problem]:
    """Pictures that are not files of the log, which a page would have to fetch from elsewhere."""
    for entry in log.published:
        for video in entry.details.videos if isinstance(entry.details, Interview) else ():
            if video.poster and poster_uri(entry, video) is None:
                message = (
                    "'poster' must be the path of a picture that you have saved beside this file; "
                    "from elsewhere a page fetches nothing"
                )
                hint = f"poster: {_path_beside(entry, video)}"
                yield Problem(video.at("poster"), "field-value", message, hint)


def forecasts_without_review(log: Log) -> Iterator[Problem]:
    """Forecasts that nobody will look at again."""
    for foretold in forecasts_of(log):
        forecast, entry = foretold.forecast, foretold.entry
        if foretold.open and forecast.review is None:
            day = _a_year_after(entry.date if entry.dated else log.today)
            message = "say when to look whether this came true"
            field, hint = "review", "review: …"
            if field not in forecast.lines:
                text = quoted_if_needed(forecast.text)
                field, hint = "text", f"text: {text}\nreview: {day}"
            yield Problem(forecast.at(field), "forecast-review", message, hint)


def forecasts_due(log: Log) -> Iterator[Problem]:
    """Forecasts whose day has come, so that somebody says how they turned out."""
    for foretold in due_forecasts(log, log.today):
        forecast = foretold.forecast
        message = (
            f"'{forecast.text}' was to be looked at on {forecast.review}; "
            "say what came of it (came true, partly, did not come true), or give it a later day"
        )
        field = "outcome" if forecast.outcome else "review"
        outcome = "outcome: …"
        hint = outcome if forecast.outcome else f"review: {forecast.review}\n{outcome}"
        yield Problem(forecast.at(field), "forecast-due", message, hint)


def _without_words(entry: Entry, video: PlacedVideo, question: Question) -> Problem:
    link = entry.prose.body[video.start : video.end].strip().strip("<>")
    where, hint = "below 'videos:'", f"  - link: {link}\n{_TRANSCRIPT}"
    if video.told and "transcript" in video.told.lines:
        where, hint = f"in place of line {video.told.at('transcript').line}", _TRANSCRIPT
    elif video.told and video.told.lines.keys() > {"link"}:
        where, hint = f"below line {video.told.at('link').line}", _TRANSCRIPT
    elif video.told:
        where = f"in place of line {video.told.source.line}"
    elif "videos" not in entry.lines:
        hint = f"videos:\n{hint}"
    message = (
        f"the answer to '{question.words}' is a video without a transcript, so whoever can't "
        f"hear or play it learns nothing; write down what is said in it, {where}"
    )
    source = Source(entry.source.path, entry.prose.first_line + video.line)
    return Problem(source, "video-transcript", message, hint)


def _run_on(entry: Entry, video: RunOnVideo) -> Problem:
    above, below = "\n" * video.text_above, "\n" * video.text_below
    where = " and ".join(filter(None, ("above" * bool(above), "below" * bool(below))))
    message = (
        f"this video runs on with the text, so it is only a link; put an empty line {where} it"
    )
    source = Source(entry.source.path, entry.prose.first_line + video.line)
    return Problem(source, "video-unplaced", message, f"{above}{video.written}{below}")


def _path_beside(entry: Entry, video: Video) -> str:
    """The path of a picture as it should be: with other slashes, or of a copy beside the entry."""
    path = (video.poster or "").replace("\\", "/")
    if poster_uri(entry, replace(video, poster=path)):
        return quoted_if_needed(path)
    name = _NO_FILE_NAME.sub("-", posixpath.basename(re.split(r"[?#]", path)[0]))
    return f"images/{name.strip('-.') or 'poster.png'}"


def _no_video(video: Video) -> Problem:
    message = f"'link' must be the web address of a video, not '{video.link[:60]}'"
    example = "link: https://www.youtube.com/watch?v=…"
    return Problem(video.at("link"), "field-value", message, example)


def _a_year_after(day: dt.date) -> dt.date:
    year = min(day.year + 1, dt.MAXYEAR)
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)
