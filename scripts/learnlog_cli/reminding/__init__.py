"""What `learnlog remind` says, and the calendar that it makes."""
