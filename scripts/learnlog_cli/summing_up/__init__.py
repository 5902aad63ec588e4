"""What a run of the publishing workflow says in plain words, on the page of that run."""
