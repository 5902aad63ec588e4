"""What each page shows, as finished values: one module a page, no host and no markup."""
