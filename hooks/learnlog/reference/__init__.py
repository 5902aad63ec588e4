"""Reference data in YAML, learnlog's and the owner's: frameworks, instruments, models, people."""
