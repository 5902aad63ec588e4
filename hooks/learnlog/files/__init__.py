"""Files of a site: what is read from the disk, and what their names may be."""
