"""The desk at which the verbs that write sit: one log, one author, one week."""
