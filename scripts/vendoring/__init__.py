"""The files of others that lie within learnlog: which ones, and how to get them anew."""
