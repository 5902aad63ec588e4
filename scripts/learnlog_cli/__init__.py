"""The `learnlog` command: one verb a file, over the engine's public door."""
