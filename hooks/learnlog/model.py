"""The nouns of a log: what was written is one set of types, what is concluded another."""

from learnlog.concluded import Answer, Idea, Log, Moment, Step
from learnlog.written import (
    Achievement,
    Author,
    Entry,
    FollowUp,
    IdeaUpdate,
    Lesson,
    NextStep,
    Place,
    Prose,
)

__all__ = [
    "Achievement",
    "Answer",
    "Author",
    "Entry",
    "FollowUp",
    "Idea",
    "IdeaUpdate",
    "Lesson",
    "Log",
    "Moment",
    "NextStep",
    "Place",
    "Prose",
    "Step",
]
