"""Entries as forms have them: which fields, what was filled in, and the text that comes of it."""
