"""The pictures of README and manual, taken of the demo log in a browser."""
