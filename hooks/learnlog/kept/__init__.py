"""What is kept from one build to the next, and how it is known to be of use still.

It is correct before it is fast: whatever is not known to be the same is made anew.
"""
