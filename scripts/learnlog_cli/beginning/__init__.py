"""What the commands that make a file need besides its text."""
