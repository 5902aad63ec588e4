"""What `learnlog unpublish` finds out about a file, and the steps to take."""
