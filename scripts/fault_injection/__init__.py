"""What is lost when edits and builds are killed, starved, forbidden, raced and overtaken."""
