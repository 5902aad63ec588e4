"""What `learnlog doctor` looks at: the computer, its programs, the log's folder, and git."""
