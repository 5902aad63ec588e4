"""The engine in a browser: what the pages on which one writes ask it, as texts of JSON."""
