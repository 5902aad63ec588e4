"""What `learnlog review` asks about, and what an answer means."""
