"""The editor of a log on its own site, `/admin/`: Sveltia CMS, told what entries may say."""
