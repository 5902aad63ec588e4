"""What could identify a person in a text: one kind of detail a file, and what to write instead."""
