"""The programs that make a site of the pages: MkDocs, its fork ProperDocs, and Zensical."""
