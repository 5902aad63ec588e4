"""Editing without loss: a change names what it means, and touches no other byte."""
