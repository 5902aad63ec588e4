"""What `learnlog new` needs besides the text of the new entry."""
