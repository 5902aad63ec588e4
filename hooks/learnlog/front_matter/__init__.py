"""Front matter: fences, YAML, fields and their values, strictly."""
