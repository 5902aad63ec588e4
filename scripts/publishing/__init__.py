"""What puts a finished site in another place; `push_site.py` is run by a workflow."""
