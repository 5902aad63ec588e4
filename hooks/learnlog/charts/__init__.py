"""Geometry of charts: numbers to finished lengths, points and paths, which templates only print."""
