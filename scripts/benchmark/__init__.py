"""What a build with learnlog costs beside plain MkDocs, and how that grows."""
