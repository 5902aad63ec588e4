"""Markdown: its blocks as GitHub sees them, written so that Python-Markdown shows the same."""
