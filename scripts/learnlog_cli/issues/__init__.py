"""A form on GitHub that becomes an entry: its questions, its answers, and the file they make."""
